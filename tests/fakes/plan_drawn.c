#include "fakes/plan_drawn.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"

enum { PITCH = 20, ROW_PITCH = 25, SEATS_MAX = 512 };

struct pen {
    struct plan_builder *b;
    char states[SEATS_MAX];
    uint32_t n;
    int32_t x, y;
    int areas, rows, number;
};

static void begin_area(struct pen *pen)
{
    char id[16], name[16];
    struct text t = TEXT_OF(id);
    text_addf(&t, "%dA", ++pen->areas);
    t = TEXT_OF(name);
    text_addf(&t, "Area %d", pen->areas);
    CU_ASSERT_TRUE_FATAL(plan_builder_area(pen->b, id, name, 0, true));
    pen->rows = 0;
}

static void add_seat(struct pen *pen, char state)
{
    const char row[] = {(char)('A' + pen->rows), '\0'};
    pen->states[pen->n++] = state;
    CU_ASSERT_TRUE_FATAL(
        pen->n < SEATS_MAX &&
        plan_builder_seat(
            pen->b,
            &(struct plan_builder_seat){
                .id = pen->n, .x = pen->x, .y = pen->y, .row = row, .number = ++pen->number}));
}

static void draw(struct pen *pen, const char *picture)
{
    begin_area(pen);
    for (; *picture; picture++) {
        if (*picture == '\n') {
            pen->rows += pen->number > 0;
            pen->x = pen->number = 0;
            pen->y += ROW_PITCH;
            continue;
        }
        if (*picture == '=')
            begin_area(pen);
        else if (*picture != '|')
            add_seat(pen, *picture);
        pen->x += PITCH;
    }
}

static enum seat_state state_of(char c)
{
    return c == '.' || c == 'b' ? SEAT_AVAILABLE
           : c == 'w'           ? SEAT_WHEELCHAIR
           : c == 'a'           ? SEAT_ALLOCATION
                                : SEAT_UNAVAILABLE;
}

struct plan_drawn plan_drawn(const char *picture)
{
    struct plan_drawn d = {.plan = NULL};
    struct pen pen = {.b = plan_builder_new("1A", "Drawn")};
    struct fault fault;
    draw(&pen, picture);
    CU_ASSERT_EQUAL_FATAL(plan_builder_finish(pen.b, &d.plan, &fault), RC_OK);
    d.status = seat_status_new(d.plan);
    d.status->seats_known = true;
    for (uint32_t i = 0; i < pen.n; i++) { /* drawn in plan order, row by row */
        d.status->state[i] = (uint8_t)state_of(pen.states[i]);
        d.status->band[i] = pen.states[i] == 'b';
    }
    d.stock = (struct plan_stock){.plan = d.plan, .status = d.status};
    return d;
}

void plan_drawn_free(struct plan_drawn *drawn)
{
    seat_status_free(drawn->status);
    plan_free(drawn->plan);
}

uint32_t plan_drawn_seat(const struct plan_drawn *drawn, uint32_t area, uint32_t row, uint32_t seat)
{
    const struct plan_area *a = &drawn->plan->areas[area];
    return drawn->plan->rows[a->first_row + row].first_seat + seat;
}

struct plan_set plan_drawn_set(const char *marks)
{
    struct plan_set set = {.n = 0};
    uint32_t seat = 0;
    for (; *marks; marks++) {
        if (*marks == '#')
            plan_set_add(&set, seat);
        seat += *marks == '#' || *marks == '-';
    }
    return set;
}
