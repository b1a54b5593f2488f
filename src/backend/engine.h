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
#include "store/switches.h"

enum { TOLD_MAX = 64 };

struct told { /* see tell.h */
    char instance_id[ID_SIZE];
    int what;
    int64_t midnight_utc_s; /* of the day it was told */
};

struct engine {
    const struct config *config; /* borrowed; from the first reload on its own, see reload.h */
    const struct clock *clock;   /* borrowed */
    char state_dir[256];         /* catalogue.db, journal.db, pictures/ */
    struct api *api; /* the main record's; NULL: the installation is not complete, see health */
    struct api *apis[PROFILES_MAX]; /* by profile; NULL: that record cannot sell */
    struct profile profiles[PROFILES_MAX];
    size_t n_profiles;
    struct switches switches;      /* of publish.c */
    struct trade trade;            /* points into the configuration, and to both above */
    struct journal *journal;       /* NULL: cannot be opened; nothing is sold */
    struct catalogue_store *store; /* NULL: cannot be opened; nothing is shown */
    struct catalogue *catalogue;   /* the backend's own snapshot; NULL before the first */
    struct timers timers;
    struct timer upkeep;     /* see upkeep.h */
    int upkeep_day;          /* the last one whose night was seen to */
    struct mailbox *replies; /* borrowed */
    struct reply *outbox[64];
    size_t n_outbox;
    int64_t customer_seen_ms; /* last command of a customer, monotonic; 0: never */

    struct told told[TOLD_MAX]; /* the oldest gives way */
    size_t next_told;

    enum pause pause; /* of limits.c */
    int64_t pause_ends_utc_s;
    struct timer limits_timer;

    char config_path[512];  /* of kiosk.ini; "": not known */
    char assets[256];       /* folder; "": what is in it is not checked */
    struct reload *reload;  /* NULL: it was never read again */
    struct closing closing; /* by staff */
    struct operator_state *staff;
    struct setup_state *setup; /* NULL: this kiosk is set up */

    struct health_keeper *health;
    struct opening *openings;
    struct shelf *shelf;
    struct overlays *overlays;
    struct visit *visits;
    struct release *releases;
    struct inquiry *inquiries;
    struct sync *sync;
    struct check *check;
    struct price_probe *price_probe;  /* NULL: off */
    struct standing_keeper *standing; /* NULL: nothing is written */
    struct metrics *metrics;          /* NULL: off */
    struct meter *meter;              /* borrowed; NULL: nothing is counted */
};

int64_t engine_now_ms(const struct engine *engine);      /* monotonic */
int64_t engine_utc_s(const struct engine *engine);       /* since 1970 */
bool engine_customer_waits(const struct engine *engine); /* within the last 20 s */
/* How long nothing is due, at most `most_ms`. */
int64_t engine_sleep_ms(const struct engine *engine, int64_t most_ms);

/* Posts a reply; kept and tried again when the mailbox is full. Takes ownership. */
void engine_post(struct engine *engine, struct reply *reply);
void engine_flush(struct engine *engine);
/* The final reply of a command that ends here. */
void engine_answer(struct engine *engine, const struct command *command, struct fault fault);

/* What is stored now, as the rules make it; NULL, logged, when it cannot be read. The caller's. */
struct catalogue *engine_snapshot(const struct engine *engine);
/* Reads the catalogue again for itself and posts it as news; nothing changes when it cannot. */
void engine_publish_catalogue(struct engine *engine);
/* The record that sells the instance; the main one when the catalogue does not have it. */
size_t engine_profile_of(const struct engine *engine, const char *instance_id);
/* By the name that the journal keeps; PROFILES_MAX when it has left the configuration. */
size_t engine_profile_named(const struct engine *engine, const char *name);
/* NULL when the catalogue does not have it. */
const struct instance *engine_instance(const struct engine *engine, const char *instance_id);
/* A list of the service's as customers pay it for that instance. */
void engine_dress_prices(const struct engine *engine, const struct instance *instance,
                         struct price_list *list);
