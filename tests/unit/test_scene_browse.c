/* Attract, browse, event: what is on, what is chosen, what is said when there is nothing. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"
#include "fakes/fake_runtime.h"
#include "scenes/attract_scene.h"
#include "scenes/browse_scene.h"
#include "scenes/event_scene.h"
#include "scenes/scenes.h"
#include "ui/i18n.h"

static void the_whole_attract_screen_starts(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    fake_enter(&rt, &scene_attract);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "title", 0), "A Fox in Winter");
    const struct widget *any = view_hit(&rt.view, 500, 300);
    CU_ASSERT_PTR_NOT_NULL(any);
    if (any)
        fake_action(&rt, &scene_attract, any->action, any->arg);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NEXT);
    fake_deinit(&rt);
}

static void attract_shows_only_what_can_be_bought_and_moves_on(void)
{
    struct fake_runtime rt;
    uint32_t posters[ATTRACT_POSTERS_MAX];
    fake_init(&rt);
    rt.ctx.in_motion = true;
    fake_enter(&rt, &scene_attract);
    const size_t n = attract_posters(&rt.ctx, posters);
    CU_ASSERT_EQUAL(n, 6); /* not the sold out, not the cancelled one */
    fake_tick(&rt, &scene_attract, rt.ctx.wake_at_ms);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "title", 0), "The Glass Orchard");
    CU_ASSERT_TRUE(rt.ctx.wake_at_ms > rt.ctx.now_ms);
    fake_deinit(&rt);
}

static void attract_says_honestly_that_it_cannot_sell(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.health.selling = SELLING_OFFLINE;
    fake_enter(&rt, &scene_attract);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "honest", 0), tr("attract.offline"));
    rt.health.selling = SELLING_STOPPED;
    fake_redraw(&rt, &scene_attract);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "honest", 0), tr("attract.closed"));
    rt.ctx.catalogue = NULL;
    fake_redraw(&rt, &scene_attract);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "message_words", 0), tr("attract.fetching"));
    fake_deinit(&rt);
}

static void browse_lists_by_next_start_and_pages(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    fake_enter(&rt, &scene_browse);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "event", 0), "A Fox in Winter");
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "event", 1), "The Glass Orchard");
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "event", 4));
    CU_ASSERT_EQUAL_FATAL(rt.view.n_lists, 1);
    CU_ASSERT_EQUAL(rt.view.lists[0].total, FAKE_EVENTS);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "previous", 0));
    fake_tap(&rt, &scene_browse, "more", 0);
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "event", 4));
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "event", 0));
    CU_ASSERT_FALSE(fake_is_alive(&rt, "more", 0));
    fake_tap(&rt, &scene_browse, "previous", 0);
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "event", 0));
    fake_deinit(&rt);
}

static void a_day_a_kind_and_a_word_narrow_the_list(void)
{
    struct fake_runtime rt;
    struct browse_list list;
    fake_init(&rt);
    fake_enter(&rt, &scene_browse);
    fake_tap(&rt, &scene_browse, "date", 2); /* tomorrow */
    browse_list_make(&rt.ctx, &list);
    CU_ASSERT_EQUAL(list.n, 4);
    fake_tap(&rt, &scene_browse, "tag", 3); /* music */
    browse_list_make(&rt.ctx, &list);
    CU_ASSERT_EQUAL_FATAL(list.n, 1);
    CU_ASSERT_EQUAL(list.items[0].event, FAKE_MEADOW);
    fake_tap(&rt, &scene_browse, "date", 0);
    fake_tap(&rt, &scene_browse, "tag", 0);
    text_copy(rt.session.search, sizeof(rt.session.search), "GLÁSS");
    browse_list_make(&rt.ctx, &list);
    CU_ASSERT_EQUAL_FATAL(list.n, 1);
    CU_ASSERT_EQUAL(list.items[0].event, FAKE_ORCHARD);
    fake_deinit(&rt);
}

static void nothing_found_has_a_way_on(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.session.date_filter = 5;
    rt.session.tag_filter = 2;
    fake_enter(&rt, &scene_browse);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "message", 0), tr("browse.empty_day"));
    fake_tap(&rt, &scene_browse, "show_all", 0);
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "event", 0));
    fake_deinit(&rt);
}

static void search_is_typed_and_back_closes_it(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    fake_enter(&rt, &scene_browse);
    fake_tap(&rt, &scene_browse, "search", 0);
    fake_tap(&rt, &scene_browse, "key", 5);
    CU_ASSERT_EQUAL(strlen(rt.session.search), 1);
    fake_action(&rt, &scene_browse, ACTION_BACK, 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "key", 5));
    fake_action(&rt, &scene_browse, ACTION_BACK, 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_BACK);
    fake_deinit(&rt);
}

static void the_calendar_reaches_later_days(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    fake_enter(&rt, &scene_browse);
    fake_tap(&rt, &scene_browse, "calendar", 0);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "calendar_day", 20)); /* past */
    fake_tap(&rt, &scene_browse, "calendar_day", 27);
    CU_ASSERT_EQUAL(rt.session.date_filter, 6);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "event", 0), "Small Hours");
    fake_deinit(&rt);
}

static void browse_goes_on_showing_without_the_network(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.health.selling = SELLING_OFFLINE;
    fake_enter(&rt, &scene_browse);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "offline", 0), tr("browse.offline"));
    fake_tap(&rt, &scene_browse, "event", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NEXT);
    CU_ASSERT_EQUAL(rt.session.event, FAKE_FOX);
    fake_enter(&rt, &scene_event);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "continue", 0));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "note", 0), tr("event.offline"));
    fake_deinit(&rt);
}

static void what_is_held_is_one_touch_away(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.session.basket = fake_basket(&rt, fake_instance(rt.catalogue, FAKE_FOX), 2);
    fake_enter(&rt, &scene_browse);
    fake_tap(&rt, &scene_browse, "basket", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_BASKET);
    fake_deinit(&rt);
}

static void the_next_performance_is_chosen_already(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.session.event = FAKE_FOX;
    fake_enter(&rt, &scene_event);
    CU_ASSERT_TRUE(view_find(&rt.view, "performance", 0)->chosen);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "performance", 3)); /* sold out */
    fake_tap(&rt, &scene_event, "performance", 1);
    CU_ASSERT_STRING_EQUAL(rt.session.instance_id, "instance-1");
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NEXT);
    fake_deinit(&rt);
}

static void the_way_on_leads_to_the_chosen_performance(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.session.event = FAKE_FOX;
    fake_enter(&rt, &scene_event);
    fake_tap(&rt, &scene_event, "continue", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NEXT);
    CU_ASSERT_STRING_EQUAL(rt.session.instance_id, "instance-0");
    fake_deinit(&rt);
}

static void a_day_chosen_in_browse_is_kept(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.session.event = FAKE_FOX;
    rt.session.date_filter = 1;
    fake_enter(&rt, &scene_event);
    CU_ASSERT_STRING_EQUAL(rt.session.instance_id, "instance-2");
    fake_deinit(&rt);
}

static void what_cannot_be_bought_says_from_when(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.session.event = FAKE_HOURS;
    fake_enter(&rt, &scene_event);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "continue", 0));
    CU_ASSERT_PTR_NOT_NULL(strstr(fake_label(&rt, "note", 0), "On sale from"));
    fake_deinit(&rt);
}

static void long_descriptions_are_read_page_by_page(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.session.event = FAKE_SALT;
    fake_enter(&rt, &scene_event);
    const char *cut = fake_label(&rt, "description", 0);
    CU_ASSERT_TRUE(strlen(cut) > 0 && cut[strlen(cut) - 1] == '.');
    fake_tap(&rt, &scene_event, "read_more", 0);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "performance", 0));
    fake_action(&rt, &scene_event, ACTION_BACK, 0);
    CU_ASSERT_PTR_NOT_NULL(view_find(&rt.view, "performance", 0));
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    fake_deinit(&rt);
}

static void a_low_calendar_turns_by_weeks(void)
{
    struct fake_runtime rt;
    fake_init(&rt);
    rt.panel = (struct panel){.w_px = 1920, .h_px = 1080, .px_per_mm = 4.03, .low_reach = true};
    fake_enter(&rt, &scene_browse);
    fake_tap(&rt, &scene_browse, "calendar", 0);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "calendar_day", 27)); /* the week after */
    fake_tap(&rt, &scene_browse, "calendar_next", 0);
    fake_tap(&rt, &scene_browse, "calendar_day", 27);
    CU_ASSERT_EQUAL(rt.session.date_filter, 6);
    fake_deinit(&rt);
}

CU_TestInfo test_scene_browse[] = {
    {"the whole attract screen starts", the_whole_attract_screen_starts},
    {"attract shows only what can be bought and moves on",
     attract_shows_only_what_can_be_bought_and_moves_on},
    {"attract says honestly that it cannot sell", attract_says_honestly_that_it_cannot_sell},
    {"browse lists by next start and pages", browse_lists_by_next_start_and_pages},
    {"a day, a kind and a word narrow the list", a_day_a_kind_and_a_word_narrow_the_list},
    {"nothing found has a way on", nothing_found_has_a_way_on},
    {"search is typed, and back closes it", search_is_typed_and_back_closes_it},
    {"the calendar reaches later days", the_calendar_reaches_later_days},
    {"a low calendar turns by weeks", a_low_calendar_turns_by_weeks},
    {"browse goes on showing without the network", browse_goes_on_showing_without_the_network},
    {"what is held is one touch away", what_is_held_is_one_touch_away},
    {"the next performance is chosen already", the_next_performance_is_chosen_already},
    {"the way on leads to the chosen performance", the_way_on_leads_to_the_chosen_performance},
    {"a day chosen in browse is kept", a_day_chosen_in_browse_is_kept},
    {"what cannot be bought says from when", what_cannot_be_bought_says_from_when},
    {"long descriptions are read page by page", long_descriptions_are_read_page_by_page},
    CU_TEST_INFO_NULL,
};
