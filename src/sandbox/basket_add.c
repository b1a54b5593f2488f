#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "sandbox/basket.h"
#include "sandbox/model.h"

/* What POST tickets asks for, resolved: nothing is held yet. */
struct order_line {
    size_t instance, type;
    struct house_at at;
    bool unreserved;
};

static bool resolve_place(struct house *house, const struct basket_item *item,
                          struct order_line *line, struct refusal *refusal)
{
    if (item->seat != 0 && item->area[0]) {
        refusal_add(refusal, "Seat and seating plan cannot both be given");
        return false;
    }
    if (item->seat != 0) {
        if (house_find_seat(house, item->seat, &line->at))
            return true;
        refusal_add(refusal, "Seat is not part of this event instance");
        return false;
    }
    line->unreserved = true;
    line->at.seat = HOUSE_NO_SEAT;
    if (!item->area[0] || !house_find_area(house, item->area, &line->at.area)) {
        refusal_add(refusal, item->area[0] ? "Seating plan is not part of this event instance"
                                           : "Seat or seating plan is required");
        return false;
    }
    if (house_plan(house)->areas[line->at.area].n_seats == 0)
        return true;
    refusal_add(refusal, "Seating plan is reserved; a seat is required");
    return false;
}

static size_t band_of(const struct house *house, const struct house_at *at)
{
    const struct sb_area *area = &house_plan(house)->areas[at->area];
    return at->seat == HOUSE_NO_SEAT ? area->band : area->seats[at->seat].band;
}

static bool resolve(struct model *model, const struct basket_item *item, struct order_line *line,
                    struct refusal *refusal)
{
    *line = (struct order_line){0};
    if (!model_find_instance(model, item->instance, &line->instance)) {
        refusal_add(refusal, "Event instance does not exist");
        return false;
    }
    if (!model_is_sellable(model, line->instance)) {
        refusal_add(refusal, "Event instance is not on sale");
        return false;
    }
    struct house *house = model_house(model, line->instance);
    if (!resolve_place(house, item, line, refusal))
        return false;
    if (model_find_type(model, item->type, &line->type) &&
        model_price(model, line->instance, band_of(house, &line->at), line->type))
        return true;
    refusal_add(refusal, "Ticket type is not available for this seat");
    return false;
}

static bool room_for(const struct model *model, const struct basket *basket, size_t type,
                     struct refusal *refusal)
{
    const int limit = model->venue->types[type].limit;
    int n = 0;
    for (size_t i = 0; i < basket->n_tickets; i++)
        n += basket->tickets[i].type == type;
    if (limit > 0 && n >= limit) {
        refusal_add(refusal, "The limit for this ticket type has been reached");
        return false;
    }
    if (basket->n_tickets < BASKET_TICKETS_MAX)
        return true;
    refusal_add(refusal, "Too many tickets");
    return false;
}

static bool add_line(struct model *model, struct basket *basket, struct order_line *line,
                     struct refusal *refusal)
{
    struct house *house = model_house(model, line->instance);
    if (!room_for(model, basket, line->type, refusal))
        return false;
    const bool held = line->unreserved ? house_hold_place(house, line->at.area,
                                                          model->settings.special_first, &line->at)
                                       : house_hold(house, &line->at);
    if (!held) {
        refusal_add(refusal, line->unreserved ? "Not enough tickets available"
                                              : "Seat is no longer available");
        return false;
    }
    struct ticket *ticket = &basket->tickets[basket->n_tickets++];
    *ticket = (struct ticket){.instance = line->instance,
                              .type = line->type,
                              .band = band_of(house, &line->at),
                              .at = line->at,
                              .shift = model->price_shift,
                              .offer = SIZE_MAX};
    venue_id(ticket->id, model->next_number++);
    return true;
}

/* Takes back everything behind the first `n` tickets. */
static void take_back(struct model *model, struct basket *basket, size_t n)
{
    while (basket->n_tickets > n) {
        const struct ticket *last = &basket->tickets[--basket->n_tickets];
        house_release(model_house(model, last->instance), &last->at);
    }
}

enum rc basket_add(struct model *model, struct basket *basket, const struct basket_item *items,
                   size_t n, struct refusal *refusal)
{
    assert(basket->state == BASKET_OPEN);
    const size_t n_before = basket->n_tickets;
    *refusal = (struct refusal){0};
    for (size_t i = 0; i < n; i++) {
        struct order_line line;
        if (resolve(model, &items[i], &line, refusal))
            add_line(model, basket, &line, refusal);
    }
    if (refusal->n > 0 && !model->settings.partial_add)
        take_back(model, basket, n_before);
    if (basket->n_tickets != n_before)
        basket_reprice(model, basket);
    return refusal->n > 0 ? RC_REJECTED : RC_OK;
}

/* The wanted type where the band has it, the band's default type otherwise. */
static bool best_type(const struct model *model, size_t instance, size_t band, const char *wanted,
                      size_t *ret)
{
    if (wanted[0] && !model->settings.type_ignored)
        return model_find_type(model, wanted, ret) && model_price(model, instance, band, *ret);
    const struct sb_price_list *list =
        &model->venue->price_lists[model->venue->instances[instance].price_list];
    for (size_t i = 0; i < list->n_prices; i++) {
        if (list->prices[i].band == band && list->prices[i].band_default) {
            *ret = list->prices[i].type;
            return true;
        }
    }
    return false;
}

static bool add_best_places(struct model *model, struct basket *basket,
                            const struct basket_best *best, size_t instance,
                            struct refusal *refusal)
{
    struct house_at at[HOUSE_BEST_MAX];
    struct house *house = model_house(model, instance);
    if (!house_best(house, &best->wish, at)) {
        refusal_add(refusal, "Not enough seats available");
        return false;
    }
    for (size_t i = 0; i < best->wish.n; i++) {
        struct order_line line = {.instance = instance, .at = at[i]};
        if (!best_type(model, instance, band_of(house, &at[i]), best->type, &line.type)) {
            refusal_add(refusal, "Ticket type is not available for this seat");
            return false;
        }
        if (!add_line(model, basket, &line, refusal))
            return false;
    }
    return true;
}

enum rc basket_add_best(struct model *model, struct basket *basket, const struct basket_best *best,
                        struct refusal *refusal)
{
    assert(basket->state == BASKET_OPEN);
    size_t instance = 0;
    const size_t n_before = basket->n_tickets;
    *refusal = (struct refusal){0};
    if (!model_find_instance(model, best->instance, &instance))
        refusal_add(refusal, "Event instance does not exist");
    else if (!model_is_sellable(model, instance))
        refusal_add(refusal, "Event instance is not on sale");
    else if (!model->venue->instances[instance].best_available)
        refusal_add(refusal, "Best Available Seats not possible for this event instance");
    else if (!add_best_places(model, basket, best, instance, refusal))
        take_back(model, basket, n_before);
    if (basket->n_tickets != n_before)
        basket_reprice(model, basket);
    return refusal->n > 0 ? RC_REJECTED : RC_OK;
}
