#include "sandbox/venue_fan.h"

#include <math.h>
#include <stdbool.h>

/* A row on its way: the number is printed on the seat, the place counts also what is missing. */
struct row {
    const struct venue_fan *fan;
    struct venue_seats *seats;
    size_t index;
    int place;
    bool gap;
};

static bool is_missing(const struct row *row)
{
    const struct venue_fan *fan = row->fan;
    return fan->hole_from > 0 && row->index == fan->hole_row && row->place >= fan->hole_from &&
           row->place <= fan->hole_to;
}

static int number_of(const struct row *row)
{
    const int skip = row->fan->skip_number;
    return row->place + (skip > 0 && row->place >= skip);
}

static void add_seat(struct row *row, const struct venue_fan_seat *seat, double offset)
{
    const struct venue_fan *fan = row->fan;
    const double radius = fan->radius + (double)row->index * fan->row_pitch;
    char label[8];
    venue_seats_row_label(label, row->index);
    venue_seats_add(row->seats, &(struct venue_place){.row = label,
                                                      .number = seat->number,
                                                      .x = sin(offset / radius) * radius,
                                                      .y = cos(offset / radius) * radius,
                                                      .band = (uint8_t)fan->band(seat),
                                                      .lock = fan->lock(seat),
                                                      .gap = row->gap});
    row->gap = false;
}

static void add_block(struct row *row, enum venue_fan_block block, double start, int n)
{
    for (int k = 0; k < n; k++) {
        row->place++;
        if (is_missing(row)) {
            row->gap = true;
            continue;
        }
        const struct venue_fan_seat seat = {.row = row->index,
                                            .n_rows = row->fan->n_rows,
                                            .block = block,
                                            .k = k,
                                            .n_block = n,
                                            .number = number_of(row)};
        add_seat(row, &seat, start + k + 0.5);
    }
    row->gap = true;
}

static void add_row(const struct venue_fan *fan, struct venue_seats *seats, size_t index)
{
    const struct venue_fan_row *shape = &fan->rows[index];
    const double half = shape->centre / 2.0;
    struct row row = {.fan = fan, .seats = seats, .index = index};
    add_block(&row, VENUE_FAN_LEFT, -half - fan->aisle - shape->side, shape->side);
    add_block(&row, VENUE_FAN_CENTRE, -half, shape->centre);
    add_block(&row, VENUE_FAN_RIGHT, half + fan->aisle, shape->side);
}

void venue_fan_area(const struct venue_fan *fan, struct venue_build *build, struct sb_area *area)
{
    struct venue_seats seats = {.next_id = &build->next_seat};
    for (size_t i = 0; i < fan->n_rows; i++)
        add_row(fan, &seats, i);
    area->name = fan->name;
    venue_seats_finish(&seats, build->arena, area);
}
