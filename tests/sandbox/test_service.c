#include <CUnit/CUnit.h>
#include <cjson/cJSON.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "sandbox/gate.h"
#include "sandbox/moment.h"
#include "sandbox/sandbox_fixture.h"

static struct fixture f;

/* A request that would pass, with parts to spoil. */
struct attempt {
    const char *method, *target, *agent, *login, *body;
    int64_t date_off_s;
    bool omit_hash;
};

static int try_with(const struct attempt *a)
{
    char date[MOMENT_SIZE], url[300], header[120], signature[SIGNATURE_SIZE];
    struct signature_key key;
    struct text u = TEXT_OF(url), h = TEXT_OF(header);
    struct reply reply;
    CU_ASSERT_TRUE_FATAL(signature_key_decode(FIXTURE_KEY, &key));
    moment_http(date, FIXTURE_NOW_S + a->date_off_s);
    text_addf(&u, "https://%s%s", FIXTURE_HOST, a->target);
    const struct signature_parts parts = {a->method, url, date, a->body,
                                          a->omit_hash ? 1 : strlen(a->body)};
    signature_make(signature, &key, &parts);
    if (a->login)
        text_addf(&h, "SpektrixAPI3 %s:%s", a->login, signature);
    reply_init(&reply);
    service_answer(f.service,
                   &(struct request){.method = a->method,
                                     .target = a->target,
                                     .host = FIXTURE_HOST,
                                     .date = date,
                                     .authorization = header,
                                     .user_agent = a->agent,
                                     .body = a->body,
                                     .body_len = strlen(a->body)},
                   &reply);
    const int status = reply.status;
    reply_free(&reply);
    return status;
}

static void only_well_signed_requests_pass(void)
{
    const struct attempt good = {"POST", FIXTURE_BASE "baskets", "Foyer/1", FIXTURE_LOGIN, "{}", 0,
                                 false};
    struct attempt a = good;
    fixture_open_service(&f);
    CU_ASSERT_EQUAL(try_with(&a), 200);
    a.body = "";
    CU_ASSERT_EQUAL(try_with(&a), 200);
    a = good;
    a.omit_hash = true;
    CU_ASSERT_EQUAL(try_with(&a), 401);
    a = good;
    a.login = "somebody";
    CU_ASSERT_EQUAL(try_with(&a), 401);
    a = good;
    a.date_off_s = 301;
    CU_ASSERT_EQUAL(try_with(&a), 401);
    a.date_off_s = -300;
    CU_ASSERT_EQUAL(try_with(&a), 200);
    CU_ASSERT_EQUAL(f.model->n_baskets, 3);
    fixture_close(&f);
}

static void the_edge_blocks_stock_agents_and_web_mode_paths(void)
{
    struct attempt a = {"GET", FIXTURE_BASE "events", "curl/8.5.0", FIXTURE_LOGIN, "", 0, false};
    fixture_open_service(&f);
    CU_ASSERT_EQUAL(try_with(&a), 403);
    a.agent = "";
    CU_ASSERT_EQUAL(try_with(&a), 403);
    a.agent = "Foyer/1";
    CU_ASSERT_EQUAL(try_with(&a), 200);
    a.target = FIXTURE_BASE "basket/tickets";
    CU_ASSERT_EQUAL(try_with(&a), 403);
    a.target = "/another/api/v3/events";
    CU_ASSERT_EQUAL(try_with(&a), 404);
    fixture_close(&f);
}

static void unsigned_calls_get_401_and_a_basket_error_12(void)
{
    struct attempt a = {"GET", FIXTURE_BASE "events", "Foyer/1", NULL, "", 0, false};
    fixture_open_service(&f);
    CU_ASSERT_EQUAL(try_with(&a), 401);
    a.method = "POST";
    a.target = FIXTURE_BASE "baskets";
    CU_ASSERT_EQUAL(try_with(&a), 400);
    CU_ASSERT_EQUAL(f.model->n_baskets, 0);
    fixture_close(&f);
}

static void the_signature_is_over_the_raw_target(void)
{
    struct attempt a = {
        "GET", FIXTURE_BASE "events?name=Caf%C3%A9", "Foyer/1", FIXTURE_LOGIN, "", 0, false};
    fixture_open_service(&f);
    CU_ASSERT_EQUAL(try_with(&a), 200);
    fixture_close(&f);
}

static void signed_posters_are_a_mistake(void)
{
    struct attempt a = {"GET", "/lantern/files/fox.png", "Foyer/1", FIXTURE_LOGIN, "", 0, false};
    fixture_open_service(&f);
    CU_ASSERT_EQUAL(try_with(&a), 400);
    a.login = NULL;
    CU_ASSERT_EQUAL(try_with(&a), 404); /* this house has no pictures */
    a.target = "/lantern/files/..%2Fsecret";
    CU_ASSERT_EQUAL(try_with(&a), 404);
    fixture_close(&f);
}

static struct reply call(const char *method, const char *path)
{
    struct reply reply;
    fixture_call(&f, method, path, "", &reply);
    return reply;
}

static void faults_strike_before_or_after_processing(void)
{
    fixture_open_service(&f);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/fault", "POST baskets drop_before x1"), 200);
    struct reply reply = call("POST", "baskets");
    CU_ASSERT_TRUE(reply.drop);
    CU_ASSERT_EQUAL(f.model->n_baskets, 0);
    reply_free(&reply);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/fault", "POST baskets drop_after x1"), 200);
    reply = call("POST", "baskets");
    CU_ASSERT_TRUE(reply.drop);
    CU_ASSERT_EQUAL(f.model->n_baskets, 1);
    reply_free(&reply);
    reply = call("POST", "baskets");
    CU_ASSERT_FALSE(reply.drop);
    CU_ASSERT_EQUAL(reply.status, 200);
    reply_free(&reply);
    fixture_close(&f);
}

static void faults_replace_or_spoil_the_answer(void)
{
    fixture_open_service(&f);
    CU_ASSERT_EQUAL(
        fixture_control(&f, "POST", "/fault", "events status 429 retry_after 9 x1;venues bom x1"),
        200);
    struct reply reply = call("GET", "events");
    CU_ASSERT_EQUAL(reply.status, 429);
    CU_ASSERT_EQUAL(reply.retry_after_s, 9);
    reply_free(&reply);
    reply = call("GET", "venues");
    CU_ASSERT_EQUAL(memcmp(reply.body, "\xEF\xBB\xBF[", 4), 0);
    reply_free(&reply);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/fault", "bands truncate;bands deep"), 200);
    reply = call("GET", "bands");
    CU_ASSERT_TRUE(reply.half);
    CU_ASSERT_EQUAL(reply.body[1000], '[');
    reply_free(&reply);
    CU_ASSERT_EQUAL(fixture_control(&f, "DELETE", "/faults", ""), 200);
    reply = call("GET", "bands");
    CU_ASSERT_FALSE(reply.half);
    reply_free(&reply);
    fixture_close(&f);
}

static void the_world_can_move_just_before_a_request(void)
{
    char id[SB_ID_SIZE], path[200], body[300];
    struct reply reply;
    fixture_open_service(&f);
    fixture_basket(&f, id);
    struct text t = TEXT_OF(path);
    text_addf(&t, "baskets/%s/tickets", id);
    fixture_seat_body(&f, FIXTURE_HALL, 104, body, sizeof(body));
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/fault",
                                    "POST baskets/*/tickets seat_stolen x1;"
                                    "POST baskets/*/tickets price_changed 250 x2;"
                                    "DELETE baskets/*/tickets basket_taken x1"),
                    200);
    fixture_call(&f, "POST", path, body, &reply);
    CU_ASSERT_EQUAL(reply.status, 400);
    reply_free(&reply);
    fixture_seat_body(&f, FIXTURE_HALL, 105, body, sizeof(body));
    fixture_call(&f, "POST", path, body, &reply);
    CU_ASSERT_EQUAL(reply.status, 200);
    CU_ASSERT_EQUAL(f.model->baskets[0]->tickets[0].price, 2250);
    reply_free(&reply);
    fixture_call(&f, "DELETE", path, "", &reply);
    CU_ASSERT_EQUAL(reply.status, 404);
    CU_ASSERT_EQUAL(f.model->baskets[0]->state, BASKET_TAKEN);
    reply_free(&reply);
    fixture_close(&f);
}

static void a_clock_that_is_off_refuses_right_dates(void)
{
    fixture_open_service(&f);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/fault", "* clock_off 3600"), 200);
    CU_ASSERT_EQUAL(service_date_s(f.service), FIXTURE_NOW_S + 3600);
    struct reply reply = call("GET", "events");
    CU_ASSERT_EQUAL(reply.status, 401);
    reply_free(&reply);
    fixture_close(&f);
}

static cJSON *control_json(const char *path)
{
    struct reply reply;
    reply_init(&reply);
    service_control(f.service, &(struct request){.method = "GET", .target = path, .body = ""},
                    &reply);
    cJSON *json = cJSON_ParseWithLength(reply.body, reply.len);
    reply_free(&reply);
    return json;
}

static void the_ledger_tells_orders_and_open_baskets(void)
{
    char id[SB_ID_SIZE], path[200], body[300];
    struct reply reply;
    fixture_open_service(&f);
    fixture_basket(&f, id);
    struct text t = TEXT_OF(path);
    text_addf(&t, "baskets/%s/tickets", id);
    fixture_seat_body(&f, FIXTURE_HALL, 104, body, sizeof(body));
    fixture_call(&f, "POST", path, body, &reply);
    reply_free(&reply);
    cJSON *json = control_json("/ledger");
    CU_ASSERT_EQUAL(cJSON_GetArraySize(cJSON_GetObjectItem(json, "orders")), 0);
    CU_ASSERT_EQUAL(cJSON_GetArraySize(cJSON_GetObjectItem(json, "baskets")), 1);
    cJSON_Delete(json);
    basket_confirm(f.model, f.model->baskets[0]);
    json = control_json("/ledger");
    const cJSON *order = cJSON_GetArrayItem(cJSON_GetObjectItem(json, "orders"), 0);
    const cJSON *ticket = cJSON_GetArrayItem(cJSON_GetObjectItem(order, "tickets"), 0);
    CU_ASSERT_EQUAL(cJSON_GetObjectItem(order, "total")->valueint, 2250);
    CU_ASSERT_STRING_EQUAL(cJSON_GetObjectItem(ticket, "event")->valuestring, "Hamlet");
    CU_ASSERT_STRING_EQUAL(cJSON_GetObjectItem(ticket, "barcode")->valuestring,
                           f.model->baskets[0]->tickets[0].barcode);
    CU_ASSERT_EQUAL(cJSON_GetArraySize(cJSON_GetObjectItem(json, "baskets")), 0);
    cJSON_Delete(json);
    fixture_close(&f);
}

static void the_log_tells_what_was_asked(void)
{
    fixture_open_service(&f);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/fault", "venues drop_before"), 200);
    struct reply reply = call("GET", "events?name=x");
    reply_free(&reply);
    reply = call("GET", "venues");
    reply_free(&reply);
    cJSON *json = control_json("/log");
    const cJSON *first = cJSON_GetArrayItem(json, 0), *second = cJSON_GetArrayItem(json, 1);
    CU_ASSERT_STRING_EQUAL(cJSON_GetObjectItem(first, "path")->valuestring, "events");
    CU_ASSERT_STRING_EQUAL(cJSON_GetObjectItem(first, "query")->valuestring, "name=x");
    CU_ASSERT_TRUE(cJSON_IsTrue(cJSON_GetObjectItem(first, "executed")));
    CU_ASSERT_TRUE(cJSON_IsTrue(cJSON_GetObjectItem(first, "signed")));
    CU_ASSERT_EQUAL(cJSON_GetObjectItem(second, "status")->valueint, 0);
    CU_ASSERT_TRUE(cJSON_IsFalse(cJSON_GetObjectItem(second, "executed")));
    cJSON_Delete(json);
    CU_ASSERT_EQUAL(fixture_control(&f, "DELETE", "/log", ""), 200);
    json = control_json("/log");
    CU_ASSERT_EQUAL(cJSON_GetArraySize(json), 0);
    cJSON_Delete(json);
    fixture_close(&f);
}

static void the_control_port_checks_its_arguments(void)
{
    char body[200], id[SB_ID_SIZE];
    fixture_open_service(&f);
    CU_ASSERT_EQUAL(fixture_control(&f, "GET", "/health", ""), 200);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/clock", "advance=soon"), 400);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/clock", "advance=60"), 200);
    CU_ASSERT_EQUAL(model_utc_s(f.model), FIXTURE_NOW_S + 60);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/set", "colour=red"), 400);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/fault", "nonsense"), 400);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/nothing", ""), 404);
    struct text t = TEXT_OF(body);
    text_addf(&t, "instance=%s&seat=104", fixture_instance(&f, FIXTURE_HALL));
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/steal", body), 200);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/steal", body), 409);
    t = TEXT_OF(body);
    text_addf(&t, "/sell?instance=%s&count=3", fixture_instance(&f, FIXTURE_LOFT));
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", body, ""), 200);
    fixture_basket(&f, id);
    t = TEXT_OF(body);
    text_addf(&t, "id=%s", id);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/take-basket", body), 200);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/take-basket", body), 404);
    fixture_close(&f);
}

CU_TestInfo test_service[] = {
    {"only well signed requests pass", only_well_signed_requests_pass},
    {"the edge blocks stock agents and web mode paths",
     the_edge_blocks_stock_agents_and_web_mode_paths},
    {"unsigned calls get 401 and a basket error 12", unsigned_calls_get_401_and_a_basket_error_12},
    {"the signature is over the raw target", the_signature_is_over_the_raw_target},
    {"signed posters are a mistake", signed_posters_are_a_mistake},
    {"faults strike before or after processing", faults_strike_before_or_after_processing},
    {"faults replace or spoil the answer", faults_replace_or_spoil_the_answer},
    {"the world can move just before a request", the_world_can_move_just_before_a_request},
    {"a clock that is off refuses right dates", a_clock_that_is_off_refuses_right_dates},
    {"the ledger tells orders and open baskets", the_ledger_tells_orders_and_open_baskets},
    {"the log tells what was asked", the_log_tells_what_was_asked},
    {"the control port checks its arguments", the_control_port_checks_its_arguments},
    CU_TEST_INFO_NULL,
};
