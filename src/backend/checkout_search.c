#include <string.h>

#include "backend/health.h"
#include "backend/overlays.h"
#include "backend/sale.h"
#include "backend/shelf.h"
#include "base/log.h"
#include "base/text.h"
#include "model/plan_search.h"

enum { SEARCHES_MAX = 3 }; /* in a row, when somebody is faster each time */

static void search(struct sale *sale);

static void judge(struct sale *sale)
{
    const bool complete = sale_count_new(sale) == sale->n_best_wanted;
    const bool again = sale->fault.rc == RC_GONE && sale->n_searches < SEARCHES_MAX;
    if (complete || !again) {
        sale->after_search(sale);
        return;
    }
    checkout_doom_new(sale);
    sale_remove_doomed(sale, search);
}

static void on_added(void *ctx, struct api_answer *answer)
{
    struct sale *sale = ctx;
    health_note(sale->engine, answer);
    sale->fault = answer->fault;
    sale_read(sale, judge);
}

static bool sells_all_types(const struct sale *sale, const struct price_list *prices, size_t band)
{
    for (size_t i = 0; i < sale->n_best_wanted; i++) {
        bool sold = false;
        for (size_t type = 0; type < prices->n_types && !sold; type++)
            sold = strcmp(prices->types[type].id, sale->best_wanted[i].type_id) == 0 &&
                   price_list_find(prices, type, band);
        if (!sold)
            return false;
    }
    return true;
}

static bool is_in(const struct best_filter *filter, const char *band_id)
{
    for (size_t i = 0; i < filter->n_bands; i++) {
        if (strcmp(filter->band_ids[i], band_id) == 0)
            return true;
    }
    return filter->n_bands == 0;
}

/* Bands in which the whole party can sit, as bits; 0 when there is none. */
static uint32_t bands_for(const struct sale *sale, const struct price_list *prices)
{
    uint32_t bands = 0;
    for (size_t band = 0; band < prices->n_bands; band++) {
        if (is_in(&sale->command.filter, prices->bands[band].id) &&
            sells_all_types(sale, prices, band))
            bands |= UINT32_C(1) << band;
    }
    return bands;
}

static money_t dearest_in(const struct price_list *prices, size_t band)
{
    money_t most = -1;
    for (size_t i = 0; i < prices->n_prices; i++) {
        const struct price *price = &prices->prices[i];
        if (price->band == band && price_total(price) > most)
            most = price_total(price);
    }
    return most;
}

/* The dearest band is the one that the venue holds to be the best. */
static void rank_bands(const struct price_list *prices, uint8_t rank[PRICE_BANDS_MAX])
{
    for (size_t band = 0; band < prices->n_bands; band++) {
        uint8_t n_dearer = 0;
        for (size_t other = 0; other < prices->n_bands; other++) {
            if (dearest_in(prices, other) > dearest_in(prices, band))
                n_dearer++;
        }
        rank[band] = n_dearer;
    }
}

static uint32_t area_of(const struct plan *plan, const char *area_id)
{
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        if (strcmp(plan->areas[i].id, area_id) == 0)
            return i;
    }
    return UINT32_MAX;
}

static size_t refused_sets(const struct sale *sale, struct plan_set sets[SALE_OFFERS_MAX])
{
    for (size_t i = 0; i < sale->n_refused; i++) {
        sets[i].n = 0;
        for (size_t k = 0; k < sale->refused[i].n; k++) {
            int64_t id = 0;
            uint32_t seat = SEAT_NONE;
            if (text_to_int64(sale->refused[i].seats[k], 1, UINT32_MAX - 1, &id))
                seat = plan_find_seat(sale->refusal_plan, (uint32_t)id);
            if (seat != SEAT_NONE)
                sets[i].seats[sets[i].n++] = seat;
        }
    }
    return sale->n_refused;
}

static bool find(const struct sale *sale, const struct seat_status *status, struct plan_set *ret)
{
    const struct best_filter *filter = &sale->command.filter;
    const struct price_list *prices = sale->refusal_prices;
    struct plan_set refused[SALE_OFFERS_MAX];
    uint8_t rank[PRICE_BANDS_MAX] = {0};
    const uint32_t bands = bands_for(sale, prices);
    const uint32_t area = area_of(sale->refusal_plan, filter->area_id);
    if (bands == 0 || (area == UINT32_MAX && filter->area_id[0]))
        return false;
    rank_bands(prices, rank);
    const struct plan_wish wish = {.n = sale->n_best_wanted - filter->n_spaces,
                                   .n_spaces = filter->n_spaces,
                                   .bands = bands,
                                   .area = area,
                                   .rank = rank,
                                   .allocation_only = sale_terms(sale).sell_allocation_only,
                                   .companions_alone = sale->engine->config->shop.companions_alone,
                                   .refused = refused,
                                   .n_refused = refused_sets(sale, refused)};
    struct plan_overlay *overlay = overlays_of(sale->engine, sale->refusal_plan, status);
    const enum plan_fit fit = plan_search(sale->refusal_plan, status, overlay, &wish, ret);
    plan_overlay_free(overlay);
    log_info("best available by own search: instance %s, %zu places, fit %d", sale->best_instance,
             sale->n_best_wanted, (int)fit);
    return fit != PLAN_FIT_NONE && ret->n == sale->n_best_wanted;
}

static void take(struct sale *sale, const struct plan_set *found)
{
    struct wanted wanted[BASKET_LINES_MAX];
    memcpy(wanted, sale->best_wanted, sizeof(wanted));
    for (size_t i = 0; i < found->n; i++) {
        struct text id = TEXT_OF(wanted[i].seat_id);
        text_addf(&id, "%u", sale->refusal_plan->seats[found->seats[i]].id);
    }
    api_tickets_add(sale->api, sale->basket_id, sale->best_instance, wanted, found->n, on_added,
                    sale);
}

static void on_status(void *ctx, struct api_answer *answer)
{
    struct sale *sale = ctx;
    struct plan_set found = {.n = 0};
    health_note(sale->engine, answer);
    if (sale_left(sale))
        return;
    sale->fault = answer->fault;
    const struct seat_status *status = answer->seat_status;
    if (status && strcmp(sale->engine->shelf->instance_id, sale->best_instance) == 0)
        shelf_keep_status(sale->engine, status);
    if (sale->fault.rc == RC_OK && (!status || !status->seats_known))
        sale->fault = fault_make(RC_NOT_POSSIBLE, 0, "no best available: seats are not known");
    else if (sale->fault.rc == RC_OK && !find(sale, status, &found))
        sale->fault = fault_make(RC_GONE, 0, "no such seats are left");
    if (sale->fault.rc)
        sale->after_search(sale); /* the basket has not changed since it was read */
    else
        take(sale, &found);
}

static void search(struct sale *sale)
{
    sale->n_searches++;
    if (checkout_borrow(sale)) {
        sale->fault = fault_make(RC_NOT_POSSIBLE, 0, "no best available: no plan");
        sale->after_search(sale);
        return;
    }
    api_set_urgent(sale->api, true);
    api_seat_status(sale->api, sale->best_instance, sale->refusal_plan, sale->refusal_prices,
                    on_status, sale);
    api_set_urgent(sale->api, false);
}

void checkout_search(struct sale *sale, sale_step_fn then)
{
    sale->after_search = then;
    sale->n_searches = 0;
    search(sale);
}
