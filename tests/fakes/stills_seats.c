/* The seats as a list, in every state that changes its shape. */
#include "fakes/seats_hall.h"
#include "fakes/stills.h"
#include "scenes/scenes.h"
#include "scenes/seats_scene.h"

static const struct seats_hall THEATRE = {.n_areas = 4, .n_rows = 12, .n_seats = 14};
static const struct seats_hall ARENA = {.n_areas = 40, .n_rows = 4, .n_seats = 60};

/* The house, with a few seats of everything. */
static void open_house(struct fake_runtime *rt, const struct seats_hall *hall, uint8_t adults,
                       uint8_t spaces)
{
    fake_deinit(rt); /* the hall begins anew */
    seats_hall_open(rt, hall, adults, spaces);
    struct session *s = &rt->session;
    for (uint32_t i = 0; i < s->plan->n_seats; i += 9)
        s->status->state[i] = SEAT_UNAVAILABLE;
    for (uint32_t i = 4; i < s->plan->n_seats; i += 50)
        s->status->state[i] = SEAT_WHEELCHAIR;
    for (uint32_t i = 6; i < s->plan->n_seats; i += 31) {
        s->overlay->flags[i] |= SEAT_FLAG_RESTRICTED;
        s->status->band[i] = 1;
    }
    fake_enter(rt, &scene_seats);
}

static void list_open(struct fake_runtime *rt)
{
    open_house(rt, &THEATRE, 3, 0);
}

static void list_closed(struct fake_runtime *rt)
{
    open_house(rt, &THEATRE, 3, 0);
    fake_action(rt, &scene_seats, SEATS_ROW, 2);
    fake_action(rt, &scene_seats, SEATS_ROWS_PAGE, 6);
}

static void list_chosen(struct fake_runtime *rt)
{
    open_house(rt, &THEATRE, 3, 0);
    fake_action(rt, &scene_seats, SEATS_PLAN, seats_hall_seat(&THEATRE, 0, 2, 10));
}

static void list_some_chosen(struct fake_runtime *rt)
{
    list_chosen(rt);
    fake_action(rt, &scene_seats, SEATS_DROP, 0);
}

static void list_wheelchair(struct fake_runtime *rt)
{
    open_house(rt, &THEATRE, 2, 1);
}

static void list_long_row(struct fake_runtime *rt)
{
    open_house(rt, &ARENA, 2, 0);
    fake_action(rt, &scene_seats, SEATS_PLAN, seats_hall_seat(&ARENA, 3, 1, 50));
}

static void list_areas(struct fake_runtime *rt)
{
    open_house(rt, &ARENA, 2, 0);
    fake_action(rt, &scene_seats, SEATS_PANE, SEATS_PANE_AREAS);
}

static void list_filters(struct fake_runtime *rt)
{
    open_house(rt, &THEATRE, 2, 1);
    fake_action(rt, &scene_seats, SEATS_FILTER, 1);
    fake_action(rt, &scene_seats, SEATS_PANE, SEATS_PANE_FILTERS);
}

static void list_nothing(struct fake_runtime *rt)
{
    fake_deinit(rt); /* the hall begins anew */
    seats_hall_open(rt, &THEATRE, 2, 1);
    fake_enter(rt, &scene_seats);
    fake_action(rt, &scene_seats, SEATS_FILTER, SEATS_FILTER_SPACES);
}

static void list_unlabelled(struct fake_runtime *rt)
{
    static const struct seats_hall club = {
        .n_areas = 1, .n_rows = 5, .n_seats = 8, .unlabelled = true};
    open_house(rt, &club, 2, 0);
}

/* On the plan, where each question needs room below the map. */
static void plan_house(struct fake_runtime *rt, uint8_t adults, uint8_t spaces)
{
    open_house(rt, &THEATRE, adults, spaces);
    fake_action(rt, &scene_seats, SEATS_SHOW_PLAN, 0);
}

static void plan_lost(struct fake_runtime *rt)
{
    plan_house(rt, 3, 0);
    fake_action(rt, &scene_seats, SEATS_PLAN, seats_hall_seat(&THEATRE, 0, 2, 10));
    fake_action(rt, &scene_seats, SEATS_CONTINUE, 0);
    struct reply *reply = fake_reply_new(rt);
    reply->fault.rc = RC_GONE;
    const struct seats_scene *st = (const void *)rt->state;
    reply->lost_seats[reply->n_lost++] = rt->session.plan->seats[st->chosen[0]].id;
    fake_deliver(rt, &scene_seats, reply);
}

static void plan_alone(struct fake_runtime *rt)
{
    plan_house(rt, 1, 0);
    rt->shop.orphan_rule = rt->shop.orphan_keep_anyway = true;
    fake_action(rt, &scene_seats, SEATS_PLAN, seats_hall_seat(&THEATRE, 0, 2, 10));
    fake_action(rt, &scene_seats, SEATS_CONTINUE, 0);
}

static void plan_space(struct fake_runtime *rt)
{
    plan_house(rt, 2, 1);
    fake_action(rt, &scene_seats, SEATS_PLAN, 4);
}

const struct still stills_seats[] = {
    STILL(list_open, seats),        STILL(list_closed, seats),     STILL(list_chosen, seats),
    STILL(list_some_chosen, seats), STILL(list_wheelchair, seats), STILL(list_long_row, seats),
    STILL(list_areas, seats),       STILL(list_filters, seats),    STILL(list_nothing, seats),
    STILL(list_unlabelled, seats),  STILL(plan_lost, seats),       STILL(plan_alone, seats),
    STILL(plan_space, seats),
};

const size_t stills_seats_n = sizeof(stills_seats) / sizeof(stills_seats[0]);
