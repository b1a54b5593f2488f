/* Best available scene: what the service offers, in words, with the price. It is held already; to
 * leave in any other way than by taking it gives it back.
 *
 * outcomes: NEXT (taken), SEATS (choose on the plan), BACK
 */
#include "scenes/best_scene.h"

#include <string.h>

#include "base/text.h"
#include "scenes/scenes.h"

static void remember_basket(struct scene_ctx *sc)
{
    struct best_scene *st = sc->state;
    const struct basket *basket = &sc->session->basket;
    for (size_t i = 0; i < basket->n_lines; i++)
        text_copy(st->before[i], ID_SIZE, basket->lines[i].ticket_id);
    st->n_before = basket->n_lines;
}

static bool was_there(const struct best_scene *st, const char *ticket_id)
{
    for (size_t i = 0; i < st->n_before; i++) {
        if (strcmp(st->before[i], ticket_id) == 0)
            return true;
    }
    return false;
}

void best_offer_make(const struct scene_ctx *sc, struct best_offer *ret)
{
    const struct best_scene *st = sc->state;
    const struct basket *basket = &sc->session->basket;
    *ret = (struct best_offer){0};
    for (size_t i = 0; i < basket->n_lines; i++) {
        const struct basket_line *line = &basket->lines[i];
        if (strcmp(line->instance_id, sc->session->instance_id) != 0 ||
            was_there(st, line->ticket_id))
            continue;
        ret->lines[ret->n++] = i;
        ret->total += line->total;
    }
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

static void ask(struct scene_ctx *sc, enum command_type type)
{
    struct best_scene *st = sc->state;
    struct command cmd = {.type = type};
    text_copy(cmd.instance_id, sizeof(cmd.instance_id), sc->session->instance_id);
    want_party(sc->session, &cmd);
    st->pending = scene_send(sc, &cmd);
    st->asking_others = type == COMMAND_BEST_OTHERS;
    st->fault = RC_OK;
}

static void best_enter(struct scene_ctx *sc)
{
    if (sc->session->party.wheelchair > 0) { /* the service gives no spaces this way */
        scene_finish(sc, OUTCOME_SEATS);
        return;
    }
    remember_basket(sc);
    ask(sc, COMMAND_BEST);
}

/* The seats go back before anything else is chosen; the order of commands sees to it. */
static void leave_with(struct scene_ctx *sc, enum outcome outcome)
{
    struct best_offer offer;
    const struct best_scene *st = sc->state;
    best_offer_make(sc, &offer);
    if (offer.n > 0 || st->pending != 0) {
        struct command cmd = {.type = COMMAND_REMOVE_INSTANCE};
        text_copy(cmd.instance_id, sizeof(cmd.instance_id), sc->session->instance_id);
        scene_send(sc, &cmd);
    }
    scene_finish(sc, outcome);
}

static void on_action(struct scene_ctx *sc, uint32_t id)
{
    const struct best_scene *st = sc->state;
    struct best_offer offer;
    best_offer_make(sc, &offer);
    const bool idle = st->pending == 0;
    if (id == ACTION_BACK) {
        leave_with(sc, OUTCOME_BACK);
    } else if (id == BEST_MYSELF) {
        leave_with(sc, OUTCOME_SEATS);
    } else if (id == BEST_ACCEPT && idle && offer.n > 0) {
        sc->session->party = (struct party){0};
        scene_finish(sc, OUTCOME_NEXT);
    } else if (id == BEST_OTHERS && idle && offer.n > 0 && st->tries < BEST_TRIES_MAX) {
        ask(sc, COMMAND_BEST_OTHERS);
    } else if (id == BEST_RETRY && idle && offer.n == 0) {
        ask(sc, COMMAND_BEST);
    }
}

static void on_reply(struct scene_ctx *sc, const struct reply *reply)
{
    struct best_scene *st = sc->state;
    if (!reply->final || st->pending == 0 || reply->ticket != st->pending)
        return;
    st->pending = 0;
    st->fault = reply->fault.rc;
    if (reply->has_basket)
        sc->session->basket = reply->basket;
    best_plan_show(sc);
    if (st->fault == RC_OK)
        st->tries++;
    else if (st->asking_others && rc_class_of(st->fault) == RC_CLASS_CHOOSE_AGAIN)
        st->tries = BEST_TRIES_MAX; /* nothing better: what is held stays */
}

static void best_event(struct scene_ctx *sc, const struct event_in *ev)
{
    if (ev->type == EVENT_ACTION)
        on_action(sc, ev->action.id);
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
