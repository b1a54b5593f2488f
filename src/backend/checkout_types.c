#include <string.h>

#include "backend/health.h"
#include "backend/sale.h"

/* Which wanted types no new ticket carries yet: used[] marks the ones that are served. */
static void match(const struct sale *sale, bool used[BASKET_LINES_MAX],
                  bool right[BASKET_LINES_MAX])
{
    memset(used, 0, BASKET_LINES_MAX * sizeof(used[0]));
    memset(right, 0, BASKET_LINES_MAX * sizeof(right[0]));
    for (size_t i = 0; i < sale->basket.n_lines; i++) {
        const struct basket_line *line = &sale->basket.lines[i];
        right[i] = sale_had(&sale->before, line->ticket_id);
        for (size_t k = 0; k < sale->n_best_wanted && !right[i]; k++) {
            if (!used[k] && strcmp(sale->best_wanted[k].type_id, line->type_id) == 0)
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
    match(sale, used, right);
    size_t line = 0, type = 0;
    while (line < sale->basket.n_lines && right[line])
        line++;
    while (type < sale->n_best_wanted && used[type])
        type++;
    if (line == sale->basket.n_lines || type == sale->n_best_wanted) {
        sale->after_types(sale);
        return;
    }
    if (sale->n_changed++ >= BASKET_LINES_MAX) { /* the service says yes and does not do it */
        checkout_refuse(sale);
        return;
    }
    api_ticket_change_type(sale->engine->api, sale->basket_id, sale->basket.lines[line].ticket_id,
                           sale->best_wanted[type].type_id, on_changed, sale);
}

void checkout_set_types(struct sale *sale, sale_step_fn then)
{
    sale->after_types = then;
    sale->n_changed = 0;
    change_next(sale);
}
