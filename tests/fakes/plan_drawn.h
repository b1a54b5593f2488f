/* Plan drawn: small plans as pictures, a line a row, for the tests of the rules of choosing.
 *
 * '.' free in band 0, 'b' free in band 1, 'x' taken, 'w' a wheelchair space, 'a' locked for the
 * agent, '|' an aisle; a line "=" begins another area. Rows are named A, B, ... in their area; seats
 * are numbered from the left and stand 20 apart, a seat in the first column at x 0.
 */
#pragma once

#include "model/plan_set.h"
#include "model/plan_stock.h"

struct plan_drawn {
    struct plan *plan;          /* owned */
    struct seat_status *status; /* owned */
    struct plan_stock stock;    /* borrows both */
};

struct plan_drawn plan_drawn(const char *picture); /* lines parted by '\n' */
void plan_drawn_free(struct plan_drawn *drawn);
/* Index of a seat, by its area, row and number from 0; areas and rows in the order of the picture. */
uint32_t plan_drawn_seat(const struct plan_drawn *drawn, uint32_t area, uint32_t row,
                         uint32_t seat);
/* The seats where `marks`, drawn like the plan, has a '#' and not a '-'. */
struct plan_set plan_drawn_set(const char *marks);
