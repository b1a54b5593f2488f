#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "fakes/fake_screen.h"

static void hold_two(struct fake_screen *s, int64_t hold_ms)
{
    s->rt->session.basket = fake_screen_basket(s, hold_ms);
}

static void at_rest_nothing_is_drawn(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    fake_screen_go(&s, SCENE_details);
    const uint64_t n_ops = window_canvas(s.window)->n_ops;
    CU_ASSERT_TRUE(n_ops > 0);
    for (int i = 0; i < 20; i++) {
        clock_advance(&s.clock, 1000);
        runtime_turn(s.rt, 0);
        CU_ASSERT_FALSE(s.rt->dirty);
    }
    CU_ASSERT_EQUAL(window_canvas(s.window)->n_ops, n_ops);
    fake_screen_close(&s);
}

static void at_rest_it_sleeps_until_the_next_deadline(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    fake_screen_go(&s, SCENE_details);
    CU_ASSERT_EQUAL(runtime_deadline_ms(s.rt), s.rt->last_touch_ms + 60000);
    hold_two(&s, 30500);
    CU_ASSERT_EQUAL(runtime_deadline_ms(s.rt), clock_mono_ms(&s.clock) + 500);
    fake_screen_close(&s);
}

static void somebody_who_leaves_is_asked_and_then_forgotten(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    fake_screen_tap(&s, "start", 0);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_browse);
    const uint32_t session = s.rt->session.number;
    fake_screen_pass(&s, 59000);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
    fake_screen_pass(&s, 1000);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_still_there);
    fake_screen_pass(&s, 19000);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_browse);
    fake_screen_pass(&s, 1000);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_attract);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
    CU_ASSERT_EQUAL(s.rt->session.number, session + 1);
    const struct command *abandon = fake_screen_sent(&s, COMMAND_ABANDON);
    CU_ASSERT_TRUE(abandon && abandon->session == session);
    fake_screen_close(&s);
}

static void one_tap_gives_more_time_as_often_as_it_is_wanted(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    fake_screen_go(&s, SCENE_browse);
    for (int i = 0; i < 12; i++) {
        fake_screen_pass(&s, 61000);
        CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_still_there);
        fake_screen_tap(&s, "more_time", 0);
        CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
        CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_browse);
    }
    fake_screen_close(&s);
}

static void accessible_modes_double_the_time(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    fake_screen_go(&s, SCENE_browse);
    s.rt->panel.large_text = true;
    fake_screen_pass(&s, 119000);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
    fake_screen_pass(&s, 2000);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_still_there);
    fake_screen_pass(&s, 38000);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_browse);
    fake_screen_pass(&s, 2000);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_attract);
    fake_screen_close(&s);
}

static void read_countdown(const struct fake_screen *s, char out[40])
{
    const struct widget *hold = view_find(&s->rt->view, "hold", 0);
    snprintf(out, 40, "%s", hold ? hold->label : "");
}

static void the_countdown_is_drawn_every_second(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    hold_two(&s, 300000);
    fake_screen_go(&s, SCENE_basket);
    char before[40], after[40];
    read_countdown(&s, before);
    fake_screen_pass(&s, 1000);
    read_countdown(&s, after);
    CU_ASSERT_TRUE(before[0] && after[0]);
    CU_ASSERT_STRING_NOT_EQUAL(after, before);
    fake_screen_close(&s);
}

static void an_expired_hold_is_told_and_given_back(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    hold_two(&s, 10000);
    fake_screen_go(&s, SCENE_basket);
    fake_screen_pass(&s, 9000);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_basket);
    fake_screen_pass(&s, 1000);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_browse);
    CU_ASSERT_EQUAL(s.rt->session.basket.n_lines, 0);
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_ABANDON), 1);
    CU_ASSERT_TRUE(fake_screen_shows(&s, "toast"));
    fake_screen_pass(&s, 6000);
    CU_ASSERT_FALSE(fake_screen_shows(&s, "toast"));
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_ABANDON), 1);
    fake_screen_close(&s);
}

static void leaving_wipes_what_was_typed_and_chosen(void)
{
    static const struct details nothing;
    struct fake_screen s;
    fake_screen_open(&s);
    hold_two(&s, 60000);
    snprintf(s.rt->session.details.last_name, sizeof(s.rt->session.details.last_name), "Somebody");
    snprintf(s.rt->session.search, sizeof(s.rt->session.search), "fox");
    s.config.shop.ask_last_name = ASK_REQUIRED;
    fake_screen_go(&s, SCENE_details);
    CU_ASSERT_TRUE(type_n_typed(s.rt->type) > 0); /* the name stands in its field */
    fake_screen_go(&s, SCENE_attract);
    CU_ASSERT_EQUAL(type_n_typed(s.rt->type), 0);
    CU_ASSERT_EQUAL(memcmp(&s.rt->session.details, &nothing, sizeof(nothing)), 0);
    CU_ASSERT_STRING_EQUAL(s.rt->session.search, "");
    CU_ASSERT_EQUAL(s.rt->session.basket.n_lines, 0);
    CU_ASSERT_STRING_EQUAL(s.rt->session.basket.id, "");
    fake_screen_close(&s);
}

static void nobody_is_disturbed_while_a_booking_is_out(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    hold_two(&s, 30000);
    fake_screen_go(&s, SCENE_confirm);
    fake_screen_tap(&s, "buy", 0);
    CU_ASSERT_PTR_NOT_NULL(fake_screen_sent(&s, COMMAND_CONFIRM));
    CU_ASSERT_TRUE(runtime_is_booking(s.rt));
    fake_screen_pass(&s, 200000); /* longer than hold, idle time and warning */
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_confirm);
    CU_ASSERT_EQUAL(s.rt->overlay.id, OVERLAY_none);
    runtime_tap(s.rt, &(struct touch_tap){.action = GLOBAL_START_OVER});
    runtime_settle(s.rt);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_confirm);
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_ABANDON), 0);
    fake_screen_close(&s);
}

/* The plan of the fake house, as the backend would have answered. */
static void open_plan(struct fake_screen *s)
{
    struct session *session = &s->rt->session;
    const struct instance *instance = &s->rt->catalogue->instances[0];
    session->event = instance->event;
    session->instance = 0;
    snprintf(session->instance_id, sizeof(session->instance_id), "%s", instance->id);
    session_set_plan(session, fake_plan(), NULL);
    session->status = seat_status_new(session->plan);
    memset(session->status->state, SEAT_AVAILABLE, session->plan->n_seats);
    session->status->seats_known = true;
    session->prices_arena = arena_new();
    session->prices =
        fake_prices(session->prices_arena, &s->rt->catalogue->price_lists[instance->price_list]);
    session->party.n[0] = 2;
    fake_screen_go(s, SCENE_seats);
}

static void a_finger_does_not_hold_on_to_a_map_that_is_gone(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    open_plan(&s);
    struct rect at = {0};
    for (size_t i = 0; i < s.rt->view.n_widgets; i++) {
        if (s.rt->view.widgets[i].kind == WIDGET_SEATMAP)
            at = s.rt->view.widgets[i].at;
    }
    CU_ASSERT_TRUE(at.w > 0);
    struct input in = {.type = INPUT_DOWN, .finger = 1, .x = at.x + at.w / 2, .y = at.y + at.h / 2};
    runtime_input(s.rt, &in);
    CU_ASSERT_PTR_NOT_NULL(s.rt->touch.map);
    runtime_go(s.rt, SCENE_basket, 1);
    CU_ASSERT_PTR_NULL(s.rt->touch.map);
    CU_ASSERT_TRUE(s.rt->view_is_old); /* so the next input waits for the new view */
    in.type = INPUT_MOVE;
    in.x += 200;
    runtime_input(s.rt, &in);
    fake_screen_draw(&s);
    CU_ASSERT_FALSE(s.rt->view_is_old);
    fake_screen_close(&s);
}

static void the_plan_survives_a_change_of_language_and_contrast(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    open_plan(&s);
    fake_screen_tap(&s, "language", 0);
    fake_screen_tap(&s, "language_choice", 1);
    fake_screen_tap(&s, "accessibility", 0);
    fake_screen_tap(&s, "high_contrast", 0);
    fake_screen_tap(&s, "close", 0);
    painter_damage_all(s.rt->painter);
    s.rt->dirty = true;
    fake_screen_draw(&s);
    CU_ASSERT_EQUAL(s.rt->scene_id, SCENE_seats);
    CU_ASSERT_STRING_EQUAL(s.rt->ctx.shop->languages[s.rt->language], "de");
    fake_screen_close(&s);
}

static void ending_the_program_ends_the_session_and_cuts_the_link(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    hold_two(&s, 30000);
    fake_screen_go(&s, SCENE_basket);
    runtime_stop(s.rt, 7);
    CU_ASSERT_EQUAL(runtime_run(s.rt), 7);
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_ABANDON), 1);
    CU_ASSERT_EQUAL(s.rt->session.basket.n_lines, 0);
    CU_ASSERT_PTR_NULL(s.rt->link.post);
    fake_screen_close(&s);
}

CU_TestInfo test_runtime[] = {
    {"at rest nothing is drawn", at_rest_nothing_is_drawn},
    {"at rest it sleeps until the next deadline", at_rest_it_sleeps_until_the_next_deadline},
    {"somebody who leaves is asked and then forgotten",
     somebody_who_leaves_is_asked_and_then_forgotten},
    {"one tap gives more time, as often as it is wanted",
     one_tap_gives_more_time_as_often_as_it_is_wanted},
    {"accessible modes double the time", accessible_modes_double_the_time},
    {"the countdown is drawn every second", the_countdown_is_drawn_every_second},
    {"an expired hold is told and given back", an_expired_hold_is_told_and_given_back},
    {"leaving wipes what was typed and chosen", leaving_wipes_what_was_typed_and_chosen},
    {"nobody is disturbed while a booking is out", nobody_is_disturbed_while_a_booking_is_out},
    {"a finger does not hold on to a map that is gone",
     a_finger_does_not_hold_on_to_a_map_that_is_gone},
    {"the plan survives a change of language and contrast",
     the_plan_survives_a_change_of_language_and_contrast},
    {"ending the program ends the session and cuts the link",
     ending_the_program_ends_the_session_and_cuts_the_link},
    CU_TEST_INFO_NULL,
};
