#include "scenes/say.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ui/i18n.h"

enum { AMOUNT_SIZE = 40 };

/* The digits before the decimal sign, grouped by the language's sign. */
static void add_grouped(struct text *t, const char *digits)
{
    const size_t n = strlen(digits);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0)
            text_add(t, tr("number.group"));
        text_add_n(t, digits + i, 1);
    }
}

const char *say_money(struct arena *a, const struct shop *shop, money_t amount)
{
    char plain[AMOUNT_SIZE], words[2 * AMOUNT_SIZE];
    const money_t size = amount < 0 ? -amount : amount;
    money_print(plain, sizeof(plain), size, shop->currency.decimals);
    char *point = strchr(plain, '.');
    if (point)
        *point = '\0';
    struct text t = TEXT_OF(words);
    add_grouped(&t, plain);
    if (point)
        text_addf(&t, "%s%s", tr("number.decimal"), point + 1);
    const char *symbol = shop->currency.symbol[0] ? shop->currency.symbol : shop->currency.code;
    const char *money = TR(a, "money.pattern", {"symbol", symbol}, {"amount", words});
    return amount < 0 ? TR(a, "money.negative", {"money", money}) : money;
}

const char *say_from(struct arena *a, const struct shop *shop, money_t amount)
{
    if (amount == 0)
        return tr("price.free");
    return TR(a, "price.from", {"money", say_money(a, shop, amount)});
}

int say_level(const struct instance *instance)
{
    if (instance->cancelled)
        return 0;
    switch (instance_level(instance)) {
    case AVAILABILITY_FEW:
        return 1;
    case AVAILABILITY_SOME:
    case AVAILABILITY_UNKNOWN:
        return 2;
    case AVAILABILITY_GOOD:
        return 3;
    case AVAILABILITY_SOLD_OUT:
        break;
    }
    return 0;
}

static const char *places_words(struct arena *a, const struct instance *instance)
{
    const struct availability *left = &instance->availability;
    const int seats = left->available + left->special; /* what is set aside is sold here, too */
    const int n = seats > 0 ? seats : left->wheelchair;
    switch (instance_level(instance)) {
    case AVAILABILITY_SOLD_OUT:
        return tr("places.sold_out");
    case AVAILABILITY_FEW:
        return TR_N(a, "places.few", (unsigned long)n, {"n", arena_printf(a, "%d", n)});
    case AVAILABILITY_GOOD:
        return tr("places.good");
    case AVAILABILITY_UNKNOWN:
    case AVAILABILITY_SOME:
        break;
    }
    return tr("places.some");
}

const char *say_availability(struct arena *a, const struct instance *instance, int64_t now_utc_s)
{
    if (instance->cancelled)
        return tr("places.cancelled");
    if (instance_is_sellable(instance, now_utc_s))
        return places_words(a, instance);
    if (instance_level(instance) == AVAILABILITY_SOLD_OUT)
        return tr("places.sold_out");
    if (instance->sell_from_utc_s <= now_utc_s)
        return tr("places.box_office");
    const struct wall from = when_local(instance->sell_from_utc_s), now = when_local(now_utc_s);
    return TR(a, "places.from", {"when", say_when_inside(a, &from, &now)});
}

/* Parts that the service left empty are left out, never said as "row ,". */
const char *say_place(struct arena *a, const struct basket_line *line)
{
    const bool area = line->area[0] != '\0';
    const bool row = line->row[0] != '\0';
    const char *seat = row && line->seat_number[0] ? line->seat_number : line->seat_name;
    if (line->seat_id[0] == '\0' || seat[0] == '\0')
        return area ? arena_strdup(a, line->area) : tr("place.unreserved");
    const char *inside = row ? TR(a, "place.row_seat", {"row", line->row}, {"seat", seat})
                             : TR(a, "place.seat", {"seat", seat});
    if (!area)
        return inside;
    return TR(a, "place.area_seat", {"area", line->area}, {"seat", inside});
}

const char *say_order_number(struct arena *a, const char *id)
{
    const size_t n = strlen(id);
    if (n < 5 || strspn(id, "0123456789") != n)
        return arena_strdup(a, id);
    char words[100];
    struct text t = TEXT_OF(words);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0)
            text_add(&t, " ");
        text_add_n(&t, id + i, 1);
    }
    return arena_strdup(a, words);
}
