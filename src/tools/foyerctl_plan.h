/* foyerctl plan: a seating plan with its overlay as an operator checks it. Inside tools only. */
#pragma once

#include <stdbool.h>

#include "config/overlay_files.h"
#include "tools/foyerctl.h"

enum { PLAN_ODD_MAX = 64 };

struct plan_report {
    const struct foyerctl *ctl;
    const char *assets;
    struct plan *plan;               /* turned */
    const struct overlay_text *text; /* NULL: the files do not describe it */
    struct plan_overlay *overlay;
    struct overlay_complaints *complaints; /* of the files and of this plan */
    const char *out;                       /* PNG, "" for none */
    int w, h;                              /* of it; 0: as large as it takes to read the numbers */
};

/* Of a plan with seats: draws every seat with its number, rows with labels, areas with captions. Sets w and h. */
RC_MUST_CHECK enum rc foyerctl_plan_draw(struct plan_report *report, struct fault *fault);
/* Prints what was found. */
void foyerctl_plan_print(const struct plan_report *report);
