#include <CUnit/CUnit.h>

#include <string.h>

#include "base/text.h"
#include "fakes/fake_kiosk.h"

static struct fake_kiosk kiosk;

static void seats_are_held_with_names_total_and_deadline(void)
{
    fake_kiosk_init(&kiosk);
    reply_free(fake_kiosk_open(&kiosk, "IR"));
    struct reply *reply = fake_kiosk_hold(&kiosk, 2, 2);
    CU_ASSERT_EQUAL_FATAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    CU_ASSERT_EQUAL(reply->basket.total, 8300);
    const struct basket_line *line = &reply->basket.lines[0];
    CU_ASSERT_STRING_EQUAL(line->event_name, "The Fox");
    CU_ASSERT_STRING_EQUAL(line->type_name, "Full price");
    CU_ASSERT_STRING_EQUAL(line->row, "A");
    CU_ASSERT_STRING_EQUAL(line->seat_name, "A3");
    CU_ASSERT_STRING_EQUAL(line->seat_number, "3");
    CU_ASSERT_STRING_EQUAL(line->venue, "Main House");
    CU_ASSERT_EQUAL(line->start.hour, 19);
    const int64_t left_ms = basket_hold_left_ms(&reply->basket, clock_mono_ms(&kiosk.clock));
    CU_ASSERT_TRUE(left_ms > INT64_C(18) * 60000 && left_ms <= INT64_C(19) * 60000);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_HELD);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

/* Seats of the reserved performance by their numbers, the whole choice. */
static struct reply *choose(const int *seats, size_t n, bool replaces)
{
    struct command command = {.type = COMMAND_HOLD, .n_wanted = n, .replaces = replaces};
    text_copy(command.instance_id, ID_SIZE, "IR");
    for (size_t i = 0; i < n; i++) {
        struct text seat = TEXT_OF(command.wanted[i].seat_id);
        text_addf(&seat, "%d", SERVICE_FIRST_SEAT + seats[i]);
        text_copy(command.wanted[i].type_id, ID_SIZE, i == 0 ? "TC" : "TF");
    }
    return fake_kiosk_do(&kiosk, &command, 60000);
}

static bool holds(const struct basket *basket, int seat, const char *type)
{
    for (size_t i = 0; i < basket->n_lines; i++) {
        int64_t id = 0;
        if (text_to_int64(basket->lines[i].seat_id, 1, 999, &id) &&
            id == SERVICE_FIRST_SEAT + seat && strcmp(basket->lines[i].type_id, type) == 0)
            return true;
    }
    return false;
}

static void a_seat_somebody_took_is_named_and_what_could_be_had_stays(void)
{
    static const int first[] = {0, 1, 2}, second[] = {0, 2, 3};
    for (int partial = 0; partial < 2; partial++) {
        fake_kiosk_init(&kiosk);
        kiosk.service.partial_add = partial;
        reply_free(fake_kiosk_hold(&kiosk, 6, 1)); /* the customer's other ticket */
        kiosk.service.taken[1] = true;
        struct reply *reply = choose(first, 3, false);
        CU_ASSERT_EQUAL(reply->fault.rc, RC_GONE);
        CU_ASSERT_EQUAL(reply->n_lost, 1);
        CU_ASSERT_EQUAL(reply->lost_seats[0], SERVICE_FIRST_SEAT + 1);
        CU_ASSERT_EQUAL(reply->basket.n_lines, partial ? 3 : 1);
        CU_ASSERT_PTR_NOT_NULL(reply->status);
        CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), partial ? 3 : 1);
        reply_free(reply);
        reply = choose(second, 3, partial);
        CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
        CU_ASSERT_EQUAL(reply->basket.n_lines, 4);
        CU_ASSERT_TRUE(holds(&reply->basket, 0, "TC") && holds(&reply->basket, 2, "TF") &&
                       holds(&reply->basket, 3, "TF") && holds(&reply->basket, 6, "TF"));
        reply_free(reply);
        fake_kiosk_deinit(&kiosk);
    }
}

static void a_choice_that_is_refused_as_a_whole_keeps_the_one_before_it(void)
{
    static const int first[] = {0, 1}, second[] = {4, 5}, third[] = {1, 2};
    fake_kiosk_init(&kiosk);
    reply_free(choose(first, 2, false));
    kiosk.service.taken[4] = true;
    struct reply *reply = choose(second, 2, true);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_GONE);
    CU_ASSERT_EQUAL(reply->lost_seats[0], SERVICE_FIRST_SEAT + 4);
    CU_ASSERT_EQUAL(reply->n_lost, 1);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    reply_free(reply);
    const int n_asked = fake_service_count(&kiosk.service, "/tickets\n");
    reply = choose(third, 2, true); /* one of the held, one more; the types change places */
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    CU_ASSERT_TRUE(holds(&reply->basket, 1, "TC") && holds(&reply->basket, 2, "TF"));
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "/tickets\n"), n_asked + 1);
    reply_free(reply);
    struct command back = {.type = COMMAND_REMOVE_INSTANCE};
    text_copy(back.instance_id, ID_SIZE, "IR");
    reply = fake_kiosk_do(&kiosk, &back, 60000);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 0);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void what_is_held_already_is_not_asked_for_again(void)
{
    static const int seats[] = {3, 4};
    fake_kiosk_init(&kiosk);
    reply_free(choose(seats, 2, false));
    const int n_asked = fake_service_count(&kiosk.service, "POST");
    struct reply *reply = choose(seats, 2, true);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "POST"), n_asked);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void tickets_nobody_asked_for_go_back_before_anything_is_sold(void)
{
    static const int seats[] = {0, 1};
    fake_kiosk_init(&kiosk);
    kiosk.service.gives_strays = true;
    struct reply *reply = choose(seats, 2, false);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 2);
    reply_free(reply);
    fake_service_fail(&kiosk.service, "DELETE", "tickets", SERVICE_500_BEFORE, 2);
    kiosk.session++;
    reply = choose(seats, 2, false); /* the stray one cannot be given back: nothing is sold */
    CU_ASSERT_NOT_EQUAL(reply->fault.rc, RC_OK);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void a_lost_answer_to_adding_is_settled_by_reading_the_basket(void)
{
    fake_kiosk_init(&kiosk);
    fake_service_fail(&kiosk.service, "POST", "/tickets", SERVICE_SILENT_AFTER, 1);
    struct reply *reply = fake_kiosk_hold(&kiosk, 0, 2);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void an_unreachable_service_is_said_and_a_retry_works(void)
{
    fake_kiosk_init(&kiosk);
    fake_service_fail(&kiosk.service, "POST", "baskets", SERVICE_UNREACHED, 1);
    struct reply *reply = fake_kiosk_hold(&kiosk, 0, 2);
    CU_ASSERT_EQUAL(rc_class_of(reply->fault.rc), RC_CLASS_RETRY);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 0);
    reply_free(reply);
    reply = fake_kiosk_hold(&kiosk, 0, 2);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void a_basket_that_ran_out_is_made_again_once_when_it_was_empty(void)
{
    fake_kiosk_init(&kiosk);
    struct reply *reply = fake_kiosk_hold(&kiosk, 0, 1);
    struct command command = {.type = COMMAND_REMOVE};
    text_copy(command.ticket_id, ID_SIZE, reply->basket.lines[0].ticket_id);
    reply_free(reply);
    reply_free(fake_kiosk_do(&kiosk, &command, 60000));
    kiosk.service.baskets[1].gone = true;
    reply = fake_kiosk_hold(&kiosk, 0, 1);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(kiosk.service.n_baskets, 2);
    reply_free(reply);
    kiosk.service.baskets[2].gone = true;
    reply = fake_kiosk_hold(&kiosk, 1, 1);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_EXPIRED);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 0);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void the_limit_of_an_order_is_kept_without_asking(void)
{
    fake_kiosk_init(&kiosk);
    kiosk.config.shop.ticket_limit = 3;
    reply_free(fake_kiosk_hold(&kiosk, 0, 2));
    const int before = kiosk.service.n_requests;
    struct reply *reply = fake_kiosk_hold(&kiosk, 2, 2);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_NOT_POSSIBLE);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    CU_ASSERT_EQUAL(kiosk.service.n_requests, before);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void seats_outside_the_allocation_are_not_asked_for_where_it_is_the_rule(void)
{
    fake_kiosk_init(&kiosk);
    kiosk.config.shop.sell_allocation_only = true;
    reply_free(fake_kiosk_open(&kiosk, "IR"));
    struct reply *reply = fake_kiosk_hold(&kiosk, 0, 1);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_NOT_POSSIBLE);
    CU_ASSERT_EQUAL(kiosk.service.n_baskets, 0);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void leaving_in_the_middle_of_a_command_gives_the_seats_back(void)
{
    fake_kiosk_init(&kiosk);
    struct command hold = {.type = COMMAND_HOLD, .ticket = 900, .session = 1, .n_wanted = 1};
    text_copy(hold.instance_id, ID_SIZE, "IR");
    text_copy(hold.wanted[0].type_id, ID_SIZE, "TF");
    text_copy(hold.wanted[0].seat_id, 16, "101");
    const struct command leave = {.type = COMMAND_ABANDON, .ticket = 901, .session = 1};
    CU_ASSERT_EQUAL(backend_post(kiosk.backend, &hold), RC_OK);
    CU_ASSERT_EQUAL(backend_post(kiosk.backend, &leave), RC_OK);
    fake_kiosk_pass(&kiosk, 10000);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_ABANDONED);
    fake_kiosk_deinit(&kiosk);
}

static void a_clear_that_fails_is_repeated_in_the_background(void)
{
    fake_kiosk_init(&kiosk);
    reply_free(fake_kiosk_hold(&kiosk, 0, 2));
    fake_service_fail(&kiosk.service, "POST", "/clear", SERVICE_SILENT_BEFORE, 3);
    reply_free(fake_kiosk_simple(&kiosk, COMMAND_ABANDON));
    fake_kiosk_pass(&kiosk, 1000);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 2);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_HELD); /* so that a restart clears it */
    fake_kiosk_pass(&kiosk, 30000);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_ABANDONED);
    fake_kiosk_deinit(&kiosk);
}

static void a_new_session_ends_the_one_before(void)
{
    fake_kiosk_init(&kiosk);
    reply_free(fake_kiosk_hold(&kiosk, 0, 2));
    kiosk.session = 2;
    struct reply *reply = fake_kiosk_hold(&kiosk, 4, 1);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 1);
    fake_kiosk_pass(&kiosk, 3000);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 1);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

CU_TestInfo test_checkout_hold[] = {
    {"seats are held with names, total and deadline", seats_are_held_with_names_total_and_deadline},
    {"a seat somebody took is named and what could be had stays",
     a_seat_somebody_took_is_named_and_what_could_be_had_stays},
    {"a choice that is refused as a whole keeps the one before it",
     a_choice_that_is_refused_as_a_whole_keeps_the_one_before_it},
    {"what is held already is not asked for again", what_is_held_already_is_not_asked_for_again},
    {"tickets nobody asked for go back before anything is sold",
     tickets_nobody_asked_for_go_back_before_anything_is_sold},
    {"a lost answer to adding is settled by reading the basket",
     a_lost_answer_to_adding_is_settled_by_reading_the_basket},
    {"an unreachable service is said and a retry works",
     an_unreachable_service_is_said_and_a_retry_works},
    {"a basket that ran out is made again once when it was empty",
     a_basket_that_ran_out_is_made_again_once_when_it_was_empty},
    {"the limit of an order is kept without asking", the_limit_of_an_order_is_kept_without_asking},
    {"seats outside the allocation are not asked for where it is the rule",
     seats_outside_the_allocation_are_not_asked_for_where_it_is_the_rule},
    {"leaving in the middle of a command gives the seats back",
     leaving_in_the_middle_of_a_command_gives_the_seats_back},
    {"a clear that fails is repeated in the background",
     a_clear_that_fails_is_repeated_in_the_background},
    {"a new session ends the one before", a_new_session_ends_the_one_before},
    CU_TEST_INFO_NULL,
};
