/* Maintenance scene: the operator's side. State in one sentence, figures, resync, connection test.
 *
 * outcomes: DONE (back to selling)
 */
#include "scenes/maintenance_scene.h"
#include "scenes/scenes.h"

static void stay(struct scene_ctx *sc)
{
    struct maintenance_scene *st = sc->state;
    st->lock_at_ms = sc->now_ms + LOCK_MS;
    scene_wake_at(sc, sc->now_ms + SECOND_MS);
}

static void maintenance_enter(struct scene_ctx *sc)
{
    struct maintenance_scene *st = sc->state;
    st->sales_ticket = scene_send(sc, &(struct command){.type = COMMAND_SALES});
    stay(sc);
}

static void on_action(struct scene_ctx *sc, uint32_t id)
{
    struct maintenance_scene *st = sc->state;
    stay(sc);
    switch (id) {
    case ACTION_BACK:
    case ACTION_DONE:
        scene_finish(sc, OUTCOME_DONE);
        break;
    case ACTION_RESYNC:
        if (st->sync_ticket == 0 && !sc->health->syncing) {
            st->synced = false;
            st->sync_ticket = scene_send(sc, &(struct command){.type = COMMAND_SYNC});
        }
        break;
    case ACTION_CHECK:
        if (st->check_ticket == 0) {
            st->n_checks = 0;
            st->check_ticket = scene_send(sc, &(struct command){.type = COMMAND_CHECK});
        }
        break;
    case ACTION_HIDE_CHECKS:
        st->n_checks = 0;
        break;
    }
}

static void on_reply(struct scene_ctx *sc, const struct reply *reply)
{
    struct maintenance_scene *st = sc->state;
    if (!reply->final)
        return;
    if (reply->ticket == st->sales_ticket)
        st->sales_ticket = 0;
    if (reply->ticket == st->sync_ticket) {
        st->sync_ticket = 0;
        st->sync_failed = reply->fault.rc;
        st->synced = reply->fault.rc == RC_OK;
        st->sales_ticket = scene_send(sc, &(struct command){.type = COMMAND_SALES});
    }
    if (reply->ticket == st->check_ticket) {
        st->check_ticket = 0;
        st->check_failed = reply->fault.rc;
        st->n_checks = reply->n_checks < CHECKS_MAX ? reply->n_checks : CHECKS_MAX;
        for (size_t i = 0; i < st->n_checks; i++)
            st->checks[i] = reply->checks[i];
    }
}

static void maintenance_event(struct scene_ctx *sc, const struct event_in *ev)
{
    const struct maintenance_scene *st = sc->state;
    switch (ev->type) {
    case EVENT_ACTION:
        on_action(sc, ev->action.id);
        break;
    case EVENT_REPLY:
        on_reply(sc, ev->reply);
        break;
    case EVENT_TICK:
        if (sc->now_ms >= st->lock_at_ms)
            scene_finish(sc, OUTCOME_DONE);
        else
            scene_wake_at(sc, sc->now_ms + SECOND_MS);
        break;
    case EVENT_PREFS:
        break;
    }
}

const struct scene scene_maintenance = {
    .name = "maintenance",
    .state_size = sizeof(struct maintenance_scene),
    .never_idle = true,
    .enter = maintenance_enter,
    .event = maintenance_event,
    .view = maintenance_view,
};
