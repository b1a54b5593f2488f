/* Event scene: what it is, and when; one performance is chosen.
 *
 * outcomes: NEXT (session.instance is set), BACK
 */
#include "base/text.h"
#include "scenes/event_scene.h"
#include "scenes/scenes.h"

enum { REDRAW_MS = 30 * 1000 };

void event_list_make(const struct scene_ctx *sc, struct event_list *ret)
{
    ret->n = 0;
    const uint32_t index = sc->session->event;
    if (!sc->catalogue || index >= sc->catalogue->n_events)
        return;
    const struct event *event = &sc->catalogue->events[index];
    for (uint32_t i = event->first_instance;
         i < event->first_instance + event->n_instances && ret->n < EVENT_PERFORMANCES_MAX; i++) {
        if (instance_is_listed(&sc->catalogue->instances[i], sc->now_utc_s))
            ret->instances[ret->n++] = i;
    }
}

static bool can_be_bought(const struct scene_ctx *sc, uint32_t i)
{
    const struct instance *instance = &sc->catalogue->instances[i];
    return instance_is_sellable(instance, sc->now_utc_s) &&
           instance_level(instance) != AVAILABILITY_SOLD_OUT;
}

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

/* A day chosen in browse is kept; else the next that can be bought is offered. */
static void choose_first(struct scene_ctx *sc)
{
    struct event_scene *st = sc->state;
    struct event_list list;
    event_list_make(sc, &list);
    uint32_t place = list.n;
    for (uint32_t i = 0; i < list.n; i++) {
        const struct instance *instance = &sc->catalogue->instances[list.instances[i]];
        const int day = when_days_between(&sc->now, &instance->start);
        if (list.instances[i] == sc->session->instance) {
            st->first = i;
            return;
        }
        if (place == list.n && can_be_bought(sc, list.instances[i]) &&
            (sc->session->date_filter < 0 || sc->session->date_filter == day))
            place = i;
    }
    if (place < list.n) {
        st->first = place;
        choose(sc, list.instances[place]);
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
    if (known && can_be_bought(sc, i) && sc->health->selling == SELLING_YES)
        scene_finish(sc, OUTCOME_NEXT);
}

static void take_performance(struct scene_ctx *sc, uint32_t place)
{
    struct event_list list;
    event_list_make(sc, &list);
    if (place < list.n && can_be_bought(sc, list.instances[place]))
        choose(sc, list.instances[place]);
}

static void on_action(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct event_scene *st = sc->state;
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
        st->first = arg;
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
    if (ev->type == EVENT_TICK)
        scene_wake_at(sc, sc->now_ms + REDRAW_MS);
}

const struct scene scene_event = {
    .name = "event",
    .state_size = sizeof(struct event_scene),
    .enter = event_enter,
    .event = event_event,
    .view = event_view,
};
