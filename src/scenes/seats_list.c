#include "scenes/seats_list.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/plan_search.h"
#include "scenes/seats_scene.h"

/* Lines kept above the row that the list opens at. */
enum { ROWS_BEFORE = 2 };

struct distance {
    int64_t from_stage;
    uint32_t row;
};

static int nearest_first(const void *left, const void *right)
{
    const struct distance *a = left, *b = right;
    if (a->from_stage != b->from_stage)
        return a->from_stage < b->from_stage ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

/* Where people look at: the middle of the side where the stage is, else of the house. */
static void find_stage(const struct plan *plan, enum stage_side side, int64_t *ret_x,
                       int64_t *ret_y)
{
    *ret_x = ((int64_t)plan->min_x + plan->max_x) / 2;
    *ret_y = ((int64_t)plan->min_y + plan->max_y) / 2;
    if (side == STAGE_TOP || side == STAGE_BOTTOM)
        *ret_y = side == STAGE_TOP ? plan->min_y : plan->max_y;
    if (side == STAGE_LEFT || side == STAGE_RIGHT)
        *ret_x = side == STAGE_LEFT ? plan->min_x : plan->max_x;
}

/* Of a row's nearest seat, so that a short row at the side is no further back than a long one. */
static int64_t distance_of(const struct plan *plan, enum stage_side side, uint32_t row)
{
    const struct plan_row *r = &plan->rows[row];
    int64_t x, y, least = INT64_MAX;
    if (side == STAGE_ABSENT)
        return row;
    find_stage(plan, side, &x, &y);
    for (uint32_t i = r->first_seat; i < r->first_seat + r->n_seats; i++) {
        const int64_t dx = plan->seats[i].x - x, dy = plan->seats[i].y - y;
        const int64_t square = dx * dx + dy * dy;
        least = square < least ? square : least;
    }
    return least;
}

static void order_rows(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    const enum stage_side side = sc->session->overlay->stage_side;
    struct distance *all = mem_zalloc_array(plan->n_rows, sizeof(*all));
    for (uint32_t i = 0; i < plan->n_rows; i++)
        all[i] = (struct distance){distance_of(plan, side, i), i};
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        const struct plan_area *area = &plan->areas[i];
        if (area->n_rows > 0)
            qsort(all + area->first_row, area->n_rows, sizeof(*all), nearest_first);
    }
    for (uint32_t i = 0; i < plan->n_rows; i++)
        st->list.by_stage[i] = all[i].row;
    mem_free(all);
}

/* Those with seats, as the venue orders them, else as the service does: a stable sort, since areas
 * without an order share one. */
static void order_areas(struct scene_ctx *sc)
{
    struct seats_list *list = &((struct seats_scene *)sc->state)->list;
    const struct plan *plan = sc->session->plan;
    const uint16_t *order = sc->session->overlay->order;
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        if (plan->areas[i].n_seats == 0)
            continue;
        size_t k = list->n_areas++;
        for (; k > 0 && order[list->areas[k - 1]] > order[i]; k--)
            list->areas[k] = list->areas[k - 1];
        list->areas[k] = i;
    }
}

static void build(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    struct seats_list *list = &st->list;
    list->rows = mem_zalloc_array(plan->n_rows, sizeof(list->rows[0]));
    list->by_stage = mem_zalloc_array(plan->n_rows, sizeof(list->by_stage[0]));
    list->listed = mem_zalloc_array(plan->n_rows, sizeof(list->listed[0]));
    list->areas = mem_zalloc_array(plan->n_areas, sizeof(list->areas[0]));
    order_rows(sc);
    order_areas(sc);
}

void seats_list_free(struct seats_list *list)
{
    mem_free(list->rows);
    mem_free(list->by_stage);
    mem_free(list->listed);
    mem_free(list->areas);
    *list = (struct seats_list){0};
}

static bool has_chosen(const struct scene_ctx *sc, uint32_t row)
{
    const struct seats_scene *st = sc->state;
    for (size_t i = 0; i < st->n_chosen; i++) {
        if (sc->session->plan->seats[st->chosen[i]].row == row)
            return true;
    }
    return false;
}

static void list_area(struct scene_ctx *sc, uint32_t area)
{
    struct seats_scene *st = sc->state;
    struct seats_list *list = &st->list;
    const struct plan_area *a = &sc->session->plan->areas[area];
    list->area = area;
    list->n_listed = 0;
    list->first = list->tile = 0;
    list->open = SEATS_ROW_NONE;
    for (uint32_t i = a->first_row; i < a->first_row + a->n_rows; i++) {
        const uint32_t row = list->by_stage[i];
        if (list->rows[row].n_free > 0 || list->rows[row].n_spaces > 0 || has_chosen(sc, row))
            list->listed[list->n_listed++] = row;
    }
}

/* With what is chosen in it on the page. */
static void open_row(struct scene_ctx *sc, uint32_t place)
{
    struct seats_scene *st = sc->state;
    st->list.open = place;
    st->list.tile = 0;
    for (size_t i = st->n_chosen; i-- > 0;) {
        if (sc->session->plan->seats[st->chosen[i]].row == st->list.listed[place])
            st->list.tile = st->chosen[i];
    }
}

static void go_to_row(struct scene_ctx *sc, uint32_t row)
{
    struct seats_list *list = &((struct seats_scene *)sc->state)->list;
    for (uint32_t i = 0; i < list->n_listed; i++) {
        if (list->listed[i] != row)
            continue;
        open_row(sc, i);
        list->first = i > ROWS_BEFORE ? i - ROWS_BEFORE : 0;
    }
}

/* A seat of the best that the party can have within the filters; SEAT_NONE for nothing at all. */
static uint32_t best_seat(const struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    struct plan_set best = {0};
    struct plan_wish wish = {.n = st->n_wanted - st->n_wheelchair,
                             .n_spaces = st->n_wheelchair,
                             .area = UINT32_MAX,
                             .rank = st->letter_of,
                             .allocation_only = scene_terms(sc).sell_allocation_only,
                             .companions_alone = sc->shop->companions_alone};
    for (size_t i = 0; i < st->n_bands; i++) {
        if (!st->filter.bands || st->filter.bands >> i & 1U)
            wish.bands |= 1U << st->bands[i].band;
    }
    const struct session *s = sc->session;
    if (plan_search(s->plan, s->status, s->overlay, &wish, &best) == PLAN_FIT_NONE || best.n == 0)
        return SEAT_NONE;
    /* The spaces come last in the answer, and decide where the party goes. */
    const uint32_t seat = best.seats[st->n_wheelchair > 0 ? best.n - 1 : 0];
    return seats_list_has(sc, seat) ? seat : SEAT_NONE;
}

/* The first area with room for the party, else with anything. */
static uint32_t any_row(const struct scene_ctx *sc)
{
    const struct seats_list *list = &((const struct seats_scene *)sc->state)->list;
    uint32_t found = SEATS_ROW_NONE;
    for (uint32_t i = 0; i < sc->session->plan->n_rows; i++) {
        const struct seats_row *row = &list->rows[list->by_stage[i]];
        if (row->block != SEAT_NONE)
            return list->by_stage[i];
        if (found == SEATS_ROW_NONE && row->n_free + row->n_spaces > 0)
            found = list->by_stage[i];
    }
    return found;
}

/* The rows around the selection, or around the best that is free for the party. */
static void open_best(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    const uint32_t seat = st->n_chosen > 0 ? st->chosen[0] : best_seat(sc);
    const uint32_t row = seat != SEAT_NONE ? plan->seats[seat].row : any_row(sc);
    st->list.pane = SEATS_PANE_ROWS;
    if (row == SEATS_ROW_NONE) {
        list_area(sc, st->list.area);
        return;
    }
    list_area(sc, plan->rows[row].area);
    go_to_row(sc, row);
}

/* Before anything is done with the list; `anew`: it opens at the best there is. */
static void make_ready(struct scene_ctx *sc, bool anew)
{
    struct seats_list *list = &((struct seats_scene *)sc->state)->list;
    const bool is_first = list->rows == NULL;
    if (is_first)
        build(sc);
    if (is_first || list->is_old)
        seats_list_facts(sc);
    list->is_old = false;
    if (is_first || anew)
        open_best(sc);
}

void seats_list_refresh(struct scene_ctx *sc)
{
    struct seats_scene *st = sc->state;
    st->list.is_old = true;
    if (sc->session->seats_as_list)
        make_ready(sc, false);
}

static void show(struct scene_ctx *sc, bool as_list)
{
    struct seats_scene *st = sc->state;
    if (sc->session->seats_as_list == as_list)
        return;
    sc->session->seats_as_list = as_list;
    if (as_list)
        make_ready(sc, true);
    else if (st->n_chosen > 0)
        seatmap_show_item(st->map, st->chosen[st->n_chosen / 2]);
}

static void filter(struct scene_ctx *sc, uint32_t which)
{
    struct seats_scene *st = sc->state;
    const enum seats_pane pane = st->list.pane;
    if (!seats_filter_toggle(sc, which))
        return;
    seats_map_refresh(sc);
    st->list.is_old = true;
    if (!sc->session->seats_as_list)
        return;
    make_ready(sc, true);
    st->list.pane = pane;
}

static void toggle_row(struct scene_ctx *sc, uint32_t place)
{
    struct seats_list *list = &((struct seats_scene *)sc->state)->list;
    if (place >= list->n_listed)
        return;
    if (list->open == place)
        list->open = SEATS_ROW_NONE;
    else
        open_row(sc, place);
}

/* What is done with the list itself. */
static bool turn(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct seats_scene *st = sc->state;
    struct seats_list *list = &st->list;
    make_ready(sc, false);
    switch (id) {
    case SEATS_PANE:
        list->pane = arg <= SEATS_PANE_FILTERS ? (enum seats_pane)arg : SEATS_PANE_ROWS;
        return true;
    case SEATS_LIST_AREA:
        if (arg < sc->session->plan->n_areas)
            list_area(sc, arg);
        list->pane = SEATS_PANE_ROWS;
        return true;
    case SEATS_ROW:
        toggle_row(sc, arg);
        return true;
    case SEATS_ROWS_PAGE:
        list->first = arg < list->n_listed ? arg : list->first;
        list->open = SEATS_ROW_NONE;
        return true;
    case SEATS_TILES_PAGE:
        list->tile = arg;
        return true;
    default: /* SEATS_TAKE: done by the rules; the page turns to where the block may begin */
        list->tile = arg > st->n_wanted ? arg + 1 - (uint32_t)st->n_wanted : 0;
        return false;
    }
}

bool seats_list_action(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    if (id == SEATS_SHOW_PLAN || id == SEATS_SHOW_LIST)
        show(sc, id == SEATS_SHOW_LIST);
    else if (id == SEATS_FILTER)
        filter(sc, arg);
    else
        return id >= SEATS_PANE && id <= SEATS_TAKE && turn(sc, id, arg);
    return true;
}
