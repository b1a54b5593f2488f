/* What every row has for this customer: one pass over the house for each answer. */
#include <assert.h>

#include "scenes/seats_look.h"

bool seats_list_has(const struct scene_ctx *sc, uint32_t seat)
{
    const struct seats_look look = seats_look(sc);
    return seats_look_lists(&look, seat);
}

bool seats_list_is_chosen(const struct scene_ctx *sc, uint32_t seat)
{
    const struct seats_scene *st = sc->state;
    for (size_t i = 0; i < st->n_chosen; i++) {
        if (st->chosen[i] == seat)
            return true;
    }
    return false;
}

/* Ordinary seats beside each other, while a row is walked. */
struct run {
    uint32_t first, n;
};

/* Of a run that the party fits in, the seat nearest to the middle of the row. */
static void offer_block(const struct plan_row *row, struct run run, size_t wanted, uint32_t *block)
{
    const uint32_t middle = row->first_seat + row->n_seats / 2;
    if (wanted == 0 || run.n < wanted)
        return;
    const uint32_t last = run.first + run.n - 1;
    const uint32_t seat = middle < run.first ? run.first : middle > last ? last : middle;
    const uint32_t far = seat > middle ? seat - middle : middle - seat;
    const uint32_t before = *block > middle ? *block - middle : middle - *block;
    if (*block == SEAT_NONE || far < before)
        *block = seat;
}

static void end_run(const struct plan_row *row, struct run *run, size_t wanted,
                    struct seats_row *facts)
{
    if (run->n > facts->best_run)
        facts->best_run = (uint16_t)run->n;
    offer_block(row, *run, wanted, &facts->block);
    run->n = 0;
}

static struct seats_row facts_of(const struct seats_look *look, const struct plan_row *row)
{
    const struct seats_scene *st = look->sc->state;
    const struct plan *plan = look->stock.plan;
    const size_t wanted = st->n_wheelchair > 0 ? 0 : st->n_wanted;
    struct seats_row facts = {.block = SEAT_NONE};
    struct run run = {0};
    uint32_t space = SEAT_NONE;
    for (uint32_t i = row->first_seat; i < row->first_seat + row->n_seats; i++) {
        const bool has = seats_look_lists(look, i);
        const bool is_space = seats_look_is_space(look, i);
        if (!has || is_space || !plan->seats[i].is_next_to_previous)
            end_run(row, &run, wanted, &facts);
        if (!has)
            continue;
        const uint8_t letter = seats_look_letter(look, i);
        assert(letter < SEATS_BANDS_MAX); /* what is listed has one */
        facts.letters |= (uint16_t)(1U << letter);
        facts.n_spaces = (uint16_t)(facts.n_spaces + is_space);
        facts.n_free = (uint16_t)(facts.n_free + !is_space);
        space = is_space && space == SEAT_NONE ? i : space;
        if (!is_space && run.n++ == 0)
            run.first = i;
    }
    end_run(row, &run, wanted, &facts);
    if (st->n_wheelchair > 0 && facts.n_spaces >= st->n_wheelchair)
        facts.block = space;
    return facts;
}

void seats_list_facts(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    const struct seats_look look = seats_look(sc);
    for (uint32_t i = 0; i < plan->n_rows; i++)
        st->list.rows[i] = facts_of(&look, &plan->rows[i]);
}
