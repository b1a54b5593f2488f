/* What other agent records are shown is kept apart in the catalogue. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "fakes/catalogue_kit.h"

enum { NOW = CATALOGUE_KIT_NOW, DAY = CATALOGUE_KIT_DAY, SEEN_SIZE = 200 };

static struct catalogue_kit kit;
static struct profile profiles[2];

/* Event 1A (two performances) is sold by the second record, 2A by the main one. */
static void begin(void)
{
    memset(profiles, 0, sizeof(profiles));
    text_copy(profiles[0].name, sizeof(profiles[0].name), "main");
    text_copy(profiles[1].name, sizeof(profiles[1].name), "friends");
    text_copy(profiles[1].rule.events[profiles[1].rule.n_events++], ID_SIZE, "1A");
    profiles[1].terms.fee_per_ticket = 99;
    catalogue_kit_init(&kit);
    catalogue_kit_refresh(&kit);
}

static struct catalogue *snapshot(void)
{
    const struct trade trade = {.profiles = profiles, .n_profiles = 2};
    const struct snapshot_spec spec = {.now_utc_s = NOW, .trade = &trade};
    struct catalogue *catalogue = NULL;
    CU_ASSERT_EQUAL_FATAL(catalogue_store_snapshot(kit.store, &spec, &catalogue, &kit.fault),
                          RC_OK);
    return catalogue;
}

static const struct instance *instance(const struct catalogue *catalogue, const char *id)
{
    const uint32_t at = catalogue_find_instance(catalogue, id);
    CU_ASSERT_NOT_EQUAL_FATAL(at, CATALOGUE_NONE);
    return &catalogue->instances[at];
}

static void put_their_list(money_t amount)
{
    struct price prices[] = {{0, 0, true, amount, 0, 0}};
    const struct price_list list = {.id = "8A",
                                    .types = {{"t1", "Friend", ""}},
                                    .bands = {{"b1", "Band A"}},
                                    .n_types = 1,
                                    .n_bands = 1,
                                    .prices = prices,
                                    .n_prices = 1};
    CU_ASSERT_EQUAL(catalogue_store_put_price_list(kit.store, "friends", &list, NOW, &kit.fault),
                    RC_OK);
}

static void each_performance_has_the_list_of_its_record(void)
{
    begin();
    struct catalogue *c = snapshot();
    CU_ASSERT_EQUAL(instance(c, "11A")->profile, 1);
    CU_ASSERT_EQUAL(instance(c, "21A")->profile, PROFILE_MAIN);
    CU_ASSERT_EQUAL(instance(c, "11A")->price_list, CATALOGUE_NONE); /* not the main one's */
    catalogue_free(c);
    put_their_list(3000);
    c = snapshot();
    const struct price_list *theirs = &c->price_lists[instance(c, "11A")->price_list];
    const struct price_list *ours = &c->price_lists[instance(c, "21A")->price_list];
    CU_ASSERT_STRING_EQUAL(theirs->id, "8A");
    CU_ASSERT_STRING_EQUAL(ours->id, "8A");
    CU_ASSERT_EQUAL(theirs->prices[0].amount, 3000);
    CU_ASSERT_EQUAL(theirs->prices[0].fee, 99);
    CU_ASSERT_EQUAL(ours->prices[0].amount, 4000);
    catalogue_free(c);
    catalogue_kit_deinit(&kit);
}

static void count(void *ctx, const struct catalogue_need *need)
{
    char *seen = ctx;
    const size_t n = strlen(seen);
    snprintf(seen + n, SEEN_SIZE - n, "%s/%zu via %s ", need->id, need->profile, need->instance_id);
}

static void lists_are_asked_for_once_for_each_record(void)
{
    char seen[SEEN_SIZE] = "";
    const struct needs_spec needs = {
        .now_utc_s = NOW, .older_than_utc_s = NOW - DAY, .profiles = profiles, .n_profiles = 2};
    begin();
    CU_ASSERT_EQUAL(catalogue_store_needed_price_lists(kit.store, &needs, count, seen, &kit.fault),
                    RC_OK);
    CU_ASSERT_STRING_EQUAL(seen, "8A/1 via 12A "); /* the next one; the main record's is there */
    put_their_list(3000);
    seen[0] = '\0';
    CU_ASSERT_EQUAL(catalogue_store_needed_price_lists(kit.store, &needs, count, seen, &kit.fault),
                    RC_OK);
    CU_ASSERT_STRING_EQUAL(seen, "");
    catalogue_kit_deinit(&kit);
}

static void availability_counts_for_the_record_that_asked(void)
{
    begin();
    struct catalogue *c = snapshot();
    CU_ASSERT_EQUAL(instance(c, "21A")->availability.available, 5);
    catalogue_free(c);
    text_copy(profiles[1].rule.events[0], ID_SIZE, "2A"); /* the rule is another one now */
    c = snapshot();
    CU_ASSERT_EQUAL(instance(c, "21A")->availability.as_of_utc_s, 0);
    catalogue_free(c);
    catalogue_kit_deinit(&kit);
}

static void rules_see_attributes_and_bands(void)
{
    begin();
    catalogue_kit_begin(&kit);
    const struct stored_instance stored = {.id = "11A",
                                           .event_id = "1A",
                                           .plan_id = "6A",
                                           .price_list_id = "8A",
                                           .attributes = "Season=Members\nRoom=1",
                                           .start = when_from_utc_s(NOW + 3 * DAY),
                                           .start_utc_s = NOW + 3 * DAY,
                                           .on_sale = true};
    CU_ASSERT_EQUAL(catalogue_store_put_instance(kit.store, &stored, &kit.fault), RC_OK);
    catalogue_kit_commit(&kit);
    profiles[1].rule.n_events = 0;
    text_copy(profiles[1].rule.attribute, PROFILE_ATTRIBUTE_SIZE, "Season=Members");
    text_copy(profiles[1].rule.bands[profiles[1].rule.n_bands++], PROFILE_BAND_SIZE, "Band A");
    struct catalogue *c = snapshot();
    CU_ASSERT_EQUAL(instance(c, "11A")->profile, 1);
    CU_ASSERT_EQUAL(instance(c, "12A")->profile, PROFILE_MAIN);
    catalogue_free(c);
    text_copy(profiles[1].rule.bands[0], PROFILE_BAND_SIZE, "Band B");
    c = snapshot();
    CU_ASSERT_EQUAL(instance(c, "11A")->profile, PROFILE_MAIN);
    catalogue_free(c);
    catalogue_kit_deinit(&kit);
}

CU_TestInfo test_catalogue_profiles[] = {
    {"each performance has the list of its record", each_performance_has_the_list_of_its_record},
    {"lists are asked for once for each record", lists_are_asked_for_once_for_each_record},
    {"availability counts for the record that asked",
     availability_counts_for_the_record_that_asked},
    {"rules see attributes and bands", rules_see_attributes_and_bands},
    CU_TEST_INFO_NULL,
};
