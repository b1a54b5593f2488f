#include "app/robot_act.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "app/robot_look.h"
#include "app/runtime_state.h"
#include "base/text.h"
#include "ui/seatmap.h"

enum {
    GUARD_MS = 550,    /* a little more than the guards of ui/touch.h */
    SLIDE_STEP_MS = 40 /* of a new page or screen that slides in */
};

void robot_act_next(struct robot_act *act)
{
    act->phase = 0;
    act->typing = NULL;
    act->typing_begun = false;
}

enum robot_done robot_act_fail(struct robot_act *act, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(act->why, sizeof(act->why), fmt, ap);
    va_end(ap);
    return ROBOT_FAILED;
}

/* Fingers do not tap within the guard time of a new screen or twice on the same control; `id` NULL
 * is for keys, which may be tapped as fast as they come. */
static bool may_tap(struct runtime *rt, const char *id, uint32_t nth)
{
    const int64_t now = clock_mono_ms(rt->clock);
    const bool same = id && strcmp(rt->touch.last_id, id) == 0 && rt->touch.last_nth == nth;
    if (now - rt->touch.view_since_ms >= GUARD_MS &&
        (!same || now - rt->touch.last_tap_ms >= GUARD_MS))
        return true;
    if (rt->clock->manual)
        clock_advance(rt->clock, GUARD_MS);
    return false;
}

static void tap_at(struct runtime *rt, int x, int y)
{
    runtime_read_time(rt);
    runtime_input(rt, &(struct input){.type = INPUT_DOWN, .finger = 1, .x = x, .y = y});
    runtime_input(rt, &(struct input){.type = INPUT_UP, .finger = 1, .x = x, .y = y});
}

static bool can_tap(const struct runtime *rt, const struct widget *w)
{
    return !w->disabled && !w->busy && w->action != 0 &&
           view_hit(&rt->view, w->at.x + w->at.w / 2, w->at.y + w->at.h / 2) == w;
}

static bool tap_widget(struct runtime *rt, const struct widget *w)
{
    if (!can_tap(rt, w))
        return false;
    tap_at(rt, w->at.x + w->at.w / 2, w->at.y + w->at.h / 2);
    return true;
}

/* Turns the page of a list towards item n. */
static bool turn_page(struct runtime *rt, const char *id, uint32_t n)
{
    for (size_t i = 0; i < rt->view.n_lists; i++) {
        const struct view_list *list = &rt->view.lists[i];
        if (strcmp(list->id, id) != 0 || n >= list->total)
            continue;
        const char *turner = n < list->first ? list->previous_id : list->more_id;
        const struct widget *w = view_find(&rt->view, turner, 0);
        return w && may_tap(rt, turner, 0) && tap_widget(rt, w);
    }
    return false;
}

/* Seats are marks of a map, not widgets: bring the seat into reach, then touch it. */
static enum robot_done tap_seat(struct robot_act *act, struct runtime *rt, uint32_t tag)
{
    const struct widget *w = robot_look_seatmap(rt);
    if (!w)
        return ROBOT_AGAIN;
    const size_t item = seatmap_find_tag(w->seatmap, tag);
    if (item == SIZE_MAX)
        return robot_act_fail(act, "no seat %u on this plan", tag);
    int x = 0, y = 0;
    if (act->phase++ == 0 || !seatmap_item_at(w->seatmap, item, &x, &y)) {
        seatmap_show_item(w->seatmap, item);
        rt->dirty = true;
        return act->phase > 20 ? robot_act_fail(act, "seat %u cannot be shown", tag) : ROBOT_AGAIN;
    }
    tap_at(rt, x, y);
    return ROBOT_DONE;
}

static enum robot_done tap(struct robot_act *act, struct runtime *rt, const struct robot_line *line)
{
    int64_t n = 0;
    if (line->n_words > 1 && !text_to_int64(line->words[1], 0, UINT32_MAX, &n))
        return robot_act_fail(act, "not a number: %s", line->words[1]);
    if (!may_tap(rt, line->words[0], (uint32_t)n) || rt->dirty)
        return ROBOT_AGAIN;
    if (strcmp(line->words[0], "seat") == 0)
        return tap_seat(act, rt, (uint32_t)n);
    const struct widget *w = view_find(&rt->view, line->words[0], (uint32_t)n);
    if (line->verb == ROBOT_tap_if && robot_look_is_settled(rt) && !(w && can_tap(rt, w)))
        return ROBOT_DONE;
    if (w)
        return tap_widget(rt, w) ? ROBOT_DONE : ROBOT_AGAIN;
    turn_page(rt, line->words[0], (uint32_t)n);
    return ROBOT_AGAIN;
}

static const struct widget *find_key(const struct runtime *rt, uint32_t codepoint)
{
    for (size_t i = 0; i < rt->view.n_widgets; i++) {
        const struct widget *w = &rt->view.widgets[i];
        if (strcmp(w->id, codepoint == ' ' ? "key_space" : "key") == 0 &&
            (codepoint == ' ' || w->arg == codepoint))
            return w;
    }
    return NULL;
}

/* Taps the field, then key by key; looks for a key under shift and on the other layers. */
static enum robot_done type_words(struct robot_act *act, struct runtime *rt,
                                  const struct robot_line *line)
{
    enum { SEARCH_MAX = 8 };
    if (rt->dirty || !may_tap(rt, NULL, 0))
        return ROBOT_AGAIN;
    if (!act->typing_begun) {
        const struct widget *field = view_find(&rt->view, line->words[0], 0);
        if (!field || !tap_widget(rt, field))
            return ROBOT_AGAIN;
        act->typing_begun = true;
        act->typing = line->words[1];
        return ROBOT_AGAIN;
    }
    const char *rest = act->typing;
    const uint32_t c = text_next(&rest);
    if (c == 0)
        return ROBOT_DONE;
    const struct widget *key = find_key(rt, c);
    if (key && tap_widget(rt, key)) {
        act->typing = rest;
        act->phase = 0;
        return ROBOT_AGAIN;
    }
    if (act->phase > SEARCH_MAX)
        return robot_act_fail(act, "no key for U+%04X", (unsigned)c);
    key = view_find(&rt->view, act->phase++ % 2 == 0 ? "key_shift" : "key_layer", 0);
    if (key)
        tap_widget(rt, key);
    return ROBOT_AGAIN;
}

static enum robot_done press_key(struct robot_act *act, struct runtime *rt,
                                 const struct robot_line *line)
{
    static const char *const names[] = {
        [KEY_UP] = "up",
        [KEY_DOWN] = "down",
        [KEY_LEFT] = "left",
        [KEY_RIGHT] = "right",
        [KEY_TAB] = "tab",
        [KEY_BACK_TAB] = "back_tab",
        [KEY_OK] = "ok",
        [KEY_ESCAPE] = "escape",
        [KEY_HELP] = "help",
        [KEY_SPACE] = "space",
        [KEY_BACKSPACE] = "backspace",
    };
    if (rt->dirty)
        return ROBOT_AGAIN;
    for (int key = KEY_UP; key <= KEY_BACKSPACE; key++) {
        if (strcmp(names[key], line->words[0]) != 0)
            continue;
        runtime_input(rt, &(struct input){.type = INPUT_KEY, .key = (enum input_key)key});
        return ROBOT_DONE;
    }
    return robot_act_fail(act, "no key is called %s", line->words[0]);
}

static enum robot_done type_keys(struct runtime *rt, const struct robot_line *line)
{
    if (rt->dirty || !may_tap(rt, NULL, 0))
        return ROBOT_AGAIN;
    for (const char *at = line->words[0]; *at != '\0';) {
        struct input in = {.type = INPUT_TEXT};
        in.text[text_encode(in.text, text_next(&at))] = '\0';
        runtime_input(rt, &in);
    }
    return ROBOT_DONE;
}

static enum robot_done walk_to(struct robot_act *act, struct runtime *rt,
                               const struct robot_line *line)
{
    enum { TABS_MAX = 200 };
    int64_t n = 0;
    if (line->n_words > 1 && !text_to_int64(line->words[1], 0, UINT32_MAX, &n))
        return robot_act_fail(act, "not a number: %s", line->words[1]);
    if (rt->dirty)
        return ROBOT_AGAIN;
    if (rt->focus.visible && strcmp(rt->focus.id, line->words[0]) == 0 && rt->focus.nth == n)
        return ROBOT_DONE;
    if (act->phase++ > TABS_MAX)
        return robot_act_fail(act, "Tab does not lead to %s", line->words[0]);
    runtime_input(rt, &(struct input){.type = INPUT_KEY, .key = KEY_TAB});
    return ROBOT_AGAIN;
}

static enum robot_done drag(struct robot_act *act, struct runtime *rt,
                            const struct robot_line *line)
{
    enum { STEPS = 8 };
    int64_t dx = 0, dy = 0;
    if (!text_to_int64(line->words[1], -500, 500, &dx) ||
        !text_to_int64(line->words[2], -500, 500, &dy))
        return robot_act_fail(act, "drag wants two distances in mm");
    const struct widget *w = view_find(&rt->view, line->words[0], 0);
    if (!w || rt->dirty || !may_tap(rt, NULL, 0))
        return ROBOT_AGAIN;
    struct input in = {
        .type = INPUT_DOWN, .finger = 1, .x = w->at.x + w->at.w / 2, .y = w->at.y + w->at.h / 2};
    const int from_x = in.x, from_y = in.y;
    runtime_input(rt, &in);
    for (int i = 1; i <= STEPS; i++) {
        in.type = INPUT_MOVE;
        in.x = from_x + panel_px(&rt->panel, (double)dx) * i / STEPS;
        in.y = from_y + panel_px(&rt->panel, (double)dy) * i / STEPS;
        runtime_input(rt, &in);
    }
    in.type = INPUT_UP;
    runtime_input(rt, &in);
    return ROBOT_DONE;
}

/* A slide is nothing but drawing: it is carried on at once, nobody waits for it. */
static void carry_slide_on(struct runtime *rt)
{
    if (rt->clock->manual && rt->slide_from_ms != 0)
        clock_advance(rt->clock, SLIDE_STEP_MS);
}

enum robot_done robot_act(struct robot_act *act, struct runtime *rt, const struct robot_line *line)
{
    carry_slide_on(rt);
    if (line->verb == ROBOT_tap || line->verb == ROBOT_tap_if)
        return tap(act, rt, line);
    if (line->verb == ROBOT_type)
        return type_words(act, rt, line);
    if (line->verb == ROBOT_key)
        return press_key(act, rt, line);
    if (line->verb == ROBOT_keys)
        return type_keys(rt, line);
    if (line->verb == ROBOT_focus)
        return walk_to(act, rt, line);
    if (line->verb == ROBOT_drag)
        return drag(act, rt, line);
    return robot_look(act, rt, line);
}
