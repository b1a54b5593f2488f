/* Plan rotate: a plan turned by quarters, so that its stage is where the house draws it.
 *
 * The seats of a plan are in order (areas, rows front to back, places along the row), and so are
 * those of the turned one: indices change, ids and neighbours do not.
 */
#pragma once

#include "model/plan.h"

/* Turns in place, clockwise, by 0, 90, 180 or 270 degrees. */
void plan_rotate(struct plan *plan, int degrees);
