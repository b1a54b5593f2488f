/* One mark as it is drawn near by: 0.83 of the pitch, a letter and a pattern for each band. */
#include <math.h>

#include "ui/raster.h"
#include "ui/seatmap_impl.h"
#include "ui/theme.h"
#include "ui/type.h"

#define MARK_CONTRAST 3.0
#define LETTER_CAP    0.33 /* cap height of a letter, of the seat's size */
#define FLAP_SHADE    110  /* of 255: how much darker a folded corner is */
#define NUMBERED_CAP  0.24 /* the same above a number */
#define NUMBERED_UP   0.15 /* and so far up */

struct brush {
    struct canvas *c;
    struct type *type;
    const struct theme *theme;
    struct rect at;
    int cx, cy, seat;
    uint32_t band, ink, ground;
    bool numbered;      /* a number will stand in the lower half */
    bool needs_outline; /* the band's colour alone does not stand out from the ground (K-02) */
};

int seatmap_share_px(int seat, double share)
{
    const int px = (int)lround(seat * share);
    return px < 1 ? 1 : px;
}

static struct rect square(const struct brush *b, int size)
{
    return (struct rect){b->cx - size / 2, b->cy - size / 2, size, size};
}

static void word(const struct brush *b, const char *text, int up, double cap, uint32_t argb)
{
    struct rect at = square(b, b->seat);
    at.y -= up;
    type_draw_small(b->type, b->c, at, seatmap_share_px(b->seat, cap), true, argb, text);
}

/* The band's letter, up where a number or a bar stands below it. */
static void letter(const struct brush *b, unsigned band)
{
    const char text[] = {(char)('A' + band), '\0'};
    const bool has_bar = band == 2 || band == 7;
    if (b->numbered)
        word(b, text, seatmap_share_px(b->seat, NUMBERED_UP), NUMBERED_CAP, b->ink);
    else
        word(b, text, has_bar ? seatmap_share_px(b->seat, 0.08) : 0, LETTER_CAP, b->ink);
}

static void tick(const struct brush *b, int size, uint32_t argb)
{
    const int w = seatmap_share_px(size, 0.11);
    const int cy = b->cy - (b->numbered ? seatmap_share_px(b->seat, NUMBERED_UP) : 0);
    size = b->numbered ? size * 2 / 3 : size;
    const struct point line[] = {
        {b->cx - (int)lround(size * 0.22), cy + (int)lround(size * 0.02)},
        {b->cx - (int)lround(size * 0.06), cy + (int)lround(size * 0.19)},
        {b->cx + (int)lround(size * 0.23), cy - (int)lround(size * 0.15)},
    };
    canvas_polyline(b->c, line, 3, w, argb);
}

static void cross(const struct brush *b, double half, double width, uint32_t argb)
{
    const int d = seatmap_share_px(b->seat, half), w = seatmap_share_px(b->seat, width);
    const struct point a[] = {{b->cx - d, b->cy - d}, {b->cx + d, b->cy + d}};
    const struct point c[] = {{b->cx + d, b->cy - d}, {b->cx - d, b->cy + d}};
    canvas_polyline(b->c, a, 2, w < 2 ? 2 : w, argb);
    canvas_polyline(b->c, c, 2, w < 2 ? 2 : w, argb);
}

static void discs(const struct brush *b, int n, const int8_t (*where)[2])
{
    const double s = b->seat;
    for (int i = 0; i < n; i++)
        canvas_disc(b->c, b->cx + (int)lround(where[i][0] * s / 100),
                    b->cy + (int)lround(where[i][1] * s / 100), seatmap_share_px(b->seat, 0.065),
                    b->ink);
}

static void bar(const struct brush *b, double x, double y, double w, double h)
{
    const int s = b->seat;
    canvas_fill(b->c,
                (struct rect){b->cx + (int)lround(x * s), b->cy + (int)lround(y * s),
                              seatmap_share_px(s, w), seatmap_share_px(s, h)},
                b->ink);
}

/* What a band has besides its colour and its letter; nothing is said by colour alone (K-06). */
static void pattern(const struct brush *b, unsigned band)
{
    static const int8_t corners[][2] = {{-33, -33}, {33, -33}, {-33, 33}, {33, 33}};
    static const int8_t sides[][2] = {{-37, 0}, {37, 0}};
    const struct rect whole = square(b, b->seat);
    const int in = seatmap_share_px(b->seat, 0.12);
    switch (band) {
    case 1: /* a ring */
        canvas_ring(b->c, rect_inset(whole, in, in), seatmap_share_px(b->seat, 0.13),
                    seatmap_share_px(b->seat, 0.055), b->ink);
        break;
    case 2: /* a bar below */
        bar(b, -0.32, 0.28, 0.64, 0.085);
        break;
    case 3:
        discs(b, 4, corners);
        break;
    case 4: /* bars above and below */
        bar(b, -0.32, 0.32, 0.64, 0.07);
        bar(b, -0.32, -0.39, 0.64, 0.07);
        break;
    case 5:
        discs(b, 2, sides);
        break;
    case 6: /* bars left and right */
        bar(b, -0.39, -0.3, 0.07, 0.6);
        bar(b, 0.32, -0.3, 0.07, 0.6);
        break;
    case 7: /* a bar below in two pieces */
        bar(b, -0.34, 0.28, 0.26, 0.085);
        bar(b, 0.08, 0.28, 0.26, 0.085);
        break;
    default: /* the first band is plain */
        break;
    }
}

static void free_seat(const struct brush *b, unsigned band)
{
    canvas_round(b->c, square(b, b->seat), seatmap_share_px(b->seat, 0.22), b->band);
    if (b->needs_outline)
        canvas_ring(b->c, square(b, b->seat), seatmap_share_px(b->seat, 0.22),
                    seatmap_share_px(b->seat, 0.04), b->ink);
    pattern(b, band);
    letter(b, band);
}

static void restricted_seat(const struct brush *b, unsigned band)
{
    const char text[] = {(char)('A' + band), '\0'};
    const struct rect whole = square(b, b->seat), clip = b->c->clip;
    const int radius = seatmap_share_px(b->seat, 0.22);
    canvas_ring(b->c, whole, radius, seatmap_share_px(b->seat, 0.06), b->band);
    struct rect lower = whole;
    rect_cut_top(&lower, whole.h / 2);
    canvas_set_clip(b->c, rect_intersect(clip, lower));
    canvas_round(b->c, whole, radius, b->band);
    b->c->clip = clip;
    word(b, text, seatmap_share_px(b->seat, 0.21), LETTER_CAP * 0.82, b->theme->argb[COLOR_TEXT]);
}

/* A corner folded over: there is something to be read first. */
static void note_seat(const struct brush *b, unsigned band)
{
    free_seat(b, band);
    const int half = b->seat / 2, fold = seatmap_share_px(b->seat, 0.3);
    const int right = b->cx - half + b->seat, top = b->cy - half;
    const struct point corner[] = {
        {right - fold, top - 1}, {right + 1, top - 1}, {right + 1, top + fold}};
    canvas_polygon(b->c, corner, 3, b->ground);
    const struct point flap[] = {
        {right - fold, top}, {right - fold, top + fold}, {right, top + fold}};
    canvas_polygon(b->c, flap, 3, raster_mix(b->band, b->ink, FLAP_SHADE));
}

/* Notched above and below, as tickets are that are kept for somebody. */
static void allocation_seat(const struct brush *b, unsigned band)
{
    free_seat(b, band);
    const int half = b->seat / 2, bite = seatmap_share_px(b->seat, 0.15);
    canvas_disc(b->c, b->cx, b->cy - half, bite, b->ground);
    canvas_disc(b->c, b->cx, b->cy - half + b->seat, bite, b->ground);
}

/* The lines of assets/icons/wheel.svg, which is drawn on 24 units. */
static void wheelchair(const struct brush *b, uint32_t argb)
{
    static const struct {
        double x, y;
    } lines[] = {
        {10, 8},      {10, 13.4}, {15, 13.4},   {17.6, 18.4},              /* body, seat, leg */
        {10.2, 10},   {14.2, 10},                                          /* arm */
        {8, 11.4},    {6.2, 13},  {5.4, 15.6},  {6, 18.2},    {7.9, 20.2}, /* wheel */
        {10.6, 20.7}, {13, 19.6}, {14.4, 17.6},
    };
    static const size_t starts[] = {0, 4, 6, sizeof(lines) / sizeof(lines[0])};
    struct point p[sizeof(lines) / sizeof(lines[0])];
    const double k = b->seat * 0.031, x0 = b->cx - b->seat * 0.36, y0 = b->cy - b->seat * 0.38;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        p[i] = (struct point){(int)lround(x0 + lines[i].x * k), (int)lround(y0 + lines[i].y * k)};
    for (size_t i = 0; i + 1 < sizeof(starts) / sizeof(starts[0]); i++)
        canvas_polyline(b->c, p + starts[i], starts[i + 1] - starts[i],
                        seatmap_share_px(b->seat, 0.06), argb);
    canvas_disc(b->c, (int)lround(x0 + 10 * k), (int)lround(y0 + 4.6 * k),
                seatmap_share_px(b->seat, 0.07), argb);
}

static void framed(const struct brush *b, uint32_t argb)
{
    canvas_ring(b->c, square(b, b->seat), 2, seatmap_share_px(b->seat, 0.06), argb);
}

static void chosen_seat(const struct brush *b, bool held)
{
    const uint32_t paper = b->theme->argb[COLOR_PAPER], ink = b->theme->argb[COLOR_ON_PAPER];
    const int size = seatmap_share_px(b->seat, SEATMAP_CHOSEN_BY);
    if (!held) {
        canvas_round(b->c, square(b, size), seatmap_share_px(size, 0.22), paper);
        tick(b, b->seat, ink);
        return;
    }
    const int inner = seatmap_share_px(b->seat, 0.84);
    canvas_ring(b->c, square(b, size), seatmap_share_px(size, 0.22),
                seatmap_share_px(b->seat, 0.06), paper);
    canvas_round(b->c, square(b, inner), seatmap_share_px(inner, 0.22), paper);
    tick(b, inner, ink);
}

static void lost_seat(const struct brush *b)
{
    const uint32_t stop = b->theme->argb[COLOR_STOP];
    canvas_ring(b->c, square(b, b->seat), seatmap_share_px(b->seat, 0.22),
                seatmap_share_px(b->seat, 0.06), stop);
    cross(b, 0.2, 0.1, stop);
}

/* Themes without shades give it an outline. */
static void quiet_seat(const struct brush *b)
{
    const int radius = seatmap_share_px(b->seat, 0.22);
    canvas_round(b->c, square(b, b->seat), radius, b->theme->argb[COLOR_RAISED]);
    if (b->theme->argb[COLOR_RAISED] == b->theme->argb[COLOR_BACKGROUND])
        canvas_ring(b->c, square(b, b->seat), radius, seatmap_share_px(b->seat, 0.04),
                    b->theme->argb[COLOR_MUTED]);
}

static void aside_seat(const struct brush *b)
{
    const int size = seatmap_share_px(b->seat, 0.5);
    canvas_ring(b->c, square(b, size), seatmap_share_px(size, 0.22),
                seatmap_share_px(b->seat, 0.06), b->theme->argb[COLOR_TAKEN]);
}

static struct brush brush_for(struct canvas *c, struct type *type, const struct theme *theme,
                              const struct seatmap_seat *what)
{
    const uint32_t band = theme->argb[COLOR_BAND_A + what->slot % SEATMAP_BANDS];
    const uint32_t ground = theme->argb[COLOR_BACKGROUND];
    return (struct brush){.c = c,
                          .type = type,
                          .theme = theme,
                          .at = what->at,
                          .cx = what->at.x + what->at.w / 2,
                          .cy = what->at.y + what->at.h / 2,
                          .seat = what->seat,
                          .band = band,
                          .ink = theme->argb[COLOR_ON_BAND],
                          .ground = ground,
                          .numbered = what->numbered,
                          .needs_outline = theme_contrast(band, ground) < MARK_CONTRAST};
}

bool seatmap_mark_has_number(enum seat_mark mark)
{
    switch (mark) {
    case MARK_FREE:
    case MARK_RESTRICTED:
    case MARK_NOTE:
    case MARK_ALLOCATION:
    case MARK_CHOSEN:
    case MARK_HELD:
        return true;
    case MARK_NONE:
    case MARK_WHEELCHAIR:
    case MARK_COMPANION:
    case MARK_TAKEN:
    case MARK_LOST:
    case MARK_QUIET:
    case MARK_ASIDE:
        break;
    }
    return false;
}

/* What is free shows its band, each kind in a shape of its own. */
static void banded_seat(const struct brush *b, enum seat_mark mark, unsigned band)
{
    if (mark == MARK_RESTRICTED)
        restricted_seat(b, band);
    else if (mark == MARK_NOTE)
        note_seat(b, band);
    else if (mark == MARK_ALLOCATION)
        allocation_seat(b, band);
    else
        free_seat(b, band);
}

void seatmap_sprite_seat(struct canvas *c, struct type *type, const struct theme *theme,
                         const struct seatmap_seat *what)
{
    const struct brush b = brush_for(c, type, theme, what);
    const enum seat_mark mark = seatmap_slot_mark(what->slot);
    const uint32_t text = theme->argb[COLOR_TEXT];
    switch (mark) {
    case MARK_NONE:
        break;
    case MARK_FREE:
    case MARK_RESTRICTED:
    case MARK_NOTE:
    case MARK_ALLOCATION:
        banded_seat(&b, mark, what->slot % SEATMAP_BANDS);
        break;
    case MARK_WHEELCHAIR:
        framed(&b, text);
        wheelchair(&b, text);
        break;
    case MARK_COMPANION:
        framed(&b, text);
        word(&b, "+1", 0, LETTER_CAP * 0.86, text);
        break;
    case MARK_CHOSEN:
    case MARK_HELD:
        chosen_seat(&b, mark == MARK_HELD);
        break;
    case MARK_TAKEN:
        cross(&b, 0.15, 0.06, theme->argb[COLOR_TAKEN]);
        break;
    case MARK_LOST:
        lost_seat(&b);
        break;
    case MARK_QUIET:
        quiet_seat(&b);
        break;
    case MARK_ASIDE:
        aside_seat(&b);
        break;
    }
}
