/* Events: each says how its attempt's row stood after a change, and carries an HMAC over itself and
 * the HMAC before it, because SQLite's rows have no checksum (reliability, finding 8). */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/journal_internal.h"

/* The whole row in one text. A new column needs a new version of it, or old events stop fitting: the
 * profile stands in it only where it is not the main one, as in rows from before there were others. */
#define FACTS "iif(profile = 'main', json_array(" COLUMNS "), json_array(" COLUMNS ", profile))"
#define COLUMNS                                                                    \
    "state, basket_id, lines, total, currency, sends, first_send_utc_ms,"          \
    " last_send_utc_ms, order_id, order_total, tickets_mac, note, created_utc_ms," \
    " changed_utc_ms, confirmed_utc_ms"

static unsigned char *add(unsigned char *at, const void *bytes, size_t n)
{
    memcpy(at, bytes, n);
    return at + n;
}

/* Fields are joined with their lengths, so that none can pass for a part of its neighbour. */
void journal_entry_mac(const struct journal *journal, const struct journal_entry *e,
                       unsigned char ret_mac[JOURNAL_MAC_SIZE])
{
    const int64_t numbers[] = {e->seq, e->mono_ms, e->utc_ms, e->kind};
    const char *const texts[] = {e->reference, e->boot, e->data};
    size_t size = sizeof(e->previous) + sizeof(numbers);
    for (size_t i = 0; i < 3; i++)
        size += sizeof(uint64_t) + strlen(texts[i]);
    unsigned char *bytes = mem_zalloc(size);
    unsigned char *at = add(bytes, e->previous, sizeof(e->previous));
    at = add(at, numbers, sizeof(numbers));
    for (size_t i = 0; i < 3; i++) {
        const uint64_t n = strlen(texts[i]);
        at = add(at, &n, sizeof(n));
        at = add(at, texts[i], n);
    }
    journal_mac(journal, bytes, size, ret_mac);
    mem_free(bytes);
}

struct journal_entry journal_entry_of(const struct query *q)
{
    return (struct journal_entry){.seq = query_column_int(q, 0),
                                  .reference = query_column_text(q, 1),
                                  .boot = query_column_text(q, 2),
                                  .mono_ms = query_column_int(q, 3),
                                  .utc_ms = query_column_int(q, 4),
                                  .kind = query_column_int(q, 5),
                                  .data = query_column_text(q, 6)};
}

static enum rc last_of_chain(struct journal *journal, struct journal_entry *e, struct fault *fault)
{
    struct query q = query_of(journal->db, "SELECT seq, mac FROM event ORDER BY seq DESC LIMIT 1");
    e->seq = 1;
    if (query_next(&q)) {
        size_t n = 0;
        e->seq = query_column_int(&q, 0) + 1;
        const void *mac = query_column_blob(&q, 1, &n);
        memcpy(e->previous, mac, n < sizeof(e->previous) ? n : sizeof(e->previous));
    }
    return query_end(&q, fault);
}

static enum rc facts_of(struct journal *journal, const char *reference, char **ret,
                        struct fault *fault)
{
    struct query q = query_of(journal->db, "SELECT " FACTS " FROM attempt WHERE reference = ?");
    query_text(&q, reference);
    *ret = mem_strdup(query_next(&q) ? query_column_text(&q, 0) : "");
    return query_end(&q, fault);
}

static enum rc write_entry(struct journal *journal, const struct journal_entry *e,
                           struct fault *fault)
{
    unsigned char mac[JOURNAL_MAC_SIZE];
    journal_entry_mac(journal, e, mac);
    struct query q = query_of(journal->db, "INSERT INTO event(" JOURNAL_ENTRY_COLUMNS ")"
                                           " VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    query_int(&q, e->seq);
    query_text(&q, e->reference);
    query_text(&q, e->boot);
    query_int(&q, e->mono_ms);
    query_int(&q, e->utc_ms);
    query_int(&q, e->kind);
    query_text(&q, e->data);
    query_blob(&q, mac, sizeof(mac));
    return query_run(&q, NULL, fault);
}

enum rc journal_entry_append(struct journal *journal, const struct journal_row *row,
                             struct fault *fault)
{
    struct journal_entry e = {.mono_ms = clock_mono_ms(journal->clock),
                              .utc_ms = clock_utc_ms(journal->clock),
                              .kind = row->kind,
                              .reference = row->reference,
                              .boot = journal->boot,
                              .data = row->data};
    const enum rc rc = last_of_chain(journal, &e, fault);
    return rc ? rc : write_entry(journal, &e, fault);
}

enum rc journal_event_append(struct journal *journal, const char *reference, int kind,
                             struct fault *fault)
{
    char *facts = NULL;
    enum rc rc = facts_of(journal, reference, &facts, fault);
    if (!rc)
        rc = journal_entry_append(journal, &(struct journal_row){reference, facts, kind}, fault);
    mem_free(facts);
    return rc;
}

static const char *kind_name(int64_t kind)
{
    if (kind == JOURNAL_EVENT_BASKET_ID)
        return "BASKET_ID";
    if (kind == JOURNAL_EVENT_ERASED)
        return "ERASED";
    if (kind == JOURNAL_EVENT_ACT)
        return "ACT";
    return order_state_name(kind > ORDER_NONE && kind < ORDER_STATE_COUNT ? (enum order_state)kind
                                                                          : ORDER_NONE);
}

enum rc journal_events(struct journal *journal, const char *reference, journal_event_fn fn,
                       void *ctx, struct fault *fault)
{
    const enum rc rc = journal_guard(journal, fault);
    if (rc)
        return rc;
    struct query q = query_of(journal->db, "SELECT seq, utc_ms, kind FROM event"
                                           " WHERE reference = ? ORDER BY seq");
    query_text(&q, reference);
    while (query_next(&q)) {
        const struct journal_event event = {.seq = query_column_int(&q, 0),
                                            .utc_ms = query_column_int(&q, 1),
                                            .what = kind_name(query_column_int(&q, 2))};
        fn(ctx, &event);
    }
    return query_end(&q, fault);
}

enum rc journal_sent_ago(struct journal *journal, const char *reference, int64_t *ret_ms,
                         struct fault *fault)
{
    int64_t ago_ms = -1;
    enum rc rc = journal_guard(journal, fault);
    if (rc)
        return rc;
    struct query q = query_of(journal->db, "SELECT boot, mono_ms FROM event WHERE reference = ?"
                                           " AND kind = ? ORDER BY seq DESC LIMIT 1");
    query_text(&q, reference);
    query_int(&q, ORDER_CONFIRM_INTENT);
    if (query_next(&q) && strcmp(query_column_text(&q, 0), journal->boot) == 0)
        ago_ms = clock_mono_ms(journal->clock) - query_column_int(&q, 1);
    rc = query_end(&q, fault);
    if (!rc)
        *ret_ms = ago_ms >= 0 ? ago_ms : -1;
    return rc;
}

/* The reference of an attempt whose row is not what its last event says, "" when there is none. */
enum rc journal_verify_rows(struct journal *journal, char ret[JOURNAL_REFERENCE_SIZE],
                            struct fault *fault)
{
    struct query q = query_of(journal->db, "SELECT reference FROM attempt WHERE " FACTS
                                           " <> coalesce((SELECT data"
                                           " FROM event WHERE event.reference = attempt.reference"
                                           " ORDER BY seq DESC LIMIT 1), '')"
                                           " UNION ALL SELECT reference FROM event"
                                           " WHERE reference <> '' AND reference NOT IN"
                                           " (SELECT reference FROM attempt) LIMIT 1");
    ret[0] = '\0';
    if (query_next(&q))
        text_copy(ret, JOURNAL_REFERENCE_SIZE, query_column_text(&q, 0));
    return query_end(&q, fault);
}
