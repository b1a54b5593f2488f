/* What houses of every size cost on the whole program's screen, one line each: frames in milliseconds,
 * pixels and drawing calls of a pan frame, own allocations, bytes a seat, the way to the first picture,
 * hit tests and taps. whole.py counts the instructions.
 * Budgets: frames 16 ms, own allocations 0 a frame and a tap, database to first picture 20 ms.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kit.h"
#include "scenes/seats_scene.h"
#include "store/catalogue_store.h"
#include "ui/seatmap_draw.h"

enum { ROUNDS = 5, FRAMES = 60, HITS = 20000, TAPS = 300, NOW_UTC_S = 1795286100 };

static const uint32_t sizes[] = {500, 2000, 10000, 60000};

struct figures {
    double still_ms, pan_ms, zoom_ms;
    uint64_t pan_pixels, pan_ops;
    double pan_allocations, tap_allocations;
    double seat_bytes, json_ms, stored_ms;
    double hit_ns, tap_us;
};

struct house {
    struct kit_screen screen;
    struct seatmap *map;
    uint32_t n;
};

static struct canvas *canvas_of(struct house *h)
{
    return window_canvas(h->screen.window);
}

/* Draws what changed; returns how many pixels that is. */
static uint64_t redraw(struct house *h)
{
    struct rect damage[SEATMAP_DAMAGE_MAX];
    const size_t n = seatmap_take_damages(h->map, damage);
    uint64_t pixels = 0;
    for (size_t i = 0; i < n; i++) {
        seatmap_draw(h->map, canvas_of(h), h->screen.rt->type, &h->screen.rt->theme, damage[i]);
        pixels += (uint64_t)damage[i].w * (uint64_t)damage[i].h;
    }
    return pixels;
}

static uint64_t still_frame(struct house *h, int i)
{
    (void)i;
    seatmap_draw(h->map, canvas_of(h), h->screen.rt->type, &h->screen.rt->theme,
                 (struct rect){0, 0, KIT_W, KIT_H});
    return 0;
}

static uint64_t pan_frame(struct house *h, int i)
{
    const int way = i % 40 < 20 ? -3 : 3;
    seatmap_pan(h->map, way, way);
    return redraw(h);
}

static uint64_t zoom_frame(struct house *h, int i)
{
    seatmap_zoom(h->map, i % 40 < 20 ? 1.02 : 1 / 1.02, KIT_W / 2, KIT_H / 2);
    return redraw(h);
}

static double time_frames(struct house *h, uint64_t (*frame)(struct house *h, int i))
{
    int64_t times[FRAMES];
    frame(h, 0);
    for (int i = 0; i < FRAMES; i++) {
        const int64_t from = kit_now_ns();
        frame(h, i);
        times[i] = kit_now_ns() - from;
    }
    return kit_median(times, FRAMES) / 1e6;
}

/* Puts a plan on the screen as the seats scene does, to its first picture. */
static void show(struct house *h, struct plan *plan)
{
    kit_screen_open_plan(&h->screen, plan);
    runtime_go(h->screen.rt, SCENE_seats, 0);
    runtime_draw(h->screen.rt);
    h->map = ((const struct seats_scene *)(const void *)h->screen.rt->state)->map;
}

static double time_json(struct house *h, const struct plan *made)
{
    int64_t times[ROUNDS];
    size_t size = 0;
    char *bytes = kit_plan_json(made, &size);
    for (int i = 0; i < ROUNDS; i++) {
        kit_screen_go(&h->screen, SCENE_tickets);
        const int64_t from = kit_now_ns();
        show(h, kit_decode_plan(bytes, size));
        times[i] = kit_now_ns() - from;
    }
    mem_free(bytes);
    return kit_median(times, ROUNDS) / 1e6;
}

/* From the database, rows and all; also what the plan then holds, per seat. */
static void measure_stored(struct house *h, const struct plan *made, struct figures *ret)
{
    int64_t times[ROUNDS];
    char dir[] = "/tmp/foyer-bench-XXXXXX";
    struct fault fault = {0};
    struct catalogue_store *store = NULL;
    if (!mkdtemp(dir))
        kit_check(RC_STORE, NULL, "a folder for the store");
    kit_check(catalogue_store_open(dir, &store, &fault), &fault, "open");
    kit_check(catalogue_store_put_plan(store, made, "VENUE-1", NOW_UTC_S, &fault), &fault, "put");
    for (int i = 0; i < ROUNDS; i++) {
        struct plan *plan = NULL;
        kit_screen_go(&h->screen, SCENE_tickets);
        session_close_instance(&h->screen.rt->session);
        const int64_t before = kit_memory().live_bytes, from = kit_now_ns();
        kit_check(catalogue_store_plan(store, made->id, &plan, &fault), &fault, "plan");
        show(h, plan);
        times[i] = kit_now_ns() - from;
        ret->seat_bytes = (double)(kit_memory().live_bytes - before) / h->n;
    }
    ret->stored_ms = kit_median(times, ROUNDS) / 1e6;
    catalogue_store_close(store);
    kit_remove(dir);
}

/* Nearly the whole house: a little of it out of sight, so that it can be panned. */
static void show_nearly_all(struct house *h)
{
    enum { NEARLY_ALL = 930 }; /* per mille */
    struct rect seen = {0, 0, 1000, 1000};
    seatmap_fit(h->map);
    while (seen.w > NEARLY_ALL && seen.h > NEARLY_ALL) {
        seatmap_zoom(h->map, 1.02, KIT_W / 2, KIT_H / 2);
        runtime_draw(h->screen.rt);
        seen = seatmap_window(h->map);
    }
}

static void measure_frames(struct house *h, struct figures *ret)
{
    show_nearly_all(h);
    ret->still_ms = time_frames(h, still_frame);
    ret->pan_ms = time_frames(h, pan_frame);
    const uint64_t ops = canvas_of(h)->n_ops, allocations = kit_memory().n_allocations;
    for (int i = 0; i < FRAMES; i++)
        ret->pan_pixels += pan_frame(h, i);
    ret->pan_allocations = (double)(kit_memory().n_allocations - allocations) / FRAMES;
    ret->pan_pixels /= FRAMES;
    ret->pan_ops = (canvas_of(h)->n_ops - ops) / FRAMES;
    ret->zoom_ms = time_frames(h, zoom_frame);
}

static void spot(int i, int *x, int *y)
{
    *x = 100 + i * 7919 % 880;
    *y = 500 + i * 104729 % 700;
}

static void measure_touches(struct house *h, struct figures *ret)
{
    size_t item = 0, n_found = 0;
    int x, y;
    seatmap_show_item(h->map, h->n / 2);
    runtime_draw(h->screen.rt);
    redraw(h);
    int64_t from = kit_now_ns();
    for (int i = 0; i < HITS; i++) {
        spot(i, &x, &y);
        n_found += seatmap_hit(h->map, x, y, &item) == SEATMAP_ITEM;
    }
    ret->hit_ns = (double)(kit_now_ns() - from) / HITS;
    if (n_found == 0)
        kit_check(RC_BUG, NULL, "no seat was hit");
    const uint64_t allocations = kit_memory().n_allocations;
    from = kit_now_ns();
    for (int i = 0; i < TAPS; i++) {
        spot(i, &x, &y);
        if (seatmap_hit(h->map, x, y, &item) != SEATMAP_ITEM)
            continue;
        const bool chosen = seatmap_mark(h->map, item) == MARK_CHOSEN;
        seatmap_set(h->map, item, chosen ? MARK_FREE : MARK_CHOSEN, 0);
        redraw(h);
    }
    ret->tap_us = (double)(kit_now_ns() - from) / 1e3 / TAPS;
    ret->tap_allocations = (double)(kit_memory().n_allocations - allocations) / TAPS;
}

static struct figures measure(uint32_t n)
{
    struct figures f = {0};
    struct house *h = mem_zalloc(sizeof(*h));
    struct plan *made = kit_plan(n);
    h->n = n;
    kit_screen_open(&h->screen, kit_catalogue(24, 120, NOW_UTC_S));
    f.json_ms = time_json(h, made);
    measure_stored(h, made, &f);
    measure_frames(h, &f);
    measure_touches(h, &f);
    kit_screen_close(&h->screen);
    plan_free(made);
    mem_free(h);
    return f;
}

static void print_missed(uint32_t n, const struct figures *f)
{
    enum { FIRST_PICTURE_MS = 20, FRAME_MS = 16 };
    if (f->pan_allocations >= 0.5 || f->tap_allocations >= 0.5)
        printf("  MISSED at %u: own allocations (budget 0)\n", (unsigned)n);
    if (f->stored_ms > FIRST_PICTURE_MS)
        printf("  MISSED at %u: database to first picture (budget %d ms on a machine at rest)\n",
               (unsigned)n, FIRST_PICTURE_MS);
    if (f->still_ms > FRAME_MS || f->pan_ms > FRAME_MS || f->zoom_ms > FRAME_MS)
        printf("  MISSED at %u: a frame (budget %d ms)\n", (unsigned)n, FRAME_MS);
}

int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1) {
        fputs("usage: bench_house\n", stderr);
        return 2;
    }
    puts("Houses on the whole screen, 1080x1920 px, medians\n"
         "  seats  still ms  pan ms  zoom ms   px a pan  ops a pan  allocs  bytes/seat  json ms  "
         "stored ms   hit ns  tap us  allocs");
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        const struct figures f = measure(sizes[i]);
        printf("%7u  %8.2f  %6.2f  %7.2f  %9llu  %9llu  %6.2f  %10.1f  %7.1f  %9.2f  %7.0f  %6.1f  "
               "%6.2f\n",
               (unsigned)sizes[i], f.still_ms, f.pan_ms, f.zoom_ms,
               (unsigned long long)f.pan_pixels, (unsigned long long)f.pan_ops, f.pan_allocations,
               f.seat_bytes, f.json_ms, f.stored_ms, f.hit_ns, f.tap_us, f.tap_allocations);
        print_missed(sizes[i], &f);
    }
    return EXIT_SUCCESS;
}
