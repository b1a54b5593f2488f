#include <string.h>

#include "scenes/offer.h"
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

/* Places left in an area for this record, from the status of the open plan; -1 when it does not say. */
static int left_in(const struct scene_ctx *sc, const char *area_id)
{
    const struct session *session = sc->session;
    const bool own_only = scene_terms(sc).sell_allocation_only;
    const struct plan *plan = session->plan;
    const struct seat_status *status = session->status;
    for (uint32_t i = 0; plan && status && i < plan->n_areas && i < status->n_areas; i++) {
        if (strcmp(plan->areas[i].id, area_id) == 0)
            return own_only ? status->areas[i].special : status->areas[i].available;
    }
    return -1;
}

static void add_area(struct tickets_offer *offer, const struct scene_ctx *sc, const char *id,
                     const char *name)
{
    if (offer->n_areas == TICKETS_AREAS_MAX)
        return;
    offer->areas[offer->n_areas++] = (struct tickets_area){id, name, left_in(sc, id)};
}

static void areas_of_brief(const struct scene_ctx *sc, struct tickets_offer *offer,
                           const struct plan_brief *plan)
{
    bool reserved = plan->kind == PLAN_RESERVED;
    for (size_t i = 0; i < plan->n_areas; i++) {
        if (plan->areas[i].reserved)
            reserved = true;
        else
            add_area(offer, sc, plan->areas[i].id, plan->areas[i].name);
    }
    if (offer->n_areas == 0 && plan->kind == PLAN_UNRESERVED)
        add_area(offer, sc, plan->id, plan->name);
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
            add_area(offer, sc, area->id, plan_string(plan, area->name));
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
    offer->by_best = offer->by_seat && offer_can_be_made(sc);
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
    offer->asks_wheelchair = offer->by_seat;
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

static size_t less(size_t most, size_t held)
{
    return most > held ? most - held : 0;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* By the limits of the order that they would go into, and by what one visit can hold at all. */
static size_t places_left(const struct scene_ctx *sc, const struct instance *instance)
{
    const struct basket *basket = &sc->session->basket;
    const struct terms terms = scene_terms_of(sc, instance);
    const size_t left = BASKET_LINES_MAX - basket->n_lines;
    size_t held = basket->n_parts == 0 ? basket->n_lines : 0;
    for (size_t i = 0; i < basket->n_parts; i++)
        held += instance && basket->parts[i].profile == instance->profile ? basket->parts[i].n_lines
                                                                          : 0;
    size_t more = left;
    if (terms.ticket_limit > 0)
        more = least(more, less((size_t)terms.ticket_limit, held));
    if (terms.instance_limit > 0 && instance)
        more = least(
            more, less((size_t)terms.instance_limit, basket_count_instance(basket, instance->id)));
    return more;
}

/* "Sell from the allocation only": what is set aside in the area, or everywhere. */
static void limit_by_allocation(const struct scene_ctx *sc, struct tickets_offer *offer)
{
    const struct seat_status *status = sc->session->status;
    if (!scene_terms_of(sc, offer->instance).sell_allocation_only || !status)
        return;
    const struct tickets_area *area = &offer->areas[offer->area];
    int left = status->whole.special + (offer->by_seat ? status->whole.wheelchair : 0);
    if (offer->by_area && !offer->by_seat && area->left >= 0)
        left = area->left;
    offer->set_aside_only = true;
    offer->limit = least(offer->limit, left > 0 ? (size_t)left : 0);
}

void tickets_offer_make(const struct scene_ctx *sc, struct tickets_offer *ret)
{
    *ret = (struct tickets_offer){.instance = instance_of(sc)};
    ret->prices = prices_of(sc, ret->instance);
    ret->opened = sc->session->prices != NULL;
    ways(sc, ret);
    wheelchair(sc, ret);
    ret->limit = places_left(sc, ret->instance);
    limit_by_allocation(sc, ret);
    ret->n = party_count(&sc->session->party);
    price_chosen(sc, ret);
}
