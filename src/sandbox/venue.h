/* Venue: everything that the stand-in service knows about its house before anyone buys.
 *
 * Built once at start by venue_lantern.c (our invented house) or venue_events.c (a raw event list
 * served as it is), then read-only: what changes while running (holds, sales, baskets) is in
 * model.h. All strings and arrays hang from the venue's arena.
 *
 * Money is minor units of the venue's currency. Times are the venue's wall clock plus UTC.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/rc.h"

enum { SB_ID_SIZE = 40 };

/* A lock on a seat at the start: none, one of the agent's two allocations (status X), wheelchair (W),
 * seat information (I: sellable, with a note), house seat (never for agents: U). */
enum sb_lock {
    SB_LOCK_NONE,
    SB_LOCK_AGENT,
    SB_LOCK_FRIENDS,
    SB_LOCK_WHEELCHAIR,
    SB_LOCK_INFO,
    SB_LOCK_HOUSE
};

struct sb_seat {
    uint32_t id;         /* the service's seat ids are plain integers */
    uint32_t prev, next; /* seat ids of the neighbours, 0 for none */
    bool prev_aisle, next_aisle;
    int x, y; /* area coordinates, about 18 units a seat, y grows away from the stage */
    char row[8], name[12]; /* "F", "F12"; may be "" */
    int number;
    uint8_t band; /* index into sb_venue.bands */
    uint8_t lock; /* enum sb_lock */
};

/* An area of a plan. Reserved: seats; unreserved: capacity only; a group has child areas. */
struct sb_area {
    char id[SB_ID_SIZE];
    const char *name;
    int x, y; /* place in the parent */
    struct sb_seat *seats;
    size_t n_seats;
    int capacity;
    uint8_t band; /* unreserved only */
    int special;  /* unreserved only: places of the agent's allocation */
};

struct sb_plan {
    char id[SB_ID_SIZE];
    const char *name;
    size_t venue; /* index into sb_venue.rooms */
    bool group;   /* more than one area; a single-area plan IS its area (same id) */
    struct sb_area *areas;
    size_t n_areas;
};

struct sb_room { /* what the service calls a venue */
    char id[SB_ID_SIZE];
    const char *name, *address;
};

struct sb_named { /* ticket types and price bands */
    char id[SB_ID_SIZE];
    const char *name;
    int limit; /* ticket types: most in one basket, 0 for no limit */
};

struct sb_price {
    char id[SB_ID_SIZE];
    size_t band, type; /* indices into sb_venue.bands and .types */
    int64_t amount;
    int64_t commission;    /* ticket commission on top, outside the price */
    int64_t agent_percent; /* commission inside the price, kept by the agent, per cent */
    bool band_default;
};

struct sb_price_list {
    char id[SB_ID_SIZE];
    struct sb_price *prices;
    size_t n_prices;
    bool
        itemised; /* commission is shown in customItems; otherwise folded into the basket's total */
};

struct sb_wall { /* local time of the venue */
    int year, month, day, hour, minute;
};

struct sb_attribute {
    const char *name, *value; /* served as "attribute_<name>"; value is raw JSON */
};

struct sb_event {
    char id[SB_ID_SIZE];
    const char *name, *description, *html, *image, *alt; /* image: file name below /files/, or "" */
    const char *raw; /* a whole JSON object served as it is (venue_events.c), NULL otherwise */
    int duration_min;
    bool on_sale;
    struct sb_attribute *attributes;
    size_t n_attributes;
};

/* How full an instance is when the service starts. */
enum sb_fill { SB_FILL_SOME, SB_FILL_EMPTY, SB_FILL_NEARLY, SB_FILL_SOLD_OUT };

struct sb_instance {
    char id[SB_ID_SIZE];
    size_t event, plan, price_list;
    struct sb_wall start;
    int64_t start_utc_s, sell_from_utc_s, sell_until_utc_s;
    bool on_sale, cancelled, best_available,
        priority; /* priority: sells although on_sale is false */
    bool utc_without_z;
    enum sb_fill fill;
    struct sb_attribute *attributes;
    size_t n_attributes;
};

/* An automatic offer: `n` tickets of one event in one basket take `percent` off each. */
struct sb_offer {
    char id[SB_ID_SIZE];
    const char *name, *promo_code; /* promo_code "" applies by itself */
    size_t event;                  /* SIZE_MAX: every event */
    size_t n_min;
    int percent;
};

struct sb_venue {
    struct arena *arena;
    const char *name, *client, *currency, *timezone;
    int64_t transaction_fee; /* per basket, shown as transactionCommission */
    struct sb_room *rooms;
    struct sb_plan *plans;
    struct sb_named *types, *bands;
    struct sb_price_list *price_lists;
    struct sb_event *events;
    struct sb_instance *instances;
    struct sb_offer *offers;
    size_t n_rooms, n_plans, n_types, n_bands, n_price_lists, n_events, n_instances, n_offers;
    const char *files_dir; /* posters, served unsigned below /files/ */
};

struct sb_venue_spec {
    int64_t now_utc_s; /* instances are laid out from this day on */
    /* 0, or the moment whose programme is played now instead, as far from now as it was from then:
     * the same shows, sales and gaps at any hour of any day. The Lantern only. */
    int64_t evening_utc_s;
    uint32_t seed;
    size_t n_seats;          /* > 0: one more event on a plan of this many seats, up to 60000 */
    const char *files_dir;   /* posters of the Lantern */
    const char *events_file; /* raw event list, or NULL for the Lantern */
};

/* The Lantern: three rooms and an open-air stage, about 30 events, 400 instances. */
struct sb_venue *venue_lantern(const struct sb_venue_spec *spec);

/* The events of `spec->events_file` with invented instances, plans and prices.
 * RC_CONFIG (with words in *fault) when the file cannot be read or is not a JSON list of events. */
RC_MUST_CHECK enum rc venue_from_events(const struct sb_venue_spec *spec, struct sb_venue **ret,
                                        struct fault *fault);
/* The venue itself lies in its arena, too. NULL is allowed. */
void venue_free(struct sb_venue *venue);

/* An id in the service's style: decimal integer, 'A', letters of BCDGHJKLMNPQRSTV, 33 characters;
 * the letters are a function of the integer. */
void venue_id(char out[SB_ID_SIZE], uint64_t number);
