/* Event, its files: event.c decides, event_view.c shows, event_read.c shows the whole description. */
#pragma once

#include "scenes/scene.h"

enum event_action {
    EVENT_PERFORMANCE = ACTION_SCENE, /* arg: place in the list of performances */
    EVENT_PAGE,                       /* arg: first performance */
    EVENT_GO_ON,
    EVENT_READ, /* arg: byte offset into the description */
    EVENT_READ_DONE,
};

enum { EVENT_PERFORMANCES_MAX = 512 };

struct event_scene {
    bool reading;
    uint32_t offset; /* of the page that is read */
    uint32_t first;  /* performance on this page */
};

/* Performances still to be listed, as indices into the catalogue's instances. */
struct event_list {
    uint32_t instances[EVENT_PERFORMANCES_MAX];
    uint32_t n;
};
void event_list_make(const struct scene_ctx *sc, struct event_list *ret);

void event_view(const struct scene_ctx *sc, struct view *v);
void event_read_view(const struct scene_ctx *sc, struct view *v, struct rect body);
