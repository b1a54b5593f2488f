/* Operator: what the maintenance screen asks of the backend and what it is told. Values.
 *
 * Whoever gave a right code is signed in at the backend until their visit ends; without that every act is
 * refused. What changes something is journalled with the person before it is done.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"
#include "model/ids.h"
#include "model/order_state.h"
#include "model/profile.h"

enum {
    OPERATOR_NAME_SIZE = 24,
    OPERATOR_KEY_SIZE = 352,
    OPERATOR_SALES_MAX = 60,
    OPERATOR_FINDINGS_MAX = 40,
    OPERATOR_LINES_MAX = 60,
    OPERATOR_SETTINGS_MAX = 16,
    CLOSING_WORDS_SIZE = 120,
};

/* The name, and whether it changes something. */
#define OPERATOR_ACT_LIST(X)                                                               \
    X(STATUS, false) /* -> machine */                                                      \
    X(SALES, false)  /* -> sales: today's, and all that are open, newest first */          \
    X(SALE, false)   /* `reference` -> sales[0], order without codes */                    \
    X(COPY, true)    /* `reference` -> order with its codes; RC_NOT_FOUND when erased */   \
    X(DECIDE, true)  /* `reference`, `booked`: what the box office found (R8) */           \
    X(KEYS, false)   /* -> keys */                                                         \
    X(KEY_TEST, false)                                                                     \
    X(KEY_ROTATE, true) /* `key` of `profile`, when the service accepts it */              \
    X(KEY_REMOVE, true)                                                                    \
    X(SELF_TEST, true)                                                                     \
    X(SELF_TEST_STOP, false)                                                               \
    X(SELF_TEST_TAKE, true) /* its settings into kiosk.ini */                              \
    X(LOG, false)           /* -> lines */                                                 \
    X(ACTS, false)          /* -> lines: what operators did */                             \
    X(SETTINGS, false)      /* -> screen, as kiosk.ini says it now */                      \
    X(SETTING, true)        /* `words` for `setting`, into kiosk.ini */                    \
    X(CLOSE, true)          /* nothing new is sold until `until_utc_s`; `words` say why */ \
    X(OPEN, true)                                                                          \
    X(SYNC_STOP, true)                                                                     \
    X(RESTART, true) /* noted; the program ends by itself */

/* Detail of an act's RC_OK: what was written counts from the next start on. */
enum { OPERATOR_AT_RESTART = 1 };

#define X(name, changes) OPERATOR_##name,
enum operator_act { OPERATOR_ACT_LIST(X) OPERATOR_ACT_COUNT };
#undef X

/* What the screen page writes. */
enum operator_setting_key { SETTING_WIDTH_MM, SETTING_THEME, SETTING_LANGUAGES, SETTING_COUNT };

struct operator_errand { /* what an act needs; the rest is zero */
    enum operator_act act;
    char reference[24];
    bool booked;
    uint8_t profile;
    char key[OPERATOR_KEY_SIZE]; /* Base64; whoever holds a copy wipes it */
    enum operator_setting_key setting;
    char words[CLOSING_WORDS_SIZE];
    int64_t until_utc_s; /* CLOSE: 0 until somebody opens it again */
};

/* Nothing new is sold until then. */
struct closing {
    bool closed;
    int64_t until_utc_s; /* 0: until somebody opens it */
    char words[CLOSING_WORDS_SIZE];
};

/* How an agent record's key lies on the disk, best last. */
enum secret_kept {
    SECRET_MISSING,
    SECRET_PLAIN,      /* Base64 in a file of mode 0600 */
    SECRET_SEALED,     /* encrypted, bound to this machine */
    SECRET_BY_SYSTEMD, /* handed over by systemd-creds; the kiosk cannot change it */
};

/* What a key handed over by systemd-creds is encrypted with, as far as it can be known here. */
enum secret_guard {
    GUARD_UNKNOWN, /* or it is not kept by systemd */
    GUARD_NOTHING, /* "null": encrypted with no secret at all */
    GUARD_HOST,    /* a key on the same disk */
    GUARD_TPM,     /* the machine's TPM2, with or without the host's key */
};

struct operator_sale {
    char reference[24];
    enum order_state state;
    char profile[PROFILE_NAME_SIZE];
    int64_t created_utc_s, last_send_utc_s; /* 0: nothing was sent */
    int sends;
    money_t total;
    size_t n_tickets;
    char what[128]; /* the first ticket's event */
    char order_id[65], basket_id[41], note[160];
    bool has_codes;   /* its QR codes can be shown again */
    int64_t decide_s; /* staff may decide in so many seconds, 0: now; negative: nothing to decide */
};

struct operator_key {
    char name[PROFILE_NAME_SIZE], label[64];
    char login_end[8]; /* its last four characters */
    enum secret_kept kept;
    enum secret_guard guard;
    bool serves; /* loaded, and not refused */
};

enum finding_sign { FINDING_UNKNOWN, FINDING_GOOD, FINDING_BAD };
struct operator_finding {
    char name[24], words[280];
    enum finding_sign sign;
};

struct operator_setting { /* a line of kiosk.ini that the self-test would change */
    char name[80];        /* "[service] paced" */
    char value[40], was[40];
};

struct operator_line { /* of the log, or an act */
    int level;         /* as in syslog: 3 error, 4 warning */
    int64_t utc_s;
    char person[OPERATOR_NAME_SIZE], act[24]; /* of an act; `words` say what it was done to */
    char words[200];
};

struct operator_report {
    enum operator_act act;
    char person[OPERATOR_NAME_SIZE]; /* who is signed in */
    struct operator_sale sales[OPERATOR_SALES_MAX];
    size_t n_sales;
    struct operator_key keys[PROFILES_MAX];
    size_t n_keys;
    struct operator_finding findings[OPERATOR_FINDINGS_MAX];
    size_t n_findings;
    struct operator_setting settings[OPERATOR_SETTINGS_MAX];
    size_t n_settings;
    struct operator_line lines[OPERATOR_LINES_MAX];
    size_t n_lines;
    struct {
        char version[24], network[160];
        int64_t disk_free; /* bytes */
        int64_t last_sale_utc_s;
        enum secret_kept kept; /* of the main record */
        enum secret_guard guard;
    } machine;
    struct {
        int width_mm; /* 0: the display's own */
        char theme[32];
        char languages[80]; /* "en_GB, de" */
    } screen;
};

const char *operator_act_name(enum operator_act act); /* "KEY_ROTATE" */
bool operator_act_changes(enum operator_act act);
