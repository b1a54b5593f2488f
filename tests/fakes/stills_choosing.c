#include "base/text.h"
#include "fakes/stills.h"
#include "scenes/browse_scene.h"
#include "scenes/event_scene.h"
#include "scenes/scenes.h"

static void attract(struct fake_runtime *rt)
{
    fake_enter(rt, &scene_attract);
}

static void attract_offline(struct fake_runtime *rt)
{
    rt->health.selling = SELLING_OFFLINE;
    fake_enter(rt, &scene_attract);
}

static void attract_closed(struct fake_runtime *rt)
{
    rt->health.selling = SELLING_STOPPED;
    fake_enter(rt, &scene_attract);
}

static void attract_waiting(struct fake_runtime *rt)
{
    rt->ctx.catalogue = NULL;
    fake_enter(rt, &scene_attract);
}

static void browse(struct fake_runtime *rt)
{
    fake_enter(rt, &scene_browse);
}

static void browse_with_basket(struct fake_runtime *rt)
{
    rt->session.basket = fake_basket(rt, fake_instance(rt->catalogue, FAKE_FOX), 3);
    fake_enter(rt, &scene_browse);
}

static void browse_offline(struct fake_runtime *rt)
{
    rt->health.selling = SELLING_OFFLINE;
    fake_enter(rt, &scene_browse);
}

static void browse_nothing(struct fake_runtime *rt)
{
    rt->session.date_filter = 5;
    rt->session.tag_filter = 2;
    fake_enter(rt, &scene_browse);
}

static void browse_search(struct fake_runtime *rt)
{
    fake_enter(rt, &scene_browse);
    fake_tap(rt, &scene_browse, "search", 0);
    text_copy(rt->session.search, sizeof(rt->session.search), "Winter");
}

static void browse_searched(struct fake_runtime *rt)
{
    text_copy(rt->session.search, sizeof(rt->session.search), "H9999######4");
    fake_enter(rt, &scene_browse);
}

static void browse_calendar(struct fake_runtime *rt)
{
    fake_enter(rt, &scene_browse);
    fake_tap(rt, &scene_browse, "calendar", 0);
}

static void event(struct fake_runtime *rt)
{
    rt->session.event = FAKE_FOX;
    fake_enter(rt, &scene_event);
}

static void event_not_on_sale(struct fake_runtime *rt)
{
    rt->session.event = FAKE_HOURS;
    fake_enter(rt, &scene_event);
}

static void event_long(struct fake_runtime *rt)
{
    rt->session.event = FAKE_SALT;
    fake_enter(rt, &scene_event);
}

static void event_reading(struct fake_runtime *rt)
{
    rt->session.event = FAKE_SALT;
    fake_enter(rt, &scene_event);
    fake_action(rt, &scene_event, EVENT_READ, 0);
}

static void event_offline(struct fake_runtime *rt)
{
    rt->session.event = FAKE_FOX;
    rt->health.selling = SELLING_OFFLINE;
    fake_enter(rt, &scene_event);
}

const struct still stills_choosing[] = {
    STILL(attract, attract),         STILL(attract_offline, attract),
    STILL(attract_closed, attract),  STILL(attract_waiting, attract),
    STILL(browse, browse),           STILL(browse_with_basket, browse),
    STILL(browse_offline, browse),   STILL(browse_nothing, browse),
    STILL(browse_search, browse),    STILL(browse_searched, browse),
    STILL(browse_calendar, browse),  STILL(event, event),
    STILL(event_not_on_sale, event), STILL(event_long, event),
    STILL(event_reading, event),     STILL(event_offline, event),
};

const size_t stills_choosing_n = sizeof(stills_choosing) / sizeof(stills_choosing[0]);
