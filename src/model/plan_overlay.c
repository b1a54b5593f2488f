#include "model/plan_overlay.h"

#include <assert.h>
#include <strings.h>

#include "base/mem.h"

struct plan_overlay *plan_overlay_new(const struct plan *plan)
{
    struct plan_overlay *overlay = mem_zalloc(sizeof(*overlay));
    overlay->n_seats = plan->n_seats;
    overlay->n_areas = plan->n_areas;
    overlay->flags = mem_zalloc(plan->n_seats + 1);
    overlay->note = mem_zalloc(plan->n_seats + 1);
    overlay->partner = mem_zalloc((plan->n_seats + 1) * sizeof(*overlay->partner));
    overlay->captions = mem_zalloc((plan->n_areas + 1) * sizeof(*overlay->captions));
    overlay->order = mem_zalloc((plan->n_areas + 1) * sizeof(*overlay->order));
    for (uint32_t i = 0; i < plan->n_seats; i++)
        overlay->partner[i] = SEAT_NONE;
    for (uint32_t i = 0; i < plan->n_areas; i++)
        overlay->order[i] = UINT16_MAX;
    return overlay;
}

void plan_overlay_free(struct plan_overlay *overlay)
{
    if (!overlay)
        return;
    mem_free(overlay->flags);
    mem_free(overlay->note);
    mem_free(overlay->partner);
    mem_free(overlay->captions);
    mem_free(overlay->order);
    mem_free(overlay);
}

bool plan_overlay_is_restricted(const struct plan_overlay *overlay, uint32_t seat)
{
    assert(seat < overlay->n_seats);
    return overlay->flags[seat] & SEAT_FLAG_RESTRICTED;
}

const char *plan_overlay_note(const struct plan_overlay *overlay, uint32_t seat)
{
    assert(seat < overlay->n_seats);
    return overlay->note[seat] ? overlay->notes[overlay->note[seat] - 1] : "";
}

const char *plan_overlay_lock(const struct plan_overlay *overlay, const char *lock_name)
{
    for (size_t i = 0; i < overlay->n_locks; i++) {
        if (strcasecmp(overlay->locks[i].name, lock_name) == 0)
            return overlay->notes[overlay->locks[i].note - 1];
    }
    return "";
}

const char *plan_overlay_caption(const struct plan_overlay *overlay, const struct plan *plan,
                                 uint32_t area)
{
    assert(area < overlay->n_areas);
    return overlay->captions[area][0] ? overlay->captions[area]
                                      : plan_string(plan, plan->areas[area].name);
}
