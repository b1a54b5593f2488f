/* Overlay seats: finds the seats of a plan that a venue's file names as people do. Inside model only.
 *
 *   Stalls F12            area, row and number, or the seat's own name
 *   Stalls F12-F18, F20   a run within one row by its numbers, and one more of the same area
 *   Stalls row F          a whole row;  Stalls row 3 12-18  where rows are called by numbers
 *   Boxes left            a whole area
 *   id 50038              the service's number
 *
 * An area is named by its name, its caption or its id; without one the seat must be the only one of
 * that name. Letters' case does not matter.
 */
#pragma once

#include <stddef.h>

#include "model/overlay_text.h"
#include "model/plan.h"

struct overlay_seats { /* one list of names being read */
    const struct plan *plan;
    const struct plan_overlay *overlay; /* for captions */
    struct overlay_complaints *complaints;
    const char *file;
    int line;
    uint32_t area;   /* in force; SEAT_NONE: none was named */
    uint32_t *seats; /* found; the caller's, plan->n_seats of them */
    size_t n;
};

/* Adds what `names` (n bytes) means; every name that means nothing is a complaint. */
void overlay_seats_find(struct overlay_seats *list, const char *names, size_t n);

/* The area called exactly so, SEAT_NONE when there is none. */
uint32_t overlay_seats_area(const struct plan *plan, const struct plan_overlay *overlay,
                            const char *name, size_t n);
/* "Stalls, Circle, Boxes left" for complaints. */
void overlay_seats_list_areas(const struct plan *plan, char *out, size_t size);
