/* The list of scenes. Adding a scene: one line here, one row in app/flow.c, one scenes/<name>.c. */
#pragma once

#include "scenes/scene.h"

#define SCENE_LIST(X) \
    X(attract)        \
    X(browse)         \
    X(event)          \
    X(tickets)        \
    X(seats)          \
    X(best)           \
    X(basket)         \
    X(details)        \
    X(confirm)        \
    X(maintenance)    \
    X(setup)          \
    X(setup_sync)

#define X(name) SCENE_##name,
enum scene_id { SCENE_none, SCENE_LIST(X) SCENE_COUNT };
#undef X

#define X(name) extern const struct scene scene_##name;
SCENE_LIST(X)
#undef X
