/* What panning costs in a real window: the whole program's screen with a plan on it, moved a step a
 * frame as fast as it goes. Without a display it says so and ends well.
 *
 *   bench_window                            60,000 seats made up here
 *   bench_window --plan FILE [SECONDS]      the service's JSON of a plan; prints the way to its first
 *                                           picture, and panning of the whole house and near by
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/text.h"
#include "kit.h"
#include "scenes/seats_scene.h"

enum { SEATS = 60000, SECONDS = 3, SECONDS_MAX = 600, FILE_MAX = 64 * 1024 * 1024, STEPS = 40 };

static int64_t processor_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static char *read_file(const char *path, size_t *ret_size)
{
    char *bytes = mem_zalloc(FILE_MAX);
    FILE *file = fopen(path, "rb");
    *ret_size = file ? fread(bytes, 1, FILE_MAX, file) : 0;
    if (file)
        fclose(file);
    return bytes;
}

static void redraw(struct kit_screen *k)
{
    k->rt->dirty = true;
    runtime_draw(k->rt);
}

/* The whole house, but for what must be out of sight to pan it. What stands about the map changes its
 * place with the zoom, so it is drawn each time. */
static void show_nearly_all(struct kit_screen *k, struct seatmap *map)
{
    enum { NEARLY_ALL = 930 }; /* per mille of its width or height */
    struct rect seen = {0, 0, 1000, 1000};
    seatmap_fit(map);
    while (seen.w > NEARLY_ALL && seen.h > NEARLY_ALL) {
        seatmap_zoom(map, 1.02, KIT_W / 2, KIT_H / 2);
        redraw(k);
        seen = seatmap_window(map);
    }
}

struct panned {
    int frames;
    double wall_ms, processor_ms;
};

static struct panned pan(struct kit_screen *k, struct seatmap *map, int64_t seconds)
{
    struct panned p = {0};
    const int64_t from = kit_now_ns(), processor = processor_ns();
    const int64_t until = from + seconds * 1000000000;
    while (kit_now_ns() < until) {
        const int way = p.frames++ % STEPS < STEPS / 2 ? -3 : 3;
        seatmap_pan(map, way, way);
        redraw(k);
    }
    p.wall_ms = (double)(kit_now_ns() - from) / 1e6;
    p.processor_ms = (double)(processor_ns() - processor) / 1e6;
    return p;
}

static void print_pan(const char *name, struct panned p)
{
    printf("%-5s %6d frames %9.1f ms %9.1f ms of the processor: %.2f ms a frame, %.0f a second\n",
           name, p.frames, p.wall_ms, p.processor_ms, p.processor_ms / p.frames,
           p.frames * 1000 / p.wall_ms);
}

/* `bytes`: the plan as JSON, or NULL for one made up here. */
static void run(const char *bytes, size_t size, int64_t seconds)
{
    enum { NOW_UTC_S = 1795286100 };
    struct kit_screen k;
    kit_screen_open_window(&k, kit_catalogue(24, 120, NOW_UTC_S));
    const int64_t from = kit_now_ns();
    struct plan *plan = bytes ? kit_decode_plan(bytes, size) : kit_plan(SEATS);
    kit_screen_open_plan(&k, plan);
    runtime_go(k.rt, SCENE_seats, 0);
    runtime_draw(k.rt);
    printf("open  %9.1f ms from %s to the first picture\n", (double)(kit_now_ns() - from) / 1e6,
           bytes ? "JSON" : "nothing");
    kit_screen_go(&k, SCENE_seats);
    const struct seats_scene *scene = (const void *)k.rt->state;
    printf("Panning %u seats in a window, %s\n", (unsigned)plan->n_seats, window_driver(k.window));
    show_nearly_all(&k, scene->map);
    print_pan("far", pan(&k, scene->map, seconds));
    seatmap_show_item(scene->map, plan->n_seats / 2);
    print_pan("near", pan(&k, scene->map, seconds));
    kit_screen_close(&k);
}

int main(int argc, char **argv)
{
    int64_t seconds = SECONDS;
    const bool has_plan = argc >= 3 && argc <= 4 && strcmp(argv[1], "--plan") == 0;
    if ((argc > 1 && !has_plan) ||
        (argc == 4 && !text_to_int64(argv[3], 1, SECONDS_MAX, &seconds))) {
        fputs("usage: bench_window [--plan FILE [SECONDS]]\n", stderr);
        return 2;
    }
    if (!getenv("DISPLAY") && !getenv("WAYLAND_DISPLAY")) {
        puts("Panning in a window: there is no display");
        return EXIT_SUCCESS;
    }
    size_t size = 0;
    char *bytes = has_plan ? read_file(argv[2], &size) : NULL;
    run(bytes, size, seconds);
    mem_free(bytes);
    return EXIT_SUCCESS;
}
