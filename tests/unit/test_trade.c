#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"
#include "model/trade.h"

static struct profile profiles[2];
static struct publish_rule publish[2];
static struct publish_switch switches[2];
static struct offer_rule offers[2];
static struct trade trade;
static struct profile_subject subject;

static void begin(void)
{
    memset(profiles, 0, sizeof(profiles));
    memset(publish, 0, sizeof(publish));
    memset(offers, 0, sizeof(offers));
    memset(switches, 0, sizeof(switches));
    trade = (struct trade){.profiles = profiles,
                           .n_profiles = 2,
                           .publish = publish,
                           .switches = switches,
                           .offers = offers,
                           .decimals = 2};
    subject = (struct profile_subject){.event_id = "E1",
                                       .instance_id = "I1",
                                       .start = {2026, 11, 21, 19, 30},
                                       .attributes = "BookingFee=1.25\nSeason=Members",
                                       .bands = ""};
}

static void name_event(struct profile_rule *rule)
{
    text_copy(rule->events[rule->n_events++], ID_SIZE, "E1");
}

static void a_list_is_dressed_for_its_record(void)
{
    begin();
    const struct dressing plain = {0};
    struct price prices[] = {
        {0, 0, true, 2000, 0, 0}, {0, 1, true, 1500, 75, 0}, {1, 1, true, 0, 0, 0}};
    struct price_list list = {.bands = {{"b1", "Stalls"}, {"b2", "Circle"}},
                              .n_bands = 2,
                              .prices = prices,
                              .n_prices = 3};
    profiles[1].terms.fee_per_ticket = 150;
    trade_dress(&trade, 1, &plain, &list);
    CU_ASSERT_EQUAL(list.n_prices, 3);
    CU_ASSERT_EQUAL(prices[0].fee, 150);
    CU_ASSERT_EQUAL(prices[1].fee, 75); /* the itemised one stands */
    CU_ASSERT_EQUAL(prices[2].fee, 0);  /* free is free */
    text_copy(profiles[1].rule.bands[profiles[1].rule.n_bands++], PROFILE_BAND_SIZE, "CIRCLE");
    trade_dress(&trade, 1, &plain, &list);
    CU_ASSERT_EQUAL(list.n_prices, 1 + 1);
    CU_ASSERT_EQUAL(list.prices[0].amount, 1500);
}

static void the_fee_of_an_attribute_goes_before_the_configured_one(void)
{
    static const struct {
        const char *attribute, *lines;
        bool has;
        money_t fee;
    } cases[] = {
        {"", "BookingFee=1.25", false, 0},
        {"BookingFee", "BookingFee=1.25", true, 125},
        {"bookingfee", "BookingFee=2", true, 200},
        {"BookingFee", "BookingFee=£1.50", true, 150},
        {"BookingFee", "BookingFee=0", true, 0},
        {"BookingFee", "BookingFee=none", false, 0},
        {"BookingFee", "Booking=1", false, 0},
        {"BookingFee", "BookingFeeX=1", false, 0},
        {"BookingFee", "BookingFee=1.255", false, 0},
        {"BookingFee", "Genre=Talks\nBookingFee=0.5 GBP", true, 50},
    };
    begin();
    profiles[0].terms.fee_per_ticket = 99;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct price price = {0, 0, true, 1000, 0, 0};
        struct price_list list = {
            .bands = {{"b1", "A"}}, .n_bands = 1, .prices = &price, .n_prices = 1};
        trade.fee_attribute = cases[i].attribute;
        subject.attributes = cases[i].lines;
        const struct dressing dressing = trade_dressing(&trade, &subject);
        CU_ASSERT_EQUAL(dressing.has_fee, cases[i].has);
        CU_ASSERT_EQUAL(dressing.fee, cases[i].fee);
        trade_dress(&trade, 0, &dressing, &list);
        CU_ASSERT_EQUAL(price.fee, cases[i].has ? cases[i].fee : 99);
    }
}

static void an_offer_says_what_its_types_save(void)
{
    begin();
    struct price prices[] = {{0, 0, true, 2000, 150, 0}, {1, 0, true, 1000, 0, 0}};
    struct price_list list = {.types = {{"t1", "Adult", ""}, {"t2", "Under 26", ""}},
                              .n_types = 2,
                              .bands = {{"b1", "A"}},
                              .n_bands = 1,
                              .prices = prices,
                              .n_prices = 2};
    trade.n_offers = 1;
    name_event(&offers[0].rule);
    offers[0].per_cent = 25;
    text_copy(offers[0].types[offers[0].n_types++], OFFER_TYPE_SIZE, "adult");
    const struct dressing dressing = trade_dressing(&trade, &subject);
    CU_ASSERT_EQUAL(dressing.offer, 1);
    trade_dress(&trade, 0, &dressing, &list);
    CU_ASSERT_EQUAL(prices[0].saved, 500); /* of the price, not of the fee */
    CU_ASSERT_EQUAL(prices[1].saved, 0);
    CU_ASSERT_EQUAL(price_total(&prices[0]), 2150); /* what is shown first does not change */
    offers[0].per_cent = 0;
    offers[0].price = 1800;
    trade_dress(&trade, 0, &dressing, &list);
    CU_ASSERT_EQUAL(prices[0].saved, 350);
    offers[0].price = 9900;
    trade_dress(&trade, 0, &dressing, &list);
    CU_ASSERT_EQUAL(prices[0].saved, 0); /* never dearer */
    subject.event_id = "E2";
    CU_ASSERT_EQUAL(trade_dressing(&trade, &subject).offer, 0);
}

static void the_operators_switch_goes_before_every_rule(void)
{
    static const char ids[1][ID_SIZE] = {"I9"};
    begin();
    CU_ASSERT_FALSE(trade_is_published(&trade, &subject));
    trade.n_publish = 1;
    text_copy(publish[0].rule.attribute, PROFILE_ATTRIBUTE_SIZE, "Season=Members");
    CU_ASSERT_TRUE(trade_is_published(&trade, &subject));
    text_copy(switches[0].instance_id, ID_SIZE, "I1");
    CU_ASSERT_FALSE(trade_is_hidden(&trade, "I1"));
    trade.n_switches = 1;
    CU_ASSERT_FALSE(trade_is_published(&trade, &subject));
    CU_ASSERT_TRUE(trade_is_hidden(&trade, "I1"));
    CU_ASSERT_FALSE(trade_is_hidden(&trade, "I9"));
    switches[0].shown = true;
    CU_ASSERT_FALSE(trade_is_hidden(&trade, "I1"));
    trade.n_publish = 0;
    CU_ASSERT_TRUE(trade_is_published(&trade, &subject));
    subject.instance_id = "I9";
    CU_ASSERT_FALSE(trade_is_published(&trade, &subject));
    trade.by_hand = ids;
    trade.n_by_hand = 1;
    CU_ASSERT_TRUE(trade_is_published(&trade, &subject));
}

static void attributes_are_read_only_where_a_rule_looks_at_them(void)
{
    begin();
    trade.n_profiles = 1;
    CU_ASSERT_FALSE(trade_asks_attributes(&trade));
    trade.fee_attribute = "BookingFee";
    CU_ASSERT_TRUE(trade_asks_attributes(&trade));
    trade.fee_attribute = "";
    trade.n_offers = 1;
    CU_ASSERT_FALSE(trade_asks_attributes(&trade));
    text_copy(offers[0].rule.attribute, PROFILE_ATTRIBUTE_SIZE, "Season=Members");
    CU_ASSERT_TRUE(trade_asks_attributes(&trade));
}

CU_TestInfo test_trade[] = {
    {"a list is dressed for its record", a_list_is_dressed_for_its_record},
    {"the fee of an attribute goes before the configured one",
     the_fee_of_an_attribute_goes_before_the_configured_one},
    {"an offer says what its types save", an_offer_says_what_its_types_save},
    {"the operator's switch goes before every rule", the_operators_switch_goes_before_every_rule},
    {"attributes are read only where a rule looks at them",
     attributes_are_read_only_where_a_rule_looks_at_them},
    CU_TEST_INFO_NULL,
};
