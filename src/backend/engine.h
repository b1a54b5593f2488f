/* Engine: what the parts of the backend share; private to src/backend.
 *
 * Parts are asynchronous state machines over net/api.h and timers; none of them waits. Each keeps
 * its own objects in a list that hangs from the engine and frees them in its x_free().
 * Threads: the backend thread.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "backend/timer.h"
#include "base/clock.h"
#include "base/mailbox.h"
#include "config/config.h"
#include "model/message.h"
#include "net/api.h"
#include "store/catalogue_store.h"
#include "store/journal.h"

struct engine {
    const struct config *config;   /* borrowed */
    const struct clock *clock;     /* borrowed */
    char state_dir[256];           /* catalogue.db, journal.db, pictures/ */
    struct api *api;               /* NULL: the installation is not complete; health says why */
    struct journal *journal;       /* NULL: cannot be opened; nothing is sold */
    struct catalogue_store *store; /* NULL: cannot be opened; nothing is shown */
    struct catalogue *catalogue;   /* the backend's own snapshot; NULL before the first */
    struct timers timers;
    struct mailbox *replies; /* borrowed */
    struct reply *outbox[64];
    size_t n_outbox;
    int64_t customer_seen_ms; /* last command of a customer, monotonic; 0: never */

    struct health_keeper *health;
    struct opening *openings;
    struct shelf *shelf;
    struct sale *sales;
    struct release *releases;
    struct inquiry *inquiries;
    struct sync *sync;
    struct check *check;
};

int64_t engine_now_ms(const struct engine *engine);      /* monotonic */
int64_t engine_utc_s(const struct engine *engine);       /* since 1970 */
bool engine_customer_waits(const struct engine *engine); /* within the last 20 s */

/* Posts a reply; kept and tried again when the mailbox is full. Takes ownership. */
void engine_post(struct engine *engine, struct reply *reply);
void engine_flush(struct engine *engine);
/* The final reply of a command that ends here. */
void engine_answer(struct engine *engine, const struct command *command, struct fault fault);

/* Reads the catalogue again for itself and posts it as news; nothing changes when it cannot. */
void engine_publish_catalogue(struct engine *engine);
/* NULL when the catalogue does not have it. */
const struct instance *engine_instance(const struct engine *engine, const char *instance_id);
