/* What the largest plan costs: reading it from the service's JSON, against a tree of it by cJSON; and
 * from the bytes in the database to the first picture.
 *
 *   bench_plan [SEATS]         the table, default 60000
 *   bench_plan --pss [SEATS]   opens the plan on screen with 50,000 instances in the catalogue and
 *                              prints what the process weighs (kB, proportional)
 */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "kit.h"

enum { ROUNDS = 5, NOW_UTC_S = 1795286100 };

static void decode_ours(const char *bytes, size_t size)
{
    plan_free(kit_decode_plan(bytes, size));
}

static void decode_tree(const char *bytes, size_t size)
{
    cJSON *root = cJSON_ParseWithLength(bytes, size);
    if (!root)
        kit_check(RC_SCHEMA, NULL, "cJSON");
    cJSON_Delete(root);
}

/* Time and memory in rounds of their own, the freeing included. */
static double weigh(void (*fn)(const char *, size_t), const char *bytes, size_t size,
                    int64_t *ret_peak)
{
    int64_t times[ROUNDS];
    const int64_t live = kit_memory().live_bytes;
    kit_memory_mark();
    fn(bytes, size);
    *ret_peak = kit_memory().peak_bytes - live;
    kit_memory_off(true);
    for (int i = 0; i < ROUNDS; i++) {
        const int64_t from = kit_now_ns();
        fn(bytes, size);
        times[i] = kit_now_ns() - from;
    }
    kit_memory_off(false);
    return kit_median(times, ROUNDS);
}

static void print_decoding(const struct plan *made)
{
    size_t size = 0;
    char *bytes = kit_plan_json(made, &size);
    int64_t our_peak = 0, tree_peak = 0;
    const double ours = weigh(decode_ours, bytes, size, &our_peak);
    const double tree = weigh(decode_tree, bytes, size, &tree_peak);
    struct plan *plan = kit_decode_plan(bytes, size);
    if (plan->n_seats != made->n_seats)
        kit_check(RC_BUG, NULL, "seats were lost");
    plan_free(plan);
    printf("decoding %.1f MB of JSON         ours %8.1f ms, cJSON's tree %8.1f ms: %.1f x faster "
           "(budget 2, moonshot 7)\n",
           (double)size / 1e6, ours / 1e6, tree / 1e6, tree / ours);
    printf("  extra memory, plan included    ours %8.1f MB, cJSON's tree %8.1f MB   (budget 64, "
           "moonshot 5)\n",
           (double)our_peak / 1e6, (double)tree_peak / 1e6);
    mem_free(bytes);
}

/* From the stored bytes to pixels: unpacked, its scene entered, drawn. */
static void print_first_picture(const struct plan *made)
{
    struct kit_screen k;
    size_t size = 0;
    void *packed = plan_pack(made, &size);
    int64_t unpack[ROUNDS], whole[ROUNDS];
    kit_screen_open(&k, kit_catalogue(24, 120, NOW_UTC_S));
    for (int i = 0; i < ROUNDS; i++) {
        kit_screen_go(&k, SCENE_tickets);
        struct plan *plan = NULL;
        const int64_t from = kit_now_ns();
        kit_check(plan_unpack(packed, size, &plan), NULL, "unpack");
        unpack[i] = kit_now_ns() - from;
        kit_screen_open_plan(&k, plan);
        runtime_go(k.rt, SCENE_seats, 0);
        runtime_draw(k.rt);
        whole[i] = kit_now_ns() - from;
    }
    printf("stored plan, %.2f MB             unpacked in %6.2f ms, first picture after %6.2f ms   "
           "(budget 20, moonshot 7)\n",
           (double)size / 1e6, kit_median(unpack, ROUNDS) / 1e6, kit_median(whole, ROUNDS) / 1e6);
    kit_screen_close(&k);
    mem_free(packed);
}

static int print_pss(uint32_t n_seats)
{
    struct kit_screen k;
    kit_screen_open(&k, kit_catalogue(2000, 50000, NOW_UTC_S));
    kit_screen_open_plan(&k, kit_plan(n_seats));
    kit_screen_go(&k, SCENE_seats);
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    char line[200];
    while (file && fgets(line, sizeof(line), file)) {
        if (strncmp(line, "Pss:", 4) == 0)
            fputs(line, stdout);
    }
    if (file)
        fclose(file);
    kit_screen_close(&k);
    return file ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    const bool pss = argc > 1 && strcmp(argv[1], "--pss") == 0;
    const int first = pss ? 2 : 1;
    int64_t n = 60000;
    if (argc > first + 1 || (argc > first && !text_to_int64(argv[first], 1, PLAN_SEATS_MAX, &n))) {
        fputs("usage: bench_plan [--pss] [SEATS]\n", stderr);
        return 2;
    }
    if (pss)
        return print_pss((uint32_t)n);
    struct plan *made = kit_plan((uint32_t)n);
    printf("Plan of %lld seats, medians\n", (long long)n);
    print_decoding(made);
    print_first_picture(made);
    plan_free(made);
    return EXIT_SUCCESS;
}
