/* Attract scene: full-screen pictures of what is on, one at a time, until somebody touches it.
 *
 * outcomes: NEXT (anything was touched)
 */
#include "scenes/attract_scene.h"
#include "scenes/scenes.h"

enum { SHOW_MS = 8 * 1000, MINUTE_S = 60 };

static bool is_worth_showing(const struct scene_ctx *sc, uint32_t event, uint32_t *ret_instance)
{
    const uint32_t i = event_next_instance(sc->catalogue, event, sc->now_utc_s);
    if (i == CATALOGUE_NONE)
        return false;
    *ret_instance = i;
    const struct instance *instance = &sc->catalogue->instances[i];
    return instance_is_sellable(instance, sc->now_utc_s) &&
           instance_level(instance) != AVAILABILITY_SOLD_OUT;
}

size_t attract_posters(const struct scene_ctx *sc, uint32_t posters[ATTRACT_POSTERS_MAX])
{
    size_t n = 0;
    if (!sc->catalogue)
        return 0;
    for (uint32_t e = 0; e < sc->catalogue->n_events && n < ATTRACT_POSTERS_MAX; e++) {
        uint32_t instance;
        if (is_worth_showing(sc, e, &instance))
            posters[n++] = instance;
    }
    return n;
}

/* The next poster; where nothing may move, the next minute of the clock. */
static void wake(struct scene_ctx *sc)
{
    const struct attract_scene *st = sc->state;
    const int64_t to_minute_s = MINUTE_S - sc->now_utc_s % MINUTE_S;
    scene_wake_at(sc, sc->in_motion ? st->next_ms : sc->now_ms + to_minute_s * 1000);
}

static void attract_enter(struct scene_ctx *sc)
{
    struct attract_scene *st = sc->state;
    st->next_ms = sc->now_ms + SHOW_MS;
    wake(sc);
}

static void attract_event(struct scene_ctx *sc, const struct event_in *ev)
{
    struct attract_scene *st = sc->state;
    if (ev->type == EVENT_ACTION && ev->action.id == ATTRACT_START)
        scene_finish(sc, OUTCOME_NEXT);
    if (ev->type != EVENT_TICK)
        return;
    if (sc->in_motion && sc->now_ms >= st->next_ms) {
        st->poster++;
        st->next_ms = sc->now_ms + SHOW_MS;
    }
    wake(sc);
}

const struct scene scene_attract = {
    .name = "attract",
    .state_size = sizeof(struct attract_scene),
    .never_idle = true,
    .enter = attract_enter,
    .event = attract_event,
    .view = attract_view,
};
