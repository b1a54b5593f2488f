#include <CUnit/CUnit.h>
#include <string.h>

#include "app/flow.h"

static void every_scene_is_reachable(void)
{
    bool seen[SCENE_COUNT] = {[SCENE_attract] = true, [SCENE_setup] = true};
    for (int round = 0; round < SCENE_COUNT; round++) {
        for (int from = 1; from < SCENE_COUNT; from++) {
            for (int o = 1; seen[from] && o < OUTCOME_COUNT; o++)
                seen[flow_next((enum scene_id)from, (enum outcome)o)] = true;
        }
    }
    for (int s = 1; s < SCENE_COUNT; s++)
        CU_ASSERT_TRUE(seen[s]);
}

static void walking_away_always_ends_at_attract(void)
{
    for (int s = SCENE_attract; s < SCENE_COUNT; s++)
        CU_ASSERT_TRUE(s == SCENE_setup ||
                       flow_next((enum scene_id)s, OUTCOME_ABANDON) == SCENE_attract);
}

static void the_assistant_leads_nowhere_but_to_the_first_sync_and_nothing_leads_to_it(void)
{
    for (int o = 1; o < OUTCOME_COUNT; o++) {
        const enum scene_id next = flow_next(SCENE_setup, (enum outcome)o);
        CU_ASSERT_EQUAL(next, o == OUTCOME_DONE ? SCENE_setup_sync : SCENE_none);
        for (int s = 1; s < SCENE_COUNT; s++) {
            const enum scene_id to = flow_next((enum scene_id)s, (enum outcome)o);
            CU_ASSERT_NOT_EQUAL(to, SCENE_setup);
            CU_ASSERT_TRUE(to != SCENE_setup_sync || s == SCENE_setup);
        }
    }
}

static void nothing_but_the_staff_gesture_leads_to_maintenance(void)
{
    for (int s = 1; s < SCENE_COUNT; s++) {
        for (int o = 1; o < OUTCOME_COUNT; o++) {
            const bool maintenance =
                flow_next((enum scene_id)s, (enum outcome)o) == SCENE_maintenance;
            CU_ASSERT_TRUE(!maintenance || o == OUTCOME_STAFF);
        }
    }
}

static void every_scene_has_a_name_and_the_required_callbacks(void)
{
    for (int s = 1; s < SCENE_COUNT; s++) {
        const struct scene *scene = flow_scene((enum scene_id)s);
        CU_ASSERT_TRUE(strlen(scene->name) > 0);
        CU_ASSERT_PTR_NOT_NULL(scene->event);
        CU_ASSERT_PTR_NOT_NULL(scene->view);
    }
}

CU_TestInfo test_flow[] = {
    {"every scene is reachable", every_scene_is_reachable},
    {"walking away always ends at attract", walking_away_always_ends_at_attract},
    {"the assistant leads nowhere but to the first sync and nothing leads to it",
     the_assistant_leads_nowhere_but_to_the_first_sync_and_nothing_leads_to_it},
    {"nothing but the staff gesture leads to maintenance",
     nothing_but_the_staff_gesture_leads_to_maintenance},
    {"every scene has a name and the required callbacks",
     every_scene_has_a_name_and_the_required_callbacks},
    CU_TEST_INFO_NULL,
};
