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

extern const struct still stills[];
extern const size_t stills_n;
