#include "scenes/basket_scene.h"
#include "scenes/parts.h"
#include "ui/i18n.h"

enum { FIELD_LEAST_MM = 60 };

static void entry(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    const struct basket_scene *st = sc->state;
    parts_button_right(v, &row,
                       &(struct button){.id = "promo_apply",
                                        .label = tr("basket.promo_apply"),
                                        .look = LOOK_PRIMARY,
                                        .action = BASKET_PROMO_APPLY,
                                        .busy = st->pending != 0,
                                        .disabled = st->promo[0] == '\0' || st->pending != 0});
    struct button cancel = {.id = "promo_cancel",
                            .label = tr("basket.promo_cancel"),
                            .hint = tr("basket.promo_cancel"),
                            .look = LOOK_SUNK,
                            .action = BASKET_PROMO_CANCEL};
    if (row.w < parts_button_width(v, &cancel) + mm(v, FIELD_LEAST_MM)) {
        cancel.label = "";
        cancel.icon = "x";
    }
    parts_button_right(v, &row, &cancel);
    const struct field f = {.id = "promo_field",
                            .label = tr("basket.promo"),
                            .value = st->promo,
                            .hint = "",
                            .action = BASKET_PROMO,
                            .active = true,
                            .error = st->promo_refused};
    view_field(v, row, &f);
}

void basket_promo_view(const struct scene_ctx *sc, struct view *v)
{
    const struct basket_scene *st = sc->state;
    const struct keyboard_spec spec = basket_keyboard(sc);
    const int row_h = parts_button_height(v);
    struct text_style words = parts_style(v, TYPE_BODY, true);
    words.valign = VALIGN_MIDDLE;
    words.lines = v->panel->low_reach ? 3 : 4;
    const char *note_words = tr(st->promo_refused ? "basket.promo_refused" : "basket.promo_words");
    const int width = v->panel->w_px - 2 * panel_margin_px(v->panel);
    const int note_h = parts_height(v, words, note_words, width) + mm(v, 4);
    const int need = keyboard_height_px(v, &spec) + row_h + note_h + mm(v, 6 + 6 + 4);
    view_begin_modal(v);
    struct rect usable = panel_usable(v->panel);
    struct rect box = rect_cut_bottom(&usable, need < usable.h ? need : usable.h);
    view_box(v, box, COLOR_RAISED, 5);
    struct rect at = rect_inset(box, panel_margin_px(v->panel), mm(v, 6));
    const struct rect note = rect_cut_top(&at, note_h);
    if (st->promo_refused)
        view_alert(v, "promo_refused", note, words, note_words);
    else
        view_text(v, "promo_words", note, words, note_words);
    entry(sc, v, rect_cut_top(&at, row_h));
    rect_cut_top(&at, mm(v, 4));
    keyboard_view(v, at, &st->keyboard, &spec);
}
