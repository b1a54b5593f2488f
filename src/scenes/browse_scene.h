/* Browse, its files: browse.c decides, browse_list.c filters, the others each show a part. */
#pragma once

#include "scenes/scene.h"
#include "ui/keyboard.h"

enum browse_action {
    BROWSE_EVENT = ACTION_SCENE, /* arg: index into the catalogue's events */
    BROWSE_PAGE,                 /* arg: first item */
    BROWSE_DATE,                 /* arg: days from today, UINT32_MAX all */
    BROWSE_TAG,                  /* arg: 0 all, else tag + 1 */
    BROWSE_ALL,                  /* forget every filter */
    BROWSE_SEARCH,
    BROWSE_SEARCH_DONE,
    BROWSE_SEARCH_CLEAR,
    BROWSE_CALENDAR,
    BROWSE_MONTH, /* arg: months (weeks) from now */
    BROWSE_CALENDAR_DONE,
    BROWSE_BASKET,
    BROWSE_KEYS = ACTION_SCENE + 32, /* the keyboard's */
};

enum browse_sheet { BROWSE_NO_SHEET, BROWSE_SHEET_SEARCH, BROWSE_SHEET_CALENDAR };

struct browse_scene {
    enum browse_sheet sheet;
    uint32_t month; /* page of the calendar: months from now, or weeks where months have no room */
    struct keyboard keyboard;
};

enum { BROWSE_LIST_MAX = 512, BROWSE_DAYS_MAX = 400, BROWSE_SPANS_MAX = 53 };

/* The filtered list, sorted by the start that is shown. */
struct browse_item {
    uint32_t event, instance;
};
struct browse_list {
    struct browse_item items[BROWSE_LIST_MAX];
    size_t n;
};
void browse_list_make(const struct scene_ctx *sc, struct browse_list *ret);
/* Whether anything is listed `day` days from today. */
bool browse_day_has_shows(const struct scene_ctx *sc, int day);
bool browse_is_filtered(const struct session *session);

void browse_view(const struct scene_ctx *sc, struct view *v);
/* One row of tiles; the row of chips with Search at its end. */
void browse_dates_view(const struct scene_ctx *sc, struct view *v, struct rect row);
void browse_tags_view(const struct scene_ctx *sc, struct view *v, struct rect row);

enum browse_card { BROWSE_CARD_LARGE, BROWSE_CARD_POSTER, BROWSE_CARD_ROW };
struct browse_place {
    enum browse_card card;
    uint32_t nth; /* in the whole list */
    bool accent;  /* a large card: its price is the screen's one accent */
};
void browse_card_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                      const struct browse_item *item, const struct browse_place *place);
int browse_poster_words_px(const struct view *v); /* height of what stands below a poster */

void browse_search_view(const struct scene_ctx *sc, struct view *v);
void browse_calendar_view(const struct scene_ctx *sc, struct view *v);
struct keyboard_spec browse_keyboard(const struct scene_ctx *sc);
