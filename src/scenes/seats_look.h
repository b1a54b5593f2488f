/* Seats, one after the other: what is asked of every seat of a house, gathered once before. A large
 * house has a hundred thousand, so this is inline and looks at bytes.
 *
 * Borrows; good until status, selection, filter or basket change. The UI thread. Only scenes/seats*.c
 * include it.
 */
#pragma once

#include "scenes/seats_scene.h"

struct seats_look {
    const struct scene_ctx *sc;
    struct plan_stock stock;
    uint32_t n;
    const uint8_t *state, *band, *flags; /* by seat */
    const uint8_t *letter_of;            /* by band */
    bool is_filtered, seats_wanted, spaces_wanted;
};
struct seats_look seats_look(const struct scene_ctx *sc);
enum seat_mark seats_look_mark(const struct seats_look *look, uint32_t seat);

/* Letter of the seat's band in the legend; UINT8_MAX: its price is not known or not for this party. */
static inline uint8_t seats_look_letter(const struct seats_look *look, uint32_t seat)
{
    const uint8_t band = look->band[seat];
    return band < PRICE_BANDS_MAX ? look->letter_of[band] : UINT8_MAX;
}

static inline bool seats_look_is_space(const struct seats_look *look, uint32_t seat)
{
    return look->state[seat] == SEAT_WHEELCHAIR;
}

static inline bool seats_look_is_free(const struct seats_look *look, uint32_t seat)
{
    const uint8_t state = look->state[seat];
    return state == SEAT_AVAILABLE || state == SEAT_INFO || state == SEAT_ALLOCATION;
}

/* Nearly no seat is anywhere near a space: only the others are asked about it. */
static inline bool seats_look_is_companion(const struct seats_look *look, uint32_t seat)
{
    return ((seat > 0 && seats_look_is_space(look, seat - 1)) ||
            (seat + 1 < look->n && seats_look_is_space(look, seat + 1)) ||
            look->flags[seat] & SEAT_FLAG_COMPANION) &&
           plan_stock_is_companion(&look->stock, seat);
}

/* An ordinary seat for this customer, filters apart: what plan_stock_has() says. */
static inline bool seats_look_has(const struct seats_look *look, uint32_t seat)
{
    const bool sold = look->stock.allocation_only ? look->state[seat] == SEAT_ALLOCATION
                                                  : seats_look_is_free(look, seat);
    return sold && (look->stock.with_companions || !seats_look_is_companion(look, seat));
}

/* A seat or a space that can be had, at a price that is known, within the filters. A party of
 * wheelchairs alone has no use for a seat. */
static inline bool seats_look_lists(const struct seats_look *look, uint32_t seat)
{
    if (seats_look_letter(look, seat) == UINT8_MAX)
        return false;
    const bool can = seats_look_is_space(look, seat)
                         ? look->spaces_wanted
                         : look->seats_wanted && seats_look_has(look, seat);
    return can && (!look->is_filtered || seats_filter_passes(look->sc, seat));
}
