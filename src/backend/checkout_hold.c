#include <string.h>

#include "backend/health.h"
#include "backend/sale.h"

static bool holds_seat(const struct sale *sale, const struct wanted *wanted)
{
    for (size_t i = 0; i < sale->basket.n_lines; i++) {
        const struct basket_line *line = &sale->basket.lines[i];
        if (strcmp(line->seat_id, wanted->seat_id) == 0 &&
            strcmp(line->instance_id, sale->command.instance_id) == 0)
            return true;
    }
    return false;
}

static bool holds_all(const struct sale *sale)
{
    const struct command *command = &sale->command;
    for (size_t i = 0; i < command->n_wanted; i++) {
        if (command->wanted[i].seat_id[0] && !holds_seat(sale, &command->wanted[i]))
            return false;
    }
    return sale_count_new(sale) == command->n_wanted;
}

/* F29: the basket decides, whatever the call said; all of it or nothing. */
static void judge(struct sale *sale)
{
    if (!holds_all(sale)) {
        checkout_refuse(sale);
        return;
    }
    sale_note_taken(sale);
    sale_held(sale, (struct fault){RC_OK, 0, ""});
}

static void add(struct sale *sale);

static void on_added(void *ctx, struct api_answer *answer)
{
    struct sale *sale = ctx;
    health_note(sale->engine, answer);
    sale->fault = answer->fault;
    const bool gone = answer->fault.rc == RC_NOT_FOUND || answer->fault.rc == RC_EXPIRED;
    if (gone && sale->before.n_lines == 0 && !sale->renewed && !sale->leaving) {
        sale_forget_basket(sale); /* nothing was lost: a new one, once (reliability 2.1) */
        sale->renewed = true;
        sale_ensure_basket(sale, add);
        return;
    }
    sale_read(sale, judge);
}

static void add(struct sale *sale)
{
    const struct command *command = &sale->command;
    api_tickets_add(sale->engine->api, sale->basket_id, command->instance_id, command->wanted,
                    command->n_wanted, on_added, sale);
}

void checkout_hold(struct sale *sale)
{
    const struct fault fault = sale_may_take(sale, sale->command.n_wanted);
    if (fault.rc)
        sale_finish(sale, fault);
    else
        sale_ensure_basket(sale, add);
}
