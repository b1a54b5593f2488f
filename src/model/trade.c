#include "model/trade.h"

#include <string.h>
#include <strings.h>

bool trade_asks_attributes(const struct trade *trade)
{
    bool asks = trade->n_profiles > 1 || (trade->fee_attribute && trade->fee_attribute[0]);
    for (size_t i = 0; i < trade->n_publish; i++)
        asks = asks || trade->publish[i].rule.attribute[0];
    for (size_t i = 0; i < trade->n_offers; i++)
        asks = asks || trade->offers[i].rule.attribute[0];
    return asks;
}

/* The latest word; NULL where there is none. */
static const struct publish_switch *find_switch(const struct trade *trade, const char *id)
{
    for (size_t i = trade->n_switches; i-- > 0;) {
        if (strcmp(trade->switches[i].instance_id, id) == 0)
            return &trade->switches[i];
    }
    return NULL;
}

bool trade_is_hidden(const struct trade *trade, const char *instance_id)
{
    const struct publish_switch *word = find_switch(trade, instance_id);
    return word && !word->shown;
}

bool trade_is_published(const struct trade *trade, const struct profile_subject *subject)
{
    const struct publish_switch *word = find_switch(trade, subject->instance_id);
    if (word)
        return word->shown;
    for (size_t i = 0; i < trade->n_by_hand; i++) {
        if (strcmp(trade->by_hand[i], subject->instance_id) == 0)
            return true;
    }
    for (size_t i = 0; i < trade->n_publish; i++) {
        if (profile_rule_fits(&trade->publish[i].rule, subject))
            return true;
    }
    return false;
}

/* "1.50", or with signs of a currency around it. */
static bool read_amount(const char *value, size_t n, int decimals, money_t *ret)
{
    while (n > 0 && (*value < '0' || *value > '9')) {
        value++;
        n--;
    }
    while (n > 0 && (value[n - 1] < '0' || value[n - 1] > '9'))
        n--;
    return n > 0 && money_parse(value, n, decimals, ret) && *ret >= 0;
}

/* The performance's own attribute stands before its event's. */
static bool read_fee(const struct trade *trade, const char *lines, money_t *ret)
{
    const size_t n = trade->fee_attribute ? strlen(trade->fee_attribute) : 0;
    while (n > 0 && *lines) {
        const size_t here = strcspn(lines, "\n");
        if (here > n && lines[n] == '=' && strncasecmp(lines, trade->fee_attribute, n) == 0 &&
            read_amount(lines + n + 1, here - n - 1, trade->decimals, ret))
            return true;
        lines += here + (lines[here] == '\n');
    }
    return false;
}

struct dressing trade_dressing(const struct trade *trade, const struct profile_subject *subject)
{
    struct dressing dressing = {0};
    dressing.has_fee = read_fee(trade, subject->attributes, &dressing.fee);
    for (size_t i = 0; i < trade->n_offers && dressing.offer == 0; i++) {
        if (profile_rule_fits(&trade->offers[i].rule, subject))
            dressing.offer = (uint8_t)(i + 1);
    }
    return dressing;
}

static bool has_type(const struct offer_rule *offer, const char *name)
{
    for (size_t i = 0; i < offer->n_types; i++) {
        if (strcasecmp(offer->types[i], name) == 0)
            return true;
    }
    return offer->n_types == 0;
}

/* Half a small unit goes to the house, as the service rounds. */
static money_t saved_by(const struct offer_rule *offer, const struct price *price)
{
    const money_t total = price_total(price);
    if (offer->price > 0)
        return total > offer->price ? total - offer->price : 0;
    return (price->amount * offer->per_cent + 50) / 100;
}

void trade_dress(const struct trade *trade, size_t profile, const struct dressing *dressing,
                 struct price_list *list)
{
    const struct profile *by = &trade->profiles[profile];
    const struct offer_rule *offer =
        dressing->offer > 0 ? &trade->offers[dressing->offer - 1] : NULL;
    size_t n = 0;
    for (size_t i = 0; i < list->n_prices; i++) {
        struct price price = list->prices[i];
        if (!profile_offers_band(by, list->bands[price.band].name))
            continue;
        if (price.fee == 0 && price.amount > 0)
            price.fee = dressing->has_fee ? dressing->fee : by->terms.fee_per_ticket;
        if (offer && has_type(offer, list->types[price.type].name))
            price.saved = saved_by(offer, &price);
        list->prices[n++] = price;
    }
    list->n_prices = n;
}
