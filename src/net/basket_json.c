#include "net/basket_json.h"

#include "base/mem.h"
#include "base/text.h"
#include "net/json_read.h"
#include "net/price_json.h"
#include "net/ticket_json.h"

enum { DELIVERY_COLLECT = 1, DELIVERY_AGENT = 3 };

struct reader { /* what a basket and an order have in common */
    const struct basket_json_rules *rules;
    struct arena *arena; /* NULL inside an order */
    struct basket *basket;
    struct order *order;
    money_t added;                         /* agent commission put back on the total */
    money_t commission, charges, delivery; /* per order, as the service tells them */
    bool tells_commission;
    bool has_tickets, has_total, has_basket_id, looks_ordered, lists_delivery;
    const char *why;
};

static void add_offer(struct basket *basket, const char *name)
{
    for (size_t i = 0; i < basket->n_offers; i++) {
        if (strcmp(basket->offers[i], name) == 0)
            return;
    }
    if (*name == '\0' || basket->n_offers == BASKET_OFFERS_MAX)
        return;
    text_copy(basket->offers[basket->n_offers], sizeof(basket->offers[0]), name);
    basket->n_offers++;
}

static void take_line(struct reader *r, const struct ticket_json *ticket)
{
    size_t *n = &r->basket->n_lines;
    if (*n == BASKET_LINES_MAX) {
        r->why = "more tickets than any basket of ours";
        return;
    }
    r->basket->lines[(*n)++] = ticket->line;
    add_offer(r->basket, ticket->offer);
    if (ticket->line.barcode[0] != '\0')
        r->looks_ordered = true;
    if (!money_add(&r->added, ticket->added))
        r->why = "a total beyond any basket of ours";
}

static void read_tickets(struct json *j, struct reader *r)
{
    struct ticket_json ticket;
    if (!json_array(j)) {
        r->why = "tickets are no list";
        return;
    }
    r->has_tickets = true;
    while (json_element(j)) {
        if (!ticket_json_read(j, r->rules, &ticket))
            r->why = "a ticket without id or exact money";
        else
            take_line(r, &ticket);
    }
    mem_wipe(&ticket, sizeof(ticket));
}

static void read_delivery_option(struct json *j, struct reader *r)
{
    int64_t type = 0;
    struct json_text key;
    if (json_peek(j) == JSON_NUMBER) {
        json_int(j, 0, 100, &type);
    } else if (json_object(j)) {
        while (json_member(j, &key)) {
            if (json_text_is(&key, "type"))
                json_int(j, 0, 100, &type);
            else
                json_skip(j);
        }
    }
    r->lists_delivery = true;
    r->basket->delivery_collect |= type == DELIVERY_COLLECT;
    r->basket->delivery_agent |= type == DELIVERY_AGENT;
}

/* {"amount": 1.50, "waived": false}; contract 9.2. */
static void read_commission(struct json *j, struct reader *r)
{
    bool waived = false;
    struct json_text key;
    if (!json_object(j))
        return;
    while (json_member(j, &key)) {
        if (json_text_is(&key, "waived"))
            waived = json_read_flag(j);
        else if (json_text_is(&key, "amount"))
            r->tells_commission = json_money(j, r->rules->decimals, &r->commission);
        else
            json_skip(j);
    }
    if (waived)
        r->commission = 0;
}

static void read_delivery(struct json *j, struct reader *r)
{
    struct json_text key;
    if (!json_object(j))
        return;
    while (json_member(j, &key)) {
        if (!json_text_is(&key, "charge") || json_peek(j) != JSON_NUMBER)
            json_skip(j);
        else if (!json_money(j, r->rules->decimals, &r->delivery))
            r->why = "no exact charge";
    }
}

static void read_each(struct json *j, struct reader *r,
                      void (*read)(struct json *j, struct reader *r))
{
    if (!json_array(j))
        return;
    while (json_element(j))
        read(j, r);
}

static void read_offer(struct json *j, struct reader *r)
{
    char id[ID_SIZE], name[sizeof(r->basket->offers[0])];
    json_read_named(j, id, sizeof(id), name, sizeof(name));
    add_offer(r->basket, name);
}

static void read_customer(struct json *j, struct reader *r)
{
    struct json_text key;
    if (!json_object(j))
        return;
    while (json_member(j, &key)) {
        if (json_text_is(&key, r->rules->reference_member))
            json_read_string(j, r->basket->agent_reference, sizeof(r->basket->agent_reference));
        else
            json_skip(j);
    }
}

static void read_promo(struct json *j, struct basket *basket)
{
    char id[ID_SIZE];
    if (json_peek(j) == JSON_OBJECT)
        json_read_named(j, id, sizeof(id), basket->promo_code, sizeof(basket->promo_code));
    else
        json_read_string(j, basket->promo_code, sizeof(basket->promo_code));
}

static void read_total(struct json *j, struct reader *r)
{
    r->has_total = json_money(j, r->rules->decimals, &r->basket->total);
    if (!r->has_total || r->basket->total < -MONEY_MAX)
        r->why = "no exact total";
}

static void read_total_discount(struct json *j, struct reader *r)
{
    if (json_peek(j) == JSON_NULL)
        json_skip(j);
    else if (!json_money(j, r->rules->decimals, &r->basket->total_discount))
        r->why = "no exact discount";
}

static void read_order_inside(struct json *j, struct reader *r)
{
    const char *why = NULL;
    if (json_peek(j) != JSON_OBJECT) {
        json_skip(j);
        return;
    }
    struct order *order = arena_alloc(r->arena, sizeof(*order));
    if (basket_json_order(j, r->rules, order, &why))
        r->order = order;
}

static bool take_money_or_tickets(struct json *j, const struct json_text *key, struct reader *r)
{
    if (json_text_is(key, "tickets"))
        read_tickets(j, r);
    else if (json_text_is(key, "total"))
        read_total(j, r);
    else if (json_text_is(key, "totalDiscount"))
        read_total_discount(j, r);
    else
        return false;
    return true;
}

static bool take_fees(struct json *j, const struct json_text *key, struct reader *r)
{
    if (json_text_is(key, "transactionCommission"))
        read_commission(j, r);
    else if (json_text_is(key, "charges"))
        price_json_custom_items(j, r->rules->decimals, &r->charges);
    else if (json_text_is(key, "ticketDelivery"))
        read_delivery(j, r);
    else
        return false;
    return true;
}

static void read_member(struct json *j, const struct json_text *key, struct reader *r)
{
    struct basket *b = r->basket;
    if (take_fees(j, key, r))
        return;
    if (json_text_is(key, "basketId")) {
        r->has_basket_id = json_read_id(j, b->id, sizeof(b->id));
    } else if (json_text_is(key, "id") && !r->has_basket_id) {
        json_read_id(j, b->id, sizeof(b->id));
    } else if (json_text_is(key, "hash")) {
        json_read_string(j, b->hash, sizeof(b->hash));
    } else if (json_text_is(key, "promoCode")) {
        read_promo(j, b);
    } else if (json_text_is(key, "agentCustomer")) {
        read_customer(j, r);
    } else if (json_text_is(key, "ticketDeliveryOptions")) {
        read_each(j, r, read_delivery_option);
    } else if (json_text_is(key, "offers") || json_text_is(key, "multibuyOffers")) {
        read_each(j, r, read_offer);
    } else if (json_text_is(key, "order")) {
        read_order_inside(j, r);
    } else {
        r->looks_ordered |= json_text_is(key, "firstTransactionDate") ||
                            json_text_is(key, "payments") || json_text_is(key, "deliveries");
        json_skip(j);
    }
}

/* K-39: only where the service tells what an order costs can a total be wrong. A charge for delivery
 * may stand among the charges, beside them, or in neither; a discount may be the whole basket's. */
static money_t unexplained(const struct reader *r, money_t lines)
{
    const struct basket *b = r->basket;
    const money_t rest = b->total - lines - r->commission;
    money_t discount = b->total_discount;
    for (size_t i = 0; i < b->n_lines; i++)
        discount -= b->lines[i].discount;
    if (!r->tells_commission || rest == r->charges || rest == r->delivery ||
        rest == r->charges + r->delivery || rest == -discount)
        return 0;
    return rest - r->charges;
}

/* The service's total, with the agent's commission where it was taken off; what no ticket accounts
 * for is the order's own fee (transaction commission, delivery). */
static void settle(struct reader *r)
{
    struct basket *b = r->basket;
    if (!money_add(&b->total, r->added))
        r->why = "a total beyond any basket of ours";
    money_t lines = 0;
    for (size_t i = 0; i < b->n_lines; i++) {
        if (!money_add(&lines, b->lines[i].total))
            r->why = "a total beyond any basket of ours";
    }
    b->order_fee = r->has_total ? b->total - lines : 0;
    b->unexplained = r->has_total ? unexplained(r, lines) : 0;
    if (!r->lists_delivery) /* not said: both kinds may be tried, the PATCH decides */
        b->delivery_collect = b->delivery_agent = true;
}

static struct order *order_of(const struct reader *r, struct arena *arena)
{
    const struct basket *b = r->basket;
    struct order *order = arena_alloc(arena, sizeof(*order));
    text_copy(order->id, sizeof(order->id), b->id);
    text_copy(order->reference, sizeof(order->reference), b->agent_reference);
    memcpy(order->lines, b->lines, sizeof(order->lines));
    order->n_lines = b->n_lines;
    order->total = b->total;
    return order;
}

bool basket_json_read(struct json *j, const struct basket_json_rules *rules, struct arena *arena,
                      struct basket_json_result *ret)
{
    struct reader r = {.rules = rules, .arena = arena};
    struct json_text key;
    *ret = (struct basket_json_result){.why = "no basket"};
    r.basket = arena_alloc(arena, sizeof(*r.basket));
    if (!json_object(j))
        return false;
    while (json_member(j, &key)) {
        if (!take_money_or_tickets(j, &key, &r))
            read_member(j, &key, &r);
    }
    settle(&r);
    ret->is_brief = !r.has_tickets && !r.has_total;
    if (!r.why && !ret->is_brief && (!r.has_total || !r.has_tickets))
        r.why = "a basket without tickets or total";
    if (r.basket->id[0] == '\0')
        r.why = "a basket without id";
    ret->why = r.why;
    ret->basket = r.basket;
    ret->order = r.order;
    if (!ret->order && r.looks_ordered && !r.has_basket_id && r.basket->n_lines > 0)
        ret->order = order_of(&r, arena);
    return !r.why;
}

bool basket_json_order(struct json *j, const struct basket_json_rules *rules, struct order *ret,
                       const char **ret_why)
{
    struct basket *basket = mem_zalloc(sizeof(*basket)); /* an order is read as one */
    struct reader r = {.rules = rules, .basket = basket};
    struct json_text key;
    *ret = (struct order){0};
    if (json_object(j)) {
        while (json_member(j, &key)) {
            if (json_text_is(&key, "id"))
                json_read_id(j, ret->id, sizeof(ret->id));
            else if (json_text_is(&key, "agentCustomer"))
                read_customer(j, &r);
            else if (!take_money_or_tickets(j, &key, &r))
                json_skip(j);
        }
    }
    settle(&r);
    if (!r.why && (ret->id[0] == '\0' || !r.has_total || basket->n_lines == 0))
        r.why = "an order without number, total or tickets";
    text_copy(ret->reference, sizeof(ret->reference), basket->agent_reference);
    memcpy(ret->lines, basket->lines, sizeof(ret->lines));
    ret->n_lines = basket->n_lines;
    ret->total = basket->total;
    mem_wipe(basket, sizeof(*basket));
    mem_free(basket);
    *ret_why = r.why;
    return !r.why;
}
