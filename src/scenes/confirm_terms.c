#include "scenes/confirm_review.h"
#include "scenes/confirm_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { OPTION_MM = 30, WAYS = 2, SIGN_MM = 10 };

static const char *const WAY_LABELS[WAYS] = {"confirm.on_screen", "confirm.at_office"};
static const char *const WAY_NOTES[WAYS] = {"confirm.on_screen_note", "confirm.at_office_note"};
static const char *const WAY_IDS[WAYS] = {"qr", "desk"};

static struct text_style changed_style(const struct view *v)
{
    struct text_style style = parts_style(v, TYPE_HEADING, true);
    style.lines = 8;
    style.color = COLOR_ON_WARN;
    style.valign = VALIGN_MIDDLE;
    return style;
}

int review_changed_height(const struct scene_ctx *sc, struct view *v, int width, size_t arg)
{
    (void)sc, (void)arg;
    return parts_height(v, changed_style(v), tr("confirm.price_changed"), width - mm(v, 16)) +
           mm(v, 8);
}

void review_changed_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t arg)
{
    (void)sc, (void)arg;
    view_box(v, at, COLOR_WARN, 5);
    view_alert(v, "price_changed", rect_inset(at, mm(v, 8), mm(v, 2)), changed_style(v),
               tr("confirm.price_changed"));
}

static struct text_style way_style(const struct view *v, bool head)
{
    struct text_style style = parts_style(v, head ? TYPE_HEADING : TYPE_BODY, head);
    style.lines = 3;
    return style;
}

/* Width of the words in one of two options. */
static int way_width(const struct view *v, int width)
{
    const int sign = v->panel->large_text ? 0 : mm(v, SIGN_MM + 6);
    return (width - mm(v, 4)) / WAYS - 2 * mm(v, 6) - sign;
}

static int way_height(const struct view *v, int width, int way)
{
    return parts_height(v, way_style(v, true), tr(WAY_LABELS[way]), width) +
           parts_height(v, way_style(v, false), tr(WAY_NOTES[way]), width);
}

int review_delivery_height(const struct scene_ctx *sc, struct view *v, int width, size_t arg)
{
    (void)arg;
    const struct basket *basket = &sc->session->basket;
    if (!basket->delivery_agent || !basket->delivery_collect ||
        sc->shop->delivery != DELIVERY_OFFERED)
        return 0;
    const int inner = way_width(v, width);
    int h = mm(v, v->panel->low_reach ? 20 : OPTION_MM);
    for (int i = 0; i < WAYS; i++) {
        const int words = way_height(v, inner, i) + mm(v, 6);
        h = words > h ? words : h;
    }
    return h;
}

static void way_view(const struct scene_ctx *sc, struct view *v, struct rect box, int way)
{
    const bool chosen = sc->session->details.collect == (way == 1);
    struct text_style head = way_style(v, true), small = way_style(v, false);
    head.color = small.color = chosen ? COLOR_ON_PAPER : COLOR_TEXT;
    view_button(v, box,
                &(struct button){.id = "delivery",
                                 .nth = (uint32_t)way,
                                 .label = tr(WAY_LABELS[way]),
                                 .sub = tr(WAY_NOTES[way]),
                                 .look = LOOK_TILE,
                                 .role = ROLE_TOGGLE,
                                 .chosen = chosen,
                                 .action = CONFIRM_COLLECT,
                                 .arg = (uint32_t)way});
    box = rect_inset(box, mm(v, 6), 0);
    if (!v->panel->large_text) {
        const struct rect sign = rect_cut_left(&box, mm(v, SIGN_MM));
        view_icon(v, rect_centre(sign, sign.w, sign.w), WAY_IDS[way], head.color);
        rect_cut_left(&box, mm(v, 6));
    }
    const int words = way_height(v, box.w, way);
    box = rect_centre(box, box.w, words < box.h ? words : box.h);
    const int h = parts_height(v, head, tr(WAY_LABELS[way]), box.w);
    view_decor_text(v, rect_cut_top(&box, h), head, tr(WAY_LABELS[way]));
    view_decor_text(v, box, small, tr(WAY_NOTES[way]));
}

void review_delivery_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t arg)
{
    (void)arg;
    if (rect_is_empty(at))
        return;
    for (int i = 0; i < WAYS; i++)
        way_view(sc, v, rect_column(at, i, WAYS, mm(v, 4)), i);
}

static const char *rules_words(const struct scene_ctx *sc, struct view *v)
{
    return TR(v->arena, "confirm.rules", {"seller", sc->shop->seller},
              {"contact", sc->shop->contact});
}

static struct text_style rules_style(const struct view *v)
{
    struct text_style style = parts_muted(v, TYPE_BODY);
    style.lines = 8;
    return style;
}

int review_rules_height(const struct scene_ctx *sc, struct view *v, int width, size_t arg)
{
    (void)arg;
    return parts_height(v, rules_style(v), rules_words(sc, v), width);
}

void review_rules_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t arg)
{
    (void)arg;
    view_text(v, "rules", at, rules_style(v), rules_words(sc, v));
}
