#include "sandbox/model.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "sandbox/crowd.h"

enum { FORGET_AFTER_MS = 3600 * 1000 };

/* Begins where the minute is, so that a service that was started anew does not hand out the ids
 * that a kiosk still has in its journal. */
static uint64_t first_number(const struct model *model)
{
    const uint64_t minute = (uint64_t)(model_utc_s(model) / 60) % 8000000;
    return 20000000 + minute * 10;
}

struct model *model_new(const struct model_spec *spec)
{
    assert(spec->basket_s > 0);
    struct model *model = mem_zalloc(sizeof(*model));
    model->venue = spec->venue;
    model->clock = spec->clock;
    model->seed = spec->seed;
    model->basket_ms = spec->basket_s * 1000;
    model->chance = chance_from((uint64_t)spec->seed + 3);
    model->next_number = first_number(model);
    model->houses = mem_zalloc_array(spec->venue->n_instances + 1, sizeof(struct house *));
    model->crowd = crowd_new(spec->buyers_per_minute, spec->seed, model_now_ms(model));
    settings_init(&model->settings);
    return model;
}

void model_free(struct model *model)
{
    if (!model)
        return;
    for (size_t i = 0; i < model->venue->n_instances; i++)
        house_free(model->houses[i]);
    for (size_t i = 0; i < model->n_baskets; i++)
        basket_free(model->baskets[i]);
    for (size_t i = 0; i < model->n_orders; i++)
        mem_free(model->orders[i]);
    crowd_free(model->crowd);
    mem_free(model->houses);
    mem_free(model->baskets);
    mem_free(model->orders);
    mem_free(model);
}

int64_t model_now_ms(const struct model *model)
{
    return clock_mono_ms(model->clock) + model->skipped_ms;
}

int64_t model_utc_s(const struct model *model)
{
    return (clock_utc_ms(model->clock) + model->skipped_ms) / 1000;
}

void model_advance(struct model *model, int64_t ms)
{
    if (model->clock->manual)
        clock_advance(model->clock, ms);
    else
        model->skipped_ms += ms;
    model_tick(model);
}

/* Long-ended baskets that became no order are of no more use to anybody. */
static void forget_baskets(struct model *model, int64_t now_ms)
{
    size_t n = 0;
    for (size_t i = 0; i < model->n_baskets; i++) {
        struct basket *basket = model->baskets[i];
        if (basket->state != BASKET_OPEN && !basket->order &&
            now_ms - basket->ended_ms > FORGET_AFTER_MS)
            basket_free(basket);
        else
            model->baskets[n++] = basket;
    }
    model->n_baskets = n;
}

void model_tick(struct model *model)
{
    const int64_t now_ms = model_now_ms(model);
    for (size_t i = 0; i < model->n_baskets; i++) {
        struct basket *basket = model->baskets[i];
        const int64_t from_ms =
            model->settings.life_from_change ? basket->changed_ms : basket->created_ms;
        if (basket->state == BASKET_OPEN && now_ms - from_ms >= model->basket_ms)
            basket_end(model, basket, BASKET_EXPIRED);
    }
    forget_baskets(model, now_ms);
    if (model->venue->n_instances > 0)
        crowd_tick(model->crowd, model);
}

struct house *model_house(struct model *model, size_t instance)
{
    const struct sb_instance *at = &model->venue->instances[instance];
    if (!model->houses[instance])
        model->houses[instance] =
            house_new(&model->venue->plans[at->plan], at->fill,
                      model->seed * 2654435761U + (uint32_t)instance * 40503U + 11);
    house_see_as(model->houses[instance], model->agent == (size_t)model->settings.allocation_of);
    return model->houses[instance];
}

money_t model_commission(const struct sb_price *price, size_t agent)
{
    enum { MORE_EACH = 25 };
    return price->amount > 0 ? price->commission + (money_t)agent * MORE_EACH : price->commission;
}

bool model_find_instance(const struct model *model, const char *id, size_t *ret)
{
    for (size_t i = 0; i < model->venue->n_instances; i++) {
        if (strcmp(model->venue->instances[i].id, id) == 0) {
            *ret = i;
            return true;
        }
    }
    return false;
}

bool model_find_type(const struct model *model, const char *id, size_t *ret)
{
    for (size_t i = 0; i < model->venue->n_types; i++) {
        if (strcmp(model->venue->types[i].id, id) == 0) {
            *ret = i;
            return true;
        }
    }
    return false;
}

const struct sb_price *model_price(const struct model *model, size_t instance, size_t band,
                                   size_t type)
{
    const struct sb_price_list *list =
        &model->venue->price_lists[model->venue->instances[instance].price_list];
    for (size_t i = 0; i < list->n_prices; i++) {
        if (list->prices[i].band == band && list->prices[i].type == type)
            return &list->prices[i];
    }
    return NULL;
}

bool model_is_sellable(const struct model *model, size_t instance)
{
    const struct sb_instance *at = &model->venue->instances[instance];
    const int64_t now = model_utc_s(model);
    if (at->cancelled || now >= at->sell_until_utc_s)
        return false;
    return at->priority || (at->on_sale && now >= at->sell_from_utc_s);
}

static bool steal(struct model *model, size_t instance, const struct house_at *at)
{
    struct house *house = model_house(model, instance);
    if (!house_hold(house, at))
        return false;
    house_sell(house, at);
    return true;
}

bool model_steal_seat(struct model *model, size_t instance, uint32_t seat_id)
{
    struct house_at at;
    return house_find_seat(model_house(model, instance), seat_id, &at) &&
           steal(model, instance, &at);
}

static size_t sell_area(struct model *model, size_t instance, size_t area, size_t n)
{
    const struct sb_area *plan = &house_plan(model_house(model, instance))->areas[area];
    struct house_at at = {.area = area, .seat = HOUSE_NO_SEAT};
    size_t sold = 0;
    if (plan->n_seats == 0) {
        while (sold < n && steal(model, instance, &at))
            sold++;
        at.special = true;
        while (sold < n && steal(model, instance, &at))
            sold++;
        return sold;
    }
    for (at.seat = 0; at.seat < plan->n_seats && sold < n; at.seat++)
        sold += steal(model, instance, &at);
    return sold;
}

/* Every seat of an area that is X, or its allocation of places. */
static void sell_allocation_of(struct model *model, size_t instance, size_t area)
{
    struct house *house = model_house(model, instance);
    const struct sb_area *plan = &house_plan(house)->areas[area];
    struct house_at at = {.area = area, .seat = HOUSE_NO_SEAT, .special = true};
    while (plan->n_seats == 0 && steal(model, instance, &at))
        continue;
    at.special = false;
    for (at.seat = 0; at.seat < plan->n_seats; at.seat++) {
        if (house_letter(house, area, at.seat) == 'X')
            steal(model, instance, &at);
    }
}

void model_sell_allocation(struct model *model, size_t instance)
{
    const size_t n_areas = house_plan(model_house(model, instance))->n_areas;
    for (size_t i = 0; i < n_areas; i++)
        sell_allocation_of(model, instance, i);
}

size_t model_sell(struct model *model, size_t instance, size_t n)
{
    const size_t n_areas = house_plan(model_house(model, instance))->n_areas;
    size_t sold = 0;
    for (size_t i = 0; i < n_areas && sold < n; i++)
        sold += sell_area(model, instance, i, n - sold);
    return sold;
}
