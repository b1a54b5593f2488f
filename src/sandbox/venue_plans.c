/* Rooms, plans and bands of the Lantern. */
#include <assert.h>
#include <string.h>

#include "sandbox/venue_bowl.h"
#include "sandbox/venue_build.h"
#include "sandbox/venue_fan.h"
#include "sandbox/venue_theatre.h"

enum { ARENA_SEATS = 5000, PARK_SEATS_MAX = 60000, FAN_ROWS_MAX = 40 };

static const struct {
    const char *name, *address, *plan;
} rooms[VENUE_ROOM_COUNT] = {
    [VENUE_ROOM_MAIN] = {"Main House", "The Lantern, 4 Wick Street, Harbourgate HG1 4LT",
                         "Main House, end stage"},
    [VENUE_ROOM_STUDIO] = {"Studio", "The Lantern, 4 Wick Street, Harbourgate HG1 4LT",
                           "Studio, raked"},
    [VENUE_ROOM_CELLAR] = {"Cellar", "The Lantern, 4 Wick Street, Harbourgate HG1 4LT",
                           "Cellar, unreserved"},
    [VENUE_ROOM_GARDEN] = {"Garden Stage", "Lantern Gardens, Chandler’s Row, Harbourgate HG1 4LU",
                           "Garden Stage, festival"},
    [VENUE_ROOM_ARENA] = {"Riverside Arena", "Ropewalk Quay, Harbourgate HG2 9RQ", "Arena, seated"},
    [VENUE_ROOM_PARK] = {"Northgate Park", "Northgate Road, Harbourgate HG5 1NP",
                         "Northgate Park, concert"},
};

static const char *const bands[VENUE_BAND_COUNT] = {
    [VENUE_BAND_A] = "Band A",
    [VENUE_BAND_B] = "Band B",
    [VENUE_BAND_C] = "Band C",
    [VENUE_BAND_D] = "Band D",
    [VENUE_BAND_UNRESERVED] = "Unreserved",
    [VENUE_BAND_LAWN] = "Front Lawn",
    [VENUE_BAND_TERRACE] = "Terrace",
};

static const struct venue_fan_row studio_rows[] = {{6, 0}, {6, 0}, {7, 0}, {7, 0},
                                                   {7, 0}, {7, 0}, {7, 0}, {8, 0}};

static enum venue_band studio_band(const struct venue_fan_seat *seat)
{
    return seat->row < 5 ? VENUE_BAND_B : VENUE_BAND_C;
}

/* The first row is level with the doors; its outer places take wheelchairs. */
static enum sb_lock studio_lock(const struct venue_fan_seat *seat)
{
    const bool outer = seat->block == VENUE_FAN_LEFT ? seat->k == 0 : seat->k == seat->n_block - 1;
    if (seat->row == 0 && outer)
        return SB_LOCK_WHEELCHAIR;
    return seat->row == 3 && seat->block == VENUE_FAN_RIGHT && seat->k >= 5 ? SB_LOCK_AGENT
                                                                            : SB_LOCK_NONE;
}

static void studio_areas(struct venue_build *build, struct sb_plan *plan)
{
    static const struct venue_fan fan = {.name = "Studio",
                                         .radius = 40,
                                         .row_pitch = 1.25,
                                         .aisle = 0.75,
                                         .rows = studio_rows,
                                         .n_rows = 8,
                                         .band = studio_band,
                                         .lock = studio_lock};
    plan->n_areas = 1;
    plan->areas = arena_alloc_array(build->arena, 1, sizeof(*plan->areas));
    venue_fan_area(&fan, build, plan->areas);
}

static enum venue_band small_band(const struct venue_fan_seat *seat)
{
    return (enum venue_band)(VENUE_BAND_A + seat->row * 4 / seat->n_rows);
}

static enum sb_lock no_lock(const struct venue_fan_seat *seat)
{
    (void)seat;
    return SB_LOCK_NONE;
}

/* Too few for a bowl: one fan of about square shape. */
static void small_areas(struct venue_build *build, size_t n_seats, struct sb_plan *plan)
{
    struct venue_fan_row rows[FAN_ROWS_MAX] = {{0, 0}};
    size_t n_rows = 1;
    while (n_rows * n_rows * 2 < n_seats && n_rows < FAN_ROWS_MAX)
        n_rows++;
    for (size_t i = 0; i < n_rows; i++) {
        const int n = (int)(n_seats * (i + 1) / n_rows - n_seats * i / n_rows);
        rows[i].side = n / 4;
        rows[i].centre = n - 2 * rows[i].side;
    }
    const struct venue_fan fan = {.name = "Arena",
                                  .radius = 45,
                                  .row_pitch = 1.2,
                                  .aisle = 1.25,
                                  .rows = rows,
                                  .n_rows = n_rows,
                                  .band = small_band,
                                  .lock = no_lock};
    plan->n_areas = 1;
    plan->areas = arena_alloc_array(build->arena, 1, sizeof(*plan->areas));
    venue_fan_area(&fan, build, plan->areas);
}

static void sized_areas(struct venue_build *build, size_t n_seats, struct sb_plan *plan)
{
    if (n_seats < VENUE_BOWL_MIN)
        small_areas(build, n_seats, plan);
    else
        venue_bowl_areas(build, n_seats, plan);
}

static void unreserved_areas(struct venue_build *build, struct sb_plan *plan,
                             const struct sb_area *areas, size_t n)
{
    plan->n_areas = n;
    plan->areas = arena_alloc_array(build->arena, n, sizeof(*plan->areas));
    memcpy(plan->areas, areas, n * sizeof(*areas));
}

static void fill_plan(struct venue_build *build, size_t room, size_t n_seats)
{
    static const struct sb_area cellar[] = {
        {.name = "Cellar", .capacity = 80, .band = VENUE_BAND_UNRESERVED, .special = 6}};
    static const struct sb_area garden[] = {
        {.name = "Front Lawn", .y = 0, .capacity = 300, .band = VENUE_BAND_LAWN, .special = 20},
        {.name = "Picnic Terrace", .y = 220, .capacity = 240, .band = VENUE_BAND_TERRACE},
        {.name = "Orchard Bank", .y = 400, .capacity = 600, .band = VENUE_BAND_UNRESERVED},
    };
    struct sb_plan *plan = &build->venue->plans[room];
    if (room == VENUE_ROOM_MAIN)
        venue_theatre_areas(build, plan);
    else if (room == VENUE_ROOM_STUDIO)
        studio_areas(build, plan);
    else if (room == VENUE_ROOM_CELLAR)
        unreserved_areas(build, plan, cellar, 1);
    else if (room == VENUE_ROOM_GARDEN)
        unreserved_areas(build, plan, garden, 3);
    else
        sized_areas(build, room == VENUE_ROOM_ARENA ? ARENA_SEATS : n_seats, plan);
}

/* The corner of the whole house becomes 0,0, as in plans drawn on a page. */
static void move_to_corner(struct sb_plan *plan)
{
    int x = plan->areas[0].x, y = plan->areas[0].y;
    for (size_t i = 1; i < plan->n_areas; i++) {
        x = plan->areas[i].x < x ? plan->areas[i].x : x;
        y = plan->areas[i].y < y ? plan->areas[i].y : y;
    }
    for (size_t i = 0; i < plan->n_areas; i++) {
        plan->areas[i].x -= x;
        plan->areas[i].y -= y;
    }
}

/* A plan of one area is its area: both have the same id (contract 6). */
static void name_plan(struct venue_build *build, size_t room)
{
    struct sb_plan *plan = &build->venue->plans[room];
    plan->name = rooms[room].plan;
    plan->venue = room;
    plan->group = plan->n_areas > 1;
    venue_id(plan->id, build->next_plan++);
    for (size_t i = 0; i < plan->n_areas; i++) {
        if (plan->group)
            venue_id(plan->areas[i].id, build->next_plan++);
        else
            memcpy(plan->areas[i].id, plan->id, sizeof(plan->id));
    }
}

void venue_plans_build(struct venue_build *build, size_t n_seats)
{
    struct sb_venue *venue = build->venue;
    const size_t n = n_seats > 0 ? VENUE_ROOM_COUNT : VENUE_ROOM_PARK;
    assert(n_seats <= PARK_SEATS_MAX);
    venue->n_rooms = venue->n_plans = n;
    venue->rooms = arena_alloc_array(build->arena, n, sizeof(*venue->rooms));
    venue->plans = arena_alloc_array(build->arena, n, sizeof(*venue->plans));
    for (size_t i = 0; i < n; i++) {
        venue_id(venue->rooms[i].id, VENUE_ID_ROOM + i);
        venue->rooms[i].name = rooms[i].name;
        venue->rooms[i].address = rooms[i].address;
        fill_plan(build, i, n_seats);
        move_to_corner(&venue->plans[i]);
        name_plan(build, i);
    }
    venue->n_bands = VENUE_BAND_COUNT;
    venue->bands = arena_alloc_array(build->arena, VENUE_BAND_COUNT, sizeof(*venue->bands));
    for (size_t i = 0; i < VENUE_BAND_COUNT; i++) {
        venue_id(venue->bands[i].id, VENUE_ID_BAND + i);
        venue->bands[i].name = bands[i];
    }
}
