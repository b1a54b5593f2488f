#include <string.h>

#include "backend/health.h"
#include "backend/sale.h"

bool checkout_wants(const struct sale *sale, const struct basket_line *line)
{
    const struct command *command = &sale->command;
    if (!line->seat_id[0] || strcmp(line->instance_id, command->instance_id) != 0)
        return false;
    for (size_t i = 0; i < command->n_wanted; i++) {
        if (strcmp(line->seat_id, command->wanted[i].seat_id) == 0)
            return true;
    }
    return false;
}

static bool holds(const struct sale *sale, const struct wanted *wanted)
{
    for (size_t i = 0; i < sale->basket.n_lines; i++) {
        const struct basket_line *line = &sale->basket.lines[i];
        if (strcmp(line->seat_id, wanted->seat_id) == 0 &&
            strcmp(line->instance_id, sale->command.instance_id) == 0)
            return true;
    }
    return false;
}

static bool is_reserved(const struct sale *sale)
{
    return sale->command.wanted[0].seat_id[0] != '\0';
}

static bool holds_all(const struct sale *sale)
{
    const struct command *command = &sale->command;
    if (!is_reserved(sale))
        return sale_count_new(sale) == command->n_wanted;
    for (size_t i = 0; i < command->n_wanted; i++) {
        if (!holds(sale, &command->wanted[i]))
            return false;
    }
    return true;
}

static void took(struct sale *sale)
{
    if (sale_count_new(sale) != sale->command.n_wanted) { /* a stray ticket did not go */
        checkout_refuse(sale);
        return;
    }
    sale_note_taken(sale);
    sale_held(sale, (struct fault){RC_OK, 0, ""});
}

static void set_types(struct sale *sale)
{
    checkout_set_types(sale, took);
}

/* F29: the basket decides, whatever the call said: exactly the places that were wanted, and nothing
 * else of this command. */
static void judge(struct sale *sale)
{
    if (!holds_all(sale)) {
        checkout_refuse(sale);
        return;
    }
    for (size_t i = 0; i < sale->basket.n_lines && is_reserved(sale); i++) {
        const struct basket_line *line = &sale->basket.lines[i];
        if (!sale_had(&sale->before, line->ticket_id) && !checkout_wants(sale, line))
            sale_doom(sale, line->ticket_id);
    }
    if (sale->n_doomed > sale->next_doomed)
        sale_remove_doomed(sale, set_types);
    else
        set_types(sale);
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

/* One request for all that is not held yet. */
static void add(struct sale *sale)
{
    const struct command *command = &sale->command;
    struct wanted missing[BASKET_LINES_MAX];
    size_t n = 0;
    for (size_t i = 0; i < command->n_wanted; i++) {
        if (!is_reserved(sale) || !holds(sale, &command->wanted[i]))
            missing[n++] = command->wanted[i];
    }
    if (n > 0)
        api_tickets_add(sale->api, sale->basket_id, command->instance_id, missing, n, on_added,
                        sale);
    else
        sale_read(sale, judge);
}

/* What was held on trial counts as the command's own: it is kept where it is wanted. */
static void forget_trial(struct sale *sale)
{
    struct basket *before = &sale->before;
    size_t n = 0;
    for (size_t i = 0; i < before->n_lines; i++) {
        if (!sale_took(sale, before->lines[i].ticket_id))
            before->lines[n++] = before->lines[i];
    }
    before->n_lines = n;
}

static void take(struct sale *sale)
{
    const struct fault fault = sale_may_take(sale, sale->command.n_wanted, sale_count_taken(sale));
    if (fault.rc) {
        sale_finish(sale, fault);
        return;
    }
    forget_trial(sale);
    sale_ensure_basket(sale, add);
}

void checkout_hold(struct sale *sale)
{
    if (!sale->command.replaces)
        sale->n_taken = 0; /* it is the customer's by now */
    checkout_look_first(sale, take);
}
