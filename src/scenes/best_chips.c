#include "scenes/best_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { CHIP_LEAST_MM = 24, CHIP_PADDING_MM = 6, GAP_MM = 4 };

static int chip_width(const struct view *v, const struct button *b)
{
    const struct text_style style = {.step = TYPE_BODY, .bold = true};
    const int w = view_text_width(v, &style, b->label) + 2 * mm(v, CHIP_PADDING_MM);
    return w < mm(v, CHIP_LEAST_MM) ? mm(v, CHIP_LEAST_MM) : w;
}

/* False, with nothing drawn, when it has no room any more. */
static bool chip(struct view *v, struct rect *row, const struct button *b)
{
    const int w = chip_width(v, b);
    if (w > row->w)
        return false;
    view_button(v, rect_cut_left(row, w), b);
    rect_cut_left(row, mm(v, GAP_MM));
    return true;
}

static size_t count_bands(const struct best_scene *st)
{
    size_t n = 0;
    for (size_t i = 0; i < st->n_bands; i++)
        n += st->bands[i].n_free > 0;
    return n;
}

static struct button band_chip(const struct scene_ctx *sc, struct arena *a, size_t i)
{
    const struct best_scene *st = sc->state;
    const struct best_band *band = &st->bands[i];
    return (struct button){.id = "band",
                           .nth = (uint32_t)i + 1,
                           .label = TR(a, "best.band",
                                       {"letter", arena_printf(a, "%c", (char)('A' + i))},
                                       {"money", say_money(a, sc->shop, band->price)}),
                           .look = LOOK_CHIP,
                           .role = ROLE_TOGGLE,
                           .action = BEST_BAND,
                           .arg = band->band,
                           .chosen = (st->only_bands >> band->band & 1U) != 0,
                           .disabled = st->pending != 0};
}

static struct button any_band_chip(const struct best_scene *st)
{
    return (struct button){.id = "band",
                           .label = tr("best.any_price"),
                           .look = LOOK_CHIP,
                           .role = ROLE_TOGGLE,
                           .action = BEST_BAND,
                           .arg = UINT32_MAX,
                           .chosen = st->only_bands == 0,
                           .disabled = st->pending != 0};
}

/* The bands over as many lines as they need, drawn where `draw` is given; their number. */
static int bands_lines(const struct scene_ctx *sc, const struct view *v, int width,
                       struct view *draw, struct rect at)
{
    const struct best_scene *st = sc->state;
    const int h = parts_small_height(v), gap = mm(v, GAP_MM);
    int lines = 1, x = 0;
    for (size_t i = 0; i <= st->n_bands; i++) {
        if (i > 0 && st->bands[i - 1].n_free == 0)
            continue;
        const struct button b = i == 0 ? any_band_chip(st) : band_chip(sc, v->arena, i - 1);
        const int w = chip_width(v, &b);
        if (x > 0 && x + w > width) {
            lines++;
            x = 0;
        }
        if (draw)
            view_button(draw, (struct rect){at.x + x, at.y + (lines - 1) * (h + gap), w, h}, &b);
        x += w + gap;
    }
    return lines;
}

static bool is_listed(const struct session *session, uint32_t area)
{
    return session->plan->areas[area].n_seats > 0 && session->status->areas[area].available > 0;
}

static uint32_t count_areas(const struct session *session)
{
    uint32_t n = 0;
    for (uint32_t i = 0; session->plan && session->status && session->status->seats_known &&
                         i < session->plan->n_areas;
         i++)
        n += is_listed(session, i);
    return n;
}

static struct button area_chip(const struct scene_ctx *sc, uint32_t area, uint32_t nth)
{
    const struct best_scene *st = sc->state;
    const struct session *session = sc->session;
    return (struct button){
        .id = "area",
        .nth = nth,
        .label = area == UINT32_MAX ? tr("best.any_area")
                                    : plan_overlay_caption(session->overlay, session->plan, area),
        .look = LOOK_CHIP,
        .role = ROLE_TOGGLE,
        .action = BEST_AREA,
        .arg = area,
        .chosen = st->only_area == area,
        .disabled = st->pending != 0};
}

static struct button more_chip(uint32_t first)
{
    return (struct button){.id = "areas_more",
                           .label = tr("best.more_areas"),
                           .look = LOOK_QUIET,
                           .action = BEST_AREAS,
                           .arg = first,
                           .repeats = true};
}

/* "Anywhere", then the areas as far as they have room; the next ones, and in the end the first
 * again, come by a touch on the last chip. */
static void areas_view(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    const struct best_scene *st = sc->state;
    const struct session *session = sc->session;
    const uint32_t total = count_areas(session);
    struct view_list list = {
        .id = "area", .more_id = "areas_more", .first = st->first_area, .total = total + 1};
    struct button more = more_chip(0), b = area_chip(sc, UINT32_MAX, 0);
    uint32_t nth = 0;
    if (st->first_area == 0 && chip(v, &row, &b))
        list.shown++;
    for (uint32_t area = 0; area < session->plan->n_areas; area++) {
        if (!is_listed(session, area) || ++nth < st->first_area)
            continue;
        b = area_chip(sc, area, nth);
        const bool is_last = nth == total && st->first_area == 0;
        const int more_w = is_last ? 0 : chip_width(v, &more) + mm(v, GAP_MM);
        if (chip_width(v, &b) + more_w > row.w)
            break;
        chip(v, &row, &b);
        list.shown++;
    }
    view_list(v, &list);
    const uint32_t next = list.first + list.shown;
    if (next <= total || list.first > 0) {
        more.arg = next <= total ? next : 0;
        chip(v, &row, &more);
    }
}

static int bands_px(const struct scene_ctx *sc, const struct view *v, int width)
{
    if (count_bands(sc->state) < 2)
        return 0;
    const int lines = bands_lines(sc, v, width, NULL, (struct rect){0});
    return lines * parts_small_height(v) + (lines - 1) * mm(v, GAP_MM);
}

int best_chips_px(const struct scene_ctx *sc, const struct view *v, int width)
{
    const int bands = bands_px(sc, v, width);
    const int areas = count_areas(sc->session) > 1 ? parts_small_height(v) : 0;
    return bands + areas + (bands > 0 && areas > 0 ? mm(v, GAP_MM) : 0);
}

void best_chips_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const int bands = bands_px(sc, v, at.w);
    if (bands > 0) {
        const struct rect lines = rect_cut_top(&at, bands);
        bands_lines(sc, v, lines.w, v, lines);
        rect_cut_top(&at, mm(v, GAP_MM));
    }
    if (count_areas(sc->session) > 1)
        areas_view(sc, v, rect_cut_top(&at, parts_small_height(v)));
}
