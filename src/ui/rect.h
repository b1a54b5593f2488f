/* Rect: layout by cutting. A scene reads as a list of cuts from what is left of the screen.
 *
 * Pixels; scenes get them from millimetres with panel_px() (ui/panel.h). Cutting more than there is
 * gives what there is; widths and heights are never negative.
 */
#pragma once

#include <stdbool.h>

struct rect {
    int x, y, w, h;
};

struct rect rect_cut_top(struct rect *from, int px); /* returns the cut; `from` shrinks */
struct rect rect_cut_bottom(struct rect *from, int px);
struct rect rect_cut_left(struct rect *from, int px);
struct rect rect_cut_right(struct rect *from, int px);
struct rect rect_inset(struct rect r, int dx, int dy);
/* Column (row) i of n equal ones with `gap` between them; rounding never loses a pixel. */
struct rect rect_column(struct rect r, int i, int n, int gap);
struct rect rect_row(struct rect r, int i, int n, int gap);
struct rect rect_centre(struct rect in, int w, int h);
bool rect_contains(struct rect r, int x, int y);
bool rect_is_empty(struct rect r);
struct rect rect_intersect(struct rect a, struct rect b); /* empty when apart */
struct rect rect_union(struct rect a, struct rect b);     /* an empty one counts for nothing */
