#include "base/text.h"
#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

int64_t seats_age_ms(const struct scene_ctx *sc)
{
    const int64_t age = sc->now_ms - sc->session->status_at_ms;
    return age > 0 ? age : 0;
}

const char *seats_blocked(const struct scene_ctx *sc)
{
    if (!sc->session->status->seats_known)
        return "seats.unknown";
    return seats_age_ms(sc) > SEATS_AGE_MOST_MS ? "seats.stale" : NULL;
}

const char *seats_title(const struct scene_ctx *sc, struct view *v)
{
    const struct seats_scene *st = sc->state;
    return TR_N(v->arena, "seats.title", (unsigned long)st->n_wanted,
                {"n", view_printf(v, "%zu", st->n_wanted)});
}

static const char *touch(const struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    if (!seatmap_is_selectable(st->map))
        return tr("seats.touch_area");
    if (st->n_wheelchair > 0)
        return tr(st->n_wheelchair < st->n_wanted ? "seats.touch_space_beside"
                                                  : "seats.touch_space");
    return tr(st->n_wanted > 1 ? "seats.touch_many" : "seats.touch_one");
}

const char *seats_instruction(const struct scene_ctx *sc, struct view *v)
{
    const struct seats_scene *st = sc->state;
    const size_t spaces = seats_pick_missing(sc, true), seats = seats_pick_missing(sc, false);
    if (st->n_chosen == 0)
        return touch(sc);
    if (spaces > 0)
        return TR_N(v->arena, "seats.missing_spaces", (unsigned long)spaces,
                    {"n", view_printf(v, "%zu", spaces)});
    if (seats > 0)
        return TR_N(v->arena, st->no_block ? "seats.no_block" : "seats.missing",
                    (unsigned long)seats, {"n", view_printf(v, "%zu", seats)});
    return tr("seats.complete");
}

const char *seats_together(const struct scene_ctx *sc, struct view *v)
{
    const struct seats_scene *st = sc->state;
    unsigned long n = 0;
    for (size_t i = 0; i < st->n_order; i++)
        n += st->areas[st->order[i]].has_block;
    const char *n_words = view_printf(v, "%lu", n), *all = view_printf(v, "%zu", st->n_order);
    if (st->n_wheelchair > 0)
        return TR_N(v->arena, "seats.parts_with_spaces", n, {"n", n_words}, {"all", all});
    if (st->n_wanted < 2)
        return TR_N(v->arena, "seats.parts", (unsigned long)st->n_order, {"n", all});
    return TR_N(v->arena, n == st->n_order ? "seats.parts_all" : "seats.parts_with_block", n,
                {"n", n_words}, {"all", all}, {"seats", view_printf(v, "%zu", st->n_wanted)});
}

/* "Seat F12 has just gone. We kept the other two." */
static const char *lost_words(const struct scene_ctx *sc, struct view *v)
{
    const struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    const char *seat = plan_string(plan, plan->seats[st->lost[0]].name);
    return TR_N(v->arena, st->n_chosen > 0 ? "seats.lost_some" : "seats.lost_all",
                (unsigned long)st->n_lost, {"seat", seat}, {"n", view_printf(v, "%zu", st->n_lost)},
                {"kept", view_printf(v, "%zu", st->n_chosen)});
}

static void notice(struct view *v, struct rect *body, const char *words)
{
    struct text_style style = parts_style(v, TYPE_BODY, true);
    style.color = COLOR_ON_PAPER;
    style.valign = VALIGN_MIDDLE;
    style.lines = 4;
    const int aside = mm(v, 6 + 12 + 6);
    const int need = parts_height(v, style, words, body->w - aside) + mm(v, 6);
    struct rect at = rect_cut_bottom(body, need > mm(v, 20) ? need : mm(v, 20));
    view_box(v, at, COLOR_PAPER, 5);
    at = rect_inset(at, mm(v, 6), mm(v, 2));
    view_icon(v, rect_centre(rect_cut_left(&at, mm(v, 12)), mm(v, 7), mm(v, 7)), "info",
              COLOR_ON_PAPER);
    view_alert(v, "notice", at, style, words);
    rect_cut_bottom(body, mm(v, 4));
}

void seats_notice_view(const struct scene_ctx *sc, struct view *v, struct rect *body)
{
    const struct seats_scene *st = sc->state;
    if (seats_blocked(sc)) {
        notice(v, body, tr(seats_blocked(sc)));
    } else if (st->n_lost > 0) {
        notice(v, body, lost_words(sc, v));
    } else if (st->failed != RC_OK) {
        const int margin = panel_margin_px(v->panel); /* which chrome_fault() keeps free */
        struct rect wide = rect_inset(*body, -margin, 0);
        chrome_fault(v, &wide, st->failed);
        body->h = wide.h;
    }
}

static const char *age_words(const struct scene_ctx *sc, struct view *v)
{
    const int64_t age = seats_age_ms(sc);
    const long s = (long)(age / SEATS_AGE_STEP_MS * SEATS_AGE_STEP_MS / 1000);
    if (s == 0)
        return tr("seats.updated_now");
    return TR(v->arena, "seats.updated", {"s", view_printf(v, "%ld", s)});
}

void seats_strip_view(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    const struct seats_scene *st = sc->state;
    const bool old = seats_age_ms(sc) >= SEATS_AGE_WARN_MS;
    struct text_style age = parts_muted(v, TYPE_CAPTION);
    age.color = old ? COLOR_WARN : COLOR_MUTED;
    age.align = ALIGN_RIGHT;
    age.valign = VALIGN_MIDDLE;
    const char *words = age_words(sc, v);
    struct rect rest = row;
    view_text(v, "updated", rect_cut_right(&rest, view_text_width(v, &age, words) + mm(v, 1)), age,
              words);
    struct text_style stage = parts_muted(v, TYPE_BODY);
    stage.valign = VALIGN_MIDDLE;
    const int sign = mm(v, 5), gap = mm(v, 3);
    const int w = sign + gap + view_text_width(v, &stage, tr("seats.stage"));
    struct rect at = {row.x + (row.w - w) / 2, row.y, w + mm(v, 1), row.h};
    if (!seatmap_is_selectable(st->map) || seatmap_shows_stage(st->map) ||
        at.x + at.w > rest.x + rest.w)
        return;
    view_icon(v, rect_centre(rect_cut_left(&at, sign), sign, sign), "upa", COLOR_MUTED);
    rect_cut_left(&at, gap);
    view_text(v, "stage", at, stage, tr("seats.stage"));
}
