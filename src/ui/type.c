#include "ui/type.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/type_parts.h"

/* Proportions of Noto Sans, in parts of its size: from the middle of a line's box down to the
 * baseline as a browser sets it, half a capital, and the stroke through a price. */
#define MIDDLE_TO_BASELINE 0.388
#define HALF_CAP           0.357
#define CAP_OF_EM          0.714
#define STRIKE_RISE        0.28
#define STRIKE_WIDTH       0.07

#define ELLIPSIS "\xE2\x80\xA6"

struct type {
    struct type_fonts *fonts;
    struct type_cache *cache;
};

static struct type *current; /* see type_set_current() */

enum rc type_new(const struct theme *theme, struct type **ret, struct fault *fault)
{
    struct type_fonts *fonts;
    const enum rc rc = type_fonts_new(theme, &fonts, fault);
    if (rc)
        return rc;
    struct type *t = mem_zalloc(sizeof(*t));
    t->fonts = fonts;
    t->cache = type_cache_new(fonts);
    *ret = t;
    return RC_OK;
}

void type_free(struct type *type)
{
    if (!type)
        return;
    if (current == type)
        current = NULL;
    type_cache_free(type->cache);
    type_fonts_free(type->fonts);
    mem_free(type);
}

void type_forget_typed(struct type *type)
{
    type_cache_forget_typed(type->cache);
}

size_t type_n_typed(const struct type *type)
{
    return type_cache_n_typed(type->cache);
}

void type_set_current(struct type *type)
{
    current = type;
}

struct type *type_current(void)
{
    return current;
}

static struct type_spec spec_of(const struct panel *panel, enum type_step step,
                                const struct text_style *style)
{
    return (struct type_spec){theme_font_px(panel, step), style->bold, panel->rtl, style->typed};
}

int type_width(struct type *type, const struct panel *panel, const struct text_style *style,
               const char *text)
{
    const struct type_spec spec = spec_of(panel, style->step, style);
    return type_cache_width(type->cache, &spec, text, strcspn(text, "\n"));
}

int type_lines(struct type *type, const struct panel *panel, const struct text_style *style,
               const char *text, int width)
{
    const struct type_spec spec = spec_of(panel, style->step, style);
    struct type_lines lines;
    type_wrap(type->cache, &spec, text, width, TYPE_LINES_MAX, &lines);
    return lines.n;
}

/* What is to be set, where. */
struct job {
    struct type *type;
    struct canvas *canvas;
    const struct panel *panel;
    struct rect at;
    const struct text_style *style;
    const char *text;
    uint32_t argb;
};

/* How it was laid out. */
struct setting {
    struct type_spec spec;
    struct type_lines lines;
    int line_px;
    bool fits;
};

static void lay_out(const struct job *job, enum type_step step, struct setting *ret)
{
    ret->spec = spec_of(job->panel, step, job->style);
    ret->line_px = theme_line_px(job->panel, step);
    type_wrap(job->type->cache, &ret->spec, job->text, job->at.w, job->style->lines, &ret->lines);
    const int ink = (int)(ret->spec.px * CAP_OF_EM);
    const int n = ret->lines.n;
    const bool tall = n <= 1 || (n - 1) * ret->line_px + ink <= job->at.h;
    ret->fits = !ret->lines.cut && tall;
}

/* As many lines as the height holds, for text that may be cut. */
static void cut_to_height(const struct job *job, struct setting *s)
{
    const int ink = (int)(s->spec.px * CAP_OF_EM);
    const int room = job->at.h > ink ? (job->at.h - ink) / s->line_px + 1 : 1;
    if (s->lines.n > room) {
        s->lines.n = room;
        s->lines.cut = true;
    }
}

static void draw_run(const struct job *job, const struct type_run *run, int x, int baseline)
{
    if (run->mask)
        canvas_mask(job->canvas, x, baseline - run->baseline, run->mask,
                    (struct rect){0, run->w, run->w, run->h}, job->argb);
}

static int aligned_x(const struct job *job, int width)
{
    enum align align = job->style->align;
    if (job->panel->rtl && align != ALIGN_CENTRE)
        align = align == ALIGN_LEFT ? ALIGN_RIGHT : ALIGN_LEFT;
    if (align == ALIGN_CENTRE)
        return job->at.x + (job->at.w - width) / 2;
    return align == ALIGN_LEFT ? job->at.x : job->at.x + job->at.w - width;
}

static int baseline_of(const struct job *job, const struct setting *s, int line)
{
    const double middle = MIDDLE_TO_BASELINE * s->spec.px + s->line_px / 2.0;
    const int block = s->lines.n * s->line_px;
    const double centred = job->at.h / 2.0 - (s->lines.n - 1) * s->line_px / 2.0;
    double first = 0;
    switch (job->style->valign) {
    case VALIGN_TOP:
        first = middle;
        break;
    case VALIGN_MIDDLE:
        first = centred + HALF_CAP * s->spec.px;
        break;
    case VALIGN_BOTTOM:
        first = job->at.h - block + middle;
        break;
    }
    return job->at.y + (int)(first + 0.5) + line * s->line_px;
}

static void strike(const struct job *job, const struct setting *s, struct rect line)
{
    const int thick = (int)(s->spec.px * STRIKE_WIDTH) > 1 ? (int)(s->spec.px * STRIKE_WIDTH) : 1;
    line.y -= (int)(s->spec.px * STRIKE_RISE) + thick / 2;
    line.h = thick;
    canvas_fill(job->canvas, line, job->argb);
}

/* The longest beginning of the line that leaves room for the dots. */
static struct type_run shortened(const struct job *job, const struct setting *s, const char *from)
{
    char line[TYPE_LINE_BYTES];
    size_t best = 0;
    const char *p = from;
    while (*p && *p != '\n') {
        text_next(&p);
        const size_t n = (size_t)(p - from);
        if (n + sizeof(ELLIPSIS) > sizeof(line))
            break;
        const int wide = type_cache_width(job->type->cache, &s->spec, from, n) + s->spec.px;
        if (wide > job->at.w)
            break;
        best = n;
    }
    while (best > 0 && from[best - 1] == ' ')
        best--;
    memcpy(line, from, best);
    memcpy(line + best, ELLIPSIS, sizeof(ELLIPSIS));
    return type_cache_run(job->type->cache, &s->spec, line, best + sizeof(ELLIPSIS) - 1);
}

static void draw_lines(const struct job *job, const struct setting *s)
{
    for (int i = 0; i < s->lines.n; i++) {
        const char *from = job->text + s->lines.line[i].from;
        const bool dots = s->lines.cut && i == s->lines.n - 1;
        const struct type_run run =
            dots ? shortened(job, s, from)
                 : type_cache_run(job->type->cache, &s->spec, from, s->lines.line[i].len);
        const int x = aligned_x(job, run.advance), y = baseline_of(job, s, i);
        draw_run(job, &run, x, y);
        if (job->style->strike)
            strike(job, s, (struct rect){x, y, run.advance, 0});
    }
}

bool type_draw(struct type *type, struct canvas *c, const struct panel *panel, struct rect at,
               const struct text_style *style, uint32_t argb, const char *text)
{
    if (*text == '\0')
        return true;
    const struct job job = {type, c, panel, at, style, text, argb};
    struct setting setting;
    lay_out(&job, style->step, &setting);
    if (!setting.fits && style->shrink && style->step > TYPE_CAPTION)
        lay_out(&job, style->step - 1, &setting);
    const bool whole = setting.fits || style->ellipsis;
    if (!setting.fits)
        cut_to_height(&job, &setting);
    draw_lines(&job, &setting);
    return whole;
}

void type_draw_small(struct type *type, struct canvas *c, struct rect at, int cap_px, bool bold,
                     uint32_t argb, const char *text)
{
    const struct type_spec spec = {(int)(cap_px / CAP_OF_EM + 0.5), bold, false, false};
    const struct type_run run = type_cache_run(type->cache, &spec, text, strlen(text));
    const int baseline = at.y + (at.h + cap_px) / 2;
    if (run.mask)
        canvas_mask(c, at.x + (at.w - run.advance) / 2, baseline - run.baseline, run.mask,
                    (struct rect){0, run.w, run.w, run.h}, argb);
}
