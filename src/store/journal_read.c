#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/journal_internal.h"

static enum order_state state_of(int64_t stored)
{
    return stored > ORDER_NONE && stored < ORDER_STATE_COUNT ? (enum order_state)stored
                                                             : ORDER_NONE;
}

static void read_attempt(const struct query *q, struct attempt *ret)
{
    *ret = (struct attempt){.state = state_of(query_column_int(q, 1)),
                            .total = query_column_int(q, 4),
                            .sends = (int)query_column_int(q, 5),
                            .created_utc_ms = query_column_int(q, 6),
                            .changed_utc_ms = query_column_int(q, 7),
                            .last_send_utc_ms = query_column_int(q, 8)};
    text_copy(ret->reference, sizeof(ret->reference), query_column_text(q, 0));
    text_copy(ret->basket_id, sizeof(ret->basket_id), query_column_text(q, 2));
    const char *lines = query_column_text(q, 3);
    ret->lines = *lines != '\0' ? mem_strdup(lines) : NULL;
    text_copy(ret->order_id, sizeof(ret->order_id), query_column_text(q, 9));
    text_copy(ret->note, sizeof(ret->note), query_column_text(q, 10));
    text_copy(ret->profile, sizeof(ret->profile), query_column_text(q, 11));
    ret->confirmed_utc_ms = query_column_int(q, 12);
    ret->order_total = query_column_int(q, 13);
}

enum rc journal_find(struct journal *journal, const char *reference, struct attempt *ret,
                     struct fault *fault)
{
    enum rc rc = journal_guard(journal, fault);
    if (rc)
        return rc;
    struct query q =
        query_of(journal->db, "SELECT reference, state, basket_id, lines, total, sends,"
                              " created_utc_ms, changed_utc_ms, last_send_utc_ms, order_id, note,"
                              " profile, confirmed_utc_ms, order_total"
                              " FROM attempt WHERE reference = ?");
    query_text(&q, reference);
    const bool found = query_next(&q);
    if (found)
        read_attempt(&q, ret);
    rc = query_end(&q, fault);
    if (rc && found)
        journal_attempt_deinit(ret);
    if (rc || found)
        return rc;
    *fault = fault_make(RC_NOT_FOUND, 0, "journal: no attempt %.23s", reference);
    return fault->rc;
}

void journal_attempt_deinit(struct attempt *attempt)
{
    mem_free(attempt->lines);
    attempt->lines = NULL;
}

struct references {
    char (*at)[JOURNAL_REFERENCE_SIZE];
    size_t n, room;
};

/* All of them first: the caller's function may change attempts while it looks at them. */
static enum rc collect(struct journal *journal, bool open_only, struct references *ret,
                       struct fault *fault)
{
    struct query q =
        query_of(journal->db, "SELECT reference FROM attempt WHERE NOT ?1 OR state NOT IN"
                              " (10, 11, 12, 14) ORDER BY created_utc_ms DESC, rowid DESC");
    query_int(&q, open_only);
    while (query_next(&q)) {
        if (ret->n == ret->room) {
            ret->room = ret->room ? ret->room * 2 : 64;
            ret->at = mem_regrow(ret->at, ret->room, sizeof(*ret->at));
        }
        text_copy(ret->at[ret->n++], JOURNAL_REFERENCE_SIZE, query_column_text(&q, 0));
    }
    return query_end(&q, fault);
}

static enum rc read_order(struct journal *journal, const struct attempt *attempt, struct order *ret,
                          struct fault *fault)
{
    ret->total = attempt->order_total;
    text_copy(ret->id, sizeof(ret->id), attempt->order_id);
    text_copy(ret->reference, sizeof(ret->reference), attempt->reference);
    return journal_tickets_read(journal, attempt->reference, ret, fault);
}

static enum rc call_for_one(struct journal *journal, const char *reference, journal_each_fn fn,
                            void *ctx, struct fault *fault)
{
    struct attempt attempt = {.state = ORDER_NONE};
    struct order *order = NULL;
    enum rc rc = journal_find(journal, reference, &attempt, fault);
    if (rc)
        return rc;
    if (attempt.order_id[0] != '\0') {
        order = mem_zalloc(sizeof(*order));
        rc = read_order(journal, &attempt, order, fault);
    }
    if (!rc)
        fn(ctx, &attempt, order);
    if (order)
        mem_wipe(order, sizeof(*order)); /* barcodes */
    mem_free(order);
    journal_attempt_deinit(&attempt);
    return rc;
}

enum rc journal_each(struct journal *journal, bool open_only, journal_each_fn fn, void *ctx,
                     struct fault *fault)
{
    struct references references = {0};
    enum rc rc = journal_guard(journal, fault);
    if (!rc)
        rc = collect(journal, open_only, &references, fault);
    for (size_t i = 0; !rc && i < references.n; i++)
        rc = call_for_one(journal, references.at[i], fn, ctx, fault);
    mem_free(references.at);
    return rc;
}

enum rc journal_today(struct journal *journal, int64_t day_start_utc_ms, struct journal_day *ret,
                      struct fault *fault)
{
    *ret = (struct journal_day){0};
    enum rc rc = journal_guard(journal, fault);
    if (rc)
        return rc;
    struct query q =
        query_of(journal->db, "SELECT count(*), coalesce(sum(order_total), 0) FROM attempt"
                              " WHERE order_id <> '' AND confirmed_utc_ms >= ?");
    query_int(&q, day_start_utc_ms);
    if (query_next(&q)) {
        ret->orders = (uint32_t)query_column_int(&q, 0);
        ret->taken = query_column_int(&q, 1);
    }
    rc = query_end(&q, fault);
    if (rc)
        return rc;
    q = query_of(journal->db, "SELECT reference FROM attempt WHERE state IN (7, 13)"
                              " ORDER BY created_utc_ms, rowid");
    while (query_next(&q)) {
        if (ret->open++ == 0)
            text_copy(ret->oldest_open, sizeof(ret->oldest_open), query_column_text(&q, 0));
    }
    return query_end(&q, fault);
}

enum rc journal_orders_since(struct journal *journal, int64_t since_utc_ms, uint32_t *ret_n,
                             int64_t *ret_first_utc_ms, struct fault *fault)
{
    const enum rc rc = journal_guard(journal, fault);
    if (rc)
        return rc;
    struct query q = query_of(journal->db, "SELECT count(*), coalesce(min(confirmed_utc_ms), 0)"
                                           " FROM attempt WHERE order_id <> ''"
                                           " AND confirmed_utc_ms >= ?");
    *ret_n = 0;
    *ret_first_utc_ms = 0;
    query_int(&q, since_utc_ms);
    if (query_next(&q)) {
        *ret_n = (uint32_t)query_column_int(&q, 0);
        *ret_first_utc_ms = query_column_int(&q, 1);
    }
    return query_end(&q, fault);
}
