/* Flow: which scene follows which. The whole customer journey is the one table in flow.c. */
#pragma once

#include "scenes/scenes.h"

/* The scene that follows `from` when it ends with `outcome`. SCENE_none means that `from` is not
 * allowed to end that way; the runtime logs that as a bug and goes to attract. */
enum scene_id flow_next(enum scene_id from, enum outcome outcome);

const struct scene *flow_scene(enum scene_id id); /* never NULL for a real scene */
