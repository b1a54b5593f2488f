#include "net/ticket_json.h"

#include <ctype.h>

#include "base/text.h"
#include "net/json_read.h"
#include "net/price_json.h"

struct amounts {
    money_t total;
    bool has_total, wrong;
};

/* An absent or null amount is 0; one that is not exact spoils the ticket. */
static money_t read_amount(struct json *j, int decimals, bool *wrong)
{
    money_t amount = 0;
    if (json_peek(j) == JSON_NULL)
        json_skip(j);
    else if (!json_money(j, decimals, &amount))
        *wrong = true;
    return amount;
}

/* "F12" is row F, number 12; a name without digits at its end, or without letters, has no row. */
static void split_seat_name(struct basket_line *line)
{
    size_t at = strlen(line->seat_name);
    while (at > 0 && isdigit((unsigned char)line->seat_name[at - 1]))
        at--;
    const char *number = line->seat_name + at;
    if (at == 0 || *number == '\0') {
        text_copy(line->seat_number, sizeof(line->seat_number), line->seat_name);
        return;
    }
    char row[sizeof(line->seat_name)];
    struct text t = TEXT_OF(row);
    while (at > 0 && strchr(" -/.", line->seat_name[at - 1]))
        at--;
    text_add_n(&t, line->seat_name, at);
    text_copy(line->row, sizeof(line->row), row);
    text_copy(line->seat_number, sizeof(line->seat_number), number);
}

/* Verbatim; a number loses nothing, as its digits are copied. Too long for any code: none (F36). */
static void read_barcode(struct json *j, char *out, size_t size)
{
    struct json_text text;
    const enum json_type type = json_peek(j);
    if (type == JSON_STRING ? !json_string(j, &text) : !json_number(j, &text))
        return;
    if (!json_text_fits(&text, out, size))
        out[0] = '\0';
}

static void read_seat(struct json *j, struct basket_line *line)
{
    char id[ID_SIZE];
    if (!json_read_id(j, id, sizeof(id)) || !text_copy(line->seat_id, sizeof(line->seat_id), id))
        line->seat_id[0] = '\0';
}

static bool take_money(struct json *j, const struct json_text *key, int decimals,
                       struct basket_line *line, struct amounts *amounts)
{
    if (json_text_is(key, "price")) {
        line->price = read_amount(j, decimals, &amounts->wrong);
    } else if (json_text_is(key, "discount")) {
        line->discount = read_amount(j, decimals, &amounts->wrong);
    } else if (json_text_is(key, "agentDiscount")) {
        line->agent_discount = read_amount(j, decimals, &amounts->wrong);
    } else if (json_text_is(key, "customItems")) {
        amounts->wrong |= !price_json_custom_items(j, decimals, &line->fees);
    } else if (json_text_is(key, "total")) {
        amounts->has_total = json_peek(j) == JSON_NUMBER;
        amounts->total = read_amount(j, decimals, &amounts->wrong);
    } else {
        return false;
    }
    return true;
}

static void read_member(struct json *j, const struct json_text *key, struct ticket_json *t)
{
    struct basket_line *line = &t->line;
    char ignored[2], id[ID_SIZE];
    if (json_text_is(key, "id"))
        json_read_id(j, line->ticket_id, sizeof(line->ticket_id));
    else if (json_text_is(key, "instance"))
        json_read_id(j, line->instance_id, sizeof(line->instance_id));
    else if (json_text_is(key, "event"))
        json_read_named(j, id, sizeof(id), line->event_name, sizeof(line->event_name));
    else if (json_text_is(key, "type") || (json_text_is(key, "ticketType") && !line->type_id[0]))
        json_read_named(j, line->type_id, sizeof(line->type_id), line->type_name,
                        sizeof(line->type_name));
    else if (json_text_is(key, "offer"))
        json_read_named(j, id, sizeof(id), t->offer, sizeof(t->offer));
    else if (json_text_is(key, "planName"))
        json_read_string(j, line->area, sizeof(line->area));
    else if (json_text_is(key, "seat"))
        read_seat(j, line);
    else if (json_text_is(key, "seatName"))
        json_read_string(j, line->seat_name, sizeof(line->seat_name));
    else if (json_text_is(key, "barcode"))
        read_barcode(j, line->barcode, sizeof(line->barcode));
    else
        json_read_string(j, ignored, sizeof(ignored));
}

static bool is_sane(money_t amount)
{
    return amount >= -MONEY_MAX && amount <= MONEY_MAX;
}

/* Contract 11: the agent's commission stands inside the price, and whether `total` has it taken off
 * already shows in the numbers; only where it does not does the installation's setting decide. */
static void settle(const struct basket_json_rules *rules, const struct amounts *amounts,
                   struct ticket_json *t)
{
    struct basket_line *line = &t->line;
    const money_t gross = line->price + line->fees - line->discount;
    const bool net = amounts->total == gross - line->agent_discount ||
                     (amounts->total != gross && rules->total_is_net);
    t->added = net ? line->agent_discount : 0;
    line->total = amounts->total + t->added;
}

bool ticket_json_read(struct json *j, const struct basket_json_rules *rules,
                      struct ticket_json *ret)
{
    struct amounts amounts = {0};
    struct json_text key;
    *ret = (struct ticket_json){0};
    if (!json_object(j))
        return false;
    while (json_member(j, &key)) {
        if (!take_money(j, &key, rules->decimals, &ret->line, &amounts))
            read_member(j, &key, ret);
    }
    const struct basket_line *line = &ret->line;
    if (line->ticket_id[0] == '\0' || amounts.wrong || !amounts.has_total ||
        !is_sane(line->price) || !is_sane(line->fees) || !is_sane(line->discount) ||
        !is_sane(line->agent_discount) || !is_sane(amounts.total))
        return false;
    settle(rules, &amounts, ret);
    split_seat_name(&ret->line);
    return ret->line.total >= 0;
}
