/* Inside of touch: shared by the touch*.c files only. */
#pragma once

#include "ui/touch.h"

#define TOUCH_SLOP_MM 8.0 /* kiosk requirements 2.2, rule 4 */

/* No press, no drag, no fling. Fingers on the glass stay known. */
void touch_forget(struct touch *t);
bool touch_is_near(const struct view *v, int dx, int dy); /* within the slop */

/* Fingers: which of them count. True when the input may go on to gestures. */
bool touch_fingers_admit(struct touch *t, const struct view *v, const struct input *in,
                         int64_t now_ms);

/* On a seat map. */
void touch_map_second(struct touch *t, const struct view *v, const struct input *in);
void touch_map_pinch(struct touch *t, const struct input *in);
void touch_map_drag(struct touch *t, int dx, int dy, int64_t now_ms);
void touch_map_throw(struct touch *t, const struct view *v, int64_t now_ms);
