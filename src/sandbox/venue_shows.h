/* What is on at the Lantern: the texts of its events, and in which slots of the week they play. */
#pragma once

#include "sandbox/venue_build.h"

enum venue_slot { /* bits: a show may play in several */
                  VENUE_SLOT_EVENING = 1,
                  VENUE_SLOT_MATINEE = 2,
                  VENUE_SLOT_FAMILY = 4,
                  VENUE_SLOT_LUNCH = 8,
                  VENUE_SLOT_EARLY = 16,
                  VENUE_SLOT_LATE = 32,
};

enum venue_sale {
    VENUE_SALE_OPEN,
    VENUE_SALE_LATER,    /* announced, on sale in some days */
    VENUE_SALE_PRIORITY, /* not on sale to the public; agents may sell it already */
};

struct venue_show {
    const char *title, *description, *html;
    const char *image, *alt; /* picture's file name, or "" */
    const char *genre, *age; /* attributes; age NULL for none */
    int duration_min;
    enum venue_room room;
    enum venue_list list;
    unsigned slots;  /* enum venue_slot */
    unsigned weight; /* how often it is chosen beside the others of its room and slot */
    int from_day;    /* first day of its run, 0 is today */
    enum venue_sale sale;
    bool interval, captioned;
};

/* The tables: Main House and arena; Studio; Cellar and Garden Stage; the one event of the park. */
extern const struct venue_show venue_shows_house[], venue_shows_studio[], venue_shows_cellar[];
extern const struct venue_show venue_shows_park;
extern const size_t venue_shows_house_count, venue_shows_studio_count, venue_shows_cellar_count;

/* All of them in one row, in the order of sb_venue.events, the park's last; NULL behind it. */
const struct venue_show *venue_shows_at(size_t index);

/* Index of the show of that very title, which must exist. */
size_t venue_shows_find(const char *title);
