/* A seat touched, on the plan or in the list: chosen, or refused with the reason in words. */
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

/* Why a seat cannot be chosen, as a key; NULL when it can. */
static const char *refusal(const struct scene_ctx *sc, uint32_t seat)
{
    const struct seats_scene *st = sc->state;
    const struct plan_stock stock = seats_stock(sc);
    const bool space = seats_map_is_space(sc, seat);
    if (seats_blocked(sc))
        return seats_blocked(sc);
    if (space && st->n_wheelchair == 0)
        return "seats.wheelchair_only";
    if (space)
        return NULL;
    if (!plan_stock_has(&stock, seat)) {
        const bool kept = seat_is_free((enum seat_state)sc->session->status->state[seat]) &&
                          plan_stock_is_companion(&stock, seat);
        return kept ? "seats.companion_only" : "seats.taken";
    }
    return st->n_wheelchair == st->n_wanted ? "seats.space_wanted" : NULL;
}

void seats_tap(struct scene_ctx *sc, uint32_t seat)
{
    struct seats_scene *st = sc->state;
    if (seat >= sc->session->plan->n_seats)
        return;
    const char *refused = refusal(sc, seat);
    if (refused) {
        scene_toast(sc, tr(refused));
        return;
    }
    if (seats_ask_space(sc, seat))
        return;
    st->failed = RC_OK;
    seats_pick_tap(sc, seat);
    seats_map_choice(sc);
}

void seats_tap_block(struct scene_ctx *sc, uint32_t seat)
{
    struct seats_scene *st = sc->state;
    if (seat >= sc->session->plan->n_seats || refusal(sc, seat))
        return;
    while (st->n_chosen > 0)
        seats_pick_drop(st, st->n_chosen - 1);
    seats_tap(sc, seat);
}
