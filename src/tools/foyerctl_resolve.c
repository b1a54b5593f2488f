#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "backend/lock.h"
#include "base/text.h"
#include "model/saga.h"
#include "store/journal.h"
#include "tools/foyerctl.h"

/* R8: too early, a late confirm could still prove the staff wrong. */
static bool is_settled(const struct foyerctl *ctl, const struct attempt *attempt,
                       struct fault *fault)
{
    const int64_t now_ms = clock_utc_ms(&ctl->clock);
    const int64_t expired_ms =
        attempt->created_utc_ms + (int64_t)ctl->config.basket_minutes * 60000;
    const int64_t from_ms = saga_staff_decide_from_ms(attempt->last_send_utc_ms, expired_ms);
    if (now_ms >= from_ms)
        return true;
    *fault = fault_make(RC_BUSY, 0, "%s can be resolved in %" PRId64 " s, not before",
                        attempt->reference, (from_ms - now_ms + 999) / 1000);
    return false;
}

static enum rc resolve(struct foyerctl *ctl, struct journal *journal, const char *note,
                       struct fault *fault)
{
    struct attempt attempt = {0};
    const char *reference = ctl->args[0];
    enum rc rc = journal_find(journal, reference, &attempt, fault);
    if (rc)
        return rc;
    if (attempt.state != ORDER_ESCALATED && attempt.state != ORDER_UNKNOWN) {
        *fault = fault_make(RC_REJECTED, 0, "%s is %s: nothing to resolve", reference,
                            order_state_name(attempt.state));
        rc = fault->rc;
    } else if (!is_settled(ctl, &attempt, fault)) {
        rc = fault->rc;
    }
    if (rc == RC_OK && attempt.state == ORDER_UNKNOWN)
        rc = journal_move(journal, reference, ORDER_ESCALATED, "handed to staff", fault);
    if (rc == RC_OK)
        rc = journal_move(journal, reference, ORDER_RESOLVED_BY_STAFF, note, fault);
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
