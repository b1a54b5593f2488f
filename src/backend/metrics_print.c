#include "backend/metrics_print.h"

#include <sys/statvfs.h>
#include <unistd.h>

#include "backend/health.h"
#include "backend/metrics_text.h"
#include "backend/price_probe.h"
#include "backend/standing.h"
#include "base/version.h"

enum { NEAR_S = 86400 };

static void print_reason(FILE *out, const char *reason, bool holds)
{
    const struct metrics_label labels[] = {{"reason", reason}, {NULL, NULL}};
    metrics_count(out, "foyer_stopped", labels, holds);
}

static void print_stopped(FILE *out, const struct engine *engine, const struct health *now)
{
    metrics_family(out, "foyer_stopped", METRICS_GAUGE, "1 for each reason why nothing is sold.");
    for (enum health_stop stop = HEALTH_STOP_CONFIG; stop < HEALTH_STOP_COUNT; stop++)
        print_reason(out, health_stop_name(stop), health_is_stopped(engine, stop));
    print_reason(out, "offline", now->selling == SELLING_OFFLINE);
    print_reason(out, "starting", now->selling == SELLING_STARTING);
    print_reason(out, "night", now->pause == PAUSE_NIGHT);
    print_reason(out, "orders_per_hour", now->pause == PAUSE_ORDERS);
    print_reason(out, "staff", now->pause == PAUSE_STAFF);
}

static void print_program(FILE *out, const struct engine *engine, bool up)
{
    const struct metrics_label version[] = {{"version", PROGRAM_VERSION}, {NULL, NULL}};
    metrics_family(out, "foyer_build_info", METRICS_GAUGE, "The version that runs.");
    metrics_count(out, "foyer_build_info", version, 1);
    metrics_single(out, "foyer_up", "0 once the kiosk has ended in good order.", up);
    metrics_single(out, "foyer_written_timestamp_seconds", "When this file was written.",
                   engine_utc_s(engine));
    metrics_family(out, "foyer_starts_total", METRICS_COUNTER,
                   "Starts of the kiosk with this state folder.");
    metrics_count(out, "foyer_starts_total", NULL, (uint64_t)standing_starts(engine));
}

void metrics_print_standing(FILE *out, const struct engine *engine, bool up)
{
    const struct health *now = health_now(engine);
    struct statvfs disk;
    print_program(out, engine, up);
    metrics_single(out, "foyer_selling", "1 while a customer can buy.",
                   up && now->selling == SELLING_YES && now->pause == PAUSE_NONE);
    print_stopped(out, engine, now);
    metrics_single(out, "foyer_last_answer_timestamp_seconds",
                   "The ticket service's last answer; 0: none yet.", now->last_answer_utc_s);
    metrics_family(out, "foyer_clock_offset_seconds", METRICS_GAUGE,
                   "The ticket service's clock minus ours.");
    metrics_milli(out, "foyer_clock_offset_seconds", NULL, now->clock_offset_ms);
    if (statvfs(engine->state_dir, &disk) == 0)
        metrics_single(out, "foyer_disk_free_bytes", "Room on the disk of the sales.",
                       (int64_t)disk.f_bavail * (int64_t)disk.f_frsize);
}

void metrics_print_sales(FILE *out, const struct engine *engine,
                         const struct journal_counts *counts)
{
    metrics_family(out, "foyer_sales_total", METRICS_COUNTER,
                   "Attempts to sell that ever came to this state.");
    for (enum order_state state = ORDER_NONE + 1; state < ORDER_STATE_COUNT; state++) {
        const struct metrics_label labels[] = {{"state", order_state_name(state)}, {NULL, NULL}};
        metrics_count(out, "foyer_sales_total", labels, counts->came_to[state]);
    }
    metrics_family(out, "foyer_orders_total", METRICS_COUNTER, "Orders made.");
    metrics_count(out, "foyer_orders_total", NULL, counts->orders);
    metrics_family(out, "foyer_tickets_total", METRICS_COUNTER, "Tickets in these orders.");
    metrics_count(out, "foyer_tickets_total", NULL, counts->tickets);
    metrics_single(out, "foyer_unresolved_sales", "Bookings whose outcome is not known.",
                   health_now(engine)->open_attempts);
    metrics_single(out, "foyer_last_order_timestamp_seconds", "The last order; 0: none yet.",
                   counts->last_order_utc_ms / 1000);
}

/* Of what can be bought and begins within a day: the oldest number of free places, and how many have
 * none. */
static void print_availability(FILE *out, const struct engine *engine)
{
    const struct catalogue *catalogue = engine->catalogue;
    const int64_t now_s = engine_utc_s(engine);
    int64_t oldest_s = 0, unknown = 0;
    for (size_t i = 0; catalogue && i < catalogue->n_instances; i++) {
        const struct instance *instance = &catalogue->instances[i];
        if (instance->start_utc_s > now_s + NEAR_S || !instance_is_sellable(instance, now_s))
            continue;
        const int64_t as_of_s = instance->availability.as_of_utc_s;
        unknown += as_of_s == 0;
        if (as_of_s > 0 && now_s - as_of_s > oldest_s)
            oldest_s = now_s - as_of_s;
    }
    metrics_single(out, "foyer_availability_age_seconds",
                   "Age of the oldest availability shown, of what begins within a day.", oldest_s);
    metrics_single(out, "foyer_availability_unknown",
                   "Performances within a day whose availability is not known.", unknown);
}

void metrics_print_catalogue(FILE *out, const struct engine *engine)
{
    const struct health *now = health_now(engine);
    const struct price_probe_result probe = price_probe_last(engine);
    metrics_single(out, "foyer_last_sync_timestamp_seconds",
                   "End of the last complete refresh; 0: none yet.", now->synced_utc_s);
    metrics_single(out, "foyer_catalogue_events", "Events in the catalogue.", now->n_events);
    metrics_single(out, "foyer_catalogue_performances", "Performances in the catalogue.",
                   now->n_instances);
    print_availability(out, engine);
    metrics_single(out, "foyer_price_probe_timestamp_seconds",
                   "End of the last nightly price check; 0: none yet.", probe.utc_s);
    metrics_single(out, "foyer_price_probe_different",
                   "Price lists whose basket came to another total than shown.",
                   (int64_t)probe.n_wrong);
}
