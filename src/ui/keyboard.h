/* On-screen keyboard: layers of keys listed into a view; the text it edits. Pure.
 *
 * Keys are at least 15 mm wide (K-10), no auto-repeat (K-15). Each key is a widget with id "key",
 * nth counting from 0 and arg = code point; "key_shift", "key_layer", "key_backspace" and "key_space"
 * are the others. The scene passes every action that is >= its base to keyboard_action().
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "ui/view.h"

enum keyboard_layer { KEYBOARD_LETTERS, KEYBOARD_DIGITS, KEYBOARD_ACCENTS };

struct keyboard {
    enum keyboard_layer layer;
    bool shift;
};

/* `layout`: "qwerty", "qwertz", "azerty"; `digits_only` shows a number pad (PIN). Actions are
 * base..base+7. */
struct keyboard_spec {
    const char *layout;
    uint32_t base_action;
    bool digits_only;
    bool verbatim; /* a key, a code: no capital of its own at the beginning */
};

int keyboard_height_px(const struct view *v, const struct keyboard_spec *spec);
void keyboard_view(struct view *v, struct rect at, const struct keyboard *kb,
                   const struct keyboard_spec *spec);

/* Applies a tap to `text` (UTF-8, `size` bytes with terminator). True when the text changed.
 * Typing past the end is refused. The first letter of a word comes in capitals when `text` is
 * empty. */
bool keyboard_action(struct keyboard *kb, const struct keyboard_spec *spec, uint32_t action,
                     uint32_t arg, char *text, size_t size);
/* Removes the last code point. */
void keyboard_backspace(char *text);
