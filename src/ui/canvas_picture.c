/* Pictures and the fade that words stand on. */
#include <assert.h>
#include <string.h>

#include "ui/canvas.h"
#include "ui/canvas_row.h"
#include "ui/raster.h"

/* How grey a picture gets with its dimming: a sold-out poster is dimmed by 62 and 70 % grey. */
#define GREY_PER_DIM (0.7 / 62.0 * 255.0)

/* The ramp of the fade: by half its height it carries text on the lightest picture. */
#define SCRIM_KNEE    0.5
#define SCRIM_AT_KNEE 0.9

struct fade {
    int alpha, grey; /* 0..255 */
};

static struct fade fade_of(int dim)
{
    const int grey = (int)(dim * GREY_PER_DIM);
    return (struct fade){(100 - dim) * 255 / 100, grey > 255 ? 255 : grey};
}

static void lay(uint32_t *to, const uint32_t *from, int n, struct fade fade)
{
    if (fade.alpha == 255)
        memcpy(to, from, (size_t)n * sizeof(to[0]));
    else
        raster_faded(to, from, n, fade.alpha, fade.grey);
}

/* A row of a picture: where it stands and what its corner leaves of it. */
struct picture_row {
    struct rect at; /* of the whole picture */
    int y;
    struct corner corner;
    const uint32_t *pixels;
};

/* The few pixels of a row that the corner's curve goes through, on both sides. */
static void lay_curve(struct canvas *c, const struct picture_row *row, int alpha)
{
    for (int i = row->corner.edge; i < row->corner.solid; i++) {
        const int cover = canvas_corner_cover(&row->corner, i) * alpha / 255;
        const int both[2] = {i, row->at.w - 1 - i};
        for (int side = 0; side < 2; side++) {
            const int x = row->at.x + both[side];
            if (x < c->clip.x || x >= c->clip.x + c->clip.w)
                continue;
            uint32_t *p = canvas_at(c, x, row->y);
            *p = raster_mix(*p, row->pixels[both[side]], cover);
        }
    }
}

void canvas_picture(struct canvas *c, struct rect at, const struct picture *picture, int radius,
                    int dim)
{
    assert(picture->w == at.w && picture->h == at.h && dim >= 0 && dim <= 100);
    const struct rect in = rect_intersect(at, c->clip);
    if (rect_is_empty(in))
        return;
    c->n_ops++;
    radius = canvas_fit_radius(at, radius);
    const struct fade fade = fade_of(dim);
    for (int y = in.y; y < in.y + in.h; y++) {
        const struct picture_row row = {at, y, canvas_corner(at.h, radius, y - at.y),
                                        picture->pixels + (ptrdiff_t)(y - at.y) * picture->w};
        const int curve = row.corner.solid;
        const struct rect solid =
            rect_intersect(in, (struct rect){at.x + curve, y, at.w - 2 * curve, 1});
        if (!rect_is_empty(solid))
            lay(canvas_at(c, solid.x, y), row.pixels + (solid.x - at.x), solid.w, fade);
        lay_curve(c, &row, fade.alpha);
    }
}

/* 0..1 down the fade to 0..1 of its strength; no visible line where it begins. */
static double ramp(double t)
{
    if (t >= SCRIM_KNEE)
        return SCRIM_AT_KNEE + (1 - SCRIM_AT_KNEE) * (t - SCRIM_KNEE) / (1 - SCRIM_KNEE);
    const double u = t / SCRIM_KNEE;
    return SCRIM_AT_KNEE * u * u * (3 - 2 * u);
}

void canvas_scrim(struct canvas *c, struct rect r, uint32_t argb, int strength)
{
    const struct rect in = rect_intersect(r, c->clip);
    if (rect_is_empty(in) || strength <= 0)
        return;
    c->n_ops++;
    for (int y = in.y; y < in.y + in.h; y++) {
        const double part = ramp((y - r.y + 0.5) / r.h) * (strength > 100 ? 100 : strength) / 100;
        const uint32_t alpha = (uint32_t)(part * 255.0 + 0.5);
        raster_blend(canvas_at(c, in.x, y), in.w, (argb & 0xFFFFFFU) | alpha << 24);
    }
}
