/* Type steps: cap heights in millimetres to the sizes that fonts and lines want. */
#include <assert.h>
#include <math.h>

#include "ui/theme.h"

/* Cap height of Noto Sans as a part of its size; DejaVu Sans has 0.729. */
#define CAP_OF_EM 0.714

/* Cap heights in mm (visual.md 2), and in large text: what explains is raised to the 6.1 mm that is
 * readable from 500 mm (K-04), what sells by half, and titles by a third or less, since they are far
 * above that floor already and two of them have to fit beside each other. The order of the steps
 * stays. */
static const struct {
    double cap_mm, large_mm, line_height;
} steps[TYPE_COUNT] = {
    [TYPE_CAPTION] = {2.8, 6.1, 1.35},  [TYPE_BODY] = {3.6, 6.2, 1.4},
    [TYPE_HEADING] = {4.8, 7.2, 1.25},  [TYPE_TITLE] = {6.0, 8.1, 1.2},
    [TYPE_DISPLAY] = {9.0, 11.0, 1.14}, [TYPE_NUMBER] = {12.0, 14.0, 1.1},
    [TYPE_HERO] = {16.0, 18.0, 1.06},
};

static double cap_mm(const struct panel *panel, enum type_step step)
{
    assert(step >= 0 && step < TYPE_COUNT);
    return panel->large_text ? steps[step].large_mm : steps[step].cap_mm;
}

int theme_cap_px(const struct panel *panel, enum type_step step)
{
    /* Rounded up: a floor in millimetres must still hold in pixels. */
    return (int)ceil(cap_mm(panel, step) * panel->px_per_mm - 0.5);
}

int theme_font_px(const struct panel *panel, enum type_step step)
{
    const double exact = cap_mm(panel, step) * panel->px_per_mm / CAP_OF_EM;
    const int px = (int)(panel->large_text ? ceil(exact) : round(exact));
    return px > 1 ? px : 1;
}

int theme_line_px(const struct panel *panel, enum type_step step)
{
    return (int)lround(theme_font_px(panel, step) * steps[step].line_height);
}
