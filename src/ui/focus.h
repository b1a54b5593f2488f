/* Focus: the same widgets walked by keys (K-16). Pure.
 *
 * Tab and Shift+Tab go in order, arrows to the nearest target in that direction, OK taps, Escape taps
 * "back". Focus is remembered by id and place, so it survives a redraw; dead or vanished targets
 * fall to the first. In a modal only its widgets are walked. Inside a seat map arrows move its own
 * focus once OK was pressed on it; Escape leaves it.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "ui/touch.h"
#include "ui/view.h"

struct focus {
    char id[24]; /* "": none */
    uint32_t nth;
    bool visible; /* a key was used last, not a finger */
    bool in_map;
};

void focus_init(struct focus *f);
struct touch_tap focus_key(struct focus *f, const struct view *v, enum input_key key);
void focus_check(struct focus *f, const struct view *v); /* after a new view */
