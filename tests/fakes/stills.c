#include "fakes/stills.h"

#include <stdio.h>

#include "base/mem.h"
#include "base/text.h"
#include "scenes/basket_scene.h"
#include "scenes/confirm_scene.h"
#include "scenes/details_scene.h"
#include "scenes/scenes.h"
#include "scenes/tickets_scene.h"

static void open_tickets(struct fake_runtime *rt, enum fake_event which)
{
    const uint32_t i = fake_instance(rt->catalogue, which);
    fake_choose(rt, i);
    fake_enter(rt, &scene_tickets);
    struct reply *reply = fake_reply_new(rt);
    reply->arena = arena_new();
    reply->prices = fake_prices(
        reply->arena, &rt->catalogue->price_lists[rt->catalogue->instances[i].price_list]);
    fake_deliver(rt, &scene_tickets, reply);
    fake_action(rt, &scene_tickets, TICKETS_PLUS, 0);
    fake_action(rt, &scene_tickets, TICKETS_PLUS, 0);
}

static void tickets(struct fake_runtime *rt)
{
    open_tickets(rt, FAKE_FOX);
}

static void tickets_areas(struct fake_runtime *rt)
{
    open_tickets(rt, FAKE_MEADOW);
}

static void tickets_gone(struct fake_runtime *rt)
{
    open_tickets(rt, FAKE_ORCHARD);
    fake_tap(rt, &scene_tickets, "add", 0);
    fake_reply(rt, &scene_tickets, RC_GONE, NULL);
}

static void tickets_waiting(struct fake_runtime *rt)
{
    fake_choose(rt, fake_instance(rt->catalogue, FAKE_FOX));
    fake_enter(rt, &scene_tickets);
}

/* Two shows, an offer, fees by ticket and by order: every kind of line that a sum can have. */
static void hold_everything(struct fake_runtime *rt)
{
    struct basket *basket = &rt->session.basket;
    *basket = fake_basket(rt, fake_instance(rt->catalogue, FAKE_FOX), 5);
    const struct basket other = fake_basket(rt, fake_instance(rt->catalogue, FAKE_MEADOW), 2);
    for (size_t i = 0; i < other.n_lines; i++) {
        basket->lines[basket->n_lines] = other.lines[i];
        text_copy(basket->lines[basket->n_lines++].type_name, 64, "Wheelchair companion");
    }
    basket->lines[0].discount = 400;
    basket->lines[0].total -= 400;
    basket->n_offers = 1;
    text_copy(basket->offers[0], sizeof(basket->offers[0]), "Family of three");
    basket->order_fee = 100;
    basket->total = basket_sum_of_lines(basket) + basket->order_fee + 50;
    basket->delivery_collect = true;
}

static void hold_three(struct fake_runtime *rt)
{
    struct basket *basket = &rt->session.basket;
    *basket = fake_basket(rt, fake_instance(rt->catalogue, FAKE_FOX), 3);
    basket->delivery_collect = true;
}

static void enter_basket(struct fake_runtime *rt)
{
    const struct basket basket = rt->session.basket;
    fake_enter(rt, &scene_basket);
    fake_reply(rt, &scene_basket, RC_OK, &basket);
}

static void basket_three(struct fake_runtime *rt)
{
    hold_three(rt);
    enter_basket(rt);
}

static void basket_everything(struct fake_runtime *rt)
{
    hold_everything(rt);
    enter_basket(rt);
}

/* One ticket: its event stands large. */
static void basket_one(struct fake_runtime *rt)
{
    struct basket *basket = &rt->session.basket;
    *basket = fake_basket(rt, fake_instance(rt->catalogue, FAKE_MEADOW), 1);
    text_copy(basket->lines[0].type_name, sizeof(basket->lines[0].type_name),
              "Wheelchair companion");
    enter_basket(rt);
}

/* Long places, each with a saving, at prices that went up meanwhile. */
static void basket_changed(struct fake_runtime *rt)
{
    struct basket *basket = &rt->session.basket;
    hold_three(rt);
    for (size_t i = 0; i < basket->n_lines; i++) {
        text_copy(basket->lines[i].area, sizeof(basket->lines[i].area), "Studio, raked");
        basket->lines[i].discount = 1250;
    }
    struct basket dearer = *basket;
    for (size_t i = 0; i < dearer.n_lines; i++)
        dearer.lines[i].total += 150;
    dearer.total += 450;
    enter_basket(rt);
    fake_action(rt, &scene_basket, BASKET_REMOVE, 2);
    fake_reply(rt, &scene_basket, RC_OK, &dearer);
}

static void basket_offline(struct fake_runtime *rt)
{
    hold_three(rt);
    fake_enter(rt, &scene_basket);
    fake_reply(rt, &scene_basket, RC_TIMEOUT, NULL);
}

static void basket_promo(struct fake_runtime *rt)
{
    hold_three(rt);
    enter_basket(rt);
    fake_action(rt, &scene_basket, BASKET_PROMO, 0);
    struct basket_scene *st = rt->ctx.state;
    st->promo_refused = true;
}

static void basket_empty(struct fake_runtime *rt)
{
    const struct basket none = {0};
    fake_enter(rt, &scene_basket);
    fake_reply(rt, &scene_basket, RC_OK, &none);
}

static void basket_over(struct fake_runtime *rt)
{
    hold_three(rt);
    enter_basket(rt);
    struct basket_scene *st = rt->ctx.state;
    st->expired = true;
}

static void details_names(struct fake_runtime *rt)
{
    rt->shop.ask_first_name = rt->shop.ask_last_name = true;
    hold_three(rt);
    fake_enter(rt, &scene_details);
}

static void details_all(struct fake_runtime *rt)
{
    rt->shop.ask_first_name = rt->shop.ask_last_name = true;
    rt->shop.ask_address = rt->shop.ask_reference = true;
    hold_three(rt);
    fake_enter(rt, &scene_details);
    struct details_scene *st = rt->ctx.state;
    st->fault = DETAILS_EMPTY;
}

static void review(struct fake_runtime *rt)
{
    hold_three(rt);
    fake_enter(rt, &scene_confirm);
}

static void review_everything(struct fake_runtime *rt)
{
    hold_everything(rt);
    fake_enter(rt, &scene_confirm);
}

static struct confirm_scene *review_as(struct fake_runtime *rt, enum confirm_phase phase)
{
    hold_three(rt);
    fake_enter(rt, &scene_confirm);
    struct confirm_scene *st = rt->ctx.state;
    st->phase = phase;
    st->began_ms = rt->ctx.now_ms;
    text_copy(rt->session.reference, sizeof(rt->session.reference), "K3-7F2QX9-H");
    return st;
}

static void review_price_changed(struct fake_runtime *rt)
{
    review_as(rt, CONFIRM_REVIEW)->price_changed = true;
}

static void booking(struct fake_runtime *rt)
{
    review_as(rt, CONFIRM_BOOKING)->step = BOOKING_ASKING;
}

static void booking_slow(struct fake_runtime *rt)
{
    review_as(rt, CONFIRM_BOOKING)->step = BOOKING_SLOW;
}

static void booking_failed(struct fake_runtime *rt)
{
    review_as(rt, CONFIRM_FAILED);
}

static void booking_unknown(struct fake_runtime *rt)
{
    review_as(rt, CONFIRM_UNKNOWN);
    rt->session.basket = (struct basket){0}; /* nothing of it is the customer's to change */
}

static void booked(struct fake_runtime *rt)
{
    struct confirm_scene *st = review_as(rt, CONFIRM_TICKETS);
    struct order *order = mem_zalloc(sizeof(*order));
    const struct basket *basket = &rt->session.basket;
    text_copy(order->id, sizeof(order->id), "4071862");
    order->n_lines = basket->n_lines;
    order->total = basket->total;
    for (size_t i = 0; i < basket->n_lines; i++) {
        order->lines[i] = basket->lines[i];
        snprintf(order->lines[i].barcode, BARCODE_SIZE, "2604071862%03zu", i);
    }
    rt->session.order = order;
    rt->session.basket = (struct basket){0};
    st->clears_ms = rt->ctx.now_ms + (int64_t)90 * 1000;
}

/* No seat, a long name, and a code that did not come. */
static void booked_one_code_missing(struct fake_runtime *rt)
{
    booked(rt);
    struct order *order = rt->session.order;
    order->lines[1].barcode[0] = '\0';
    struct basket_line *line = &order->lines[0];
    text_copy(line->event_name, sizeof(line->event_name),
              "The Extraordinary and Melancholy History of the Lighthouse Keeper");
    line->seat_id[0] = line->seat_name[0] = line->row[0] = line->area[0] = '\0';
    line->seat_number[0] = '\0';
    text_copy(line->type_name, sizeof(line->type_name), "Wheelchair companion");
}

static void booked_to_collect(struct fake_runtime *rt)
{
    booked(rt);
    rt->session.details.collect = true;
    for (size_t i = 0; i < rt->session.order->n_lines; i++)
        rt->session.order->lines[i].barcode[0] = '\0';
}

const struct still stills_buying[] = {
    STILL(tickets, tickets),
    STILL(tickets_areas, tickets),
    STILL(tickets_gone, tickets),
    STILL(tickets_waiting, tickets),
    STILL(basket_three, basket),
    STILL(basket_everything, basket),
    STILL(basket_one, basket),
    STILL(basket_changed, basket),
    STILL(basket_offline, basket),
    STILL(basket_promo, basket),
    STILL(basket_empty, basket),
    STILL(basket_over, basket),
    STILL(details_names, details),
    STILL(details_all, details),
    STILL(review, confirm),
    STILL(review_everything, confirm),
    STILL(review_price_changed, confirm),
    STILL(booking, confirm),
    STILL(booking_slow, confirm),
    STILL(booking_failed, confirm),
    STILL(booking_unknown, confirm),
    STILL(booked, confirm),
    STILL(booked_one_code_missing, confirm),
    STILL(booked_to_collect, confirm),
};

const size_t stills_buying_n = sizeof(stills_buying) / sizeof(stills_buying[0]);

size_t stills_count(void)
{
    return stills_choosing_n + stills_buying_n + stills_best_n + stills_seats_n + stills_bookings_n;
}

const struct still *stills_at(size_t i)
{
    if (i < stills_choosing_n)
        return &stills_choosing[i];
    i -= stills_choosing_n;
    if (i < stills_buying_n)
        return &stills_buying[i];
    i -= stills_buying_n;
    if (i < stills_best_n)
        return &stills_best[i];
    i -= stills_best_n;
    return i < stills_seats_n ? &stills_seats[i] : &stills_bookings[i - stills_seats_n];
}
