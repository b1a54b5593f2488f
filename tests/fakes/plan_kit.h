/* Plan kit: a small house with names as people use them, for the tests of overlays and turning. */
#pragma once

#include "model/plan.h"

/* Stage at the top. Stalls: rows A (1 to 6) and B (1 to 6, an aisle between 3 and 4), seats 20 apart,
 * rows 30 apart. Circle, behind it: row A (1 to 4) and a row 2 with seats 1 to 3. Box left: two
 * chairs without row or number, called "chair" both. Ids are 101.., 111.., 201.., 221.., 301... */
enum { PLAN_KIT_SEATS = 21 };
struct plan *plan_kit_house(void);
/* Index of the seat with that id; asserts that there is one. */
uint32_t plan_kit_seat(const struct plan *plan, uint32_t id);
