#include <CUnit/CUnit.h>
#include <cjson/cJSON.h>
#include <string.h>

#include "base/text.h"
#include "sandbox/sandbox_fixture.h"

static struct fixture f;

/* How many elements a GET's array has; -1 when the answer is no array. */
static int count(const char *path)
{
    int status = 0;
    cJSON *json = fixture_json(&f, "GET", path, "", &status);
    const int n = cJSON_IsArray(json) ? cJSON_GetArraySize(json) : -1;
    cJSON_Delete(json);
    return n;
}

static int status_of(const char *method, const char *path, const char *body)
{
    struct reply reply;
    fixture_call(&f, method, path, body, &reply);
    const int status = reply.status;
    reply_free(&reply);
    return status;
}

static int int_of(const cJSON *json, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(json, name);
    return cJSON_IsNumber(item) ? item->valueint : -1;
}

static const char *string_of(const cJSON *json, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(json, name);
    return cJSON_IsString(item) ? item->valuestring : "";
}

static void date_windows_filter_and_wrong_names_are_ignored(void)
{
    char path[200];
    fixture_open_service(&f);
    CU_ASSERT_EQUAL(count("events"), 2);
    CU_ASSERT_EQUAL(count("events?instanceStart_from=2026-10-26"), 1);
    CU_ASSERT_EQUAL(count("events?instanceStart_from=2027-01-01"), 0);
    CU_ASSERT_EQUAL(count("instances"), FIXTURE_N_INSTANCES);
    CU_ASSERT_EQUAL(count("instances?startFrom=2026-10-22&startTo=2026-10-24"), 2);
    CU_ASSERT_EQUAL(count("instances?start_from=2026-10-27"), FIXTURE_N_INSTANCES);
    struct text t = TEXT_OF(path);
    text_addf(&t, "events/%s/instances?start_from=2026-10-25", f.venue->events[1].id);
    CU_ASSERT_EQUAL(count(path), 1);
    fixture_close(&f);
}

static void an_instance_says_where_and_when(void)
{
    char path[200];
    int status = 0;
    fixture_open_service(&f);
    struct text t = TEXT_OF(path);
    text_addf(&t, "instances/%s", fixture_instance(&f, FIXTURE_HALL));
    cJSON *json = fixture_json(&f, "GET", path, "", &status);
    CU_ASSERT_EQUAL(status, 200);
    CU_ASSERT_STRING_EQUAL(string_of(json, "start"), "2026-10-23T19:30:00");
    CU_ASSERT_STRING_EQUAL(string_of(json, "startUtc"), "2026-10-23T18:30:00");
    CU_ASSERT_STRING_EQUAL(string_of(json, "planId"), f.venue->plans[1].id);
    CU_ASSERT_TRUE(cJSON_IsTrue(cJSON_GetObjectItem(json, "isOnSale")));
    CU_ASSERT_TRUE(cJSON_IsTrue(cJSON_GetObjectItem(json, "hasBestAvailableOverlay")));
    cJSON_Delete(json);
    CU_ASSERT_EQUAL(status_of("GET", "instances/999A", ""), 404);
    fixture_close(&f);
}

static void a_group_plan_counts_nothing_without_its_children(void)
{
    char path[200];
    int status = 0;
    fixture_open_service(&f);
    struct text t = TEXT_OF(path);
    text_addf(&t, "instances/%s/status", fixture_instance(&f, FIXTURE_HALL));
    cJSON *json = fixture_json(&f, "GET", path, "", &status);
    CU_ASSERT_EQUAL(int_of(json, "capacity"), 0);
    CU_ASSERT_EQUAL(int_of(json, "available"), 0);
    cJSON_Delete(json);
    text_add(&t, "?includeChildPlans=true&includeLockInformation=true");
    json = fixture_json(&f, "GET", path, "", &status);
    CU_ASSERT_EQUAL(int_of(json, "capacity"), 16);
    CU_ASSERT_EQUAL(int_of(json, "specialAvailable"), 1);
    CU_ASSERT_EQUAL(cJSON_GetArraySize(cJSON_GetObjectItem(json, "lockInfoSpecialAvailable")), 1);
    CU_ASSERT_EQUAL(cJSON_GetArraySize(cJSON_GetObjectItem(json, "lockInfoAvailable")), 1);
    cJSON_Delete(json);
    fixture_close(&f);
}

static void custom_items_are_shown_when_expanded_and_itemised(void)
{
    char path[200];
    int status = 0;
    fixture_open_service(&f);
    for (size_t i = FIXTURE_HALL; i <= FIXTURE_LAWN; i++) { /* itemised, folded in */
        struct text t = TEXT_OF(path);
        text_addf(&t, "instances/%s/price-list?$expand=prices/customItems",
                  fixture_instance(&f, i));
        cJSON *json = fixture_json(&f, "GET", path, "", &status);
        const cJSON *row = cJSON_GetArrayItem(cJSON_GetObjectItem(json, "prices"), 0);
        CU_ASSERT_EQUAL(cJSON_GetArraySize(cJSON_GetObjectItem(row, "customItems")),
                        i == FIXTURE_HALL);
        cJSON_Delete(json);
    }
    fixture_close(&f);
}

static void a_sale_goes_from_basket_to_barcode(void)
{
    char id[SB_ID_SIZE], path[200], body[300];
    int status = 0;
    fixture_open_service(&f);
    fixture_basket(&f, id);
    struct text t = TEXT_OF(path);
    text_addf(&t, "baskets/%s/tickets", id);
    fixture_seat_body(&f, FIXTURE_HALL, 104, body, sizeof(body));
    CU_ASSERT_EQUAL(status_of("POST", path, body), 200);
    CU_ASSERT_EQUAL(status_of("POST", path, body), 400);
    t = TEXT_OF(path);
    text_addf(&t, "baskets/%s", id);
    cJSON *json = fixture_json(&f, "PATCH", path,
                               "{\"ticketDelivery\":{\"type\":3},\"agentCustomer\":{\"firstName\":"
                               "\"Zoë\",\"reference\":\"K1-7F2QX9-H\"}}",
                               &status);
    CU_ASSERT_STRING_EQUAL(string_of(cJSON_GetObjectItem(json, "agentCustomer"), "reference"),
                           "K1-7F2QX9-H");
    cJSON_Delete(json);
    text_add(&t, "/confirm");
    json = fixture_json(&f, "POST", path, "{\"sendConfirmationEmail\":false}", &status);
    const cJSON *ticket = cJSON_GetArrayItem(cJSON_GetObjectItem(json, "tickets"), 0);
    CU_ASSERT_EQUAL(status, 200);
    CU_ASSERT_TRUE(strlen(string_of(ticket, "barcode")) > 10);
    CU_ASSERT_STRING_EQUAL(string_of(ticket, "seatName"), "A4");
    cJSON_Delete(json);
    fixture_close(&f);
}

/* Confirms an empty basket, then says what a second confirm and a GET answer. */
static void confirm_twice(int *ret_second, int *ret_get)
{
    char id[SB_ID_SIZE], path[200];
    fixture_basket(&f, id);
    struct text t = TEXT_OF(path);
    text_addf(&t, "baskets/%s/confirm", id);
    CU_ASSERT_EQUAL(status_of("POST", path, "{}"), 200);
    *ret_second = status_of("POST", path, "{}");
    t = TEXT_OF(path);
    text_addf(&t, "baskets/%s", id);
    *ret_get = status_of("GET", path, "");
}

static void what_happens_after_confirm_is_settable(void)
{
    int second = 0, get = 0;
    fixture_open_service(&f);
    confirm_twice(&second, &get);
    CU_ASSERT_EQUAL(second, 409);
    CU_ASSERT_EQUAL(get, 404);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/set", "second_confirm=same_order"), 200);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/set", "get_after_confirm=order"), 200);
    confirm_twice(&second, &get);
    CU_ASSERT_EQUAL(second, 200);
    CU_ASSERT_EQUAL(get, 200);
    CU_ASSERT_EQUAL(f.model->n_orders, 2); /* a second confirm never makes another one */
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/set", "second_confirm=404"), 200);
    confirm_twice(&second, &get);
    CU_ASSERT_EQUAL(second, 404);
    fixture_close(&f);
}

static void types_can_be_changed_and_tickets_removed(void)
{
    char id[SB_ID_SIZE], path[300], body[300];
    int status = 0;
    fixture_open_service(&f);
    fixture_basket(&f, id);
    struct text t = TEXT_OF(path);
    text_addf(&t, "baskets/%s/tickets", id);
    fixture_seat_body(&f, FIXTURE_HALL, 104, body, sizeof(body));
    cJSON *json = fixture_json(&f, "POST", path, body, &status);
    text_addf(&t, "?ticketIds=%s", string_of(cJSON_GetArrayItem(json, 0), "id"));
    cJSON_Delete(json);
    struct text b = TEXT_OF(body);
    text_addf(&b, "{\"type\":\"%s\"}", fixture_type(&f, FIXTURE_CHILD));
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/set", "patch_type=array"), 200);
    CU_ASSERT_EQUAL(status_of("PATCH", path, body), 400);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/set", "patch_type=object"), 200);
    CU_ASSERT_EQUAL(status_of("PATCH", path, body), 200);
    CU_ASSERT_EQUAL(f.model->baskets[0]->tickets[0].type, FIXTURE_CHILD);
    CU_ASSERT_EQUAL(status_of("DELETE", path, ""), 204);
    CU_ASSERT_EQUAL(f.model->baskets[0]->n_tickets, 0);
    CU_ASSERT_EQUAL(status_of("DELETE", path, ""), 404);
    fixture_close(&f);
}

static void best_available_marks_bands_and_areas(void)
{
    char id[SB_ID_SIZE], path[200], body[400];
    fixture_open_service(&f);
    fixture_basket(&f, id);
    struct text t = TEXT_OF(path), b = TEXT_OF(body);
    text_addf(&t, "baskets/%s/tickets/best-available", id);
    text_addf(&b, "{\"instance\":\"%s\",\"quantity\":2,\"type\":\"%s\",\"areas\":[\"%s\"]}",
              fixture_instance(&f, FIXTURE_HALL), fixture_type(&f, FIXTURE_ADULT),
              f.venue->plans[1].areas[1].id);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/set", "best_available_body=strict"), 200);
    CU_ASSERT_EQUAL(status_of("POST", path, body), 400);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/set", "best_available_body=lax"), 200);
    CU_ASSERT_EQUAL(status_of("POST", path, body), 200);
    CU_ASSERT_EQUAL(f.model->baskets[0]->tickets[1].at.area, 1);
    CU_ASSERT_EQUAL(status_of("POST", path, "{\"quantity\":0}"), 400);
    fixture_close(&f);
}

static void one_basket_blocks_only_while_it_holds_tickets(void)
{
    char id[SB_ID_SIZE], path[200], body[300];
    fixture_open_service(&f);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/set", "one_basket=yes"), 200);
    fixture_basket(&f, id);
    struct text t = TEXT_OF(path);
    text_addf(&t, "baskets/%s/tickets", id);
    fixture_seat_body(&f, FIXTURE_HALL, 104, body, sizeof(body));
    CU_ASSERT_EQUAL(status_of("POST", path, body), 200);
    CU_ASSERT_EQUAL(status_of("POST", "baskets", "{}"), 400);
    t = TEXT_OF(path);
    text_addf(&t, "baskets/%s/clear", id);
    CU_ASSERT_EQUAL(status_of("POST", path, "{\"junk\":true}"), 200);
    CU_ASSERT_EQUAL(status_of("POST", "baskets", "{}"), 200);
    fixture_close(&f);
}

static void nonsense_is_refused_and_nothing_breaks(void)
{
    static const char *const bodies[] = {"",
                                         "[",
                                         "{}",
                                         "[]",
                                         "[1]",
                                         "\"x\"",
                                         "[{\"seat\":\"x\"}]",
                                         "[{\"seat\":-1}]",
                                         "[{\"instance\":7}]",
                                         "[{\"instance\":\"1A\",\"seat\":1e300}]",
                                         "nullnull"};
    char id[SB_ID_SIZE], path[200];
    fixture_open_service(&f);
    fixture_basket(&f, id);
    struct text t = TEXT_OF(path);
    text_addf(&t, "baskets/%s/tickets", id);
    for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++)
        CU_ASSERT_EQUAL(status_of("POST", path, bodies[i]), 400);
    CU_ASSERT_EQUAL(status_of("PUT", path, "[]"), 405);
    CU_ASSERT_EQUAL(status_of("GET", "nothing/here", ""), 404);
    CU_ASSERT_EQUAL(status_of("GET", "baskets/unknown", ""), 404);
    t = TEXT_OF(path);
    text_addf(&t, "baskets/%s", id);
    CU_ASSERT_EQUAL(status_of("PATCH", path, "{\"ticketDelivery\":{\"type\":2}}"), 400);
    CU_ASSERT_EQUAL(status_of("PATCH", path, "{\"promoCode\":5}"), 400);
    fixture_close(&f);
}

CU_TestInfo test_api[] = {
    {"date windows filter and wrong names are ignored",
     date_windows_filter_and_wrong_names_are_ignored},
    {"an instance says where and when", an_instance_says_where_and_when},
    {"a group plan counts nothing without its children",
     a_group_plan_counts_nothing_without_its_children},
    {"custom items are shown when expanded and itemised",
     custom_items_are_shown_when_expanded_and_itemised},
    {"a sale goes from basket to barcode", a_sale_goes_from_basket_to_barcode},
    {"what happens after confirm is settable", what_happens_after_confirm_is_settable},
    {"types can be changed and tickets removed", types_can_be_changed_and_tickets_removed},
    {"best available marks bands and areas", best_available_marks_bands_and_areas},
    {"one basket blocks only while it holds tickets",
     one_basket_blocks_only_while_it_holds_tickets},
    {"nonsense is refused and nothing breaks", nonsense_is_refused_and_nothing_breaks},
    CU_TEST_INFO_NULL,
};
