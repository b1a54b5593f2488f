#include <string.h>

#include "backend/health.h"
#include "backend/sale.h"

struct claim { /* what the tickets of the command under way are to be */
    const struct wanted *wanted;
    size_t n;
};

static struct claim claim_of(const struct sale *sale)
{
    if (sale->command.type == COMMAND_HOLD)
        return (struct claim){sale->command.wanted, sale->command.n_wanted};
    return (struct claim){sale->best_wanted, sale->n_best_wanted};
}

static bool may_be(const struct wanted *wanted, const struct basket_line *line)
{
    return !wanted->seat_id[0] || strcmp(wanted->seat_id, line->seat_id) == 0;
}

/* Which wanted types no new ticket carries yet: used[] marks the ones that are served. */
static void match(const struct sale *sale, bool used[BASKET_LINES_MAX],
                  bool right[BASKET_LINES_MAX])
{
    const struct claim claim = claim_of(sale);
    memset(used, 0, BASKET_LINES_MAX * sizeof(used[0]));
    memset(right, 0, BASKET_LINES_MAX * sizeof(right[0]));
    for (size_t i = 0; i < sale->basket.n_lines; i++) {
        const struct basket_line *line = &sale->basket.lines[i];
        right[i] = sale_had(&sale->before, line->ticket_id);
        for (size_t k = 0; k < claim.n && !right[i]; k++) {
            if (!used[k] && may_be(&claim.wanted[k], line) &&
                strcmp(claim.wanted[k].type_id, line->type_id) == 0)
                used[k] = right[i] = true;
        }
    }
}

static void change_next(struct sale *sale);

static void on_changed(void *ctx, struct api_answer *answer)
{
    struct sale *sale = ctx;
    health_note(sale->engine, answer);
    sale->fault = answer->fault;
    if (sale_left(sale))
        return;
    if (answer->fault.rc)
        checkout_refuse(sale); /* the party could not be had as it was wanted */
    else
        sale_read(sale, change_next);
}

static void change_next(struct sale *sale)
{
    bool used[BASKET_LINES_MAX], right[BASKET_LINES_MAX];
    const struct claim claim = claim_of(sale);
    match(sale, used, right);
    size_t line = 0, type = 0;
    while (line < sale->basket.n_lines && right[line])
        line++;
    if (line == sale->basket.n_lines) {
        sale->after_types(sale);
        return;
    }
    while (type < claim.n &&
           (used[type] || !may_be(&claim.wanted[type], &sale->basket.lines[line])))
        type++;
    if (type == claim.n) { /* more tickets than were wanted: whoever asked will see it */
        sale->after_types(sale);
        return;
    }
    if (sale->n_changed++ >= BASKET_LINES_MAX) { /* the service says yes and does not do it */
        checkout_refuse(sale);
        return;
    }
    api_ticket_change_type(sale->api, sale->basket_id, sale->basket.lines[line].ticket_id,
                           claim.wanted[type].type_id, on_changed, sale);
}

void checkout_set_types(struct sale *sale, sale_step_fn then)
{
    sale->after_types = then;
    sale->n_changed = 0;
    change_next(sale);
}
