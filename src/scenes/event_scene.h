/* Event, its files: event.c decides, event_list.c sorts the performances by day, event_view.c shows,
 * event_times.c the days and times, event_read.c the whole description. */
#pragma once

#include "scenes/scene.h"

enum event_action {
    EVENT_PERFORMANCE = ACTION_SCENE, /* arg: place in the list of performances */
    EVENT_PAGE,                       /* arg: a performance on the page, its day is shown */
    EVENT_GO_ON,
    EVENT_READ, /* arg: byte offset into the description */
    EVENT_READ_DONE,
};

enum { EVENT_PERFORMANCES_MAX = 512, EVENT_STARTED_MAX = 4 };

struct event_scene {
    bool reading;
    uint32_t offset; /* of the page that is read */
    uint32_t first;  /* a performance on this page */
    bool goes_on;    /* as soon as the kiosk has found its service: a time was touched before */
};

/* Performances still to be listed, as indices into the catalogue's instances, in the order of time;
 * day d is those from days[d] up to days[d + 1]. */
struct event_list {
    uint32_t instances[EVENT_PERFORMANCES_MAX];
    uint32_t n;
    uint32_t days[EVENT_PERFORMANCES_MAX + 1];
    uint32_t n_days;
    uint32_t started[EVENT_STARTED_MAX]; /* today, the latest of them; no longer in the list */
    uint32_t n_started;
};
void event_list_make(const struct scene_ctx *sc, struct event_list *ret);
/* The day of a place in the list; n_days - 1 for a place behind its end. */
uint32_t event_list_day(const struct event_list *list, uint32_t place);
const struct instance *event_list_at(const struct scene_ctx *sc, const struct event_list *list,
                                     uint32_t place);
bool event_can_be_bought(const struct scene_ctx *sc, uint32_t instance);

void event_view(const struct scene_ctx *sc, struct view *v);
void event_read_view(const struct scene_ctx *sc, struct view *v, struct rect body);

/* The days as tiles, with the buttons that turn them. */
int event_days_height(const struct view *v);
/* Chips side by side at this width. */
int event_times_columns(const struct view *v, int width);
int event_time_height(const struct view *v);
/* Days into `row`, the times of the day that is shown into `at`. */
void event_times_view(const struct scene_ctx *sc, struct view *v, struct rect row, struct rect at);
