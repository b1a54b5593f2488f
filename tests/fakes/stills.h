/* Stills: every state of the customer's screens that a picture can be taken of, one after the other.
 *
 * Arranged in English on the portrait reference panel; redraw it on any other panel, in any language.
 */
#pragma once

#include "fakes/fake_runtime.h"

struct still {
    const char *name;
    const struct scene *scene;
    void (*arrange)(struct fake_runtime *rt); /* after fake_init(), ends with the scene entered */
};

#define STILL(name, scene)          \
    {                               \
#name, &scene_##scene, name \
    }

extern const struct still stills_choosing[]; /* attract, browse, event */
extern const size_t stills_choosing_n;
extern const struct still stills_buying[]; /* tickets to the codes */
extern const size_t stills_buying_n;
extern const struct still stills_best[]; /* best available */
extern const size_t stills_best_n;
extern const struct still stills_seats[]; /* the seats as a list */
extern const size_t stills_seats_n;

extern const struct still stills_bookings[]; /* two bookings of one visit */
extern const size_t stills_bookings_n;

size_t stills_count(void);
const struct still *stills_at(size_t i); /* over all */
