/* Real keyboards, and scanners that act as one. What they type goes to the on-screen keyboard as if its
 * keys were touched: where none is on the screen there is nothing to type, and a scene needs to know of
 * one keyboard only. */
#include <string.h>

#include "app/runtime_state.h"
#include "base/text.h"

static const struct widget *alive(const struct runtime *rt, const char *id)
{
    const struct view *v = &rt->view;
    for (size_t i = v->modal_from; i < v->n_widgets; i++) {
        const struct widget *w = &v->widgets[i];
        if (w->role == ROLE_KEY && strcmp(w->id, id) == 0 && view_is_alive(v, w))
            return w;
    }
    return NULL;
}

static void touch_key(struct runtime *rt, const struct widget *key, uint32_t arg)
{
    if (key)
        runtime_tap(rt, &(struct touch_tap){.action = key->action, .arg = arg, .nth = key->nth});
}

void runtime_type(struct runtime *rt, const char *text)
{
    const struct widget *key = alive(rt, "key");
    if (!key)
        return;
    rt->focus.visible = false; /* Enter is now for what was typed */
    for (uint32_t c = text_next(&text); c != 0; c = text_next(&text))
        touch_key(rt, key, c);
}

/* The one button that means "go on"; none where it is disabled. */
static void go_on(struct runtime *rt)
{
    const struct view *v = &rt->view;
    for (size_t i = v->modal_from; i < v->n_widgets; i++) {
        const struct widget *w = &v->widgets[i];
        if (w->kind != WIDGET_BUTTON || w->look != LOOK_PRIMARY || !view_is_alive(v, w))
            continue;
        runtime_tap(rt, &(struct touch_tap){.action = w->action, .arg = w->arg, .nth = w->nth});
        return;
    }
}

/* While keys walk over the screen, Space and Enter press what has the focus. */
bool runtime_typing_key(struct runtime *rt, enum input_key key)
{
    const bool types = alive(rt, "key") != NULL && !rt->focus.visible;
    if (key == KEY_BACKSPACE) {
        const struct widget *backspace = alive(rt, "key_backspace");
        touch_key(rt, backspace, backspace ? backspace->arg : 0);
    } else if (key == KEY_SPACE && types) {
        touch_key(rt, alive(rt, "key_space"), ' ');
    } else if (key == KEY_OK && types) {
        go_on(rt);
    } else {
        return false;
    }
    return true;
}
