/* Details, its two files: details.c decides, details_view.c shows. */
#pragma once

#include "scenes/scene.h"
#include "ui/keyboard.h"

enum details_action {
    DETAILS_FIELD = ACTION_SCENE, /* arg: enum details_field */
    DETAILS_NEXT_FIELD,
    DETAILS_CONTINUE,
    DETAILS_RESEAT,
    DETAILS_KEYS = ACTION_SCENE + 32, /* the keyboard's */
};

enum details_field {
    DETAILS_FIRST_NAME,
    DETAILS_LAST_NAME,
    DETAILS_ADDRESS,
    DETAILS_REFERENCE,
    DETAILS_FIELDS
};

enum details_fault { DETAILS_FINE, DETAILS_EMPTY, DETAILS_WRONG };

struct details_scene {
    enum details_field active;
    enum details_fault fault; /* Continue was pressed with it in some field */
    bool expired;
    struct keyboard keyboard;
};

bool details_is_asked(const struct shop *shop, enum details_field field);
bool details_is_optional(const struct shop *shop, enum details_field field);
/* Whether what stands in a field may go to the venue: blank where it is required, or no letter in it. */
enum details_fault details_fault_of(const struct scene_ctx *sc, enum details_field field);
/* The text of a field and its room. */
char *details_text(struct details *details, enum details_field field, size_t *ret_size);
struct keyboard_spec details_keyboard(const struct scene_ctx *sc);
void details_view(const struct scene_ctx *sc, struct view *v);
