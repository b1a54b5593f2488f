#include <string.h>

#include "base/text.h"
#include "scenes/best_scene.h"

/* What a seat of the band costs the dearest type of this customer, as on the plan. */
static bool band_price(const struct session *session, size_t band, money_t *ret)
{
    bool any = false;
    for (size_t type = 0; type < session->prices->n_types; type++) {
        const struct price *price = price_list_find(session->prices, type, band);
        if (session->party.n[type] == 0 || !price)
            continue;
        const money_t total = price_total(price);
        *ret = !any || total > *ret ? total : *ret;
        any = true;
    }
    return any;
}

static void add_band(struct best_scene *st, struct best_band band)
{
    size_t i = st->n_bands++;
    for (; i > 0 && st->bands[i - 1].price < band.price; i--)
        st->bands[i] = st->bands[i - 1];
    st->bands[i] = band;
}

void best_filter_count(struct scene_ctx *sc)
{
    struct best_scene *st = sc->state;
    const struct session *session = sc->session;
    int n_free[PRICE_BANDS_MAX] = {0};
    st->n_bands = 0;
    if (!session->prices || !session->plan || !session->status || !session->status->seats_known)
        return;
    for (uint32_t i = 0; i < session->plan->n_seats; i++) {
        const uint8_t band = session->status->band[i];
        if (band < PRICE_BANDS_MAX && seat_is_free((enum seat_state)session->status->state[i]))
            n_free[band]++;
    }
    for (size_t band = 0; band < session->prices->n_bands && band < PRICE_BANDS_MAX; band++) {
        struct best_band b = {.band = (uint8_t)band, .n_free = n_free[band]};
        if (band_price(session, band, &b.price))
            add_band(st, b);
    }
}

bool best_filter_any(const struct scene_ctx *sc)
{
    const struct best_scene *st = sc->state;
    return st->only_bands != 0 || st->only_area != UINT32_MAX;
}

static size_t count_bits(uint32_t bits)
{
    size_t n = 0;
    for (; bits; bits &= bits - 1)
        n++;
    return n;
}

bool best_filter_toggle(struct scene_ctx *sc, uint32_t action, uint32_t arg)
{
    struct best_scene *st = sc->state;
    const uint32_t bands = st->only_bands, area = st->only_area;
    if (action == BEST_AREA) {
        const bool known = sc->session->plan && arg < sc->session->plan->n_areas;
        st->only_area = known && arg != area ? arg : UINT32_MAX;
    } else if (arg >= PRICE_BANDS_MAX) {
        st->only_bands = 0;
    } else if (count_bits(bands ^ (UINT32_C(1) << arg)) <= BEST_BANDS_MAX) {
        st->only_bands ^= UINT32_C(1) << arg;
    }
    return st->only_bands != bands || st->only_area != area;
}

void best_filter_put(const struct scene_ctx *sc, struct command *cmd)
{
    const struct best_scene *st = sc->state;
    const struct session *session = sc->session;
    struct best_filter *filter = &cmd->filter;
    filter->n_spaces =
        session->party.wheelchair < cmd->n_wanted ? session->party.wheelchair : cmd->n_wanted;
    for (size_t band = 0; session->prices && band < session->prices->n_bands; band++) {
        if ((st->only_bands >> band & 1U) && filter->n_bands < BEST_BANDS_MAX)
            text_copy(filter->band_ids[filter->n_bands++], ID_SIZE,
                      session->prices->bands[band].id);
    }
    if (session->plan && st->only_area < session->plan->n_areas)
        text_copy(filter->area_id, ID_SIZE, session->plan->areas[st->only_area].id);
}

bool best_filter_fits(const struct scene_ctx *sc, const struct best_offer *offer)
{
    const struct best_scene *st = sc->state;
    const struct session *session = sc->session;
    for (size_t i = 0; i < offer->n; i++) {
        const uint32_t seat = best_plan_seat(sc, offer, i);
        if (seat == SEAT_NONE || !session->status)
            return false;
        const uint8_t band = session->status->band[seat];
        if (st->only_bands && (band >= PRICE_BANDS_MAX || !(st->only_bands >> band & 1U)))
            return false;
        if (st->only_area != UINT32_MAX && session->plan->seats[seat].area != st->only_area)
            return false;
    }
    return true;
}

char best_filter_letter(const struct scene_ctx *sc, uint32_t seat)
{
    const struct best_scene *st = sc->state;
    const struct seat_status *status = sc->session->status;
    for (size_t i = 0; seat != SEAT_NONE && status && i < st->n_bands; i++) {
        if (st->bands[i].band == status->band[seat])
            return (char)('A' + i);
    }
    return '\0';
}
