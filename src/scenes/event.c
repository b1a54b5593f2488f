/* Event scene: what it is, and when; one performance is chosen.
 *
 * outcomes: NEXT (session.instance is set), BACK
 */
#include "base/text.h"
#include "scenes/event_scene.h"
#include "scenes/scenes.h"

enum { REDRAW_MS = 30 * 1000, SOON_MS = 200 };

static void choose(struct scene_ctx *sc, uint32_t i)
{
    struct session *session = sc->session;
    const struct instance *instance = &sc->catalogue->instances[i];
    if (session->instance == i)
        return;
    session_close_instance(session);
    session->instance = i;
    text_copy(session->instance_id, sizeof(session->instance_id), instance->id);
}

/* The first of a day that can be bought; false when none can. */
static bool choose_on_day(struct scene_ctx *sc, const struct event_list *list, uint32_t day)
{
    for (uint32_t i = list->days[day]; i < list->days[day + 1]; i++) {
        if (event_can_be_bought(sc, list->instances[i])) {
            choose(sc, list->instances[i]);
            return true;
        }
    }
    return false;
}

/* Where the list is opened: at what was chosen before, at the day chosen in browse, else at the first
 * day on which something can be bought. */
static void choose_first(struct scene_ctx *sc)
{
    struct event_scene *st = sc->state;
    struct event_list list;
    event_list_make(sc, &list);
    for (uint32_t i = 0; i < list.n; i++) {
        if (list.instances[i] == sc->session->instance) {
            st->first = i;
            return;
        }
    }
    const int wanted = sc->session->date_filter;
    for (uint32_t day = 0; day < list.n_days; day++) {
        const struct wall *date = &event_list_at(sc, &list, list.days[day])->start;
        if (wanted >= 0 && when_days_between(&sc->now, date) != wanted)
            continue;
        const bool bought = choose_on_day(sc, &list, day);
        if (bought || wanted >= 0) {
            st->first = list.days[day];
            return;
        }
    }
}

static void event_enter(struct scene_ctx *sc)
{
    choose_first(sc);
    scene_wake_at(sc, sc->now_ms + REDRAW_MS);
}

static void go_on(struct scene_ctx *sc)
{
    const uint32_t i = sc->session->instance;
    const bool known = sc->catalogue && i < sc->catalogue->n_instances;
    if (known && event_can_be_bought(sc, i) && scene_may_begin(sc))
        scene_finish(sc, OUTCOME_NEXT);
}

static void take_performance(struct scene_ctx *sc, uint32_t place)
{
    struct event_list list;
    event_list_make(sc, &list);
    if (place >= list.n || !event_can_be_bought(sc, list.instances[place]))
        return;
    choose(sc, list.instances[place]);
    go_on(sc); /* the time was the question here: no second touch for the same answer */
    struct event_scene *st = sc->state;
    st->goes_on = sc->health->selling == SELLING_STARTING;
    if (st->goes_on)
        scene_wake_at(sc, sc->now_ms + SOON_MS);
}

/* A kiosk that has just been started takes a moment to find its service. */
static void go_on_when_started(struct scene_ctx *sc)
{
    struct event_scene *st = sc->state;
    if (!st->goes_on)
        return;
    st->goes_on = sc->health->selling == SELLING_STARTING;
    if (st->goes_on)
        scene_wake_at(sc, sc->now_ms + SOON_MS);
    else
        go_on(sc);
}

/* What is chosen is always on the day that is shown. */
static void turn_to(struct scene_ctx *sc, uint32_t place)
{
    struct event_scene *st = sc->state;
    struct event_list list;
    event_list_make(sc, &list);
    if (place >= list.n)
        return;
    const uint32_t day = event_list_day(&list, place);
    st->first = place;
    for (uint32_t i = list.days[day]; i < list.days[day + 1]; i++) {
        if (list.instances[i] == sc->session->instance)
            return;
    }
    if (!choose_on_day(sc, &list, day))
        session_close_instance(sc->session);
}

static void on_action(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct event_scene *st = sc->state;
    st->goes_on = false;
    switch (id) {
    case ACTION_BACK:
        if (st->reading)
            st->reading = false;
        else
            scene_finish(sc, OUTCOME_BACK);
        break;
    case EVENT_PERFORMANCE:
        take_performance(sc, arg);
        break;
    case EVENT_PAGE:
        turn_to(sc, arg);
        break;
    case EVENT_GO_ON:
        go_on(sc);
        break;
    case EVENT_READ:
        st->reading = true;
        st->offset = arg;
        break;
    case EVENT_READ_DONE:
        st->reading = false;
        break;
    default:
        break;
    }
}

static void event_event(struct scene_ctx *sc, const struct event_in *ev)
{
    if (ev->type == EVENT_ACTION)
        on_action(sc, ev->action.id, ev->action.arg);
    if (ev->type == EVENT_TICK) {
        scene_wake_at(sc, sc->now_ms + REDRAW_MS);
        go_on_when_started(sc);
    }
}

const struct scene scene_event = {
    .name = "event",
    .state_size = sizeof(struct event_scene),
    .enter = event_enter,
    .event = event_event,
    .view = event_view,
};
