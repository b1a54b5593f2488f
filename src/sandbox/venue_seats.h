/* Seats of one area while they are being placed: gives ids, names and links, and turns coordinates
 * of the house into coordinates of the area. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sandbox/venue.h"

enum { VENUE_PITCH = 18 }; /* units from seat to seat */

struct venue_seats {
    uint32_t *next_id; /* borrowed; counts over the whole venue */
    struct sb_seat *at;
    size_t n, size;
};

struct venue_place {
    const char *row;
    int number;
    double x, y; /* in pitches, of the house; y grows away from the stage */
    uint8_t band;
    enum sb_lock lock;
    bool gap; /* an aisle, or a missing place, lies before this seat */
};

/* Seats of a row must be added in the order of their numbers: a seat is linked to the one added
 * before it when both have the same row. */
void venue_seats_add(struct venue_seats *seats, const struct venue_place *place);

/* Moves the seats into `area` (its members x, y, seats, n_seats, capacity) and frees the rest.
 * `area->x, y` is the corner nearest to the stage's left; the area's own coordinates start at 0. */
void venue_seats_finish(struct venue_seats *seats, struct arena *arena, struct sb_area *area);

/* "A", "B" .. "Z", "AA" .. without the letters I and O, which read as digits. `out` of 8 bytes. */
void venue_seats_row_label(char out[8], size_t index);
