/* Parts of the monkey: chance, gestures, and the list of what was seen. Only robot_monkey*.c use it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "app/runtime_state.h"

/* Chance from a seed; the same numbers on every machine. */
struct monkey_chance {
    uint64_t state;
};

uint32_t monkey_below(struct monkey_chance *chance, uint32_t n); /* 0 .. n-1; n > 0 */

/* Places of the program: a widget of a scene, below a dialog or not. */
enum { MONKEY_PLACES_MAX = 512, MONKEY_PLACE_SIZE = 80, MONKEY_TIGHT_MAX = 16, MONKEY_WORDS = 160 };

struct monkey_place {
    char name[MONKEY_PLACE_SIZE]; /* "scene dialog id", "-" for no dialog */
    unsigned n_shown, n_tapped;
};

struct monkey_seen {
    struct monkey_place places[MONKEY_PLACES_MAX];
    size_t n;
    char tight[MONKEY_TIGHT_MAX][MONKEY_WORDS]; /* words that did not fit */
    size_t n_tight;
};

/* Counts every target that is alive, and words that did not fit. */
void monkey_seen_look(struct monkey_seen *seen, const struct runtime *rt);
/* The place of a widget on screen now; NULL when there are too many. */
struct monkey_place *monkey_seen_place(struct monkey_seen *seen, const struct runtime *rt,
                                       const struct widget *w);
void monkey_seen_write(const struct monkey_seen *seen, FILE *file);

/* One event; virtual time passes meanwhile. `hurry`: an answer is awaited, hardly any time passes. */
void monkey_act(struct monkey_chance *chance, struct monkey_seen *seen, struct runtime *rt,
                bool hurry);
