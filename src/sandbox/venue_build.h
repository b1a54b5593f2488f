/* What the parts of the Lantern share while it is being built; venue_lantern.c calls them in order.
 *
 * Every part hangs its arrays from the venue's arena and fills its own members of struct sb_venue.
 * Nothing here can fail: the house is made of constant tables and a seed. One thread.
 */
#pragma once

#include "sandbox/venue.h"

/* Numbers of the ids, by kind; each kind counts on from its own. */
enum {
    VENUE_ID_ROOM = 301,
    VENUE_ID_OFFER = 911,
    VENUE_ID_TYPE = 1601,
    VENUE_ID_BAND = 1851,
    VENUE_ID_PLAN = 5201,
    VENUE_ID_LIST = 7801,
    VENUE_ID_PRICE = 31001,
    VENUE_ID_SEAT = 50001,
    VENUE_ID_EVENT = 110201,
    VENUE_ID_INSTANCE = 240001,
};

enum venue_room {
    VENUE_ROOM_MAIN,
    VENUE_ROOM_STUDIO,
    VENUE_ROOM_CELLAR,
    VENUE_ROOM_GARDEN,
    VENUE_ROOM_ARENA,
    VENUE_ROOM_PARK, /* only with spec.n_seats */
    VENUE_ROOM_COUNT
};

/* One plan for each room, so they share their numbers. */
enum venue_band {
    VENUE_BAND_A,
    VENUE_BAND_B,
    VENUE_BAND_C,
    VENUE_BAND_D,
    VENUE_BAND_UNRESERVED,
    VENUE_BAND_LAWN,
    VENUE_BAND_TERRACE,
    VENUE_BAND_COUNT
};

enum venue_list {
    VENUE_LIST_FOX,
    VENUE_LIST_MAIN,
    VENUE_LIST_MAIN_FOLDED,
    VENUE_LIST_MATINEE,
    VENUE_LIST_MAIN_FREE,
    VENUE_LIST_STUDIO,
    VENUE_LIST_STUDIO_FAMILY,
    VENUE_LIST_CELLAR,
    VENUE_LIST_CELLAR_FREE,
    VENUE_LIST_GARDEN,
    VENUE_LIST_ARENA,
    VENUE_LIST_COUNT
};

/* Numbers that run through the whole build. */
struct venue_build {
    struct sb_venue *venue;
    struct arena *arena; /* the venue's */
    uint32_t next_seat;
    uint64_t next_plan; /* plans and areas count together: an area is a plan too (contract 6) */
};

/* Rooms, plans and bands; with n_seats > 0 also the park and its plan. */
void venue_plans_build(struct venue_build *build, size_t n_seats);
void venue_prices_build(struct venue_build *build); /* ticket types and price lists */
void venue_shows_build(struct venue_build *build);  /* events; the park's only where it exists */
void venue_offers_build(struct venue_build *build); /* after the shows */

/* Instances of eight weeks from the day of now_utc_s or evening_utc_s on; after all the others. */
void venue_calendar_build(struct venue_build *build, const struct sb_venue_spec *spec);
