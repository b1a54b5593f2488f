/* Sheet: one maintenance page as it is described: a sentence, rows, buttons. All pages are drawn alike,
 * paged where they do not fit. Private to maintenance*.c.
 */
#pragma once

#include "scenes/scene.h"

enum { SHEET_ROWS_MAX = 72, SHEET_BUTTONS_MAX = 9 };

enum sheet_sign { SIGN_NONE, SIGN_GOOD, SIGN_WARN, SIGN_INFO, SIGN_MORE };

struct sheet_row {
    const char *id; /* nth counts over the rows of this id */
    const char *label, *words;
    enum sheet_sign sign;
    uint32_t action, arg; /* 0: a line of text */
};

struct sheet {
    const char *title, *words; /* words "" for none */
    enum sheet_sign sign;      /* before the title */
    struct sheet_row rows[SHEET_ROWS_MAX];
    size_t n_rows;
    const char *none; /* said instead of rows when there are none; NULL: nothing */
    struct button buttons[SHEET_BUTTONS_MAX];
    size_t n_buttons;
    const char *alert;     /* how the last act ended, NULL: nothing to say */
    const char *field;     /* label of what is typed; NULL: nothing is typed */
    const char *code;      /* content of a QR code; NULL: none */
    double line_mm;        /* two lines so long, to be measured; 0: none */
    int per_mille;         /* of a progress bar; negative: none */
    const char *bar_words; /* of that bar */
};

void sheet_row(struct sheet *sheet, const struct sheet_row *row); /* beyond the last: dropped */
void sheet_button(struct sheet *sheet, const struct button *button);
