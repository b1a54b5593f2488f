#include <CUnit/CUnit.h>
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "fakes/fake_kiosk.h"

static struct fake_kiosk kiosk;
static char dir[TEMP_DIR_SIZE];

/* A kiosk that was started with this file about the fake service's plan, which is called Stalls. */
static void begin(const char *text)
{
    char path[TEMP_PATH_SIZE];
    temp_dir_make(dir);
    temp_dir_path(dir, "house.ini", path);
    FILE *file = fopen(path, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(text, file);
    fclose(file);
    fake_kiosk_init(&kiosk);
    text_copy(kiosk.config.overlay_dir, sizeof(kiosk.config.overlay_dir), dir);
    fake_kiosk_pull_plug(&kiosk); /* it is read at start */
    fake_kiosk_pass(&kiosk, 1000);
}

static void end(struct reply *reply)
{
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
    temp_dir_remove(dir);
}

static uint32_t seat(const struct reply *reply, int number)
{
    const uint32_t at = plan_find_seat(reply->plan, (uint32_t)(SERVICE_FIRST_SEAT + number - 1));
    CU_ASSERT_NOT_EQUAL_FATAL(at, SEAT_NONE);
    return at;
}

static void what_the_file_says_comes_with_the_plan(void)
{
    begin("[plan:Stalls]\nstage = bottom\nstage_name = Main stage\nareas = Stalls = Parterre\n"
          "restricted = A2-A3: pillar\ncompanions = A1 = A2\n");
    struct reply *reply = fake_kiosk_open(&kiosk, "IR");
    CU_ASSERT_EQUAL_FATAL(reply->fault.rc, RC_OK);
    const struct plan_overlay *overlay = reply->overlay;
    assert(overlay);
    CU_ASSERT_EQUAL(overlay->stage_side, STAGE_BOTTOM);
    CU_ASSERT_STRING_EQUAL(overlay->stage, "Main stage");
    CU_ASSERT_STRING_EQUAL(plan_overlay_caption(overlay, reply->plan, 0), "Parterre");
    CU_ASSERT_TRUE(plan_overlay_is_restricted(overlay, seat(reply, 3)));
    CU_ASSERT_FALSE(plan_overlay_is_restricted(overlay, seat(reply, 4)));
    CU_ASSERT_STRING_EQUAL(plan_overlay_note(overlay, seat(reply, 2)), "pillar");
    CU_ASSERT_EQUAL(overlay->partner[seat(reply, 1)], seat(reply, 2));
    end(reply);
}

static void in_a_turned_plan_every_seat_keeps_its_state(void)
{
    begin("[plan:PR]\nrotation = 180\n");
    kiosk.service.taken[1] = true;
    struct reply *reply = fake_kiosk_open(&kiosk, "IR");
    CU_ASSERT_EQUAL_FATAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(seat(reply, SERVICE_SEATS), 0); /* the last seat is the first now */
    for (int i = 1; i <= SERVICE_SEATS; i++)
        CU_ASSERT_EQUAL(reply->status->state[seat(reply, i)],
                        i == 2 ? SEAT_UNAVAILABLE : SEAT_AVAILABLE);
    reply_free(reply);
    reply = fake_kiosk_hold(&kiosk, 4, 2);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_STRING_EQUAL(reply->basket.lines[0].seat_name, "A5");
    end(reply);
}

static void a_name_that_does_not_fit_is_told_and_stops_no_sale(void)
{
    begin("[plan:Stalls]\nnotes = A1: by the door\n  Z9: nowhere\n");
    CU_ASSERT_STRING_EQUAL(kiosk.health.notice, "");
    struct reply *reply = fake_kiosk_open(&kiosk, "IR");
    CU_ASSERT_STRING_EQUAL(plan_overlay_note(reply->overlay, seat(reply, 1)), "by the door");
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.health.notice, "house.ini:3: there is no seat \"Z9\""));
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_YES);
    end(reply);
}

static void a_file_with_a_mistake_leaves_the_plan_as_the_service_has_it(void)
{
    begin("[plan:Stalls]\nstage = bottom\nrotaton = 90\n");
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.health.notice, "did you mean rotation?"));
    struct reply *reply = fake_kiosk_open(&kiosk, "IR");
    CU_ASSERT_EQUAL_FATAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->overlay->stage_side, STAGE_TOP);
    CU_ASSERT_EQUAL(seat(reply, 1), 0);
    end(reply);
}

static const struct check_line *line_about(const struct reply *reply, const char *what)
{
    for (size_t i = 0; i < reply->n_checks; i++) {
        if (strncmp(reply->checks[i].what, what, strlen(what)) == 0)
            return &reply->checks[i];
    }
    return NULL;
}

static void the_operators_test_looks_at_plans_nobody_has_opened(void)
{
    begin("[plan:Stalls]\nareas = Gods\n[plan:No Such Plan]\nstage = left\n");
    struct reply *reply = fake_kiosk_simple(&kiosk, COMMAND_CHECK);
    const struct check_line *line = line_about(reply, "seating plan file");
    assert(line);
    CU_ASSERT_FALSE(line->ok);
    CU_ASSERT_PTR_NOT_NULL(strstr(line->words, "there is no area \"Gods\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(line[1].words, "No Such Plan"));
    CU_ASSERT_EQUAL(reply->fault.rc, RC_CONFIG);
    end(reply);
}

CU_TestInfo test_overlays[] = {
    {"what the file says comes with the plan", what_the_file_says_comes_with_the_plan},
    {"in a turned plan every seat keeps its state", in_a_turned_plan_every_seat_keeps_its_state},
    {"a name that does not fit is told and stops no sale",
     a_name_that_does_not_fit_is_told_and_stops_no_sale},
    {"a file with a mistake leaves the plan as the service has it",
     a_file_with_a_mistake_leaves_the_plan_as_the_service_has_it},
    {"the operator's test looks at plans nobody has opened",
     the_operators_test_looks_at_plans_nobody_has_opened},
    CU_TEST_INFO_NULL,
};
