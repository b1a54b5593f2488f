/* Sheet: a page as it is described: a sentence, rows, buttons, something to type or to measure. All
 * pages of maintenance and of setting up are drawn alike, paged where they do not fit. Private to
 * maintenance*.c and setup*.c.
 */
#pragma once

#include "scenes/chrome.h"
#include "ui/keyboard.h"

enum { SHEET_ROWS_MAX = 512, SHEET_BUTTONS_MAX = 9 };

enum sheet_sign { SIGN_NONE, SIGN_GOOD, SIGN_WARN, SIGN_INFO, SIGN_MORE };

struct sheet_row {
    const char *id; /* nth counts over the rows of this id */
    const char *label, *words;
    enum sheet_sign sign;
    uint32_t action, arg; /* 0: a line of text */
};

struct sheet_field { /* what is typed, with the keyboard below it */
    const char *label;
    const char *value; /* as it is shown: of a secret never itself */
    uint32_t action;   /* of a touch on the field */
    const struct keyboard *keyboard;
    struct keyboard_spec spec;
};

struct sheet {
    const char *above;         /* a line above the title; NULL: none */
    const char *title, *words; /* words "" for none */
    enum sheet_sign sign;      /* before the title */
    struct sheet_row rows[SHEET_ROWS_MAX];
    size_t n_rows;
    uint32_t first, rows_action; /* row at the top; a turn of the page, its arg the row asked for */
    const char *none;            /* said instead of rows when there are none; NULL: nothing */
    struct button buttons[SHEET_BUTTONS_MAX];
    size_t n_buttons;
    const char *alert;        /* how the last act ended, NULL: nothing to say */
    struct sheet_field field; /* keyboard NULL: nothing is typed */
    const char *code, *mark;  /* content of a QR code and what stands on it; NULL: none */
    double line_mm;           /* two lines so long, to be measured; 0: none */
    int per_mille;            /* of a progress bar; negative: none */
    const char *bar_words;    /* of that bar */
    struct button
        primary; /* at the lower right, and Enter's while something is typed; id NULL: none */
    struct button secondary; /* left of it; id NULL: none */
    struct chrome chrome;
};

void sheet_row(struct sheet *sheet, const struct sheet_row *row); /* beyond the last: dropped */
void sheet_button(struct sheet *sheet, const struct button *button);
void sheet_view(const struct scene_ctx *sc, struct view *v, const struct sheet *sheet);

/* sheet_rows.c: the rows, and what turns their pages. */
void sheet_rows_view(struct view *v, const struct sheet *sheet, struct rect *body);
void sheet_sign_view(struct view *v, struct rect at, enum sheet_sign sign, double size_mm);
