/* Catalogue: what is on, as one immutable snapshot that the backend makes and the UI reads.
 *
 * Built by store/catalogue_store_snapshot.c; moved to the UI in a reply and swapped only while attract is on screen,
 * so scenes keep indices. The struct is from mem_zalloc(), strings and arrays from `arena`. Indices that do not exist are
 * CATALOGUE_NONE. Strings are plain text, cleaned when stored.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/money.h"
#include "model/ids.h"
#include "model/when.h"

#define CATALOGUE_NONE UINT32_MAX

enum { TICKET_TYPES_MAX = 24, PRICE_BANDS_MAX = 32 };

struct ticket_type {
    char id[ID_SIZE];
    const char *name;
    const char *note; /* from the venue's attributes ("bring proof of age"), or "" */
};

struct price_band {
    char id[ID_SIZE];
    const char *name;
};

struct price {
    uint8_t type, band; /* indices into the list's types and bands */
    bool band_default;
    money_t amount; /* as the service lists it */
    money_t fee;    /* unavoidable, per ticket: itemised commission or the configured fee */
    money_t saved;  /* by a configured offer, if the basket confirms it; 0: none */
};

/* What a customer pays for one ticket before offers: the first price shown (K-38). */
static inline money_t price_total(const struct price *price)
{
    return price->amount + price->fee;
}

struct price_list {
    char id[ID_SIZE];
    struct ticket_type types[TICKET_TYPES_MAX];
    struct price_band bands[PRICE_BANDS_MAX];
    size_t n_types, n_bands;
    struct price *prices;
    size_t n_prices;
};

enum availability_level {
    AVAILABILITY_UNKNOWN,
    AVAILABILITY_SOLD_OUT,
    AVAILABILITY_FEW,  /* a number is said */
    AVAILABILITY_SOME, /* "Available" */
    AVAILABILITY_GOOD,
};

struct availability {
    int available, wheelchair, special, capacity; /* places; capacity 0: unknown */
    int64_t as_of_utc_s;                          /* 0: never asked */
};

enum plan_kind { PLAN_UNKNOWN, PLAN_UNRESERVED, PLAN_RESERVED, PLAN_GROUP_UNRESERVED, PLAN_GROUP };

struct area_brief { /* leaf areas, for choosing an unreserved area */
    char id[ID_SIZE];
    const char *name;
    int capacity;
    bool reserved;
};

struct plan_brief {
    char id[ID_SIZE];
    const char *name;
    const char *venue; /* room name, "Main House" */
    enum plan_kind kind;
    struct area_brief *areas;
    size_t n_areas;
};

struct instance {
    char id[ID_SIZE];
    uint32_t event, plan, price_list; /* indices; plan and price_list may be CATALOGUE_NONE */
    uint8_t profile;                  /* the agent record that sells it (model/profile.h) */
    struct wall start;
    int64_t start_utc_s;
    int64_t sell_from_utc_s, sell_until_utc_s; /* 0: not given */
    int64_t closes_utc_s; /* when this kiosk stops selling it; 0: at its start */
    bool has_fee;         /* an attribute says what each ticket costs on top */
    money_t fee;
    uint8_t offer;          /* 1 + index of the configured offer it is named in, 0: none */
    bool on_sale;           /* as the service says for this caller */
    bool published_by_hand; /* sold although on_sale is false (priority booking) */
    bool hidden_by_hand;    /* neither shown nor sold at this kiosk */
    bool cancelled, best_available;
    struct availability availability;
};

struct event {
    char id[ID_SIZE];
    const char *name, *description; /* description: paragraphs separated by '\n' */
    const char *image;              /* picture key (ui/pictures), "" when there is none */
    const char *alt;
    const char *tags; /* filter chips from the venue's attributes: "Family\nCaptioned", or "" */
    const char *age;  /* "From age 6", or "" */
    int duration_min; /* 0: unknown */
    uint32_t first_instance, n_instances; /* in instances[], which is sorted by event, then start */
};

struct catalogue {
    struct arena *arena;
    struct event *events; /* sorted by next start at the time of the snapshot */
    struct instance *instances;
    struct plan_brief *plans;
    struct price_list *price_lists;
    size_t n_events, n_instances, n_plans, n_price_lists;
    const char **tags; /* every tag in use, most frequent first */
    size_t n_tags;
    int64_t synced_utc_s; /* when the last complete refresh ended; 0: never */
};

void catalogue_free(struct catalogue *catalogue); /* NULL is allowed */

/* Whether a customer may be shown a way to buy it now: in the future, not cancelled, on sale or
 * published by hand, within its selling times. Availability is a different question. */
bool instance_is_sellable(const struct instance *instance, int64_t now_utc_s);
/* Still to be listed: it has not started, or is sold after its start, whatever its state (cancelled
 * ones are shown as such). */
bool instance_is_listed(const struct instance *instance, int64_t now_utc_s);
/* The service does not call it on sale: sold only when it is published by hand. */
bool instance_is_hidden(const struct instance *instance, int64_t now_utc_s);
enum availability_level instance_level(const struct instance *instance);

/* The first instance of the event from `now` on that is listed, preferring sellable and not sold
 * out; CATALOGUE_NONE when all have passed. */
uint32_t event_next_instance(const struct catalogue *catalogue, uint32_t event, int64_t now_utc_s);

/* The least price (with fees) of a full ticket: band defaults first, free lists give 0. False when
 * the instance has no price list. */
bool instance_from_price(const struct catalogue *catalogue, const struct instance *instance,
                         money_t *ret);
/* Least and greatest price of one ticket type over its bands; false when it has none. */
bool price_list_range(const struct price_list *list, size_t type, money_t *ret_min,
                      money_t *ret_max);
/* The price of (type, band), or NULL. */
const struct price *price_list_find(const struct price_list *list, size_t type, size_t band);
uint32_t catalogue_find_instance(const struct catalogue *catalogue, const char *instance_id);
