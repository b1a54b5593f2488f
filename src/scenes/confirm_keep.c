#include <string.h>

#include "base/text.h"
#include "scenes/confirm_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

/* The largest letters in which the words stand on one line; several lines in letters of one size. */
static struct text_style big_style(const struct view *v, const char *words, int width)
{
    const bool several = strchr(words, '\n') != NULL;
    struct text_style big = parts_style(v, several ? TYPE_HEADING : TYPE_DISPLAY, true);
    while (!several && big.step > TYPE_BODY && view_text_width(v, &big, words) > width)
        big.step--;
    big.lines = PROFILES_MAX;
    return big;
}

static void fact(struct view *v, struct rect at, const char *id, const char *const words[3])
{
    struct text_style over = parts_muted(v, TYPE_HEADING);
    const struct text_style big = big_style(v, words[1], at.w);
    struct text_style note = parts_muted(v, TYPE_BODY);
    over.lines = 2;
    note.lines = 6; /* all of it, or nothing */
    const int over_h = parts_height(v, over, words[0], at.w);
    const int big_h = parts_height(v, big, words[1], at.w);
    const int note_h = parts_height(v, note, words[2], at.w);
    if (at.h >= over_h + big_h)
        view_text(v, NULL, rect_cut_top(&at, over_h), over, words[0]);
    view_text(v, id, rect_cut_top(&at, big_h < at.h ? big_h : at.h), big, words[1]);
    rect_cut_top(&at, mm(v, 1));
    if (at.h >= note_h)
        view_text(v, NULL, rect_cut_top(&at, note_h), note, words[2]);
}

/* One number, or those of several bookings. */
static const char *joined_numbers(const struct scene_ctx *sc, struct view *v, const char *separator)
{
    const struct order *order = sc->session->order;
    char words[200];
    struct text t = TEXT_OF(words);
    if (order->n_parts <= 1)
        return say_order_number(v->arena, order->id);
    for (size_t i = 0; i < order->n_parts; i++) {
        text_add(&t, i == 0 ? "" : separator);
        text_add(&t, say_order_number(v->arena, order->parts[i].id));
    }
    return view_printf(v, "%s", words);
}

/* Beside each other where they have the width, else below each other. */
static const char *order_numbers(const struct scene_ctx *sc, struct view *v, int width)
{
    const struct text_style least = parts_style(v, TYPE_HEADING, true);
    const char *beside = joined_numbers(sc, v, tr("list.separator"));
    return view_text_width(v, &least, beside) <= width ? beside : joined_numbers(sc, v, "\n");
}

static const char *paid_key(const struct order *order)
{
    return order->n_parts > 1 ? "confirm.paid_orders" : "confirm.paid";
}

static const char *number_words(const struct scene_ctx *sc)
{
    return tr(sc->session->order->n_parts > 1 ? "confirm.order_numbers" : "confirm.order_number");
}

/* Where the codes need nearly all the room: the number alone. */
static const char *brief_words(const struct scene_ctx *sc, struct view *v)
{
    return TR(v->arena, "confirm.number_on",
              {"number", joined_numbers(sc, v, tr("list.separator"))});
}

static struct text_style brief_style(const struct view *v)
{
    struct text_style style = parts_style(v, TYPE_HEADING, true);
    style.lines = 2;
    return style;
}

void confirm_keep_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    if (panel_is_tight(v->panel)) {
        view_text(v, "order_number", at, brief_style(v), brief_words(sc, v));
        return;
    }
    const struct order *order = sc->session->order;
    const bool collect = sc->session->details.collect;
    const char *const photo[3] = {tr("confirm.keep"),
                                  tr(collect ? "confirm.collect" : "confirm.photo"),
                                  tr(collect ? "confirm.collect_note" : "confirm.photo_note")};
    const struct rect left = rect_column(at, 0, 2, mm(v, 8)),
                      right = rect_column(at, 1, 2, mm(v, 8));
    const char *const number[3] = {
        number_words(sc), order_numbers(sc, v, right.w),
        TR(v->arena, paid_key(order), {"money", say_money(v->arena, sc->shop, order->total)})};
    fact(v, left, "keep", photo);
    fact(v, right, "order_number", number);
}

int confirm_keep_height(const struct scene_ctx *sc, struct view *v, int width)
{
    if (panel_is_tight(v->panel))
        return parts_height(v, brief_style(v), brief_words(sc, v), width);
    const int column = rect_column((struct rect){.w = width}, 1, 2, mm(v, 8)).w;
    const char *numbers = order_numbers(sc, v, column);
    const int several = parts_height(v, big_style(v, numbers, column), numbers, column);
    const int one = parts_line(v, TYPE_DISPLAY);
    int h = parts_line(v, TYPE_HEADING) + (several > one ? several : one) + mm(v, 2);
    if (!v->panel->low_reach)
        h += 2 * parts_line(v, TYPE_BODY);
    return h;
}

void confirm_keep_beside_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct order *order = sc->session->order;
    const bool collect = sc->session->details.collect;
    const char *const number[3] = {
        number_words(sc), order_numbers(sc, v, at.w),
        TR(v->arena, paid_key(order), {"money", say_money(v->arena, sc->shop, order->total)})};
    const char *const photo[3] = {tr("confirm.keep"),
                                  tr(collect ? "confirm.collect" : "confirm.photo"), ""};
    const int h = parts_line(v, TYPE_HEADING) + parts_line(v, TYPE_DISPLAY);
    if (at.h >= 2 * h + mm(v, 4)) {
        fact(v, rect_cut_top(&at, h), "keep", photo);
        rect_cut_top(&at, mm(v, 4));
    }
    fact(v, at, "order_number", number);
}
