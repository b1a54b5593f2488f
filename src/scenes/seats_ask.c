#include "scenes/seats_ask.h"

#include "model/plan_instead.h"
#include "model/plan_orphans.h"
#include "model/plan_search.h"
#include "scenes/seats_scene.h"

void seats_ask_clear(struct seats_ask *ask)
{
    *ask = (struct seats_ask){.space_known = ask->space_known};
}

/* Bands in which every ticket of the party can be had. */
static uint32_t sold_bands(const struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    uint32_t bands = 0;
    for (size_t b = 0; b < st->n_bands; b++) {
        size_t i = 0;
        while (i < st->n_wanted &&
               price_list_find(sc->session->prices, st->types[i], st->bands[b].band))
            i++;
        if (i == st->n_wanted)
            bands |= 1U << st->bands[b].band;
    }
    return bands;
}

void seats_ask_gone(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    if (st->n_lost == 0)
        return;
    struct plan_loss loss = {.kept = seats_pick_set(sc),
                             .n = st->n_wanted - st->n_wheelchair,
                             .n_spaces = st->n_wheelchair,
                             .bands = sold_bands(sc)};
    for (size_t i = 0; i < st->n_lost; i++)
        plan_set_add(&loss.lost, st->lost[i]);
    const struct plan_stock stock = seats_stock(sc);
    seats_ask_clear(&st->ask);
    st->ask.what = SEATS_ASK_GONE;
    if (!plan_instead(&stock, &loss, &st->ask.offer))
        st->ask.offer.n = 0;
}

bool seats_ask_orphan(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct plan_stock stock = seats_stock(sc);
    const struct plan_set chosen = seats_pick_set(sc);
    struct plan_set alone, offer;
    if (!sc->shop->orphan_rule || (st->ask.orphan_kept && sc->shop->orphan_keep_anyway) ||
        plan_orphans(&stock, &chosen, sc->shop->orphan_aisle_ok, &alone) == 0 ||
        !plan_orphans_mend(&stock, &chosen, sc->shop->orphan_aisle_ok, &offer))
        return false;
    seats_ask_clear(&st->ask);
    st->ask.what = SEATS_ASK_ORPHAN;
    st->ask.seat = alone.seats[0];
    st->ask.offer = offer;
    return true;
}

bool seats_ask_space(struct scene_ctx *sc, uint32_t seat)
{
    struct seats_scene *st = sc->state;
    if (st->ask.space_known || !seats_map_is_space(sc, seat))
        return false;
    seats_ask_clear(&st->ask);
    st->ask.what = SEATS_ASK_SPACE;
    st->ask.seat = seat;
    return true;
}

/* Chosen, and in sight: the plan moves only for a seat that is not on it. */
static void choose(struct scene_ctx *sc, const struct plan_set *set)
{
    struct seats_scene *st = sc->state;
    bool in_sight = true;
    seats_pick_replace(sc, set);
    for (size_t i = 0; i < set->n; i++)
        in_sight = in_sight && seatmap_item_at(st->map, set->seats[i], NULL, NULL);
    if (!in_sight && set->n > 0)
        seatmap_show_item(st->map, set->seats[set->n / 2]);
}

/* The best of the area where the party was, else of the house. */
static bool search(const struct scene_ctx *sc, struct plan_set *ret)
{
    const struct seats_scene *st = sc->state;
    const struct session *s = sc->session;
    struct plan_wish wish = {.n = st->n_wanted - st->n_wheelchair,
                             .n_spaces = st->n_wheelchair,
                             .bands = sold_bands(sc),
                             .area = st->n_lost > 0 ? s->plan->seats[st->lost[0]].area : UINT32_MAX,
                             .rank = st->letter_of,
                             .allocation_only = st->allocation_only,
                             .companions_alone = sc->shop->companions_alone};
    if (plan_search(s->plan, s->status, s->overlay, &wish, ret))
        return true;
    wish.area = UINT32_MAX;
    return plan_search(s->plan, s->status, s->overlay, &wish, ret);
}

static void choose_for_me(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    struct plan_set found = st->ask.offer;
    if (st->ask.what == SEATS_ASK_ORPHAN || search(sc, &found))
        choose(sc, &found);
    else
        scene_finish(sc, OUTCOME_BEST); /* which has words for a house where nothing is left */
}

/* The types stay; the seats are chosen from the beginning. */
static void choose_again(struct scene_ctx *sc)
{
    seats_pick_replace(sc, &(struct plan_set){.n = 0});
}

static void go_on(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const uint32_t seat = st->ask.seat;
    if (st->ask.what == SEATS_ASK_SPACE) {
        st->ask.space_known = true;
        seats_tap(sc, seat);
    } else if (st->ask.what == SEATS_ASK_ORPHAN && sc->shop->orphan_keep_anyway) {
        seats_ask_clear(&st->ask);
        st->ask.orphan_kept = true;
    }
}

bool seats_ask_action(struct scene_ctx *sc, uint32_t id)
{
    struct seats_scene *st = sc->state;
    if (id != SEATS_ASK_OFFER && id != SEATS_ASK_FOR_ME && id != SEATS_ASK_AGAIN &&
        id != SEATS_ASK_GO_ON)
        return false;
    if (st->ask.what == SEATS_ASK_NOTHING || seats_blocked(sc))
        return true;
    st->failed = RC_OK;
    if (id == SEATS_ASK_OFFER && st->ask.offer.n > 0) {
        const struct plan_set offer = st->ask.offer;
        choose(sc, &offer);
    } else if (id == SEATS_ASK_FOR_ME) {
        choose_for_me(sc);
    } else if (id == SEATS_ASK_AGAIN) {
        choose_again(sc);
    } else if (id == SEATS_ASK_GO_ON) {
        go_on(sc);
    }
    seats_map_choice(sc);
    return true;
}
