/* Dialog: a title, sentences, choices and buttons, arranged so that they fit the screen in every mode:
 * first as a narrow sheet with everything below each other, then wider, side by side, in smaller words, and
 * at last page by page. Only overlay_view*.c use it.
 */
#pragma once

#include "app/overlay.h"
#include "ui/view.h"

enum { DIALOG_SENTENCES_MAX = 6, DIALOG_CHOICES_MAX = 8, DIALOG_BUTTONS_MAX = 2 };

struct dialog_choice {
    const char *id;
    uint32_t nth;
    const char *label, *note; /* note "" for none */
    bool chosen;
    uint32_t action, arg;
};

struct dialog {
    const char *title;
    struct dialog_sentence {
        const char *id; /* NULL: no test asks for it */
        const char *words;
    } sentences[DIALOG_SENTENCES_MAX];
    struct dialog_choice choices[DIALOG_CHOICES_MAX];
    struct button buttons[DIALOG_BUTTONS_MAX]; /* the main one first */
    size_t n_sentences, n_choices, n_buttons;
    const char *number; /* seconds left, large and at the right of the title; NULL: none */
    int per_mille;      /* of the bar below the title; only with a number */
};

void dialog_say(struct dialog *d, const char *id, const char *words); /* "" is left out */
void dialog_choose(struct dialog *d, const struct dialog_choice *choice);
void dialog_button(struct dialog *d, const struct button *button);
/* `page`: which page of it, where it needs more than one. */
void dialog_view(struct view *v, const struct dialog *d, uint32_t page);
