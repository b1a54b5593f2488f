/* What a whole screen costs: every ordinary one redrawn, in times of clearing the frame (same run),
 * with the allocations of the drawing thread, and what is drawn when nothing happens.
 *
 *   bench_screen                     the table
 *   bench_screen --frames N SCENE    N whole redraws and nothing else, for an instruction counter:
 *                                    the difference of two lengths is the cost of a frame
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "kit.h"

enum { FRAMES = 40, TURNS_AT_REST = 50, NOW_UTC_S = 1795286100 };

static const enum scene_id scenes[] = {SCENE_attract, SCENE_browse, SCENE_event,   SCENE_tickets,
                                       SCENE_seats,   SCENE_basket, SCENE_details, SCENE_confirm};

static double time_clear(const struct kit_screen *k)
{
    int64_t times[FRAMES];
    struct canvas *canvas = window_canvas(k->window);
    const struct rect all = {0, 0, KIT_W, KIT_H};
    canvas_set_clip(canvas, all);
    for (int i = 0; i < FRAMES; i++) {
        const int64_t from = kit_now_ns();
        canvas_fill(canvas, all, 0xFF000000U | (uint32_t)i);
        times[i] = kit_now_ns() - from;
    }
    return kit_median(times, FRAMES);
}

static void redraw(struct kit_screen *k)
{
    painter_damage_all(k->rt->painter);
    k->rt->dirty = true;
    runtime_draw(k->rt);
}

/* What every scene needs to have something to show. */
static void prepare(struct kit_screen *k, enum scene_id scene)
{
    if (scene == SCENE_event)
        kit_screen_open_plan(k, kit_plan(1240));
    if (scene == SCENE_basket)
        k->rt->session.basket = kit_basket(k->rt->catalogue, 4, clock_mono_ms(&k->clock));
    kit_screen_go(k, scene);
}

static uint64_t draws_at_rest(struct kit_screen *k)
{
    const uint64_t before = window_canvas(k->window)->n_ops;
    for (int i = 0; i < TURNS_AT_REST; i++)
        runtime_turn(k->rt, 0);
    return window_canvas(k->window)->n_ops - before;
}

static void print_row(struct kit_screen *k, double clear)
{
    int64_t times[FRAMES], unchanged[FRAMES];
    const uint64_t at_rest = draws_at_rest(k);
    redraw(k);
    const struct kit_memory before = kit_memory();
    for (int i = 0; i < FRAMES; i++) {
        const int64_t from = kit_now_ns();
        redraw(k);
        times[i] = kit_now_ns() - from;
    }
    const double allocations = (double)(kit_memory().n_allocations - before.n_allocations) / FRAMES;
    for (int i = 0; i < FRAMES; i++) {
        const int64_t from = kit_now_ns();
        k->rt->dirty = true;
        runtime_draw(k->rt);
        unchanged[i] = kit_now_ns() - from;
    }
    const double whole = kit_median(times, FRAMES);
    printf("%-9s %9.0f %9.1f %13.2f %12.1f %9llu\n", flow_scene(k->rt->scene_id)->name,
           whole / 1000, whole / clear, kit_median(unchanged, FRAMES) / clear, allocations,
           (unsigned long long)at_rest);
}

static void print_table(void)
{
    struct kit_screen k;
    kit_screen_open(&k, kit_catalogue(24, 120, NOW_UTC_S));
    const double clear = time_clear(&k);
    printf("Screens redrawn whole, 1080x1920 px, medians; clearing the frame: %.0f us\n",
           clear / 1000);
    puts("screen     frame us   x clear   unchanged x   allocations   at rest");
    for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++) {
        prepare(&k, scenes[i]);
        print_row(&k, clear);
    }
    puts(
        "budget (browse, 12 posters): 40 x clear, moonshot 20; own allocations 0; at rest 0 draws");
    kit_screen_close(&k);
}

static bool run_only(const char *name, int64_t count)
{
    struct kit_screen k;
    bool found = false;
    kit_screen_open(&k, kit_catalogue(24, 120, NOW_UTC_S));
    for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]) && !found; i++) {
        prepare(&k, scenes[i]);
        found = strcmp(flow_scene(scenes[i])->name, name) == 0;
    }
    redraw(&k);
    for (int64_t i = 0; found && i < count; i++)
        redraw(&k);
    kit_screen_close(&k);
    return found;
}

int main(int argc, char **argv)
{
    int64_t count = 0;
    if (argc == 1) {
        print_table();
        return EXIT_SUCCESS;
    }
    if (argc == 4 && strcmp(argv[1], "--frames") == 0 &&
        text_to_int64(argv[2], 0, 1000000, &count) && run_only(argv[3], count))
        return EXIT_SUCCESS;
    fputs("usage: bench_screen [--frames N SCENE]\n", stderr);
    return 2;
}
