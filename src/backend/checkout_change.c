#include <string.h>

#include "backend/health.h"
#include "backend/sale.h"

static const struct fault ok = {RC_OK, 0, ""};

static bool nothing_held(struct sale *sale)
{
    if (sale->basket_id[0])
        return false;
    sale_finish(sale, fault_make(RC_EXPIRED, 0, "nothing is held"));
    return true;
}

static void removed(struct sale *sale)
{
    for (size_t i = 0; i < sale->n_doomed; i++) {
        if (sale_had(&sale->basket, sale->doomed[i])) {
            const struct fault refused = fault_make(RC_REJECTED, 0, "a ticket was not removed");
            sale_held(sale, sale->fault.rc ? sale->fault : refused);
            return;
        }
    }
    sale_held(sale, ok);
}

void checkout_remove(struct sale *sale)
{
    if (nothing_held(sale))
        return;
    sale_doom(sale, sale->command.ticket_id);
    sale_remove_doomed(sale, removed);
}

void checkout_remove_instance(struct sale *sale)
{
    if (strcmp(sale->taken_instance, sale->command.instance_id) == 0) {
        for (size_t i = 0; i < sale->n_taken; i++) {
            if (sale_had(&sale->basket, sale->taken[i]))
                sale_doom(sale, sale->taken[i]);
        }
        sale->n_taken = 0;
    }
    if (sale->n_doomed > 0)
        sale_remove_doomed(sale, removed);
    else
        sale_finish(sale, ok);
}

static void read_again(struct sale *sale)
{
    sale_held(sale, ok);
}

void checkout_basket(struct sale *sale)
{
    if (sale->basket_id[0])
        sale_read(sale, read_again);
    else
        sale_finish(sale, ok);
}

/* Contract 9.5: an unknown code may be answered with silence, so the basket is compared. */
static bool repriced(const struct basket *before, const struct basket *after)
{
    if (before->total != after->total || before->total_discount != after->total_discount ||
        before->n_offers != after->n_offers || before->n_lines != after->n_lines)
        return true;
    for (size_t i = 0; i < after->n_lines; i++) {
        if (before->lines[i].total != after->lines[i].total ||
            before->lines[i].discount != after->lines[i].discount)
            return true;
    }
    return false;
}

static void judge_promo(struct sale *sale)
{
    if (repriced(&sale->before, &sale->basket))
        sale_held(sale, ok);
    else if (rc_class_of(sale->fault.rc) == RC_CLASS_RETRY)
        sale_held(sale, sale->fault);
    else
        sale_held(sale, fault_make(RC_NOT_POSSIBLE, 0, "the code changed nothing"));
}

static void on_promo(void *ctx, struct api_answer *answer)
{
    struct sale *sale = ctx;
    health_note(sale->engine, answer);
    sale->fault = answer->fault;
    sale_read(sale, judge_promo);
}

void checkout_promo(struct sale *sale)
{
    if (nothing_held(sale))
        return;
    const struct api_patch patch = {.promo_code = sale->command.promo_code};
    api_basket_patch(sale->api, sale->basket_id, &patch, on_promo, sale);
}
