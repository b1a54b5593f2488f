#include <CUnit/CUnit.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fakes/tls_stage.h"
#include "net/curl_result.h"
#include "net/curl_transport.h"

static void the_very_bytes_go_out_and_come_in(void)
{
    struct tls_stage stage;
    tls_stage_init(&stage, true);
    snprintf(stage.next.bytes, sizeof(stage.next.bytes),
             "HTTP/1.1 503 Busy\r\nDate: Wed, 21 Oct 2026 07:28:09 GMT\r\nretry-after: 7\r\n"
             "Content-Type: text/plain; charset=utf-8\r\nContent-Length: 4\r\n\r\nbusy");
    tls_stage_ask(&stage, "GET", "/c/api/v3/x/../y?$expand=prices/customItems&a=b,c", NULL);
    CU_ASSERT_EQUAL(stage.answer.fault.rc, RC_OK);
    CU_ASSERT_EQUAL(stage.answer.status, 503);
    CU_ASSERT_EQUAL(stage.answer.retry_after_ms, 7000);
    CU_ASSERT_EQUAL(stage.answer.date_utc_ms, INT64_C(1792567689000));
    CU_ASSERT_STRING_EQUAL(stage.body, "busy");
    CU_ASSERT_STRING_EQUAL(stage.type, "text/plain; charset=utf-8");
    CU_ASSERT_TRUE(stage.answer.sent);
    CU_ASSERT_TRUE(tls_stage_starts_with(
        stage.last_request, "GET /c/api/v3/x/../y?$expand=prices/customItems&a=b,c HTTP/1.1\r\n"));
    CU_ASSERT_PTR_NOT_NULL(
        strstr(stage.last_request, "\r\nDate: Wed, 21 Oct 2026 07:28:00 GMT\r\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(stage.last_request, "\r\nUser-Agent: Foyer/1.0\r\n"));
    CU_ASSERT_PTR_NULL(strstr(stage.last_request, "Accept-Encoding"));
    CU_ASSERT_PTR_NULL(strstr(stage.last_request, "Cookie"));
    tls_stage_deinit(&stage);
}

static void each_method_has_its_body(void)
{
    struct tls_stage stage;
    tls_stage_init(&stage, true);
    tls_stage_ask(&stage, "POST", "/b", "{\"a\":1}");
    CU_ASSERT_PTR_NOT_NULL(strstr(stage.last_request, "Content-Length: 7\r\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(stage.last_request, "\r\n\r\n{\"a\":1}"));
    CU_ASSERT_PTR_NULL(strstr(stage.last_request, "Expect"));
    CU_ASSERT_PTR_NULL(strstr(stage.last_request, "urlencoded"));
    tls_stage_ask(&stage, "PATCH", "/b", "{}");
    CU_ASSERT_TRUE(tls_stage_starts_with(stage.last_request, "PATCH /b "));
    CU_ASSERT_PTR_NOT_NULL(strstr(stage.last_request, "\r\n\r\n{}"));
    tls_stage_ask(&stage, "DELETE", "/b", NULL);
    CU_ASSERT_TRUE(tls_stage_starts_with(stage.last_request, "DELETE /b "));
    CU_ASSERT_PTR_NULL(strstr(stage.last_request, "Content-Length"));
    tls_stage_deinit(&stage);
}

static void reads_share_a_connection_and_changes_do_not(void)
{
    struct tls_stage stage;
    tls_stage_init(&stage, true);
    tls_stage_ask(&stage, "POST", "/0", "{}");
    CU_ASSERT_EQUAL(tls_server_connections(stage.server), 1);
    tls_stage_ask(&stage, "GET", "/1", NULL); /* a change leaves its connection to nobody */
    tls_stage_ask(&stage, "GET", "/2", NULL);
    CU_ASSERT_EQUAL(tls_server_connections(stage.server), 2);
    tls_stage_ask(&stage, "POST", "/3", "{}");
    CU_ASSERT_EQUAL(tls_server_connections(stage.server), 3);
    tls_stage_ask(&stage, "GET", "/4", NULL);
    CU_ASSERT_EQUAL(tls_server_connections(stage.server), 3);
    tls_stage_ask(&stage, "POST", "/5", "{}");
    CU_ASSERT_EQUAL(tls_server_connections(stage.server), 4);
    tls_stage_deinit(&stage);
}

static void the_environment_names_no_proxy(void)
{
    struct tls_stage stage;
    setenv("https_proxy", "http://127.0.0.1:9", 1);
    setenv("ALL_PROXY", "http://127.0.0.1:9", 1);
    tls_stage_init(&stage, true);
    tls_stage_ask(&stage, "GET", "/", NULL);
    unsetenv("https_proxy");
    unsetenv("ALL_PROXY");
    CU_ASSERT_EQUAL(stage.answer.status, 200);
    tls_stage_deinit(&stage);
}

static void a_change_does_not_queue_behind_reads(void)
{
    struct tls_stage stage;
    tls_stage_init(&stage, true);
    stage.next.silent = true;
    for (int i = 0; i < 6; i++)
        tls_stage_begin(&stage, "GET", tls_stage_url(&stage, "/slow"), NULL, 20000);
    for (int i = 0; i < 500 && tls_server_requests(stage.server) < 4; i++)
        stage.transport->ops->pump(stage.transport, 20);
    CU_ASSERT_EQUAL(tls_server_requests(stage.server), 4);
    stage.next.silent = false;
    tls_stage_ask(&stage, "POST", "/confirm", "{}");
    CU_ASSERT_EQUAL(stage.answer.status, 200);
    CU_ASSERT_EQUAL(tls_server_requests(stage.server), 5);
    tls_stage_deinit(&stage);
}

static void a_cancelled_exchange_says_nothing(void)
{
    struct tls_stage stage;
    tls_stage_init(&stage, true);
    const uint32_t id = tls_stage_begin(&stage, "GET", tls_stage_url(&stage, "/"), NULL, 20000);
    stage.transport->ops->pump(stage.transport, 0);
    stage.transport->ops->cancel(stage.transport, id);
    stage.transport->ops->cancel(stage.transport, id);
    stage.transport->ops->pump(stage.transport, 0);
    CU_ASSERT_EQUAL(stage.n_done, 0);
    tls_stage_deinit(&stage);
}

static void *wake(void *arg)
{
    struct transport *transport = arg;
    transport->ops->wake(transport);
    return NULL;
}

static void a_wake_ends_a_waiting_pump(void)
{
    struct tls_stage stage;
    pthread_t thread;
    tls_stage_init(&stage, true);
    CU_ASSERT_EQUAL_FATAL(pthread_create(&thread, NULL, wake, stage.transport), 0);
    stage.transport->ops->pump(stage.transport, 60000); /* a minute, were it not woken */
    pthread_join(thread, NULL);
    CU_ASSERT_EQUAL(stage.n_done, 0);
    tls_stage_deinit(&stage);
}

static void a_bad_ca_file_is_found_at_the_start(void)
{
    struct transport *transport = NULL;
    struct fault fault;
    const struct curl_transport_spec missing = {.ca_file = "/nonexistent/ca.pem"};
    CU_ASSERT_EQUAL(curl_transport_new(&missing, &transport, &fault), RC_CONFIG);
    const struct curl_transport_spec empty = {.ca_file = "/dev/null"};
    CU_ASSERT_EQUAL(curl_transport_new(&empty, &transport, &fault), RC_CONFIG);
    CU_ASSERT_PTR_NULL(transport);
}

static void retry_after_is_seconds_or_a_date_and_bounded(void)
{
    static const struct {
        const char *value;
        int64_t date_ms, want_ms;
    } cases[] = {
        {"", 0, 0},
        {"5", 0, 5000},
        {"3600", 0, 60000},
        {"-5", 0, 0},
        {"soon", 0, 0},
        {"99999999999999999999", 0, 0},
        {"Wed, 21 Oct 2026 07:28:20 GMT", INT64_C(1792567680000), 20000},
        {"Wed, 21 Oct 2026 07:27:00 GMT", INT64_C(1792567680000), 0},
        {"Wed, 21 Oct 2026 07:28:20 GMT", 0, 20000},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        CU_ASSERT_EQUAL(
            curl_result_retry_after_ms(cases[i].value, cases[i].date_ms, INT64_C(1792567680)),
            cases[i].want_ms);
}

CU_TestInfo test_curl_transport[] = {
    {"the very bytes go out and come in", the_very_bytes_go_out_and_come_in},
    {"each method has its body", each_method_has_its_body},
    {"reads share a connection and changes do not", reads_share_a_connection_and_changes_do_not},
    {"the environment names no proxy", the_environment_names_no_proxy},
    {"a change does not queue behind reads", a_change_does_not_queue_behind_reads},
    {"a cancelled exchange says nothing", a_cancelled_exchange_says_nothing},
    {"a wake ends a waiting pump", a_wake_ends_a_waiting_pump},
    {"a bad CA file is found at the start", a_bad_ca_file_is_found_at_the_start},
    {"retry after is seconds or a date and bounded", retry_after_is_seconds_or_a_date_and_bounded},
    CU_TEST_INFO_NULL,
};
