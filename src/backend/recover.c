#include "backend/recover.h"

#include "backend/health.h"
#include "backend/reconcile.h"
#include "backend/release.h"
#include "base/log.h"
#include "base/mem.h"

struct found {
    struct attempt *attempts; /* owned; without their lines */
    size_t n;
};

static void keep(void *ctx, const struct attempt *attempt, const struct order *order)
{
    (void)order;
    struct found *found = ctx;
    found->attempts = mem_regrow(found->attempts, found->n + 1, sizeof(*found->attempts));
    found->attempts[found->n] = *attempt;
    found->attempts[found->n].lines = NULL;
    found->n++;
}

static void give_back(struct engine *engine, const struct attempt *attempt)
{
    const int64_t behind_ms = engine_now_ms(engine) - clock_utc_ms(engine->clock);
    const struct release_spec spec = {.reference = attempt->reference,
                                      .basket_id = attempt->basket_id,
                                      .profile = engine_profile_named(engine, attempt->profile),
                                      .created_ms = attempt->created_utc_ms + behind_ms};
    release_start(engine, &spec);
}

static void recover(struct engine *engine, const struct attempt *attempt)
{
    switch (attempt->state) {
    case ORDER_DRAFT:
    case ORDER_HELD:
    case ORDER_TAGGED:
        give_back(engine, attempt);
        break;
    case ORDER_CONFIRM_INTENT:
    case ORDER_UNKNOWN:
    case ORDER_ESCALATED:
        reconcile_recover(engine, attempt);
        break;
    case ORDER_PAY_INTENT:
    case ORDER_PAID:
        log_error("%s: a payment without a payment driver; staff have to look", attempt->reference);
        break;
    case ORDER_CONFIRMED: /* stays for the operator to show or print again */
    case ORDER_CAPTURED:
    case ORDER_NONE:
    case ORDER_DONE:
    case ORDER_VOIDED:
    case ORDER_ABANDONED:
    case ORDER_RESOLVED_BY_STAFF:
    case ORDER_STATE_COUNT:
        break;
    }
}

void recover_open_attempts(struct engine *engine)
{
    struct found found = {0};
    struct fault fault = {RC_OK, 0, ""};
    if (!engine->journal)
        return;
    if (journal_each(engine->journal, true, keep, &found, &fault))
        log_error("journal: open attempts cannot be read: %s", fault.what);
    for (size_t i = 0; i < found.n; i++)
        recover(engine, &found.attempts[i]);
    mem_free(found.attempts);
    health_figures(engine);
}
