/* Trade: the rules of the configuration about what is sold, by which agent record and at which price.
 *
 * Values only; the catalogue's snapshot is made with them. Where several rules fit, the first one
 * counts. Source: contract sections 7 and 11; product.md 2.1, 2.4, 2.5, 2.8.
 */
#pragma once

#include "model/profile.h"

enum {
    PUBLISH_RULES_MAX = 8,
    PUBLISH_SWITCHES_MAX = 200,
    OFFER_RULES_MAX = 8,
    OFFER_TYPES_MAX = 8,
    OFFER_TYPE_SIZE = 48
};

/* Performances that are sold although they are not on sale (priority booking). */
struct publish_rule {
    char name[PROFILE_NAME_SIZE];
    struct profile_rule rule;
};

/* What the operator decided of one performance; goes before every rule. */
struct publish_switch {
    char instance_id[ID_SIZE];
    bool shown;
    int64_t utc_s;
};

/* The price that an offer of the service is expected to make. Only the basket's discount counts; this
 * is shown beside the price, never instead of it. */
struct offer_rule {
    char name[PROFILE_NAME_SIZE];
    struct profile_rule rule;
    money_t price;                                /* of a ticket, fees included; 0: not set */
    int per_cent;                                 /* off what is paid without it; 0: not set */
    char types[OFFER_TYPES_MAX][OFFER_TYPE_SIZE]; /* names of ticket types; none: every one */
    size_t n_types;
};

struct trade {
    const struct profile *profiles; /* borrowed, like all of these */
    size_t n_profiles;
    const struct publish_rule *publish;
    size_t n_publish;
    const struct publish_switch *switches;
    size_t n_switches;
    const char (*by_hand)[ID_SIZE]; /* ids of performances, published as by a rule */
    size_t n_by_hand;
    const struct offer_rule *offers;
    size_t n_offers;
    const char *fee_attribute; /* whose value is the fee of each ticket, in major units; "" none */
    int decimals;              /* of the currency */
    int sell_until_minutes;    /* after the start; negative: before it */
};

/* How the prices of one performance differ from those of its list. */
struct dressing {
    bool has_fee; /* an attribute says the fee */
    money_t fee;
    uint8_t offer; /* 1 + index of the offer rule, 0: none */
};

/* Whether some rule looks at attributes. */
bool trade_asks_attributes(const struct trade *trade);
/* The operator took it off sale by hand. */
bool trade_is_hidden(const struct trade *trade, const char *instance_id);
bool trade_is_published(const struct trade *trade, const struct profile_subject *subject);
struct dressing trade_dressing(const struct trade *trade, const struct profile_subject *subject);

/* Makes a list of the service's that of the profile and of performances dressed so: takes out bands
 * that it does not offer, adds the fee to prices that itemise none (the attribute's before the
 * configured one; free tickets bear none, contract 11), and notes what an offer is said to save. */
void trade_dress(const struct trade *trade, size_t profile, const struct dressing *dressing,
                 struct price_list *list);
