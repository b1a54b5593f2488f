#include <string.h>

#include "app/robot_monkey_parts.h"
#include "scenes/scene.h"

enum { GUARD_MS = 550, FINGERS = 10 };

/* splitmix64 (Steele, Lea, Flood 2014): short, and good enough to be senseless. */
static uint64_t next(struct monkey_chance *chance)
{
    chance->state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t z = chance->state;
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

uint32_t monkey_below(struct monkey_chance *chance, uint32_t n)
{
    return (uint32_t)((next(chance) >> 32) % n);
}

struct monkey_hand { /* what a gesture needs */
    struct monkey_chance *chance;
    struct monkey_seen *seen;
    struct runtime *rt;
    bool hurry;
};

static void pass(struct monkey_hand *hand, int64_t ms)
{
    clock_advance(hand->rt->clock, ms);
    runtime_read_time(hand->rt);
}

static void finger(struct monkey_hand *hand, enum input_type type, int64_t id, struct rect at)
{
    runtime_input(hand->rt, &(struct input){.type = type, .finger = id, .x = at.x, .y = at.y});
}

static struct rect somewhere(struct monkey_hand *hand, struct rect in)
{
    const int w = in.w > 0 ? in.w : 1, h = in.h > 0 ? in.h : 1;
    return (struct rect){in.x + (int)monkey_below(hand->chance, (uint32_t)w),
                         in.y + (int)monkey_below(hand->chance, (uint32_t)h), 0, 0};
}

static struct rect screen(const struct monkey_hand *hand)
{
    return (struct rect){0, 0, hand->rt->panel.w_px, hand->rt->panel.h_px};
}

/* What closes the program is left to the operator. */
static bool may_touch(const struct runtime *rt, const struct widget *w)
{
    return view_is_alive(&rt->view, w) && w->action != GLOBAL_CLOSE_KIOSK;
}

static const struct widget *any_target(struct monkey_hand *hand)
{
    const struct view *v = &hand->rt->view;
    const struct widget *found = NULL;
    uint32_t n = 0;
    for (size_t i = v->modal_from; i < v->n_widgets; i++) {
        if (may_touch(hand->rt, &v->widgets[i]) && monkey_below(hand->chance, ++n) == 0)
            found = &v->widgets[i];
    }
    return found;
}

/* Of a few, the one touched least so far: new places are found sooner than by chance alone. */
static const struct widget *curious_target(struct monkey_hand *hand)
{
    enum { DRAWS = 6 };
    const struct widget *best = any_target(hand);
    unsigned least = UINT32_MAX;
    for (int i = 0; best && i < DRAWS; i++) {
        const struct widget *w = any_target(hand);
        const struct monkey_place *place = monkey_seen_place(hand->seen, hand->rt, w);
        if (place && place->n_tapped < least) {
            least = place->n_tapped;
            best = w;
        }
    }
    return best;
}

/* The main way on, so that it gets as far as a ticket. */
static const struct widget *eager_target(struct monkey_hand *hand)
{
    const struct view *v = &hand->rt->view;
    for (size_t i = v->modal_from; i < v->n_widgets; i++) {
        const struct widget *w = &v->widgets[i];
        if (w->kind == WIDGET_BUTTON && w->look == LOOK_PRIMARY && may_touch(hand->rt, w))
            return w;
    }
    return curious_target(hand);
}

static void tap(struct monkey_hand *hand, const struct widget *w)
{
    const struct rect middle = {w->at.x + w->at.w / 2, w->at.y + w->at.h / 2, 0, 0};
    struct monkey_place *place = monkey_seen_place(hand->seen, hand->rt, w);
    const struct rect at =
        w->kind == WIDGET_SEATMAP || view_hit(&hand->rt->view, middle.x, middle.y) != w
            ? somewhere(hand, w->at)
            : middle;
    if (place)
        place->n_tapped++;
    finger(hand, INPUT_DOWN, 1, at);
    pass(hand, 40);
    finger(hand, INPUT_UP, 1, at);
}

static void tap_target(struct monkey_hand *hand)
{
    const uint32_t how = monkey_below(hand->chance, 8);
    const struct widget *w = how == 0  ? any_target(hand)
                             : how < 5 ? curious_target(hand)
                                       : eager_target(hand);
    if (w)
        tap(hand, w);
}

/* The same place again and again, faster than anybody should. */
static void mash(struct monkey_hand *hand)
{
    const struct widget *w = any_target(hand);
    const struct rect at = w ? somewhere(hand, w->at) : somewhere(hand, screen(hand));
    const uint32_t n = 3 + monkey_below(hand->chance, 6);
    for (uint32_t i = 0; i < n; i++) {
        finger(hand, INPUT_DOWN, 1, at);
        finger(hand, INPUT_UP, 1, at);
        pass(hand, 120);
    }
}

static void drag(struct monkey_hand *hand)
{
    enum { STEPS = 6 };
    const struct widget *w = any_target(hand);
    const struct rect from = somewhere(hand, w ? w->at : screen(hand)),
                      to = somewhere(hand, screen(hand));
    finger(hand, INPUT_DOWN, 1, from);
    for (int i = 1; i <= STEPS; i++) {
        pass(hand, 16);
        finger(hand, INPUT_MOVE, 1,
               (struct rect){from.x + (to.x - from.x) * i / STEPS,
                             from.y + (to.y - from.y) * i / STEPS, 0, 0});
    }
    finger(hand, monkey_below(hand->chance, 8) ? INPUT_UP : INPUT_CANCEL, 1, to);
}

/* Two to ten fingers that move, leave in any order, or are all forgotten by the glass. */
static void fingers(struct monkey_hand *hand)
{
    const uint32_t n = 2 + monkey_below(hand->chance, monkey_below(hand->chance, 3) ? 1 : 9);
    for (uint32_t i = 0; i < n; i++)
        finger(hand, INPUT_DOWN, i + 1, somewhere(hand, screen(hand)));
    for (uint32_t i = 0; i < 3 * n; i++) {
        pass(hand, 8);
        finger(hand, INPUT_MOVE, 1 + monkey_below(hand->chance, n), somewhere(hand, screen(hand)));
    }
    if (monkey_below(hand->chance, 6) == 0) {
        finger(hand, INPUT_CANCEL, 1, (struct rect){0, 0, 0, 0});
        return;
    }
    const uint32_t first = monkey_below(hand->chance, n);
    for (uint32_t i = 0; i < n; i++)
        finger(hand, INPUT_UP, 1 + (first + i) % n, somewhere(hand, screen(hand)));
}

static void press_key(struct monkey_hand *hand)
{
    const enum input_key key =
        (enum input_key)(KEY_UP + (int)monkey_below(hand->chance, KEY_HELP - KEY_UP + 1));
    runtime_input(hand->rt, &(struct input){.type = INPUT_KEY, .key = key});
}

static void turn_wheel(struct monkey_hand *hand)
{
    const struct rect at = somewhere(hand, screen(hand));
    runtime_input(hand->rt, &(struct input){.type = INPUT_WHEEL,
                                            .x = at.x,
                                            .y = at.y,
                                            .dy = (int)monkey_below(hand->chance, 9) - 4});
}

/* The window as a window manager treats it: covered and shown again, upright, across, small. */
static void disturb_window(struct monkey_hand *hand)
{
    static const struct {
        int w, h;
    } sizes[] = {{1080, 1920}, {1920, 1080}, {768, 1366}};
    const uint32_t i = monkey_below(hand->chance, 6);
    if (i < sizeof(sizes) / sizeof(sizes[0]))
        window_resize(hand->rt->window, sizes[i].w, sizes[i].h);
    runtime_input(hand->rt, &(struct input){.type = INPUT_EXPOSE});
}

static void linger(struct monkey_hand *hand)
{
    pass(hand, hand->hurry ? 0 : 1000 + monkey_below(hand->chance, 20000));
}

void monkey_act(struct monkey_chance *chance, struct monkey_seen *seen, struct runtime *rt,
                bool hurry)
{
    static const struct {
        void (*act)(struct monkey_hand *hand);
        uint32_t share; /* of a hundred */
    } acts[] = {{tap_target, 70}, {mash, 5},       {drag, 6},           {fingers, 4},
                {press_key, 8},   {turn_wheel, 2}, {disturb_window, 2}, {linger, 3}};
    struct monkey_hand hand = {chance, seen, rt, hurry};
    /* Mostly as people tap; one in five too early for a new screen, which must not matter. */
    pass(&hand, monkey_below(chance, hurry ? 2 : 5) == 0 ? monkey_below(chance, 100) : GUARD_MS);
    uint32_t pick = monkey_below(chance, 100);
    size_t i = 0;
    while (pick >= acts[i].share)
        pick -= acts[i++].share;
    acts[i].act(&hand);
}
