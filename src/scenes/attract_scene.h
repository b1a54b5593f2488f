/* Attract, its two files: attract.c decides, attract_view.c shows. */
#pragma once

#include "scenes/scene.h"

enum { ATTRACT_POSTERS_MAX = 6, ATTRACT_START = ACTION_SCENE };

struct attract_scene {
    uint32_t poster; /* counts up; which one is shown is the rest of a division */
    int64_t next_ms;
};

/* Instances worth a full screen: the next of each event that can be bought. Returns how many. */
size_t attract_posters(const struct scene_ctx *sc, uint32_t posters[ATTRACT_POSTERS_MAX]);
void attract_view(const struct scene_ctx *sc, struct view *v);
