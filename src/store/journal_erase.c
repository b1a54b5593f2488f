/* Barcodes are bearer tickets: a day after the performance nobody needs them any more (orders.md). */
#include <string.h>

#include "base/text.h"
#include "store/journal_internal.h"

enum { DAY_S = 86400, UNKNOWN_START_DAYS = 7 };

static enum rc blank_barcodes(struct journal *journal, const char *reference, struct fault *fault)
{
    struct query q = query_of(journal->db, "UPDATE ticket SET barcode = '' WHERE reference = ?"
                                           " AND barcode <> ''");
    query_text(&q, reference);
    enum rc rc = query_run(&q, NULL, fault);
    char hex[JOURNAL_MAC_HEX_SIZE];
    if (!rc)
        rc = journal_tickets_digest(journal, reference, hex, fault);
    if (rc)
        return rc;
    q = query_of(journal->db, "UPDATE attempt SET tickets_mac = ?, changed_utc_ms = ?"
                              " WHERE reference = ?");
    query_text(&q, hex);
    query_int(&q, clock_utc_ms(journal->clock));
    query_text(&q, reference);
    return query_run(&q, NULL, fault);
}

struct old_order {
    char reference[JOURNAL_REFERENCE_SIZE]; /* "" when there is none */
    int64_t state;
};

/* The next order none of whose performances is less than a day ago. */
static enum rc next_old(struct journal *journal, struct old_order *ret, struct fault *fault)
{
    const int64_t now_s = clock_utc_ms(journal->clock) / 1000;
    const struct wall a_day_ago = when_local(now_s - DAY_S);
    char before[JOURNAL_START_SIZE];
    journal_print_start(&a_day_ago, before);
    struct query q = query_of(
        journal->db, "SELECT a.reference, a.state FROM attempt AS a JOIN ticket AS t"
                     " ON t.reference = a.reference WHERE a.state IN (8, 9, 10, 14)"
                     " GROUP BY a.reference HAVING max(t.barcode) <> '' AND max(t.start) < ?"
                     " AND (max(t.start) <> '' OR max(a.confirmed_utc_ms) < ?) LIMIT 1");
    query_text(&q, before);
    query_int(&q, (now_s - (int64_t)UNKNOWN_START_DAYS * DAY_S) * 1000);
    *ret = (struct old_order){.reference = ""};
    if (query_next(&q)) {
        text_copy(ret->reference, sizeof(ret->reference), query_column_text(&q, 0));
        ret->state = query_column_int(&q, 1);
    }
    return query_end(&q, fault);
}

static enum rc erase(struct journal *journal, const struct old_order *old, struct fault *fault)
{
    enum rc rc = RC_OK;
    if (old->state == ORDER_CONFIRMED || old->state == ORDER_CAPTURED) /* R10 */
        rc = journal_move(journal, old->reference, ORDER_DONE, "the performance is over", fault);
    if (!rc)
        rc = journal_change_begin(journal, fault);
    if (rc)
        return rc;
    rc = blank_barcodes(journal, old->reference, fault);
    return journal_change_end(journal, old->reference, JOURNAL_EVENT_ERASED, rc, fault);
}

enum rc journal_erase_barcodes(struct journal *journal, struct fault *fault)
{
    bool erased = false;
    for (;;) {
        struct old_order old = {.reference = ""};
        enum rc rc = journal_guard(journal, fault);
        if (!rc && next_old(journal, &old, fault))
            rc = journal_failed(journal, fault);
        if (!rc && old.reference[0] == '\0') /* the log still holds the pages from before */
            return erased ? db_flush_log(journal->db, fault) : RC_OK;
        if (!rc)
            rc = erase(journal, &old, fault);
        if (rc)
            return rc;
        erased = true;
    }
}
