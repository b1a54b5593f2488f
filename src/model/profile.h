/* Profile: one of the agent records that a kiosk sells with, and the rule that says for what.
 *
 * Index 0 is the main record, which sells whatever no other's rule names and reads the catalogue;
 * from 1 on they stand in the order of the configuration, and the first whose rule fits sells.
 * Values only. Source: product.md 2.1; contract sections 9 and 11 (one record for each allocation).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"
#include "model/catalogue.h"
#include "model/ids.h"
#include "model/plan.h"
#include "model/when.h"

enum {
    PROFILE_MAIN = 0,
    PROFILES_MAX = 9, /* with the main one */
    PROFILE_NAME_SIZE = 16,
    PROFILE_IDS_MAX = 32,
    PROFILE_BANDS_MAX = 16,
    PROFILE_BAND_SIZE = 48,
    PROFILE_ATTRIBUTE_SIZE = 80,
};

/* Every condition that is set must hold; one that is not set (count 0, "", no date) holds always. */
struct profile_rule {
    char events[PROFILE_IDS_MAX][ID_SIZE];
    size_t n_events;
    char instances[PROFILE_IDS_MAX][ID_SIZE];
    size_t n_instances;
    char attribute[PROFILE_ATTRIBUTE_SIZE]; /* "Name=Value", of the event or the performance */
    char bands[PROFILE_BANDS_MAX][PROFILE_BAND_SIZE]; /* names; only these are offered, too */
    size_t n_bands;
    struct wall from, until; /* first and last date of the performance */
};

struct terms {                             /* on what terms a record sells */
    int ticket_limit;                      /* tickets in one order */
    int instance_limit;                    /* of them for one performance; 0: as many */
    money_t order_value;                   /* most that one order may cost; 0: no limit */
    money_t fee_per_ticket, fee_per_order; /* shown where the service does not itemise them */
    bool sell_allocation_only;
};

struct profile {
    char name[PROFILE_NAME_SIZE]; /* "main", or as in [profile:NAME] */
    struct terms terms;
    struct profile_rule rule; /* the main one's is empty and never asked */
};

/* What a rule looks at. Texts are lists of lines, as the catalogue stores them. */
struct profile_subject {
    const char *event_id, *instance_id;
    struct wall start;
    const char *attributes; /* "Name=Value" lines of the event and of the performance */
    const char *bands;      /* names of the price list's bands */
};

bool profile_rule_fits(const struct profile_rule *rule, const struct profile_subject *subject);
/* The index of the profile that sells it; `n` counts the main one. */
size_t profile_of(const struct profile *profiles, size_t n, const struct profile_subject *subject);
/* PROFILES_MAX when none has that name. */
size_t profile_find(const struct profile *profiles, size_t n, const char *name);
/* Whether some rule looks at bands, so that the main record's price list must be known first. */
bool profile_asks_bands(const struct profile *profiles, size_t n);
bool profile_offers_band(const struct profile *profile, const char *name);

/* Seats of bands that it does not offer are unavailable to whoever buys from it. */
void profile_close_seats(const struct profile *profile, const struct price_list *list,
                         struct seat_status *status);
