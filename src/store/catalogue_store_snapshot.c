/* The snapshot: everything a customer may still see, read once and put into one arena.
 *
 * Events, lists and plans are read sorted by id, so performances find theirs by halving; then events
 * are sorted by their next performance and performances by event.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/catalogue_store_internal.h"
#include "store/query.h"
#include "store/snapshot_tags.h"

struct snapshot {
    struct catalogue_store *store;
    const struct snapshot_spec *spec;
    struct catalogue *catalogue;
    struct fault *fault;
    struct instance *instances; /* sorted by event id; moved to the catalogue at the end */
    size_t n_instances;
};

static const char *keep(struct snapshot *s, const struct query *q, int column)
{
    const char *text = query_column_text(q, column);
    return *text == '\0' ? "" : arena_strdup(s->catalogue->arena, text);
}

static enum rc count(struct snapshot *s, const char *sql, size_t *ret)
{
    struct query q = query_of(s->store->db, sql);
    if (query_next(&q))
        *ret = (size_t)query_column_int(&q, 0);
    return query_end(&q, s->fault);
}

static enum rc read_list_ids(struct snapshot *s)
{
    struct catalogue *c = s->catalogue;
    size_t n = 0;
    enum rc rc = count(s, "SELECT count(*) FROM price_list", &n);
    if (rc)
        return rc;
    c->price_lists = arena_alloc_array(c->arena, n, sizeof(*c->price_lists));
    struct query q = query_of(s->store->db, "SELECT id FROM price_list ORDER BY id");
    while (query_next(&q) && c->n_price_lists < n)
        text_copy(c->price_lists[c->n_price_lists++].id, ID_SIZE, query_column_text(&q, 0));
    return query_end(&q, s->fault);
}

/* A fee that the service does not itemise is known from the configuration; free tickets bear none. */
static void add_fee(struct price_list *list, money_t fee)
{
    for (size_t i = 0; i < list->n_prices; i++) {
        if (list->prices[i].fee == 0 && list->prices[i].amount > 0)
            list->prices[i].fee = fee;
    }
}

static enum rc read_lists(struct snapshot *s)
{
    struct catalogue *c = s->catalogue;
    enum rc rc = read_list_ids(s);
    for (size_t i = 0; !rc && i < c->n_price_lists; i++) {
        char id[ID_SIZE];
        memcpy(id, c->price_lists[i].id, sizeof(id));
        rc = catalogue_store_load_prices(s->store, id, c->arena, &c->price_lists[i], s->fault);
        if (!rc)
            add_fee(&c->price_lists[i], s->spec->fee_per_ticket);
    }
    return rc;
}

static enum rc read_areas(struct snapshot *s, struct plan_brief *plan)
{
    struct area_brief areas[PLAN_AREAS_MAX] = {{.name = ""}};
    struct query q = query_of(s->store->db, "SELECT id, name, capacity, reserved FROM plan_area"
                                            " WHERE plan_id = ? ORDER BY position");
    query_text(&q, plan->id);
    while (query_next(&q) && plan->n_areas < PLAN_AREAS_MAX) {
        struct area_brief *area = &areas[plan->n_areas++];
        text_copy(area->id, sizeof(area->id), query_column_text(&q, 0));
        area->name = keep(s, &q, 1);
        area->capacity = (int)query_column_int(&q, 2);
        area->reserved = query_column_int(&q, 3) != 0;
    }
    plan->areas = arena_alloc_array(s->catalogue->arena, plan->n_areas, sizeof(*areas));
    memcpy(plan->areas, areas, plan->n_areas * sizeof(*areas));
    return query_end(&q, s->fault);
}

static enum plan_kind plan_kind_of(int64_t stored)
{
    return stored >= PLAN_UNKNOWN && stored <= PLAN_GROUP ? (enum plan_kind)stored : PLAN_UNKNOWN;
}

static enum rc read_plans(struct snapshot *s)
{
    struct catalogue *c = s->catalogue;
    size_t n = 0;
    enum rc rc = count(s, "SELECT count(*) FROM plan", &n);
    if (rc)
        return rc;
    c->plans = arena_alloc_array(c->arena, n, sizeof(*c->plans));
    struct query q = query_of(s->store->db, "SELECT p.id, p.name, coalesce(v.name, ''), p.kind"
                                            " FROM plan AS p LEFT JOIN venue AS v"
                                            " ON v.id = p.venue_id ORDER BY p.id");
    while (query_next(&q) && c->n_plans < n) {
        struct plan_brief *plan = &c->plans[c->n_plans++];
        text_copy(plan->id, sizeof(plan->id), query_column_text(&q, 0));
        plan->name = keep(s, &q, 1);
        plan->venue = keep(s, &q, 2);
        plan->kind = plan_kind_of(query_column_int(&q, 3));
    }
    rc = query_end(&q, s->fault);
    for (size_t i = 0; !rc && i < c->n_plans; i++)
        rc = read_areas(s, &c->plans[i]);
    return rc;
}

static enum rc count_events(struct snapshot *s, size_t *ret)
{
    struct query q =
        query_of(s->store->db, "SELECT count(*) FROM event AS e WHERE EXISTS(SELECT 1 FROM instance"
                               " AS i WHERE i.event_id = e.id AND i.start_utc_s > ?)");
    query_int(&q, s->spec->now_utc_s);
    if (query_next(&q))
        *ret = (size_t)query_column_int(&q, 0);
    return query_end(&q, s->fault);
}

static enum rc read_events(struct snapshot *s)
{
    struct catalogue *c = s->catalogue;
    size_t n = 0;
    enum rc rc = count_events(s, &n);
    if (rc)
        return rc;
    c->events = arena_alloc_array(c->arena, n, sizeof(*c->events));
    struct query q = query_of(
        s->store->db, "SELECT e.id, e.name, e.description, coalesce(m.key, ''), e.alt, e.tags,"
                      " e.age, e.duration_min FROM event AS e LEFT JOIN image AS m"
                      " ON m.url = e.image_url WHERE EXISTS(SELECT 1 FROM instance AS i"
                      " WHERE i.event_id = e.id AND i.start_utc_s > ?) ORDER BY e.id");
    query_int(&q, s->spec->now_utc_s);
    while (query_next(&q) && c->n_events < n) {
        struct event *event = &c->events[c->n_events++];
        text_copy(event->id, sizeof(event->id), query_column_text(&q, 0));
        event->name = keep(s, &q, 1);
        event->description = keep(s, &q, 2);
        event->image = keep(s, &q, 3);
        event->alt = keep(s, &q, 4);
        event->tags = keep(s, &q, 5);
        event->age = keep(s, &q, 6);
        event->duration_min = (int)query_column_int(&q, 7);
    }
    return query_end(&q, s->fault);
}

/* By the id that begins each element of the three sorted arrays. */
static int by_id(const void *id, const void *element)
{
    return strcmp(id, element);
}

_Static_assert(offsetof(struct event, id) == 0 && offsetof(struct plan_brief, id) == 0 &&
                   offsetof(struct price_list, id) == 0,
               "by_id() reads the id at the beginning");

static uint32_t index_of(const char *id, const void *array, size_t n, size_t size)
{
    const char *found = n > 0 ? bsearch(id, array, n, size, by_id) : NULL;
    return found ? (uint32_t)((size_t)(found - (const char *)array) / size) : CATALOGUE_NONE;
}

static struct availability availability_of(const struct query *q, int column)
{
    return (struct availability){.available = (int)query_column_int(q, column),
                                 .wheelchair = (int)query_column_int(q, column + 1),
                                 .special = (int)query_column_int(q, column + 2),
                                 .capacity = (int)query_column_int(q, column + 3),
                                 .as_of_utc_s = query_column_int(q, column + 4)};
}

static void read_instance(const struct snapshot *s, const struct query *q, struct instance *ret)
{
    const struct catalogue *c = s->catalogue;
    *ret = (struct instance){
        .event = index_of(query_column_text(q, 1), c->events, c->n_events, sizeof(*c->events)),
        .plan = index_of(query_column_text(q, 2), c->plans, c->n_plans, sizeof(*c->plans)),
        .price_list = index_of(query_column_text(q, 3), c->price_lists, c->n_price_lists,
                               sizeof(*c->price_lists)),
        .start_utc_s = query_column_int(q, 5),
        .sell_from_utc_s = query_column_int(q, 6),
        .sell_until_utc_s = query_column_int(q, 7),
        .on_sale = query_column_int(q, 8) != 0,
        .published_by_hand = query_column_int(q, 9) != 0,
        .cancelled = query_column_int(q, 10) != 0,
        .best_available = query_column_int(q, 11) != 0,
        .availability = availability_of(q, 12),
    };
    text_copy(ret->id, sizeof(ret->id), query_column_text(q, 0));
    if (!when_parse(query_column_text(q, 4), &ret->start))
        ret->start = when_local(ret->start_utc_s);
}

static enum rc read_instances(struct snapshot *s)
{
    struct query q = query_of(
        s->store->db, "SELECT i.id, i.event_id, i.plan_id, i.price_list_id, i.start, i.start_utc_s,"
                      " i.sell_from_utc_s, i.sell_until_utc_s, i.on_sale, i.by_hand, i.cancelled,"
                      " i.best_available, coalesce(a.available, 0), coalesce(a.wheelchair, 0),"
                      " coalesce(a.special, 0), coalesce(a.capacity, 0),"
                      " coalesce(a.as_of_utc_s, 0) FROM instance AS i LEFT JOIN availability AS a"
                      " ON a.instance_id = i.id WHERE i.start_utc_s > ?"
                      " ORDER BY i.event_id, i.start_utc_s, i.id");
    query_int(&q, s->spec->now_utc_s);
    size_t room = 0;
    while (query_next(&q)) {
        if (s->n_instances == room) {
            room = room ? room * 2 : 256;
            s->instances = mem_regrow(s->instances, room, sizeof(*s->instances));
        }
        struct instance *instance = &s->instances[s->n_instances];
        read_instance(s, &q, instance);
        if (instance->event == CATALOGUE_NONE)
            continue; /* its event has been swept, or is not there yet */
        struct event *event = &s->catalogue->events[instance->event];
        if (event->n_instances++ == 0)
            event->first_instance = (uint32_t)s->n_instances;
        s->n_instances++;
    }
    return query_end(&q, s->fault);
}

struct ranked {
    int64_t next_utc_s;
    const char *name;
    uint32_t event;
};

static int by_next_start(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->next_utc_s != b->next_utc_s)
        return a->next_utc_s < b->next_utc_s ? -1 : 1;
    const int names = strcmp(a->name, b->name);
    return names != 0 ? names : (a->event < b->event ? -1 : 1);
}

static struct ranked *rank_events(const struct snapshot *s)
{
    struct catalogue view = *s->catalogue;
    assert(s->instances || s->n_instances == 0);
    view.instances = s->instances;
    struct ranked *ranked = mem_zalloc_array(view.n_events, sizeof(*ranked));
    for (uint32_t e = 0; e < view.n_events; e++) {
        const uint32_t next = event_next_instance(&view, e, s->spec->now_utc_s);
        ranked[e] = (struct ranked){INT64_MAX, view.events[e].name, e};
        if (view.instances && next != CATALOGUE_NONE)
            ranked[e].next_utc_s = view.instances[next].start_utc_s;
    }
    qsort(ranked, view.n_events, sizeof(*ranked), by_next_start);
    return ranked;
}

/* Events by next start; performances follow their events. */
static void arrange(struct snapshot *s)
{
    struct catalogue *c = s->catalogue;
    const struct event *old = c->events;
    struct ranked *ranked = rank_events(s);
    c->events = arena_alloc_array(c->arena, c->n_events, sizeof(*c->events));
    c->instances = arena_alloc_array(c->arena, s->n_instances, sizeof(*c->instances));
    for (size_t i = 0; i < c->n_events; i++) {
        struct event *event = &c->events[i];
        *event = old[ranked[i].event];
        const uint32_t from = event->first_instance;
        event->first_instance = (uint32_t)c->n_instances;
        for (uint32_t k = 0; s->instances && k < event->n_instances; k++) {
            struct instance *to = &c->instances[c->n_instances++];
            *to = s->instances[from + k];
            to->event = (uint32_t)i;
        }
    }
    mem_free(ranked);
}

static enum rc read_synced(struct snapshot *s)
{
    struct query q = query_of(s->store->db, "SELECT utc_s FROM moment WHERE name = 'synced'");
    if (query_next(&q))
        s->catalogue->synced_utc_s = query_column_int(&q, 0);
    return query_end(&q, s->fault);
}

static enum rc read_all(struct snapshot *s)
{
    enum rc rc = read_synced(s);
    if (!rc)
        rc = read_lists(s);
    if (!rc)
        rc = read_plans(s);
    if (!rc)
        rc = read_events(s);
    if (!rc)
        rc = read_instances(s);
    if (rc)
        return rc;
    arrange(s);
    snapshot_tags_collect(s->catalogue);
    return RC_OK;
}

enum rc catalogue_store_snapshot(struct catalogue_store *store, const struct snapshot_spec *spec,
                                 struct catalogue **ret, struct fault *fault)
{
    struct snapshot s = {.store = store,
                         .spec = spec,
                         .catalogue = mem_zalloc(sizeof(struct catalogue)),
                         .fault = fault};
    s.catalogue->arena = arena_new();
    const enum rc rc = read_all(&s);
    mem_free(s.instances);
    if (rc) {
        catalogue_free(s.catalogue);
        return rc;
    }
    *ret = s.catalogue;
    return RC_OK;
}
