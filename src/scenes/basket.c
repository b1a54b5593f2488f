/* Basket scene: every ticket, discount and fee, and the total that the service says.
 *
 * outcomes: NEXT (review), DETAILS (the venue asks for something), MORE (another event),
 * RESEAT (the hold ran out), BACK
 */
#include "base/mem.h"
#include "base/text.h"
#include "scenes/basket_scene.h"
#include "scenes/scenes.h"

struct keyboard_spec basket_keyboard(const struct scene_ctx *sc)
{
    return (struct keyboard_spec){.layout = sc->shop->keyboard, .base_action = BASKET_KEYS};
}

static void send(struct scene_ctx *sc, struct command *cmd)
{
    struct basket_scene *st = sc->state;
    st->pending_type = cmd->type;
    st->fault = RC_OK;
    st->pending = scene_send(sc, cmd);
}

static void wake_at_end_of_hold(struct scene_ctx *sc)
{
    const int64_t end = sc->session->basket.hold_ends_mono_ms;
    if (end > sc->now_ms)
        scene_wake_at(sc, end);
}

static void basket_enter(struct scene_ctx *sc)
{
    struct command cmd = {.type = COMMAND_BASKET};
    send(sc, &cmd);
    wake_at_end_of_hold(sc);
}

static bool asks_details(const struct shop *shop)
{
    return shop->ask_first_name || shop->ask_last_name || shop->ask_address || shop->ask_reference;
}

static void go_on(struct scene_ctx *sc)
{
    const struct basket_scene *st = sc->state;
    const bool ready = st->pending == 0 && sc->session->basket.n_lines > 0 && !st->expired &&
                       sc->health->selling == SELLING_YES;
    if (ready)
        scene_finish(sc, asks_details(sc->shop) ? OUTCOME_DETAILS : OUTCOME_NEXT);
}

static void remove_line(struct scene_ctx *sc, uint32_t line)
{
    const struct basket *basket = &sc->session->basket;
    struct command cmd = {.type = COMMAND_REMOVE};
    if (line >= basket->n_lines)
        return;
    text_copy(cmd.ticket_id, sizeof(cmd.ticket_id), basket->lines[line].ticket_id);
    text_copy(cmd.instance_id, sizeof(cmd.instance_id), basket->lines[line].instance_id);
    send(sc, &cmd);
}

static void on_promo(struct scene_ctx *sc, uint32_t id)
{
    struct basket_scene *st = sc->state;
    if (id == BASKET_PROMO_APPLY && st->promo[0] != '\0') {
        struct command cmd = {.type = COMMAND_PROMO};
        text_copy(cmd.promo_code, sizeof(cmd.promo_code), st->promo);
        st->promo_refused = false;
        send(sc, &cmd);
    } else if (id == BASKET_PROMO && sc->shop->promo_codes) {
        st->promo_open = true;
        st->promo_refused = false;
        st->keyboard = (struct keyboard){.layer = KEYBOARD_LETTERS, .shift = true};
    } else if (id == BASKET_PROMO_CANCEL) {
        st->promo_open = false;
    }
}

static void on_key(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct basket_scene *st = sc->state;
    const struct keyboard_spec spec = basket_keyboard(sc);
    if (st->promo_open &&
        keyboard_action(&st->keyboard, &spec, id, arg, st->promo, sizeof(st->promo)))
        st->promo_refused = false;
}

static void on_idle_action(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct basket_scene *st = sc->state;
    switch (id) {
    case BASKET_REMOVE:
        remove_line(sc, arg);
        break;
    case BASKET_CONTINUE:
        go_on(sc);
        break;
    case BASKET_RETRY:
        basket_enter(sc);
        break;
    case BASKET_MORE:
        scene_finish(sc, OUTCOME_MORE);
        break;
    case ACTION_BACK:
        if (st->promo_open)
            st->promo_open = false;
        else
            scene_finish(sc, OUTCOME_BACK);
        break;
    default:
        on_promo(sc, id);
        break;
    }
}

/* To the sums or back to the tickets: what was said in their place has been read. */
static void turn_over(struct basket_scene *st, bool sums)
{
    st->sums = sums;
    st->changes_read = true;
}

static void on_action(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct basket_scene *st = sc->state;
    if (id >= BASKET_KEYS)
        on_key(sc, id, arg);
    else if (id == BASKET_PAGE)
        st->first = arg;
    else if (id == BASKET_SUMS)
        turn_over(st, arg != 0);
    else if (id == BASKET_RESEAT)
        scene_finish(sc, OUTCOME_RESEAT);
    else if (st->pending == 0)
        on_idle_action(sc, id, arg);
}

static void on_reply(struct scene_ctx *sc, const struct reply *reply)
{
    struct basket_scene *st = sc->state;
    if (!reply->final || st->pending == 0 || reply->ticket != st->pending)
        return;
    st->pending = 0;
    st->fault = reply->fault.rc;
    if (reply->has_basket) {
        sc->session->basket = reply->basket;
        basket_changes_note(sc);
    }
    if (st->fault == RC_EXPIRED && sc->session->basket.n_lines == 0)
        st->expired = true; /* of several bookings another one may still be held */
    if (st->pending_type == COMMAND_PROMO) {
        st->promo_refused = st->fault == RC_NOT_POSSIBLE;
        if (st->promo_refused)
            st->fault = RC_OK;
        else
            st->promo_open = false;
    }
    wake_at_end_of_hold(sc);
}

static void basket_event(struct scene_ctx *sc, const struct event_in *ev)
{
    struct basket_scene *st = sc->state;
    if (ev->type == EVENT_ACTION)
        on_action(sc, ev->action.id, ev->action.arg);
    if (ev->type == EVENT_REPLY)
        on_reply(sc, ev->reply);
    if (ev->type != EVENT_TICK)
        return;
    if (basket_hold_left_ms(&sc->session->basket, sc->now_ms) == 0)
        st->expired = true;
    wake_at_end_of_hold(sc);
}

static void basket_leave(struct scene_ctx *sc)
{
    struct basket_scene *st = sc->state;
    mem_wipe(st->promo, sizeof(st->promo));
}

const struct scene scene_basket = {
    .name = "basket",
    .state_size = sizeof(struct basket_scene),
    .enter = basket_enter,
    .event = basket_event,
    .view = basket_view,
    .leave = basket_leave,
};
