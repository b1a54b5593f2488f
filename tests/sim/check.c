#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "sim/world.h"
#include "store/journal.h"

struct row {
    char reference[JOURNAL_REFERENCE_SIZE], basket_id[41], order_id[65];
    enum order_state state;
    bool staff_found_it; /* RESOLVED_BY_STAFF as booked */
    size_t n_orders;     /* with tickets, in the ledger */
};

struct rows {
    struct row *at;
    size_t n;
};

static void keep_row(void *ctx, const struct attempt *attempt, const struct order *order)
{
    struct rows *rows = ctx;
    (void)order;
    rows->at = mem_regrow(rows->at, rows->n + 1, sizeof(*rows->at));
    struct row *row = &rows->at[rows->n++];
    *row = (struct row){.state = attempt->state,
                        .staff_found_it = attempt->state == ORDER_RESOLVED_BY_STAFF &&
                                          strncmp(attempt->note, "booked", 6) == 0};
    snprintf(row->reference, sizeof(row->reference), "%s", attempt->reference);
    snprintf(row->basket_id, sizeof(row->basket_id), "%s", attempt->basket_id);
    snprintf(row->order_id, sizeof(row->order_id), "%s", attempt->order_id);
}

static bool read_journal(const struct world *w, struct rows *ret)
{
    const struct journal_spec spec = {.dir = w->dir,
                                      .kiosk_id = w->config.shop.kiosk_id,
                                      .currency = w->config.shop.currency.code,
                                      .clock = &w->kiosk_clock,
                                      .read_only = true};
    struct journal *journal = NULL;
    struct fault fault = {RC_OK, 0, ""};
    enum rc rc = journal_open(&spec, &journal, &fault);
    if (rc == RC_OK)
        rc = journal_each(journal, false, keep_row, ret, &fault);
    if (rc == RC_OK && !w->disk_failed)
        rc = journal_verify(journal, &fault);
    journal_close(journal);
    if (rc)
        fprintf(stderr, "journal: %s\n", fault.what);
    return rc == RC_OK;
}

static struct row *find(const struct rows *rows, const char *reference)
{
    for (size_t i = 0; i < rows->n; i++) {
        if (strcmp(rows->at[i].reference, reference) == 0)
            return &rows->at[i];
    }
    return NULL;
}

static bool is_sold(enum order_state state)
{
    return state == ORDER_CONFIRMED || state == ORDER_CAPTURED || state == ORDER_DONE;
}

bool world_is_durable(const struct world *w, const char *reference)
{
    struct rows rows = {0};
    const bool is_read = read_journal(w, &rows);
    const struct row *row = is_read ? find(&rows, reference) : NULL;
    const bool durable = row && is_sold(row->state);
    mem_free(rows.at);
    return durable;
}

void world_complain(struct world *w, uint64_t *count, const char *what, const char *about)
{
    (*count)++;
    world_note(w, what, about);
    fprintf(stderr, "seed's world: %s: %s\n", what, about);
}

/* Every order of the ledger is in the journal as sold, or staff have found it. */
static void check_orders(struct world *w, const struct rows *rows)
{
    for (size_t i = 0; i < door_count_orders(w->door); i++) {
        struct door_order order;
        door_order(w->door, i, &order);
        if (order.n_tickets == 0) { /* a late confirm behind the fence books nothing */
            w->counts.empty_orders++;
            continue;
        }
        w->counts.orders++;
        struct row *row = find(rows, order.reference);
        if (!row) {
            world_complain(w, &w->counts.lost, "an order without an attempt", order.reference);
            continue;
        }
        if (++row->n_orders > 1)
            world_complain(w, &w->counts.doubled, "a second order of one sale", order.reference);
        if (is_sold(row->state) && strcmp(row->order_id, order.id) != 0)
            world_complain(w, &w->counts.unexplained, "another order number", order.reference);
        if (!is_sold(row->state) && !row->staff_found_it)
            world_complain(w, &w->counts.lost, "an order that the journal denies", order.reference);
    }
}

static void check_attempts(struct world *w, const struct rows *rows)
{
    for (size_t i = 0; i < rows->n; i++) {
        const struct row *row = &rows->at[i];
        w->counts.confirmed += is_sold(row->state);
        w->counts.abandoned += row->state == ORDER_ABANDONED;
        w->counts.voided += row->state == ORDER_VOIDED;
        if ((is_sold(row->state) || row->staff_found_it) && row->n_orders == 0)
            world_complain(w, &w->counts.unexplained, "sold, but not in the ledger",
                           row->reference);
        if (!is_sold(row->state) && !order_state_is_final(row->state))
            world_complain(w, &w->counts.unsettled, "staff cannot close it", row->reference);
    }
}

void world_check_settled(struct world *w)
{
    struct rows rows = {0};
    if (!read_journal(w, &rows))
        world_complain(w, &w->counts.unexplained, "the journal cannot be read", "");
    for (size_t i = 0; i < rows.n; i++) {
        const struct row *row = &rows.at[i];
        w->counts.escalated +=
            row->state == ORDER_ESCALATED || row->state == ORDER_RESOLVED_BY_STAFF;
        if (!is_sold(row->state) && row->state != ORDER_ESCALATED &&
            !order_state_is_final(row->state))
            world_complain(w, &w->counts.unsettled, order_state_name(row->state), row->reference);
    }
    mem_free(rows.at);
}

static bool is_in_ledger(const struct world *w, const struct shown *shown)
{
    for (size_t i = 0; i < door_count_orders(w->door); i++) {
        struct door_order order;
        door_order(w->door, i, &order);
        if (strcmp(order.id, shown->order_id) == 0)
            return order.n_tickets == shown->n_codes && order.codes == shown->codes &&
                   order.total == shown->total && strcmp(order.reference, shown->reference) == 0;
    }
    return false;
}

static void check_screens(struct world *w)
{
    for (size_t i = 0; i < w->n_shown; i++) {
        const struct shown *shown = &w->shown[i];
        if (!shown->was_durable && !w->disk_failed)
            world_complain(w, &w->counts.shown_before_durable, "codes before they were durable",
                           shown->reference);
        if (!is_in_ledger(w, shown))
            world_complain(w, &w->counts.unexplained, "codes that are not in the ledger",
                           shown->reference);
    }
}

void world_check(struct world *w)
{
    struct rows rows = {0};
    if (!read_journal(w, &rows))
        world_complain(w, &w->counts.unexplained, "the journal cannot be read", "");
    check_orders(w, &rows);
    check_attempts(w, &rows);
    check_screens(w);
    mem_free(rows.at);
}
