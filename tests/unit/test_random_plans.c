/* A thousand seating plans that nobody would draw. FOYER_PLANS asks for another number of them; a
 * failure names its seed.
 */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "fakes/plan_random.h"
#include "model/plan_block.h"
#include "model/plan_layout.h"
#include "net/plan_json.h"
#include "scenes/seats_geometry.h"
#include "ui/seatmap_draw.h"

enum {
    PLANS = 1000,
    PLANS_MAX = 10000000,
    LOOKS = 3,
    SEATS_A_LOOK = 4,
    BLOCKS = 24,
    BLOCK_MAX = 9
};

static uint64_t n_plans(void)
{
    int64_t n = PLANS;
    const char *asked = getenv("FOYER_PLANS");
    if (asked)
        CU_ASSERT_TRUE(text_to_int64(asked, 1, PLANS_MAX, &n));
    return (uint64_t)n;
}

static bool holds(bool truth, uint64_t seed, const char *what)
{
    CU_ASSERT_TRUE(truth);
    if (!truth)
        printf("plan %llu: %s\n", (unsigned long long)seed, what);
    return truth;
}

/* NULL, and the test has failed, when the plan does not load. */
static struct plan *load(uint64_t seed)
{
    const struct plan_random made = plan_random_make(seed);
    struct json *j = json_new(made.json, made.n_bytes);
    struct plan *plan = NULL;
    struct fault fault = {0};
    char venue_id[ID_SIZE];
    size_t n_skipped = 0;
    const enum rc rc = plan_json_read(j, &plan, venue_id, &n_skipped, &fault);
    const bool ended = json_end(j);
    if (!holds(ended, seed, json_why(j)) || !holds(rc == RC_OK, seed, fault.what)) {
        plan_free(plan);
        plan = NULL;
    } else {
        holds(plan->n_seats == made.n_seats && n_skipped == 0, seed, "seats were lost");
    }
    json_free(j);
    mem_free(made.json);
    return plan;
}

static bool is_same(const struct plan *a, const struct plan *b)
{
    size_t of_a[PLAN_PARTS], of_b[PLAN_PARTS], n = 0;
    plan_part_sizes(a, of_a);
    plan_part_sizes(b, of_b);
    for (int i = 0; i < PLAN_PARTS; i++) {
        if (of_a[i] != of_b[i])
            return false;
        n += of_a[i];
    }
    return a->pitch == b->pitch && a->kind == b->kind && memcmp(a->seats, b->seats, n) == 0;
}

static bool is_in_order(const struct plan *plan)
{
    uint32_t n = 0;
    for (uint32_t r = 0; r < plan->n_rows; n += plan->rows[r++].n_seats) {
        if (plan->rows[r].first_seat != n || plan->rows[r].n_seats == 0)
            return false;
    }
    for (uint32_t i = 0; i < plan->n_seats; i++) {
        const struct plan_seat *s = &plan->seats[i];
        if (plan_find_seat(plan, s->id) != i || plan->rows[s->row].area != s->area ||
            i < plan->areas[s->area].first_seat ||
            i >= plan->areas[s->area].first_seat + plan->areas[s->area].n_seats)
            return false;
    }
    return n == plan->n_seats && plan->pitch > 0;
}

static void every_plan_loads_and_comes_back_from_its_bytes(void)
{
    for (uint64_t seed = 0, n = n_plans(); seed < n; seed++) {
        struct plan *plan = load(seed), *back = NULL;
        size_t size = 0;
        if (!plan)
            continue;
        void *bytes = plan_pack(plan, &size);
        holds(is_in_order(plan), seed, "rows, areas or ids are out of order");
        if (holds(plan_unpack(bytes, size, &back) == RC_OK, seed, "it does not unpack"))
            holds(is_same(plan, back), seed, "it comes back changed");
        plan_free(back);
        mem_free(bytes);
        plan_free(plan);
    }
}

struct outlook { /* one size of the window and one way of looking at the house */
    struct rect at;
    struct panel panel;
};

static const struct outlook looks[LOOKS] = {
    {{0, 20, 180, 260}, {.w_px = 180, .h_px = 320, .px_per_mm = 0.67}},
    {{30, 0, 290, 180}, {.w_px = 320, .h_px = 180, .px_per_mm = 0.9}},
    {{0, 0, 240, 240}, {.w_px = 240, .h_px = 240, .px_per_mm = 4.03}},
};

struct drawing {
    const struct plan *plan;
    uint64_t seed;
    struct seatmap *map;
    struct canvas canvas;
    struct type *type;
    struct theme theme;
    struct plan_chance chance;
};

static void redraw(struct drawing *d)
{
    struct rect damage[SEATMAP_DAMAGE_MAX];
    const size_t n = seatmap_take_damages(d->map, damage);
    for (size_t i = 0; i < n; i++)
        seatmap_draw(d->map, &d->canvas, d->type, &d->theme, damage[i]);
}

/* The drawn middle of a seat is that seat's, or that of one at the very same place. */
static void touch(struct drawing *d, size_t seat)
{
    int x = 0, y = 0, hit_x = 0, hit_y = 0;
    size_t hit = SIZE_MAX;
    if (!seatmap_is_selectable(d->map) || !seatmap_item_at(d->map, seat, &x, &y) ||
        seatmap_mark(d->map, seat) == MARK_NONE)
        return;
    const enum seatmap_hit what = seatmap_hit(d->map, x, y, &hit);
    const bool found = what == SEATMAP_ITEM && seatmap_item_at(d->map, hit, &hit_x, &hit_y) &&
                       hit_x == x && hit_y == y;
    if (!holds(found, d->seed, "the middle of a seat is not the seat"))
        printf("  seat %zu at %d,%d: hit %d, %zu at %d,%d\n", seat, x, y, (int)what, hit, hit_x,
               hit_y);
}

/* What was drawn piece by piece is what a whole frame would be. */
static bool is_like_a_whole_frame(struct drawing *d, const struct outlook *look)
{
    struct canvas whole;
    canvas_init_memory(&whole, d->canvas.w, d->canvas.h);
    seatmap_draw(d->map, &whole, d->type, &d->theme, look->at);
    const size_t size = sizeof(uint32_t) * (size_t)whole.w * (size_t)whole.h;
    const bool same = memcmp(whole.pixels, d->canvas.pixels, size) == 0;
    canvas_deinit_memory(&whole);
    return same;
}

static void walk_about(struct drawing *d, const struct outlook *look)
{
    seatmap_place(d->map, look->at, &look->panel);
    seatmap_fit(d->map);
    redraw(d);
    holds(seatmap_is_fit(d->map), d->seed, "the whole house does not fit");
    for (int i = 0; i < SEATS_A_LOOK; i++) {
        const uint32_t seat = plan_chance_below(&d->chance, d->plan->n_seats);
        const int x = look->at.x + (int)plan_chance_below(&d->chance, (uint32_t)look->at.w);
        seatmap_show_item(d->map, seat);
        holds(seatmap_item_at(d->map, seat, NULL, NULL), d->seed, "a shown seat is not on screen");
        holds(seatmap_is_selectable(d->map), d->seed, "a shown seat cannot be touched");
        touch(d, seat);
        touch(d, plan_chance_below(&d->chance, d->plan->n_seats));
        seatmap_set(d->map, seat, (enum seat_mark)(i % (MARK_QUIET + 1)), (uint8_t)(i % 8));
        redraw(d);
        seatmap_zoom(d->map, i % 2 ? 0.3 : 1.7, x, look->at.y + 9);
        seatmap_pan(d->map, x - 90, 90 - x);
        if (i == 0)
            redraw(d);
    }
    seatmap_focus_move(d->map, 0, 0);
    seatmap_focus_move(d->map, 1, -1);
    redraw(d);
    holds(is_like_a_whole_frame(d, look), d->seed, "pieces give another picture than the whole");
}

/* Marks of every kind and band on it. */
static void dress(struct drawing *d)
{
    for (uint32_t i = 0; i < d->plan->n_seats; i++)
        seatmap_set(d->map, i, (enum seat_mark)(1 + i % MARK_QUIET), (uint8_t)(i % 8));
}

static void every_plan_draws_and_is_hit_where_it_is_drawn(void)
{
    struct drawing d = {.type = NULL};
    struct fault fault = {0};
    CU_ASSERT_EQUAL_FATAL(theme_load("assets", "house", &d.theme, &fault), RC_OK);
    CU_ASSERT_EQUAL_FATAL(type_new(&d.theme, &d.type, &fault), RC_OK);
    for (uint64_t seed = 0, n = n_plans(); seed < n; seed++) {
        struct plan *plan = load(seed);
        struct seats_geometry geometry = {0};
        if (!plan)
            continue;
        seats_geometry_build(&geometry, plan, NULL);
        d.plan = plan;
        d.seed = seed;
        d.chance.state = seed;
        d.map = seats_geometry_map(&geometry, plan, "Stage", 12);
        dress(&d);
        const struct outlook *look = &looks[seed % LOOKS];
        canvas_init_memory(&d.canvas, look->panel.w_px, look->panel.h_px);
        walk_about(&d, look);
        canvas_deinit_memory(&d.canvas);
        seatmap_free(d.map);
        seats_geometry_free(&geometry);
        plan_free(plan);
    }
    type_free(d.type);
}

/* Sold at random, in stretches as people sit together, with spaces and unknown places among them. */
static struct seat_status *sell(const struct plan *plan, struct plan_chance *chance)
{
    static const uint8_t states[] = {SEAT_AVAILABLE,   SEAT_AVAILABLE,  SEAT_INFO,
                                     SEAT_UNAVAILABLE, SEAT_WHEELCHAIR, SEAT_BASKET,
                                     SEAT_ALLOCATION,  SEAT_UNKNOWN};
    struct seat_status *status = seat_status_new(plan);
    uint8_t state = SEAT_AVAILABLE;
    for (uint32_t i = 0; i < plan->n_seats; i++) {
        if (plan_chance_below(chance, 4) == 0)
            state = states[plan_chance_below(chance, sizeof(states))];
        status->state[i] = state;
    }
    status->seats_known = true;
    return status;
}

static bool is_free(const struct seat_status *status, uint32_t seat)
{
    return seat_is_free((enum seat_state)status->state[seat]);
}

/* n seats from `first` on, beside each other and free. */
static bool is_block(const struct plan *plan, const struct seat_status *status, uint32_t first,
                     uint32_t n)
{
    if (first + n > plan->n_seats)
        return false;
    for (uint32_t i = first; i < first + n; i++) {
        if (!is_free(status, i) || plan->seats[i].row != plan->seats[first].row ||
            (i > first && !plan->seats[i].is_next_to_previous))
            return false;
    }
    return true;
}

static bool are_near(const struct plan *plan, uint32_t seat)
{
    const struct plan_seat *a = &plan->seats[seat - 1], *b = &plan->seats[seat];
    const int64_t dx = (int64_t)b->x - a->x, dy = (int64_t)b->y - a->y;
    return (dx * dx + dy * dy) * 4 <= (int64_t)plan->pitch * plan->pitch * 25;
}

static bool has_block_with(const struct plan *plan, const struct seat_status *status, uint32_t seat,
                           uint32_t n)
{
    for (uint32_t first = seat >= n ? seat - n + 1 : 0; first <= seat; first++) {
        if (is_block(plan, status, first, n))
            return true;
    }
    return false;
}

static void propose(const struct plan *plan, const struct seat_status *status, uint64_t seed,
                    struct plan_chance *chance)
{
    uint32_t seats[BLOCK_MAX];
    const uint32_t seat = plan_chance_below(chance, plan->n_seats);
    const uint32_t n = 1 + plan_chance_below(chance, BLOCK_MAX);
    const struct plan_stock stock = {.plan = plan, .status = status, .with_companions = true};
    const bool found = plan_block_near(&stock, seat, n, seats);
    if (is_free(status, seat))
        holds(found == has_block_with(plan, status, seat, n), seed,
              "a block was missed or made up");
    for (uint32_t i = 0; found && i < n; i++)
        holds(seats[i] == seats[0] + i, seed, "the seats of a block do not follow each other");
    if (!found || !holds(is_block(plan, status, seats[0], n), seed, "no row of free seats"))
        return;
    for (uint32_t i = 1; i < n; i++)
        holds(are_near(plan, seats[i]), seed, "the seats of a block are far apart");
    holds(seats[0] <= seat + 1 && seat <= seats[0] + n, seed, "a block away from the finger");
}

static void blocks_are_free_side_by_side_and_at_the_finger(void)
{
    for (uint64_t seed = 0, n = n_plans(); seed < n; seed++) {
        struct plan *plan = load(seed);
        struct plan_chance chance = {seed};
        if (!plan)
            continue;
        struct seat_status *status = sell(plan, &chance);
        for (int i = 0; i < BLOCKS; i++)
            propose(plan, status, seed, &chance);
        seat_status_free(status);
        plan_free(plan);
    }
}

CU_TestInfo test_random_plans[] = {
    {"every plan loads and comes back from its bytes",
     every_plan_loads_and_comes_back_from_its_bytes},
    {"every plan draws and is hit where it is drawn",
     every_plan_draws_and_is_hit_where_it_is_drawn},
    {"blocks are free, side by side and at the finger",
     blocks_are_free_side_by_side_and_at_the_finger},
    CU_TEST_INFO_NULL,
};
