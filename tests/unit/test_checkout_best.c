#include <CUnit/CUnit.h>

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "fakes/fake_kiosk.h"

static struct fake_kiosk kiosk;

enum { PATIENCE_MS = 90000 };

/* A command for so many full-price tickets of the reserved performance. */
static struct command wish(enum command_type type, size_t n)
{
    struct command command = {.type = type, .n_wanted = n};
    text_copy(command.instance_id, ID_SIZE, "IR");
    for (size_t i = 0; i < n; i++)
        text_copy(command.wanted[i].type_id, ID_SIZE, "TF");
    return command;
}

static struct reply *say(struct command command)
{
    return fake_kiosk_do(&kiosk, &command, PATIENCE_MS);
}

static int seat_of(const struct reply *reply, size_t line)
{
    int64_t seat = 0;
    CU_ASSERT_TRUE_FATAL(text_to_int64(reply->basket.lines[line].seat_id, 1, 999, &seat));
    return (int)seat;
}

static int asked(const char *line)
{
    return fake_service_count(&kiosk.service, line);
}

/* The catalogue is read again, so that it knows of the overlay that is gone. */
static void begin_without_overlay(void)
{
    fake_kiosk_init(&kiosk);
    kiosk.service.no_overlay = true;
    reply_free(fake_kiosk_simple(&kiosk, COMMAND_SYNC));
}

static void without_an_overlay_the_kiosk_finds_neighbours_itself(void)
{
    begin_without_overlay();
    kiosk.service.taken[1] = kiosk.service.taken[4] = true; /* 103,104 and 106,107,108 are left */
    struct reply *reply = say(wish(COMMAND_BEST, 3));
    CU_ASSERT_EQUAL_FATAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL_FATAL(reply->basket.n_lines, 3);
    CU_ASSERT_EQUAL(seat_of(reply, 0), 106);
    CU_ASSERT_EQUAL(seat_of(reply, 2), 108);
    CU_ASSERT_EQUAL(asked("best-available"), 0);
    CU_ASSERT_EQUAL(asked("/tickets\n"), 1); /* one request for all of them */
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void own_search_finds_other_seats_and_never_the_same_again(void)
{
    bool seen[SERVICE_SEATS] = {false};
    begin_without_overlay();
    struct reply *reply = say(wish(COMMAND_BEST, 2));
    for (int round = 0; round < 3; round++) {
        CU_ASSERT_EQUAL_FATAL(reply->fault.rc, RC_OK);
        CU_ASSERT_EQUAL_FATAL(reply->basket.n_lines, 2);
        for (size_t i = 0; i < 2; i++) {
            bool *place = &seen[seat_of(reply, i) - SERVICE_FIRST_SEAT];
            CU_ASSERT_FALSE(*place);
            *place = true;
        }
        reply_free(reply);
        reply = say(wish(COMMAND_BEST_OTHERS, 2));
        CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 2);
    }
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void nothing_else_keeps_what_is_held(void)
{
    begin_without_overlay();
    for (int i = 2; i < SERVICE_SEATS; i++)
        kiosk.service.taken[i] = true;
    struct reply *reply = say(wish(COMMAND_BEST, 2));
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    reply_free(reply);
    reply = say(wish(COMMAND_BEST_OTHERS, 2));
    CU_ASSERT_EQUAL(reply->fault.rc, RC_GONE);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 2);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void five_offers_are_the_most(void)
{
    fake_kiosk_init(&kiosk);
    reply_free(say(wish(COMMAND_BEST, 1)));
    for (int i = 0; i < 5; i++) {
        struct reply *reply = say(wish(COMMAND_BEST_OTHERS, 1));
        CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
        reply_free(reply);
    }
    const int n_asked = kiosk.service.n_requests;
    struct reply *reply = say(wish(COMMAND_BEST_OTHERS, 1));
    CU_ASSERT_EQUAL(reply->fault.rc, RC_GONE);
    CU_ASSERT_EQUAL(kiosk.service.n_requests, n_asked);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 1);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void a_refusal_for_good_is_told_once_a_day_and_then_the_kiosk_searches(void)
{
    fake_kiosk_init(&kiosk);
    kiosk.service.no_best = true;
    struct reply *reply = say(wish(COMMAND_BEST, 2));
    CU_ASSERT_EQUAL(reply->fault.rc, RC_NOT_POSSIBLE);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.health.notice, "best available is refused"));
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.health.notice, "The Fox"));
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_YES);
    reply_free(reply);
    for (int i = 0; i < 2; i++) {
        kiosk.session++;
        reply = say(wish(COMMAND_BEST, 2));
        CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
        CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
        reply_free(reply);
    }
    CU_ASSERT_EQUAL(asked("tickets/best-available"), 1);
    kiosk.service.best_body[0] = '\0';
    fake_kiosk_pass(&kiosk, INT64_C(24) * 3600 * 1000);
    kiosk.session++;
    reply_free(say(wish(COMMAND_BEST, 2)));
    CU_ASSERT_STRING_NOT_EQUAL(kiosk.service.best_body, ""); /* tomorrow it is asked again */
    fake_kiosk_deinit(&kiosk);
}

static void a_body_it_does_not_know_is_answered_by_the_list_of_the_best_seats(void)
{
    fake_kiosk_init(&kiosk);
    kiosk.service.picky_best = true;
    struct reply *reply = say(wish(COMMAND_BEST, 2));
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    CU_ASSERT_EQUAL(asked("GET instances/IR/best-available"), 1);
    CU_ASSERT_STRING_EQUAL(kiosk.health.notice, "");
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void bands_and_area_stand_in_the_body(void)
{
    fake_kiosk_init(&kiosk);
    struct command command = wish(COMMAND_BEST, 2);
    text_copy(command.filter.band_ids[0], ID_SIZE, "BA");
    text_copy(command.filter.band_ids[1], ID_SIZE, "BB");
    command.filter.n_bands = 2;
    text_copy(command.filter.area_id, ID_SIZE, "PR");
    reply_free(say(command));
    const char *body = kiosk.service.best_body;
    CU_ASSERT_PTR_NOT_NULL(strstr(body, "\"bands\":[\"BA\",\"BB\"]"));
    CU_ASSERT_PTR_NOT_NULL(strstr(body, "\"areas\":[\"PR\"]"));
    CU_ASSERT_PTR_NOT_NULL(strstr(body, "\"quantity\":2"));
    command.type = COMMAND_BEST_OTHERS;
    command.filter.n_bands = 1;
    reply_free(say(command));
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.service.best_body, "\"bands\":[\"BA\"]"));
    fake_kiosk_deinit(&kiosk);
}

static void own_search_keeps_to_the_band_and_to_what_the_types_are_sold_in(void)
{
    fake_kiosk_init(&kiosk);
    kiosk.service.two_bands = kiosk.service.no_overlay = true;
    reply_free(fake_kiosk_simple(&kiosk, COMMAND_SYNC));
    fake_kiosk_pass(&kiosk, INT64_C(11) * 60000); /* so that the price list is asked for anew */
    reply_free(fake_kiosk_open(&kiosk, "IR"));
    struct command command = wish(COMMAND_BEST, 2);
    text_copy(command.filter.band_ids[0], ID_SIZE, "BB");
    command.filter.n_bands = 1;
    struct reply *reply = say(command);
    CU_ASSERT_EQUAL_FATAL(reply->fault.rc, RC_OK);
    CU_ASSERT_TRUE(seat_of(reply, 0) >= SERVICE_SECOND_BAND);
    CU_ASSERT_EQUAL(reply->basket.total, 6300);
    reply_free(reply);
    kiosk.session++;
    command = wish(COMMAND_BEST, 2);
    text_copy(command.wanted[1].type_id, ID_SIZE, "TC"); /* no children in band BB */
    for (int i = 1; i < 4; i++)
        kiosk.service.taken[i] = true;
    reply = say(command);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_GONE);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 0);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void another_wish_is_held_before_the_old_offer_goes(void)
{
    fake_kiosk_init(&kiosk);
    reply_free(fake_kiosk_hold(&kiosk, 7, 1)); /* the customer's own */
    reply_free(say(wish(COMMAND_BEST, 2)));
    struct command command = wish(COMMAND_BEST, 2);
    command.replaces = true;
    struct reply *reply = say(command);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL_FATAL(reply->basket.n_lines, 3);
    CU_ASSERT_EQUAL(seat_of(reply, 0), 108);
    CU_ASSERT_EQUAL(seat_of(reply, 1), 103);
    const char *first = strstr(kiosk.service.log, "best-available");
    CU_ASSERT_PTR_NOT_NULL_FATAL(first);
    const char *second = first ? strstr(first + 1, "best-available") : NULL;
    CU_ASSERT_PTR_NOT_NULL_FATAL(second);
    CU_ASSERT_TRUE(second && strstr(second, "DELETE")); /* behind it, not before */
    reply_free(reply);
    for (int i = 4; i < 7; i++)
        kiosk.service.taken[i] = kiosk.service.taken[0] = kiosk.service.taken[1] = true;
    reply = say(command);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_GONE);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 3); /* nothing else: what is held stays */
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void a_wheelchair_space_is_found_with_the_seat_beside_it(void)
{
    fake_kiosk_init(&kiosk);
    kiosk.service.space = 106;
    struct command command = wish(COMMAND_BEST, 2);
    command.filter.n_spaces = 1;
    struct reply *reply = say(command);
    CU_ASSERT_EQUAL_FATAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL_FATAL(reply->basket.n_lines, 2);
    const int one = seat_of(reply, 0), other = seat_of(reply, 1);
    CU_ASSERT_TRUE(one == 106 || other == 106);
    CU_ASSERT_EQUAL(one > other ? one - other : other - one, 1);
    CU_ASSERT_EQUAL(asked("best-available"), 0);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void with_seats_unknown_only_the_service_can_find_any(void)
{
    begin_without_overlay();
    kiosk.service.garbled = true;
    struct reply *reply = say(wish(COMMAND_BEST, 2));
    CU_ASSERT_EQUAL(reply->fault.rc, RC_NOT_POSSIBLE);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    reply_free(reply);
    reply = fake_kiosk_open(&kiosk, "IR");
    CU_ASSERT_FALSE(reply->status->seats_known);
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.health.notice, "not understood"));
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void who_is_slower_each_time_hears_so_and_holds_nothing(void)
{
    begin_without_overlay();
    fake_service_fail(&kiosk.service, "POST", "/tickets", SERVICE_500_BEFORE, 1);
    struct reply *reply = say(wish(COMMAND_BEST, 2));
    CU_ASSERT_EQUAL(rc_class_of(reply->fault.rc), RC_CLASS_RETRY);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 0);
    reply_free(reply);
    reply = say(wish(COMMAND_BEST, 2));
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void leaving_for_good_gives_back_this_offer_and_no_older_purchase(void)
{
    fake_kiosk_init(&kiosk);
    reply_free(say(wish(COMMAND_BEST, 2))); /* taken by the customer */
    for (int i = 2; i < SERVICE_SEATS; i++)
        kiosk.service.taken[i] = true;
    reply_free(say(wish(COMMAND_BEST, 2))); /* finds nothing */
    struct reply *reply = say(wish(COMMAND_REMOVE_INSTANCE, 0));
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

CU_TestInfo test_checkout_best[] = {
    {"without an overlay the kiosk finds neighbours itself",
     without_an_overlay_the_kiosk_finds_neighbours_itself},
    {"own search finds other seats and never the same again",
     own_search_finds_other_seats_and_never_the_same_again},
    {"nothing else keeps what is held", nothing_else_keeps_what_is_held},
    {"five offers are the most", five_offers_are_the_most},
    {"a refusal for good is told once a day and then the kiosk searches",
     a_refusal_for_good_is_told_once_a_day_and_then_the_kiosk_searches},
    {"a body it does not know is answered by the list of the best seats",
     a_body_it_does_not_know_is_answered_by_the_list_of_the_best_seats},
    {"bands and area stand in the body", bands_and_area_stand_in_the_body},
    {"own search keeps to the band and to what the types are sold in",
     own_search_keeps_to_the_band_and_to_what_the_types_are_sold_in},
    {"another wish is held before the old offer goes",
     another_wish_is_held_before_the_old_offer_goes},
    {"a wheelchair space is found with the seat beside it",
     a_wheelchair_space_is_found_with_the_seat_beside_it},
    {"with seats unknown only the service can find any",
     with_seats_unknown_only_the_service_can_find_any},
    {"who is slower each time hears so and holds nothing",
     who_is_slower_each_time_hears_so_and_holds_nothing},
    {"leaving for good gives back this offer and no older purchase",
     leaving_for_good_gives_back_this_offer_and_no_older_purchase},
    CU_TEST_INFO_NULL,
};
