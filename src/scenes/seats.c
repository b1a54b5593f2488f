/* Seats scene: choose on the plan. Overview by area, then seats; the wanted number is known.
 *
 * outcomes: NEXT (held), BACK, BEST, RESEAT
 */
#include "base/text.h"
#include "scenes/scenes.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum { ZOOM_PERCENT = 140, PAN_PX = 120, STATUS_POLL_S = 10 };

/* Wakes for the next question and for the next change of the words that say how old the last answer
 * is, which is never twice in ten seconds. */
static void wait(struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    const int64_t steps = seats_age_ms(sc) / SEATS_AGE_STEP_MS + 1;
    if (st->status_ticket == 0)
        scene_wake_at(sc, st->live.next_ms);
    scene_wake_at(sc, sc->session->status_at_ms + steps * SEATS_AGE_STEP_MS);
}

static void start_polling(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const int s = sc->shop->status_poll_s > 0 ? sc->shop->status_poll_s : STATUS_POLL_S;
    const uint64_t seed = (uint64_t)sc->now_utc_s * 1000 + sc->session->number;
    seats_live_start(&st->live, (int64_t)s * 1000, seed, sc->now_ms);
    wait(sc);
}

static struct command command_for(const struct scene_ctx *sc, enum command_type type)
{
    struct command cmd = {.type = type};
    text_copy(cmd.instance_id, sizeof(cmd.instance_id), sc->session->instance_id);
    return cmd;
}

static bool is_ready(const struct scene_ctx *sc)
{
    const struct session *s = sc->session;
    return s->plan && s->status && s->prices && s->plan->n_seats > 0;
}

static void send_status(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    if (st->status_ticket != 0)
        return;
    const struct command cmd = command_for(sc, COMMAND_STATUS);
    st->status_ticket = scene_send(sc, &cmd);
}

/* What best available holds for the customer is chosen already. */
static void open_map(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    if (sc->session->n_offered > 0) {
        offer_mark_free(sc->session, sc->session->status);
        st->n_chosen = offer_seats(sc->session, st->chosen);
    }
    seats_map_build(sc);
    if (st->n_chosen > 0)
        seatmap_show_item(st->map, st->chosen[st->n_chosen / 2]);
}

static void seats_enter(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    seats_pick_wanted(sc);
    if (is_ready(sc)) {
        open_map(sc);
        send_status(sc);
        start_polling(sc);
        return;
    }
    const struct command cmd = command_for(sc, COMMAND_OPEN_INSTANCE);
    st->open_ticket = scene_send(sc, &cmd);
}

static void send_hold(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    if (st->hold_ticket != 0 || st->n_chosen != st->n_wanted || st->n_chosen == 0 ||
        seats_blocked(sc))
        return;
    /* what was found for them is sold as it was found */
    if (!offer_is(sc->session, st->chosen, st->n_chosen) && seats_ask_orphan(sc))
        return;
    struct command cmd = command_for(sc, COMMAND_HOLD);
    cmd.replaces = sc->session->n_offered > 0;
    offer_base_make(sc->session, &st->base);
    for (size_t i = 0; i < st->n_chosen; i++) {
        struct wanted *w = &cmd.wanted[cmd.n_wanted++];
        struct text seat = TEXT_OF(w->seat_id);
        text_addf(&seat, "%u", sc->session->plan->seats[st->chosen[i]].id);
        text_copy(w->type_id, sizeof(w->type_id), sc->session->prices->types[st->types[i]].id);
    }
    st->failed = RC_OK;
    st->hold_ticket = scene_send(sc, &cmd);
}

static void zoom(struct seats_scene *st, bool in)
{
    seatmap_zoom(st->map, in ? ZOOM_PERCENT / 100.0 : 100.0 / ZOOM_PERCENT, -1, -1);
}

static void camera_action(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct seats_scene *st = sc->state;
    switch (id) {
    case SEATS_AREA:
        if (arg < sc->session->plan->n_areas)
            seatmap_show_group(st->map, arg);
        break;
    case SEATS_ZOOM_IN:
    case SEATS_ZOOM_OUT:
        zoom(st, id == SEATS_ZOOM_IN);
        break;
    case SEATS_PAGE:
        st->area_page = arg < st->n_order ? arg : st->area_page;
        break;
    case SEATS_FIT:
        seatmap_fit(st->map);
        break;
    case SEATS_PAN_LEFT:
        seatmap_pan(st->map, PAN_PX, 0);
        break;
    case SEATS_PAN_RIGHT:
        seatmap_pan(st->map, -PAN_PX, 0);
        break;
    case SEATS_PAN_UP:
        seatmap_pan(st->map, 0, PAN_PX);
        break;
    case SEATS_PAN_DOWN:
        seatmap_pan(st->map, 0, -PAN_PX);
        break;
    }
}

static void plan_touched(struct scene_ctx *sc, uint32_t arg)
{
    if (arg & SEATMAP_ARG_GROUP)
        camera_action(sc, SEATS_AREA, arg & ~SEATMAP_ARG_GROUP);
    else
        seats_tap(sc, arg);
}

static void on_action(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct seats_scene *st = sc->state;
    if (id == ACTION_BACK && st->hold_ticket == 0) {
        offer_give_back(sc, false);
        scene_finish(sc, OUTCOME_BACK);
    }
    if (id == SEATS_BEST && st->hold_ticket == 0)
        scene_finish(sc, OUTCOME_BEST);
    if (id == SEATS_RETRY && st->open_ticket == 0 && !st->map)
        seats_enter(sc);
    if (!st->map || st->hold_ticket != 0 || seats_list_action(sc, id, arg))
        return;
    if (seats_ask_action(sc, id)) {
        if (st->ask.orphan_kept)
            send_hold(sc);
    } else if (id == SEATS_TAKE)
        seats_tap_block(sc, arg);
    else if (id == SEATS_PLAN)
        plan_touched(sc, arg);
    else if (id == SEATS_CONTINUE)
        send_hold(sc);
    else if (id == SEATS_DROP) {
        seats_pick_drop(st, arg);
        seats_map_choice(sc);
    } else
        camera_action(sc, id, arg);
}

/* New availability: seats taken by others fade in place, the view never jumps. */
static void take_status(struct scene_ctx *sc, struct reply *reply)
{
    struct seats_scene *st = sc->state;
    if (!reply->status || !sc->session->plan ||
        reply->status->n_seats != sc->session->plan->n_seats)
        return;
    struct seat_status *before = sc->session->status;
    offer_mark_free(sc->session, reply->status);
    sc->session->status = reply->status;
    reply->status = NULL;
    sc->session->status_at_ms = sc->now_ms;
    if (st->map) {
        if (seats_pick_recheck(sc) > 0)
            st->failed = RC_GONE;
        seats_ask_gone(sc);
        seats_list_refresh(sc);
        seats_map_follow(sc, before);
    }
    seat_status_free(before);
}

static void take_opened(struct scene_ctx *sc, struct reply *reply)
{
    struct seats_scene *st = sc->state;
    struct session *s = sc->session;
    st->open_ticket = 0;
    st->failed = reply->fault.rc;
    if (reply->fault.rc || !reply->plan || !reply->prices)
        return;
    session_set_plan(s, reply->plan, reply->overlay);
    reply->plan = NULL;
    reply->overlay = NULL;
    arena_free(s->prices_arena);
    s->prices = reply->prices;
    s->prices_arena = reply->arena;
    reply->prices = NULL;
    reply->arena = NULL;
    take_status(sc, reply);
    if (!is_ready(sc))
        return;
    open_map(sc);
    start_polling(sc);
}

/* The refused seats turn red, the others stay chosen, the ticket types are kept. */
static void take_hold(struct scene_ctx *sc, struct reply *reply)
{
    struct seats_scene *st = sc->state;
    st->hold_ticket = 0;
    if (reply->fault.rc == RC_OK) {
        offer_keep(sc->session);
        scene_finish(sc, OUTCOME_NEXT);
        return;
    }
    st->failed = reply->fault.rc;
    offer_note(sc->session, &st->base);
    for (size_t i = 0; i < reply->n_lost; i++) {
        const uint32_t seat = plan_find_seat(sc->session->plan, reply->lost_seats[i]);
        if (seat != SEAT_NONE)
            sc->session->status->state[seat] = SEAT_UNAVAILABLE;
    }
    seats_pick_recheck(sc);
    seats_ask_gone(sc);
    if (!reply->status)
        send_status(sc);
    take_status(sc, reply);
    seats_map_refresh(sc);
}

static void on_reply(struct scene_ctx *sc, struct reply *reply)
{
    struct seats_scene *st = sc->state;
    if (!reply->final)
        return;
    if (reply->ticket == st->open_ticket)
        take_opened(sc, reply);
    else if (reply->ticket == st->hold_ticket)
        take_hold(sc, reply);
    else if (reply->ticket == st->status_ticket) {
        st->status_ticket = 0;
        seats_live_answered(&st->live, reply->fault.rc, reply->wait_ms, sc->now_ms);
        take_status(sc, reply);
        wait(sc);
    }
}

static void tick(struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    if (!st->map)
        return;
    if (sc->now_ms >= st->live.next_ms)
        send_status(sc);
    wait(sc);
}

static void seats_event(struct scene_ctx *sc, const struct event_in *ev)
{
    struct seats_scene *st = sc->state;
    switch (ev->type) {
    case EVENT_ACTION:
        on_action(sc, ev->action.id, ev->action.arg);
        break;
    case EVENT_REPLY:
        on_reply(sc, ev->reply);
        break;
    case EVENT_TICK:
        tick(sc);
        break;
    case EVENT_PREFS:
        if (st->map)
            seats_map_refresh(sc);
        break;
    }
}

static void seats_leave(struct scene_ctx *sc)
{
    seats_map_free(sc->state);
}

const struct scene scene_seats = {
    .name = "seats",
    .state_size = sizeof(struct seats_scene),
    .enter = seats_enter,
    .event = seats_event,
    .view = seats_view,
    .leave = seats_leave,
};
