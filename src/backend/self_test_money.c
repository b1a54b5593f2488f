#include <string.h>

#include "backend/self_test_run.h"
#include "base/text.h"

static int decimals(const struct self_test *t)
{
    return t->spec.config->shop.currency.decimals;
}

static money_t amount(const struct self_test *t, const struct probe_value *object, const char *name)
{
    money_t value = 0;
    probe_money(probe_member(object, name), decimals(t), &value);
    return value;
}

/* The member that the kiosk reads (net/price_json), else the first that holds a number. */
static const struct probe_value *item_amount(const struct probe_value *item, bool *ret_read)
{
    static const char *const known[] = {"amount", "price", "total", "value"};
    *ret_read = true;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (probe_is_number(probe_member(item, known[i])))
            return probe_member(item, known[i]);
    }
    *ret_read = false;
    const struct probe_value *member = probe_first(item);
    while (member && !probe_is_number(member))
        member = probe_next(member);
    return member;
}

static money_t sum_items(struct self_test *t, const struct probe_value *ticket)
{
    money_t sum = 0;
    const struct probe_value *item = probe_first(probe_member(ticket, "customItems"));
    for (; item; item = probe_next(item)) {
        money_t one = 0;
        bool read = false;
        probe_money(item_amount(item, &read), decimals(t), &one);
        t->money.unread = t->money.unread || !read;
        sum += one;
    }
    return sum;
}

static void note_hidden(struct self_test *t, money_t hidden)
{
    struct self_test_money *m = &t->money;
    m->hidden_varies = m->hidden_varies || (m->n_hidden_seen > 0 && hidden != m->hidden);
    if (m->n_hidden_seen == 0 || hidden > m->hidden)
        m->hidden = hidden;
    m->n_hidden_seen++;
}

/* Contract 11: which sum makes the total says whether the agent's discount is off it already. */
static void note_ticket(struct self_test *t, const struct probe_value *ticket)
{
    const money_t total = amount(t, ticket, "total"), agent = amount(t, ticket, "agentDiscount");
    const money_t price = amount(t, ticket, "price");
    const money_t gross = price + sum_items(t, ticket) - amount(t, ticket, "discount");
    t->money.seen = true;
    t->money.net = t->money.net || (agent != 0 && total == gross - agent);
    t->money.gross = t->money.gross || (agent != 0 && total == gross);
    if (price != 0)
        note_hidden(t, total == gross - agent ? 0 : total - gross);
}

static void note_seat(struct self_test *t, const struct probe_value *ticket)
{
    const struct probe_value *seat = probe_member(ticket, "seat");
    if (probe_id(seat)[0] == '\0' && !probe_is_number(seat))
        return;
    self_test_say(t, SELF_TEST_SEAT_AS, SELF_TEST_OK, probe_is_object(seat) ? "object" : "string",
                  "a ticket's seat comes as %s",
                  probe_is_object(seat) ? "an object with its id" : "its id");
}

static void note_id(char *out, const struct probe_value *value)
{
    text_copy(out, ID_SIZE, probe_id(value));
}

void self_test_note_basket(struct self_test *t, const struct probe_answer *answer)
{
    const struct probe_value *tickets = probe_member(answer->root, "tickets");
    if (answer->fault.rc || !probe_is_list(tickets))
        return;
    money_t sum = 0;
    t->money = (struct self_test_money){.seen = false};
    t->n_tickets = probe_count(tickets);
    for (const struct probe_value *k = probe_first(tickets); k; k = probe_next(k)) {
        note_ticket(t, k);
        note_seat(t, k);
        note_id(t->ticket_id, probe_member(k, "id"));
        note_id(t->ticket_type, probe_member(k, "type"));
        note_id(t->ticket_band, probe_member(k, "band"));
        sum += amount(t, k, "total");
    }
    t->money.order_fee = amount(t, answer->root, "total") - sum;
}

static void say_total(struct self_test *t)
{
    const struct self_test_money *m = &t->money;
    if (m->net == m->gross) {
        self_test_say(t, SELF_TEST_TOTAL, SELF_TEST_UNKNOWN, "",
                      m->net ? "tickets contradict each other"
                             : "no ticket held has an agent's discount: nothing to tell by");
        self_test_cure(t, SELF_TEST_TOTAL,
                       "name a performance with an agent's commission: --instance ID");
        return;
    }
    self_test_say(t, SELF_TEST_TOTAL, SELF_TEST_OK, m->net ? "net" : "gross",
                  m->net ? "a ticket's total has the agent's discount taken off"
                         : "a ticket's total is what the customer pays");
    self_test_fit(t, &(struct self_test_fit){.question = SELF_TEST_TOTAL,
                                             .section = "service",
                                             .key = "total_is_net",
                                             .fits = self_test_yes(m->net),
                                             .set = self_test_yes(t->agent.total_is_net)});
}

static void say_hidden(struct self_test *t)
{
    const struct self_test_money *m = &t->money;
    char value[32], set[32];
    if (m->n_hidden_seen == 0)
        return;
    money_print(value, sizeof(value), m->hidden, decimals(t));
    money_print(set, sizeof(set), t->record.terms.fee_per_ticket, decimals(t));
    if (m->hidden == 0 && !m->hidden_varies) {
        self_test_say(t, SELF_TEST_COMMISSION, SELF_TEST_OK, "none",
                      "every price is explained by the price list and its items");
    } else if (m->hidden_varies) {
        self_test_say(t, SELF_TEST_COMMISSION, SELF_TEST_DIFFERS, "varies",
                      "some tickets cost up to %s more than price lists show", value);
        self_test_cure(t, SELF_TEST_COMMISSION,
                       "ask the client to itemise ticket commission in Spektrix; until then those "
                       "prices rise in the basket");
    } else {
        self_test_say(t, SELF_TEST_COMMISSION, SELF_TEST_OK, value,
                      "each ticket costs %s more than price lists show", value);
        self_test_fit(t, &(struct self_test_fit){.question = SELF_TEST_COMMISSION,
                                                 .section = "sale",
                                                 .key = "fee_per_ticket",
                                                 .fits = value,
                                                 .set = set});
    }
}

static void say_order_fee(struct self_test *t)
{
    char value[32], set[32];
    money_print(value, sizeof(value), t->money.order_fee, decimals(t));
    money_print(set, sizeof(set), t->record.terms.fee_per_order, decimals(t));
    self_test_say(t, SELF_TEST_ORDER_FEE, SELF_TEST_OK, value,
                  t->money.order_fee ? "each order costs %s on top of its tickets"
                                     : "an order costs what its tickets cost (%s on top)",
                  value);
    if (t->money.order_fee >= 0)
        self_test_fit(t, &(struct self_test_fit){.question = SELF_TEST_ORDER_FEE,
                                                 .section = "sale",
                                                 .key = "fee_per_order",
                                                 .fits = value,
                                                 .set = set});
}

void self_test_say_money(struct self_test *t)
{
    if (!t->money.seen)
        return;
    say_total(t);
    say_hidden(t);
    say_order_fee(t);
}
