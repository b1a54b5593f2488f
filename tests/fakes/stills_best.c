/* Best available in every state that changes its shape. */
#include "base/text.h"
#include "fakes/seats_hall.h"
#include "fakes/stills.h"
#include "scenes/best_scene.h"
#include "scenes/scenes.h"

static const struct seats_hall THEATRE = {.n_areas = 4, .n_rows = 12, .n_seats = 14};
static const struct seats_hall ARENA = {.n_areas = 40, .n_rows = 4, .n_seats = 60};

static void put_on(const struct fake_runtime *rt, struct basket_line *line, uint32_t index)
{
    const struct plan *plan = rt->session.plan;
    const struct plan_seat *seat = &plan->seats[index];
    struct text id = TEXT_OF(line->seat_id), ticket = TEXT_OF(line->ticket_id);
    text_addf(&id, "%u", seat->id);
    text_addf(&ticket, "T%u", seat->id);
    text_copy(line->row, sizeof(line->row), plan_string(plan, plan->rows[seat->row].label));
    text_copy(line->area, sizeof(line->area), plan_string(plan, plan->areas[seat->area].name));
}

/* So many seats beside each other are held, from this one on. */
static void offer(struct fake_runtime *rt, uint32_t seat, size_t n)
{
    struct basket basket = fake_basket(rt, rt->session.instance, n);
    for (uint32_t i = 0; i < n; i++)
        put_on(rt, &basket.lines[i], seat + i);
    fake_reply(rt, &scene_best, RC_OK, &basket);
}

static void enter(struct fake_runtime *rt, const struct seats_hall *hall, uint8_t adults)
{
    fake_deinit(rt); /* the hall begins anew */
    seats_hall_open(rt, hall, adults, 0);
    fake_enter(rt, &scene_best);
}

static void best_looking(struct fake_runtime *rt)
{
    enter(rt, &THEATRE, 3);
}

static void best_offer(struct fake_runtime *rt)
{
    enter(rt, &THEATRE, 3);
    offer(rt, seats_hall_seat(&THEATRE, 0, 2, 5), 3);
}

static void best_other(struct fake_runtime *rt)
{
    best_offer(rt);
    fake_action(rt, &scene_best, BEST_OTHERS, 0);
    offer(rt, seats_hall_seat(&THEATRE, 1, 4, 3), 3);
}

static void best_apart(struct fake_runtime *rt)
{
    enter(rt, &THEATRE, 6);
    offer(rt, seats_hall_seat(&THEATRE, 0, 2, 11), 6);
}

static void best_nothing_else(struct fake_runtime *rt)
{
    best_offer(rt);
    fake_action(rt, &scene_best, BEST_AREA, 1);
    struct reply *reply = fake_reply_new(rt);
    reply->fault.rc = RC_GONE;
    fake_deliver(rt, &scene_best, reply);
}

static void best_refused(struct fake_runtime *rt)
{
    best_offer(rt);
    fake_action(rt, &scene_best, BEST_OTHERS, 0);
    rt->session.refusal = REFUSAL_VALUE;
    fake_reply(rt, &scene_best, RC_NOT_POSSIBLE, NULL);
}

static void best_refused_at_once(struct fake_runtime *rt)
{
    enter(rt, &THEATRE, 3);
    rt->session.refusal = REFUSAL_VALUE;
    fake_reply(rt, &scene_best, RC_NOT_POSSIBLE, NULL);
}

static void best_none(struct fake_runtime *rt)
{
    enter(rt, &THEATRE, 3);
    fake_reply(rt, &scene_best, RC_GONE, NULL);
}

static void best_filters(struct fake_runtime *rt)
{
    best_offer(rt);
    fake_action(rt, &scene_best, BEST_PANE, 1);
}

static void best_arena(struct fake_runtime *rt)
{
    enter(rt, &ARENA, 2);
    offer(rt, seats_hall_seat(&ARENA, 3, 1, 30), 2);
    fake_action(rt, &scene_best, BEST_AREAS, 3);
}

const struct still stills_best[] = {
    STILL(best_looking, best),         STILL(best_offer, best), STILL(best_other, best),
    STILL(best_apart, best),           STILL(best_none, best),  STILL(best_nothing_else, best),
    STILL(best_filters, best),         STILL(best_arena, best), STILL(best_refused, best),
    STILL(best_refused_at_once, best),
};
const size_t stills_best_n = sizeof(stills_best) / sizeof(stills_best[0]);
