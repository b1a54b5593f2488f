/* The status of the seats on screen: asked for again and again, less often when the service is busy,
 * and not at all once nobody looks at it (requirements 2.2, rule 9). */
#include <CUnit/CUnit.h>

#include "fakes/fake_screen.h"
#include "fakes/seats_kit.h"

static size_t count_sent(const struct fake_runtime *rt, enum command_type type)
{
    size_t n = 0;
    for (size_t i = 0; i < rt->n_sent; i++)
        n += rt->sent[i].type == type;
    return n;
}

static void answer(struct fake_runtime *rt, enum rc rc, int64_t wait_ms, bool with_status)
{
    struct reply *reply = fake_reply_new(rt);
    reply->fault.rc = rc;
    reply->wait_ms = wait_ms;
    if (with_status)
        reply->status = seats_kit_all_free(rt->session.plan);
    fake_deliver(rt, &scene_seats, reply);
}

static void the_status_is_asked_for_on_entry_and_about_every_ten_seconds(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 1, 0);
    CU_ASSERT_EQUAL(count_sent(&rt, COMMAND_STATUS), 1);
    answer(&rt, RC_OK, 0, true);
    const int64_t at_ms = rt.ctx.now_ms;
    fake_tick(&rt, &scene_seats, at_ms + 7900);
    CU_ASSERT_EQUAL(count_sent(&rt, COMMAND_STATUS), 1);
    fake_tick(&rt, &scene_seats, at_ms + 12100);
    CU_ASSERT_EQUAL(count_sent(&rt, COMMAND_STATUS), 2);
    fake_tick(&rt, &scene_seats, at_ms + 40000);
    CU_ASSERT_EQUAL(count_sent(&rt, COMMAND_STATUS), 2); /* one question at a time */
    answer(&rt, RC_OK, 0, true);
    CU_ASSERT_EQUAL(rt.session.status_at_ms, at_ms + 40000);
    seats_kit_done(&rt);
}

static void a_busy_service_is_asked_less_often_and_when_it_said(void)
{
    struct fake_runtime rt;
    seats_kit_enter(&rt, 1, 0);
    answer(&rt, RC_BUSY, 0, false);
    const int64_t at_ms = rt.ctx.now_ms;
    fake_tick(&rt, &scene_seats, at_ms + 15900);
    CU_ASSERT_EQUAL(count_sent(&rt, COMMAND_STATUS), 1);
    fake_tick(&rt, &scene_seats, at_ms + 24100);
    CU_ASSERT_EQUAL(count_sent(&rt, COMMAND_STATUS), 2);
    answer(&rt, RC_BUSY, 55000, false);
    fake_tick(&rt, &scene_seats, at_ms + 24100 + 54900);
    CU_ASSERT_EQUAL(count_sent(&rt, COMMAND_STATUS), 2);
    fake_tick(&rt, &scene_seats, at_ms + 24100 + 55100);
    CU_ASSERT_EQUAL(count_sent(&rt, COMMAND_STATUS), 3);
    seats_kit_done(&rt);
}

static void a_refusal_brings_a_fresh_status_or_asks_for_one_at_once(void)
{
    for (int with_status = 0; with_status < 2; with_status++) {
        struct fake_runtime rt;
        seats_kit_enter(&rt, 4, 0);
        answer(&rt, RC_OK, 0, true);
        seats_kit_touch(&rt, F10);
        fake_tap(&rt, &scene_seats, "continue", 0);
        CU_ASSERT_EQUAL_FATAL(rt.sent[rt.n_sent - 1].type, COMMAND_HOLD);
        const size_t n_asked = count_sent(&rt, COMMAND_STATUS);
        answer(&rt, RC_GONE, 0, with_status == 1);
        CU_ASSERT_EQUAL(count_sent(&rt, COMMAND_STATUS), n_asked + (with_status ? 0 : 1));
        seats_kit_done(&rt);
    }
}

static void nothing_is_asked_once_the_scene_has_left(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    struct session *session = &s.rt->session;
    session_set_plan(session, fake_plan(), NULL);
    session->status = seats_kit_all_free(session->plan);
    session->prices_arena = arena_new();
    session->prices = fake_prices(session->prices_arena, &s.rt->catalogue->price_lists[0]);
    session->instance = 0;
    session->party.n[0] = 1;
    fake_screen_go(&s, SCENE_seats);
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_STATUS), 1);
    fake_screen_go(&s, SCENE_browse);
    fake_screen_pass(&s, 40000);
    CU_ASSERT_EQUAL(fake_screen_count_sent(&s, COMMAND_STATUS), 1);
    fake_screen_close(&s);
}

CU_TestInfo test_scene_seats_live[] = {
    {"the status is asked for on entry and about every ten seconds",
     the_status_is_asked_for_on_entry_and_about_every_ten_seconds},
    {"a busy service is asked less often and when it said",
     a_busy_service_is_asked_less_often_and_when_it_said},
    {"a refusal brings a fresh status or asks for one at once",
     a_refusal_brings_a_fresh_status_or_asks_for_one_at_once},
    {"nothing is asked once the scene has left", nothing_is_asked_once_the_scene_has_left},
    CU_TEST_INFO_NULL,
};
