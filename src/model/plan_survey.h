/* Plan survey: counts what a plan has and looks for what is odd in it, for the operator who checks it.
 *
 * Odd is not wrong: a house may have two seats A1. Pure; near linear in seats.
 */
#pragma once

#include "model/plan.h"

struct plan_survey_area {
    uint32_t n_aisles;     /* breaks between seats of one row */
    uint32_t n_unlabelled; /* rows without a label */
    uint32_t n_unnumbered; /* seats without a number */
};

/* One odd thing in words: "2 seats of Stalls are called A1". */
typedef void (*plan_survey_fn)(void *ctx, const char *words);

struct plan_survey_area plan_survey_area(const struct plan *plan, uint32_t area);
/* At most PLAN_SURVEY_OF_A_KIND of each kind are said, then how many more there are. Returns how many in all. */
enum { PLAN_SURVEY_OF_A_KIND = 5 };
size_t plan_survey(const struct plan *plan, plan_survey_fn say, void *ctx);
