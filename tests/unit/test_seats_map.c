/* What the seats scene marks and counts: whatever happens, what is done in part looks like all anew. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "base/mem.h"
#include "fakes/seats_hall.h"
#include "fakes/seats_kit.h"

static const struct seats_hall HOUSE = {.n_areas = 3, .n_rows = 6, .n_seats = 14};

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}

static struct seat_status *copy_of(const struct fake_runtime *rt)
{
    const struct seat_status *known = rt->session.status;
    struct seat_status *copy = seat_status_new(rt->session.plan);
    memcpy(copy->state, known->state, known->n_seats);
    memcpy(copy->band, known->band, known->n_seats);
    copy->seats_known = known->seats_known;
    return copy;
}

/* The scene asks again first, whatever it asked before. */
static void deliver(struct fake_runtime *rt, struct seat_status *status)
{
    rt->ctx.now_ms += 13000;
    const struct event_in tick = {.type = EVENT_TICK};
    scene_seats.event(&rt->ctx, &tick);
    CU_ASSERT_EQUAL_FATAL(rt->sent[rt->n_sent - 1].type, COMMAND_STATUS);
    struct reply *reply = fake_reply_new(rt);
    reply->status = status;
    fake_deliver(rt, &scene_seats, reply);
}

static void some_go_and_come(struct fake_runtime *rt, uint32_t *random)
{
    static const uint8_t states[] = {SEAT_AVAILABLE,  SEAT_UNAVAILABLE, SEAT_BASKET,
                                     SEAT_WHEELCHAIR, SEAT_INFO,        SEAT_ALLOCATION};
    struct seat_status *fresh = copy_of(rt);
    for (int i = 0; i < 4; i++)
        fresh->state[next_random(random) % fresh->n_seats] =
            states[next_random(random) % (sizeof(states) / sizeof(states[0]))];
    deliver(rt, fresh);
}

/* How many seats change their mark when all of them are marked anew, and whether a sum changes. */
static size_t n_wrong(struct fake_runtime *rt)
{
    const struct seats_scene *st = seats_kit_state(rt);
    const uint32_t n = rt->session.plan->n_seats, n_areas = rt->session.plan->n_areas;
    enum seat_mark *before = mem_zalloc_array(n, sizeof(*before));
    struct seats_area areas[3];
    const struct seats_kinds kinds = st->kinds;
    const int n_free = st->bands[0].n_free;
    memcpy(areas, st->areas, n_areas * sizeof(areas[0]));
    for (uint32_t i = 0; i < n; i++)
        before[i] = seatmap_mark(st->map, i);
    seats_map_refresh(&rt->ctx);
    size_t wrong = 0;
    for (uint32_t i = 0; i < n; i++)
        wrong += before[i] != seatmap_mark(st->map, i);
    for (uint32_t i = 0; i < n_areas; i++)
        wrong += areas[i].n_free != st->areas[i].n_free || areas[i].n_left != st->areas[i].n_left ||
                 areas[i].has_block != st->areas[i].has_block || areas[i].from != st->areas[i].from;
    wrong += memcmp(&kinds, &st->kinds, sizeof(kinds)) != 0 || n_free != st->bands[0].n_free;
    mem_free(before);
    return wrong;
}

static void touches_and_news_mark_what_marking_all_would(void)
{
    for (uint32_t seed = 1; seed <= 20; seed++) {
        struct fake_runtime rt;
        uint32_t random = seed;
        seats_hall_open(&rt, &HOUSE, 1 + seed % 4, seed % 3 == 0);
        rt.session.seats_as_list = false;
        fake_enter(&rt, &scene_seats);
        fake_reply(&rt, &scene_seats, RC_OK, NULL); /* to the first question for news */
        for (int step = 0; step < 12; step++) {
            if (step % 3 == 2)
                some_go_and_come(&rt, &random);
            else
                seats_kit_touch(&rt, next_random(&random) % rt.session.plan->n_seats);
            CU_ASSERT_EQUAL(n_wrong(&rt), 0);
        }
        seats_kit_done(&rt);
    }
}

static void what_was_chosen_is_free_again_when_the_block_moves(void)
{
    struct fake_runtime rt;
    seats_hall_open(&rt, &HOUSE, 2, 0);
    fake_enter(&rt, &scene_seats);
    const uint32_t first = seats_hall_seat(&HOUSE, 0, 1, 2),
                   then = seats_hall_seat(&HOUSE, 2, 4, 9);
    seats_kit_touch(&rt, first);
    CU_ASSERT_EQUAL(seatmap_mark(seats_kit_state(&rt)->map, first), MARK_CHOSEN);
    seats_kit_touch(&rt, then);
    CU_ASSERT_EQUAL(seatmap_mark(seats_kit_state(&rt)->map, first), MARK_FREE);
    CU_ASSERT_EQUAL(seatmap_mark(seats_kit_state(&rt)->map, then), MARK_CHOSEN);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->n_shown, 2);
    seats_kit_done(&rt);
}

static void the_list_is_made_when_somebody_wants_to_see_it(void)
{
    struct fake_runtime rt;
    seats_hall_open(&rt, &HOUSE, 2, 0);
    rt.session.seats_as_list = false;
    fake_enter(&rt, &scene_seats);
    CU_ASSERT_PTR_NULL(seats_kit_state(&rt)->list.rows);
    fake_reply(&rt, &scene_seats, RC_OK, NULL);
    fake_action(&rt, &scene_seats, SEATS_SHOW_LIST, 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(seats_kit_state(&rt)->list.rows);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->list.rows[0].n_free, HOUSE.n_seats);
    fake_action(&rt, &scene_seats, SEATS_SHOW_PLAN, 0);
    struct seat_status *fresh = copy_of(&rt);
    fresh->state[seats_hall_seat(&HOUSE, 0, 0, 3)] = SEAT_UNAVAILABLE;
    deliver(&rt, fresh);
    CU_ASSERT_TRUE(seats_kit_state(&rt)->list.is_old);
    fake_action(&rt, &scene_seats, SEATS_SHOW_LIST, 0);
    CU_ASSERT_EQUAL(seats_kit_state(&rt)->list.rows[0].n_free, HOUSE.n_seats - 1);
    seats_kit_done(&rt);
}

CU_TestInfo test_seats_map[] = {
    {"touches and news mark what marking all would", touches_and_news_mark_what_marking_all_would},
    {"what was chosen is free again when the block moves",
     what_was_chosen_is_free_again_when_the_block_moves},
    {"the list is made when somebody wants to see it",
     the_list_is_made_when_somebody_wants_to_see_it},
    CU_TEST_INFO_NULL,
};
