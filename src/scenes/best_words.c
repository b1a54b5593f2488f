#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "scenes/best_scene.h"
#include "scenes/say.h"
#include "ui/i18n.h"

static const struct basket_line *line_of(const struct scene_ctx *sc, const struct best_offer *offer,
                                         size_t i)
{
    return &sc->session->basket.lines[offer->lines[i]];
}

static bool same_row(const struct scene_ctx *sc, const struct best_offer *offer)
{
    for (size_t i = 1; i < offer->n; i++) {
        if (strcmp(line_of(sc, offer, 0)->row, line_of(sc, offer, i)->row) != 0 ||
            strcmp(line_of(sc, offer, 0)->area, line_of(sc, offer, i)->area) != 0)
            return false;
    }
    return line_of(sc, offer, 0)->row[0] != '\0';
}

static int by_value(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a;
    const uint32_t y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Neighbours across no aisle, by the plan's own adjacency; never guessed from the numbers. */
static bool are_together(const struct scene_ctx *sc, const struct best_offer *offer)
{
    const struct plan *plan = sc->session->plan;
    uint32_t seats[BASKET_LINES_MAX] = {0};
    for (size_t i = 0; i < offer->n; i++) {
        int64_t id;
        if (!plan || !text_to_int64(line_of(sc, offer, i)->seat_id, 0, UINT32_MAX, &id))
            return false;
        seats[i] = plan_find_seat(plan, (uint32_t)id);
        if (seats[i] == SEAT_NONE)
            return false;
    }
    qsort(seats, offer->n, sizeof(seats[0]), by_value);
    for (size_t i = 1; i < offer->n; i++) {
        if (seats[i] != seats[i - 1] + 1 || !plan->seats[seats[i]].is_next_to_previous)
            return false;
    }
    return true;
}

const char *best_title(const struct scene_ctx *sc, struct arena *a, const struct best_offer *offer)
{
    const char *n = arena_printf(a, "%zu", offer->n);
    const unsigned long count = (unsigned long)offer->n;
    const struct basket_line *first = line_of(sc, offer, 0);
    if (offer->n == 1)
        return say_place(a, first);
    if (!same_row(sc, offer))
        return TR_N(a, "best.apart", count, {"n", n});
    const bool together = are_together(sc, offer);
    return TR_N(a, together ? "best.together" : "best.one_row", count, {"n", n},
                {"row", first->row});
}

const char *best_places(const struct scene_ctx *sc, struct arena *a, const struct best_offer *offer)
{
    char words[600];
    struct text t = TEXT_OF(words);
    if (offer->n > 1 && same_row(sc, offer)) {
        for (size_t i = 0; i < offer->n; i++) {
            text_add(&t, i == 0 ? "" : ", ");
            text_add(&t, line_of(sc, offer, i)->seat_number);
        }
        return TR(a, "best.seats", {"area", line_of(sc, offer, 0)->area}, {"seats", words});
    }
    for (size_t i = 0; i < offer->n && offer->n > 1; i++) {
        text_add(&t, i == 0 ? "" : "; ");
        text_add(&t, say_place(a, line_of(sc, offer, i)));
    }
    return arena_strdup(a, words);
}
