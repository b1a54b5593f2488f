/* What a refresh has still to fetch: named by a performance to come, and missing or too old. */
#include "store/catalogue_store_internal.h"
#include "store/query.h"

static enum rc call_for_each(struct query *q, catalogue_need_fn fn, void *ctx, struct fault *fault)
{
    while (query_next(q))
        fn(ctx, query_column_text(q, 0), query_column_text(q, 1));
    return query_end(q, fault);
}

/* Beside min() SQLite gives the other columns of the row that has the least: the next performance,
 * through which the service is asked. */
enum rc catalogue_store_needed_price_lists(struct catalogue_store *store, int64_t now_utc_s,
                                           int64_t older_than_utc_s, catalogue_need_fn fn,
                                           void *ctx, struct fault *fault)
{
    struct query q =
        query_of(store->db, "SELECT i.price_list_id, i.id, min(i.start_utc_s) FROM instance AS i"
                            " LEFT JOIN price_list AS l ON l.id = i.price_list_id"
                            " WHERE i.start_utc_s > ? AND i.price_list_id <> ''"
                            " AND (l.id IS NULL OR l.fetched_utc_s < ?)"
                            " GROUP BY i.price_list_id ORDER BY 3, 1");
    query_int(&q, now_utc_s);
    query_int(&q, older_than_utc_s);
    return call_for_each(&q, fn, ctx, fault);
}

enum rc catalogue_store_needed_plans(struct catalogue_store *store, int64_t now_utc_s,
                                     int64_t older_than_utc_s, catalogue_need_fn fn, void *ctx,
                                     struct fault *fault)
{
    struct query q =
        query_of(store->db, "SELECT i.plan_id, i.id, min(i.start_utc_s) FROM instance AS i"
                            " LEFT JOIN plan AS p ON p.id = i.plan_id"
                            " WHERE i.start_utc_s > ? AND i.plan_id <> ''"
                            " AND (p.id IS NULL OR p.fetched_utc_s < ?)"
                            " GROUP BY i.plan_id ORDER BY 3, 1");
    query_int(&q, now_utc_s);
    query_int(&q, older_than_utc_s);
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
