#include <string.h>

#include "base/text.h"
#include "scenes/confirm_scene.h"
#include "scenes/parts.h"
#include "ui/i18n.h"

/* "Macbeth, Undertow": what the bookings that are not made were for. */
static const char *events_of(const struct basket *basket, struct view *v)
{
    char words[600];
    struct text t = TEXT_OF(words);
    for (size_t i = 0; i < basket->n_lines; i++) {
        bool said = false;
        for (size_t k = 0; k < i; k++)
            said = said || strcmp(basket->lines[k].event_name, basket->lines[i].event_name) == 0;
        if (said)
            continue;
        text_add(&t, t.len == 0 ? "" : tr("list.separator"));
        text_add(&t, basket->lines[i].event_name);
    }
    return view_printf(v, "%s", words);
}

/* An order of this visit is there, or its answer is not: then the basket holds what was not booked. */
static const char *rest_words(const struct scene_ctx *sc, struct view *v)
{
    const struct confirm_scene *st = sc->state;
    const struct basket *basket = &sc->session->basket;
    const char *not_booked = basket->n_lines > 0 ? TR(v->arena, "confirm.rest_not_booked",
                                                      {"events", events_of(basket, v)})
                                                 : "";
    if (!sc->session->order || st->fault != RC_UNKNOWN_OUTCOME)
        return not_booked;
    const char *unknown =
        TR(v->arena, "confirm.rest_unknown", {"reference", sc->session->reference});
    return not_booked[0] ? view_printf(v, "%s\n%s", unknown, not_booked) : unknown;
}

static struct text_style style_of(const struct view *v)
{
    struct text_style style = parts_style(v, v->panel->low_reach ? TYPE_BODY : TYPE_HEADING, true);
    style.lines = 8;
    style.shrink = true;
    style.color = COLOR_ON_WARN;
    style.valign = VALIGN_MIDDLE;
    return style;
}

static bool has_rest(const struct scene_ctx *sc)
{
    const struct confirm_scene *st = sc->state;
    const bool later = st->phase == CONFIRM_TICKETS && st->fault != RC_OK;
    return later || (st->phase == CONFIRM_UNKNOWN && sc->session->basket.n_lines > 0);
}

int confirm_rest_height(const struct scene_ctx *sc, struct view *v, int width)
{
    if (!has_rest(sc))
        return 0;
    return parts_height(v, style_of(v), rest_words(sc, v), width - mm(v, 16)) + mm(v, 8);
}

void confirm_rest_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    if (!has_rest(sc))
        return;
    view_box(v, at, COLOR_WARN, 5);
    view_alert(v, "rest", rect_inset(at, mm(v, 8), mm(v, 2)), style_of(v), rest_words(sc, v));
}
