/* Rows of rounded rectangles, shared by the files of the canvas. Not for anyone else. */
#pragma once

#include "ui/canvas.h"

/* One row of a rounded rectangle: how its corner's curve cuts into it, from either side. */
struct corner {
    double dy, r; /* the row's distance from the corner's centre; the radius; dy <= 0: no curve */
    int edge, solid; /* first pixel touched and first pixel wholly covered */
};

/* `row` counts from the top of a rectangle of height `h`. */
struct corner canvas_corner(int h, int radius, int row);
int canvas_corner_cover(const struct corner *at, int x); /* 0..255 of pixel x from the side */
int canvas_fit_radius(struct rect r, int radius);        /* at most half the shorter side */

static inline uint32_t *canvas_at(const struct canvas *c, int x, int y)
{
    return c->pixels + (ptrdiff_t)y * c->stride + x;
}
