/* Verifying: the chain of events, the rows against their last events, and the second copy. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/journal_internal.h"

/* The number of the first event that does not fit, 0 when all do. */
static enum rc verify_chain(struct journal *journal, int64_t *ret_bad, struct fault *fault)
{
    unsigned char previous[JOURNAL_MAC_SIZE] = {0};
    int64_t expected = 1;
    *ret_bad = 0;
    struct query q =
        query_of(journal->db, "SELECT " JOURNAL_ENTRY_COLUMNS " FROM event ORDER BY seq");
    for (; *ret_bad == 0 && query_next(&q); expected++) {
        struct journal_entry e = journal_entry_of(&q);
        unsigned char mac[JOURNAL_MAC_SIZE];
        memcpy(e.previous, previous, sizeof(e.previous));
        journal_entry_mac(journal, &e, mac);
        size_t n = 0;
        const void *stored = query_column_blob(&q, 7, &n);
        if (e.seq != expected || n != sizeof(mac) || memcmp(stored, mac, n) != 0)
            *ret_bad = expected;
        memcpy(previous, mac, sizeof(previous));
    }
    return query_end(&q, fault);
}

/* Tickets and the digest of them in their attempt's row. */
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

static enum rc ready(struct journal *journal, struct fault *fault)
{
    const enum rc rc = journal_guard(journal, fault);
    return rc || journal->has_key ? rc : journal_key_load(journal, false, fault);
}

enum rc journal_verify(struct journal *journal, struct fault *fault)
{
    int64_t bad = 0;
    char reference[JOURNAL_REFERENCE_SIZE] = "";
    enum rc rc = ready(journal, fault);
    if (!rc)
        rc = verify_chain(journal, &bad, fault);
    if (!rc && bad == 0)
        rc = journal_verify_rows(journal, reference, fault);
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

struct comparison {
    struct journal *journal;
    unsigned char previous[JOURNAL_MAC_SIZE];
    struct journal_proof proof;
};

/* One line of the copy: sound by itself, and what the journal says. */
static enum rc compare_line(struct comparison *c, char *line, struct fault *fault)
{
    const int64_t expected = c->proof.n_copied + 1;
    char *ours = NULL;
    enum rc rc = journal_line_of(c->journal, expected, &ours, fault);
    const bool same = !rc && ours && strcmp(ours, line) == 0;
    const bool known = ours != NULL;
    mem_free(ours);
    if (rc)
        return rc;
    struct journal_entry e;
    const char *stored = NULL;
    unsigned char mac[JOURNAL_MAC_SIZE];
    char hex[JOURNAL_MAC_HEX_SIZE] = "";
    if (journal_line_parse(line, &e, &stored)) {
        memcpy(e.previous, c->previous, sizeof(e.previous));
        journal_entry_mac(c->journal, &e, mac);
        journal_mac_hex(mac, hex);
        memcpy(c->previous, mac, sizeof(c->previous));
    }
    if (!stored || e.seq != expected || strcmp(hex, stored) != 0)
        *fault = fault_make(RC_STORE, 0, "copy: event %lld has been changed", (long long)expected);
    else if (!known)
        *fault = fault_make(RC_STORE, 0, "copy: has event %lld, which the journal has lost",
                            (long long)expected);
    else if (!same)
        *fault = fault_make(RC_STORE, 0, "copy: event %lld is sound and not the journal's",
                            (long long)expected);
    else
        return RC_OK;
    return fault->rc;
}

static enum rc compare_all(struct comparison *c, FILE *file, struct fault *fault)
{
    char *line = mem_zalloc(JOURNAL_LINE_MAX);
    enum rc rc = RC_OK;
    while (!rc && fgets(line, JOURNAL_LINE_MAX, file)) {
        const size_t n = strcspn(line, "\n");
        const bool whole = line[n] == '\n';
        line[n] = '\0';
        if (!whole && feof(file))
            break; /* being written, or torn: the journal mends it */
        rc = compare_line(c, line, fault);
        if (!rc)
            c->proof.n_copied++;
    }
    mem_free(line);
    if (!rc && ferror(file)) {
        *fault = fault_make(RC_STORE, errno, "copy: cannot be read: %s", strerror(errno));
        rc = fault->rc;
    }
    return rc;
}

static enum rc count_events(struct journal *journal, int64_t *ret, struct fault *fault)
{
    struct query q = query_of(journal->db, "SELECT coalesce(max(seq), 0) FROM event");
    if (query_next(&q))
        *ret = query_column_int(&q, 0);
    return query_end(&q, fault);
}

enum rc journal_verify_copy(struct journal *journal, struct journal_proof *ret, struct fault *fault)
{
    struct comparison c = {.journal = journal};
    enum rc rc = ready(journal, fault);
    if (!rc)
        rc = count_events(journal, &c.proof.n_events, fault);
    *ret = c.proof;
    if (rc || !journal->copy.path[0])
        return rc;
    FILE *file = fopen(journal->copy.path, "re");
    if (!file) {
        *fault = fault_make(RC_STORE, errno, "copy: cannot be opened: %s", strerror(errno));
        return fault->rc;
    }
    rc = compare_all(&c, file, fault);
    fclose(file);
    *ret = c.proof;
    if (!rc && c.proof.n_copied < c.proof.n_events) {
        *fault = fault_make(RC_STORE, 0, "copy: ends at event %lld of %lld",
                            (long long)c.proof.n_copied, (long long)c.proof.n_events);
        rc = fault->rc;
    }
    return rc;
}
