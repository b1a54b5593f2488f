/* What a refresh has still to fetch: named by a performance to come, and missing or too old. */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/catalogue_store_internal.h"
#include "store/profile_rows.h"
#include "store/query.h"

static enum rc call_for_each(struct query *q, catalogue_need_fn fn, void *ctx, struct fault *fault)
{
    while (query_next(q)) {
        const struct catalogue_need need = {.id = query_column_text(q, 0),
                                            .instance_id = query_column_text(q, 1)};
        fn(ctx, &need);
    }
    return query_end(q, fault);
}

/* Beside min() SQLite gives the other columns of the row that has the least: the next performance,
 * through which the service is asked. */
static enum rc lists_of_one(struct catalogue_store *store, const struct needs_spec *spec,
                            catalogue_need_fn fn, void *ctx, struct fault *fault)
{
    struct query q =
        query_of(store->db, "SELECT i.price_list_id, i.id, min(i.start_utc_s) FROM instance AS i"
                            " LEFT JOIN price_list AS l ON l.id = i.price_list_id"
                            " WHERE i.start_utc_s > ? AND i.price_list_id <> ''"
                            " AND (l.id IS NULL OR l.fetched_utc_s < ?)"
                            " GROUP BY i.price_list_id ORDER BY 3, 1");
    query_int(&q, spec->now_utc_s);
    query_int(&q, spec->older_than_utc_s);
    return call_for_each(&q, fn, ctx, fault);
}

enum { LISTS_MAX = 4096 }; /* of all agent records together (F51) */

struct asking { /* for the lists of several agent records */
    struct catalogue_store *store;
    const struct needs_spec *spec;
    catalogue_need_fn fn;
    void *ctx;
    struct fault *fault;
    char (*seen)[STORED_LIST_KEY_SIZE]; /* owned */
    size_t n_seen;
};

static bool is_seen(struct asking *a, const char *key)
{
    for (size_t i = a->n_seen; i-- > 0;) {
        if (strcmp(a->seen[i], key) == 0)
            return true;
    }
    if (a->n_seen == LISTS_MAX)
        return true;
    text_copy(a->seen[a->n_seen++], STORED_LIST_KEY_SIZE, key);
    return false;
}

static enum rc ask_for(struct asking *a, const struct catalogue_need *need)
{
    char key[STORED_LIST_KEY_SIZE];
    const struct stored_list which = {a->spec->profiles[need->profile].name, need->id};
    if (!catalogue_store_list_key(&which, key) || is_seen(a, key))
        return RC_OK;
    struct query q = query_of(a->store->db, "SELECT 1 FROM price_list WHERE id = ?"
                                            " AND fetched_utc_s >= ?");
    query_text(&q, key);
    query_int(&q, a->spec->older_than_utc_s);
    const bool fresh = query_next(&q);
    const enum rc rc = query_end(&q, a->fault);
    if (!rc && !fresh)
        a->fn(a->ctx, need);
    return rc;
}

/* The next performances first. Where a rule asks for bands the main record's list tells them. */
static enum rc lists_of_several(struct asking *a)
{
    static const struct profile_row_columns at = {
        .instance_id = 0, .event_id = 1, .start = 2, .first = 4};
    const struct trade trade = {.profiles = a->spec->profiles, .n_profiles = a->spec->n_profiles};
    const bool bands = profile_asks_bands(trade.profiles, trade.n_profiles);
    struct query q = query_of(
        a->store->db, "SELECT i.id, i.event_id, i.start, i.price_list_id," PROFILE_ROW_COLUMNS
                      " FROM instance AS i WHERE i.start_utc_s > ?1"
                      " AND i.price_list_id <> '' ORDER BY i.start_utc_s, i.id");
    query_int(&q, a->spec->now_utc_s);
    profile_row_bind(&q, &trade);
    enum rc rc = RC_OK;
    while (!rc && query_next(&q)) {
        struct catalogue_need need = {.id = query_column_text(&q, 3),
                                      .instance_id = query_column_text(&q, 0)};
        if (bands)
            rc = ask_for(a, &need);
        const struct profile_subject subject = profile_row_subject(&q, &at);
        need.profile = profile_row(&trade, &subject);
        if (!rc)
            rc = ask_for(a, &need);
    }
    const enum rc ended = query_end(&q, a->fault);
    return rc ? rc : ended;
}

enum rc catalogue_store_needed_price_lists(struct catalogue_store *store,
                                           const struct needs_spec *spec, catalogue_need_fn fn,
                                           void *ctx, struct fault *fault)
{
    if (!spec->profiles || spec->n_profiles <= 1)
        return lists_of_one(store, spec, fn, ctx, fault);
    struct asking asking = {.store = store, .spec = spec, .fn = fn, .ctx = ctx, .fault = fault};
    asking.seen = mem_zalloc_array(LISTS_MAX, sizeof(asking.seen[0]));
    const enum rc rc = lists_of_several(&asking);
    mem_free(asking.seen);
    return rc;
}

enum rc catalogue_store_needed_plans(struct catalogue_store *store, const struct needs_spec *spec,
                                     catalogue_need_fn fn, void *ctx, struct fault *fault)
{
    struct query q =
        query_of(store->db, "SELECT i.plan_id, i.id, min(i.start_utc_s) FROM instance AS i"
                            " LEFT JOIN plan AS p ON p.id = i.plan_id"
                            " WHERE i.start_utc_s > ? AND i.plan_id <> ''"
                            " AND (p.id IS NULL OR p.fetched_utc_s < ?)"
                            " GROUP BY i.plan_id ORDER BY 3, 1");
    query_int(&q, spec->now_utc_s);
    query_int(&q, spec->older_than_utc_s);
    return call_for_each(&q, fn, ctx, fault);
}

enum rc catalogue_store_needed_images(struct catalogue_store *store, catalogue_need_fn fn,
                                      void *ctx, struct fault *fault)
{
    struct query q = query_of(store->db, "SELECT DISTINCT e.image_url, '' FROM event AS e"
                                         " LEFT JOIN image AS m ON m.url = e.image_url"
                                         " WHERE e.image_url <> '' AND m.url IS NULL"
                                         " ORDER BY e.image_url");
    return call_for_each(&q, fn, ctx, fault);
}
