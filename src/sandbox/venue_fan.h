/* An area of curved rows, the ends nearer to the stage: two side blocks and a centre, with two
 * aisles. Stalls, circle, balcony and studio are fans.
 *
 * Lengths are pitches of seats; all fans of a house share one centre, which lies on its axis.
 */
#pragma once

#include <stddef.h>

#include "sandbox/venue_build.h"
#include "sandbox/venue_seats.h"

enum venue_fan_block { VENUE_FAN_LEFT, VENUE_FAN_CENTRE, VENUE_FAN_RIGHT };

struct venue_fan_row {
    int side, centre; /* places in each side block, and in the centre */
};

/* One place, as the functions that give it a band and a lock see it. */
struct venue_fan_seat {
    size_t row, n_rows; /* 0 is nearest to the stage */
    enum venue_fan_block block;
    int k, n_block; /* place within the block, from the left */
    int number;
};

struct venue_fan {
    const char *name;
    double radius, row_pitch; /* of the first row; between rows */
    double aisle;             /* free width of an aisle */
    const struct venue_fan_row *rows;
    size_t n_rows;
    int skip_number; /* a number that the house does not use (13), 0 for none */
    size_t hole_row; /* places hole_from .. hole_to of this row are missing; hole_from 0 for none */
    int hole_from, hole_to;
    enum venue_band (*band)(const struct venue_fan_seat *seat);
    enum sb_lock (*lock)(const struct venue_fan_seat *seat);
};

/* Fills name, place and seats of `area` (not its id); seat ids count on from build->next_seat. */
void venue_fan_area(const struct venue_fan *fan, struct venue_build *build, struct sb_area *area);
