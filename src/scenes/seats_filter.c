#include "scenes/seats_filter.h"

#include "scenes/seats_scene.h"

static bool is_space(const struct scene_ctx *sc, uint32_t seat)
{
    return sc->session->status->state[seat] == SEAT_WHEELCHAIR;
}

/* A space, or a seat so near to one in its row that the party could sit between. */
static bool is_by_a_space(const struct scene_ctx *sc, uint32_t seat)
{
    const struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    if (is_space(sc, seat) || sc->session->overlay->partner[seat] != SEAT_NONE)
        return true;
    uint32_t left = seat, right = seat;
    for (size_t i = 1; i < st->n_wanted; i++) {
        left -= plan->seats[left].is_next_to_previous ? 1 : 0;
        right += right + 1 < plan->n_seats && plan->seats[right + 1].is_next_to_previous ? 1 : 0;
        if (is_space(sc, left) || is_space(sc, right))
            return true;
    }
    return false;
}

bool seats_filter_passes(const struct scene_ctx *sc, uint32_t seat)
{
    const struct seats_scene *st = sc->state;
    const struct seats_filter *filter = &st->filter;
    const uint8_t band = sc->session->status->band[seat];
    const uint8_t letter = band < PRICE_BANDS_MAX ? st->letter_of[band] : UINT8_MAX;
    if (filter->bands && (letter >= SEATS_BANDS_MAX || !(filter->bands >> letter & 1U)))
        return false;
    if (filter->full_view && plan_overlay_is_restricted(sc->session->overlay, seat))
        return false;
    return !filter->spaces || is_by_a_space(sc, seat);
}

bool seats_filter_any(const struct scene_ctx *sc)
{
    const struct seats_filter *filter = &((const struct seats_scene *)sc->state)->filter;
    return filter->bands || filter->spaces || filter->full_view;
}

bool seats_filter_is_on(const struct scene_ctx *sc, uint32_t which)
{
    const struct seats_filter *filter = &((const struct seats_scene *)sc->state)->filter;
    if (which == SEATS_FILTER_SPACES)
        return filter->spaces;
    if (which == SEATS_FILTER_FULL_VIEW)
        return filter->full_view;
    return which < SEATS_BANDS_MAX && (filter->bands >> which & 1U);
}

bool seats_filter_toggle(struct scene_ctx *sc, uint32_t which)
{
    struct seats_scene *st = sc->state;
    if (which == SEATS_FILTER_NONE)
        st->filter = (struct seats_filter){0};
    else if (which == SEATS_FILTER_SPACES)
        st->filter.spaces = !st->filter.spaces;
    else if (which == SEATS_FILTER_FULL_VIEW)
        st->filter.full_view = !st->filter.full_view;
    else if (which < st->n_bands)
        st->filter.bands ^= (uint8_t)(1U << which);
    else
        return false;
    return true;
}

size_t seats_filter_list(const struct scene_ctx *sc, uint32_t ret[SEATS_FILTERS_MAX])
{
    const struct seats_scene *st = sc->state;
    size_t n = 0;
    for (uint32_t letter = 0; letter < st->n_bands; letter++)
        ret[n++] = letter;
    if (st->n_wheelchair > 0)
        ret[n++] = SEATS_FILTER_SPACES;
    if (st->kinds.n_restricted > 0)
        ret[n++] = SEATS_FILTER_FULL_VIEW;
    return n;
}
