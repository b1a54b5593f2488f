/* A visit that buys from two agent records: two bookings, of which the second may fail. */
#include <stdio.h>

#include "base/mem.h"
#include "base/text.h"
#include "fakes/stills.h"
#include "scenes/basket_scene.h"
#include "scenes/confirm_scene.h"
#include "scenes/scenes.h"

static struct basket part_of(struct fake_runtime *rt, enum fake_event which, size_t n)
{
    struct basket part = fake_basket(rt, fake_instance(rt->catalogue, which), n);
    part.delivery_collect = part.delivery_agent = true;
    return part;
}

static void hold_two(struct fake_runtime *rt)
{
    const struct basket ours = part_of(rt, FAKE_FOX, 2), theirs = part_of(rt, FAKE_MEADOW, 1);
    rt->session.basket = (struct basket){0};
    basket_add_part(&rt->session.basket, &ours, 0);
    basket_add_part(&rt->session.basket, &theirs, 1);
}

static void hold_all(struct fake_runtime *rt)
{
    const struct basket last = part_of(rt, FAKE_ORCHARD, 2);
    hold_two(rt);
    basket_add_part(&rt->session.basket, &last, 2);
}

static void basket_all_bookings(struct fake_runtime *rt)
{
    hold_all(rt);
    const struct basket basket = rt->session.basket;
    fake_enter(rt, &scene_basket);
    fake_reply(rt, &scene_basket, RC_OK, &basket);
}

static void review_all_bookings(struct fake_runtime *rt)
{
    hold_all(rt);
    fake_enter(rt, &scene_confirm);
}

static void basket_two_bookings(struct fake_runtime *rt)
{
    hold_two(rt);
    const struct basket basket = rt->session.basket;
    fake_enter(rt, &scene_basket);
    fake_reply(rt, &scene_basket, RC_OK, &basket);
}

static void review_two_bookings(struct fake_runtime *rt)
{
    hold_two(rt);
    fake_enter(rt, &scene_confirm);
}

static void add_order(struct order *whole, const struct basket *basket, const char *id)
{
    struct order order = {.n_lines = basket->n_lines, .total = basket->total};
    text_copy(order.id, sizeof(order.id), id);
    for (size_t i = 0; i < basket->n_lines; i++) {
        order.lines[i] = basket->lines[i];
        snprintf(order.lines[i].barcode, BARCODE_SIZE, "%s%03zu", id, i);
    }
    order_add_part(whole, &order);
}

static struct confirm_scene *enter_booked(struct fake_runtime *rt)
{
    const struct basket ours = part_of(rt, FAKE_FOX, 2);
    hold_two(rt);
    fake_enter(rt, &scene_confirm);
    struct confirm_scene *st = rt->ctx.state;
    st->phase = CONFIRM_TICKETS;
    st->clears_ms = rt->ctx.now_ms + (int64_t)90 * 1000;
    rt->session.order = mem_zalloc(sizeof(*rt->session.order));
    add_order(rt->session.order, &ours, "4071862");
    return st;
}

static void booked_two(struct fake_runtime *rt)
{
    const struct basket theirs = part_of(rt, FAKE_MEADOW, 1);
    enter_booked(rt);
    add_order(rt->session.order, &theirs, "4071863");
    rt->session.basket = (struct basket){0};
}

static void booked_all(struct fake_runtime *rt)
{
    const struct basket last = part_of(rt, FAKE_ORCHARD, 2);
    booked_two(rt);
    add_order(rt->session.order, &last, "4071864");
}

static void booked_one_of_two(struct fake_runtime *rt)
{
    enter_booked(rt)->fault = RC_REJECTED;
    rt->session.basket = part_of(rt, FAKE_MEADOW, 1);
    rt->session.basket.hold_ends_mono_ms = 0;
}

static void booked_one_other_unknown(struct fake_runtime *rt)
{
    enter_booked(rt)->fault = RC_UNKNOWN_OUTCOME;
    rt->session.basket = (struct basket){0};
    text_copy(rt->session.reference, sizeof(rt->session.reference), "K3-7F2QX9-H");
}

static void unknown_and_other_not_booked(struct fake_runtime *rt)
{
    hold_two(rt);
    fake_enter(rt, &scene_confirm);
    struct confirm_scene *st = rt->ctx.state;
    st->phase = CONFIRM_UNKNOWN;
    st->fault = RC_UNKNOWN_OUTCOME;
    rt->session.basket = part_of(rt, FAKE_MEADOW, 1);
    rt->session.basket.hold_ends_mono_ms = 0;
    text_copy(rt->session.reference, sizeof(rt->session.reference), "K3-7F2QX9-H");
}

const struct still stills_bookings[] = {
    STILL(basket_two_bookings, basket),
    STILL(review_two_bookings, confirm),
    STILL(basket_all_bookings, basket),
    STILL(review_all_bookings, confirm),
    STILL(booked_all, confirm),
    STILL(booked_two, confirm),
    STILL(booked_one_of_two, confirm),
    STILL(booked_one_other_unknown, confirm),
    STILL(unknown_and_other_not_booked, confirm),
};

const size_t stills_bookings_n = sizeof(stills_bookings) / sizeof(stills_bookings[0]);
