/* Events, instances, venues, pictures and availability on their way in, and sweeping out. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "store/catalogue_store_internal.h"
#include "store/clean.h"
#include "store/query.h"

enum {
    CLEANING_VERSION = 1,       /* raise it when clean.c changes: stored strings are made again */
    PLAIN_DESCRIPTION_MIN = 60, /* code points; see best_description() */
    AVAILABILITY_FRESH_S = 6 * 3600,
};

static uint64_t hash_of_event(const struct stored_event *e)
{
    const char *const texts[] = {e->name, e->html, e->description, e->image_url,
                                 e->alt,  e->tags, e->age,         e->attributes};
    uint64_t hash = memo_hash_int(MEMO_HASH_START, CLEANING_VERSION);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        hash = memo_hash_text(hash, texts[i]);
    return memo_hash_int(memo_hash_int(hash, e->duration_min), e->on_sale);
}

static uint64_t hash_of_instance(const struct stored_instance *i)
{
    const int64_t numbers[] = {i->start.year,      i->start.month,      i->start.day,
                               i->start.hour,      i->start.minute,     i->start_utc_s,
                               i->sell_from_utc_s, i->sell_until_utc_s, i->on_sale,
                               i->cancelled,       i->best_available};
    uint64_t hash = memo_hash_text(MEMO_HASH_START, i->event_id);
    hash = memo_hash_text(memo_hash_text(hash, i->plan_id), i->price_list_id);
    hash = memo_hash_text(hash, i->attributes);
    return memo_hash_bytes(hash, numbers, sizeof(numbers));
}

/* The plain description is often a note among staff ("Rental Event"), which customers must not see
 * (contract section 4); one as long as a sentence or two is taken for text. */
static const char *best_description(struct arena *arena, const struct stored_event *e)
{
    const char *description = clean_html(arena, e->html);
    if (*description != '\0')
        return description;
    description = clean_html(arena, e->description);
    return text_count(description) >= PLAIN_DESCRIPTION_MIN ? description : "";
}

static const char *clean_tags(struct arena *arena, const char *tags)
{
    char joined[512];
    struct text t = TEXT_OF(joined);
    while (tags && *tags != '\0') {
        const size_t n = strcspn(tags, "\n");
        const char *tag = clean_name(arena, arena_strndup(arena, tags, n));
        if (*tag != '\0' && t.len + strlen(tag) + 2 < sizeof(joined)) {
            text_add(&t, t.len > 0 ? "\n" : "");
            text_add(&t, tag);
        }
        tags += n + (tags[n] == '\n');
    }
    return arena_strdup(arena, joined);
}

static enum rc write_event(struct catalogue_store *store, const struct stored_event *e,
                           uint64_t hash, struct fault *fault)
{
    struct arena *arena = store->scratch;
    arena_reset(arena);
    struct query q =
        query_of(store->db, "INSERT OR REPLACE INTO event(id, hash, name, description, image_url,"
                            " alt, tags, age, duration_min, on_sale, attributes)"
                            " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query_text(&q, e->id);
    query_int(&q, (int64_t)hash);
    query_text(&q, clean_name(arena, e->name));
    query_text(&q, best_description(arena, e));
    query_text(&q, e->image_url);
    query_text(&q, clean_name(arena, e->alt));
    query_text(&q, clean_tags(arena, e->tags));
    query_text(&q, clean_name(arena, e->age));
    query_int(&q, e->duration_min > 0 ? e->duration_min : 0);
    query_int(&q, e->on_sale);
    query_text(&q, e->attributes ? e->attributes : "");
    return query_run(&q, &store->rows_written, fault);
}

/* The entry to write to, or NULL when there is nothing to write: unchanged, or no room. */
static struct memo_entry *changed_entry(struct catalogue_store *store, struct memo *memo,
                                        const char *id, uint64_t hash, size_t limit)
{
    struct memo_entry *entry = memo_find(memo, id);
    if (!entry && memo->n_here >= limit) {
        if (!store->is_full)
            log_warn("catalogue: more than %zu entries, the rest is left out", limit);
        store->is_full = true;
        return NULL;
    }
    const bool is_new = !entry;
    entry = memo_take(memo, id);
    entry->seen = store->refresh;
    return is_new || entry->hash != hash ? entry : NULL;
}

enum rc catalogue_store_put_event(struct catalogue_store *store, const struct stored_event *event,
                                  struct fault *fault)
{
    enum rc rc = catalogue_store_check_id(event->id, "event", fault);
    if (!rc)
        rc = catalogue_store_load_memo(store, fault);
    if (rc)
        return rc;
    const uint64_t hash = hash_of_event(event);
    struct memo_entry *entry =
        changed_entry(store, &store->events, event->id, hash, STORED_EVENTS_MAX);
    if (!entry)
        return RC_OK;
    rc = write_event(store, event, hash, fault);
    if (!rc)
        entry->hash = hash;
    return rc;
}

static void print_wall(const struct wall *w, char *out, size_t size)
{
    snprintf(out, size, "%04d-%02d-%02dT%02d:%02d", w->year, w->month, w->day, w->hour, w->minute);
}

static enum rc write_instance(struct catalogue_store *store, const struct stored_instance *i,
                              uint64_t hash, struct fault *fault)
{
    char start[40];
    print_wall(&i->start, start, sizeof(start));
    struct query q =
        query_of(store->db, "INSERT OR REPLACE INTO instance(id, hash, event_id, plan_id,"
                            " price_list_id, start, start_utc_s, sell_from_utc_s,"
                            " sell_until_utc_s, on_sale, cancelled, best_available,"
                            " attributes) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query_text(&q, i->id);
    query_int(&q, (int64_t)hash);
    query_text(&q, i->event_id);
    query_text(&q, i->plan_id);
    query_text(&q, i->price_list_id);
    query_text(&q, start);
    query_int(&q, i->start_utc_s);
    query_int(&q, i->sell_from_utc_s);
    query_int(&q, i->sell_until_utc_s);
    query_int(&q, i->on_sale);
    query_int(&q, i->cancelled);
    query_int(&q, i->best_available);
    query_text(&q, i->attributes ? i->attributes : "");
    return query_run(&q, &store->rows_written, fault);
}

enum rc catalogue_store_put_instance(struct catalogue_store *store,
                                     const struct stored_instance *instance, struct fault *fault)
{
    enum rc rc = catalogue_store_check_id(instance->id, "instance", fault);
    if (!rc)
        rc = catalogue_store_check_id(instance->event_id, "event", fault);
    if (!rc)
        rc = catalogue_store_load_memo(store, fault);
    if (rc)
        return rc;
    const uint64_t hash = hash_of_instance(instance);
    struct memo_entry *entry =
        changed_entry(store, &store->instances, instance->id, hash, STORED_INSTANCES_MAX);
    if (!entry)
        return RC_OK;
    rc = write_instance(store, instance, hash, fault);
    if (rc)
        return rc;
    entry->hash = hash;
    entry->start_utc_s = instance->start_utc_s;
    return RC_OK;
}

static enum rc delete_by_id(struct catalogue_store *store, const char *sql, const char *id,
                            struct fault *fault)
{
    struct query q = query_of(store->db, sql);
    query_text(&q, id);
    return query_run(&q, &store->rows_written, fault);
}

enum rc catalogue_store_sweep_events(struct catalogue_store *store, struct fault *fault)
{
    static const char sql[] = "DELETE FROM event WHERE id = ?";
    assert(db_in_transaction(store->db));
    for (size_t i = 0; i < store->events.n_entries; i++) {
        struct memo_entry *entry = &store->events.entries[i];
        if (!entry->is_used || entry->is_gone || entry->seen == store->refresh)
            continue;
        const enum rc rc = delete_by_id(store, sql, entry->id, fault);
        if (rc)
            return rc;
        memo_remove(&store->events, entry);
    }
    return RC_OK;
}

enum rc catalogue_store_sweep_instances(struct catalogue_store *store, int64_t from_utc_s,
                                        int64_t to_utc_s, struct fault *fault)
{
    static const char sql[] = "DELETE FROM instance WHERE id = ?";
    static const char sql_availability[] = "DELETE FROM availability WHERE instance_id = ?";
    assert(db_in_transaction(store->db));
    for (size_t i = 0; i < store->instances.n_entries; i++) {
        struct memo_entry *entry = &store->instances.entries[i];
        if (!entry->is_used || entry->is_gone || entry->seen == store->refresh ||
            entry->start_utc_s < from_utc_s || entry->start_utc_s >= to_utc_s)
            continue;
        enum rc rc = delete_by_id(store, sql, entry->id, fault);
        if (!rc)
            rc = delete_by_id(store, sql_availability, entry->id, fault);
        if (rc)
            return rc;
        memo_remove(&store->instances, entry);
    }
    return RC_OK;
}

enum rc catalogue_store_put_venue(struct catalogue_store *store, const char *id, const char *name,
                                  const char *address, struct fault *fault)
{
    const enum rc rc = catalogue_store_check_id(id, "venue", fault);
    if (rc)
        return rc;
    arena_reset(store->scratch);
    struct query q =
        query_of(store->db, "INSERT INTO venue(id, name, address) VALUES(?, ?, ?)"
                            " ON CONFLICT(id) DO UPDATE SET name = excluded.name,"
                            " address = excluded.address"
                            " WHERE name <> excluded.name OR address <> excluded.address");
    query_text(&q, id);
    query_text(&q, clean_name(store->scratch, name));
    query_text(&q, clean_name(store->scratch, address));
    return query_run(&q, &store->rows_written, fault);
}

/* The same numbers a little later are not worth a write; their age is told in hours, not minutes. */
enum rc catalogue_store_put_availability(struct catalogue_store *store, const char *profile,
                                         const char *instance_id,
                                         const struct availability *availability,
                                         struct fault *fault)
{
    const enum rc rc = catalogue_store_check_id(instance_id, "instance", fault);
    if (rc)
        return rc;
    struct query q = query_of(
        store->db,
        "INSERT INTO availability(instance_id, available, wheelchair, special, capacity,"
        " as_of_utc_s, profile) VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(instance_id) DO UPDATE SET"
        " available = excluded.available, profile = excluded.profile, wheelchair = "
        "excluded.wheelchair,"
        " special = excluded.special, capacity = excluded.capacity,"
        " as_of_utc_s = excluded.as_of_utc_s"
        " WHERE available <> excluded.available OR wheelchair <> excluded.wheelchair"
        " OR special <> excluded.special OR capacity <> excluded.capacity"
        " OR profile <> excluded.profile"
        " OR abs(as_of_utc_s - excluded.as_of_utc_s) >= ?");
    query_text(&q, instance_id);
    query_int(&q, availability->available);
    query_int(&q, availability->wheelchair);
    query_int(&q, availability->special);
    query_int(&q, availability->capacity);
    query_int(&q, availability->as_of_utc_s);
    query_text(&q, profile);
    query_int(&q, AVAILABILITY_FRESH_S);
    return query_run(&q, &store->rows_written, fault);
}

enum rc catalogue_store_put_image(struct catalogue_store *store, const char *url, const char *key,
                                  int64_t fetched_utc_s, struct fault *fault)
{
    struct query q =
        query_of(store->db, "INSERT INTO image(url, key, fetched_utc_s) VALUES(?, ?, ?)"
                            " ON CONFLICT(url) DO UPDATE SET key = excluded.key,"
                            " fetched_utc_s = excluded.fetched_utc_s WHERE key <> excluded.key");
    query_text(&q, url);
    query_text(&q, key);
    query_int(&q, fetched_utc_s);
    return query_run(&q, &store->rows_written, fault);
}
