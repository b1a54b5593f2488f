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
    size_t n;                       /* 0: not on the plan */
    size_t size[BASKET_LINES_MAX];  /* of each run */
    uint16_t row[BASKET_LINES_MAX]; /* its row on the plan */
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
            runs.row[runs.n++] = seat->row;
        runs.size[runs.n - 1]++;
    }
    return runs;
}

/* How many rows the second row is behind the first, seen from the stage; 0 where none can be told:
 * other areas, a stage at the side. */
static int rows_behind(const struct session *session, uint16_t first, uint16_t second)
{
    const struct plan *plan = session->plan;
    if (plan->rows[first].area != plan->rows[second].area)
        return 0;
    if (session->overlay->stage_side == STAGE_TOP)
        return (int)second - (int)first;
    return session->overlay->stage_side == STAGE_BOTTOM ? (int)first - (int)second : 0;
}

/* "2 together in row F, 1 in row G behind"; NULL when they do not sit in two such groups. */
static const char *split_title(const struct scene_ctx *sc, struct arena *a, const struct runs *runs)
{
    const struct plan *plan = sc->session->plan;
    if (runs->n != 2 || runs->size[0] + runs->size[1] < 3 || runs->row[0] == runs->row[1])
        return NULL;
    const size_t most = runs->size[0] >= runs->size[1] ? 0 : 1;
    const char *row = plan_string(plan, plan->rows[runs->row[most]].label);
    const char *other = plan_string(plan, plan->rows[runs->row[1 - most]].label);
    if (row[0] == '\0' || other[0] == '\0')
        return NULL;
    const int behind = rows_behind(sc->session, runs->row[most], runs->row[1 - most]);
    const char *key = behind == 1    ? "best.split_behind"
                      : behind == -1 ? "best.split_before"
                                     : "best.split";
    return TR_N(a, key, (unsigned long)runs->size[most],
                {"n", arena_printf(a, "%zu", runs->size[most])}, {"row", row},
                {"m", arena_printf(a, "%zu", runs->size[1 - most])}, {"other", other});
}

const char *best_title(const struct scene_ctx *sc, struct arena *a, const struct best_offer *offer)
{
    const char *n = arena_printf(a, "%zu", offer->n);
    const unsigned long count = (unsigned long)offer->n;
    const struct basket_line *first = line_of(sc, offer, 0);
    if (offer->n == 1)
        return say_place(a, first);
    const struct runs runs = runs_of(sc, offer);
    const char *split = split_title(sc, a, &runs);
    if (!same_row(sc, offer))
        return split ? split : TR_N(a, "best.apart", count, {"n", n});
    return TR_N(a, runs.n == 1 ? "best.together" : "best.one_row", count, {"n", n},
                {"row", first->row});
}

/* "In the middle", of the area they are in. */
static const char *side_words(const struct plan *plan, uint32_t first, uint32_t last)
{
    const struct plan_area *area = &plan->areas[plan->seats[first].area];
    const int64_t width = (int64_t)area->max_x - area->min_x;
    const int64_t at = ((int64_t)plan->seats[first].x + plan->seats[last].x) / 2 - area->min_x;
    if (3 * at < width)
        return tr("best.left");
    return tr(3 * at > 2 * width ? "best.right" : "best.middle");
}

/* Rows between this one and the stage at the top, itself counted; 0 where other areas lie between. */
static unsigned long rows_from_stage(const struct session *session, uint32_t seat)
{
    const struct plan *plan = session->plan;
    const struct plan_area *area = &plan->areas[plan->seats[seat].area];
    if (session->overlay->stage_side != STAGE_TOP)
        return 0;
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        if (plan->areas[i].n_seats > 0 && plan->areas[i].min_y < area->min_y)
            return 0;
    }
    return plan->seats[seat].row - area->first_row + 1UL;
}

/* "In the middle, 6 rows from the stage", for a party in one row; else "". */
static const char *position_of(const struct scene_ctx *sc, struct arena *a,
                               const struct best_offer *offer)
{
    uint32_t seats[BASKET_LINES_MAX];
    const struct session *session = sc->session;
    const size_t n = offer_seats(session, seats);
    if (n == 0 || n != offer->n ||
        session->plan->seats[seats[0]].row != session->plan->seats[seats[n - 1]].row)
        return "";
    const char *side = side_words(session->plan, seats[0], seats[n - 1]);
    const unsigned long rows = rows_from_stage(session, seats[0]);
    if (rows == 0)
        return side;
    return TR_N(a, "best.rows_from_stage", rows, {"side", side},
                {"n", arena_printf(a, "%lu", rows)});
}

static const char *with_position(struct arena *a, const char *places, const char *position)
{
    if (!position[0])
        return places;
    return TR(a, "best.places", {"places", places}, {"position", position});
}

/* "Stalls, row F, seats 12 and 13; Stalls, row G, seat 12" */
static const char *rows_apart(const struct scene_ctx *sc, struct arena *a,
                              const struct best_offer *offer)
{
    struct basket_line *lines = arena_alloc_array(a, offer->n, sizeof(lines[0]));
    for (size_t i = 0; i < offer->n; i++)
        lines[i] = *line_of(sc, offer, i);
    return say_places(a, lines, offer->n);
}

const char *best_places(const struct scene_ctx *sc, struct arena *a, const struct best_offer *offer)
{
    char words[200];
    struct text t = TEXT_OF(words);
    if (offer->n == 1) /* the title says where */
        return position_of(sc, a, offer);
    if (!same_row(sc, offer))
        return rows_apart(sc, a, offer);
    for (size_t i = 0; i < offer->n; i++) {
        text_add(&t, i == 0 ? "" : ", ");
        text_add(&t, line_of(sc, offer, i)->seat_number);
    }
    const char *const seats =
        TR(a, "best.seats", {"area", line_of(sc, offer, 0)->area}, {"seats", words});
    return with_position(a, seats, position_of(sc, a, offer));
}
