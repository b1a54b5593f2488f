/* The Main House: 1,240 places in stalls (560), circle (340), balcony (300) and boxes (2 x 20). */
#pragma once

#include "sandbox/venue_build.h"

/* Fills areas of `plan`. The house's own coordinates put the stage between the boxes. */
void venue_theatre_areas(struct venue_build *build, struct sb_plan *plan);
