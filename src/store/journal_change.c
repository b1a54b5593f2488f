/* Changes: each is one transaction of a row, its tickets and an event, on disk before it returns. */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/journal_internal.h"

enum { REFERENCE_TRIES = 8, SENDS_MAX = 2 };

enum rc journal_change_begin(struct journal *journal, struct fault *fault)
{
    enum rc rc = journal_guard(journal, fault);
    if (rc)
        return rc;
    if (journal->read_only) {
        *fault = fault_make(RC_STORE, 0, "journal: opened for looking only");
        return fault->rc;
    }
    rc = db_begin(journal->db, fault);
    return rc ? journal_failed(journal, fault) : RC_OK;
}

enum rc journal_change_end(struct journal *journal, const char *reference, int kind, enum rc rc,
                           struct fault *fault)
{
    if (!rc)
        rc = journal_event_append(journal, reference, kind, fault);
    if (!rc)
        rc = db_commit(journal->db, fault);
    if (!rc) {
        journal_copy_follow(journal);
        return RC_OK;
    }
    db_rollback(journal->db);
    return rc == RC_STORE ? journal_failed(journal, fault) : rc;
}

static enum rc state_of(struct journal *journal, const char *reference, enum order_state *ret,
                        int64_t *ret_sends, struct fault *fault)
{
    struct query q = query_of(journal->db, "SELECT state, sends FROM attempt WHERE reference = ?");
    query_text(&q, reference);
    *ret = ORDER_NONE;
    *ret_sends = 0;
    if (query_next(&q)) {
        const int64_t state = query_column_int(&q, 0);
        if (state > ORDER_NONE && state < ORDER_STATE_COUNT)
            *ret = (enum order_state)state;
        *ret_sends = query_column_int(&q, 1);
    }
    const enum rc rc = query_end(&q, fault);
    if (rc || *ret != ORDER_NONE)
        return rc;
    *fault = fault_make(RC_NOT_FOUND, 0, "journal: no attempt %.23s", reference);
    return fault->rc;
}

static enum rc check_edge(struct journal *journal, const char *reference, enum order_state to,
                          enum order_state *ret_from, struct fault *fault)
{
    int64_t sends = 0;
    const enum rc rc = state_of(journal, reference, ret_from, &sends, fault);
    if (rc)
        return rc;
    const bool sent_enough =
        *ret_from == ORDER_UNKNOWN && to == ORDER_CONFIRM_INTENT && sends >= SENDS_MAX;
    if (order_state_may_become(*ret_from, to) && !sent_enough)
        return RC_OK;
    *fault = fault_make(RC_BUG, 0, "journal: %s may not go from %s to %s%s", reference,
                        order_state_name(*ret_from), order_state_name(to),
                        sent_enough ? ": sent twice" : "");
    return fault->rc;
}

/* R2: one live attempt of each agent record. */
static enum rc check_alone(struct journal *journal, const char *profile, struct fault *fault)
{
    char other[JOURNAL_REFERENCE_SIZE] = "";
    struct query q = query_of(journal->db, "SELECT reference FROM attempt WHERE state BETWEEN 1"
                                           " AND 5 AND profile = ? LIMIT 1");
    query_text(&q, profile);
    if (query_next(&q))
        text_copy(other, sizeof(other), query_column_text(&q, 0));
    const enum rc rc = query_end(&q, fault);
    if (rc || other[0] == '\0')
        return rc;
    *fault = fault_make(RC_BUG, 0, "journal: attempt %s is still open", other);
    return fault->rc;
}

static enum rc reference_is_free(struct journal *journal, const char *reference, bool *ret,
                                 struct fault *fault)
{
    struct query q = query_of(journal->db, "SELECT 1 FROM attempt WHERE reference = ?");
    query_text(&q, reference);
    *ret = !query_next(&q);
    return query_end(&q, fault);
}

static enum rc fresh_reference(struct journal *journal, char ret[JOURNAL_REFERENCE_SIZE],
                               struct fault *fault)
{
    for (int i = 0; i < REFERENCE_TRIES; i++) {
        bool is_free = false;
        enum rc rc = journal_reference_make(journal->kiosk_id, ret, fault);
        if (!rc)
            rc = reference_is_free(journal, ret, &is_free, fault);
        if (rc || is_free)
            return rc;
    }
    *fault = fault_make(RC_BUG, 0, "journal: no free reference in %d tries", REFERENCE_TRIES);
    return fault->rc;
}

enum rc journal_begin(struct journal *journal, const char *profile,
                      char ret_reference[JOURNAL_REFERENCE_SIZE], struct fault *fault)
{
    enum rc rc = journal_check_room(journal, fault);
    if (!rc)
        rc = journal_change_begin(journal, fault);
    if (rc)
        return rc;
    const int64_t now = clock_utc_ms(journal->clock);
    rc = check_alone(journal, profile, fault);
    if (!rc)
        rc = fresh_reference(journal, ret_reference, fault);
    if (!rc) {
        struct query q =
            query_of(journal->db, "INSERT INTO attempt(reference, state, currency, created_utc_ms,"
                                  " changed_utc_ms, profile) VALUES(?, 1, ?, ?, ?, ?)");
        query_text(&q, ret_reference);
        query_text(&q, journal->currency);
        query_int(&q, now);
        query_int(&q, now);
        query_text(&q, profile);
        rc = query_run(&q, NULL, fault);
    }
    return journal_change_end(journal, ret_reference, ORDER_DRAFT, rc, fault);
}

enum rc journal_basket_id(struct journal *journal, const char *reference, const char *basket_id,
                          struct fault *fault)
{
    enum rc rc = journal_change_begin(journal, fault);
    if (rc)
        return rc;
    enum order_state state = ORDER_NONE;
    int64_t sends = 0;
    rc = state_of(journal, reference, &state, &sends, fault);
    if (!rc && state != ORDER_DRAFT && state != ORDER_HELD && state != ORDER_TAGGED) {
        *fault = fault_make(RC_BUG, 0, "journal: %s is past changing its basket", reference);
        rc = fault->rc; /* R4: a repeat goes to the same basket */
    }
    if (!rc) {
        struct query q = query_of(journal->db, "UPDATE attempt SET basket_id = ?,"
                                               " changed_utc_ms = ? WHERE reference = ?");
        query_text(&q, basket_id);
        query_int(&q, clock_utc_ms(journal->clock));
        query_text(&q, reference);
        rc = query_run(&q, NULL, fault);
    }
    return journal_change_end(journal, reference, JOURNAL_EVENT_BASKET_ID, rc, fault);
}

static enum rc write_held(struct journal *journal, const char *reference,
                          const struct basket *basket, struct fault *fault)
{
    char *lines = journal_lines(basket);
    struct query q = query_of(journal->db, "UPDATE attempt SET state = 2, lines = ?1, total = ?2,"
                                           " basket_id = iif(?3 = '', basket_id, ?3),"
                                           " changed_utc_ms = ?4 WHERE reference = ?5");
    query_text(&q, lines);
    query_int(&q, basket->total);
    query_text(&q, basket->id);
    query_int(&q, clock_utc_ms(journal->clock));
    query_text(&q, reference);
    const enum rc rc = query_run(&q, NULL, fault);
    mem_free(lines);
    return rc;
}

enum rc journal_held(struct journal *journal, const char *reference, const struct basket *basket,
                     struct fault *fault)
{
    enum rc rc = journal_change_begin(journal, fault);
    if (rc)
        return rc;
    enum order_state from = ORDER_NONE;
    int64_t sends = 0;
    rc = state_of(journal, reference, &from, &sends, fault);
    if (!rc && from != ORDER_HELD)
        rc = check_edge(journal, reference, ORDER_HELD, &from, fault);
    if (!rc)
        rc = write_held(journal, reference, basket, fault);
    return journal_change_end(journal, reference, ORDER_HELD, rc, fault);
}

struct move {
    enum order_state from, to;
    const char *note; /* NULL: the old one stays */
};

/* A send counts before it happens, and no longer when it provably did not (R11). */
static int64_t more_sends(const struct move *move)
{
    if (move->to == ORDER_CONFIRM_INTENT)
        return 1;
    const bool unsent = move->to == ORDER_TAGGED || move->to == ORDER_PAID;
    return move->from == ORDER_CONFIRM_INTENT && unsent ? -1 : 0;
}

static enum rc write_move(struct journal *journal, const char *reference, const struct move *move,
                          struct fault *fault)
{
    char note[sizeof(((struct attempt *)0)->note)];
    text_copy(note, sizeof(note), move->note ? move->note : "");
    struct query q = query_of(
        journal->db,
        "UPDATE attempt SET state = ?1, note = iif(?2, ?3, note), sends = sends + ?4,"
        " first_send_utc_ms = iif(?4 = 1 AND first_send_utc_ms = 0, ?5, first_send_utc_ms),"
        " last_send_utc_ms = iif(?4 = 1, ?5, last_send_utc_ms), changed_utc_ms = ?5"
        " WHERE reference = ?6");
    query_int(&q, move->to);
    query_int(&q, move->note != NULL);
    query_text(&q, note);
    query_int(&q, more_sends(move));
    query_int(&q, clock_utc_ms(journal->clock));
    query_text(&q, reference);
    return query_run(&q, NULL, fault);
}

enum rc journal_move(struct journal *journal, const char *reference, enum order_state to,
                     const char *note, struct fault *fault)
{
    if (to == ORDER_CONFIRMED) {
        *fault =
            fault_make(RC_BUG, 0, "journal: CONFIRMED needs an order, see journal_confirmed()");
        return fault->rc;
    }
    enum rc rc = journal_change_begin(journal, fault);
    if (rc)
        return rc;
    struct move move = {.to = to, .note = note};
    rc = check_edge(journal, reference, to, &move.from, fault);
    if (!rc)
        rc = write_move(journal, reference, &move, fault);
    return journal_change_end(journal, reference, (int)to, rc, fault);
}

static enum rc write_confirmed(struct journal *journal, const char *reference,
                               const struct order *order, struct fault *fault)
{
    char hex[JOURNAL_MAC_HEX_SIZE];
    enum rc rc = journal_tickets_write(journal, reference, order, fault);
    if (!rc)
        rc = journal_tickets_digest(journal, reference, hex, fault);
    if (rc)
        return rc;
    struct query q = query_of(journal->db, "UPDATE attempt SET state = 8, order_id = ?1,"
                                           " order_total = ?2, tickets_mac = ?3,"
                                           " confirmed_utc_ms = ?4, changed_utc_ms = ?4"
                                           " WHERE reference = ?5");
    query_text(&q, order->id);
    query_int(&q, order->total);
    query_text(&q, hex);
    query_int(&q, clock_utc_ms(journal->clock));
    query_text(&q, reference);
    return query_run(&q, NULL, fault);
}

enum rc journal_confirmed(struct journal *journal, const char *reference, const struct order *order,
                          struct fault *fault)
{
    if (order->id[0] == '\0') {
        *fault = fault_make(RC_BUG, 0, "journal: an order without a number proves nothing");
        return fault->rc;
    }
    enum rc rc = journal_change_begin(journal, fault);
    if (rc)
        return rc;
    enum order_state from = ORDER_NONE;
    rc = check_edge(journal, reference, ORDER_CONFIRMED, &from, fault);
    if (!rc)
        rc = write_confirmed(journal, reference, order, fault);
    return journal_change_end(journal, reference, ORDER_CONFIRMED, rc, fault);
}
