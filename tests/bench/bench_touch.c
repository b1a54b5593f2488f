/* What the seats scene costs in the whole program, from the bytes in the database to a picture and from
 * a finger to a picture: the map, the rules of choosing, the words and what is drawn again.
 *
 *   bench_touch                     the table: instructions are counted by whole.py
 *   bench_touch --open N [SEATS]    opens the plan N times: unpacked, entered, drawn
 *   bench_touch --touch N [SEATS]   N fingers on seats, each with its picture
 *   bench_touch --status N [SEATS]  N answers about availability in which some seats changed
 *   bench_touch --list N [SEATS]    the list shown and the plan again, N times
 * For an instruction counter: the difference of two lengths is the cost of one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "kit.h"
#include "scenes/seats_scene.h"

enum { NOW_UTC_S = 1795286100, SEATS = 60000, CHANGED = 20 };

struct bench {
    struct kit_screen screen;
    void *packed; /* as the database keeps it */
    size_t size;
    uint32_t n, n_done;
};

static const struct seats_scene *scene_of(const struct bench *b)
{
    return (const void *)b->screen.rt->state;
}

static void open_plan(struct bench *b)
{
    struct plan *plan = NULL;
    kit_screen_go(&b->screen, SCENE_tickets);
    kit_check(plan_unpack(b->packed, b->size, &plan), NULL, "unpack");
    kit_screen_open_plan(&b->screen, plan);
    runtime_go(b->screen.rt, SCENE_seats, 0);
    runtime_draw(b->screen.rt);
}

static struct rect map_on_screen(const struct bench *b)
{
    const struct view *v = &b->screen.rt->view;
    for (size_t i = 0; i < v->n_widgets; i++) {
        if (v->widgets[i].kind == WIDGET_SEATMAP)
            return v->widgets[i].at;
    }
    kit_check(RC_BUG, NULL, "no plan on screen");
    return (struct rect){0};
}

/* Long enough after the last one to be meant. */
static void finger(struct bench *b, int x, int y)
{
    enum { APART_MS = 600, ON_GLASS_MS = 80 };
    struct runtime *rt = b->screen.rt;
    struct input in = {.type = INPUT_DOWN, .finger = 1, .x = x, .y = y};
    clock_advance(&b->screen.clock, APART_MS);
    runtime_read_time(rt);
    rt->session.status_at_ms = rt->ctx.now_ms; /* or nothing could be chosen after a minute */
    runtime_input(rt, &in);
    runtime_settle(rt);
    runtime_draw(rt);
    clock_advance(&b->screen.clock, ON_GLASS_MS);
    runtime_read_time(rt);
    in.type = INPUT_UP;
    runtime_input(rt, &in);
    runtime_settle(rt);
    runtime_draw(rt);
}

/* Another seat each time, all of them on screen. */
static void touch_seat(struct bench *b)
{
    enum { EDGE_PX = 60, HIGH_PX = 400 };
    const struct rect at = map_on_screen(b);
    size_t seat = 0;
    int x, y;
    do {
        const int i = (int)b->n_done++;
        x = at.x + EDGE_PX + i * 7919 % (at.w - 2 * EDGE_PX);
        y = at.y + EDGE_PX + i * 104729 % HIGH_PX;
    } while (seatmap_hit(scene_of(b)->map, x, y, &seat) != SEATMAP_ITEM);
    finger(b, x, y);
}

static void act(struct bench *b, uint32_t action)
{
    runtime_tap(b->screen.rt, &(struct touch_tap){.action = action});
    runtime_settle(b->screen.rt);
    runtime_draw(b->screen.rt);
}

/* Some seats all over the house go to others, or come back. */
static void new_status(struct bench *b)
{
    enum { ASKED_AGAIN_MS = 13000 };
    struct runtime *rt = b->screen.rt;
    const struct seat_status *known = rt->session.status;
    clock_advance(&b->screen.clock, ASKED_AGAIN_MS);
    runtime_read_time(rt);
    rt->last_touch_ms = rt->ctx.now_ms; /* somebody is still there */
    runtime_tick(rt);
    if (scene_of(b)->status_ticket == 0)
        kit_check(RC_BUG, NULL, "nothing was asked");
    struct reply *reply = reply_new(scene_of(b)->status_ticket, rt->session.number, COMMAND_STATUS);
    reply->status = seat_status_new(rt->session.plan);
    memcpy(reply->status->state, known->state, b->n);
    memcpy(reply->status->band, known->band, b->n);
    reply->status->seats_known = reply->final = true;
    for (uint32_t i = 0; i < CHANGED; i++) {
        uint8_t *state = &reply->status->state[(b->n_done++ * 7919U) % b->n];
        *state = *state == SEAT_AVAILABLE ? SEAT_UNAVAILABLE : SEAT_AVAILABLE;
    }
    kit_check(mailbox_post(b->screen.replies, reply), NULL, "mailbox");
    runtime_drain(rt);
    runtime_draw(rt);
}

static void list_and_back(struct bench *b)
{
    act(b, SEATS_SHOW_LIST);
    act(b, SEATS_SHOW_PLAN);
}

static struct bench *bench_new(uint32_t n)
{
    struct bench *b = mem_zalloc(sizeof(*b));
    struct plan *made = kit_plan(n);
    b->n = made->n_seats;
    b->packed = plan_pack(made, &b->size);
    plan_free(made);
    kit_screen_open(&b->screen, kit_catalogue(24, 120, NOW_UTC_S));
    open_plan(b);
    return b;
}

static void bench_free(struct bench *b)
{
    kit_screen_close(&b->screen);
    mem_free(b->packed);
    mem_free(b);
}

/* Where seats are chosen, with some chosen already. */
static void go_near(struct bench *b)
{
    seatmap_show_item(scene_of(b)->map, b->n / 2);
    act(b, SEATS_PAN_UP);
    touch_seat(b);
    touch_seat(b);
}

static const struct mode {
    const char *name, *title;
    void (*work)(struct bench *b);
    int rounds;
} modes[] = {{"--open", "database to picture", open_plan, 9},
             {"--touch", "touch to picture", touch_seat, 200},
             {"--status", "new availability", new_status, 20},
             {"--list", "to the list and back", list_and_back, 9}};

static void run_only(const struct mode *mode, int64_t count, uint32_t n)
{
    struct bench *b = bench_new(n);
    go_near(b);
    for (int i = 0; i < count; i++)
        mode->work(b);
    bench_free(b);
}

static void measure(struct bench *b, const struct mode *mode)
{
    enum { ROUNDS_MAX = 200 };
    int64_t times[ROUNDS_MAX];
    const uint64_t before = kit_memory().n_allocations;
    for (int i = 0; i < mode->rounds; i++) {
        const int64_t from = kit_now_ns();
        mode->work(b);
        times[i] = kit_now_ns() - from;
    }
    const double each = (double)(kit_memory().n_allocations - before) / mode->rounds;
    const double median = kit_median(times, (size_t)mode->rounds) / 1e6;
    const double most = (double)times[mode->rounds - 1] / 1e6;
    printf("%7u  %-22s  %8.3f  %8.3f  %8.2f\n", (unsigned)b->n, mode->title, median, most, each);
}

static void print_house(uint32_t n)
{
    struct bench *b = bench_new(n);
    measure(b, &modes[0]);
    go_near(b);
    for (size_t i = 1; i < sizeof(modes) / sizeof(modes[0]); i++)
        measure(b, &modes[i]);
    bench_free(b);
}

int main(int argc, char **argv)
{
    int64_t count = 0, n = SEATS;
    for (size_t i = 0; argc >= 3 && i < sizeof(modes) / sizeof(modes[0]); i++) {
        if (strcmp(argv[1], modes[i].name) != 0 || !text_to_int64(argv[2], 0, 1000000, &count) ||
            (argc > 3 && !text_to_int64(argv[3], 1, PLAN_SEATS_MAX, &n)))
            continue;
        run_only(&modes[i], count, (uint32_t)n);
        return EXIT_SUCCESS;
    }
    if (argc > 1) {
        fputs("usage: bench_touch [--open|--touch|--status|--list N [SEATS]]\n", stderr);
        return 2;
    }
    puts("The seats scene in the whole program, 1080x1920 px\n"
         "  seats  what                    median ms   most ms    allocs");
    print_house(500);
    print_house(2000);
    print_house(10000);
    print_house(60000);
    return EXIT_SUCCESS;
}
