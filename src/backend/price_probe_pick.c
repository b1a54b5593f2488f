#include "backend/price_probe_pick.h"

#include <string.h>

#include "backend/health.h"
#include "base/text.h"

enum { SOON_S = 3600 };

static const struct price_list *list_of(const struct engine *engine,
                                        const struct instance *instance)
{
    return &engine->catalogue->price_lists[instance->price_list];
}

uint32_t price_probe_instance(const struct engine *engine, uint32_t price_list)
{
    const struct catalogue *catalogue = engine->catalogue;
    const int64_t now_s = engine_utc_s(engine);
    for (uint32_t i = 0; i < catalogue->n_instances; i++) {
        const struct instance *instance = &catalogue->instances[i];
        const enum availability_level level = instance_level(instance);
        if (instance->price_list == price_list && instance->plan != CATALOGUE_NONE &&
            instance->start_utc_s > now_s + SOON_S && instance_is_sellable(instance, now_s) &&
            level != AVAILABILITY_SOLD_OUT && level != AVAILABILITY_FEW &&
            engine->apis[instance->profile])
            return i;
    }
    return CATALOGUE_NONE;
}

/* What is sold most: the band's default; a free one tells nothing of fees. */
static const struct price *usual_price(const struct price_list *list, size_t band)
{
    const struct price *found = NULL;
    for (size_t i = 0; i < list->n_prices; i++) {
        const struct price *price = &list->prices[i];
        if ((band != PRICE_BANDS_MAX && price->band != band) || price->amount == 0)
            continue;
        if (!found || (price->band_default && !found->band_default))
            found = price;
    }
    return found;
}

static bool fill(const struct price_list *list, size_t band, struct wanted *ret)
{
    const struct price *price = usual_price(list, band);
    if (price)
        text_copy(ret->type_id, sizeof(ret->type_id), list->types[price->type].id);
    return price != NULL;
}

bool price_probe_place(const struct engine *engine, const struct instance *instance,
                       struct wanted *ret)
{
    const struct plan_brief *plan = &engine->catalogue->plans[instance->plan];
    *ret = (struct wanted){.type_id = ""};
    const char *area = plan->kind == PLAN_UNRESERVED ? plan->id : "";
    for (size_t i = 0; i < plan->n_areas && !area[0]; i++) {
        if (!plan->areas[i].reserved)
            area = plan->areas[i].id;
    }
    text_copy(ret->area_id, sizeof(ret->area_id), area);
    return area[0] && fill(list_of(engine, instance), PRICE_BANDS_MAX, ret);
}

bool price_probe_seat(const struct engine *engine, const struct instance *instance,
                      const struct plan *plan, const struct seat_status *status, struct wanted *ret)
{
    const bool own_only = engine->profiles[instance->profile].terms.sell_allocation_only;
    const enum seat_state wanted = own_only ? SEAT_ALLOCATION : SEAT_AVAILABLE;
    *ret = (struct wanted){.type_id = ""};
    for (uint32_t i = 0; status->seats_known && i < status->n_seats; i++) {
        if (status->state[i] != wanted || status->band[i] == BAND_NONE ||
            !fill(list_of(engine, instance), status->band[i], ret))
            continue;
        struct text id = TEXT_OF(ret->seat_id);
        text_addf(&id, "%u", plan->seats[i].id);
        return true;
    }
    return false;
}

/* What is shown for the ticket that came: its type at its nominal price. */
static const struct price *shown_price(const struct price_list *list,
                                       const struct basket_line *line)
{
    for (size_t i = 0; i < list->n_prices; i++) {
        const struct price *price = &list->prices[i];
        if (price->amount == line->price && strcmp(list->types[price->type].id, line->type_id) == 0)
            return price;
    }
    return NULL;
}

static const char told[] = "price check: ";

bool price_probe_told(const char *notice)
{
    return strncmp(notice, told, sizeof(told) - 1) == 0;
}

static void tell(struct engine *engine, const struct instance *instance, const char *words)
{
    char sentence[160];
    struct text t = TEXT_OF(sentence);
    text_addf(&t, "%s%.40s: %s", told, engine->catalogue->events[instance->event].name, words);
    health_notice(engine, sentence);
}

static bool compare_ticket(struct engine *engine, const struct instance *instance,
                           const struct basket_line *line)
{
    const int decimals = engine->config->shop.currency.decimals;
    const struct price *price = shown_price(list_of(engine, instance), line);
    const money_t paid = line->total + line->discount; /* before offers, as lists are */
    char words[100], shown[32], real[32];
    struct text t = TEXT_OF(words);
    if (price && price_total(price) == paid)
        return true;
    money_print(real, sizeof(real), paid, decimals);
    if (price)
        text_addf(&t, "a ticket is shown at %s and costs %s",
                  money_print(shown, sizeof(shown), price_total(price), decimals), real);
    else
        text_addf(&t, "a ticket costs %s, which its price list does not have", real);
    tell(engine, instance, words);
    return false;
}

bool price_probe_compare(struct engine *engine, const struct instance *instance,
                         const struct basket *basket)
{
    const int decimals = engine->config->shop.currency.decimals;
    const money_t fee = engine->profiles[instance->profile].terms.fee_per_order;
    if (basket->n_lines != 1 || !compare_ticket(engine, instance, &basket->lines[0]))
        return false;
    if (basket->order_fee == fee)
        return true;
    char words[100], shown[32], real[32];
    struct text t = TEXT_OF(words);
    text_addf(&t, "the fee for an order is shown as %s and is %s",
              money_print(shown, sizeof(shown), fee, decimals),
              money_print(real, sizeof(real), basket->order_fee, decimals));
    tell(engine, instance, words);
    return false;
}
