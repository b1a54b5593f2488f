#include <string.h>

#include "backend/health.h"
#include "backend/limits.h"
#include "backend/visit.h"
#include "base/mem.h"

static const struct fault ok = {RC_OK, 0, ""};

static struct sale *next_to_book(struct sale *sale)
{
    while (sale && sale->basket.n_lines == 0)
        sale = sale->next;
    return sale;
}

/* The total of each sale that was shown; false when they do not make up the one agreed to. */
static bool note_agreed(struct visit *visit)
{
    money_t sum = 0;
    for (struct sale *sale = visit->sales; sale; sale = sale->next) {
        sale->agreed_total = sale->basket.total;
        sum += sale->basket.n_lines > 0 ? sale->basket.total : 0;
    }
    return sum == visit->command.agreed_total;
}

static size_t count_to_book(struct sale *sale)
{
    size_t n = 0;
    for (; sale; sale = next_to_book(sale->next))
        n++;
    return n;
}

static void book(struct visit *visit, struct sale *sale)
{
    visit->phase = VISIT_BOOKING;
    visit_run(visit, sale, checkout_confirm);
}

/* Before the first of several is booked, every other one is read again: what has changed is said while
 * nothing is bought yet. */
static void agree(struct visit *visit, struct sale *sale)
{
    if (sale)
        visit_run(visit, sale, checkout_agree);
    else
        book(visit, next_to_book(visit->sales));
}

void visit_confirm(struct visit *visit)
{
    struct sale *first = next_to_book(visit->sales);
    struct fault fault = health_may_sell(visit->engine);
    if (fault.rc == RC_OK)
        fault = limits_may_order(visit->engine, count_to_book(first));
    if (fault.rc || !first) {
        visit_finish(visit, fault.rc ? fault : fault_make(RC_EXPIRED, 0, "nothing is held"));
        return;
    }
    struct sale *second = next_to_book(first->next);
    if (!second) {
        first->agreed_total = visit->command.agreed_total;
        book(visit, first);
    } else if (!note_agreed(visit)) {
        visit_finish(visit, fault_make(RC_PRICE_CHANGED, 0, "the total is not the one agreed"));
    } else {
        visit->phase = VISIT_AGREE;
        agree(visit, second);
    }
}

void visit_confirm_over(struct visit *visit, struct sale *sale, struct fault fault)
{
    if (visit->booked && sale->basket.n_lines == 0) /* it has gone: what it was is said */
        sale->basket = sale->before;
    if (visit->phase == VISIT_AGREE && fault.rc == RC_OK && !visit->leaving)
        agree(visit, next_to_book(sale->next));
    else
        visit_finish(visit, fault);
}

void visit_booked(struct sale *sale, struct fault fault, const struct order *order)
{
    struct visit *visit = sale->visit;
    struct sale *next = next_to_book(sale->next);
    sale->state = ORDER_CONFIRM_INTENT; /* the booking goes its own way */
    visit->handed_over = true;
    if (order) {
        if (!visit->booked)
            visit->booked = mem_zalloc(sizeof(*visit->booked));
        order_add_part(visit->booked, order);
    }
    if (order && next && !visit->leaving) {
        visit_drop(visit, sale);
        book(visit, next);
        return;
    }
    if (!visit->booked || fault.rc == RC_UNKNOWN_OUTCOME) /* else it is among what was not booked */
        memset(&sale->basket, 0, sizeof(sale->basket));
    visit_finish(visit, order ? ok : fault);
}
