/* Keyboard layouts: which letters stand where. Three rows of letters per layer; the function keys and
 * the fourth row are ui/keyboard's. Pure.
 */
#pragma once

#include <stdint.h>

#include "ui/keyboard.h"

enum { KEYBOARD_ROWS = 3 };

struct keyboard_layout {
    const char *rows[KEYBOARD_ROWS]; /* UTF-8, a key per code point */
    const char *left, *right;        /* one code point each, beside the space */
    int columns;                     /* keys of the widest row, for the key's width */
};

/* `name` is "qwerty", "qwertz" or "azerty"; anything else is qwerty. */
const struct keyboard_layout *keyboard_layout(const char *name, enum keyboard_layer layer);
uint32_t keyboard_capital(uint32_t codepoint); /* itself when it has none */
