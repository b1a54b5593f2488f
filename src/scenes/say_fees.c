#include "scenes/say.h"
#include "ui/i18n.h"

enum fees {
    FEES_NOTHING_TO_PAY,
    FEES_UNKNOWN,
    FEES_INCLUDED,
    FEES_BY_ORDER,
    FEES_BY_ORDER_UNKNOWN
};

/* A list that itemises its commission, or a configured fee, has fees; one that folds them into the sum
 * of the basket has none to show. */
static enum fees fees_of(const struct terms *terms, const struct price_list *list)
{
    bool paid = false, known = terms->fee_per_ticket > 0;
    for (size_t i = 0; list && i < list->n_prices; i++) {
        paid = paid || price_total(&list->prices[i]) > 0;
        known = known || list->prices[i].fee > 0;
    }
    if (!paid)
        return FEES_NOTHING_TO_PAY;
    if (!known)
        return terms->fee_per_order > 0 ? FEES_BY_ORDER_UNKNOWN : FEES_UNKNOWN;
    return terms->fee_per_order > 0 ? FEES_BY_ORDER : FEES_INCLUDED;
}

const char *say_fees(struct arena *a, const struct shop *shop, const struct terms *terms,
                     const struct price_list *list)
{
    switch (fees_of(terms, list)) {
    case FEES_UNKNOWN:
        return tr("fees.in_basket");
    case FEES_INCLUDED:
        return tr("fees.included");
    case FEES_BY_ORDER:
        return TR(a, "fees.by_order", {"money", say_money(a, shop, terms->fee_per_order)});
    case FEES_BY_ORDER_UNKNOWN:
        return TR(a, "fees.by_order_in_basket",
                  {"money", say_money(a, shop, terms->fee_per_order)});
    case FEES_NOTHING_TO_PAY:
        break;
    }
    return "";
}

const char *say_from_with_fees(struct arena *a, const struct shop *shop, const struct terms *terms,
                               const struct price_list *list, money_t amount)
{
    const char *from = say_from(a, shop, amount);
    switch (fees_of(terms, list)) {
    case FEES_INCLUDED:
        return TR(a, "price.from_included", {"from", from});
    case FEES_BY_ORDER:
    case FEES_BY_ORDER_UNKNOWN:
        return TR(a, "price.from_plus", {"from", from},
                  {"money", say_money(a, shop, terms->fee_per_order)});
    case FEES_NOTHING_TO_PAY:
    case FEES_UNKNOWN:
        break;
    }
    return from;
}

const char *say_from_order(struct arena *a, const struct shop *shop, const struct terms *terms,
                           money_t amount)
{
    const char *from = say_from(a, shop, amount);
    if (amount == 0 || terms->fee_per_order == 0)
        return from;
    return TR(a, "price.from_plus", {"from", from},
              {"money", say_money(a, shop, terms->fee_per_order)});
}
