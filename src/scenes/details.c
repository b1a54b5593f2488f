/* Details scene: only what the venue insists on, and why; forgotten with the session.
 *
 * outcomes: NEXT (review), RESEAT (the hold ran out), BACK
 */
#include "scenes/details_scene.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

#include "scenes/scenes.h"

struct keyboard_spec details_keyboard(const struct scene_ctx *sc)
{
    return (struct keyboard_spec){.layout = sc->shop->keyboard, .base_action = DETAILS_KEYS};
}

static enum shop_ask ask_of(const struct shop *shop, enum details_field field)
{
    const enum shop_ask asked[DETAILS_FIELDS] = {
        [DETAILS_FIRST_NAME] = shop->ask_first_name,
        [DETAILS_LAST_NAME] = shop->ask_last_name,
        [DETAILS_ADDRESS] = shop->ask_address,
        [DETAILS_REFERENCE] = shop->ask_reference,
    };
    return field < DETAILS_FIELDS ? asked[field] : ASK_NO;
}

bool details_is_asked(const struct shop *shop, enum details_field field)
{
    return ask_of(shop, field) != ASK_NO;
}

bool details_is_optional(const struct shop *shop, enum details_field field)
{
    return ask_of(shop, field) == ASK_OPTIONAL;
}

char *details_text(struct details *details, enum details_field field, size_t *ret_size)
{
    switch (field) {
    case DETAILS_FIRST_NAME:
        *ret_size = sizeof(details->first_name);
        return details->first_name;
    case DETAILS_LAST_NAME:
        *ret_size = sizeof(details->last_name);
        return details->last_name;
    case DETAILS_ADDRESS:
        *ret_size = sizeof(details->address);
        return details->address;
    case DETAILS_REFERENCE:
        *ret_size = sizeof(details->reference);
        return details->reference;
    case DETAILS_FIELDS:
        break;
    }
    assert(!"no such field");
    return NULL;
}

/* A name or an address has a letter in it, in whatever script; of a reference nobody knows. */
static bool has_letter(const char *text)
{
    for (; *text; text++) {
        if (isalpha((unsigned char)*text) || (unsigned char)*text >= 0x80)
            return true;
    }
    return false;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " ")] == '\0';
}

enum details_fault details_fault_of(const struct scene_ctx *sc, enum details_field field)
{
    size_t size;
    const char *text = details_text(&sc->session->details, field, &size);
    if (!details_is_asked(sc->shop, field))
        return DETAILS_FINE;
    if (is_blank(text))
        return details_is_optional(sc->shop, field) ? DETAILS_FINE : DETAILS_EMPTY;
    return field == DETAILS_REFERENCE || has_letter(text) ? DETAILS_FINE : DETAILS_WRONG;
}

/* The asked field after `from` that is not as it must be, else the next asked one, round the end. */
static enum details_field next_field(const struct scene_ctx *sc, enum details_field from,
                                     bool faulty_only)
{
    for (int step = 1; step <= DETAILS_FIELDS; step++) {
        const enum details_field f = (enum details_field)(((int)from + step) % (int)DETAILS_FIELDS);
        if (details_is_asked(sc->shop, f) &&
            (!faulty_only || details_fault_of(sc, f) != DETAILS_FINE))
            return f;
    }
    return DETAILS_FIELDS;
}

static void activate(struct scene_ctx *sc, enum details_field field)
{
    struct details_scene *st = sc->state;
    if (!details_is_asked(sc->shop, field))
        return;
    size_t size;
    st->active = field;
    st->keyboard =
        (struct keyboard){.layer = KEYBOARD_LETTERS,
                          .shift = details_text(&sc->session->details, field, &size)[0] == '\0'};
}

static void details_enter(struct scene_ctx *sc)
{
    const enum details_field last = DETAILS_REFERENCE;
    const enum details_field faulty = next_field(sc, last, true);
    activate(sc, faulty != DETAILS_FIELDS ? faulty : next_field(sc, last, false));
    if (sc->session->basket.hold_ends_mono_ms > sc->now_ms)
        scene_wake_at(sc, sc->session->basket.hold_ends_mono_ms);
}

static void go_on(struct scene_ctx *sc)
{
    struct details_scene *st = sc->state;
    const enum details_field faulty = next_field(sc, DETAILS_REFERENCE, true);
    if (faulty != DETAILS_FIELDS) {
        st->fault = details_fault_of(sc, faulty);
        activate(sc, faulty);
    } else if (!st->expired) {
        scene_finish(sc, OUTCOME_NEXT);
    }
}

static void on_key(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct details_scene *st = sc->state;
    const struct keyboard_spec spec = details_keyboard(sc);
    size_t size;
    if (!details_is_asked(sc->shop, st->active))
        return;
    char *text = details_text(&sc->session->details, st->active, &size);
    if (keyboard_action(&st->keyboard, &spec, id, arg, text, size))
        st->fault = DETAILS_FINE;
}

static void details_event(struct scene_ctx *sc, const struct event_in *ev)
{
    struct details_scene *st = sc->state;
    if (ev->type == EVENT_TICK && basket_hold_left_ms(&sc->session->basket, sc->now_ms) == 0)
        st->expired = true;
    if (ev->type != EVENT_ACTION)
        return;
    const uint32_t id = ev->action.id;
    if (id >= DETAILS_KEYS)
        on_key(sc, id, ev->action.arg);
    else if (id == ACTION_BACK)
        scene_finish(sc, OUTCOME_BACK);
    else if (id == DETAILS_FIELD && ev->action.arg < DETAILS_FIELDS)
        activate(sc, (enum details_field)ev->action.arg);
    else if (id == DETAILS_NEXT_FIELD)
        activate(sc, next_field(sc, st->active, false));
    else if (id == DETAILS_CONTINUE)
        go_on(sc);
    else if (id == DETAILS_RESEAT)
        scene_finish(sc, OUTCOME_RESEAT);
}

const struct scene scene_details = {
    .name = "details",
    .state_size = sizeof(struct details_scene),
    .enter = details_enter,
    .event = details_event,
    .view = details_view,
};
