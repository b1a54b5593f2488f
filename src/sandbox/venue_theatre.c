#include "sandbox/venue_theatre.h"

#include <math.h>

#include "sandbox/venue_fan.h"
#include "sandbox/venue_seats.h"

/* The sides grow towards the back so that the aisles run straight to the stage. */
static const struct venue_fan_row stalls_rows[] = {
    {6, 14}, {6, 14}, {6, 14},  {7, 14},  {7, 14},  {7, 14},  {8, 14},  {8, 14},  {8, 14},
    {9, 14}, {9, 14}, {10, 14}, {10, 14}, {10, 14}, {11, 14}, {11, 14}, {12, 14}, {12, 14},
};
static const struct venue_fan_row circle_rows[] = {
    {14, 26}, {14, 26}, {15, 26}, {16, 26}, {16, 26}, {17, 26},
};
static const struct venue_fan_row balcony_rows[] = {
    {12, 22}, {13, 22}, {14, 22}, {14, 22}, {15, 22}, {16, 22},
};

enum { ROW_F = 5, ROW_G, ROW_H, ROW_L = 10, ROW_M, ROW_Q = 14, ROW_R, ROW_S, ROW_T };

static bool is_at_an_end(const struct venue_fan_seat *seat)
{
    return (seat->block == VENUE_FAN_LEFT && seat->k == 0) ||
           (seat->block == VENUE_FAN_RIGHT && seat->k == seat->n_block - 1);
}

static bool is_beside_an_aisle(const struct venue_fan_seat *seat)
{
    return seat->block == VENUE_FAN_CENTRE && (seat->k == 0 || seat->k == seat->n_block - 1);
}

static enum venue_band stalls_band(const struct venue_fan_seat *seat)
{
    if (seat->block == VENUE_FAN_CENTRE)
        return seat->row >= 2 && seat->row <= 8 ? VENUE_BAND_A
               : seat->row <= 12                ? VENUE_BAND_B
                                                : VENUE_BAND_C;
    const int from_wall = seat->block == VENUE_FAN_LEFT ? seat->k : seat->n_block - 1 - seat->k;
    return seat->row <= 9 && from_wall >= 2 ? VENUE_BAND_B : VENUE_BAND_C;
}

/* Wheelchair spaces stand where the cross aisle and the sound desk leave room; pillars carry the
 * circle behind row L. */
static enum sb_lock stalls_lock(const struct venue_fan_seat *seat)
{
    const bool at_desk = seat->row == ROW_T && (seat->number == 14 || seat->number == 25);
    if ((seat->row == ROW_L && is_beside_an_aisle(seat)) || at_desk)
        return SB_LOCK_WHEELCHAIR;
    if (is_at_an_end(seat))
        return SB_LOCK_INFO;
    if (is_beside_an_aisle(seat) &&
        (seat->row == ROW_M || (seat->row >= ROW_Q && seat->row < ROW_T)))
        return SB_LOCK_INFO;
    if ((seat->row == ROW_G || seat->row == ROW_H) && seat->block == VENUE_FAN_CENTRE &&
        seat->k >= 9 && seat->k <= 12)
        return seat->row == ROW_G ? SB_LOCK_AGENT : SB_LOCK_FRIENDS;
    if (seat->row == ROW_F && seat->block == VENUE_FAN_CENTRE && seat->k < 2)
        return SB_LOCK_HOUSE;
    return SB_LOCK_NONE;
}

static enum venue_band circle_band(const struct venue_fan_seat *seat)
{
    return seat->row < 3 && seat->block == VENUE_FAN_CENTRE ? VENUE_BAND_B : VENUE_BAND_C;
}

/* The last row has level access from the lift, at both aisles. */
static enum sb_lock circle_lock(const struct venue_fan_seat *seat)
{
    if (seat->row == 5 && is_beside_an_aisle(seat))
        return SB_LOCK_WHEELCHAIR;
    if (seat->row == 0 && is_at_an_end(seat))
        return SB_LOCK_INFO;
    if (seat->row == 1 && seat->block == VENUE_FAN_LEFT && seat->k >= 10)
        return SB_LOCK_AGENT;
    return SB_LOCK_NONE;
}

static enum venue_band balcony_band(const struct venue_fan_seat *seat)
{
    return seat->row < 2 && seat->block == VENUE_FAN_CENTRE ? VENUE_BAND_C : VENUE_BAND_D;
}

/* The safety rail stands in the view of the first row, but not of its centre. */
static enum sb_lock balcony_lock(const struct venue_fan_seat *seat)
{
    if (seat->row == 0 && seat->block != VENUE_FAN_CENTRE)
        return SB_LOCK_INFO;
    if (seat->row == 5 && is_at_an_end(seat))
        return SB_LOCK_HOUSE;
    return SB_LOCK_NONE;
}

static const struct venue_fan fans[] = {
    {.name = "Stalls",
     .radius = 30,
     .row_pitch = 1.14,
     .aisle = 1.25,
     .rows = stalls_rows,
     .n_rows = 18,
     .hole_row = ROW_T,
     .hole_from = 17,
     .hole_to = 22,
     .band = stalls_band,
     .lock = stalls_lock},
    {.name = "Circle",
     .radius = 59,
     .row_pitch = 1.2,
     .aisle = 1.5,
     .rows = circle_rows,
     .n_rows = 6,
     .skip_number = 13,
     .band = circle_band,
     .lock = circle_lock},
    {.name = "Balcony",
     .radius = 75,
     .row_pitch = 1.2,
     .aisle = 1.5,
     .rows = balcony_rows,
     .n_rows = 6,
     .band = balcony_band,
     .lock = balcony_lock},
};

/* Five chairs turned towards the stage: three at the ledge, two behind them. */
static void add_box(struct venue_seats *seats, size_t letter, int tier, int side)
{
    static const double place[5][2] = {
        {-1.3, -0.6}, {0, -0.6}, {1.3, -0.6}, {-0.65, 0.7}, {0.65, 0.7}};
    const double x = side * (19.0 + 2.1 * tier), y = 22.5 + 4.6 * tier;
    const double turn = side * -0.42;
    char label[8];
    venue_seats_row_label(label, letter);
    for (int i = 0; i < 5; i++) {
        const double u = place[i][0], v = place[i][1];
        venue_seats_add(seats, &(struct venue_place){.row = label,
                                                     .number = i + 1,
                                                     .x = x + u * cos(turn) - v * sin(turn),
                                                     .y = y + u * sin(turn) + v * cos(turn),
                                                     .band = VENUE_BAND_B,
                                                     .lock = i > 2 ? SB_LOCK_INFO : SB_LOCK_NONE,
                                                     .gap = i == 3});
    }
}

static void boxes_area(struct venue_build *build, int side, struct sb_area *area)
{
    struct venue_seats seats = {.next_id = &build->next_seat};
    for (int tier = 0; tier < 4; tier++)
        add_box(&seats, (size_t)tier + (side > 0 ? 4 : 0), tier, side);
    area->name = side < 0 ? "Boxes left" : "Boxes right";
    venue_seats_finish(&seats, build->arena, area);
}

void venue_theatre_areas(struct venue_build *build, struct sb_plan *plan)
{
    plan->n_areas = 5;
    plan->areas = arena_alloc_array(build->arena, plan->n_areas, sizeof(*plan->areas));
    for (size_t i = 0; i < 3; i++)
        venue_fan_area(&fans[i], build, &plan->areas[i]);
    boxes_area(build, -1, &plan->areas[3]);
    boxes_area(build, 1, &plan->areas[4]);
}
