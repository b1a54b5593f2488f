/* Which contacts are fingers: see touch.h, palms and sleeves. */
#include "ui/touch_impl.h"

#define EDGE_MM    3.0  /* a contact that begins so near to the frame is a hand on it */
#define RESTING_MS 2000 /* without a sign of life a contact only lies there */
#define HAND_MS    250  /* three contacts within this time are a hand */

enum { HAND = 3, MOUSE = -1 };

static bool is_at_edge(const struct view *v, const struct input *in)
{
    const int edge = mm(v, EDGE_MM);
    return in->finger != MOUSE && (in->x < edge || in->y < edge || in->x >= v->panel->w_px - edge ||
                                   in->y >= v->panel->h_px - edge);
}

static struct touch_finger *find(struct touch *t, int64_t id)
{
    for (size_t i = 0; i < t->n_fingers; i++) {
        if (t->fingers[i].id == id)
            return &t->fingers[i];
    }
    return NULL;
}

static void take_out(struct touch *t, struct touch_finger *finger)
{
    *finger = t->fingers[--t->n_fingers];
    if (t->n_fingers == 0)
        t->dead = false;
}

/* A contact whose end was never told is forgotten in the same way. */
static void drop_resting(struct touch *t, int64_t now_ms)
{
    for (size_t i = t->n_fingers; i-- > 0;) {
        const struct touch_finger *finger = &t->fingers[i];
        if (now_ms - finger->since_ms < RESTING_MS)
            continue;
        if (t->down && (finger->id == t->finger || (t->pinching && finger->id == t->second)))
            touch_forget(t);
        take_out(t, &t->fingers[i]);
    }
}

static bool admit_down(struct touch *t, const struct view *v, const struct input *in,
                       int64_t now_ms)
{
    drop_resting(t, now_ms);
    struct touch_finger *known = find(t, in->finger);
    if (known)
        take_out(t, known);
    if (is_at_edge(v, in) || t->n_fingers == TOUCH_FINGERS_MAX)
        return false;
    t->fingers[t->n_fingers++] = (struct touch_finger){in->finger, now_ms};
    if (t->n_fingers >= HAND && now_ms - t->down_ms < HAND_MS) {
        touch_forget(t);
        t->dead = true;
    }
    return !t->dead;
}

bool touch_fingers_admit(struct touch *t, const struct view *v, const struct input *in,
                         int64_t now_ms)
{
    if (in->type == INPUT_DOWN)
        return admit_down(t, v, in, now_ms);
    struct touch_finger *finger = find(t, in->finger);
    if (!finger)
        return false;
    const bool counts = !t->dead;
    finger->since_ms = now_ms;
    if (in->type == INPUT_UP)
        take_out(t, finger);
    return counts;
}
