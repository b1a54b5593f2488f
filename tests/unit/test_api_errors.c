#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/api_samples.h"
#include "model/refusal.h"

struct expected {
    int status;
    const char *type, *body;
    enum rc rc;
    int code;
    const char *words; /* that the operator must find in fault.what */
};

static const struct api_sample *sample(const char *name)
{
    for (size_t i = 0; i < n_api_samples; i++) {
        if (strcmp(api_samples[i].name, name) == 0)
            return &api_samples[i];
    }
    return NULL;
}

static void check(const char *name, const struct expected *e)
{
    struct api_fixture f;
    api_fixture_init(&f);
    for (int i = 0; i < 4; i++)
        fake_transport_push(
            f.fake,
            &(struct fake_answer){.status = e->status, .body = e->body, .content_type = e->type});
    sample(name)->start(&f);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL(f.n_done, 1);
    CU_ASSERT_EQUAL(f.answer.fault.rc, e->rc);
    CU_ASSERT_EQUAL(f.answer.error_code, e->code);
    const bool not_on_sale = strstr(e->words, "not on sale") != NULL;
    CU_ASSERT_EQUAL(f.answer.fault.detail, not_on_sale ? (int)REFUSAL_NOT_ON_SALE : e->status);
    if (!strstr(f.answer.fault.what, e->words))
        CU_FAIL(f.answer.fault.what);
    api_fixture_deinit(&f);
}

#define JSON "application/json; charset=utf-8"
#define HTML "text/html"
#define TAKEN \
    "{\"message\":\"Validation Failed\",\"problems\":[\"Seat 53613 is taken\"],\"errorCode\":1}"
#define NO_BEST                                                                      \
    "{\"problems\":[\"Best Available Seats not possible for this event instance\"]," \
    "\"errorCode\":1,\"message\":\"Validation Failed\"}"

static void problems_reach_the_operator_and_decide_the_class(void)
{
    check("tickets add", &(struct expected){400, JSON, TAKEN, RC_GONE, 1, "Seat 53613 is taken"});
    check("tickets best",
          &(struct expected){400, JSON, NO_BEST, RC_NOT_POSSIBLE, 1, "Best Available Seats not"});
    check("tickets add", &(struct expected){400, JSON,
                                            "{\"errorCode\":1,\"message\":\"Validation Failed\","
                                            "\"problems\":[\"Event instance is not on sale\"]}",
                                            RC_NOT_POSSIBLE, 1, "not on sale"});
    check("basket create", &(struct expected){409, JSON,
                                              "{\"errorCode\":12,\"message\":\"Basket Requires "
                                              "Customer\"}",
                                              RC_SETUP, 12, "Basket Requires Customer"});
    check("basket create",
          &(struct expected){409, JSON, "{\"message\":\"other basket\"}", RC_BUSY, 0, "other"});
    check("basket patch", &(struct expected){400, JSON, TAKEN, RC_NOT_POSSIBLE, 1, "error 1"});
    check("confirm", &(struct expected){409, JSON,
                                        "{\"errorCode\":11,\"message\":\"basket requires "
                                        "payment\"}",
                                        RC_REJECTED, 11, "payment"});
    check("basket get", &(struct expected){403, JSON, "{\"code\":\"JoinQueue\",\"message\":\"q\"}",
                                           RC_REJECTED, 0, "JoinQueue"});
}

static void statuses_without_an_envelope_have_a_class(void)
{
    check("events", &(struct expected){401, "", "nope", RC_AUTH, 0, "HTTP 401"});
    check("events", &(struct expected){404, "", NULL, RC_NOT_FOUND, 0, "GET events"});
    check("basket get", &(struct expected){410, "", "", RC_NOT_FOUND, 0, "baskets/BASKET-1"});
    check("events", &(struct expected){403, HTML, "<html>", RC_BUSY, 0, "HTML page"});
    check("basket create", &(struct expected){403, HTML, "<html>", RC_BUSY, 0, "403"});
    check("events", &(struct expected){429, HTML, "<html>1015", RC_BUSY, 0, "429"});
    check("confirm", &(struct expected){524, HTML, "<html>", RC_BUSY, 0, "524"});
    check("confirm", &(struct expected){500, JSON, "{\"message\":\"x\"}", RC_BUSY, 0, "500"});
    check("tickets add", &(struct expected){400, JSON, "{}", RC_REJECTED, 0, "400"});
    check("tickets add", &(struct expected){418, "", "", RC_REJECTED, 0, "418"});
}

static void redirects_are_faults(void)
{
    check("events", &(struct expected){302, "", "", RC_SCHEMA, 0, "redirects are refused"});
    check("confirm", &(struct expected){307, "", "", RC_SCHEMA, 0, "redirects are refused"});
}

static void a_page_with_status_200_is_no_answer(void)
{
    check("events", &(struct expected){200, HTML, "[]", RC_SCHEMA, 0, "HTML page"});
    check("events", &(struct expected){200, JSON, "  <!doctype html>", RC_SCHEMA, 0, "HTML page"});
    check("confirm", &(struct expected){200, HTML, "<html>", RC_SCHEMA, 0, "HTML page"});
}

static void envelopes_may_be_broken(void)
{
    check("tickets add", &(struct expected){400, JSON, "{\"errorCode\":1", RC_REJECTED, 0, "400"});
    check("tickets add", &(struct expected){400, JSON, "{\"errorCode\":\"1\",\"problems\":{}}",
                                            RC_REJECTED, 0, ""});
    check("tickets add",
          &(struct expected){400, JSON, "{\"errorCode\":1e999}", RC_REJECTED, 0, ""});
    check("tickets add",
          &(struct expected){400, JSON, "{\"errorCode\":1,\"problems\":[1,null,{},\"x\\ny\"]}",
                             RC_GONE, 1, "x y"});
    check("tickets add", &(struct expected){400, JSON, "\xFF\xFE", RC_REJECTED, 0, "400"});
}

CU_TestInfo test_api_errors[] = {
    {"problems reach the operator and decide the class",
     problems_reach_the_operator_and_decide_the_class},
    {"statuses without an envelope have a class", statuses_without_an_envelope_have_a_class},
    {"redirects are faults", redirects_are_faults},
    {"a page with status 200 is no answer", a_page_with_status_200_is_no_answer},
    {"envelopes may be broken", envelopes_may_be_broken},
    CU_TEST_INFO_NULL,
};
