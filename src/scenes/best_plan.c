#include "base/text.h"
#include "scenes/best_scene.h"
#include "ui/i18n.h"

uint32_t best_plan_seat(const struct scene_ctx *sc, const struct best_offer *offer, size_t i)
{
    const struct plan *plan = sc->session->plan;
    const char *words = sc->session->basket.lines[offer->lines[i]].seat_id;
    int64_t id;
    if (!plan || !text_to_int64(words, 0, UINT32_MAX, &id))
        return SEAT_NONE;
    return plan_find_seat(plan, (uint32_t)id);
}

static void mark_quiet(struct best_scene *st, const struct session *session)
{
    const struct plan *plan = session->plan;
    for (uint32_t i = 0; i < plan->n_seats; i++)
        seatmap_set(st->map, i, MARK_QUIET, 0);
}

void best_plan_show(struct scene_ctx *sc)
{
    struct best_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    struct best_offer offer;
    best_offer_make(sc, &offer);
    if (!plan || plan->n_seats == 0 || offer.n == 0)
        return;
    if (!st->map) {
        seats_geometry_build(&st->geometry, plan, sc->session->overlay);
        st->map = seats_geometry_map(&st->geometry, plan, tr("seats.stage"), 0);
    }
    seatmap_set_stage_words(st->map, seats_geometry_stage(sc->session->overlay, tr("seats.stage")));
    mark_quiet(st, sc->session);
    for (size_t i = 0; i < offer.n; i++) {
        const uint32_t seat = best_plan_seat(sc, &offer, i);
        if (seat != SEAT_NONE)
            seatmap_set(st->map, seat, MARK_CHOSEN, 0);
    }
    const uint32_t middle = best_plan_seat(sc, &offer, offer.n / 2);
    if (middle != SEAT_NONE)
        seatmap_show_item(st->map, middle);
}

void best_plan_free(struct best_scene *st)
{
    seatmap_free(st->map);
    seats_geometry_free(&st->geometry);
    st->map = NULL;
}
