#include <string.h>

#include "scenes/tickets_scene.h"

static const struct instance *instance_of(const struct scene_ctx *sc)
{
    const uint32_t i = sc->session->instance;
    return sc->catalogue && i < sc->catalogue->n_instances ? &sc->catalogue->instances[i] : NULL;
}

static const struct price_list *prices_of(const struct scene_ctx *sc,
                                          const struct instance *instance)
{
    if (sc->session->prices)
        return sc->session->prices;
    if (!instance || instance->price_list == CATALOGUE_NONE)
        return NULL;
    return &sc->catalogue->price_lists[instance->price_list];
}

/* Places left in an area, from the status of the open plan; -1 when it does not say. */
static int left_in(const struct session *session, const char *area_id)
{
    const struct plan *plan = session->plan;
    const struct seat_status *status = session->status;
    for (uint32_t i = 0; plan && status && i < plan->n_areas && i < status->n_areas; i++) {
        if (strcmp(plan->areas[i].id, area_id) == 0)
            return status->areas[i].available;
    }
    return -1;
}

static void add_area(struct tickets_offer *offer, const struct session *session, const char *id,
                     const char *name)
{
    if (offer->n_areas == TICKETS_AREAS_MAX)
        return;
    offer->areas[offer->n_areas++] = (struct tickets_area){id, name, left_in(session, id)};
}

static void areas_of_brief(const struct scene_ctx *sc, struct tickets_offer *offer,
                           const struct plan_brief *plan)
{
    bool reserved = plan->kind == PLAN_RESERVED;
    for (size_t i = 0; i < plan->n_areas; i++) {
        if (plan->areas[i].reserved)
            reserved = true;
        else
            add_area(offer, sc->session, plan->areas[i].id, plan->areas[i].name);
    }
    if (offer->n_areas == 0 && plan->kind == PLAN_UNRESERVED)
        add_area(offer, sc->session, plan->id, plan->name);
    offer->by_seat = reserved;
}

static void areas_of_plan(const struct scene_ctx *sc, struct tickets_offer *offer,
                          const struct plan *plan)
{
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        const struct plan_area *area = &plan->areas[i];
        if (area->reserved)
            offer->by_seat = true;
        else
            add_area(offer, sc->session, area->id, plan_string(plan, area->name));
    }
}

static void ways(const struct scene_ctx *sc, struct tickets_offer *offer)
{
    const struct session *session = sc->session;
    const struct instance *instance = offer->instance;
    if (instance && instance->plan != CATALOGUE_NONE)
        areas_of_brief(sc, offer, &sc->catalogue->plans[instance->plan]);
    else if (session->plan)
        areas_of_plan(sc, offer, session->plan);
    offer->by_area = offer->n_areas > 0;
    offer->by_best = offer->by_seat && instance && instance->best_available;
    if (session->status && !session->status->seats_known)
        offer->by_seat = false;
    offer->area = session->area < offer->n_areas ? session->area : 0;
}

static void wheelchair(const struct scene_ctx *sc, struct tickets_offer *offer)
{
    const struct session *session = sc->session;
    offer->wheelchair = -1;
    if (session->status)
        offer->wheelchair = session->status->whole.wheelchair;
    else if (offer->instance && offer->instance->availability.as_of_utc_s > 0)
        offer->wheelchair = offer->instance->availability.wheelchair;
    /* The service cannot be asked for a wheelchair space in "best available": it is touched on the plan. */
    offer->asks_wheelchair = offer->by_seat;
    if (session->party.wheelchair > 0)
        offer->by_best = false;
}

static void price_chosen(const struct scene_ctx *sc, struct tickets_offer *offer)
{
    const struct party *party = &sc->session->party;
    offer->priced = offer->prices != NULL;
    for (size_t i = 0; offer->prices && i < offer->prices->n_types; i++) {
        money_t min, max;
        if (party->n[i] == 0)
            continue;
        if (!tickets_price(offer, i, &min, &max)) {
            offer->priced = false;
            continue;
        }
        offer->min += min * party->n[i];
        offer->max += max * party->n[i];
    }
}

bool tickets_price(const struct tickets_offer *offer, size_t type, money_t *ret_min,
                   money_t *ret_max)
{
    const struct price_list *list = offer->prices;
    const bool by_place = offer->by_seat || offer->by_best;
    for (size_t i = 0; !by_place && i < list->n_prices; i++) {
        if (list->prices[i].type == type && list->prices[i].band_default) {
            *ret_min = *ret_max = price_total(&list->prices[i]);
            return true;
        }
    }
    return price_list_range(list, type, ret_min, ret_max);
}

void tickets_offer_make(const struct scene_ctx *sc, struct tickets_offer *ret)
{
    *ret = (struct tickets_offer){.instance = instance_of(sc)};
    ret->prices = prices_of(sc, ret->instance);
    ret->opened = sc->session->prices != NULL;
    ways(sc, ret);
    wheelchair(sc, ret);
    const size_t held = sc->session->basket.n_lines;
    size_t most = sc->shop->ticket_limit > 0 ? (size_t)sc->shop->ticket_limit : BASKET_LINES_MAX;
    if (most > BASKET_LINES_MAX)
        most = BASKET_LINES_MAX;
    ret->limit = most > held ? most - held : 0;
    ret->n = party_count(&sc->session->party);
    price_chosen(sc, ret);
}
