#include "scenes/event_scene.h"

static void add_started(struct event_list *list, uint32_t i)
{
    if (list->n_started == EVENT_STARTED_MAX) {
        for (uint32_t k = 1; k < EVENT_STARTED_MAX; k++)
            list->started[k - 1] = list->started[k];
        list->n_started--;
    }
    list->started[list->n_started++] = i;
}

static void add(const struct scene_ctx *sc, struct event_list *list, uint32_t i)
{
    const struct instance *instance = &sc->catalogue->instances[i];
    if (!instance_is_listed(instance, sc->now_utc_s)) {
        if (!instance->cancelled && when_days_between(&sc->now, &instance->start) == 0)
            add_started(list, i);
        return;
    }
    if (list->n == EVENT_PERFORMANCES_MAX)
        return;
    const struct instance *before = list->n > 0 ? event_list_at(sc, list, list->n - 1) : NULL;
    if (!before || when_days_between(&before->start, &instance->start) != 0)
        list->days[list->n_days++] = list->n;
    list->instances[list->n++] = i;
    list->days[list->n_days] = list->n;
}

void event_list_make(const struct scene_ctx *sc, struct event_list *ret)
{
    const uint32_t index = sc->session->event;
    ret->n = ret->n_days = ret->n_started = 0;
    if (!sc->catalogue || index >= sc->catalogue->n_events)
        return;
    const struct event *event = &sc->catalogue->events[index];
    for (uint32_t i = 0; i < event->n_instances; i++)
        add(sc, ret, event->first_instance + i);
}

uint32_t event_list_day(const struct event_list *list, uint32_t place)
{
    uint32_t day = 0;
    while (day + 1 < list->n_days && place >= list->days[day + 1])
        day++;
    return day;
}

const struct instance *event_list_at(const struct scene_ctx *sc, const struct event_list *list,
                                     uint32_t place)
{
    return &sc->catalogue->instances[list->instances[place]];
}

bool event_can_be_bought(const struct scene_ctx *sc, uint32_t instance)
{
    const struct instance *x = &sc->catalogue->instances[instance];
    return instance_is_sellable(x, sc->now_utc_s) && !scene_is_stopped(sc, x) &&
           instance_level(x) != AVAILABILITY_SOLD_OUT;
}
