/* Overlay: the one dialog that may lie above a scene: still there, help, language, accessibility,
 * start over, lost connection, staff PIN. Owned by the runtime; scenes do not know of it. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "ui/keyboard.h"
#include "ui/view.h"

#define OVERLAY_LIST(X) \
    X(still_there)      \
    X(help)             \
    X(language)         \
    X(accessibility)    \
    X(start_over)       \
    X(lost_connection)  \
    X(staff_pin)

#define X(name) OVERLAY_##name,
enum overlay_id { OVERLAY_none, OVERLAY_LIST(X) OVERLAY_COUNT };
#undef X

struct overlay {
    enum overlay_id id;
    uint32_t page;    /* of a dialog that does not fit on one */
    int64_t until_ms; /* still_there: when the session ends */
    struct keyboard keyboard;
    char pin[16]; /* typed so far; wiped when it closes */
    uint32_t pin_ticket;
    bool pin_wrong;
    int pin_wait_s; /* locked for so long, 0: not locked */
};

struct runtime;

void overlay_open(struct runtime *rt, enum overlay_id id);
void overlay_close(struct runtime *rt);
void overlay_view(const struct runtime *rt, struct view *v);
/* True when the action belonged to an overlay or opens one. */
bool overlay_action(struct runtime *rt, uint32_t action, uint32_t arg);
void overlay_pin_answer(struct runtime *rt, uint32_t ticket, const struct fault *fault);
const char *overlay_name(enum overlay_id id); /* "help"; "" for none */
