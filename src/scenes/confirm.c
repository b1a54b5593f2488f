/* Confirm scene: the last review, the booking, the tickets.
 *
 * outcomes: DONE (tickets taken, or nothing more to do here), RESEAT (hold gone), BACK (from the
 * review)
 */
#include "scenes/confirm_scene.h"

#include "base/mem.h"
#include "base/text.h"
#include "scenes/basket_scene.h"
#include "scenes/scenes.h"

static void wake(struct scene_ctx *sc)
{
    const struct confirm_scene *st = sc->state;
    if (st->phase == CONFIRM_BOOKING || st->phase == CONFIRM_TICKETS)
        scene_wake_at(sc, sc->now_ms + 1000);
    else if (sc->session->basket.hold_ends_mono_ms > sc->now_ms)
        scene_wake_at(sc, sc->session->basket.hold_ends_mono_ms);
}

static void confirm_enter(struct scene_ctx *sc)
{
    const struct basket *basket = &sc->session->basket;
    if (sc->shop->delivery == DELIVERY_DESK ||
        (!basket->delivery_agent && basket->delivery_collect))
        sc->session->details.collect = true;
    wake(sc);
}

/* The amount that stood in the button is what the customer agreed to; the backend compares. */
static void buy(struct scene_ctx *sc)
{
    struct confirm_scene *st = sc->state;
    const struct basket *basket = &sc->session->basket;
    if (st->phase != CONFIRM_REVIEW || basket->n_lines == 0 || sc->health->selling != SELLING_YES)
        return;
    struct command cmd = {
        .type = COMMAND_CONFIRM, .details = sc->session->details, .agreed_total = basket->total};
    st->phase = CONFIRM_BOOKING;
    st->step = BOOKING_HELD;
    st->price_changed = false;
    st->fault = RC_OK;
    st->began_ms = sc->now_ms;
    st->pending = scene_send(sc, &cmd);
    mem_wipe(&cmd.details, sizeof(cmd.details));
}

static void tell_shown_one(struct scene_ctx *sc, const char *reference)
{
    struct command cmd = {.type = COMMAND_SHOWN};
    text_copy(cmd.reference, sizeof(cmd.reference), reference);
    scene_send(sc, &cmd);
}

static void tell_shown(struct scene_ctx *sc)
{
    struct confirm_scene *st = sc->state;
    const struct order *order = sc->session->order;
    if (st->phase != CONFIRM_TICKETS || st->told_shown)
        return;
    st->told_shown = true;
    if (order->n_parts <= 1)
        tell_shown_one(sc, order->reference);
    for (size_t i = 0; i < order->n_parts && order->n_parts > 1; i++)
        tell_shown_one(sc, order->parts[i].reference);
}

static void done(struct scene_ctx *sc)
{
    tell_shown(sc);
    scene_finish(sc, OUTCOME_DONE);
}

static void more_time(struct scene_ctx *sc)
{
    struct confirm_scene *st = sc->state;
    const int64_t shown_ms = (int64_t)sc->shop->tickets_shown_s * 1000;
    st->clears_ms = sc->now_ms + (sc->unhurried ? 2 * shown_ms : shown_ms);
}

static void on_ordered(struct scene_ctx *sc, struct reply *reply)
{
    struct confirm_scene *st = sc->state;
    mem_free(sc->session->order);
    sc->session->order = reply->order;
    reply->order = NULL;
    st->fault = reply->fault.rc; /* of a later one of several bookings */
    if (st->fault == RC_OK) {
        text_copy(sc->session->reference, sizeof(sc->session->reference),
                  sc->session->order->reference);
        sc->session->basket = (struct basket){0};
    }
    st->phase = CONFIRM_TICKETS;
    st->first = 0;
    more_time(sc);
}

static void on_failed(struct scene_ctx *sc, const struct reply *reply)
{
    struct confirm_scene *st = sc->state;
    st->fault = reply->fault.rc;
    st->phase = CONFIRM_FAILED;
    /* Of several bookings one may have run out: what is left has another total. */
    const bool less = st->fault == RC_EXPIRED && sc->session->basket.n_lines > 0;
    if (st->fault == RC_PRICE_CHANGED || less) {
        st->phase = CONFIRM_REVIEW;
        st->page = 0;
        st->price_changed = true;
    } else if (st->fault == RC_UNKNOWN_OUTCOME) {
        st->phase = CONFIRM_UNKNOWN;
    } else if (st->fault == RC_EXPIRED || st->fault == RC_GONE) {
        st->phase = CONFIRM_EXPIRED;
    }
}

static void on_reply(struct scene_ctx *sc, struct reply *reply)
{
    struct confirm_scene *st = sc->state;
    if (st->pending == 0 || reply->ticket != st->pending)
        return;
    if (reply->reference[0] != '\0')
        text_copy(sc->session->reference, sizeof(sc->session->reference), reply->reference);
    if (reply->has_basket)
        sc->session->basket = reply->basket;
    if (!reply->final) {
        st->step = reply->step;
        return;
    }
    st->pending = 0;
    if (reply->order)
        on_ordered(sc, reply);
    else
        on_failed(sc, reply);
    wake(sc);
}

/* Nothing was booked, so it may be tried again with what is still held. */
static void again(struct scene_ctx *sc)
{
    struct confirm_scene *st = sc->state;
    if (st->phase != CONFIRM_FAILED)
        return;
    st->phase = sc->session->basket.n_lines > 0 ? CONFIRM_REVIEW : CONFIRM_EXPIRED;
    st->fault = RC_OK;
}

static void on_action(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct confirm_scene *st = sc->state;
    switch (id) {
    case ACTION_BACK:
        if (st->phase == CONFIRM_REVIEW)
            scene_finish(sc, OUTCOME_BACK);
        break;
    case CONFIRM_BUY:
        buy(sc);
        break;
    case CONFIRM_COLLECT:
        if (st->phase == CONFIRM_REVIEW && sc->shop->delivery == DELIVERY_OFFERED)
            sc->session->details.collect = arg != 0;
        break;
    case CONFIRM_NEXT:
        st->first = arg;
        st->rest_read = true;
        more_time(sc);
        break;
    case CONFIRM_MORE_TIME:
        more_time(sc);
        break;
    case CONFIRM_DONE:
    case CONFIRM_LEAVE:
        if (st->phase != CONFIRM_BOOKING && st->phase != CONFIRM_REVIEW)
            done(sc);
        break;
    case CONFIRM_PAGE:
        st->page = arg;
        break;
    case CONFIRM_AGAIN:
        again(sc);
        break;
    case CONFIRM_RESEAT:
        scene_finish(sc, OUTCOME_RESEAT);
        break;
    default:
        break;
    }
}

static void on_tick(struct scene_ctx *sc)
{
    struct confirm_scene *st = sc->state;
    if (st->phase == CONFIRM_TICKETS && sc->now_ms >= st->clears_ms)
        done(sc);
    if (st->phase == CONFIRM_REVIEW && basket_hold_left_ms(&sc->session->basket, sc->now_ms) == 0)
        st->phase = CONFIRM_EXPIRED;
}

static void confirm_event(struct scene_ctx *sc, const struct event_in *ev)
{
    if (ev->type == EVENT_ACTION)
        on_action(sc, ev->action.id, ev->action.arg);
    if (ev->type == EVENT_REPLY)
        on_reply(sc, ev->reply);
    if (ev->type == EVENT_TICK)
        on_tick(sc);
    const struct confirm_scene *st = sc->state;
    if (ev->type == EVENT_PREFS && st->phase == CONFIRM_TICKETS)
        more_time(sc);
    wake(sc);
}

static void confirm_leave(struct scene_ctx *sc)
{
    tell_shown(sc);
}

void confirm_view(const struct scene_ctx *sc, struct view *v)
{
    const struct confirm_scene *st = sc->state;
    switch (st->phase) {
    case CONFIRM_REVIEW:
        confirm_review_view(sc, v);
        break;
    case CONFIRM_BOOKING:
        confirm_booking_view(sc, v);
        break;
    case CONFIRM_TICKETS:
        confirm_tickets_view(sc, v);
        break;
    case CONFIRM_FAILED:
    case CONFIRM_UNKNOWN:
        confirm_trouble_view(sc, v);
        break;
    case CONFIRM_EXPIRED:
        basket_expired_view(sc, v, CONFIRM_RESEAT);
        break;
    }
}

const struct scene scene_confirm = {
    .name = "confirm",
    .state_size = sizeof(struct confirm_scene),
    .never_idle = true,
    .enter = confirm_enter,
    .event = confirm_event,
    .view = confirm_view,
    .leave = confirm_leave,
};
