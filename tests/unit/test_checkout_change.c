#include <CUnit/CUnit.h>

#include <string.h>

#include "base/text.h"
#include "fakes/fake_kiosk.h"

static struct fake_kiosk kiosk;

static size_t count_type(const struct basket *basket, const char *type)
{
    size_t n = 0;
    for (size_t i = 0; i < basket->n_lines; i++)
        n += strcmp(basket->lines[i].type_id, type) == 0;
    return n;
}

static void best_available_gives_every_type_that_was_wanted(void)
{
    fake_kiosk_init(&kiosk);
    struct reply *reply = fake_kiosk_best(&kiosk, 2, 1);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 3);
    CU_ASSERT_EQUAL(count_type(&reply->basket, "TF"), 2);
    CU_ASSERT_EQUAL(count_type(&reply->basket, "TC"), 1);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void where_the_call_is_refused_the_offered_seats_are_taken_by_id(void)
{
    fake_kiosk_init(&kiosk);
    kiosk.service.picky_best = true;
    struct reply *reply = fake_kiosk_best(&kiosk, 1, 1);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    CU_ASSERT_EQUAL(count_type(&reply->basket, "TC"), 1);
    CU_ASSERT_EQUAL(fake_service_count(&kiosk.service, "GET instances/IR/best-available"), 1);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void other_seats_are_held_before_the_old_ones_go_and_never_come_twice(void)
{
    bool seen[SERVICE_SEATS] = {false};
    fake_kiosk_init(&kiosk);
    struct reply *reply = fake_kiosk_best(&kiosk, 2, 0);
    for (int round = 0; round < 4; round++) {
        CU_ASSERT_EQUAL_FATAL(reply->fault.rc, RC_OK);
        CU_ASSERT_EQUAL_FATAL(reply->basket.n_lines, 2);
        for (size_t i = 0; i < 2; i++) {
            int64_t seat = 0;
            CU_ASSERT_TRUE_FATAL(text_to_int64(reply->basket.lines[i].seat_id, 101, 108, &seat));
            CU_ASSERT_FALSE(seen[seat - SERVICE_FIRST_SEAT]);
            seen[seat - SERVICE_FIRST_SEAT] = true;
        }
        reply_free(reply);
        reply = fake_kiosk_simple(&kiosk, COMMAND_BEST_OTHERS);
    }
    CU_ASSERT_EQUAL(reply->fault.rc, RC_GONE); /* the house has no others */
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 2);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void what_was_taken_last_for_an_instance_is_given_back_alone(void)
{
    fake_kiosk_init(&kiosk);
    reply_free(fake_kiosk_hold(&kiosk, 6, 2));
    reply_free(fake_kiosk_best(&kiosk, 2, 0));
    struct command command = {.type = COMMAND_REMOVE_INSTANCE};
    text_copy(command.instance_id, ID_SIZE, "IR");
    struct reply *reply = fake_kiosk_do(&kiosk, &command, 60000);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    CU_ASSERT_STRING_EQUAL(reply->basket.lines[0].seat_id, "107");
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void a_code_counts_only_when_it_changes_something(void)
{
    fake_kiosk_init(&kiosk);
    reply_free(fake_kiosk_hold(&kiosk, 0, 1));
    struct command command = {.type = COMMAND_PROMO};
    text_copy(command.promo_code, sizeof(command.promo_code), "NOTHING");
    struct reply *reply = fake_kiosk_do(&kiosk, &command, 60000);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_NOT_POSSIBLE);
    CU_ASSERT_EQUAL(reply->basket.total, 4150);
    reply_free(reply);
    text_copy(command.promo_code, sizeof(command.promo_code), "HALF");
    reply = fake_kiosk_do(&kiosk, &command, 60000);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->basket.total, 2150);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void removing_believes_the_basket_alone(void)
{
    fake_kiosk_init(&kiosk);
    struct reply *reply = fake_kiosk_hold(&kiosk, 0, 2);
    struct command command = {.type = COMMAND_REMOVE};
    text_copy(command.ticket_id, ID_SIZE, reply->basket.lines[0].ticket_id);
    reply_free(reply);
    fake_service_fail(&kiosk.service, "DELETE", "tickets", SERVICE_SILENT_AFTER, 1);
    reply = fake_kiosk_do(&kiosk, &command, 60000);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK); /* the answer was lost, the ticket is gone */
    CU_ASSERT_EQUAL(reply->basket.n_lines, 1);
    text_copy(command.ticket_id, ID_SIZE, reply->basket.lines[0].ticket_id);
    reply_free(reply);
    fake_service_fail(&kiosk.service, "DELETE", "tickets", SERVICE_500_BEFORE, 1);
    reply = fake_kiosk_do(&kiosk, &command, 60000);
    CU_ASSERT_NOT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 1);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

CU_TestInfo test_checkout_change[] = {
    {"best available gives every type that was wanted",
     best_available_gives_every_type_that_was_wanted},
    {"where the call is refused the offered seats are taken by id",
     where_the_call_is_refused_the_offered_seats_are_taken_by_id},
    {"other seats are held before the old ones go and never come twice",
     other_seats_are_held_before_the_old_ones_go_and_never_come_twice},
    {"what was taken last for an instance is given back alone",
     what_was_taken_last_for_an_instance_is_given_back_alone},
    {"a code counts only when it changes something", a_code_counts_only_when_it_changes_something},
    {"removing believes the basket alone", removing_believes_the_basket_alone},
    CU_TEST_INFO_NULL,
};
