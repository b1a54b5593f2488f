#include "sandbox/venue_seats.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

static struct sb_seat *append(struct venue_seats *seats)
{
    if (seats->n == seats->size) {
        seats->size = seats->size ? seats->size * 2 : 64;
        seats->at = mem_regrow(seats->at, seats->size, sizeof(*seats->at));
    }
    struct sb_seat *seat = &seats->at[seats->n++];
    *seat = (struct sb_seat){.id = (*seats->next_id)++};
    return seat;
}

void venue_seats_add(struct venue_seats *seats, const struct venue_place *place)
{
    struct sb_seat *seat = append(seats);
    const bool fits = text_copy(seat->row, sizeof(seat->row), place->row);
    assert(fits && place->number > 0);
    snprintf(seat->name, sizeof(seat->name), "%s%d", place->row, place->number);
    seat->number = place->number;
    seat->x = (int)lround(place->x * VENUE_PITCH);
    seat->y = (int)lround(place->y * VENUE_PITCH);
    seat->band = place->band;
    seat->lock = (uint8_t)place->lock;
    if (seats->n < 2)
        return;
    struct sb_seat *before = seat - 1;
    if (strcmp(before->row, seat->row) != 0)
        return;
    before->next = seat->id;
    seat->prev = before->id;
    before->next_aisle = seat->prev_aisle = place->gap;
}

static void move_to_origin(struct venue_seats *seats, struct sb_area *area)
{
    area->x = seats->at[0].x;
    area->y = seats->at[0].y;
    for (size_t i = 1; i < seats->n; i++) {
        area->x = seats->at[i].x < area->x ? seats->at[i].x : area->x;
        area->y = seats->at[i].y < area->y ? seats->at[i].y : area->y;
    }
    for (size_t i = 0; i < seats->n; i++) {
        seats->at[i].x -= area->x;
        seats->at[i].y -= area->y;
    }
}

void venue_seats_finish(struct venue_seats *seats, struct arena *arena, struct sb_area *area)
{
    assert(seats->n > 0);
    move_to_origin(seats, area);
    area->seats = arena_alloc_array(arena, seats->n, sizeof(*area->seats));
    memcpy(area->seats, seats->at, seats->n * sizeof(*area->seats));
    area->n_seats = seats->n;
    area->capacity = (int)seats->n;
    mem_free(seats->at);
    *seats = (struct venue_seats){.next_id = seats->next_id};
}

void venue_seats_row_label(char out[8], size_t index)
{
    static const char letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    const size_t n = sizeof(letters) - 1;
    const size_t high = index / n;
    assert(high <= n);
    if (high > 0)
        snprintf(out, 8, "%c%c", letters[high - 1], letters[index % n]);
    else
        snprintf(out, 8, "%c", letters[index % n]);
}
