/* Shelf: what the backend keeps at hand of the instance a customer looks at: plan and last status;
 * and how old each price list is. The screen has its own copies; these serve names and the
 * allocation rule. Threads: the backend thread. */
#pragma once

#include "backend/engine.h"

struct shelf {
    char instance_id[ID_SIZE]; /* "" when nothing is open */
    char plan_id[ID_SIZE];
    struct plan *plan;
    struct seat_status *status; /* NULL before the first answer */
    int64_t status_at_ms;       /* monotonic */
};

void shelf_new(struct engine *engine);
void shelf_free(struct engine *engine);

/* Opens the instance: its plan from the store, RC_NOT_FOUND when it is missing there. An instance
 * that is open already keeps its plan and status. */
RC_MUST_CHECK enum rc shelf_open(struct engine *engine, const struct instance *instance,
                                 struct fault *fault);
/* Copies the status. */
void shelf_keep_status(struct engine *engine, const struct seat_status *status);
/* The plan when it is the open one, else NULL. */
const struct plan *shelf_plan(const struct engine *engine, const char *plan_id);

/* When the record's price list was fetched last in this run (monotonic ms), 0: not yet. */
int64_t shelf_price_list_at_ms(const struct engine *engine, size_t profile, const char *list_id);
void shelf_price_list_fetched(struct engine *engine, size_t profile, const char *list_id);
