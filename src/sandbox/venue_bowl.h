/* An arena or a stadium of any size: a floor in blocks before the stage, and stands in tiers and
 * blocks round it, open towards the stage. */
#pragma once

#include "sandbox/venue_build.h"

enum { VENUE_BOWL_MIN = 1200 };

/* Fills the areas of `plan` with exactly `n_seats` places, VENUE_BOWL_MIN or more. */
void venue_bowl_areas(struct venue_build *build, size_t n_seats, struct sb_plan *plan);
