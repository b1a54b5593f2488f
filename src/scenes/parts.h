/* Parts: pieces that several scenes draw the same way: running text, the picture above the words,
 * availability, pagers, messages. Everything is cut from rectangles, sizes follow the text.
 *
 * Styles come from parts_style(), so that in large text the big steps fall by one and the words
 * still fit (design/visual.md 2: nothing below 6.1 mm there).
 */
#pragma once

#include "scenes/scene.h"

/* A style of this step for this panel; `lines` 1. */
struct text_style parts_style(const struct view *v, enum type_step step, bool bold);
struct text_style parts_muted(const struct view *v, enum type_step step);
int parts_line(const struct view *v, enum type_step step);
/* Height of `text` at this width, at most style.lines lines. */
int parts_height(const struct view *v, struct text_style style, const char *text, int width);

/* Puts `text` at the top of `from`, as high as its lines need, and cuts it off. */
void parts_flow(struct view *v, struct rect *from, const char *id, struct text_style style,
                const char *text);
void parts_flow_heading(struct view *v, struct rect *from, const char *id, struct text_style style,
                        const char *text);

/* The picture beside or above what is touched: on top in portrait, a column in landscape, none in
 * low reach or where `need_px` of content leaves no room. */
struct parts_stage {
    struct rect art, content; /* art is empty where there is none */
    bool full_width;          /* the art touches the edges of the screen */
};
struct parts_stage parts_stage(const struct view *v, struct rect body, double art_mm, int need_px);
/* Draws picture, scrim and words over its lower edge; without a picture the words come first in
 * the content. `sub` may be "". */
void parts_stage_view(struct view *v, struct parts_stage *stage, const char *picture,
                      const char *title, const char *sub);

/* Bars and words; `spoken` false where a target's label says it already. Returns the width used. */
struct parts_places {
    int level;
    const char *words;
    bool spoken;
};
int parts_places(struct view *v, struct rect at, struct text_style style,
                 const struct parts_places *places);

/* "Shows 1 to 4 of 8", up, more: cut from the right end of `row`. Declares the list as well. Draws
 * nothing but the list when everything is on this page. */
struct parts_pager {
    const char *list_id; /* the widgets that are paged */
    const char *previous_id, *more_id;
    const char *more_words;       /* "" for a sign only */
    uint32_t action;              /* its arg is the first item of the page asked for */
    uint32_t first, shown, total; /* of `per_page` places, `shown` are filled */
    uint32_t per_page;
};
void parts_pager(struct view *v, struct rect *row, const struct parts_pager *pager);

/* Width a button needs for its words, and its height on this panel. */
int parts_button_width(const struct view *v, const struct button *b);
int parts_button_height(const struct view *v);
/* Height of a quiet button inside rows and panels. */
int parts_small_height(const struct view *v);
/* A quiet button as wide as its words at the left (right) end of `row`; cuts it and a gap off. */
void parts_button_left(struct view *v, struct rect *row, const struct button *b);
void parts_button_right(struct view *v, struct rect *row, const struct button *b);

/* A state in words in the middle of `at`: sign, title, what it means. */
void parts_message(struct view *v, struct rect at, const char *icon, const char *title,
                   const char *words);

/* The longest beginning of `text` that fills at most `lines` lines and ends at a sentence, else at
 * a word. Returns its length in bytes; all of it when it fits. */
size_t parts_fit_prose(const struct view *v, struct text_style style, const char *text, int width,
                       int lines);
