#include "scenes/seats_look.h"

struct seats_look seats_look(const struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    const struct session *s = sc->session;
    return (struct seats_look){
        .sc = sc,
        .stock = seats_stock(sc),
        .n = s->plan->n_seats,
        .state = s->status->state,
        .band = s->status->band,
        .flags = s->overlay->flags,
        .letter_of = st->letter_of,
        .is_filtered = seats_filter_any(sc),
        .seats_wanted = st->n_wheelchair<st->n_wanted, .spaces_wanted = st->n_wheelchair> 0};
}

static bool is_in(const uint32_t *seats, size_t n, uint32_t seat)
{
    for (size_t i = 0; i < n; i++) {
        if (seats[i] == seat)
            return true;
    }
    return false;
}

/* A free seat by what is to be said of it first. */
static enum seat_mark mark_of_free(const struct seats_look *look, uint32_t seat)
{
    if (look->is_filtered && !seats_filter_passes(look->sc, seat))
        return MARK_ASIDE;
    if (look->flags[seat] & SEAT_FLAG_RESTRICTED)
        return MARK_RESTRICTED;
    if (look->state[seat] == SEAT_INFO || look->stock.overlay->note[seat] != 0)
        return MARK_NOTE;
    return look->state[seat] == SEAT_ALLOCATION && !look->stock.allocation_only ? MARK_ALLOCATION
                                                                                : MARK_FREE;
}

enum seat_mark seats_look_mark(const struct seats_look *look, uint32_t seat)
{
    const struct seats_scene *st = look->sc->state;
    if (is_in(st->chosen, st->n_chosen, seat))
        return MARK_CHOSEN;
    if (is_in(st->lost, st->n_lost, seat))
        return MARK_LOST;
    if (seats_look_is_space(look, seat))
        return MARK_WHEELCHAIR;
    if (!seats_look_is_free(look, seat))
        return look->state[seat] == SEAT_BASKET && is_in(st->held, st->n_held, seat) ? MARK_HELD
                                                                                     : MARK_TAKEN;
    if (seats_look_is_companion(look, seat)) /* for those who take a space, and marked for all */
        return MARK_COMPANION;
    return seats_look_has(look, seat) ? mark_of_free(look, seat) : MARK_TAKEN;
}
