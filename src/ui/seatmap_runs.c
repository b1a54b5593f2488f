#include "ui/seatmap_runs.h"

#include <assert.h>
#include <string.h>
#include <wchar.h>

#include "base/mem.h"

enum {
    SOLID = 32, /* pixels of one colour that are a run of their own */
    FIRST_ROOM = 4096,
};

_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wmemset() fills pixels");

void seatmap_runs_deinit(struct seatmap_runs *runs)
{
    mem_free(runs->runs);
    mem_free(runs->pixels);
    mem_free(runs->first);
    *runs = (struct seatmap_runs){0};
}

void seatmap_runs_begin(struct seatmap_runs *runs, int w, int h)
{
    assert(w > 0 && h > 0);
    const size_t lines = (size_t)h + 1;
    if (lines > runs->lines_room) {
        runs->lines_room = lines * 2;
        runs->first = mem_regrow(runs->first, runs->lines_room, sizeof(runs->first[0]));
    }
    runs->w = w;
    runs->h = h;
    runs->n_runs = runs->n_pixels = runs->n_lines = 0;
    runs->first[0] = 0;
}

static void add_run(struct seatmap_runs *r, size_t n, bool is_solid, uint32_t value)
{
    if (r->n_runs == r->runs_room) {
        r->runs_room = r->runs_room > 0 ? 2 * r->runs_room : FIRST_ROOM;
        r->runs = mem_regrow(r->runs, r->runs_room, sizeof(r->runs[0]));
    }
    r->runs[r->n_runs++] =
        (struct seatmap_run){.n = n & INT32_MAX, .is_solid = is_solid, .value = value};
}

static void add_pixels(struct seatmap_runs *r, const uint32_t *from, size_t n)
{
    if (n == 0)
        return;
    while (r->n_pixels + n > r->pixels_room) {
        r->pixels_room = r->pixels_room > 0 ? 2 * r->pixels_room : 4 * (size_t)FIRST_ROOM;
        r->pixels = mem_regrow(r->pixels, r->pixels_room, sizeof(r->pixels[0]));
    }
    memcpy(r->pixels + r->n_pixels, from, n * sizeof(from[0]));
    add_run(r, n, false, (uint32_t)r->n_pixels);
    r->n_pixels += n;
}

void seatmap_runs_add(struct seatmap_runs *r, const uint32_t *line)
{
    const size_t n = (size_t)r->w;
    size_t from = 0;
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && line[end] == line[i]; end++) {
        }
        if (end - i < SOLID)
            continue;
        add_pixels(r, line + from, i - from);
        add_run(r, end - i, true, line[i]);
        from = end;
    }
    add_pixels(r, line + from, n - from);
    r->first[++r->n_lines] = (uint32_t)r->n_runs;
}

/* The library's fill is chosen for the processor at run time. */
static void fill(uint32_t *line, int from, int to, uint32_t argb)
{
    if (from < to)
        wmemset((wchar_t *)(line + from), (wchar_t)argb, (size_t)(to - from));
}

/* One line of the picture, begun at `x`, from `left` to `right`, which lie on it. */
static void draw_line(const struct seatmap_runs *r, const struct seatmap_run *run, uint32_t *line,
                      const int span[3])
{
    const int left = span[0], right = span[1];
    for (int x = span[2]; x < right; run++) {
        const int end = x + (int)run->n, from = x < left ? left : x, to = end > right ? right : end;
        if (run->is_solid)
            fill(line, from, to, run->value);
        else if (from < to)
            memcpy(line + from, r->pixels + run->value + (from - x),
                   sizeof(uint32_t) * (size_t)(to - from));
        x = end;
    }
}

void seatmap_runs_draw(const struct seatmap_runs *r, struct canvas *c, int x, int y,
                       uint32_t around)
{
    assert(r->n_lines == (size_t)r->h);
    const int from = c->clip.x, to = c->clip.x + c->clip.w;
    const struct rect in = rect_intersect((struct rect){x, y, r->w, r->h}, c->clip);
    for (int at = c->clip.y; at < c->clip.y + c->clip.h; at++) {
        uint32_t *line = c->pixels + (ptrdiff_t)at * c->stride;
        if (at < in.y || at >= in.y + in.h) {
            fill(line, from, to, around);
            continue;
        }
        fill(line, from, in.x, around);
        draw_line(r, r->runs + r->first[at - y], line, (int[]){in.x, in.x + in.w, x});
        fill(line, in.x + in.w, to, around);
    }
}
