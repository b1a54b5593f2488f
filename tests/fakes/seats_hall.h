/* Seats hall: houses of any size for tests of the seats scene, every seat free in two bands. */
#pragma once

#include "fakes/fake_runtime.h"

struct seats_hall {
    int n_areas, n_rows, n_seats; /* rows of an area, seats of a row; an aisle in its middle */
    bool unlabelled;              /* rows without a letter, seats without a number */
    bool empty_area;              /* one more area, without seats */
};

/* Areas "Block 1", ..., rows A, B, ..., seats 1, 2, ... The seat ids count from 1 in this order. */
struct plan *seats_hall_plan(const struct seats_hall *hall);
/* The fake runtime with this house open for so many people; not entered. */
void seats_hall_open(struct fake_runtime *rt, const struct seats_hall *hall, uint8_t adults,
                     uint8_t spaces);
/* Index of a seat by area, row and number, from 0. */
uint32_t seats_hall_seat(const struct seats_hall *hall, int area, int row, int seat);
