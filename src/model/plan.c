#include "model/plan.h"

#include <assert.h>

#include "base/mem.h"
#include "model/plan_layout.h"

void plan_part_sizes(const struct plan *plan, size_t ret_sizes[PLAN_PARTS])
{
    ret_sizes[0] = (size_t)plan->n_seats * sizeof(struct plan_seat);
    ret_sizes[1] = (size_t)plan->n_rows * sizeof(struct plan_row);
    ret_sizes[2] = (size_t)plan->n_areas * sizeof(struct plan_area);
    ret_sizes[3] = (size_t)plan->n_seats * sizeof(uint32_t);
    ret_sizes[4] = plan->n_string_bytes;
}

struct plan *plan_alloc(const struct plan *like)
{
    size_t sizes[PLAN_PARTS];
    plan_part_sizes(like, sizes);
    char *at = mem_zalloc(sizeof(*like) + sizes[0] + sizes[1] + sizes[2] + sizes[3] + sizes[4]);
    struct plan *plan = (struct plan *)(void *)at;
    *plan = *like;
    at += sizeof(*plan);
    plan->seats = (struct plan_seat *)(void *)at;
    at += sizes[0];
    plan->rows = (struct plan_row *)(void *)at;
    at += sizes[1];
    plan->areas = (struct plan_area *)(void *)at;
    at += sizes[2];
    plan->by_id = (uint32_t *)(void *)at;
    at += sizes[3];
    plan->strings = at;
    return plan;
}

void plan_free(struct plan *plan)
{
    mem_free(plan);
}

const char *plan_string(const struct plan *plan, uint32_t offset)
{
    assert(offset < plan->n_string_bytes);
    return plan->strings + offset;
}

uint32_t plan_find_seat(const struct plan *plan, uint32_t seat_id)
{
    uint32_t low = 0, high = plan->n_seats;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const uint32_t at = plan->by_id[middle];
        if (plan->seats[at].id == seat_id)
            return at;
        if (plan->seats[at].id < seat_id)
            low = middle + 1;
        else
            high = middle;
    }
    return SEAT_NONE;
}
