#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/api_samples.h"

static void a_read_is_tried_four_times_with_growing_patience(void)
{
    struct api_fixture f;
    api_fixture_init(&f);
    for (int i = 0; i < 5; i++)
        fake_transport_push_json(f.fake, 502, "<html>Bad gateway</html>");
    api_venues(f.api, api_fixture_done, &f);
    api_fixture_settle(&f);
    CU_ASSERT_EQUAL(fake_transport_count(f.fake), 1);
    static const int64_t most_ms[] = {2000, 4000, 8000};
    for (size_t i = 0; i < 3; i++) {
        const int64_t wait_ms = api_next_deadline_ms(f.api) - clock_mono_ms(&f.clock);
        CU_ASSERT(wait_ms >= 500 && wait_ms <= most_ms[i]);
        clock_advance(&f.clock, wait_ms - 1);
        api_fixture_settle(&f);
        CU_ASSERT_EQUAL(fake_transport_count(f.fake), i + 1);
        clock_advance(&f.clock, 1);
        api_fixture_settle(&f);
        CU_ASSERT_EQUAL(fake_transport_count(f.fake), i + 2);
    }
    CU_ASSERT_EQUAL(f.n_done, 1);
    CU_ASSERT_EQUAL(f.answer.fault.rc, RC_BUSY);
    CU_ASSERT_EQUAL(f.answer.status, 502);
    api_fixture_deinit(&f);
}

static void what_changes_state_is_sent_once(void)
{
    for (size_t i = 0; i < n_api_samples; i++) {
        if (strcmp(api_samples[i].method, "GET") == 0)
            continue;
        struct api_fixture f;
        api_fixture_init(&f);
        fake_transport_push(f.fake,
                            &(struct fake_answer){.fault = fault_make(RC_TIMEOUT, 28, "silent")});
        api_samples[i].start(&f);
        api_fixture_run(&f);
        CU_ASSERT_EQUAL(f.answer.fault.rc, RC_TIMEOUT);
        CU_ASSERT_TRUE(f.answer.sent);
        CU_ASSERT_EQUAL(fake_transport_count(f.fake), 1);
        api_fixture_deinit(&f);
    }
}

static void what_never_left_is_said_to_be_unsent(void)
{
    struct api_fixture f;
    api_fixture_init(&f);
    fake_transport_push(
        f.fake, &(struct fake_answer){.fault = fault_make(RC_OFFLINE, 7, "no"), .unsent = true});
    api_confirm(f.api, ID_BASKET, api_fixture_done, &f);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL(f.answer.fault.rc, RC_OFFLINE);
    CU_ASSERT_FALSE(f.answer.sent);
    api_fixture_deinit(&f);
}

static void retry_after_is_honoured(void)
{
    struct api_fixture f;
    api_fixture_init(&f);
    fake_transport_push(f.fake, &(struct fake_answer){.status = 429, .retry_after_ms = 30000});
    fake_transport_push_json(f.fake, 200, "[]");
    api_venues(f.api, api_fixture_done, &f);
    api_fixture_settle(&f);
    CU_ASSERT_EQUAL(api_next_deadline_ms(f.api) - clock_mono_ms(&f.clock), 30000);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL(f.answer.fault.rc, RC_OK);
    api_fixture_deinit(&f);
}

static void a_customer_does_not_wait_for_half_a_minute(void)
{
    struct api_fixture f;
    api_fixture_init(&f);
    fake_transport_push(f.fake, &(struct fake_answer){.status = 429, .retry_after_ms = 30000});
    api_set_urgent(f.api, true);
    api_status(f.api, ID_INSTANCE, api_fixture_done, &f);
    api_set_urgent(f.api, false);
    api_fixture_settle(&f);
    CU_ASSERT_EQUAL(f.n_done, 1);
    CU_ASSERT_EQUAL(f.answer.fault.rc, RC_BUSY);
    api_fixture_deinit(&f);
}

static void a_wrong_clock_is_learnt_and_the_read_signed_again(void)
{
    struct api_fixture f;
    api_fixture_init(&f);
    const int64_t theirs_ms = ((int64_t)FIXTURE_NOW_S + 1800) * 1000;
    fake_transport_push(f.fake, &(struct fake_answer){.status = 401, .date_utc_ms = theirs_ms});
    fake_transport_push(
        f.fake, &(struct fake_answer){.status = 200, .body = "[]", .date_utc_ms = theirs_ms});
    api_venues(f.api, api_fixture_done, &f);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL(f.answer.fault.rc, RC_OK);
    CU_ASSERT_EQUAL_FATAL(fake_transport_count(f.fake), 2);
    CU_ASSERT_STRING_EQUAL(fake_request_header(fake_transport_request(f.fake, 1), "Date"),
                           "Wed, 21 Oct 2026 07:58:00 GMT");
    CU_ASSERT_TRUE(f.answer.has_offset);
    CU_ASSERT_EQUAL(f.answer.clock_offset_ms, 1800500);
    api_fixture_deinit(&f);
}

static void bad_credentials_are_not_tried_again(void)
{
    struct api_fixture f;
    api_fixture_init(&f);
    for (int i = 0; i < 3; i++)
        fake_transport_push(
            f.fake, &(struct fake_answer){
                        .status = 401, .body = "no", .date_utc_ms = (int64_t)FIXTURE_NOW_S * 1000});
    api_venues(f.api, api_fixture_done, &f);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL(f.answer.fault.rc, RC_AUTH);
    CU_ASSERT_EQUAL(fake_transport_count(f.fake), 1);
    api_basket_create(f.api, api_fixture_done, &f);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL(f.answer.fault.rc, RC_AUTH);
    CU_ASSERT_EQUAL(fake_transport_count(f.fake), 2);
    api_fixture_deinit(&f);
}

static void four_a_second(struct api_spec *spec)
{
    spec->paced = true;
}

static bool always_empty(void *ctx, const struct fake_request *request, struct fake_answer *ret)
{
    (void)ctx;
    (void)request;
    *ret = (struct fake_answer){.status = 200, .body = "[]"};
    return true;
}

static void the_catalogue_is_paced_and_a_sale_is_not(void)
{
    struct api_fixture f;
    api_fixture_init_with(&f, four_a_second);
    fake_transport_serve(f.fake, always_empty, NULL);
    for (int i = 0; i < 12; i++)
        api_venues(f.api, api_fixture_done, &f);
    api_fixture_settle(&f);
    CU_ASSERT_EQUAL(fake_transport_count(f.fake), 4);
    api_basket_get(f.api, ID_BASKET, api_fixture_done, &f);
    api_fixture_settle(&f);
    CU_ASSERT_EQUAL(fake_transport_count(f.fake), 5);
    const int64_t before_ms = clock_mono_ms(&f.clock);
    api_fixture_run(&f);
    CU_ASSERT(clock_mono_ms(&f.clock) - before_ms >= 2000); /* eight more at four a second */
    CU_ASSERT(clock_mono_ms(&f.clock) - before_ms <= 6000);
    api_fixture_deinit(&f);
}

static void the_catalogue_leaves_a_connection_for_a_customer(void)
{
    struct api_fixture f;
    api_fixture_init(&f);
    for (int i = 0; i < 6; i++)
        api_venues(f.api, api_fixture_done, &f);
    api_fixture_settle(&f);
    CU_ASSERT_EQUAL(fake_transport_open(f.fake), 3);
    api_set_urgent(f.api, true);
    api_status(f.api, ID_INSTANCE, api_fixture_done, &f);
    api_fixture_settle(&f);
    CU_ASSERT_EQUAL(fake_transport_open(f.fake), 4);
    CU_ASSERT_EQUAL(api_next_deadline_ms(f.api), INT64_MAX);
    api_fixture_deinit(&f);
}

static void a_cancelled_call_says_nothing(void)
{
    struct api_fixture f;
    api_fixture_init(&f);
    const uint32_t id = api_venues(f.api, api_fixture_done, &f);
    api_fixture_settle(&f);
    api_cancel(f.api, id);
    fake_transport_push_json(f.fake, 200, "[]");
    api_fixture_settle(&f);
    CU_ASSERT_EQUAL(f.n_done, 0);
    CU_ASSERT_EQUAL(api_pending(f.api), 0);
    api_cancel(f.api, id);
    api_cancel(f.api, 12345);
    api_fixture_deinit(&f);
}

static void the_form_of_a_type_change_is_found_and_remembered(void)
{
    struct api_fixture f;
    api_fixture_init(&f);
    fake_transport_push_json(f.fake, 400, "{\"errorCode\":1,\"message\":\"Validation Failed\"}");
    fake_transport_push_json(f.fake, 200, "");
    fake_transport_push_json(f.fake, 200, "");
    api_ticket_change_type(f.api, ID_BASKET, "T1", ID_TYPE, api_fixture_done, &f);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL(f.answer.fault.rc, RC_OK);
    api_ticket_change_type(f.api, ID_BASKET, "T2", ID_TYPE, api_fixture_done, &f);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL_FATAL(fake_transport_count(f.fake), 3);
    CU_ASSERT_STRING_EQUAL(fake_transport_request(f.fake, 0)->body, "{\"type\":\"" ID_TYPE "\"}");
    CU_ASSERT_STRING_EQUAL(fake_transport_request(f.fake, 1)->body, "[{\"type\":\"" ID_TYPE "\"}]");
    CU_ASSERT_STRING_EQUAL(fake_transport_request(f.fake, 2)->body, "[{\"type\":\"" ID_TYPE "\"}]");
    api_fixture_deinit(&f);
}

static void a_type_that_is_refused_twice_is_not_possible(void)
{
    struct api_fixture f;
    api_fixture_init(&f);
    for (int i = 0; i < 3; i++)
        fake_transport_push_json(f.fake, 400, "{\"errorCode\":1,\"message\":\"no\"}");
    api_ticket_change_type(f.api, ID_BASKET, "T1", ID_TYPE, api_fixture_done, &f);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL(f.answer.fault.rc, RC_NOT_POSSIBLE);
    CU_ASSERT_EQUAL(fake_transport_count(f.fake), 2);
    api_fixture_deinit(&f);
}

CU_TestInfo test_api_engine[] = {
    {"a read is tried four times with growing patience",
     a_read_is_tried_four_times_with_growing_patience},
    {"what changes state is sent once", what_changes_state_is_sent_once},
    {"what never left is said to be unsent", what_never_left_is_said_to_be_unsent},
    {"retry after is honoured", retry_after_is_honoured},
    {"a customer does not wait for half a minute", a_customer_does_not_wait_for_half_a_minute},
    {"a wrong clock is learnt and the read signed again",
     a_wrong_clock_is_learnt_and_the_read_signed_again},
    {"bad credentials are not tried again", bad_credentials_are_not_tried_again},
    {"the catalogue is paced and a sale is not", the_catalogue_is_paced_and_a_sale_is_not},
    {"the catalogue leaves a connection for a customer",
     the_catalogue_leaves_a_connection_for_a_customer},
    {"a cancelled call says nothing", a_cancelled_call_says_nothing},
    {"the form of a type change is found and remembered",
     the_form_of_a_type_change_is_found_and_remembered},
    {"a type that is refused twice is not possible", a_type_that_is_refused_twice_is_not_possible},
    CU_TEST_INFO_NULL,
};
