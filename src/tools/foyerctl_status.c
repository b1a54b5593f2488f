#include <inttypes.h>
#include <stdio.h>

#include "backend/days.h"
#include "store/journal.h"
#include "tools/foyerctl.h"

struct seen {
    struct health health;
    bool has_health;
};

static void free_reply(void *msg)
{
    reply_free(msg);
}

/* The cache's own news, read without taking the lock. */
static enum rc read_cache(const struct foyerctl *ctl, struct seen *seen, struct fault *fault)
{
    struct mailbox *replies =
        mailbox_new(&(struct mailbox_spec){.capacity = 16, .dispose = free_reply});
    const struct backend_spec spec = {.config = &ctl->config,
                                      .state_dir = ctl->state_dir,
                                      .clock = &ctl->clock,
                                      .replies = replies,
                                      .read_only_cache = true};
    struct backend *backend = NULL;
    const enum rc rc = backend_new(&spec, &backend, fault);
    if (rc == RC_OK)
        backend_step(backend, 0);
    struct reply *reply = mailbox_take(replies);
    while (reply) {
        if (reply->has_health) {
            seen->health = reply->health;
            seen->has_health = true;
        }
        reply_free(reply);
        reply = mailbox_take(replies);
    }
    backend_free(backend);
    mailbox_free(replies);
    return rc;
}

static enum rc read_journal(const struct foyerctl *ctl, struct journal_day *day,
                            struct fault *fault)
{
    const struct journal_spec spec = foyerctl_journal(ctl, true);
    struct journal *journal = NULL;
    enum rc rc = journal_open(&spec, &journal, fault);
    if (rc)
        return rc == RC_NOT_FOUND ? RC_OK : rc; /* nothing was ever sold */
    const int64_t now_s = clock_utc_ms(&ctl->clock) / 1000;
    rc = journal_today(journal, days_local_midnight_utc_s(now_s, 0) * 1000, day, fault);
    if (rc == RC_OK)
        rc = journal_verify(journal, fault);
    journal_close(journal);
    return rc;
}

static void print(const struct foyerctl *ctl, const struct health *health,
                  const struct journal_day *day)
{
    char taken[32];
    money_print(taken, sizeof(taken), day->taken, ctl->config.shop.currency.decimals);
    if (ctl->json) {
        printf("{\"events\": %" PRIu32 ", \"instances\": %" PRIu32 ", \"synced\": %" PRId64
               ", \"orders_today\": %" PRIu32 ", \"taken_today\": %s, \"open\": %" PRIu32
               ", \"oldest_open\": ",
               health->n_events, health->n_instances, health->synced_utc_s, day->orders, taken,
               day->open);
        foyerctl_print_json(day->oldest_open);
        puts("}");
        return;
    }
    const struct wall synced = when_local(health->synced_utc_s);
    printf("catalogue  %" PRIu32 " events, %" PRIu32 " performances\n", health->n_events,
           health->n_instances);
    if (health->synced_utc_s > 0)
        printf("refreshed  %04d-%02d-%02d %02d:%02d\n", synced.year, synced.month, synced.day,
               synced.hour, synced.minute);
    else
        puts("refreshed  never");
    printf("today      %" PRIu32 " orders, %s %s\n", day->orders, taken,
           ctl->config.shop.currency.code);
    printf("open       %" PRIu32 "%s%s\n", day->open, day->open > 0 ? ", the oldest is " : "",
           day->oldest_open);
}

int foyerctl_status(struct foyerctl *ctl)
{
    struct seen seen = {0};
    struct journal_day day = {0};
    struct fault fault = {RC_OK, 0, ""};
    if (read_cache(ctl, &seen, &fault) || read_journal(ctl, &day, &fault))
        return foyerctl_fail(&fault);
    print(ctl, &seen.health, &day);
    return FOYERCTL_OK;
}
