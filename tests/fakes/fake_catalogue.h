/* Fake catalogue: a small house with one of everything a scene must be able to show.
 *
 * The moment is Saturday 21 November 2026, 18:35, local time equals UTC. The arena owns everything;
 * catalogue_free() frees it.
 */
#pragma once

#include "model/catalogue.h"
#include "model/plan.h"
#include "model/shop.h"

#define FAKE_NOW_UTC_S INT64_C(1795286100)

enum fake_event {
    FAKE_FOX,     /* reserved, best available, five performances; 2 h 10 min, from age 6 */
    FAKE_ORCHARD, /* unreserved, one area; few left */
    FAKE_HOURS,   /* sold out today, the next not yet on sale */
    FAKE_CLOCKS,  /* reserved, no best available */
    FAKE_MEADOW,  /* festival: three unreserved areas */
    FAKE_BIRDS,   /* free */
    FAKE_GHOST,   /* cancelled */
    FAKE_SALT,    /* long description, no picture */
    FAKE_EVENTS
};

struct catalogue *fake_catalogue_new(void);
/* The first instance of an event. */
uint32_t fake_instance(const struct catalogue *catalogue, enum fake_event event);
struct shop fake_shop(void);
/* A copy of a price list in an arena of its own, as a reply carries it. */
struct price_list *fake_prices(struct arena *arena, const struct price_list *from);
/* One reserved area "Stalls", row F, seats 10 to 15 (ids 110..115) with an aisle before 14. */
struct plan *fake_plan(void);
