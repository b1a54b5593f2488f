/* What a frame of the seat map costs: a table of counts and of ratios within this run.
 *
 *   bench_seatmap                      the table
 *   bench_seatmap --frames N [SEATS]   N pan frames and nothing else, for an instruction counter:
 *                                      the difference of two lengths is the cost of a frame
 *   bench_seatmap --still N [SEATS]    the same frame N times
 *   bench_seatmap --zooms N [SEATS]    N frames of a pinch, each at a scale of its own
 *   bench_seatmap --near N [SEATS]     N pan frames where seats can be chosen
 *   bench_seatmap --fades N [SEATS]    N frames while some seats fade
 *   bench_seatmap --taps N [SEATS]     N taps (hit test, change, redraw of the damage)
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/seatmap_draw.h"

enum { W = 1080, H = 1920, FRAMES = 60, TAPS = 500, GROUPS = 24, PITCH = 100 };

struct bench {
    struct seatmap_item *items;
    struct seatmap_row *rows;
    struct seatmap_group groups[GROUPS];
    char names[GROUPS][8];
    size_t n, n_rows;
    struct seatmap *map;
    struct theme theme;
    struct type *type;
    struct canvas canvas;
};

static const struct panel panel = {.w_px = W, .h_px = H, .px_per_mm = 4.03};
static const struct rect all = {0, 0, W, H};

static int64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Curved rows in the shape of the screen, in blocks of rows, with two aisles. */
static void fill_house(struct bench *b)
{
    const size_t columns = (size_t)ceil(sqrt((double)b->n * W / H));
    b->n_rows = (b->n + columns - 1) / columns;
    b->rows = mem_zalloc_array(b->n_rows, sizeof(b->rows[0]));
    for (size_t i = 0; i < b->n; i++) {
        const size_t row = i / columns, column = i % columns, group = row * GROUPS / b->n_rows;
        const double u = ((double)column - (double)(columns - 1) / 2) / (double)columns;
        const size_t aisles = column * 3 / columns;
        b->items[i] = (struct seatmap_item){.x = (int32_t)((column + aisles) * PITCH),
                                            .y = (int32_t)((row + 2 * group) * PITCH) -
                                                 (int32_t)(u * u * 4 * PITCH),
                                            .group = (uint16_t)group,
                                            .row = (uint16_t)row};
        b->rows[row].label = "F";
        b->rows[row].first = (uint32_t)(row * columns);
        b->rows[row].n++;
        b->groups[group].n++;
    }
    for (size_t g = 0; g < GROUPS; g++) {
        snprintf(b->names[g], sizeof(b->names[g]), "%u", (unsigned)g + 1);
        b->groups[g].name = b->names[g];
        b->groups[g].recommended = g == GROUPS / 2;
        b->groups[g].first = g > 0 ? b->groups[g - 1].first + b->groups[g - 1].n : 0;
    }
}

static struct bench *bench_new(size_t n)
{
    struct bench *b = mem_zalloc(sizeof(*b));
    struct fault fault;
    b->n = n;
    b->items = mem_zalloc_array(n, sizeof(b->items[0]));
    fill_house(b);
    if (theme_load("assets", "house", &b->theme, &fault) || type_new(&b->theme, &b->type, &fault)) {
        fprintf(stderr, "bench_seatmap: %s\n", fault.what);
        exit(EXIT_FAILURE);
    }
    canvas_init_memory(&b->canvas, W, H);
    b->map = seatmap_new(&(struct seatmap_spec){.items = b->items,
                                                .n_items = n,
                                                .rows = b->rows,
                                                .n_rows = b->n_rows,
                                                .groups = b->groups,
                                                .n_groups = GROUPS,
                                                .pitch = PITCH,
                                                .stage_words = "Stage"});
    uint32_t random = 12345;
    for (size_t i = 0; i < n; i++) {
        random = random * 1664525U + 1013904223U;
        const enum seat_mark mark = (random >> 24) < 110 ? MARK_TAKEN : MARK_FREE;
        seatmap_set(b->map, i, mark, (uint8_t)((size_t)b->items[i].row * 5 / b->n_rows));
    }
    seatmap_place(b->map, all, &panel);
    return b;
}

static void bench_free(struct bench *b)
{
    seatmap_free(b->map);
    type_free(b->type);
    canvas_deinit_memory(&b->canvas);
    mem_free(b->items);
    mem_free(b->rows);
    mem_free(b);
}

static void redraw(struct bench *b)
{
    struct rect damage[SEATMAP_DAMAGE_MAX];
    const size_t n = seatmap_take_damages(b->map, damage);
    for (size_t k = 0; k < n; k++)
        seatmap_draw(b->map, &b->canvas, b->type, &b->theme, damage[k]);
}

/* A pan to and fro of a map a little larger than the screen. */
static void pan_frame(struct bench *b, int i)
{
    const int way = i % 40 < 20 ? -3 : 3;
    seatmap_pan(b->map, way, way);
    redraw(b);
}

static void still_frame(struct bench *b, int i)
{
    (void)i;
    seatmap_draw(b->map, &b->canvas, b->type, &b->theme, all);
}

static void zoom_frame(struct bench *b, int i)
{
    seatmap_zoom(b->map, i % 40 < 20 ? 1.02 : 1 / 1.02, W / 2, H / 2);
    redraw(b);
}

/* Some seats of the screen go and come back, as they do for those who look on for long. */
static void fade_frame(struct bench *b, int i)
{
    enum { FRAME_MS = 16, EVERY = 20, SEATS = 12 };
    if (i % EVERY == 0) {
        for (size_t k = 0; k < SEATS; k++) {
            const size_t item = (b->n / 2 + k * 7) % b->n;
            const bool taken = seatmap_mark(b->map, item) == MARK_TAKEN;
            seatmap_set(b->map, item, taken ? MARK_FREE : MARK_TAKEN, 0);
        }
    }
    seatmap_fade(b->map, (int64_t)i * FRAME_MS);
    redraw(b);
}

static uint64_t tap(struct bench *b, int i)
{
    size_t item = 0;
    struct rect damage[SEATMAP_DAMAGE_MAX];
    const int x = 100 + i * 7919 % 880, y = 300 + i * 104729 % 1300;
    if (seatmap_hit(b->map, x, y, &item) != SEATMAP_ITEM)
        return 0;
    const enum seat_mark mark = seatmap_mark(b->map, item);
    seatmap_set(b->map, item, mark == MARK_CHOSEN ? MARK_FREE : MARK_CHOSEN, 0);
    uint64_t pixels = 0;
    const size_t n = seatmap_take_damages(b->map, damage);
    for (size_t k = 0; k < n; k++) {
        seatmap_draw(b->map, &b->canvas, b->type, &b->theme, damage[k]);
        pixels += (uint64_t)damage[k].w * (uint64_t)damage[k].h;
    }
    return pixels;
}

static int by_value(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static double median(int64_t *times, size_t n)
{
    qsort(times, n, sizeof(times[0]), by_value);
    const size_t middle = n / 2;
    return (double)times[middle];
}

static double time_clear(struct bench *b)
{
    int64_t times[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
        const int64_t from = now_ns();
        canvas_fill(&b->canvas, all, 0xFF000000U | (uint32_t)i);
        times[i] = now_ns() - from;
    }
    return median(times, FRAMES);
}

static double time_frames(struct bench *b, void (*frame)(struct bench *, int))
{
    int64_t times[FRAMES];
    frame(b, 0);
    for (int i = 0; i < FRAMES; i++) {
        const int64_t from = now_ns();
        frame(b, i);
        times[i] = now_ns() - from;
    }
    return median(times, FRAMES);
}

static void print_row(size_t n)
{
    struct bench *b = bench_new(n);
    seatmap_zoom(b->map, 1.15, W / 2, H / 2);
    const double clear = time_clear(b), far = time_frames(b, pan_frame);
    const double still = time_frames(b, still_frame);
    const uint64_t before = b->canvas.n_ops;
    pan_frame(b, 0);
    const uint64_t ops = b->canvas.n_ops - before;
    const double zoom = time_frames(b, zoom_frame);
    seatmap_show_item(b->map, n / 2);
    const double near = time_frames(b, pan_frame);
    uint64_t pixels = 0;
    const int64_t from = now_ns();
    for (int i = 0; i < TAPS; i++)
        pixels += tap(b, i);
    const double each = (double)(now_ns() - from) / TAPS;
    printf("%7zu  %8.1f  %7.1f  %7.1f  %7.1f  %7.1f  %9.3f  %9llu  %10llu\n", n, far / 1000,
           far / clear, still / clear, zoom / clear, near / clear, each / clear,
           (unsigned long long)ops, (unsigned long long)(pixels / TAPS));
    bench_free(b);
}

static void tap_frame(struct bench *b, int i)
{
    tap(b, i);
}

static const struct mode {
    const char *name;
    void (*frame)(struct bench *b, int i);
    bool near; /* where seats can be chosen */
} modes[] = {{"--frames", pan_frame, false}, {"--still", still_frame, false},
             {"--zooms", zoom_frame, false}, {"--near", pan_frame, true},
             {"--fades", fade_frame, true},  {"--taps", tap_frame, true}};

static const struct mode *find_mode(const char *name)
{
    for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
        if (strcmp(modes[i].name, name) == 0)
            return &modes[i];
    }
    return NULL;
}

static void run_only(const struct mode *mode, int64_t count, size_t n)
{
    struct bench *b = bench_new(n);
    if (mode->near)
        seatmap_show_item(b->map, n / 2);
    else
        seatmap_zoom(b->map, 1.15, W / 2, H / 2);
    pan_frame(b, 0);
    for (int i = 0; i < count; i++)
        mode->frame(b, i);
    bench_free(b);
}

int main(int argc, char **argv)
{
    int64_t count = 0, n = 60000;
    const struct mode *mode = argc >= 3 ? find_mode(argv[1]) : NULL;
    if (mode && text_to_int64(argv[2], 0, 1000000, &count) &&
        (argc == 3 || text_to_int64(argv[3], 1, 100000, &n))) {
        run_only(mode, count, (size_t)n);
        return EXIT_SUCCESS;
    }
    if (argc > 1) {
        fputs("usage: bench_seatmap [--frames|--still|--zooms|--near|--fades|--taps N [SEATS]]\n",
              stderr);
        return 2;
    }
    puts("Seat map, 1080x1920 px, medians; \"x\": times the clearing of the frame, same run");
    puts("  seats    pan us    pan x  still x   zoom x   near x      tap x  marks+ops  px per tap");
    print_row(2000);
    print_row(10000);
    print_row(60000);
    return EXIT_SUCCESS;
}
