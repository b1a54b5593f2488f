#include "base/text.h"
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
        return offer_can_be_made(sc) ? "seats.unknown_choose" : "seats.unknown";
    return seats_age_ms(sc) > SEATS_AGE_MOST_MS ? "seats.stale" : NULL;
}

const char *seats_place(const struct scene_ctx *sc, struct arena *arena, uint32_t seat)
{
    const struct plan *plan = sc->session->plan;
    const struct plan_seat *s = &plan->seats[seat];
    const char *row = plan_string(plan, plan->rows[s->row].label);
    const char *number = seats_seat_number(sc, arena, seat);
    const char *words = row[0] ? TR(arena, "place.row_seat", {"row", row}, {"seat", number})
                               : TR(arena, "place.seat", {"seat", number});
    return TR(arena, "place.area_seat", {"area", seats_area_name(sc, s->area)}, {"seat", words});
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

static const char *age_words(const struct scene_ctx *sc, struct view *v)
{
    const int64_t age = seats_age_ms(sc);
    const long s = (long)(age / SEATS_AGE_STEP_MS * SEATS_AGE_STEP_MS / 1000);
    if (s == 0)
        return tr("seats.updated_now");
    return TR(v->arena, "seats.updated", {"s", view_printf(v, "%ld", s)});
}

void seats_age_view(const struct scene_ctx *sc, struct view *v, struct rect *row)
{
    const bool old = seats_age_ms(sc) >= SEATS_AGE_WARN_MS;
    struct text_style age = parts_muted(v, TYPE_CAPTION);
    age.color = old ? COLOR_WARN : COLOR_MUTED;
    age.align = ALIGN_RIGHT;
    age.valign = VALIGN_MIDDLE;
    const char *words = age_words(sc, v);
    view_text(v, "updated", rect_cut_right(row, view_text_width(v, &age, words) + mm(v, 1)), age,
              words);
}

/* The arrow that leads to the stage. */
static const char *stage_sign(const struct seatmap *map)
{
    int dx = 0, dy = 0;
    seatmap_stage_way(map, &dx, &dy);
    if (dx != 0)
        return dx < 0 ? "left" : "right";
    return dy > 0 ? "downa" : "upa";
}

void seats_strip_view(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    const struct seats_scene *st = sc->state;
    struct rect rest = row;
    seats_age_view(sc, v, &rest);
    struct text_style stage = parts_muted(v, TYPE_BODY);
    stage.valign = VALIGN_MIDDLE;
    const char *words = seats_geometry_stage(sc->session->overlay, tr("seats.stage"));
    const int sign = mm(v, 5), gap = mm(v, 3);
    const int w = sign + gap + view_text_width(v, &stage, words);
    struct rect at = {row.x + (row.w - w) / 2, row.y, w + mm(v, 1), row.h};
    if (!seatmap_is_selectable(st->map) || seatmap_shows_stage(st->map) ||
        at.x + at.w > rest.x + rest.w)
        return;
    view_icon(v, rect_centre(rect_cut_left(&at, sign), sign, sign), stage_sign(st->map),
              COLOR_MUTED);
    rect_cut_left(&at, gap);
    view_text(v, "stage", at, stage, words);
}
