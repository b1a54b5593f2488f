#include "fakes/seats_kit.h"

const struct seats_scene *seats_kit_state(const struct fake_runtime *rt)
{
    return (const void *)rt->state;
}

struct seat_status *seats_kit_all_free(const struct plan *plan)
{
    struct seat_status *status = seat_status_new(plan);
    status->seats_known = true;
    for (uint32_t i = 0; i < status->n_seats; i++) {
        status->state[i] = SEAT_AVAILABLE;
        status->band[i] = i < F14 ? 0 : 1;
    }
    return status;
}

void seats_kit_open(struct fake_runtime *rt, uint8_t adults, uint8_t children, uint8_t spaces)
{
    fake_init(rt);
    fake_choose(rt, fake_instance(rt->catalogue, FAKE_FOX));
    struct session *s = &rt->session;
    session_set_plan(s, fake_plan(), NULL);
    s->status = seats_kit_all_free(s->plan);
    s->status_at_ms = rt->ctx.now_ms;
    s->prices_arena = arena_new();
    s->prices = fake_prices(s->prices_arena, &rt->catalogue->price_lists[0]);
    s->party.n[0] = adults;
    s->party.n[1] = children;
    s->party.wheelchair = spaces;
}

void seats_kit_enter(struct fake_runtime *rt, uint8_t adults, uint8_t children)
{
    seats_kit_open(rt, adults, children, 0);
    fake_enter(rt, &scene_seats);
}

void seats_kit_touch(struct fake_runtime *rt, uint32_t seat)
{
    fake_action(rt, &scene_seats, SEATS_PLAN, seat);
}

bool seats_kit_is_chosen(const struct fake_runtime *rt, uint32_t seat)
{
    return seatmap_mark(seats_kit_state(rt)->map, seat) == MARK_CHOSEN;
}

void seats_kit_done(struct fake_runtime *rt)
{
    fake_leave(rt, &scene_seats);
    fake_deinit(rt);
}
