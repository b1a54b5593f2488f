/* Tickets scene: how many of which type, and how to find their places.
 *
 * outcomes: NEXT (unreserved tickets are held), SEATS, BEST, BACK
 */
#include "scenes/tickets_scene.h"

#include <string.h>

#include "base/text.h"
#include "scenes/scenes.h"

static void open_instance(struct scene_ctx *sc)
{
    struct tickets_scene *st = sc->state;
    struct command cmd = {.type = COMMAND_OPEN_INSTANCE};
    text_copy(cmd.instance_id, sizeof(cmd.instance_id), sc->session->instance_id);
    st->opening = scene_send(sc, &cmd);
    st->fault = RC_OK;
}

static void tickets_enter(struct scene_ctx *sc)
{
    open_instance(sc);
}

/* The party counts by type id: the list that was opened may have another order than the cached one. */
static struct party party_for(const struct party *old, const struct price_list *from,
                              const struct price_list *to)
{
    struct party party = {.wheelchair = old->wheelchair};
    for (size_t i = 0; from && i < from->n_types; i++) {
        for (size_t k = 0; k < to->n_types; k++) {
            if (strcmp(from->types[i].id, to->types[k].id) == 0)
                party.n[k] = old->n[i];
        }
    }
    const size_t n = party_count(&party);
    if (party.wheelchair > n)
        party.wheelchair = (uint8_t)n;
    return party;
}

static void keep_prices(struct scene_ctx *sc, struct reply *reply)
{
    struct session *session = sc->session;
    struct tickets_offer before;
    if (!reply->prices)
        return;
    tickets_offer_make(sc, &before);
    session->party = party_for(&session->party, before.prices, reply->prices);
    arena_free(session->prices_arena);
    session->prices = reply->prices;
    session->prices_arena = reply->arena;
    reply->prices = NULL;
    reply->arena = NULL;
}

static void keep_places(struct scene_ctx *sc, struct reply *reply)
{
    struct session *session = sc->session;
    if (reply->plan) {
        session_set_plan(session, reply->plan, reply->overlay);
        reply->plan = NULL;
        reply->overlay = NULL;
    }
    if (reply->status) {
        seat_status_free(session->status);
        session->status = reply->status;
        session->status_at_ms = sc->now_ms;
        reply->status = NULL;
    }
}

static void on_held(struct scene_ctx *sc, const struct reply *reply)
{
    struct tickets_scene *st = sc->state;
    st->holding = 0;
    st->fault = reply->fault.rc;
    if (reply->has_basket)
        sc->session->basket = reply->basket;
    if (st->fault == RC_OK) {
        sc->session->party = (struct party){0};
        scene_finish(sc, OUTCOME_NEXT);
    } else if (st->fault == RC_GONE) {
        open_instance(sc);
        st->fault = RC_GONE;
    }
}

static void on_reply(struct scene_ctx *sc, struct reply *reply)
{
    struct tickets_scene *st = sc->state;
    if (!reply->final)
        return;
    if (st->holding != 0 && reply->ticket == st->holding) {
        on_held(sc, reply);
    } else if (st->opening != 0 && reply->ticket == st->opening) {
        st->opening = 0;
        if (reply->fault.rc != RC_OK) {
            st->fault = reply->fault.rc;
            return;
        }
        keep_prices(sc, reply);
        keep_places(sc, reply);
    }
}

static void change(struct scene_ctx *sc, uint32_t id, uint32_t type)
{
    struct tickets_offer offer;
    struct party *party = &sc->session->party;
    tickets_offer_make(sc, &offer);
    if (!offer.prices || type >= offer.prices->n_types)
        return;
    if (id == TICKETS_PLUS && offer.n < offer.limit)
        party->n[type]++;
    else if (id == TICKETS_MINUS && party->n[type] > 0)
        party->n[type]--;
    const size_t n = party_count(party);
    if (party->wheelchair > n)
        party->wheelchair = (uint8_t)n;
}

static void change_wheelchair(struct scene_ctx *sc, uint32_t id)
{
    struct tickets_offer offer;
    struct party *party = &sc->session->party;
    tickets_offer_make(sc, &offer);
    const bool left = offer.wheelchair < 0 || party->wheelchair < offer.wheelchair;
    if (id == TICKETS_WHEELCHAIR_PLUS && left && party->wheelchair < offer.n)
        party->wheelchair++;
    else if (id == TICKETS_WHEELCHAIR_MINUS && party->wheelchair > 0)
        party->wheelchair--;
}

static void hold(struct scene_ctx *sc, const struct tickets_offer *offer)
{
    struct tickets_scene *st = sc->state;
    struct command cmd = {.type = COMMAND_HOLD};
    text_copy(cmd.instance_id, sizeof(cmd.instance_id), sc->session->instance_id);
    for (size_t i = 0; i < offer->prices->n_types; i++) {
        for (size_t k = 0; k < sc->session->party.n[i] && cmd.n_wanted < BASKET_LINES_MAX; k++) {
            struct wanted *w = &cmd.wanted[cmd.n_wanted++];
            text_copy(w->type_id, sizeof(w->type_id), offer->prices->types[i].id);
            text_copy(w->area_id, sizeof(w->area_id), offer->areas[offer->area].id);
        }
    }
    st->holding = scene_send(sc, &cmd);
    st->fault = RC_OK;
}

/* The rule, whatever an old frame still offered: something chosen, prices of now, a way to sell. */
static void go_on(struct scene_ctx *sc, uint32_t id)
{
    const struct tickets_scene *st = sc->state;
    struct tickets_offer offer;
    tickets_offer_make(sc, &offer);
    const bool ready = st->holding == 0 && offer.opened && offer.n > 0 && offer.n <= offer.limit &&
                       scene_may_begin(sc);
    if (!ready)
        return;
    if (id == TICKETS_SEATS && offer.by_seat)
        scene_finish(sc, OUTCOME_SEATS);
    else if (id == TICKETS_BEST && offer.by_best)
        scene_finish(sc, OUTCOME_BEST);
    else if (id == TICKETS_ADD && offer.by_area)
        hold(sc, &offer);
}

static void on_action(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct tickets_scene *st = sc->state;
    switch (id) {
    case ACTION_BACK:
        if (st->holding == 0)
            scene_finish(sc, OUTCOME_BACK);
        break;
    case TICKETS_PLUS:
    case TICKETS_MINUS:
        change(sc, id, arg);
        break;
    case TICKETS_WHEELCHAIR_PLUS:
    case TICKETS_WHEELCHAIR_MINUS:
        change_wheelchair(sc, id);
        break;
    case TICKETS_AREA:
        sc->session->area = arg;
        break;
    case TICKETS_PAGE:
        st->first = arg;
        break;
    case TICKETS_RETRY:
        if (st->opening == 0)
            open_instance(sc);
        break;
    case TICKETS_FAULT_SEEN:
        st->fault = RC_OK;
        break;
    default:
        go_on(sc, id);
        break;
    }
}

static void tickets_event(struct scene_ctx *sc, const struct event_in *ev)
{
    if (ev->type == EVENT_ACTION)
        on_action(sc, ev->action.id, ev->action.arg);
    if (ev->type == EVENT_REPLY)
        on_reply(sc, ev->reply);
}

const struct scene scene_tickets = {
    .name = "tickets",
    .state_size = sizeof(struct tickets_scene),
    .enter = tickets_enter,
    .event = tickets_event,
    .view = tickets_view,
};
