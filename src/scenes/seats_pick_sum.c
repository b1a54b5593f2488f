/* What the chosen seats cost, and whether they are together. */
#include "scenes/seats_scene.h"

const struct price *seats_pick_price(const struct scene_ctx *sc, size_t i)
{
    const struct seats_scene *st = sc->state;
    const uint8_t band = sc->session->status->band[st->chosen[i]];
    if (!sc->session->prices || band == BAND_NONE)
        return NULL;
    return price_list_find(sc->session->prices, st->types[i], band);
}

bool seats_pick_total(const struct scene_ctx *sc, money_t *ret)
{
    const struct seats_scene *st = sc->state;
    money_t total = 0;
    for (size_t i = 0; i < st->n_chosen; i++) {
        const struct price *price = seats_pick_price(sc, i);
        if (!price || !money_add(&total, price_total(price)))
            return false;
    }
    *ret = total;
    return st->n_chosen > 0;
}

bool seats_pick_is_together(const struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    for (size_t i = 1; i < st->n_chosen; i++) {
        const struct plan_seat *seat = &sc->session->plan->seats[st->chosen[i]];
        if (st->chosen[i] != st->chosen[i - 1] + 1 || !seat->is_next_to_previous)
            return false;
    }
    return st->n_chosen > 0;
}
