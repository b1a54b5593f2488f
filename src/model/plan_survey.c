#include "model/plan_survey.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

#define COMPARE(a, b) ((a) < (b) ? -1 : (a) > (b))

enum { WORDS_SIZE = 200, CLOSE_PERCENT = 120, FAR_PERCENT = 160 };

struct survey {
    const struct plan *plan;
    plan_survey_fn say;
    void *ctx;
    size_t n, n_of_kind;
};

struct place { /* a seat, sorted by what makes two of them odd */
    const struct plan_seat *seat;
    const char *name;
    int32_t cell_x, cell_y;
};

static void odd(struct survey *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void odd(struct survey *s, const char *fmt, ...)
{
    char words[WORDS_SIZE];
    struct text t = TEXT_OF(words);
    va_list ap;
    s->n++;
    if (s->n_of_kind++ >= PLAN_SURVEY_OF_A_KIND)
        return;
    va_start(ap, fmt);
    text_addv(&t, fmt, ap);
    va_end(ap);
    s->say(s->ctx, words);
}

static void end_kind(struct survey *s, const char *kind)
{
    char words[WORDS_SIZE];
    struct text t = TEXT_OF(words);
    if (s->n_of_kind > PLAN_SURVEY_OF_A_KIND) {
        text_addf(&t, "%zu more: %s", s->n_of_kind - PLAN_SURVEY_OF_A_KIND, kind);
        s->say(s->ctx, words);
    }
    s->n_of_kind = 0;
}

static const char *area_name(const struct plan *plan, uint32_t area)
{
    return plan_string(plan, plan->areas[area].name);
}

static const char *row_label(const struct plan *plan, const struct plan_seat *seat)
{
    return plan_string(plan, plan->rows[seat->row].label);
}

static int by_name(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    if (a->seat->area != b->seat->area)
        return COMPARE(a->seat->area, b->seat->area);
    const int names = strcmp(a->name, b->name);
    return names != 0 ? names : COMPARE(a->seat->id, b->seat->id);
}

static int by_cell(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    if (a->cell_x != b->cell_x)
        return COMPARE(a->cell_x, b->cell_x);
    if (a->cell_y != b->cell_y)
        return COMPARE(a->cell_y, b->cell_y);
    return COMPARE(a->seat->id, b->seat->id);
}

static void fill_places(const struct plan *plan, struct place *places, int32_t cell)
{
    for (uint32_t i = 0; i < plan->n_seats; i++) {
        const struct plan_seat *seat = &plan->seats[i];
        places[i] = (struct place){.seat = seat,
                                   .name = plan_string(plan, seat->name),
                                   .cell_x = (seat->x - plan->min_x) / cell,
                                   .cell_y = (seat->y - plan->min_y) / cell};
    }
}

static void find_same_names(struct survey *s, struct place *places)
{
    const struct plan *plan = s->plan;
    fill_places(plan, places, 1);
    qsort(places, plan->n_seats, sizeof(places[0]), by_name);
    for (uint32_t i = 0, n = 1; i < plan->n_seats; i += n) {
        const struct place *a = &places[i];
        for (n = 1; i + n < plan->n_seats && a[n].seat->area == a->seat->area &&
                    strcmp(a[n].name, a->name) == 0;)
            n++;
        if (n > 1)
            odd(s, "%" PRIu32 " seats of %s are called \"%s\": ids %" PRIu32 " and %" PRIu32, n,
                area_name(plan, a->seat->area), a->name, a->seat->id, a[1].seat->id);
    }
    end_kind(s, "seats of one area with the same name");
}

static void find_same_points(struct survey *s, struct place *places)
{
    const struct plan *plan = s->plan;
    fill_places(plan, places, 1);
    qsort(places, plan->n_seats, sizeof(places[0]), by_cell);
    for (uint32_t i = 0, n = 1; i < plan->n_seats; i += n) {
        const struct place *a = &places[i];
        for (n = 1;
             i + n < plan->n_seats && a[n].seat->x == a->seat->x && a[n].seat->y == a->seat->y;)
            n++;
        if (n > 1)
            odd(s, "%" PRIu32 " seats stand on one point: %s %s and %s %s", n,
                area_name(plan, a->seat->area), a->name, area_name(plan, a[1].seat->area),
                a[1].name);
    }
    end_kind(s, "points with several seats");
}

/* Seats of two areas within half a pitch: one of the areas is placed wrongly. Each pair of areas is
 * said once. */
static void find_overlaps(struct survey *s, struct place *places)
{
    const struct plan *plan = s->plan;
    bool *said = mem_zalloc_array((size_t)plan->n_areas * plan->n_areas, sizeof(*said));
    fill_places(plan, places, plan->pitch > 1 ? plan->pitch / 2 : 1);
    qsort(places, plan->n_seats, sizeof(places[0]), by_cell);
    for (uint32_t i = 1; i < plan->n_seats; i++) {
        const struct place *a = &places[i - 1], *b = &places[i];
        const uint32_t low = a->seat->area < b->seat->area ? a->seat->area : b->seat->area;
        const uint32_t high = a->seat->area < b->seat->area ? b->seat->area : a->seat->area;
        bool *pair = &said[(size_t)low * plan->n_areas + high];
        if (low == high || a->cell_x != b->cell_x || a->cell_y != b->cell_y || *pair)
            continue;
        *pair = true;
        odd(s, "%s and %s lie over each other, at %s and %s", area_name(plan, low),
            area_name(plan, high), a->name, b->name);
    }
    end_kind(s, "areas over each other");
    mem_free(said);
}

static bool is_within(const struct plan *plan, uint32_t seat, int percent)
{
    const struct plan_seat *a = &plan->seats[seat - 1], *b = &plan->seats[seat];
    const int64_t dx = (int64_t)b->x - a->x, dy = (int64_t)b->y - a->y;
    const int64_t most = (int64_t)plan->pitch * percent;
    return (dx * dx + dy * dy) * 10000 <= most * most;
}

/* Where the service's word about neighbours and the distance do not agree. */
static void find_disagreements(struct survey *s)
{
    const struct plan *plan = s->plan;
    for (uint32_t i = 1; i < plan->n_seats; i++) {
        const struct plan_seat *seat = &plan->seats[i];
        if (seat->row != plan->seats[i - 1].row)
            continue;
        const char *before = plan_string(plan, plan->seats[i - 1].name);
        const char *name = plan_string(plan, seat->name);
        if (seat->is_next_to_previous && !is_within(plan, i, FAR_PERCENT))
            odd(s, "%s %s and %s are neighbours, but stand far apart", area_name(plan, seat->area),
                before, name);
        else if (!seat->is_next_to_previous && is_within(plan, i, CLOSE_PERCENT))
            odd(s, "%s %s and %s stand side by side, but are no neighbours",
                area_name(plan, seat->area), before, name);
    }
    end_kind(s, "neighbours and distances that do not agree");
}

static void find_nameless(struct survey *s)
{
    const struct plan *plan = s->plan;
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        const struct plan_survey_area area = plan_survey_area(plan, i);
        if (area.n_unlabelled > 0)
            odd(s, "%s: %" PRIu32 " of %" PRIu32 " rows have no label", area_name(plan, i),
                area.n_unlabelled, plan->areas[i].n_rows);
        if (area.n_unnumbered > 0)
            odd(s, "%s: %" PRIu32 " of %" PRIu32 " seats have no number", area_name(plan, i),
                area.n_unnumbered, plan->areas[i].n_seats);
        if (plan->areas[i].reserved && plan->areas[i].n_seats == 0)
            odd(s, "%s is reserved but has no seats", area_name(plan, i));
    }
    end_kind(s, "areas without labels, numbers or seats");
}

struct plan_survey_area plan_survey_area(const struct plan *plan, uint32_t area)
{
    const struct plan_area *a = &plan->areas[area];
    struct plan_survey_area found = {0};
    for (uint32_t i = a->first_seat; i < a->first_seat + a->n_seats; i++) {
        const struct plan_seat *seat = &plan->seats[i];
        found.n_aisles += i != plan->rows[seat->row].first_seat && !seat->is_next_to_previous;
        found.n_unnumbered += seat->number == 0;
    }
    for (uint32_t i = a->first_row; i < a->first_row + a->n_rows; i++)
        found.n_unlabelled += row_label(plan, &plan->seats[plan->rows[i].first_seat])[0] == '\0';
    return found;
}

size_t plan_survey(const struct plan *plan, plan_survey_fn say, void *ctx)
{
    struct survey s = {.plan = plan, .say = say, .ctx = ctx};
    struct place *places = mem_zalloc_array(plan->n_seats, sizeof(*places));
    find_same_names(&s, places);
    find_same_points(&s, places);
    find_overlaps(&s, places);
    find_disagreements(&s);
    find_nameless(&s);
    mem_free(places);
    return s.n;
}
