/* The event: its text, and its days and times: what a day shows, how they turn, what has begun. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/fake_runtime.h"
#include "scenes/event_scene.h"
#include "scenes/scenes.h"
#include "ui/i18n.h"

static void open_fox(struct fake_runtime *rt)
{
    fake_init(rt);
    rt->session.event = FAKE_FOX;
    fake_enter(rt, &scene_event);
}

static void a_day_is_a_tile_and_shows_its_times(void)
{
    struct fake_runtime rt;
    open_fox(&rt);
    CU_ASSERT_TRUE(view_find(&rt.view, "date", 0)->chosen);
    CU_ASSERT_STRING_EQUAL(view_find(&rt.view, "date", 0)->sub, tr("day.today"));
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "performance", 1));
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "performance", 2));
    fake_tap(&rt, &scene_event, "date", 1); /* tomorrow */
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "performance", 0));
    CU_ASSERT_TRUE(view_find(&rt.view, "performance", 2)->chosen);
    CU_ASSERT_STRING_EQUAL(rt.session.instance_id, "instance-2");
    fake_deinit(&rt);
}

static void a_long_text_is_read_page_by_page_and_back(void)
{
    static char text[20000];
    struct fake_runtime rt;
    for (size_t i = 0; i + 6 < sizeof(text); i += 5)
        memcpy(text + i, "snow ", 6);
    open_fox(&rt);
    rt.catalogue->events[FAKE_FOX].description = text;
    fake_redraw(&rt, &scene_event);
    fake_tap(&rt, &scene_event, "read_more", 0);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "read_previous", 0));
    fake_tap(&rt, &scene_event, "read_next", 0);
    CU_ASSERT_TRUE(fake_is_alive(&rt, "read_previous", 0));
    fake_tap(&rt, &scene_event, "read_previous", 0);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "read_previous", 0));
    CU_ASSERT_TRUE(fake_is_alive(&rt, "read_next", 0));
    fake_tap(&rt, &scene_event, "read_close", 0);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "read_next", 0));
    fake_deinit(&rt);
}

static void turning_pages_meets_every_performance(void)
{
    struct fake_runtime rt;
    open_fox(&rt);
    uint32_t next = 0;
    for (int turns = 0; turns < 20; turns++) {
        CU_ASSERT_EQUAL_FATAL(rt.view.n_lists, 1);
        const struct view_list *list = &rt.view.lists[0];
        CU_ASSERT_EQUAL(list->first, next);
        CU_ASSERT_EQUAL(list->total, 5);
        for (uint32_t i = 0; i < list->shown; i++)
            CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "performance", next + i));
        next += list->shown;
        if (!fake_is_alive(&rt, "more", 0))
            break;
        fake_tap(&rt, &scene_event, "more", 0);
    }
    CU_ASSERT_EQUAL(next, 5);
    fake_tap(&rt, &scene_event, "previous", 0);
    CU_ASSERT_TRUE(rt.view.lists[0].first < 4);
    fake_deinit(&rt);
}

static void a_day_that_cannot_be_bought_chooses_nothing(void)
{
    struct fake_runtime rt;
    open_fox(&rt);
    fake_tap(&rt, &scene_event, "date", 2); /* sold out */
    CU_ASSERT_EQUAL(rt.session.instance, CATALOGUE_NONE);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "performance", 3));
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "continue", 0));
    fake_deinit(&rt);
}

static void what_has_begun_stays_today_and_is_not_counted(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.session.event = FAKE_FOX;
    rt.ctx.now_utc_s = rt.catalogue->instances[0].start_utc_s + 60;
    rt.ctx.now = when_from_utc_s(rt.ctx.now_utc_s);
    fake_enter(&rt, &scene_event);
    const struct widget *begun = view_find(&rt.view, "started", 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(begun);
    CU_ASSERT_TRUE(begun && begun->disabled);
    CU_ASSERT_STRING_EQUAL(begun ? begun->value : "", tr("event.started"));
    CU_ASSERT_EQUAL(rt.view.lists[0].total, 4);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "performance", 0), "Today, Saturday 21 November, 21:30");
    fake_tap(&rt, &scene_event, "date", 1);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "started", 0));
    fake_deinit(&rt);
}

static void a_time_touched_while_the_kiosk_starts_goes_on_by_itself(void)
{
    struct fake_runtime rt;
    open_fox(&rt);
    rt.health.selling = SELLING_STARTING;
    fake_tap(&rt, &scene_event, "performance", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    fake_tick(&rt, &scene_event, rt.ctx.now_ms + 200);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    rt.health.selling = SELLING_YES;
    fake_tick(&rt, &scene_event, rt.ctx.now_ms + 200);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NEXT);
    fake_deinit(&rt);
}

static void a_kiosk_without_its_service_forgets_that_a_time_was_touched(void)
{
    struct fake_runtime rt;
    open_fox(&rt);
    rt.health.selling = SELLING_STARTING;
    fake_tap(&rt, &scene_event, "performance", 0);
    rt.health.selling = SELLING_OFFLINE;
    fake_tick(&rt, &scene_event, rt.ctx.now_ms + 200);
    rt.health.selling = SELLING_YES;
    fake_tick(&rt, &scene_event, rt.ctx.now_ms + 200);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    fake_deinit(&rt);
}

static void fees_are_claimed_only_where_they_are_known(void)
{
    struct fake_runtime rt;
    open_fox(&rt);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "note", 0), tr("fees.included"));
    struct price_list *list = &rt.catalogue->price_lists[rt.catalogue->instances[0].price_list];
    for (size_t i = 0; i < list->n_prices; i++)
        list->prices[i].fee = 0;
    fake_redraw(&rt, &scene_event);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "note", 0), tr("fees.in_basket"));
    fake_enter(&rt, &scene_attract);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "from", 0), "from £4.50");
    fake_deinit(&rt);
}

CU_TestInfo test_scene_event[] = {
    {"a long text is read page by page and back", a_long_text_is_read_page_by_page_and_back},
    {"a day is a tile and shows its times", a_day_is_a_tile_and_shows_its_times},
    {"turning pages meets every performance", turning_pages_meets_every_performance},
    {"a day that cannot be bought chooses nothing", a_day_that_cannot_be_bought_chooses_nothing},
    {"what has begun stays today and is not counted",
     what_has_begun_stays_today_and_is_not_counted},
    {"a time touched while the kiosk starts goes on by itself",
     a_time_touched_while_the_kiosk_starts_goes_on_by_itself},
    {"a kiosk without its service forgets that a time was touched",
     a_kiosk_without_its_service_forgets_that_a_time_was_touched},
    {"fees are claimed only where they are known", fees_are_claimed_only_where_they_are_known},
    CU_TEST_INFO_NULL,
};
