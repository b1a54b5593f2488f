#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "fakes/tls_stage.h"

static void an_unknown_authority_is_refused_before_a_byte_is_sent(void)
{
    struct tls_stage stage;
    tls_stage_init(&stage, false);
    tls_stage_ask(&stage, "POST", "/", "{}");
    CU_ASSERT_EQUAL(stage.answer.fault.rc, RC_OFFLINE);
    CU_ASSERT_PTR_NOT_NULL(strstr(stage.answer.fault.what, "not trusted"));
    CU_ASSERT_FALSE(stage.answer.sent);
    CU_ASSERT_EQUAL(tls_server_requests(stage.server), 0);
    tls_stage_deinit(&stage);
}

static void another_name_is_refused(void)
{
    struct tls_stage stage;
    char url[64];
    tls_stage_init(&stage, true);
    snprintf(url, sizeof(url), "https://localhost:%d/", tls_server_port(stage.server));
    tls_stage_begin(&stage, "GET", url, NULL, 20000);
    tls_stage_finish(&stage);
    CU_ASSERT_EQUAL(stage.answer.fault.rc, RC_OFFLINE);
    CU_ASSERT_EQUAL(tls_server_requests(stage.server), 0);
    tls_stage_deinit(&stage);
}

/* Nothing of the request may have left; `words` tell the operator what is wrong. */
static void is_refused(enum tls_flaw flaw, const char *words)
{
    struct tls_stage stage;
    tls_stage_init_flawed(&stage, flaw);
    tls_stage_ask(&stage, "POST", "/baskets/1/confirm", "{}");
    CU_ASSERT_EQUAL(stage.answer.fault.rc, RC_OFFLINE);
    CU_ASSERT_PTR_NOT_NULL(strstr(stage.answer.fault.what, words));
    CU_ASSERT_FALSE(stage.answer.sent);
    CU_ASSERT_EQUAL(tls_server_requests(stage.server), 0);
    tls_stage_deinit(&stage);
}

static void an_expired_certificate_is_refused(void)
{
    is_refused(TLS_EXPIRED, "not trusted");
}

static void a_certificate_that_is_not_valid_yet_is_refused(void)
{
    is_refused(TLS_NOT_YET, "not trusted");
}

static void the_certificate_of_another_host_is_refused(void)
{
    is_refused(TLS_OTHER_NAME, "not trusted");
}

static void old_protocols_are_refused(void)
{
    is_refused(TLS_OLD, "SSL");
}

static void redirects_are_not_followed(void)
{
    struct tls_stage stage;
    tls_stage_init(&stage, true);
    snprintf(stage.next.bytes, sizeof(stage.next.bytes),
             "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n");
    tls_stage_ask(&stage, "GET", "/", NULL);
    CU_ASSERT_EQUAL(stage.answer.status, 302);
    CU_ASSERT_EQUAL(tls_server_requests(stage.server), 1);
    tls_stage_deinit(&stage);
}

static void plain_http_is_refused(void)
{
    struct tls_stage stage;
    tls_stage_init(&stage, true);
    tls_stage_begin(&stage, "GET", "http://127.0.0.1:9/", NULL, 20000);
    tls_stage_finish(&stage);
    CU_ASSERT_EQUAL(stage.answer.fault.rc, RC_REJECTED);
    CU_ASSERT_FALSE(stage.answer.sent);
    tls_stage_deinit(&stage);
}

static void a_body_without_end_is_cut_off(void)
{
    struct tls_stage stage;
    tls_stage_init(&stage, true);
    snprintf(stage.next.bytes, sizeof(stage.next.bytes),
             OK_HEAD "Transfer-Encoding: chunked\r\n\r\n");
    stage.next.tail = "10\r\n0123456789abcdef\r\n";
    stage.next.endless = 1000000;
    tls_stage_ask(&stage, "GET", "/", NULL);
    CU_ASSERT_EQUAL(stage.answer.fault.rc, RC_SCHEMA);
    CU_ASSERT_TRUE(stage.answer.sent);
    tls_stage_deinit(&stage);
}

static void a_flood_of_headers_is_cut_off(void)
{
    struct tls_stage stage;
    tls_stage_init(&stage, true);
    snprintf(stage.next.bytes, sizeof(stage.next.bytes), OK_HEAD);
    stage.next.tail = "X-Flood: yes\r\n";
    stage.next.endless = 100000;
    tls_stage_ask(&stage, "GET", "/", NULL);
    CU_ASSERT_NOT_EQUAL(stage.answer.fault.rc, RC_OK);
    tls_stage_deinit(&stage);
}

static void a_cut_answer_is_a_fault(void)
{
    struct tls_stage stage;
    tls_stage_init(&stage, true);
    snprintf(stage.next.bytes, sizeof(stage.next.bytes), OK_HEAD "Content-Length: 9\r\n\r\n[1,");
    stage.next.close = true;
    tls_stage_ask(&stage, "GET", "/", NULL);
    CU_ASSERT_EQUAL(stage.answer.fault.rc, RC_OFFLINE);
    CU_ASSERT_TRUE(stage.answer.sent);
    tls_stage_deinit(&stage);
}

static void a_change_is_made_once_when_its_connection_dies(void)
{
    struct tls_stage stage;
    tls_stage_init(&stage, true);
    tls_stage_ask(&stage, "GET", "/warm", NULL);
    stage.next.cut = true; /* the server works on it and dies */
    tls_stage_ask(&stage, "POST", "/baskets/1/confirm", "{}");
    CU_ASSERT_EQUAL(stage.answer.fault.rc, RC_OFFLINE);
    CU_ASSERT_TRUE(stage.answer.sent);
    CU_ASSERT_EQUAL(stage.n_posts, 1);
    tls_stage_deinit(&stage);
}

static void what_cannot_connect_was_not_sent(void)
{
    struct tls_stage stage;
    char url[256];
    tls_stage_init(&stage, true);
    text_copy(url, sizeof(url), tls_stage_url(&stage, "/"));
    struct tls_stage other;
    tls_stage_init(&other, true);
    text_copy(url, sizeof(url), tls_stage_url(&other, "/"));
    tls_stage_deinit(&other); /* nobody listens there now */
    tls_stage_begin(&stage, "POST", url, "{}", 20000);
    tls_stage_finish(&stage);
    CU_ASSERT_EQUAL(stage.answer.fault.rc, RC_OFFLINE);
    CU_ASSERT_FALSE(stage.answer.sent);
    tls_stage_deinit(&stage);
}

static void silence_ends_at_the_limit(void)
{
    struct tls_stage stage;
    tls_stage_init(&stage, true);
    stage.next.silent = true;
    tls_stage_begin(&stage, "POST", tls_stage_url(&stage, "/"), "{}", 200);
    tls_stage_finish(&stage);
    CU_ASSERT_EQUAL(stage.answer.fault.rc, RC_TIMEOUT);
    CU_ASSERT_TRUE(stage.answer.sent);
    tls_stage_deinit(&stage);
}

CU_TestInfo test_curl_faults[] = {
    {"an unknown authority is refused before a byte is sent",
     an_unknown_authority_is_refused_before_a_byte_is_sent},
    {"another name is refused", another_name_is_refused},
    {"an expired certificate is refused", an_expired_certificate_is_refused},
    {"a certificate that is not valid yet is refused",
     a_certificate_that_is_not_valid_yet_is_refused},
    {"the certificate of another host is refused", the_certificate_of_another_host_is_refused},
    {"old protocols are refused", old_protocols_are_refused},
    {"redirects are not followed", redirects_are_not_followed},
    {"plain http is refused", plain_http_is_refused},
    {"a body without end is cut off", a_body_without_end_is_cut_off},
    {"a flood of headers is cut off", a_flood_of_headers_is_cut_off},
    {"a cut answer is a fault", a_cut_answer_is_a_fault},
    {"a change is made once when its connection dies",
     a_change_is_made_once_when_its_connection_dies},
    {"what cannot connect was not sent", what_cannot_connect_was_not_sent},
    {"silence ends at the limit", silence_ends_at_the_limit},
    CU_TEST_INFO_NULL,
};
