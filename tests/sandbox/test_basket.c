#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"
#include "sandbox/sandbox_fixture.h"

static struct fixture f;
static struct refusal refusal;

static enum rc add(struct basket *basket, size_t instance, size_t type, uint32_t seat)
{
    const struct basket_item item = fixture_item(&f, instance, type, seat, 0);
    return basket_add(f.model, basket, &item, 1, &refusal);
}

static void a_ticket_is_priced_with_fee_and_the_agents_share(void)
{
    fixture_open(&f);
    struct basket *basket = basket_open(f.model);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_HALL, FIXTURE_ADULT, 104), RC_OK);
    const struct ticket *ticket = &basket->tickets[0];
    CU_ASSERT_EQUAL(ticket->price, 2000);
    CU_ASSERT_EQUAL(ticket->commission, 150);
    CU_ASSERT_EQUAL(ticket->agent_discount, 200);
    CU_ASSERT_EQUAL(ticket->total, 2150);
    CU_ASSERT_EQUAL(basket->total, 2250); /* and 1.00 for the transaction */
    f.model->settings.total_net = 1;
    basket_reprice(f.model, basket);
    CU_ASSERT_EQUAL(basket->total, 2050);
    fixture_close(&f);
}

static void three_of_one_event_take_the_offer_and_two_do_not(void)
{
    fixture_open(&f);
    struct basket *basket = basket_open(f.model);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_LOFT, FIXTURE_ADULT, 0), RC_OK);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_HALL, FIXTURE_ADULT, 104), RC_OK);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_LOFT, FIXTURE_CHILD, 0), RC_OK);
    CU_ASSERT_EQUAL(basket->discount, 0);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_LAWN, FIXTURE_ADULT, 0), RC_OK);
    CU_ASSERT_EQUAL(basket->tickets[0].discount, 400);
    CU_ASSERT_EQUAL(basket->tickets[1].discount, 0);
    CU_ASSERT_EQUAL(basket->tickets[2].discount, 200);
    CU_ASSERT_EQUAL(basket->discount, 1000);
    basket_remove(f.model, basket, &basket->tickets[0]);
    CU_ASSERT_EQUAL(basket->discount, 0);
    fixture_close(&f);
}

static void a_promo_code_reprices_in_any_case_and_the_better_offer_wins(void)
{
    fixture_open(&f);
    struct basket *basket = basket_open(f.model);
    const struct basket_item item = fixture_item(&f, FIXTURE_LOFT, FIXTURE_ADULT, 0, 0);
    text_copy(basket->promo, sizeof(basket->promo), "ten");
    CU_ASSERT_EQUAL(basket_add(f.model, basket, &item, 1, &refusal), RC_OK);
    CU_ASSERT_EQUAL(basket->tickets[0].discount, 200);
    CU_ASSERT_EQUAL(basket->tickets[0].offer, 1);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_LOFT, FIXTURE_ADULT, 0), RC_OK);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_LOFT, FIXTURE_ADULT, 0), RC_OK);
    CU_ASSERT_EQUAL(basket->tickets[0].offer, 0);
    CU_ASSERT_EQUAL(basket->tickets[0].discount, 400);
    fixture_close(&f);
}

static void the_hash_changes_with_the_basket(void)
{
    fixture_open(&f);
    char before[20], after[20];
    struct basket *basket = basket_open(f.model);
    basket_hash(basket, before);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_LOFT, FIXTURE_ADULT, 0), RC_OK);
    basket_hash(basket, after);
    CU_ASSERT_STRING_NOT_EQUAL(before, after);
    fixture_close(&f);
}

static void the_later_of_two_baskets_does_not_get_the_seat(void)
{
    fixture_open(&f);
    struct basket *first = basket_open(f.model), *second = basket_open(f.model);
    CU_ASSERT_EQUAL(add(first, FIXTURE_HALL, FIXTURE_ADULT, 104), RC_OK);
    CU_ASSERT_EQUAL(add(second, FIXTURE_HALL, FIXTURE_ADULT, 104), RC_REJECTED);
    CU_ASSERT_STRING_EQUAL(refusal.problems[0], "Seat is no longer available");
    basket_clear(f.model, first);
    CU_ASSERT_EQUAL(add(second, FIXTURE_HALL, FIXTURE_ADULT, 104), RC_OK);
    fixture_close(&f);
}

static void an_array_is_added_whole_or_not_at_all(void)
{
    fixture_open(&f);
    struct basket *basket = basket_open(f.model);
    const struct basket_item items[] = {fixture_item(&f, FIXTURE_HALL, FIXTURE_ADULT, 104, 0),
                                        fixture_item(&f, FIXTURE_HALL, FIXTURE_ADULT, 116, 0)};
    CU_ASSERT_EQUAL(basket_add(f.model, basket, items, 2, &refusal), RC_REJECTED);
    CU_ASSERT_EQUAL(basket->n_tickets, 0);
    CU_ASSERT_EQUAL(house_letter(model_house(f.model, FIXTURE_HALL), 0, 3), 'A');
    f.model->settings.partial_add = 1;
    CU_ASSERT_EQUAL(basket_add(f.model, basket, items, 2, &refusal), RC_REJECTED);
    CU_ASSERT_EQUAL(basket->n_tickets, 1);
    CU_ASSERT_EQUAL(refusal.n, 1);
    fixture_close(&f);
}

static void wrong_combinations_are_refused_with_a_reason(void)
{
    fixture_open(&f);
    struct basket *basket = basket_open(f.model);
    struct basket_item item = fixture_item(&f, FIXTURE_HALL, FIXTURE_ADULT, 104, 0);
    text_copy(item.area, sizeof(item.area), f.venue->plans[1].areas[0].id);
    CU_ASSERT_EQUAL(basket_add(f.model, basket, &item, 1, &refusal), RC_REJECTED);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_HALL, FIXTURE_ADULT, 0), RC_REJECTED);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_HALL, FIXTURE_PATRON, 201), RC_REJECTED);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_LOFT, FIXTURE_ADULT, 104), RC_REJECTED);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_CANCELLED, FIXTURE_ADULT, 0), RC_REJECTED);
    CU_ASSERT_STRING_EQUAL(refusal.problems[0], "Event instance is not on sale");
    CU_ASSERT_EQUAL(add(basket, FIXTURE_NOT_YET, FIXTURE_ADULT, 0), RC_REJECTED);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_PRIORITY, FIXTURE_ADULT, 0), RC_OK);
    CU_ASSERT_EQUAL(basket->n_tickets, 1);
    fixture_close(&f);
}

static void a_type_with_a_limit_stops_at_it(void)
{
    fixture_open(&f);
    struct basket *basket = basket_open(f.model);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_LOFT, FIXTURE_PATRON, 0), RC_OK);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_LOFT, FIXTURE_PATRON, 0), RC_OK);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_LOFT, FIXTURE_PATRON, 0), RC_REJECTED);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_LOFT, FIXTURE_CHILD, 0), RC_OK);
    CU_ASSERT_EQUAL(basket_change_type(f.model, basket, &basket->tickets[2],
                                       fixture_type(&f, FIXTURE_PATRON), &refusal),
                    RC_REJECTED);
    CU_ASSERT_EQUAL(basket_change_type(f.model, basket, &basket->tickets[2],
                                       fixture_type(&f, FIXTURE_ADULT), &refusal),
                    RC_OK);
    CU_ASSERT_EQUAL(basket->tickets[2].price, 2000);
    fixture_close(&f);
}

static void a_basket_expires_after_its_time_and_frees_its_seats(void)
{
    fixture_open(&f);
    struct basket *basket = basket_open(f.model);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_HALL, FIXTURE_ADULT, 104), RC_OK);
    model_advance(f.model, FIXTURE_BASKET_S * 1000 - 1);
    CU_ASSERT_EQUAL(basket->state, BASKET_OPEN);
    model_advance(f.model, 1);
    CU_ASSERT_EQUAL(basket->state, BASKET_EXPIRED);
    CU_ASSERT_EQUAL(house_letter(model_house(f.model, FIXTURE_HALL), 0, 3), 'A');
    model_advance(f.model, INT64_C(7200000));
    CU_ASSERT_EQUAL(f.model->n_baskets, 0);
    fixture_close(&f);
}

static void best_available_takes_the_wanted_type_or_the_default(void)
{
    fixture_open(&f);
    struct basket *basket = basket_open(f.model);
    struct basket_best best = {.wish = {.n = 2, .ordinary_only = true}};
    text_copy(best.instance, sizeof(best.instance), fixture_instance(&f, FIXTURE_HALL));
    text_copy(best.type, sizeof(best.type), fixture_type(&f, FIXTURE_CHILD));
    CU_ASSERT_EQUAL(basket_add_best(f.model, basket, &best, &refusal), RC_OK);
    CU_ASSERT_EQUAL(basket->tickets[1].type, FIXTURE_CHILD);
    f.model->settings.type_ignored = 1;
    CU_ASSERT_EQUAL(basket_add_best(f.model, basket, &best, &refusal), RC_OK);
    CU_ASSERT_EQUAL(basket->tickets[3].type, FIXTURE_ADULT);
    text_copy(best.instance, sizeof(best.instance), fixture_instance(&f, FIXTURE_NO_BEST));
    CU_ASSERT_EQUAL(basket_add_best(f.model, basket, &best, &refusal), RC_REJECTED);
    CU_ASSERT_STRING_EQUAL(refusal.problems[0],
                           "Best Available Seats not possible for this event instance");
    CU_ASSERT_EQUAL(basket->n_tickets, 4);
    fixture_close(&f);
}

static void confirming_sells_and_gives_each_ticket_its_own_barcode(void)
{
    fixture_open(&f);
    struct basket *basket = basket_open(f.model);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_HALL, FIXTURE_ADULT, 104), RC_OK);
    CU_ASSERT_EQUAL(add(basket, FIXTURE_LOFT, FIXTURE_ADULT, 0), RC_OK);
    const struct order *order = basket_confirm(f.model, basket);
    CU_ASSERT_EQUAL(basket->state, BASKET_CONFIRMED);
    CU_ASSERT_EQUAL(house_letter(model_house(f.model, FIXTURE_HALL), 0, 3), 'U');
    CU_ASSERT_EQUAL(basket->tickets[0].barcode[0], 'L');
    CU_ASSERT_STRING_NOT_EQUAL(basket->tickets[0].barcode, basket->tickets[1].barcode);
    CU_ASSERT_PTR_EQUAL(basket_find_order(f.model, order->id), order);
    const struct order *empty = basket_confirm(f.model, basket_open(f.model));
    CU_ASSERT_STRING_NOT_EQUAL(empty->id, order->id);
    CU_ASSERT_EQUAL(empty->basket->total, 0);
    model_advance(f.model, INT64_C(10800000));
    CU_ASSERT_EQUAL(basket->state, BASKET_CONFIRMED);
    fixture_close(&f);
}

static void a_price_that_moves_moves_the_total(void)
{
    fixture_open(&f);
    struct basket *basket = basket_open(f.model);
    f.model->price_shift = 300;
    CU_ASSERT_EQUAL(add(basket, FIXTURE_LOFT, FIXTURE_ADULT, 0), RC_OK);
    f.model->price_shift = 0;
    CU_ASSERT_EQUAL(basket->tickets[0].price, 2300);
    basket_shift_prices(f.model, basket, -100);
    CU_ASSERT_EQUAL(basket->tickets[0].price, 2200);
    fixture_close(&f);
}

CU_TestInfo test_basket[] = {
    {"a ticket is priced with fee and the agent's share",
     a_ticket_is_priced_with_fee_and_the_agents_share},
    {"three of one event take the offer and two do not",
     three_of_one_event_take_the_offer_and_two_do_not},
    {"a promo code reprices in any case and the better offer wins",
     a_promo_code_reprices_in_any_case_and_the_better_offer_wins},
    {"the hash changes with the basket", the_hash_changes_with_the_basket},
    {"the later of two baskets does not get the seat",
     the_later_of_two_baskets_does_not_get_the_seat},
    {"an array is added whole or not at all", an_array_is_added_whole_or_not_at_all},
    {"wrong combinations are refused with a reason", wrong_combinations_are_refused_with_a_reason},
    {"a type with a limit stops at it", a_type_with_a_limit_stops_at_it},
    {"a basket expires after its time and frees its seats",
     a_basket_expires_after_its_time_and_frees_its_seats},
    {"best available takes the wanted type or the default",
     best_available_takes_the_wanted_type_or_the_default},
    {"confirming sells and gives each ticket its own barcode",
     confirming_sells_and_gives_each_ticket_its_own_barcode},
    {"a price that moves moves the total", a_price_that_moves_moves_the_total},
    CU_TEST_INFO_NULL,
};
