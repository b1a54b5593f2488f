#include <CUnit/CUnit.h>

#include <string.h>

#include "base/text.h"
#include "fakes/api_fixture.h"
#include "net/probe.h"

static struct api_fixture f;
static int n_answers;
static enum rc seen_rc;
static int seen_status, seen_code;
static char seen_body[200];
static void (*look)(const struct probe_value *root);

static void on_answer(void *ctx, const struct probe_answer *answer)
{
    (void)ctx;
    n_answers++;
    seen_rc = answer->fault.rc;
    seen_status = answer->status;
    seen_code = answer->error_code;
    text_copy(seen_body, sizeof(seen_body), answer->body);
    if (look)
        look(answer->root);
}

static void ask(const struct probe *probe, int status, const char *body)
{
    n_answers = 0;
    api_fixture_init(&f);
    fake_transport_push_json(f.fake, status, body);
    probe_ask(f.api, probe, on_answer, NULL);
    CU_ASSERT_EQUAL(n_answers, 0); /* never inside the call */
    api_fixture_settle(&f);
    CU_ASSERT_EQUAL(n_answers, 1);
}

static void a_request_goes_out_as_it_is_written(void)
{
    look = NULL;
    ask(&(struct probe){.method = "PATCH", .path = "baskets/B1/tickets/T1", .body = "[{}]"}, 200,
        "[]");
    const struct fake_request *r = fake_transport_request(f.fake, 0);
    CU_ASSERT_STRING_EQUAL(r->method, "PATCH");
    CU_ASSERT_STRING_EQUAL(r->url, FIXTURE_BASE_URL "baskets/B1/tickets/T1");
    CU_ASSERT_STRING_EQUAL(r->body, "[{}]");
    CU_ASSERT_TRUE(r->changes_state);
    CU_ASSERT_PTR_NOT_NULL(fake_request_header(r, "Authorization"));
    api_fixture_deinit(&f);
    ask(&(struct probe){.method = "POST", .path = "baskets"}, 200, "{}");
    CU_ASSERT_STRING_EQUAL(fake_transport_request(f.fake, 0)->body, "{}");
    api_fixture_deinit(&f);
}

static void a_refusal_comes_with_its_body_and_code(void)
{
    look = NULL;
    ask(&(struct probe){.method = "POST", .path = "baskets"}, 400,
        "{\"errorCode\":12,\"message\":\"Basket Requires Customer\"}");
    CU_ASSERT_EQUAL(seen_rc, RC_SETUP);
    CU_ASSERT_EQUAL(seen_status, 400);
    CU_ASSERT_EQUAL(seen_code, 12);
    CU_ASSERT_PTR_NOT_NULL(strstr(seen_body, "Basket Requires Customer"));
    api_fixture_deinit(&f);
}

static void look_at_values(const struct probe_value *root)
{
    money_t amount = 0;
    CU_ASSERT_PTR_NOT_NULL_FATAL(root);
    CU_ASSERT_TRUE(probe_is_object(root));
    CU_ASSERT_EQUAL(probe_count(root), 6);
    CU_ASSERT_STRING_EQUAL(probe_name(probe_first(root)), "id");
    CU_ASSERT_STRING_EQUAL(probe_id(root), "B1");
    CU_ASSERT_STRING_EQUAL(probe_id(probe_member(root, "seat")), "53613");
    CU_ASSERT_TRUE(probe_money(probe_member(root, "total"), 2, &amount));
    CU_ASSERT_EQUAL(amount, 4585);
    CU_ASSERT_FALSE(probe_money(probe_member(root, "id"), 2, &amount));
    CU_ASSERT_FALSE(probe_money(probe_member(root, "odd"), 2, &amount));
    CU_ASSERT_TRUE(probe_is_list(probe_member(root, "tickets")));
    CU_ASSERT_EQUAL(probe_int(probe_first(probe_member(root, "tickets"))), 7);
    CU_ASSERT_TRUE(probe_flag(probe_member(root, "open")));
}

static void values_are_found_by_name_and_exact(void)
{
    look = look_at_values;
    ask(&(struct probe){.method = "GET", .path = "baskets/B1"}, 200,
        "{\"id\":\"B1\",\"seat\":{\"id\":\"53613\"},\"total\":45.85,\"odd\":1.005,"
        "\"tickets\":[7],\"open\":true}");
    api_fixture_deinit(&f);
}

static void look_at_nothing(const struct probe_value *root)
{
    money_t amount = 1;
    CU_ASSERT_PTR_NULL(root);
    CU_ASSERT_EQUAL(probe_count(root), 0);
    CU_ASSERT_PTR_NULL(probe_member(root, "id"));
    CU_ASSERT_PTR_NULL(probe_next(root));
    CU_ASSERT_STRING_EQUAL(probe_text(root), "");
    CU_ASSERT_STRING_EQUAL(probe_id(root), "");
    CU_ASSERT_STRING_EQUAL(probe_name(root), "");
    CU_ASSERT_EQUAL(probe_int(root), 0);
    CU_ASSERT_FALSE(probe_money(root, 2, &amount));
    CU_ASSERT_EQUAL(amount, 0);
}

static void an_answer_that_is_no_json_is_text_and_no_value(void)
{
    look = look_at_nothing;
    ask(&(struct probe){.method = "GET", .path = "instances/I/status/detail"}, 200, "B1;A;1,2");
    CU_ASSERT_EQUAL(seen_rc, RC_OK);
    CU_ASSERT_STRING_EQUAL(seen_body, "B1;A;1,2");
    api_fixture_deinit(&f);
}

CU_TestInfo test_probe[] = {
    {"a request goes out as it is written", a_request_goes_out_as_it_is_written},
    {"a refusal comes with its body and code", a_refusal_comes_with_its_body_and_code},
    {"values are found by name and exact", values_are_found_by_name_and_exact},
    {"an answer that is no JSON is text and no value",
     an_answer_that_is_no_json_is_text_and_no_value},
    CU_TEST_INFO_NULL,
};
