#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "model/plan.h"

/* One block: the struct, the areas, then a byte of state, band and lock for each seat. */
struct seat_status *seat_status_new(const struct plan *plan)
{
    assert(plan);
    const size_t areas_size = plan->n_areas * sizeof(struct area_status);
    char *block = mem_zalloc(sizeof(struct seat_status) + areas_size + (size_t)plan->n_seats * 3);
    struct seat_status *status = (struct seat_status *)(void *)block;
    status->n_seats = plan->n_seats;
    status->n_areas = plan->n_areas;
    status->areas = (struct area_status *)(void *)(block + sizeof(*status));
    status->state = (uint8_t *)block + sizeof(*status) + areas_size;
    status->band = status->state + plan->n_seats;
    status->lock = status->band + plan->n_seats;
    memset(status->band, BAND_NONE, plan->n_seats);
    return status;
}

void seat_status_free(struct seat_status *status)
{
    mem_free(status);
}

bool seat_is_free(enum seat_state state)
{
    return state == SEAT_AVAILABLE || state == SEAT_INFO || state == SEAT_ALLOCATION;
}
