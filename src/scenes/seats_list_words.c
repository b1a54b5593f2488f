/* The list in words: what a row has, what a seat is, short for the eye and whole for the ear. */
#include "base/text.h"
#include "scenes/say.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

static const struct seats_row *facts_of(const struct scene_ctx *sc, uint32_t row)
{
    return &((const struct seats_scene *)sc->state)->list.rows[row];
}

/* Place of a row in its area, counted from the stage. */
static uint32_t place_of(const struct scene_ctx *sc, uint32_t row)
{
    const struct seats_list *list = &((const struct seats_scene *)sc->state)->list;
    const struct plan *plan = sc->session->plan;
    const struct plan_area *area = &plan->areas[plan->rows[row].area];
    uint32_t i = 0;
    while (i + 1 < area->n_rows && list->by_stage[area->first_row + i] != row)
        i++;
    return i + 1;
}

/* A row without a letter is known by its seats, else by its place. */
const char *seats_row_name(const struct scene_ctx *sc, struct arena *a, uint32_t row)
{
    const struct plan *plan = sc->session->plan;
    const struct plan_row *r = &plan->rows[row];
    const char *label = plan_string(plan, r->label);
    if (label[0] != '\0')
        return TR(a, "seats.row", {"row", label});
    const uint16_t first = plan->seats[r->first_seat].number;
    const uint16_t last = plan->seats[r->first_seat + r->n_seats - 1].number;
    if (first == 0 || last == 0)
        return TR(a, "seats.row", {"row", arena_printf(a, "%u", (unsigned)place_of(sc, row))});
    const bool rising = first <= last;
    return TR(a, "seats.row_seats", {"first", arena_printf(a, "%u", rising ? first : last)},
              {"last", arena_printf(a, "%u", rising ? last : first)});
}

static const char *band_words(const struct scene_ctx *sc, struct arena *a, uint32_t letter)
{
    const struct seats_scene *st = sc->state;
    return TR(a, "seats.band", {"band", arena_printf(a, "%c", (int)('A' + letter))},
              {"price", say_money(a, sc->shop, st->bands[letter].price)});
}

/* Letters go from the dearest down, so the last one that is there is the cheapest. */
const char *seats_row_price(const struct scene_ctx *sc, struct arena *a, uint32_t row)
{
    const struct seats_scene *st = sc->state;
    const unsigned letters = facts_of(sc, row)->letters;
    uint32_t last = 0, n = 0;
    for (uint32_t i = 0; i < st->n_bands; i++) {
        if (letters >> i & 1U) {
            last = i;
            n++;
        }
    }
    if (n == 0)
        return "";
    return n == 1 ? band_words(sc, a, last) : say_from(a, sc->shop, st->bands[last].price);
}

const char *seats_row_run(const struct scene_ctx *sc, struct arena *a, uint32_t row)
{
    const struct seats_row *r = facts_of(sc, row);
    if (r->n_spaces > 0)
        return TR_N(a, "seats.spaces", r->n_spaces, {"n", arena_printf(a, "%d", r->n_spaces)});
    if (r->best_run > 1)
        return TR(a, "seats.run", {"n", arena_printf(a, "%d", r->best_run)});
    return r->best_run == 1 ? tr("seats.singles") : "";
}

const char *seats_row_left(const struct scene_ctx *sc, struct arena *a, uint32_t row)
{
    const struct seats_row *r = facts_of(sc, row);
    const int n = r->n_free + r->n_spaces;
    return n == 0 ? tr("seats.none_left")
                  : TR_N(a, "seats.left", (unsigned long)n, {"n", arena_printf(a, "%d", n)});
}

const char *seats_row_words(const struct scene_ctx *sc, struct arena *a, uint32_t row, bool open)
{
    const struct seats_row *r = facts_of(sc, row);
    const char *state = tr(open ? "seats.expanded" : "seats.collapsed");
    if (r->n_free + r->n_spaces == 0)
        return seats_row_left(sc, a, row);
    return TR(a, "seats.row_words", {"price", seats_row_price(sc, a, row)},
              {"run", seats_row_run(sc, a, row)}, {"left", seats_row_left(sc, a, row)},
              {"state", state});
}

const char *seats_seat_number(const struct scene_ctx *sc, struct arena *a, uint32_t seat)
{
    const struct plan *plan = sc->session->plan;
    const struct plan_seat *s = &plan->seats[seat];
    return s->number > 0 ? arena_printf(a, "%u", s->number) : plan_string(plan, s->name);
}

/* Beside an aisle within its row, at the end of its row, or neither: NULL. */
static const char *side_of(const struct scene_ctx *sc, uint32_t seat)
{
    const struct plan *plan = sc->session->plan;
    const struct plan_row *row = &plan->rows[plan->seats[seat].row];
    const bool first = seat == row->first_seat, last = seat + 1 == row->first_seat + row->n_seats;
    if ((!first && !plan->seats[seat].is_next_to_previous) ||
        (!last && !plan->seats[seat + 1].is_next_to_previous))
        return tr("seats.at_aisle");
    return first || last ? tr("seats.at_end") : NULL;
}

/* What is to know of it whether it is chosen or not; NULL for an ordinary seat. */
static const char *nature_of(const struct scene_ctx *sc, uint32_t seat)
{
    if (seats_map_is_space(sc, seat))
        return tr("seats.key_wheelchair");
    if (sc->session->overlay->flags[seat] & SEAT_FLAG_COMPANION)
        return tr("seats.key_companion");
    if (plan_overlay_is_restricted(sc->session->overlay, seat))
        return tr("seats.limited_view");
    return side_of(sc, seat);
}

const char *seats_seat_state(const struct scene_ctx *sc, uint32_t seat)
{
    if (seats_list_is_chosen(sc, seat))
        return tr("seats.chosen");
    const char *nature = nature_of(sc, seat);
    return nature ? nature : tr("seats.free");
}

const char *seats_seat_words(const struct scene_ctx *sc, struct arena *a, uint32_t seat)
{
    const struct seats_scene *st = sc->state;
    const uint8_t band = sc->session->status->band[seat];
    const uint8_t letter = band < PRICE_BANDS_MAX ? st->letter_of[band] : UINT8_MAX;
    const char *note = seats_note(sc, a, seat), *side = side_of(sc, seat);
    char words[320];
    struct text t = TEXT_OF(words);
    text_add(&t, TR(a, "seats.seat_words",
                    {"row", seats_row_name(sc, a, sc->session->plan->seats[seat].row)},
                    {"seat", seats_seat_number(sc, a, seat)},
                    {"band", letter < st->n_bands ? band_words(sc, a, letter) : ""}));
    text_addf(&t, ", %s", tr(seats_list_is_chosen(sc, seat) ? "seats.chosen" : "seats.free"));
    if (side)
        text_addf(&t, ", %s", side);
    if (note[0] != '\0')
        text_addf(&t, ", %s", note);
    return arena_strdup(a, words);
}
