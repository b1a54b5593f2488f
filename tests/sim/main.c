/* foyer-sim: many seeded worlds, one after the other. See tests/PROOF.md. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "sim/world.h"

enum { SESSIONS_A_WORLD = 50, PROMISES = 6, EXIT_USAGE = 2 };

static const char usage[] = "usage: foyer-sim [--seed N] [--sessions N] [--world N [--trace]]\n";

struct options {
    int64_t seed, sessions, world; /* world -1: all of them */
    bool trace;
};

static bool parse(int argc, char **argv, struct options *o)
{
    const struct {
        const char *name;
        int64_t least, *number;
    } numbers[] = {
        {"--seed", 0, &o->seed}, {"--sessions", 1, &o->sessions}, {"--world", 0, &o->world}};
    for (int i = 1; i < argc; i++) {
        size_t k = 0;
        if (strcmp(argv[i], "--trace") == 0) {
            o->trace = true;
            continue;
        }
        while (k < sizeof(numbers) / sizeof(numbers[0]) && strcmp(argv[i], numbers[k].name) != 0)
            k++;
        if (k == sizeof(numbers) / sizeof(numbers[0]) || i + 1 == argc ||
            !text_to_int64(argv[++i], numbers[k].least, INT32_MAX, numbers[k].number))
            return false;
    }
    return true;
}

static void add(struct world_counts *sum, const struct world_counts *one)
{
    uint64_t *to = (uint64_t *)(void *)sum;
    const uint64_t *from = (const uint64_t *)(const void *)one;
    for (size_t i = 0; i < sizeof(*sum) / sizeof(*to); i++)
        to[i] += from[i];
}

static int broken(const struct world_counts *c)
{
    return (c->lost > 0) + (c->doubled > 0) + (c->shown_before_durable > 0) + (c->unexplained > 0) +
           (c->unsettled > 0) + (c->staff_wrongly > 0);
}

static uint64_t failures(const struct world_counts *c)
{
    return c->lost + c->doubled + c->shown_before_durable + c->unexplained + c->unsettled +
           c->staff_wrongly;
}

static void print(const struct world_counts *c, uint64_t trace)
{
#define ROW(name, text) printf("%10" PRIu64 "  %s\n", c->name, text)
    ROW(sessions, "sessions");
    ROW(requests, "requests");
    ROW(faults, "faults on the wire");
    ROW(crashes, "crashes");
    ROW(disk_errors, "starts with a disk that fails");
    ROW(clock_jumps, "clock jumps");
    ROW(take_overs, "baskets taken over by staff");
    ROW(thefts, "places taken by others");
    ROW(held, "holds");
    ROW(agreed, "touches of Buy");
    ROW(shown, "customers who saw their codes");
    ROW(told_no, "told: not booked");
    ROW(told_unknown, "told: show the reference");
    ROW(given_back, "basket given back, or words");
    ROW(orders, "orders in the ledger");
    ROW(confirmed, "attempts that say sold");
    ROW(escalated, "handed to staff");
    ROW(voided, "voided behind the fence");
    ROW(abandoned, "abandoned");
    ROW(staff_visits, "visits of staff");
    ROW(too_early_refused, "decisions refused before their time");
    ROW(nobody_refused, "decisions refused to nobody");
    ROW(found_booked, "decided by staff: booked");
    ROW(found_not_booked, "decided by staff: not booked");
    ROW(empty_orders, "late confirms that booked nothing");
    ROW(lost, "LOST");
    ROW(doubled, "DOUBLED");
    ROW(shown_before_durable, "SHOWN BEFORE DURABLE");
    ROW(unexplained, "UNEXPLAINED");
    ROW(unsettled, "UNSETTLED");
    ROW(staff_wrongly, "STAFF TOO EARLY, OR NOBODY");
#undef ROW
    printf("trace %016" PRIx64 "\n", trace);
}

int main(int argc, char **argv)
{
    struct options o = {.seed = 1, .sessions = 10000, .world = -1};
    struct world_counts sum = {0};
    uint64_t trace = 0;
    if (!parse(argc, argv, &o)) {
        fputs(usage, stderr);
        return EXIT_USAGE;
    }
    setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0", 1);
    log_set_level((enum log_level)0); /* the faults are meant */
    for (int64_t world = 0; world * SESSIONS_A_WORLD < o.sessions; world++) {
        const int64_t left = o.sessions - world * SESSIONS_A_WORLD;
        const struct world_spec spec = {
            .seed = (uint64_t)o.seed * 1000003 + (uint64_t)world,
            .sessions = (uint32_t)(left < SESSIONS_A_WORLD ? left : SESSIONS_A_WORLD),
            .loud = o.trace};
        struct world_counts one;
        if (o.world >= 0 && o.world != world)
            continue;
        trace = trace * 31 + world_run(&spec, &one);
        if (failures(&one) > 0)
            fprintf(stderr, "in world %" PRId64 " of seed %" PRId64 "\n", world, o.seed);
        add(&sum, &one);
    }
    print(&sum, trace);
    printf("%d passed, %d failed\n", PROMISES - broken(&sum), broken(&sum));
    return failures(&sum) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
