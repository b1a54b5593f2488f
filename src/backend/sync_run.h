/* Sync run: the object behind sync.h; private to sync*.c and images.c. */
#pragma once

#include "backend/sync.h"

enum sync_unit_kind {
    SYNC_UNIT_EVENTS,
    SYNC_UNIT_VENUES,
    SYNC_UNIT_WINDOW,
    SYNC_UNIT_PRICE_LIST,
    SYNC_UNIT_PLAN,
    SYNC_UNIT_AVAILABILITY,
    SYNC_UNIT_IMAGE,
};

enum { SYNC_URL_SIZE = 512, SYNC_IN_FLIGHT_MAX = 3, SYNC_MISSING_MAX = 256 };

struct sync_unit { /* one request */
    enum sync_unit_kind kind;
    int from_day, to_day; /* of a window, days from today */
    char id[ID_SIZE];     /* price list, plan */
    char instance_id[ID_SIZE];
    size_t profile; /* whose list or availability */
    char *url;      /* image; owned */
};

enum sync_phase {
    SYNC_PHASE_LISTS_OF_EVENTS, /* events, venues, windows */
    SYNC_PHASE_DETAILS,         /* price lists, plans */
    SYNC_PHASE_LISTS_BY_BAND,   /* of other records, by what the main one's lists said */
    SYNC_PHASE_AVAILABILITY,
    SYNC_PHASE_IMAGES,
    SYNC_PHASE_OVER,
};

struct sync_flight { /* a request under way */
    struct sync *sync;
    struct sync_unit unit;
    bool used;
};

struct sync {
    struct engine *engine;
    bool running;
    enum sync_kind kind;
    enum sync_phase phase;
    struct sync_unit *units; /* of the phase, in order */
    size_t n_units, next_unit;
    struct sync_flight flights[SYNC_IN_FLIGHT_MAX];
    uint32_t done, total;
    uint32_t failed; /* units that kept the old data */
    int64_t began_ms;
    bool complete;          /* every event and window came */
    struct fault fault;     /* the first failure */
    size_t n_skipped;       /* list items that could not be read (F17) */
    uint64_t rows_shown;    /* rows written when the last snapshot was published */
    struct command command; /* COMMAND_SYNC to answer; type COMMAND_NONE when nobody waits */
    int last_full_day;      /* of the last nightly run, counted from 2000; -1: none */
    int minutes_since;      /* the last run by the clock */
    uint64_t missing[SYNC_MISSING_MAX]; /* posters their host did not have; asked again nightly */
    size_t n_missing;
    struct timer minute, resume;

    struct catalogue *before; /* owned; what it found, while somebody waits */
};

struct sync_unit *sync_add_unit(struct sync *sync, enum sync_unit_kind kind);
/* A unit has ended; `fault` tells how. Starts what comes next. */
void sync_unit_over(struct sync_flight *flight, const struct fault *fault);

/* sync_plan.c: fills sync->units for the phase. */
void sync_plan_phase(struct sync *sync);
/* sync_units.c: sends the request of one unit. */
void sync_send_unit(struct sync_flight *flight);
const char *sync_unit_words(const struct sync_unit *unit);
/* sync_put.c: writes one answer in a transaction of its own. */
RC_MUST_CHECK enum rc sync_put_events(struct sync *sync, const struct api_answer *answer,
                                      struct fault *fault);
RC_MUST_CHECK enum rc sync_put_window(struct sync *sync, const struct sync_unit *unit,
                                      const struct api_answer *answer, struct fault *fault);
RC_MUST_CHECK enum rc sync_put_venues(struct sync *sync, const struct api_answer *answer,
                                      struct fault *fault);
