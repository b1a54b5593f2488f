#include "store/journal_internal.h"

static enum rc count_states(struct journal *journal, struct journal_counts *counts,
                            struct fault *fault)
{
    struct query q = query_of(journal->db, "SELECT kind, count(DISTINCT reference) FROM event"
                                           " WHERE kind < ?1 GROUP BY kind");
    query_int(&q, ORDER_STATE_COUNT);
    while (query_next(&q)) {
        const int64_t state = query_column_int(&q, 0);
        if (state > ORDER_NONE && state < ORDER_STATE_COUNT)
            counts->came_to[state] = (uint64_t)query_column_int(&q, 1);
    }
    return query_end(&q, fault);
}

static enum rc count_orders(struct journal *journal, struct journal_counts *counts,
                            struct fault *fault)
{
    struct query q = query_of(journal->db, "SELECT count(*), coalesce(max(confirmed_utc_ms), 0),"
                                           " (SELECT count(*) FROM ticket) FROM attempt"
                                           " WHERE order_id <> ''");
    if (query_next(&q)) {
        counts->orders = (uint64_t)query_column_int(&q, 0);
        counts->last_order_utc_ms = query_column_int(&q, 1);
        counts->tickets = (uint64_t)query_column_int(&q, 2);
    }
    return query_end(&q, fault);
}

enum rc journal_count(struct journal *journal, struct journal_counts *counts, struct fault *fault)
{
    enum rc rc = journal_guard(journal, fault);
    if (rc)
        return rc;
    struct journal_counts now = {.last_seq = 0};
    struct query q = query_of(journal->db, "SELECT coalesce(max(seq), 0) FROM event");
    if (query_next(&q))
        now.last_seq = query_column_int(&q, 0);
    rc = query_end(&q, fault);
    if (rc || now.last_seq == counts->last_seq)
        return rc;
    rc = count_states(journal, &now, fault);
    if (!rc)
        rc = count_orders(journal, &now, fault);
    if (!rc)
        *counts = now;
    return rc;
}
