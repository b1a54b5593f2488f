/* Plan layout: where the parts of a plan lie in its one allocation. Inside model only. */
#pragma once

#include "model/plan.h"

enum { PLAN_STRING_BYTES_MAX = 8 * 1024 * 1024 };

/* A plan with the counts, bounds and names of `like` and room for its arrays, which are zero. */
struct plan *plan_alloc(const struct plan *like);

/* The sizes of the arrays in the order in which they lie: seats, rows, areas, by_id, strings. */
enum { PLAN_PARTS = 5 };
void plan_part_sizes(const struct plan *plan, size_t ret_sizes[PLAN_PARTS]);
