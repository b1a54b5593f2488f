#include <string.h>

#include "backend/health.h"
#include "backend/sale.h"
#include "backend/tell.h"
#include "base/text.h"

static const struct fault no_other = {RC_GONE, 0, "no other seats to offer"};

static void keep_offer(struct sale *sale)
{
    struct sale_offer *offer = &sale->refused[sale->n_refused++];
    offer->n = 0;
    for (size_t i = 0; i < sale->basket.n_lines; i++) {
        const struct basket_line *line = &sale->basket.lines[i];
        for (size_t k = 0; k < sale->n_taken; k++) {
            if (strcmp(line->ticket_id, sale->taken[k]) == 0)
                text_copy(offer->seats[offer->n++], sizeof(offer->seats[0]), line->seat_id);
        }
    }
}

static bool offer_has(const struct sale_offer *offer, const char *seat_id)
{
    for (size_t i = 0; i < offer->n; i++) {
        if (strcmp(offer->seats[i], seat_id) == 0)
            return true;
    }
    return false;
}

/* Whether the new tickets are exactly an offer that was refused before. */
static bool was_refused(const struct sale *sale)
{
    for (size_t k = 0; k < sale->n_refused; k++) {
        bool same = true;
        for (size_t i = 0; i < sale->basket.n_lines; i++) {
            const struct basket_line *line = &sale->basket.lines[i];
            if (!sale_had(&sale->before, line->ticket_id))
                same = same && offer_has(&sale->refused[k], line->seat_id);
        }
        if (same)
            return true;
    }
    return false;
}

static void took(struct sale *sale)
{
    if (!checkout_gave_within(sale))
        return;
    sale_note_taken(sale);
    sale_held(sale, (struct fault){RC_OK, 0, ""});
}

/* What is held stays; why there is nothing instead of it is said only where it is another reason. */
static void nothing_else(struct sale *sale)
{
    const bool own_reason =
        rc_class_of(sale->fault.rc) == RC_CLASS_RETRY || sale->fault.rc == RC_NOT_POSSIBLE;
    sale_held(sale, own_reason ? sale->fault : no_other);
}

static void release_old(struct sale *sale)
{
    for (size_t i = 0; i < sale->n_taken; i++)
        sale_doom(sale, sale->taken[i]);
    if (sale->n_doomed > 0)
        sale_remove_doomed(sale, took);
    else
        took(sale);
}

static void ask(struct sale *sale);

static void judge_others(struct sale *sale)
{
    if (sale_count_new(sale) != sale->n_best_wanted) {
        checkout_doom_new(sale);
        sale_remove_doomed(sale, nothing_else);
        return;
    }
    if (was_refused(sale)) { /* hold it meanwhile, so that the next offer is another one */
        checkout_doom_new(sale);
        sale->before = sale->basket;
        ask(sale);
        return;
    }
    checkout_set_types(sale, release_old);
}

static void judge(struct sale *sale)
{
    if (sale->replacing)
        judge_others(sale);
    else if (sale_count_new(sale) == sale->n_best_wanted)
        checkout_set_types(sale, took);
    else
        checkout_refuse(sale);
}

static void on_added(void *ctx, struct api_answer *answer)
{
    struct sale *sale = ctx;
    health_note(sale->engine, answer);
    sale->fault = answer->fault;
    sale_read(sale, judge);
}

/* The second way (contract 15, unknown 3): ask which seats are best, then take them by id. */
static void on_offered(void *ctx, struct api_answer *answer)
{
    struct sale *sale = ctx;
    health_note(sale->engine, answer);
    if (sale_left(sale))
        return;
    if (answer->fault.rc || answer->n_offered != sale->n_best_wanted) {
        if (answer->fault.rc)
            sale->fault = answer->fault;
        judge(sale); /* the basket has not changed since it was read */
        return;
    }
    struct wanted wanted[BASKET_LINES_MAX];
    memcpy(wanted, sale->best_wanted, sizeof(wanted));
    for (size_t i = 0; i < sale->n_best_wanted; i++)
        text_copy(wanted[i].seat_id, sizeof(wanted[i].seat_id), answer->offered[i].seat_id);
    api_tickets_add(sale->api, sale->basket_id, sale->best_instance, wanted, sale->n_best_wanted,
                    on_added, sale);
}

static bool is_particular(const struct best_filter *filter)
{
    return filter->n_bands > 0 || filter->area_id[0] != '\0';
}

/* Not to be had in the way it was asked for; another way may do. The list of the best seats knows
 * nothing of bands and areas, so a party that is particular gets what we find ourselves. */
static void judge_refused(struct sale *sale)
{
    struct api *api = sale->api;
    if (sale_count_new(sale) > 0) {
        judge(sale);
        return;
    }
    if (is_particular(&sale->command.filter)) {
        checkout_search(sale, judge);
        return;
    }
    api_set_urgent(api, true);
    api_best_seats(api, sale->best_instance, (int)sale->n_best_wanted, on_offered, sale);
    api_set_urgent(api, false);
}

static void on_best(void *ctx, struct api_answer *answer)
{
    struct sale *sale = ctx;
    health_note(sale->engine, answer);
    sale->fault = answer->fault;
    const enum rc rc = answer->fault.rc;
    if (rc == RC_NOT_POSSIBLE) /* of this instance, whatever is asked for: our search from now on */
        tell_once(sale->engine, TELL_BEST_REFUSED, sale->best_instance);
    const bool refused = rc == RC_GONE || rc == RC_REJECTED || rc == RC_SCHEMA;
    sale_read(sale, refused ? judge_refused : judge);
}

static const char *commonest_type(const struct sale *sale)
{
    size_t best = 0, most = 0;
    for (size_t i = 0; i < sale->n_best_wanted; i++) {
        size_t n = 0;
        for (size_t k = 0; k < sale->n_best_wanted; k++)
            n += strcmp(sale->best_wanted[i].type_id, sale->best_wanted[k].type_id) == 0;
        if (n > most) {
            most = n;
            best = i;
        }
    }
    return sale->best_wanted[best].type_id;
}

static void ask_service(struct sale *sale)
{
    const struct best_filter *filter = &sale->command.filter;
    const char *bands[BEST_BANDS_MAX];
    const char *area = filter->area_id;
    for (size_t i = 0; i < filter->n_bands; i++)
        bands[i] = filter->band_ids[i];
    const size_t n_bands = filter->n_bands > 0 ? filter->n_bands : sale_own_bands(sale, bands);
    const struct api_best best = {.instance_id = sale->best_instance,
                                  .type_id = commonest_type(sale),
                                  .quantity = (int)sale->n_best_wanted,
                                  .band_ids = bands,
                                  .n_bands = n_bands,
                                  .area_ids = &area,
                                  .n_areas = area[0] ? 1 : 0};
    api_tickets_best(sale->api, sale->basket_id, &best, on_best, sale);
}

/* The service knows neither spaces nor "from our allocation"; and it may have no overlay. */
static bool is_ours_to_find(const struct sale *sale)
{
    const struct engine *engine = sale->engine;
    const struct instance *instance = engine_instance(engine, sale->best_instance);
    return sale->command.filter.n_spaces > 0 || sale_terms(sale).sell_allocation_only ||
           !instance || !instance->best_available ||
           tell_was_told(engine, TELL_BEST_REFUSED, sale->best_instance);
}

static void ask(struct sale *sale)
{
    if (sale->n_asked == SALE_ASKS_MAX ||
        sale->basket.n_lines + sale->n_best_wanted > BASKET_LINES_MAX) {
        sale_remove_doomed(sale, nothing_else);
        return;
    }
    sale->n_asked++;
    if (is_ours_to_find(sale))
        checkout_search(sale, judge);
    else
        ask_service(sale);
}

static void begin(struct sale *sale)
{
    const struct command *command = &sale->command;
    const size_t n_back = command->replaces ? sale_count_taken(sale) : 0;
    struct fault fault = sale_may_take(sale, command->n_wanted, n_back);
    if (fault.rc == RC_OK && !engine_instance(sale->engine, command->instance_id))
        fault = fault_make(RC_NOT_FOUND, 0, "no such instance");
    if (fault.rc) {
        sale_finish(sale, fault);
        return;
    }
    if (n_back == 0)
        sale->n_taken = 0; /* it is the customer's by now */
    memcpy(sale->best_wanted, command->wanted, sizeof(sale->best_wanted));
    sale->n_best_wanted = command->n_wanted;
    text_copy(sale->best_instance, ID_SIZE, command->instance_id);
    sale->n_refused = sale->n_asked = 0;
    sale->replacing = n_back > 0;
    sale_ensure_basket(sale, ask);
}

void checkout_best(struct sale *sale)
{
    checkout_look_first(sale, begin);
}

void checkout_best_others(struct sale *sale)
{
    struct fault fault = health_may_sell(sale->engine);
    const bool offered = sale->n_best_wanted > 0 && sale->n_taken == sale->n_best_wanted &&
                         strcmp(sale->taken_instance, sale->best_instance) == 0;
    if (fault.rc == RC_OK && (!offered || sale->n_refused == SALE_OFFERS_MAX))
        fault = no_other;
    if (fault.rc) {
        sale_finish(sale, fault);
        return;
    }
    text_copy(sale->command.instance_id, ID_SIZE, sale->best_instance);
    keep_offer(sale);
    sale->n_asked = 0;
    sale->replacing = true;
    ask(sale);
}
