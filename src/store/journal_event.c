/* Events: each says how its attempt's row stood after a change, and carries an HMAC over itself and
 * the HMAC before it, because SQLite's rows have no checksum (reliability, finding 8). */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/journal_internal.h"

/* The whole row in one text. A new column needs a new version of it, or old events stop fitting. */
#define FACTS                                                                        \
    "json_array(state, basket_id, lines, total, currency, sends, first_send_utc_ms," \
    " last_send_utc_ms, order_id, order_total, tickets_mac, note, created_utc_ms,"   \
    " changed_utc_ms, confirmed_utc_ms)"

struct entry {
    int64_t seq, mono_ms, utc_ms, kind;
    const char *reference, *boot, *data;
    unsigned char previous[JOURNAL_MAC_SIZE]; /* zeros for the first */
};

static unsigned char *add(unsigned char *at, const void *bytes, size_t n)
{
    memcpy(at, bytes, n);
    return at + n;
}

/* Fields are joined with their lengths, so that none can pass for a part of its neighbour. */
static void mac_of(const struct journal *journal, const struct entry *e,
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

static enum rc last_of_chain(struct journal *journal, struct entry *e, struct fault *fault)
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

static enum rc write_entry(struct journal *journal, const struct entry *e, struct fault *fault)
{
    unsigned char mac[JOURNAL_MAC_SIZE];
    mac_of(journal, e, mac);
    struct query q =
        query_of(journal->db, "INSERT INTO event(seq, reference, boot, mono_ms, utc_ms, kind, data,"
                              " mac) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
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

enum rc journal_event_append(struct journal *journal, const char *reference, int kind,
                             struct fault *fault)
{
    char *facts = NULL;
    struct entry e = {.mono_ms = clock_mono_ms(journal->clock),
                      .utc_ms = clock_utc_ms(journal->clock),
                      .kind = kind,
                      .reference = reference,
                      .boot = journal->boot};
    enum rc rc = last_of_chain(journal, &e, fault);
    if (!rc)
        rc = facts_of(journal, reference, &facts, fault);
    e.data = facts;
    if (!rc)
        rc = write_entry(journal, &e, fault);
    mem_free(facts);
    return rc;
}

static struct entry entry_of(const struct query *q, const unsigned char *previous)
{
    struct entry e = {.seq = query_column_int(q, 0),
                      .reference = query_column_text(q, 1),
                      .boot = query_column_text(q, 2),
                      .mono_ms = query_column_int(q, 3),
                      .utc_ms = query_column_int(q, 4),
                      .kind = query_column_int(q, 5),
                      .data = query_column_text(q, 6)};
    memcpy(e.previous, previous, sizeof(e.previous));
    return e;
}

/* The number of the first event that does not fit, 0 when all do. */
static enum rc verify_chain(struct journal *journal, int64_t *ret_bad, struct fault *fault)
{
    unsigned char previous[JOURNAL_MAC_SIZE] = {0};
    int64_t expected = 1;
    *ret_bad = 0;
    struct query q = query_of(journal->db, "SELECT seq, reference, boot, mono_ms, utc_ms, kind,"
                                           " data, mac FROM event ORDER BY seq");
    for (; *ret_bad == 0 && query_next(&q); expected++) {
        const struct entry e = entry_of(&q, previous);
        unsigned char mac[JOURNAL_MAC_SIZE];
        mac_of(journal, &e, mac);
        size_t n = 0;
        const void *stored = query_column_blob(&q, 7, &n);
        if (e.seq != expected || n != sizeof(mac) || memcmp(stored, mac, n) != 0)
            *ret_bad = expected;
        memcpy(previous, mac, sizeof(previous));
    }
    return query_end(&q, fault);
}

/* The reference of an attempt whose row is not what its last event says, "" when there is none. */
static enum rc verify_rows(struct journal *journal, char ret[JOURNAL_REFERENCE_SIZE],
                           struct fault *fault)
{
    struct query q = query_of(
        journal->db, "SELECT reference FROM attempt WHERE " FACTS " <> coalesce((SELECT data"
                     " FROM event WHERE event.reference = attempt.reference"
                     " ORDER BY seq DESC LIMIT 1), '')"
                     " UNION ALL SELECT reference FROM event"
                     " WHERE reference NOT IN (SELECT reference FROM attempt) LIMIT 1");
    ret[0] = '\0';
    if (query_next(&q))
        text_copy(ret, JOURNAL_REFERENCE_SIZE, query_column_text(&q, 0));
    return query_end(&q, fault);
}

/* The same for tickets and the digest in their attempt's row. */
static enum rc verify_tickets(struct journal *journal, char ret[JOURNAL_REFERENCE_SIZE],
                              struct fault *fault)
{
    struct query q = query_of(journal->db, "SELECT reference, tickets_mac FROM attempt"
                                           " WHERE order_id <> '' OR reference IN"
                                           " (SELECT reference FROM ticket)");
    enum rc rc = RC_OK;
    ret[0] = '\0';
    while (!rc && ret[0] == '\0' && query_next(&q)) {
        char hex[JOURNAL_MAC_HEX_SIZE];
        rc = journal_tickets_digest(journal, query_column_text(&q, 0), hex, fault);
        if (!rc && strcmp(hex, query_column_text(&q, 1)) != 0)
            text_copy(ret, JOURNAL_REFERENCE_SIZE, query_column_text(&q, 0));
    }
    const enum rc ended = query_end(&q, fault);
    return rc ? rc : ended;
}

enum rc journal_verify(struct journal *journal, struct fault *fault)
{
    int64_t bad = 0;
    char reference[JOURNAL_REFERENCE_SIZE] = "";
    enum rc rc = journal_guard(journal, fault);
    if (!rc && !journal->has_key)
        rc = journal_key_load(journal, false, fault);
    if (!rc)
        rc = verify_chain(journal, &bad, fault);
    if (!rc && bad == 0)
        rc = verify_rows(journal, reference, fault);
    if (!rc && bad == 0 && reference[0] == '\0')
        rc = verify_tickets(journal, reference, fault);
    if (!rc && bad != 0) {
        *fault = fault_make(RC_STORE, 0, "journal: event %lld has been changed", (long long)bad);
        return fault->rc;
    }
    if (!rc && reference[0] != '\0') {
        *fault = fault_make(RC_STORE, 0, "journal: attempt %s has been changed", reference);
        return fault->rc;
    }
    return rc;
}
