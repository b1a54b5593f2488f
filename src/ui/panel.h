/* Panel: the glass in front of the customer and how they want to use it. A value.
 *
 * Every size is in millimetres and becomes pixels here (design/visual.md section 1).
 */
#pragma once

#include <stdbool.h>

#include "ui/rect.h"

struct panel {
    int w_px, h_px;
    double px_per_mm;   /* reference panel 4.03 */
    bool large_text;    /* x1.7 with a floor, nothing below 6.1 mm cap height */
    bool high_contrast; /* theme "high-contrast" */
    bool low_reach;     /* everything to touch in the lower part, see panel_usable() */
    bool reduced_motion;
    bool rtl; /* mirrored layout; not the seat map, not the QR */
};

int panel_px(const struct panel *panel, double mm); /* rounded; at least 1 for mm > 0 */
bool panel_is_landscape(const struct panel *panel);
int panel_margin_px(const struct panel *panel); /* 12 mm, or 8 mm on panels under 250 mm */
/* The part of the screen that scenes may use: all of it, or in low reach the bottom 55 %, and on a
 * small panel as many millimetres as that is of a large one. */
struct rect panel_usable(const struct panel *panel);
/* Less than 200 mm of height to use. */
bool panel_is_short(const struct panel *panel);
/* Large text on that: what is said comes before the space around it. */
bool panel_is_tight(const struct panel *panel);
