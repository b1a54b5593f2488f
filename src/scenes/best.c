/* Best available scene: what is offered, in words, with the price. It is held already; to go back
 * gives it back, to choose on the plan takes it along.
 *
 * outcomes: NEXT (taken), SEATS (choose on the plan), BACK
 */
#include "scenes/best_scene.h"

#include <string.h>

#include "base/text.h"
#include "scenes/scenes.h"
#include "ui/i18n.h"

void best_offer_make(const struct scene_ctx *sc, struct best_offer *ret)
{
    const struct basket *basket = &sc->session->basket;
    *ret = (struct best_offer){0};
    for (size_t i = 0; i < basket->n_lines; i++) {
        if (!offer_has(sc->session, &basket->lines[i]))
            continue;
        ret->lines[ret->n++] = i;
        ret->total += basket->lines[i].total;
    }
}

bool best_has_plan(const struct scene_ctx *sc)
{
    const struct session *session = sc->session;
    return session->plan && session->plan->n_seats > 0 &&
           (!session->status || session->status->seats_known);
}

static void want_party(const struct session *session, struct command *cmd)
{
    for (size_t i = 0; session->prices && i < session->prices->n_types; i++) {
        for (size_t k = 0; k < session->party.n[i] && cmd->n_wanted < BASKET_LINES_MAX; k++) {
            struct wanted *w = &cmd->wanted[cmd->n_wanted++];
            text_copy(w->type_id, sizeof(w->type_id), session->prices->types[i].id);
        }
    }
}

/* Whatever is asked for, what is held stays until something else is (requirements 2.2.11). */
static void ask(struct scene_ctx *sc, enum command_type type)
{
    struct best_scene *st = sc->state;
    struct command cmd = {.type = type, .replaces = sc->session->n_offered > 0};
    text_copy(cmd.instance_id, sizeof(cmd.instance_id), sc->session->instance_id);
    want_party(sc->session, &cmd);
    best_filter_put(sc, &cmd);
    best_differs_note(sc);
    offer_base_make(sc->session, &st->base);
    st->pending = scene_send(sc, &cmd);
    st->asking_others = type == COMMAND_BEST_OTHERS;
    st->fault = RC_OK;
    st->pane = false;
}

static void ask_anew(struct scene_ctx *sc)
{
    struct best_scene *st = sc->state;
    st->tries = 0;
    ask(sc, COMMAND_BEST);
}

/* From the plan back to an offer that is still held: it is shown again. */
static void best_enter(struct scene_ctx *sc)
{
    struct best_scene *st = sc->state;
    struct best_offer offer;
    st->only_area = UINT32_MAX;
    st->last.seat = SEAT_NONE;
    best_filter_count(sc);
    best_offer_make(sc, &offer);
    if (offer.n > 0 && offer.n == party_count(&sc->session->party)) {
        st->tries = 1;
        best_plan_show(sc);
    } else {
        ask_anew(sc);
    }
}

static void go_back(struct scene_ctx *sc)
{
    const struct best_scene *st = sc->state;
    offer_give_back(sc, st->pending != 0);
    scene_finish(sc, OUTCOME_BACK);
}

/* The seats go along; what is still on its way comes too late and goes back. */
static void choose_myself(struct scene_ctx *sc)
{
    const struct best_scene *st = sc->state;
    if (st->pending != 0)
        offer_give_back(sc, true);
    scene_finish(sc, OUTCOME_SEATS);
}

static void filter(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct best_offer offer;
    best_offer_make(sc, &offer);
    if (best_filter_toggle(sc, id, arg) && !(offer.n > 0 && best_filter_fits(sc, &offer)))
        ask_anew(sc);
}

/* What waits for no answer. */
static void on_idle_action(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct best_scene *st = sc->state;
    const bool held = sc->session->n_offered > 0;
    if (id == BEST_ACCEPT && held) {
        sc->session->party = (struct party){0};
        offer_keep(sc->session);
        scene_finish(sc, OUTCOME_NEXT);
    } else if (id == BEST_OTHERS && held && st->tries < BEST_TRIES_MAX) {
        ask(sc, COMMAND_BEST_OTHERS);
    } else if (id == BEST_RETRY && !held) {
        ask_anew(sc);
    } else if (id == BEST_BAND || id == BEST_AREA) {
        filter(sc, id, arg);
    } else if (id == BEST_AREAS) {
        st->first_area = arg;
    } else if (id == BEST_PANE) {
        st->pane = arg != 0;
    }
}

static void on_action(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    const struct best_scene *st = sc->state;
    if (id == ACTION_BACK)
        go_back(sc);
    else if (id == BEST_MYSELF && best_has_plan(sc))
        choose_myself(sc);
    else if (st->pending == 0)
        on_idle_action(sc, id, arg);
}

static void take_status(struct scene_ctx *sc, struct reply *reply)
{
    struct session *session = sc->session;
    if (!reply->status || !session->plan || reply->status->n_seats != session->plan->n_seats)
        return;
    offer_mark_free(session, reply->status);
    seat_status_free(session->status);
    session->status = reply->status;
    session->status_at_ms = sc->now_ms;
    reply->status = NULL;
    best_filter_count(sc);
}

/* Error 1: the service finds no seats for this performance, whatever is asked for. What our own rules
 * refuse they refuse on the plan, too. */
static bool leads_to_the_plan(const struct scene_ctx *sc)
{
    const struct best_scene *st = sc->state;
    return st->fault == RC_NOT_POSSIBLE && sc->session->refusal == REFUSAL_NONE &&
           sc->session->n_offered == 0 && best_has_plan(sc);
}

static void on_reply(struct scene_ctx *sc, struct reply *reply)
{
    struct best_scene *st = sc->state;
    if (!reply->final || st->pending == 0 || reply->ticket != st->pending)
        return;
    st->pending = 0;
    st->fault = reply->fault.rc;
    if (reply->has_basket)
        sc->session->basket = reply->basket;
    offer_note(sc->session, &st->base);
    take_status(sc, reply);
    best_plan_show(sc);
    if (st->fault == RC_OK)
        st->tries++;
    else if (st->asking_others && rc_class_of(st->fault) == RC_CLASS_CHOOSE_AGAIN)
        st->tries = BEST_TRIES_MAX; /* nothing else: what is held stays */
    if (leads_to_the_plan(sc)) {
        scene_toast(sc, tr("best.not_here"));
        scene_finish(sc, OUTCOME_SEATS);
    }
}

static void best_event(struct scene_ctx *sc, const struct event_in *ev)
{
    if (ev->type == EVENT_ACTION)
        on_action(sc, ev->action.id, ev->action.arg);
    if (ev->type == EVENT_REPLY)
        on_reply(sc, ev->reply);
    if (ev->type == EVENT_TICK && basket_hold_left_ms(&sc->session->basket, sc->now_ms) == 0)
        scene_finish(sc, OUTCOME_BACK);
    if (sc->session->basket.hold_ends_mono_ms > sc->now_ms)
        scene_wake_at(sc, sc->session->basket.hold_ends_mono_ms);
}

static void best_leave(struct scene_ctx *sc)
{
    best_plan_free(sc->state);
}

const struct scene scene_best = {
    .name = "best",
    .state_size = sizeof(struct best_scene),
    .enter = best_enter,
    .event = best_event,
    .view = best_view,
    .leave = best_leave,
};
