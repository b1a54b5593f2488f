/* What a large catalogue costs: storing it, a refresh in which nothing changed, and the snapshot that
 * the screens read.
 *
 *   bench_catalogue [INSTANCES]    default 50000
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "kit.h"
#include "store/catalogue_store.h"

enum { EVENTS = 2000, LOADS = 5, NOW_UTC_S = 1795286100 };

static void put_event(struct catalogue_store *store, const struct event *event)
{
    struct fault fault = {0};
    char html[512];
    struct text t = TEXT_OF(html);
    text_addf(&t, "<p>%s</p>", event->description);
    kit_check(catalogue_store_put_event(store,
                                        &(struct stored_event){.id = event->id,
                                                               .name = event->name,
                                                               .html = html,
                                                               .description = event->description,
                                                               .image_url = "",
                                                               .alt = "",
                                                               .tags = event->tags,
                                                               .age = "",
                                                               .duration_min = event->duration_min,
                                                               .on_sale = true},
                                        &fault),
              &fault, "event");
}

static void put_instance(struct catalogue_store *store, const struct catalogue *c,
                         const struct instance *instance)
{
    struct fault fault = {0};
    kit_check(catalogue_store_put_instance(
                  store,
                  &(struct stored_instance){.id = instance->id,
                                            .event_id = c->events[instance->event].id,
                                            .plan_id = c->plans[0].id,
                                            .price_list_id = c->price_lists[0].id,
                                            .start = instance->start,
                                            .start_utc_s = instance->start_utc_s,
                                            .on_sale = true,
                                            .best_available = true},
                  &fault),
              &fault, "instance");
}

/* One refresh as the synchronisation makes it; returns the rows that it wrote. */
static uint64_t refresh(struct catalogue_store *store, const struct catalogue *c)
{
    struct fault fault = {0};
    const uint64_t before = catalogue_store_rows_written(store);
    kit_check(catalogue_store_begin(store, &fault), &fault, "begin");
    for (size_t i = 0; i < c->n_events; i++)
        put_event(store, &c->events[i]);
    for (size_t i = 0; i < c->n_instances; i++)
        put_instance(store, c, &c->instances[i]);
    kit_check(catalogue_store_put_price_list(store, "main", &c->price_lists[0], NOW_UTC_S, &fault),
              &fault, "price list");
    kit_check(catalogue_store_sweep_events(store, &fault), &fault, "sweep events");
    kit_check(catalogue_store_sweep_instances(store, NOW_UTC_S, INT64_MAX, &fault), &fault,
              "sweep instances");
    kit_check(catalogue_store_commit(store, &fault), &fault, "commit");
    return catalogue_store_rows_written(store) - before;
}

static void print_snapshot(struct catalogue_store *store)
{
    int64_t times[LOADS];
    size_t bytes = 0, n = 0;
    int64_t peak = 0;
    for (int i = 0; i < LOADS; i++) {
        struct catalogue *snapshot = NULL;
        struct fault fault = {0};
        const int64_t live = kit_memory().live_bytes, from = kit_now_ns();
        kit_memory_mark();
        kit_check(catalogue_store_snapshot(store, &(struct snapshot_spec){.now_utc_s = NOW_UTC_S},
                                           &snapshot, &fault),
                  &fault, "snapshot");
        times[i] = kit_now_ns() - from;
        peak = kit_memory().peak_bytes - live;
        bytes = arena_bytes(snapshot->arena);
        n = snapshot->n_instances;
        catalogue_free(snapshot);
    }
    printf("snapshot of %zu instances      %10.1f ms\n", n, kit_median(times, LOADS) / 1e6);
    printf("  held                          %10.1f MB  (%.0f bytes an instance)\n",
           (double)bytes / 1e6, (double)bytes / (double)n);
    printf("  most while it is made         %10.1f MB\n", (double)peak / 1e6);
}

int main(int argc, char **argv)
{
    int64_t n = 50000;
    if (argc > 2 || (argc == 2 && !text_to_int64(argv[1], EVENTS, 1000000, &n))) {
        fputs("usage: bench_catalogue [INSTANCES]\n", stderr);
        return 2;
    }
    char dir[] = "/tmp/foyer-bench-XXXXXX";
    struct fault fault = {0};
    struct catalogue_store *store = NULL;
    struct catalogue *made = kit_catalogue(EVENTS, (uint32_t)n, NOW_UTC_S);
    if (!mkdtemp(dir))
        kit_check(RC_STORE, NULL, "a folder for the store");
    kit_check(catalogue_store_open(dir, &store, &fault), &fault, "open");
    printf("Catalogue: %d events, %zu instances\n", EVENTS, made->n_instances);
    int64_t from = kit_now_ns();
    const uint64_t first = refresh(store, made);
    printf("first refresh                   %10.0f ms   %8llu rows written\n",
           (double)(kit_now_ns() - from) / 1e6, (unsigned long long)first);
    from = kit_now_ns();
    const uint64_t second = refresh(store, made);
    printf("refresh, nothing changed        %10.0f ms   %8llu rows written (budget 0)\n",
           (double)(kit_now_ns() - from) / 1e6, (unsigned long long)second);
    print_snapshot(store);
    catalogue_store_close(store);
    catalogue_free(made);
    kit_remove(dir);
    return EXIT_SUCCESS;
}
