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
#include "store/profile_rows.h"
#include "store/query.h"
#include "store/snapshot_lists.h"
#include "store/snapshot_rank.h"
#include "store/snapshot_tags.h"

struct snapshot {
    struct catalogue_store *store;
    const struct snapshot_spec *spec;
    const struct trade *trade;
    struct snapshot_lists lists;
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

/* What is sold after its start is still to be seen. */
static int64_t seen_from_utc_s(const struct snapshot *s)
{
    const int late_minutes = s->trade->sell_until_minutes > 0 ? s->trade->sell_until_minutes : 0;
    return s->spec->now_utc_s - (int64_t)late_minutes * 60;
}

static enum rc count_events(struct snapshot *s, size_t *ret)
{
    struct query q =
        query_of(s->store->db, "SELECT count(*) FROM event AS e WHERE EXISTS(SELECT 1 FROM instance"
                               " AS i WHERE i.event_id = e.id AND i.start_utc_s > ?)");
    query_int(&q, seen_from_utc_s(s));
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
    query_int(&q, seen_from_utc_s(s));
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

/* By the id that begins each element of the sorted arrays. */
static int by_id(const void *id, const void *element)
{
    return strcmp(id, element);
}

_Static_assert(offsetof(struct event, id) == 0 && offsetof(struct plan_brief, id) == 0,
               "by_id() reads the id at the beginning");

static uint32_t index_of(const char *id, const void *array, size_t n, size_t size)
{
    const char *found = n > 0 ? bsearch(id, array, n, size, by_id) : NULL;
    return found ? (uint32_t)((size_t)(found - (const char *)array) / size) : CATALOGUE_NONE;
}

/* Columns of read_instances(). */
enum { AVAILABLE = 11, ASKED_BY = 16, RULES = 17 };

/* What another record was told says nothing about this one; and places that it may not sell are none. */
static struct availability availability_of(const struct query *q, const struct profile *profile)
{
    if (strcmp(query_column_text(q, ASKED_BY), profile->name) != 0)
        return (struct availability){0};
    const bool own_only = profile->terms.sell_allocation_only;
    return (struct availability){.available = own_only ? 0 : (int)query_column_int(q, AVAILABLE),
                                 .wheelchair = (int)query_column_int(q, AVAILABLE + 1),
                                 .special = (int)query_column_int(q, AVAILABLE + 2),
                                 .capacity = (int)query_column_int(q, AVAILABLE + 3),
                                 .as_of_utc_s = query_column_int(q, AVAILABLE + 4)};
}

/* By whom it is sold, whether it is published by hand, and at which prices. */
static void apply_rules(struct snapshot *s, const struct query *q, struct instance *instance)
{
    static const struct profile_row_columns at = {
        .instance_id = 0, .event_id = 1, .start = 4, .first = RULES};
    const struct profile_subject subject = profile_row_subject(q, &at);
    const size_t profile = profile_row(s->trade, &subject);
    const struct dressing dressing = trade_dressing(s->trade, &subject);
    instance->profile = (uint8_t)profile;
    instance->price_list =
        snapshot_lists_find(&s->lists, query_column_text(q, 3), profile, &dressing);
    instance->availability = availability_of(q, &s->trade->profiles[profile]);
    instance->published_by_hand = trade_is_published(s->trade, &subject);
    instance->hidden_by_hand = trade_is_hidden(s->trade, subject.instance_id);
    instance->closes_utc_s = instance->start_utc_s + (int64_t)s->trade->sell_until_minutes * 60;
    instance->has_fee = dressing.has_fee;
    instance->fee = dressing.fee;
    instance->offer = dressing.offer;
}

static void read_instance(struct snapshot *s, const struct query *q, struct instance *ret)
{
    const struct catalogue *c = s->catalogue;
    *ret = (struct instance){
        .event = index_of(query_column_text(q, 1), c->events, c->n_events, sizeof(*c->events)),
        .plan = index_of(query_column_text(q, 2), c->plans, c->n_plans, sizeof(*c->plans)),
        .start_utc_s = query_column_int(q, 5),
        .sell_from_utc_s = query_column_int(q, 6),
        .sell_until_utc_s = query_column_int(q, 7),
        .on_sale = query_column_int(q, 8) != 0,
        .cancelled = query_column_int(q, 9) != 0,
        .best_available = query_column_int(q, 10) != 0,
    };
    apply_rules(s, q, ret);
    text_copy(ret->id, sizeof(ret->id), query_column_text(q, 0));
    if (!when_parse(query_column_text(q, 4), &ret->start))
        ret->start = when_local(ret->start_utc_s);
}

static enum rc read_instances(struct snapshot *s)
{
    struct query q = query_of(
        s->store->db, "SELECT i.id, i.event_id, i.plan_id, i.price_list_id, i.start, i.start_utc_s,"
                      " i.sell_from_utc_s, i.sell_until_utc_s, i.on_sale, i.cancelled,"
                      " i.best_available, coalesce(a.available, 0), coalesce(a.wheelchair, 0),"
                      " coalesce(a.special, 0), coalesce(a.capacity, 0),"
                      " coalesce(a.as_of_utc_s, 0), coalesce(a.profile, '')," PROFILE_ROW_COLUMNS
                      " FROM instance AS i LEFT JOIN availability AS a ON a.instance_id = i.id"
                      " WHERE i.start_utc_s > ?1 ORDER BY i.event_id, i.start_utc_s, i.id");
    query_int(&q, seen_from_utc_s(s));
    profile_row_bind(&q, s->trade);
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

/* Events by next start; performances follow their events. */
static void arrange(struct snapshot *s)
{
    struct catalogue *c = s->catalogue;
    const struct event *old = c->events;
    struct snapshot_rank *ranked = snapshot_rank_events(c, s->instances, s->spec->now_utc_s);
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
        rc = snapshot_lists_read(&s->lists, s->store, s->fault);
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
    static const struct profile alone = {.name = "main"};
    static const struct trade plain = {.profiles = &alone, .n_profiles = 1};
    struct snapshot s = {.store = store,
                         .spec = spec,
                         .trade = spec->trade ? spec->trade : &plain,
                         .catalogue = mem_zalloc(sizeof(struct catalogue)),
                         .fault = fault};
    s.catalogue->arena = arena_new();
    s.lists = (struct snapshot_lists){.trade = s.trade, .catalogue = s.catalogue};
    const enum rc rc = read_all(&s);
    mem_free(s.instances);
    snapshot_lists_deinit(&s.lists);
    if (rc) {
        catalogue_free(s.catalogue);
        return rc;
    }
    *ret = s.catalogue;
    return RC_OK;
}
