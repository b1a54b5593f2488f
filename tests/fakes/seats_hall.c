#include "fakes/seats_hall.h"

#include <stdio.h>

enum { PITCH = 20, APART = 400 };

static void add_row(struct plan_builder *b, const struct seats_hall *hall, int area, int row,
                    uint32_t *id)
{
    char label[4], name[24];
    snprintf(label, sizeof(label), "%c%s", 'A' + row % 26, row < 26 ? "" : "A");
    for (int i = 0; i < hall->n_seats; i++) {
        const bool behind_aisle = i >= hall->n_seats / 2;
        snprintf(name, sizeof(name), "%s%d", label, i + 1);
        const bool added = plan_builder_seat(
            b, &(struct plan_builder_seat){.id = ++*id,
                                           .x = (i + (behind_aisle ? 2 : 0)) * PITCH,
                                           .y = area * APART * PITCH + row * PITCH,
                                           .number = hall->unlabelled ? 0 : i + 1,
                                           .row = hall->unlabelled ? "" : label,
                                           .name = name});
        if (!added)
            fprintf(stderr, "the hall is too large\n");
    }
}

struct plan *seats_hall_plan(const struct seats_hall *hall)
{
    struct plan_builder *b = plan_builder_new("hall", "Hall");
    struct plan *plan = NULL;
    struct fault fault;
    uint32_t id = 0;
    for (int area = 0; area < hall->n_areas; area++) {
        char name[32];
        snprintf(name, sizeof(name), "Block %d", area + 1);
        plan_builder_area(b, name, name, hall->n_rows * hall->n_seats, true);
        for (int row = 0; row < hall->n_rows; row++)
            add_row(b, hall, area, row, &id);
    }
    if (hall->empty_area)
        plan_builder_area(b, "standing", "Standing", 100, false);
    if (plan_builder_finish(b, &plan, &fault))
        fprintf(stderr, "%s\n", fault.what);
    return plan;
}

uint32_t seats_hall_seat(const struct seats_hall *hall, int area, int row, int seat)
{
    return (uint32_t)((area * hall->n_rows + row) * hall->n_seats + seat);
}

void seats_hall_open(struct fake_runtime *rt, const struct seats_hall *hall, uint8_t adults,
                     uint8_t spaces)
{
    fake_init(rt);
    fake_choose(rt, fake_instance(rt->catalogue, FAKE_FOX));
    struct session *s = &rt->session;
    session_set_plan(s, seats_hall_plan(hall), NULL);
    s->status = seat_status_new(s->plan);
    s->status->seats_known = true;
    for (uint32_t i = 0; i < s->status->n_seats; i++) {
        s->status->state[i] = SEAT_AVAILABLE;
        s->status->band[i] = s->plan->seats[i].row % 8 < 4 ? 0 : 1;
    }
    s->status_at_ms = rt->ctx.now_ms;
    s->prices_arena = arena_new();
    s->prices = fake_prices(s->prices_arena, &rt->catalogue->price_lists[0]);
    s->party.n[0] = adults;
    s->party.wheelchair = spaces;
    s->seats_as_list = true;
}
