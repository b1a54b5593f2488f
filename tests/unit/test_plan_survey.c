#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"
#include "fakes/plan_kit.h"
#include "model/plan_survey.h"

struct heard {
    char words[2048];
    struct text text;
    size_t n;
};

static void hear(void *ctx, const char *words)
{
    struct heard *heard = ctx;
    text_addf(&heard->text, "%s\n", words);
    heard->n++;
}

static size_t survey(const struct plan *plan, struct heard *heard)
{
    *heard = (struct heard){.n = 0};
    heard->text = TEXT_OF(heard->words);
    return plan_survey(plan, hear, heard);
}

static void what_an_area_has_is_counted(void)
{
    struct plan *plan = plan_kit_house();
    CU_ASSERT_EQUAL(plan_survey_area(plan, 0).n_aisles, 1);
    CU_ASSERT_EQUAL(plan_survey_area(plan, 0).n_unlabelled, 0);
    CU_ASSERT_EQUAL(plan_survey_area(plan, 1).n_aisles, 0);
    CU_ASSERT_EQUAL(plan_survey_area(plan, 2).n_unlabelled, 2);
    CU_ASSERT_EQUAL(plan_survey_area(plan, 2).n_unnumbered, 2);
    plan_free(plan);
}

static void names_that_come_twice_and_are_missing_are_told(void)
{
    struct heard heard;
    struct plan *plan = plan_kit_house();
    CU_ASSERT_EQUAL(survey(plan, &heard), 3);
    CU_ASSERT_PTR_NOT_NULL(
        strstr(heard.words, "2 seats of Box left are called \"chair\": ids 301"));
    CU_ASSERT_PTR_NOT_NULL(strstr(heard.words, "Box left: 2 of 2 rows have no label"));
    CU_ASSERT_PTR_NOT_NULL(strstr(heard.words, "Box left: 2 of 2 seats have no number"));
    plan_free(plan);
}

static void places_that_cannot_be_are_told(void)
{
    struct heard heard;
    struct plan *plan = plan_kit_house();
    struct plan_seat *seats = plan->seats;
    seats[plan_kit_seat(plan, 106)].x = seats[plan_kit_seat(plan, 105)].x; /* one point */
    seats[plan_kit_seat(plan, 203)].x += 100; /* a neighbour that is far away */
    seats[plan_kit_seat(plan, 222)].is_next_to_previous = 0;
    seats[plan_kit_seat(plan, 301)].x = 0; /* within the stalls */
    seats[plan_kit_seat(plan, 301)].y = 30;
    CU_ASSERT_TRUE(survey(plan, &heard) > 5);
    CU_ASSERT_PTR_NOT_NULL(
        strstr(heard.words, "2 seats stand on one point: Stalls A5 and Stalls A6"));
    CU_ASSERT_PTR_NOT_NULL(strstr(heard.words, "Stalls and Box left lie over each other"));
    CU_ASSERT_PTR_NOT_NULL(strstr(heard.words, "Circle A2 and A3 are neighbours, but stand far"));
    CU_ASSERT_PTR_NOT_NULL(strstr(heard.words, "Circle 21 and 22 stand side by side, but are no"));
    plan_free(plan);
}

static void many_of_a_kind_are_counted_not_listed(void)
{
    struct heard heard;
    struct plan *plan = plan_kit_house();
    for (uint32_t i = 0; i < plan->n_seats; i++)
        plan->seats[i].name = plan->seats[0].name;
    CU_ASSERT_EQUAL(survey(plan, &heard), 3 + 2);
    for (uint32_t i = 0; i < plan->n_seats; i++)
        plan->seats[i].is_next_to_previous = 0;
    const size_t n = survey(plan, &heard);
    CU_ASSERT_TRUE(n > heard.n);
    CU_ASSERT_PTR_NOT_NULL(strstr(heard.words, "more: neighbours and distances"));
    plan_free(plan);
}

CU_TestInfo test_plan_survey[] = {
    {"what an area has is counted", what_an_area_has_is_counted},
    {"names that come twice and are missing are told",
     names_that_come_twice_and_are_missing_are_told},
    {"places that cannot be are told", places_that_cannot_be_are_told},
    {"many of a kind are counted, not listed", many_of_a_kind_are_counted_not_listed},
    CU_TEST_INFO_NULL,
};
