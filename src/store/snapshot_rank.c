#include "store/snapshot_rank.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static int by_next_start(const void *left, const void *right)
{
    const struct snapshot_rank *a = left, *b = right;
    if (a->next_utc_s != b->next_utc_s)
        return a->next_utc_s < b->next_utc_s ? -1 : 1;
    const int names = strcmp(a->name, b->name);
    return names != 0 ? names : (a->event < b->event ? -1 : 1);
}

struct snapshot_rank *snapshot_rank_events(const struct catalogue *catalogue,
                                           struct instance *instances, int64_t now_utc_s)
{
    struct catalogue view = *catalogue;
    view.instances = instances;
    struct snapshot_rank *ranked = mem_zalloc_array(view.n_events, sizeof(*ranked));
    for (uint32_t e = 0; e < view.n_events; e++) {
        const uint32_t next = event_next_instance(&view, e, now_utc_s);
        ranked[e] = (struct snapshot_rank){INT64_MAX, view.events[e].name, e};
        if (instances && next != CATALOGUE_NONE)
            ranked[e].next_utc_s = instances[next].start_utc_s;
    }
    qsort(ranked, view.n_events, sizeof(*ranked), by_next_start);
    return ranked;
}
