/* Overlay view: the actions inside dialogs, shared by what draws and what acts. Only app/ uses it. */
#pragma once

#include "scenes/scene.h"
#include "ui/keyboard.h"

enum overlay_action_id {
    ACTION_CLOSE = GLOBAL_OVERLAY,
    ACTION_LEAVE, /* really start over */
    ACTION_LARGE_TEXT,
    ACTION_HIGH_CONTRAST,
    ACTION_LOW_REACH,
    ACTION_OVERLAY_PAGE, /* arg: page of a dialog that has more than one */
    ACTION_PIN_OK,
    ACTION_PIN_KEY, /* .. + 7, see ui/keyboard.h */
};

extern const struct keyboard_spec overlay_pin_keys;
