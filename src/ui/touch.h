/* Touch: fingers to gestures. Pure but for the seat map it pans and zooms.
 *
 * Tap: up within 8 mm of down, on the same widget, acts on up, sliding off cancels (K-14); on a seat
 * map also within 400 ms (kiosk requirements 2.2, rule 4; twice that in the accessible modes, K-29). A
 * control that appeared under the finger is dead for 400 ms, with a new screen or after the last tap in
 * the same place; the same control again for 500 ms (not those that repeat, see ui/view.h). One active
 * finger; a second one only pinches a seat map, a third one does nothing.
 *
 * Palms and sleeves: the library tells no contact's size, so they are known by what they do. A contact
 * that begins at the edge of the glass counts for nothing; three that come together are a hand and make
 * everything dead until it has left; one that rests is forgotten, so that a finger beside it works.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/view.h"
#include "ui/window.h"

struct touch_tap { /* action 0: nothing happened */
    uint32_t action, arg;
    char id[24];
    uint32_t nth;
};

struct touch_finger { /* on the glass, and it counts */
    int64_t id;
    int64_t since_ms; /* its last sign of life */
};

enum { TOUCH_FINGERS_MAX = 10 };

struct touch {
    struct touch_finger fingers[TOUCH_FINGERS_MAX];
    size_t n_fingers;
    bool dead; /* a hand lies on the glass: until all of it has left */
    bool down, moved, pinching;
    int64_t finger, second, down_ms;
    int start_x, start_y, last_x, last_y, second_x, second_y;
    char pressed_id[24];
    uint32_t pressed_nth;
    int64_t view_since_ms; /* when the present screen came up */
    char last_id[24];      /* the last tap: what it was on, and where */
    uint32_t last_nth, last_arg;
    int last_tap_x, last_tap_y;
    int64_t last_tap_ms;
    struct seatmap *map;           /* the one being dragged, NULL for none */
    double velocity_x, velocity_y; /* px per ms, for the fling */
    double rest_x, rest_y;         /* parts of a pixel that the fling still owes */
    int64_t last_move_ms;
};

void touch_init(struct touch *t);
void touch_screen_changed(struct touch *t, int64_t now_ms); /* forgets the press */
struct touch_tap touch_input(struct touch *t, const struct view *v, const struct input *in,
                             int64_t now_ms);
/* Moves a fling on; true while it moves (ask for another frame). */
bool touch_fling(struct touch *t, int64_t now_ms);
