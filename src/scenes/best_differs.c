#include <stdlib.h>

#include "scenes/best_scene.h"
#include "scenes/say.h"
#include "ui/i18n.h"

static uint32_t first_seat(const struct scene_ctx *sc, const struct best_offer *offer)
{
    uint32_t first = SEAT_NONE;
    for (size_t i = 0; i < offer->n; i++) {
        const uint32_t seat = best_plan_seat(sc, offer, i);
        if (seat < first)
            first = seat;
    }
    return first;
}

void best_differs_note(struct scene_ctx *sc)
{
    struct best_scene *st = sc->state;
    struct best_offer offer;
    best_offer_make(sc, &offer);
    st->last = (struct best_seen){.total = offer.total, .seat = first_seat(sc, &offer)};
}

static const char *price_words(const struct scene_ctx *sc, struct arena *a, money_t more)
{
    if (more == 0)
        return tr("best.same_price");
    const char *money = say_money(a, sc->shop, more > 0 ? more : -more);
    return TR(a, more > 0 ? "best.more" : "best.less", {"money", money});
}

/* Rows of one area are sorted away from a stage at the top. 0 where that says nothing. */
static int rows_back(const struct session *session, uint32_t from, uint32_t to)
{
    const int rows = (int)session->plan->seats[to].row - (int)session->plan->seats[from].row;
    switch (session->overlay->stage_side) {
    case STAGE_TOP:
        return rows;
    case STAGE_BOTTOM:
        return -rows;
    case STAGE_LEFT:
    case STAGE_RIGHT:
    case STAGE_CENTRE:
    case STAGE_ABSENT:
        break;
    }
    return 0;
}

static int64_t aside(const struct plan *plan, uint32_t seat)
{
    const struct plan_area *area = &plan->areas[plan->seats[seat].area];
    return llabs(2 * (int64_t)plan->seats[seat].x - area->min_x - area->max_x);
}

static const char *along_the_row(const struct session *session, uint32_t from, uint32_t to)
{
    const int64_t before = aside(session->plan, from), now = aside(session->plan, to);
    if (now == before)
        return tr("best.other_side");
    return tr(now < before ? "best.nearer_middle" : "best.further_aside");
}

static const char *place_words(const struct session *session, struct arena *a, uint32_t from,
                               uint32_t to)
{
    const struct plan *plan = session->plan;
    const struct plan_seat *was = &plan->seats[from], *is = &plan->seats[to];
    if (was->area != is->area)
        return TR(a, "best.in_area",
                  {"area", plan_overlay_caption(session->overlay, plan, is->area)});
    if (was->row == is->row)
        return along_the_row(session, from, to);
    const int back = rows_back(session, from, to);
    if (back == 0)
        return TR(a, "best.in_row", {"row", plan_string(plan, plan->rows[is->row].label)});
    const unsigned long n = (unsigned long)abs(back);
    return TR_N(a, back > 0 ? "best.rows_back" : "best.rows_forward", n,
                {"n", arena_printf(a, "%lu", n)});
}

const char *best_differs(const struct scene_ctx *sc, struct arena *a,
                         const struct best_offer *offer)
{
    const struct best_scene *st = sc->state;
    const uint32_t from = st->last.seat, to = first_seat(sc, offer);
    if (from == SEAT_NONE || to == SEAT_NONE || from == to || st->pending != 0)
        return "";
    return TR(a, "best.differs", {"price", price_words(sc, a, offer->total - st->last.total)},
              {"place", place_words(sc->session, a, from, to)});
}
