/* Standing file: how the running kiosk stands, in its state folder, for foyerctl and for those who watch.
 *
 * A text of lines "name words", replaced whole by rename, without secrets and without anything of a
 * customer. It is a report and no record: nothing is decided by it but the number of starts.
 * Threads: the backend thread writes; any program may read.
 */
#pragma once

#include <sys/types.h>

#include "config/config.h"
#include "model/message.h"

struct standing {
    char version[24];
    int64_t pid;
    int64_t starts; /* of the kiosk with this state folder, this one too */
    int64_t started_utc_s, written_utc_s;
    bool ended; /* in good order */
    enum selling_state selling;
    enum pause pause;
    int64_t pause_ends_utc_s; /* 0: not known */
    char reason[160], notice[160];
    int64_t last_answer_utc_s, clock_offset_ms;
    struct {
        char name[PROFILE_NAME_SIZE];
        enum secret_kept kept;
        bool serves;
    } records[PROFILES_MAX];
    size_t n_records;
    int64_t silent_s; /* read only: since it was written, by the machine's clock */
};

/* RC_NOT_FOUND when no kiosk has run here yet; RC_STORE when it cannot be read or understood. */
RC_MUST_CHECK enum rc standing_read(const char *state_dir, struct standing *ret,
                                    struct fault *fault);
RC_MUST_CHECK enum rc standing_write(const char *state_dir, const struct standing *standing,
                                     struct fault *fault);
/* The process that wrote it lives, and has said so within the last three minutes. */
bool standing_is_alive(const struct standing *standing);

const char *standing_selling_name(enum selling_state selling); /* "yes", "offline" */
const char *standing_pause_name(enum pause pause);             /* "none", "night" */
const char *standing_kept_name(enum secret_kept kept);         /* "systemd", "sealed" */
