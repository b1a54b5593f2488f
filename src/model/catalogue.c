#include "model/catalogue.h"

#include <string.h>

#include "base/mem.h"

/* A number is said from here down: few enough that a customer had better hurry. */
enum { FEW_PLACES = 10, FEW_PLACES_LARGE_ROOM = 30, GOOD_PLACES_UNKNOWN_ROOM = 50 };

void catalogue_free(struct catalogue *catalogue)
{
    if (!catalogue)
        return;
    arena_free(catalogue->arena);
    mem_free(catalogue);
}

static int64_t closes_utc_s(const struct instance *instance)
{
    return instance->closes_utc_s != 0 ? instance->closes_utc_s : instance->start_utc_s;
}

bool instance_is_listed(const struct instance *instance, int64_t now_utc_s)
{
    return !instance->hidden_by_hand &&
           (instance->start_utc_s > now_utc_s || closes_utc_s(instance) > now_utc_s);
}

bool instance_is_hidden(const struct instance *instance, int64_t now_utc_s)
{
    return !instance->cancelled && (!instance->on_sale || instance->sell_from_utc_s > now_utc_s);
}

bool instance_is_sellable(const struct instance *instance, int64_t now_utc_s)
{
    if (closes_utc_s(instance) <= now_utc_s || instance->cancelled || instance->hidden_by_hand)
        return false;
    if (instance->sell_until_utc_s != 0 && now_utc_s >= instance->sell_until_utc_s)
        return false;
    if (instance->published_by_hand) /* priority booking: its public start is still to come */
        return true;
    return instance->on_sale && now_utc_s >= instance->sell_from_utc_s;
}

enum availability_level instance_level(const struct instance *instance)
{
    const struct availability *a = &instance->availability;
    if (a->as_of_utc_s == 0)
        return AVAILABILITY_UNKNOWN;
    const int64_t places = (int64_t)a->available + a->special + a->wheelchair;
    if (places <= 0)
        return AVAILABILITY_SOLD_OUT;
    if (places <= FEW_PLACES ||
        (places <= FEW_PLACES_LARGE_ROOM && a->capacity > 0 && places * 20 <= a->capacity))
        return AVAILABILITY_FEW;
    if (a->capacity <= 0)
        return places > GOOD_PLACES_UNKNOWN_ROOM ? AVAILABILITY_GOOD : AVAILABILITY_SOME;
    return places * 2 >= a->capacity ? AVAILABILITY_GOOD : AVAILABILITY_SOME;
}

/* How much a customer wants to hear of an instance; 0 for one that has passed. */
static int rank(const struct instance *instance, int64_t now_utc_s)
{
    if (!instance_is_listed(instance, now_utc_s))
        return 0;
    if (instance_is_sellable(instance, now_utc_s))
        return instance_level(instance) == AVAILABILITY_SOLD_OUT ? 3 : 4;
    return instance->cancelled ? 1 : 2;
}

uint32_t event_next_instance(const struct catalogue *catalogue, uint32_t event, int64_t now_utc_s)
{
    const struct event *e = &catalogue->events[event];
    uint32_t best = CATALOGUE_NONE;
    int best_rank = 0;
    for (uint32_t i = e->first_instance; i < e->first_instance + e->n_instances; i++) {
        const int r = rank(&catalogue->instances[i], now_utc_s);
        if (r > best_rank) {
            best_rank = r;
            best = i;
        }
    }
    return best;
}

/* Least total among the prices of one kind; free rows count only where nothing costs anything,
 * because companions and members ride free in lists that are not (contract section 7). */
static bool least_price(const struct price_list *list, bool defaults_only, money_t *ret)
{
    bool found = false, found_paid = false;
    for (size_t i = 0; i < list->n_prices; i++) {
        const struct price *price = &list->prices[i];
        if (defaults_only && !price->band_default)
            continue;
        const bool paid = price->amount > 0;
        const money_t total = price_total(price);
        if (!found || (paid && !found_paid) || (paid == found_paid && total < *ret))
            *ret = total;
        found = true;
        found_paid = found_paid || paid;
    }
    return found;
}

bool instance_from_price(const struct catalogue *catalogue, const struct instance *instance,
                         money_t *ret)
{
    if (instance->price_list == CATALOGUE_NONE)
        return false;
    const struct price_list *list = &catalogue->price_lists[instance->price_list];
    money_t least = 0;
    if (!least_price(list, true, &least) && !least_price(list, false, &least))
        return false;
    *ret = least;
    return true;
}

bool price_list_range(const struct price_list *list, size_t type, money_t *ret_min,
                      money_t *ret_max)
{
    bool found = false;
    for (size_t i = 0; i < list->n_prices; i++) {
        if (list->prices[i].type != type)
            continue;
        const money_t total = price_total(&list->prices[i]);
        if (!found || total < *ret_min)
            *ret_min = total;
        if (!found || total > *ret_max)
            *ret_max = total;
        found = true;
    }
    return found;
}

const struct price *price_list_find(const struct price_list *list, size_t type, size_t band)
{
    for (size_t i = 0; i < list->n_prices; i++) {
        if (list->prices[i].type == type && list->prices[i].band == band)
            return &list->prices[i];
    }
    return NULL;
}

uint32_t catalogue_find_instance(const struct catalogue *catalogue, const char *instance_id)
{
    for (size_t i = 0; i < catalogue->n_instances; i++) {
        if (strcmp(catalogue->instances[i].id, instance_id) == 0)
            return (uint32_t)i;
    }
    return CATALOGUE_NONE;
}
