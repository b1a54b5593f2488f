/* Set-up's parts: setup.c decides, setup_try.c asks the service, setup_files.c reads and writes; only
 * setup*.c include it. */
#pragma once

#include "backend/connect.h"
#include "backend/setup.h"

struct setup_state {
    char draft[300];                  /* what was answered before a power cut; no secrets */
    struct config *candidate;         /* the file's with the answers */
    bool unlocked, has_person;        /* somebody has a code: asked for before anything else */
    bool key_is_kept;                 /* by the service manager */
    bool key_taken;                   /* out of the slot for the next one */
    char proved[SETUP_URL_SIZE + 80]; /* URL and login that a trial was passed with; "": none */
    struct transport *transport;      /* borrowed; NULL: the connection makes its own */
    struct connection trial;          /* api NULL: none is under way */
    struct command waits;             /* for the trial; its key is wiped */
    struct setup_report tested;
    bool over; /* the trial may be freed */
};

/* setup_files.c */
void setup_files_look(struct engine *engine, struct setup_report *report);
/* Candidate from the answers; RC_REJECTED when they do not make a URL. */
RC_MUST_CHECK enum rc setup_files_candidate(struct engine *engine,
                                            const struct setup_answers *answers);
RC_MUST_CHECK enum rc setup_files_keep(struct engine *engine, const struct setup_answers *answers,
                                       struct fault *fault);
RC_MUST_CHECK enum rc setup_files_write(struct engine *engine, const struct setup_answers *answers,
                                        struct fault *fault);
/* setup_try.c */
void setup_try(struct engine *engine, const struct command *command);
void setup_try_stop(struct engine *engine);
/* What the candidate is known by. */
void setup_try_mark(const struct config *candidate, char *out, size_t size);
