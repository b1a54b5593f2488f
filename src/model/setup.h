/* Set-up: what the first-run assistant asks of the backend and what it is told. Values.
 *
 * The backend checks every answer, remembers those that are no secret over a power cut, tries them at the
 * service, and writes the files at the end, the configuration last: until it is there nothing is configured.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"

enum { SETUP_TEXT_SIZE = 352, SETUP_URL_SIZE = 160 };

/* What is asked, in this order. */
enum setup_question {
    SETUP_LANGUAGE, /* "en_GB" */
    SETUP_VENUE,
    SETUP_KIOSK,   /* first part of every reference, "K1" */
    SETUP_CLIENT,  /* the venue's name at the service */
    SETUP_ADDRESS, /* of the service, "https://system.spektrix.com/" */
    SETUP_LOGIN,
    SETUP_KEY,    /* Base64 */
    SETUP_WIDTH,  /* of the picture in mm, "" to ask the display */
    SETUP_PERSON, /* whose code it is */
    SETUP_CODE,
    SETUP_QUESTIONS,
};

/* The answers as they were typed; "" is none. Whoever holds a copy wipes it. */
struct setup_answers {
    char text[SETUP_QUESTIONS][SETUP_TEXT_SIZE];
};

enum setup_act {
    SETUP_LOOK,   /* -> known, locked, key_is_kept */
    SETUP_UNLOCK, /* with the code of somebody who has one */
    SETUP_KEEP, /* checks the answer to `question`, remembers it; RC_REJECTED when it will not do */
    SETUP_TRY,  /* -> tests; the key is kept, encrypted, when all went well */
    SETUP_WRITE, /* RC_OK: configured */
};

struct setup_errand {
    enum setup_act act;
    enum setup_question question;
    struct setup_answers answers;
};

enum setup_test { SETUP_REACHED, SETUP_ACCEPTED, SETUP_CLOCK, SETUP_READ, SETUP_TESTS };

struct setup_report {
    struct setup_answers known; /* without key and code */
    bool locked;                /* somebody has a code already, and it was not typed yet */
    bool has_person;            /* so that no other is asked for */
    bool key_is_kept;           /* by the service manager: not asked for */
    struct {
        bool asked, ok;
        enum rc rc;
    } tests[SETUP_TESTS];
    int64_t clock_offset_ms; /* service minus ours */
    uint32_t n_events;       /* that the record may sell */
    char why[160];           /* what went wrong, for who is asked for help; "" nothing */
};

/* True for key and code. */
bool setup_is_secret(enum setup_question question);
/* Letters of the on-screen keyboard that go with a language. */
const char *setup_keyboard_of(const char *language);
/* The address with the client's name, as it is signed (contract 2.1). False when it is too long. */
bool setup_url(const struct setup_answers *answers, char *out, size_t size);
/* The reverse; both stay as they are when `url` is "" or of another make. */
void setup_take_url(struct setup_answers *answers, const char *url);
