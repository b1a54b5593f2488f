#include <assert.h>

#include "base/mem.h"
#include "base/text.h"
#include "scenes/seats_geometry.h"
#include "tools/foyerctl_plan.h"
#include "ui/canvas.h"
#include "ui/seatmap_draw.h"

/* Seats are drawn so far apart that their numbers can be read, as far as the picture allows. */
enum {
    PITCH_PX = 26,
    SIDE_MOST = 6000,
    PIXELS_MOST = 24 * 1000 * 1000,
    PADDING_PITCHES = 8,
    NUMBERS_FROM_PX = 18
};

static const double SELECT_PITCH_MM = 12, SHOWN_PITCH_MM = 13.5;

static int64_t pitches(int32_t from, int32_t to, int32_t pitch)
{
    return ((int64_t)to - from) / pitch + PADDING_PITCHES;
}

/* The picture's size, and how many of its pixels are a pitch. */
static double choose_size(struct plan_report *report)
{
    const struct plan *plan = report->plan;
    const double w = (double)pitches(plan->min_x, plan->max_x, plan->pitch);
    const double h = (double)pitches(plan->min_y, plan->max_y, plan->pitch);
    if (report->w == 0) {
        double pitch = PITCH_PX;
        while (pitch > 1 && (pitch * w > SIDE_MOST || pitch * h > SIDE_MOST ||
                             pitch * w * pitch * h > PIXELS_MOST))
            pitch -= 0.5;
        report->w = (int)(w * pitch < SIDE_MOST ? w * pitch : SIDE_MOST);
        report->h = (int)(h * pitch < SIDE_MOST ? h * pitch : SIDE_MOST);
    }
    const double across = report->w / w, down = report->h / h;
    return across < down ? across : down;
}

static enum seat_mark mark_of(const struct plan_overlay *overlay, uint32_t seat)
{
    if (overlay->flags[seat] & SEAT_FLAG_COMPANION)
        return MARK_COMPANION;
    if (overlay->partner[seat] != SEAT_NONE)
        return MARK_WHEELCHAIR;
    if (plan_overlay_is_restricted(overlay, seat))
        return MARK_RESTRICTED;
    return plan_overlay_note(overlay, seat)[0] ? MARK_NOTE : MARK_FREE;
}

struct drawing {
    struct theme theme;
    struct type *type;
    struct canvas canvas;
    struct panel panel;
    struct seatmap *map;
};

static uint8_t band_of(const struct plan *plan, uint32_t seat)
{
    return (uint8_t)(plan->seats[seat].area % 8); /* a colour for each area */
}

/* The map writes a band's letter on a seat; here the number says more. */
static void draw_numbers(struct drawing *d, const struct plan *plan, double pitch_px)
{
    const int size = (int)(pitch_px * 0.6), cap = size / 2;
    for (uint32_t i = 0; i < plan->n_seats && pitch_px >= NUMBERS_FROM_PX; i++) {
        const enum seat_mark mark = seatmap_mark(d->map, i);
        char number[8];
        int x = 0, y = 0;
        if ((mark != MARK_FREE && mark != MARK_NOTE) || !seatmap_item_at(d->map, i, &x, &y))
            continue;
        const struct rect at = {x - size / 2, y - size / 2 + 1, size, size};
        struct text words = TEXT_OF(number);
        text_addf(&words, "%u", plan->seats[i].number);
        canvas_fill(&d->canvas, at, d->theme.argb[COLOR_BAND_A + band_of(plan, i)]);
        type_draw_small(d->type, &d->canvas, at, cap, false, d->theme.argb[COLOR_ON_BAND], number);
    }
}

/* Each area's caption above its topmost seat. */
static void draw_captions(struct drawing *d, const struct plan_report *report)
{
    const struct plan *plan = report->plan;
    const struct text_style style = {.step = TYPE_HEADING, .bold = true, .align = ALIGN_CENTRE};
    const int line = theme_line_px(&d->panel, TYPE_HEADING);
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        const struct plan_area *area = &plan->areas[i];
        const char *words = plan_overlay_caption(report->overlay, plan, i);
        uint32_t top = area->first_seat;
        int x = 0, y = 0;
        for (uint32_t s = area->first_seat; s < area->first_seat + area->n_seats; s++)
            top = plan->seats[s].y < plan->seats[top].y ? s : top;
        if (area->n_seats == 0 || !seatmap_item_at(d->map, top, &x, &y))
            continue;
        const int w = type_width(d->type, &d->panel, &style, words) + 2;
        const struct rect at = {x - w / 2, y < 3 * line ? 0 : y - 3 * line, w, line};
        canvas_fill(&d->canvas, at, d->theme.argb[COLOR_BACKGROUND]);
        type_draw(d->type, &d->canvas, &d->panel, at, &style, d->theme.argb[COLOR_ACCENT], words);
    }
}

static void draw_labels(struct drawing *d, const struct plan_report *report, double pitch_px)
{
    draw_numbers(d, report->plan, pitch_px);
    draw_captions(d, report);
}

static enum rc draw(struct drawing *d, struct plan_report *report, struct fault *fault)
{
    const struct plan *plan = report->plan;
    const double pitch_px = choose_size(report);
    const struct rect all = {0, 0, report->w, report->h};
    struct seats_geometry geometry;
    d->panel = (struct panel){
        .w_px = report->w, .h_px = report->h, .px_per_mm = pitch_px / SHOWN_PITCH_MM};
    canvas_init_memory(&d->canvas, report->w, report->h);
    seats_geometry_build(&geometry, plan, report->overlay);
    d->map = seats_geometry_map(&geometry, plan, "Stage", SELECT_PITCH_MM);
    for (uint32_t i = 0; i < plan->n_seats; i++)
        seatmap_set(d->map, i, mark_of(report->overlay, i), band_of(plan, i));
    seatmap_place(d->map, all, &d->panel);
    seatmap_fit(d->map);
    seatmap_draw(d->map, &d->canvas, d->type, &d->theme, all);
    if (seatmap_is_selectable(d->map))
        draw_labels(d, report, pitch_px);
    const enum rc rc = canvas_save_png(&d->canvas, report->out, fault);
    seatmap_free(d->map);
    seats_geometry_free(&geometry);
    canvas_deinit_memory(&d->canvas);
    return rc;
}

enum rc foyerctl_plan_draw(struct plan_report *report, struct fault *fault)
{
    struct drawing d = {.type = NULL};
    assert(report->plan->n_seats > 0);
    enum rc rc = theme_load(report->assets, report->ctl->config.theme, &d.theme, fault);
    if (rc == RC_OK)
        rc = type_new(&d.theme, &d.type, fault);
    if (rc == RC_OK)
        rc = draw(&d, report, fault);
    type_free(d.type);
    return rc;
}
