#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"
#include "model/profile.h"

static struct profile profiles[PROFILES_MAX];
static const struct profile_subject macbeth = {.event_id = "E1",
                                               .instance_id = "I1",
                                               .start = {2026, 11, 21, 19, 30},
                                               .attributes = "Genre=Drama\nSeason=Members",
                                               .bands = "Stalls\nCircle"};

static void begin(void)
{
    memset(profiles, 0, sizeof(profiles));
    text_copy(profiles[0].name, sizeof(profiles[0].name), "main");
    text_copy(profiles[1].name, sizeof(profiles[1].name), "friends");
    text_copy(profiles[2].name, sizeof(profiles[2].name), "other");
}

static void add_id(char ids[][ID_SIZE], size_t *n, const char *id)
{
    text_copy(ids[(*n)++], ID_SIZE, id);
}

static void each_condition_of_a_rule_must_hold(void)
{
    static const struct {
        const char *event, *instance, *attribute, *band;
        struct wall from, until;
        bool fits;
    } cases[] = {
        {"E1", NULL, NULL, NULL, {0}, {0}, true},
        {"E2", NULL, NULL, NULL, {0}, {0}, false},
        {NULL, "I1", NULL, NULL, {0}, {0}, true},
        {"E1", "I2", NULL, NULL, {0}, {0}, false},
        {NULL, NULL, "season=members", NULL, {0}, {0}, true}, /* letter case does not count */
        {NULL, NULL, "Season=Member", NULL, {0}, {0}, false}, /* the whole line does */
        {NULL, NULL, "Genre=Dance", NULL, {0}, {0}, false},
        {NULL, NULL, NULL, "circle", {0}, {0}, true},
        {NULL, NULL, NULL, "Balcony", {0}, {0}, false},
        {NULL, NULL, NULL, NULL, {2026, 11, 21, 0, 0}, {0}, true},
        {NULL, NULL, NULL, NULL, {2026, 11, 22, 0, 0}, {0}, false},
        {NULL, NULL, NULL, NULL, {0}, {2026, 11, 21, 0, 0}, true},
        {NULL, NULL, NULL, NULL, {0}, {2026, 11, 20, 0, 0}, false},
        {"E1", "I1", "Genre=Drama", "Stalls", {2026, 11, 1, 0, 0}, {2026, 11, 30, 0, 0}, true},
        {"E1", "I1", "Genre=Drama", "Stalls", {2026, 12, 1, 0, 0}, {2026, 12, 30, 0, 0}, false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        begin();
        struct profile_rule *rule = &profiles[1].rule;
        if (cases[i].event)
            add_id(rule->events, &rule->n_events, cases[i].event);
        if (cases[i].instance)
            add_id(rule->instances, &rule->n_instances, cases[i].instance);
        if (cases[i].attribute)
            text_copy(rule->attribute, sizeof(rule->attribute), cases[i].attribute);
        if (cases[i].band)
            text_copy(rule->bands[rule->n_bands++], PROFILE_BAND_SIZE, cases[i].band);
        rule->from = cases[i].from;
        rule->until = cases[i].until;
        CU_ASSERT_EQUAL(profile_rule_fits(rule, &macbeth), cases[i].fits);
    }
}

static void the_first_rule_that_fits_sells_and_else_the_main_record(void)
{
    begin();
    add_id(profiles[1].rule.events, &profiles[1].rule.n_events, "E9");
    add_id(profiles[2].rule.events, &profiles[2].rule.n_events, "E1");
    CU_ASSERT_EQUAL(profile_of(profiles, 3, &macbeth), 2);
    add_id(profiles[1].rule.events, &profiles[1].rule.n_events, "E1");
    CU_ASSERT_EQUAL(profile_of(profiles, 3, &macbeth), 1);
    CU_ASSERT_EQUAL(profile_of(profiles, 1, &macbeth), PROFILE_MAIN);
    CU_ASSERT_EQUAL(profile_find(profiles, 3, "other"), 2);
    CU_ASSERT_EQUAL(profile_find(profiles, 3, "nobody"), PROFILES_MAX);
}

static void seats_of_other_bands_are_closed(void)
{
    begin();
    const struct price_list list = {.bands = {{"b1", "Stalls"}, {"b2", "Circle"}}, .n_bands = 2};
    uint8_t state[] = {SEAT_AVAILABLE, SEAT_AVAILABLE, SEAT_AVAILABLE};
    uint8_t band[] = {0, 1, BAND_NONE};
    struct seat_status status = {.state = state, .band = band, .n_seats = 3};
    profile_close_seats(&profiles[1], &list, &status);
    CU_ASSERT_EQUAL(state[0], SEAT_AVAILABLE); /* a rule without bands closes nothing */
    text_copy(profiles[1].rule.bands[profiles[1].rule.n_bands++], PROFILE_BAND_SIZE, "Circle");
    profile_close_seats(&profiles[1], &list, &status);
    CU_ASSERT_EQUAL(state[0], SEAT_UNAVAILABLE);
    CU_ASSERT_EQUAL(state[1], SEAT_AVAILABLE);
    CU_ASSERT_EQUAL(state[2], SEAT_UNAVAILABLE);
}

CU_TestInfo test_profile[] = {
    {"each condition of a rule must hold", each_condition_of_a_rule_must_hold},
    {"the first rule that fits sells and else the main record",
     the_first_rule_that_fits_sells_and_else_the_main_record},
    {"seats of other bands are closed", seats_of_other_bands_are_closed},
    CU_TEST_INFO_NULL,
};
