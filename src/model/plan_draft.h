/* Plan draft: the seats a plan builder has gathered, and putting them into rows. Inside model only.
 *
 * Rows come from labels, and where a venue has none, from the service's links and equal heights
 * (labels may be "", contract section 6).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/plan.h"

struct draft_seat {
    uint32_t id, next_id;
    int32_t x, y;
    uint32_t name, label; /* offsets into the builder's strings */
    uint32_t group;       /* see plan_draft_order() */
    uint32_t id_rank;     /* place among all seats sorted by id */
    int32_t along;        /* place along the row */
    uint16_t area, number;
    bool next_is_across_aisle;
};

/* Sorts by id and numbers id_rank. Returns the index of a seat whose id came twice, or SEAT_NONE. */
uint32_t plan_draft_sort_by_id(struct draft_seat *seats, uint32_t n);

/* Sorts by area, row (front to back) and place along the row; `group` then counts the rows from 0.
 * Expects the order of plan_draft_sort_by_id(). Returns the number of rows. */
uint32_t plan_draft_order(struct draft_seat *seats, uint32_t n, const char *strings);

/* Median distance of seats beside each other; a usual value where no two are. House units, > 0. */
int32_t plan_draft_pitch(const struct draft_seat *seats, uint32_t n);

/* Whether b, which follows a in their row, is its neighbour: linked across no aisle, or, in a row
 * without links, close enough (kiosk requirements 2.2, rule 8). */
bool plan_draft_are_neighbours(const struct draft_seat *a, const struct draft_seat *b,
                               bool row_has_links, int32_t pitch);
