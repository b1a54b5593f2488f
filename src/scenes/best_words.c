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

/* Runs of neighbours across no aisle, by the plan's own adjacency; never guessed from the numbers. */
struct runs {
    size_t n;                          /* 0: not on the plan */
    size_t size[BASKET_LINES_MAX];     /* of each run */
    const char *row[BASKET_LINES_MAX]; /* its row */
};

static struct runs runs_of(const struct scene_ctx *sc, const struct best_offer *offer)
{
    const struct plan *plan = sc->session->plan;
    uint32_t seats[BASKET_LINES_MAX] = {0};
    struct runs runs = {0};
    for (size_t i = 0; i < offer->n; i++) {
        seats[i] = best_plan_seat(sc, offer, i);
        if (seats[i] == SEAT_NONE)
            return runs;
    }
    qsort(seats, offer->n, sizeof(seats[0]), by_value);
    for (size_t i = 0; i < offer->n; i++) {
        const struct plan_seat *seat = &plan->seats[seats[i]];
        if (i == 0 || seats[i] != seats[i - 1] + 1 || !seat->is_next_to_previous)
            runs.row[runs.n++] = plan_string(plan, plan->rows[seat->row].label);
        runs.size[runs.n - 1]++;
    }
    return runs;
}

/* "3 together in row F, 2 in row G"; NULL when they do not sit in two such groups. */
static const char *split_title(struct arena *a, const struct runs *runs)
{
    if (runs->n != 2 || runs->size[0] + runs->size[1] < 3 || runs->row[0][0] == '\0' ||
        runs->row[1][0] == '\0' || strcmp(runs->row[0], runs->row[1]) == 0)
        return NULL;
    const size_t most = runs->size[0] >= runs->size[1] ? 0 : 1;
    const unsigned long n = (unsigned long)runs->size[most];
    return TR_N(a, "best.split", n, {"n", arena_printf(a, "%zu", runs->size[most])},
                {"row", runs->row[most]}, {"m", arena_printf(a, "%zu", runs->size[1 - most])},
                {"other", runs->row[1 - most]});
}

const char *best_title(const struct scene_ctx *sc, struct arena *a, const struct best_offer *offer)
{
    const char *n = arena_printf(a, "%zu", offer->n);
    const unsigned long count = (unsigned long)offer->n;
    const struct basket_line *first = line_of(sc, offer, 0);
    if (offer->n == 1)
        return say_place(a, first);
    const struct runs runs = runs_of(sc, offer);
    const char *split = split_title(a, &runs);
    if (!same_row(sc, offer))
        return split ? split : TR_N(a, "best.apart", count, {"n", n});
    return TR_N(a, runs.n == 1 ? "best.together" : "best.one_row", count, {"n", n},
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
