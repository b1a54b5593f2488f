/* One visit that buys from two agent records: kept apart at the service, shown as one. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "base/text.h"
#include "fakes/fake_kiosk.h"
#include "store/journal.h"

static struct fake_kiosk kiosk;

/* The unreserved performance is sold by a record of its own. */
static void begin(void)
{
    fake_kiosk_init(&kiosk);
    struct config *config = &kiosk.config;
    struct profile *friends = &config->profiles[1];
    config->n_profiles = config->shop.n_profiles = 2;
    text_copy(friends->name, sizeof(friends->name), "friends");
    text_copy(config->agents[1].login, sizeof(config->agents[1].login), "friends-login");
    text_copy(friends->rule.instances[friends->rule.n_instances++], ID_SIZE, "IU");
    friends->terms = shop_terms(&config->shop, PROFILE_MAIN);
    friends->terms.ticket_limit = 3;
    config->shop.terms[1] = friends->terms;
    fake_kiosk_pull_plug(&kiosk);
    reply_free(fake_kiosk_simple(&kiosk, COMMAND_SYNC));
}

static struct reply *hold_unreserved(size_t n)
{
    struct command command = {.type = COMMAND_HOLD, .n_wanted = n};
    text_copy(command.instance_id, ID_SIZE, "IU");
    for (size_t i = 0; i < n; i++) {
        text_copy(command.wanted[i].type_id, ID_SIZE, "TF");
        text_copy(command.wanted[i].area_id, ID_SIZE, "PU");
    }
    return fake_kiosk_do(&kiosk, &command, 60000);
}

static money_t hold_both(void)
{
    reply_free(fake_kiosk_hold(&kiosk, 0, 2));
    struct reply *reply = hold_unreserved(1);
    const money_t total = reply->basket.total;
    CU_ASSERT_EQUAL_FATAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL_FATAL(reply->basket.n_parts, 2);
    reply_free(reply);
    return total;
}

struct states {
    enum order_state ours, theirs;
};

static void note_state(void *ctx, const struct attempt *attempt, const struct order *order)
{
    struct states *states = ctx;
    (void)order;
    enum order_state *state =
        strcmp(attempt->profile, "main") == 0 ? &states->ours : &states->theirs;
    if (*state == ORDER_NONE)
        *state = attempt->state;
}

/* Of the newest attempt of each record. */
static struct states states(void)
{
    struct states found = {ORDER_NONE, ORDER_NONE};
    struct journal *journal = NULL;
    struct fault fault = {RC_OK, 0, ""};
    const struct journal_spec spec = {.dir = kiosk.dir,
                                      .kiosk_id = "K1",
                                      .currency = "GBP",
                                      .clock = &kiosk.clock,
                                      .read_only = true};
    CU_ASSERT_EQUAL_FATAL(journal_open(&spec, &journal, &fault), RC_OK);
    CU_ASSERT_EQUAL(journal_each(journal, false, note_state, &found, &fault), RC_OK);
    journal_close(journal);
    return found;
}

static void each_record_has_a_basket_and_the_customer_sees_one(void)
{
    begin();
    const money_t total = hold_both();
    struct reply *reply = fake_kiosk_simple(&kiosk, COMMAND_BASKET);
    CU_ASSERT_EQUAL(kiosk.service.n_baskets, 2);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 3);
    CU_ASSERT_EQUAL(reply->basket.total, total);
    CU_ASSERT_EQUAL(reply->basket.parts[0].total + reply->basket.parts[1].total, total);
    CU_ASSERT_EQUAL(reply->basket.parts[1].profile, 1);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void a_change_goes_to_the_part_concerned(void)
{
    begin();
    hold_both();
    struct reply *reply = fake_kiosk_simple(&kiosk, COMMAND_BASKET);
    struct command command = {.type = COMMAND_REMOVE};
    text_copy(command.ticket_id, ID_SIZE, reply->basket.lines[2].ticket_id);
    reply_free(reply);
    reply = fake_kiosk_do(&kiosk, &command, 60000);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->basket.n_parts, 1);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 2);
    CU_ASSERT_STRING_EQUAL(reply->basket.lines[0].instance_id, "IR");
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void a_code_that_one_part_takes_is_a_good_one(void)
{
    begin();
    const money_t total = hold_both();
    struct command command = {.type = COMMAND_PROMO};
    text_copy(command.promo_code, sizeof(command.promo_code), "NOTHING");
    struct reply *reply = fake_kiosk_do(&kiosk, &command, 60000);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_NOT_POSSIBLE);
    CU_ASSERT_EQUAL(reply->basket.total, total);
    reply_free(reply);
    text_copy(command.promo_code, sizeof(command.promo_code), "HALF");
    reply = fake_kiosk_do(&kiosk, &command, 60000);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_TRUE(reply->basket.total < total);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void both_are_booked_and_told_in_one_answer(void)
{
    begin();
    struct reply *reply = fake_kiosk_confirm(&kiosk, hold_both());
    CU_ASSERT_EQUAL_FATAL(reply->fault.rc, RC_OK);
    CU_ASSERT_PTR_NOT_NULL_FATAL(reply->order);
    CU_ASSERT_EQUAL(reply->order->n_parts, 2);
    CU_ASSERT_EQUAL(reply->order->n_lines, 3);
    CU_ASSERT_STRING_NOT_EQUAL(reply->order->parts[0].id, reply->order->parts[1].id);
    CU_ASSERT_STRING_NOT_EQUAL(reply->order->parts[0].reference, reply->order->parts[1].reference);
    reply_free(reply);
    CU_ASSERT_EQUAL(kiosk.service.n_orders, 2);
    CU_ASSERT_EQUAL(states().ours, ORDER_CONFIRMED);
    CU_ASSERT_EQUAL(states().theirs, ORDER_CONFIRMED);
    fake_kiosk_deinit(&kiosk);
}

static void another_total_stops_both_before_anything_is_booked(void)
{
    begin();
    const money_t total = hold_both();
    kiosk.service.raise_pence = 100;
    struct reply *reply = fake_kiosk_confirm(&kiosk, total);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_PRICE_CHANGED);
    CU_ASSERT_EQUAL(reply->basket.n_parts, 2);
    const money_t now = reply->basket.total;
    reply_free(reply);
    CU_ASSERT_EQUAL(kiosk.service.n_orders, 0);
    reply = fake_kiosk_simple(&kiosk, COMMAND_BASKET);
    CU_ASSERT_TRUE(reply->basket.total > total && reply->basket.total >= now);
    const money_t agreed = reply->basket.total;
    reply_free(reply);
    reply = fake_kiosk_confirm(&kiosk, agreed);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(kiosk.service.n_orders, 2);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void when_the_second_fails_the_first_stands_and_the_rest_goes_back(void)
{
    begin();
    const money_t total = hold_both();
    fake_service_fail(&kiosk.service, "PATCH", "baskets/B2", SERVICE_500_BEFORE, 9);
    struct reply *reply = fake_kiosk_confirm(&kiosk, total);
    CU_ASSERT_NOT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_PTR_NOT_NULL_FATAL(reply->order);
    CU_ASSERT_EQUAL(reply->order->n_parts, 1);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 1); /* what was not booked */
    CU_ASSERT_EQUAL(reply->basket.hold_ends_mono_ms, 0);
    CU_ASSERT_STRING_EQUAL(reply->basket.lines[0].instance_id, "IU");
    reply_free(reply);
    fake_kiosk_pass(&kiosk, 5000);
    CU_ASSERT_EQUAL(kiosk.service.n_orders, 1);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    CU_ASSERT_EQUAL(states().ours, ORDER_CONFIRMED);
    CU_ASSERT_EQUAL(states().theirs, ORDER_ABANDONED);
    fake_kiosk_deinit(&kiosk);
}

static void when_the_first_is_not_known_the_second_is_not_tried(void)
{
    begin();
    const money_t total = hold_both();
    fake_service_fail(&kiosk.service, "POST", "confirm", SERVICE_SILENT_BEFORE, 9);
    struct reply *reply = fake_kiosk_confirm(&kiosk, total);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_UNKNOWN_OUTCOME);
    CU_ASSERT_PTR_NULL(reply->order);
    CU_ASSERT_TRUE(reply->reference[0] != '\0');
    CU_ASSERT_EQUAL(reply->basket.n_lines, 1);
    CU_ASSERT_STRING_EQUAL(reply->basket.lines[0].instance_id, "IU");
    reply_free(reply);
    reply = fake_kiosk_hold(&kiosk, 4, 1); /* R2: not in this session */
    CU_ASSERT_EQUAL(reply->fault.rc, RC_UNKNOWN_OUTCOME);
    reply_free(reply);
    CU_ASSERT_EQUAL(states().ours, ORDER_UNKNOWN);
    CU_ASSERT_EQUAL(states().theirs, ORDER_ABANDONED);
    fake_kiosk_deinit(&kiosk);
}

static void a_plug_pulled_between_the_two_gives_the_second_back(void)
{
    begin();
    const money_t total = hold_both();
    fake_service_fail(&kiosk.service, "PATCH", "baskets/B2", SERVICE_HANG_BEFORE, 1);
    reply_free(fake_kiosk_confirm(&kiosk, total));
    fake_kiosk_pull_plug(&kiosk);
    fake_kiosk_pass(&kiosk, 10000);
    CU_ASSERT_EQUAL(kiosk.service.n_orders, 1);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    CU_ASSERT_EQUAL(states().ours, ORDER_CONFIRMED);
    CU_ASSERT_EQUAL(states().theirs, ORDER_ABANDONED);
    fake_kiosk_deinit(&kiosk);
}

static void a_visit_that_is_left_gives_everything_back(void)
{
    begin();
    hold_both();
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 3);
    reply_free(fake_kiosk_simple(&kiosk, COMMAND_ABANDON));
    fake_kiosk_pass(&kiosk, 5000);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    CU_ASSERT_EQUAL(states().ours, ORDER_ABANDONED);
    CU_ASSERT_EQUAL(states().theirs, ORDER_ABANDONED);
    fake_kiosk_deinit(&kiosk);
}

static void each_record_has_its_own_limits(void)
{
    begin();
    reply_free(fake_kiosk_hold(&kiosk, 0, 4));
    struct reply *reply = hold_unreserved(4);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_NOT_POSSIBLE);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 4);
    reply_free(reply);
    reply = hold_unreserved(3);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 7);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void an_order_may_cost_no_more_than_its_record_allows(void)
{
    begin();
    kiosk.config.shop.terms[1].order_value = 5000;
    struct reply *reply = hold_unreserved(1);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    reply_free(reply);
    reply = hold_unreserved(1);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_NOT_POSSIBLE);
    CU_ASSERT_EQUAL(reply->basket.n_lines, 1);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 1);
    reply_free(reply);
    fake_kiosk_deinit(&kiosk);
}

static void a_record_that_is_refused_stops_its_own_sales_alone(void)
{
    begin();
    fake_service_fail(&kiosk.service, "GET", "instances/IU", SERVICE_401, 2);
    clock_advance(&kiosk.clock, INT64_C(11) * 60 * 1000);
    reply_free(fake_kiosk_open(&kiosk, "IU"));
    struct reply *reply = hold_unreserved(1);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_AUTH);
    CU_ASSERT_EQUAL(kiosk.health.profiles_stopped, 2);
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_YES);
    reply_free(reply);
    reply = fake_kiosk_hold(&kiosk, 0, 1);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_OK);
    reply_free(reply);
    fake_kiosk_pass(&kiosk, 10000); /* it asks again, and is let in */
    CU_ASSERT_EQUAL(kiosk.health.profiles_stopped, 0);
    fake_kiosk_deinit(&kiosk);
}

static void every_request_of_a_record_is_signed_by_it(void)
{
    begin();
    reply_free(fake_kiosk_confirm(&kiosk, hold_both()));
    size_t n = 0;
    for (size_t i = 0; i < fake_transport_count(kiosk.transport); i++) {
        const struct fake_request *request = fake_transport_request(kiosk.transport, i);
        const char *by = fake_request_header(request, "Authorization");
        const bool theirs = strstr(request->url, "instances/IU/") || strstr(request->url, "/B2");
        n += theirs;
        CU_ASSERT_PTR_NOT_NULL_FATAL(by);
        if (!by)
            break;
        if (theirs || strstr(request->url, "instances/IR/") || strstr(request->url, "/B1"))
            CU_ASSERT_EQUAL(strstr(by, "friends-login:") != NULL, theirs);
    }
    CU_ASSERT_TRUE(n > 5);
    fake_kiosk_deinit(&kiosk);
}

CU_TestInfo test_visit[] = {
    {"each record has a basket and the customer sees one",
     each_record_has_a_basket_and_the_customer_sees_one},
    {"a change goes to the part concerned", a_change_goes_to_the_part_concerned},
    {"a code that one part takes is a good one", a_code_that_one_part_takes_is_a_good_one},
    {"both are booked and told in one answer", both_are_booked_and_told_in_one_answer},
    {"another total stops both before anything is booked",
     another_total_stops_both_before_anything_is_booked},
    {"when the second fails the first stands and the rest goes back",
     when_the_second_fails_the_first_stands_and_the_rest_goes_back},
    {"when the first is not known the second is not tried",
     when_the_first_is_not_known_the_second_is_not_tried},
    {"a plug pulled between the two gives the second back",
     a_plug_pulled_between_the_two_gives_the_second_back},
    {"a visit that is left gives everything back", a_visit_that_is_left_gives_everything_back},
    {"each record has its own limits", each_record_has_its_own_limits},
    {"an order may cost no more than its record allows",
     an_order_may_cost_no_more_than_its_record_allows},
    {"a record that is refused stops its own sales alone",
     a_record_that_is_refused_stops_its_own_sales_alone},
    {"every request of a record is signed by it", every_request_of_a_record_is_signed_by_it},
    CU_TEST_INFO_NULL,
};
