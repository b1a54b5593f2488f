#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "scenes/seats_look.h"
#include "ui/i18n.h"

bool seats_map_is_free(const struct scene_ctx *sc, uint32_t seat)
{
    const struct seats_scene *st = sc->state;
    const struct plan_stock stock = seats_stock(sc);
    return plan_stock_is_space(&stock, seat) ? st->n_wheelchair > 0 : plan_stock_has(&stock, seat);
}

bool seats_map_is_space(const struct scene_ctx *sc, uint32_t seat)
{
    return sc->session->status->state[seat] == SEAT_WHEELCHAIR;
}

/* Seats of the basket that are on this plan. */
static void find_held(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct basket *basket = &sc->session->basket;
    st->n_held = 0;
    for (size_t i = 0; i < basket->n_lines; i++) {
        const struct basket_line *line = &basket->lines[i];
        int64_t id = 0;
        if (strcmp(line->instance_id, sc->session->instance_id) != 0 ||
            !text_to_int64(line->seat_id, 1, UINT32_MAX - 1, &id))
            continue;
        const uint32_t seat = plan_find_seat(sc->session->plan, (uint32_t)id);
        if (seat != SEAT_NONE)
            st->held[st->n_held++] = seat;
    }
}

/* What a seat of the band costs at the full price: that of the dearest type this customer buys. */
static bool band_price(const struct scene_ctx *sc, size_t band, money_t *ret)
{
    const struct seats_scene *st = sc->state;
    bool any = false;
    for (size_t i = 0; i < st->n_wanted; i++) {
        const struct price *price = price_list_find(sc->session->prices, st->types[i], band);
        if (!price)
            continue;
        const money_t total = price_total(price);
        *ret = !any || total > *ret ? total : *ret;
        any = true;
    }
    return any;
}

/* Letters go from the dearest band down, A first, as in the legend. */
static void build_bands(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct price_list *list = sc->session->prices;
    memset(st->letter_of, UINT8_MAX, sizeof(st->letter_of));
    st->n_bands = 0;
    for (size_t band = 0; list && band < list->n_bands && st->n_bands < SEATS_BANDS_MAX; band++) {
        struct seats_band b = {.band = (uint8_t)band};
        if (!band_price(sc, band, &b.price))
            continue;
        size_t i = st->n_bands++;
        for (; i > 0 && st->bands[i - 1].price < b.price; i--)
            st->bands[i] = st->bands[i - 1];
        st->bands[i] = b;
    }
    for (size_t i = 0; i < st->n_bands; i++)
        st->letter_of[st->bands[i].band] = (uint8_t)i;
}

static void mark(struct scene_ctx *sc, const struct seats_look *look, uint32_t seat)
{
    const struct seats_scene *st = sc->state;
    const uint8_t letter = seats_look_letter(look, seat);
    seatmap_set(st->map, seat, seats_look_mark(look, seat), letter == UINT8_MAX ? 0 : letter);
}

static void mark_area(struct scene_ctx *sc, const struct seats_look *look, uint32_t index)
{
    const struct plan_area *area = &sc->session->plan->areas[index];
    for (uint32_t i = area->first_seat; i < area->first_seat + area->n_seats; i++)
        mark(sc, look, i);
}

/* What is shown as chosen or lost from now on. */
static void note_choice(struct seats_scene *st)
{
    memcpy(st->shown, st->chosen, st->n_chosen * sizeof(st->shown[0]));
    memcpy(st->shown + st->n_chosen, st->lost, st->n_lost * sizeof(st->shown[0]));
    st->n_shown = st->n_chosen + st->n_lost;
}

static void mark_shown(struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    const struct seats_look look = seats_look(sc);
    for (size_t i = 0; i < st->n_shown; i++)
        mark(sc, &look, st->shown[i]);
}

void seats_map_choice(struct scene_ctx *sc)
{
    mark_shown(sc);
    note_choice(sc->state);
    mark_shown(sc);
}

static bool differs(const uint8_t *a, const uint8_t *b, const struct plan_area *area)
{
    return memcmp(a + area->first_seat, b + area->first_seat, area->n_seats) != 0;
}

void seats_map_follow(struct scene_ctx *sc, const struct seat_status *before)
{
    const struct session *s = sc->session;
    const struct seats_look look = seats_look(sc);
    bool any = false;
    for (uint32_t i = 0; i < s->plan->n_areas; i++) {
        const struct plan_area *area = &s->plan->areas[i];
        if (!differs(before->state, s->status->state, area) &&
            !differs(before->band, s->status->band, area))
            continue;
        seats_areas_count(sc, &look, i);
        mark_area(sc, &look, i);
        any = true;
    }
    if (any)
        seats_areas_sum(sc);
    seats_map_choice(sc);
}

void seats_map_refresh(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    find_held(sc);
    note_choice(st);
    const struct seats_look look = seats_look(sc);
    for (uint32_t i = 0; i < sc->session->plan->n_areas; i++) {
        seats_areas_count(sc, &look, i);
        mark_area(sc, &look, i);
    }
    seats_areas_sum(sc);
    seatmap_set_stage_words(st->map, seats_geometry_stage(sc->session->overlay, tr("seats.stage")));
}

void seats_map_build(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    enum { SELECT_PITCH_MM = 12 };
    const double pitch = sc->shop->select_pitch_mm;
    st->words = arena_new();
    build_bands(sc);
    seats_geometry_build(&st->geometry, plan, sc->session->overlay);
    st->areas = mem_zalloc_array(plan->n_areas, sizeof(st->areas[0]));
    st->order = mem_zalloc_array(plan->n_areas, sizeof(st->order[0]));
    st->map = seats_geometry_map(&st->geometry, plan, tr("seats.stage"),
                                 pitch > 0 ? pitch : SELECT_PITCH_MM);
    seats_map_refresh(sc);
    seats_list_refresh(sc);
}

void seats_map_free(struct seats_scene *st)
{
    seatmap_free(st->map);
    seats_geometry_free(&st->geometry);
    seats_list_free(&st->list);
    mem_free(st->areas);
    mem_free(st->order);
    arena_free(st->words);
    st->map = NULL;
}
