/* What a record may sell by the kiosk's own rules, asked before each request (product.md 2.7). */
#include <string.h>

#include "backend/health.h"
#include "backend/limits.h"
#include "backend/shelf.h"
#include "backend/visit.h"
#include "base/text.h"
#include "model/refusal.h"

struct terms sale_terms(const struct sale *sale)
{
    return shop_terms(&sale->engine->config->shop, sale->profile);
}

size_t sale_lines_of_others(const struct sale *sale)
{
    size_t n = 0;
    for (const struct sale *other = sale->visit->sales; other; other = other->next)
        n += other == sale ? 0 : other->basket.n_lines;
    return n;
}

size_t sale_own_bands(const struct sale *sale, const char *ret[BEST_BANDS_MAX])
{
    const struct engine *engine = sale->engine;
    const struct profile *profile = &engine->profiles[sale->profile];
    const struct instance *instance = engine_instance(engine, sale->command.instance_id);
    size_t n = 0;
    if (profile->rule.n_bands == 0 || !instance || instance->price_list == CATALOGUE_NONE)
        return 0;
    const struct price_list *list = &engine->catalogue->price_lists[instance->price_list];
    for (size_t i = 0; i < list->n_bands && n < BEST_BANDS_MAX; i++) {
        if (profile_offers_band(profile, list->bands[i].name))
            ret[n++] = list->bands[i].id;
    }
    return n;
}

static bool holds_seat(const struct sale *sale, const char *seat_id)
{
    for (size_t i = 0; i < sale->basket.n_lines; i++) {
        const struct basket_line *line = &sale->basket.lines[i];
        if (strcmp(line->seat_id, seat_id) == 0 && sale_took(sale, line->ticket_id))
            return true;
    }
    return false;
}

/* X, or W: wheelchair spaces are nobody's allocation (contract 8.3). */
bool sale_is_set_aside(uint8_t state)
{
    return state == SEAT_ALLOCATION || state == SEAT_WHEELCHAIR;
}

/* Places of that area; of all of them where the plan has none of that id. */
static int64_t set_aside_in(const struct shelf *shelf, const char *area_id)
{
    for (uint32_t i = 0; i < shelf->plan->n_areas && i < shelf->status->n_areas; i++) {
        if (strcmp(shelf->plan->areas[i].id, area_id) == 0)
            return shelf->status->areas[i].special;
    }
    return shelf->status->whole.special;
}

/* "Sell from the allocation only": every seat is one of ours, every place has an allocation left. */
static bool within_allocation(const struct sale *sale)
{
    const struct shelf *shelf = sale->engine->shelf;
    const struct command *command = &sale->command;
    if (!shelf->status || strcmp(shelf->instance_id, command->instance_id) != 0)
        return false;
    size_t unreserved = 0; /* or to be found by a search, which may use wheelchair spaces, too */
    for (size_t i = command->filter.n_spaces; i < command->n_wanted; i++) {
        int64_t id = 0;
        if (!text_to_int64(command->wanted[i].seat_id, 1, UINT32_MAX - 1, &id)) {
            unreserved++;
            continue;
        }
        const uint32_t seat = plan_find_seat(shelf->plan, (uint32_t)id);
        if (holds_seat(sale, command->wanted[i].seat_id)) /* it was within, when it was taken */
            continue;
        if (seat == SEAT_NONE || !sale_is_set_aside(shelf->status->state[seat]))
            return false;
    }
    return unreserved == 0 ||
           (int64_t)unreserved <= set_aside_in(shelf, command->wanted[0].area_id);
}

/* Seats of bands that the record does not offer were closed when the status was read. */
static bool within_bands(const struct sale *sale)
{
    const struct shelf *shelf = sale->engine->shelf;
    const struct command *command = &sale->command;
    const bool open = shelf->status && strcmp(shelf->instance_id, command->instance_id) == 0;
    if (sale->engine->profiles[sale->profile].rule.n_bands == 0)
        return true;
    for (size_t i = 0; open && i < command->n_wanted; i++) {
        int64_t id = 0;
        if (!text_to_int64(command->wanted[i].seat_id, 1, UINT32_MAX - 1, &id) ||
            holds_seat(sale, command->wanted[i].seat_id))
            continue;
        const uint32_t seat = plan_find_seat(shelf->plan, (uint32_t)id);
        if (seat == SEAT_NONE || shelf->status->state[seat] == SEAT_UNAVAILABLE)
            return false;
    }
    return true;
}

static size_t held_of(const struct sale *sale, const char *instance_id)
{
    return basket_count_instance(&sale->basket, instance_id);
}

static struct fault within_limits(const struct sale *sale, size_t n, size_t n_back)
{
    const struct terms terms = sale_terms(sale);
    const size_t in_order = sale->basket.n_lines - n_back + n;
    const size_t of_instance = held_of(sale, sale->command.instance_id) - n_back + n;
    if (n == 0 || in_order > (size_t)terms.ticket_limit ||
        in_order + sale_lines_of_others(sale) > BASKET_LINES_MAX)
        return fault_make(RC_NOT_POSSIBLE, REFUSAL_TICKETS, "%zu tickets, at most %d in one order",
                          in_order, terms.ticket_limit);
    if (terms.instance_limit > 0 && of_instance > (size_t)terms.instance_limit)
        return fault_make(RC_NOT_POSSIBLE, REFUSAL_INSTANCE,
                          "%zu tickets for one performance, at most %d in one order", of_instance,
                          terms.instance_limit);
    return (struct fault){RC_OK, 0, ""};
}

/* Whatever a screen that is a while old still offered. */
static struct fault is_on_sale(const struct sale *sale)
{
    const struct engine *engine = sale->engine;
    const struct instance *instance = engine_instance(engine, sale->command.instance_id);
    const int64_t now_s = engine_utc_s(engine);
    if (!instance || instance_is_sellable(instance, now_s))
        return (struct fault){RC_OK, 0, ""};
    const bool early = instance_is_hidden(instance, now_s) && !instance->published_by_hand;
    return fault_make(RC_NOT_POSSIBLE, early ? REFUSAL_NOT_ON_SALE : REFUSAL_ENDED, "%s",
                      early ? "not on sale" : "selling has ended");
}

struct fault sale_may_take(const struct sale *sale, size_t n, size_t n_back)
{
    struct fault fault = within_limits(sale, n, n_back);
    if (fault.rc == RC_OK)
        fault = is_on_sale(sale);
    if (fault.rc == RC_OK && visit_is_empty(sale->visit)) /* what is under way may end */
        fault = limits_may_begin(sale->engine);
    if (fault.rc == RC_OK && !within_bands(sale))
        fault = fault_make(RC_NOT_POSSIBLE, 0, "a seat of a band that is not sold here");
    if (fault.rc == RC_OK && sale_terms(sale).sell_allocation_only && !within_allocation(sale))
        fault = fault_make(RC_NOT_POSSIBLE, REFUSAL_ALLOCATION, "not in the allocation");
    if (fault.rc == RC_OK)
        fault = health_may_sell(sale->engine);
    return fault.rc ? fault : health_may_ask(sale->engine, sale->profile);
}

static struct fault sums_are_right(struct sale *sale)
{
    const struct basket *basket = &sale->basket;
    const int decimals = sale->engine->config->shop.currency.decimals;
    char total[32], sum[32], words[160];
    if (basket->unexplained == 0)
        return (struct fault){RC_OK, 0, ""};
    struct text t = TEXT_OF(words);
    text_addf(&t, "not sold: the service's total is %s, its tickets and fees make %s (%s)",
              money_print(total, sizeof(total), basket->total, decimals),
              money_print(sum, sizeof(sum), basket->total - basket->unexplained, decimals),
              sale->reference);
    health_notice(sale->engine, words);
    return fault_make(RC_SCHEMA, REFUSAL_SUMS, "%s", words);
}

static bool has_too_many_of_one(const struct sale *sale, int most)
{
    for (size_t i = 0; i < sale->basket.n_lines && most > 0; i++) {
        if (held_of(sale, sale->basket.lines[i].instance_id) > (size_t)most)
            return true;
    }
    return false;
}

struct fault sale_may_book(struct sale *sale)
{
    const struct terms terms = sale_terms(sale);
    const struct basket *basket = &sale->basket;
    if (terms.order_value > 0 && basket->total > terms.order_value)
        return fault_make(RC_NOT_POSSIBLE, REFUSAL_VALUE, "more than one order may cost");
    if (basket->n_lines > (size_t)terms.ticket_limit)
        return fault_make(RC_NOT_POSSIBLE, REFUSAL_TICKETS, "%zu tickets, at most %d in one order",
                          basket->n_lines, terms.ticket_limit);
    if (has_too_many_of_one(sale, terms.instance_limit))
        return fault_make(RC_NOT_POSSIBLE, REFUSAL_INSTANCE, "too many for one performance");
    return sums_are_right(sale);
}
