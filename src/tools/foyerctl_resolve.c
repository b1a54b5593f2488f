#include <stdio.h>
#include <string.h>

#include "backend/lock.h"
#include "backend/settle.h"
#include "base/text.h"
#include "store/journal.h"
#include "tools/foyerctl.h"

/* Who did it is known to the machine's own log; the chain says that it was not the screen. */
static enum rc note_act(const struct foyerctl *ctl, struct journal *journal, struct fault *fault)
{
    char about[64];
    struct text t = TEXT_OF(about);
    text_addf(&t, "%s %s", ctl->args[0],
              strcmp(ctl->args[1], "yes") == 0 ? "booked" : "not booked");
    const struct journal_act act = {.person = "FOYERCTL", .act = "DECIDE", .about = about};
    return journal_act(journal, &act, fault);
}

static enum rc resolve(struct foyerctl *ctl, struct journal *journal, const char *note,
                       struct fault *fault)
{
    struct attempt attempt = {0};
    enum rc rc = journal_find(journal, ctl->args[0], &attempt, fault);
    if (rc)
        return rc;
    const struct settlement settlement = {
        .attempt = &attempt,
        .wait_ms = settle_wait_ms(journal, &attempt, &ctl->config, &ctl->clock),
        .note = note};
    if (settlement.wait_ms == 0)
        rc = note_act(ctl, journal, fault);
    if (rc == RC_OK)
        rc = settle_write(journal, &settlement, fault);
    journal_attempt_deinit(&attempt);
    return rc;
}

static bool read_decision(const struct foyerctl *ctl, struct text *note)
{
    if (strcmp(ctl->args[1], "yes") == 0 && ctl->n_args == 3 && text_is_id(ctl->args[2])) {
        text_addf(note, "booked as order %s, says staff", ctl->args[2]);
        return true;
    }
    text_add(note, "not booked, says staff");
    return strcmp(ctl->args[1], "no") == 0 && ctl->n_args == 2;
}

int foyerctl_resolve(struct foyerctl *ctl)
{
    char words[120];
    struct text note = TEXT_OF(words);
    struct fault fault = {RC_OK, 0, ""};
    if (!read_decision(ctl, &note) || !journal_reference_is_sound(ctl->args[0])) {
        fputs("foyerctl: resolve REFERENCE yes ORDER, or resolve REFERENCE no\n", stderr);
        return FOYERCTL_USAGE;
    }
    const struct journal_spec spec = foyerctl_journal(ctl, false);
    struct journal *journal = NULL;
    int lock = -1;
    enum rc rc = lock_take(ctl->state_dir, &lock, &fault);
    if (rc == RC_OK)
        rc = journal_open(&spec, &journal, &fault);
    if (rc == RC_OK)
        rc = resolve(ctl, journal, words, &fault);
    journal_close(journal);
    lock_release(lock);
    return rc ? foyerctl_fail(&fault) : FOYERCTL_OK;
}
