#include <CUnit/CUnit.h>
#include <cjson/cJSON.h>
#include <string.h>

#include "base/text.h"
#include "sandbox/sandbox_fixture.h"

/* Each point that the contract leaves open (section 15), in each way it may turn out. */
static struct fixture f;
static char basket[SB_ID_SIZE];

static void set(const char *pair)
{
    CU_ASSERT_EQUAL_FATAL(fixture_control(&f, "POST", "/set", pair), 200);
}

static int ask(const char *method, const char *path, const char *body, cJSON **ret)
{
    int status = 0;
    cJSON *json = fixture_json(&f, method, path, body, &status);
    if (ret)
        *ret = json;
    else
        cJSON_Delete(json);
    return status;
}

/* The same below the basket of this test. */
static int ask_basket(const char *method, const char *tail, const char *body, cJSON **ret)
{
    char path[200];
    struct text t = TEXT_OF(path);
    text_addf(&t, "baskets/%s%s", basket, tail);
    return ask(method, path, body, ret);
}

static void hold_a_seat(void)
{
    char body[300];
    fixture_basket(&f, basket);
    fixture_seat_body(&f, FIXTURE_HALL, 104, body, sizeof(body));
    CU_ASSERT_EQUAL(ask_basket("POST", "/tickets", body, NULL), 200);
}

static double number(const cJSON *json, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(json, name);
    return cJSON_IsNumber(item) ? item->valuedouble : -1;
}

static void error_12_comes_with_the_status_that_is_set(void)
{
    static const struct {
        const char *pair;
        int status;
    } cases[] = {{"error12_status=400", 400},
                 {"error12_status=401", 401},
                 {"error12_status=403", 403},
                 {"error12_status=409", 409}};
    fixture_open_service(&f);
    set("agent_record=no");
    for (size_t i = 0; i < 4; i++) {
        cJSON *json = NULL;
        set(cases[i].pair);
        CU_ASSERT_EQUAL(ask("POST", "baskets", "{}", &json), cases[i].status);
        CU_ASSERT_DOUBLE_EQUAL(number(json, "errorCode"), 12, 0.1);
        cJSON_Delete(json);
    }
    fixture_close(&f);
}

static void a_queue_stands_before_new_baskets(void)
{
    cJSON *json = NULL;
    fixture_open_service(&f);
    set("queue=yes");
    CU_ASSERT_EQUAL(ask("POST", "baskets", "{}", &json), 403);
    CU_ASSERT_TRUE(cJSON_HasObjectItem(json, "joinQueue"));
    cJSON_Delete(json);
    set("queue=no");
    CU_ASSERT_EQUAL(ask("POST", "baskets", "{}", NULL), 200);
    fixture_close(&f);
}

static void a_refused_signature_is_worded_as_set(void)
{
    static const char *const pairs[] = {"unauthorised=text", "unauthorised=json",
                                        "unauthorised=empty"};
    static const char *const bodies[] = {"Unauthorized", "{", ""};
    fixture_open_service(&f);
    for (size_t i = 0; i < 3; i++) {
        struct reply reply;
        reply_init(&reply);
        set(pairs[i]);
        service_answer(f.service,
                       &(struct request){.method = "GET",
                                         .target = FIXTURE_BASE "venues",
                                         .host = FIXTURE_HOST,
                                         .user_agent = "Foyer/1",
                                         .date = "",
                                         .authorization = "",
                                         .body = ""},
                       &reply);
        CU_ASSERT_EQUAL(reply.status, 401);
        const size_t n = strlen(bodies[i]);
        CU_ASSERT_TRUE(reply.len >= n && memcmp(reply.body, bodies[i], n) == 0);
        CU_ASSERT_TRUE(n > 0 || reply.len == 0);
        reply_free(&reply);
    }
    fixture_close(&f);
}

static void a_basket_lives_from_its_creation_or_its_last_change(void)
{
    for (int from_change = 0; from_change < 2; from_change++) {
        fixture_open_service(&f);
        set(from_change ? "basket_life=change" : "basket_life=creation");
        fixture_basket(&f, basket);
        CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/clock", "advance=700"), 200);
        CU_ASSERT_EQUAL(ask_basket("PATCH", "", "{\"ticketDelivery\":{\"type\":1}}", NULL), 200);
        CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/clock", "advance=600"), 200);
        CU_ASSERT_EQUAL(ask_basket("GET", "", "", NULL), from_change ? 200 : 404);
        fixture_close(&f);
    }
}

static void a_basket_that_ran_out_is_answered_as_set(void)
{
    static const char *const pairs[] = {"get_after_expiry=404", "get_after_expiry=410",
                                        "get_after_expiry=empty"};
    static const int statuses[] = {404, 410, 200};
    for (size_t i = 0; i < 3; i++) {
        cJSON *json = NULL;
        fixture_open_service(&f);
        set(pairs[i]);
        hold_a_seat();
        CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/clock", "advance=1300"), 200);
        CU_ASSERT_EQUAL(ask_basket("GET", "", "", &json), statuses[i]);
        CU_ASSERT_EQUAL(cJSON_GetArraySize(cJSON_GetObjectItem(json, "tickets")), 0);
        cJSON_Delete(json);
        CU_ASSERT_EQUAL(ask_basket("POST", "/confirm", "{}", NULL), 404);
        fixture_close(&f);
    }
}

static void orders_and_barcodes_are_shown_as_set(void)
{
    static const struct {
        const char *barcode, *orders;
        char first;
        int status;
    } cases[] = {{"barcode=text", "orders=shown", 'L', 200},
                 {"barcode=digits", "orders=404", '9', 404},
                 {"barcode=absent", "orders=403", '\0', 403}};
    for (size_t i = 0; i < 3; i++) {
        char path[80];
        cJSON *json = NULL;
        fixture_open_service(&f);
        set(cases[i].barcode);
        set(cases[i].orders);
        hold_a_seat();
        CU_ASSERT_EQUAL(ask_basket("POST", "/confirm", "{}", &json), 200);
        const cJSON *ticket = cJSON_GetArrayItem(cJSON_GetObjectItem(json, "tickets"), 0);
        const char *code = cJSON_GetStringValue(cJSON_GetObjectItem(ticket, "barcode"));
        CU_ASSERT_EQUAL(code ? code[0] : '\0', cases[i].first);
        struct text t = TEXT_OF(path);
        text_addf(&t, "orders/%s", cJSON_GetStringValue(cJSON_GetObjectItem(json, "id")));
        CU_ASSERT_EQUAL(ask("GET", path, "", NULL), cases[i].status);
        cJSON_Delete(json);
        fixture_close(&f);
    }
}

static void areas_are_counted_when_asked_always_or_apart(void)
{
    static const char *const pairs[] = {"child_plans=asked", "child_plans=always",
                                        "child_plans=areas"};
    static const bool bare[] = {false, true, false}, folded[] = {true, true, false};
    for (size_t i = 0; i < 3; i++) {
        char path[200];
        cJSON *json = NULL;
        fixture_open_service(&f);
        set(pairs[i]);
        struct text t = TEXT_OF(path);
        text_addf(&t, "instances/%s/status", fixture_instance(&f, FIXTURE_HALL));
        CU_ASSERT_EQUAL(ask("GET", path, "", &json), 200);
        CU_ASSERT_EQUAL(number(json, "capacity") > 0, bare[i]);
        cJSON_Delete(json);
        text_add(&t, "?includeChildPlans=true");
        CU_ASSERT_EQUAL(ask("GET", path, "", &json), 200);
        CU_ASSERT_EQUAL(number(json, "capacity") > 0, folded[i]);
        const cJSON *areas = cJSON_GetObjectItem(json, "areas");
        CU_ASSERT_EQUAL(cJSON_GetArraySize(areas), folded[i] ? 0 : 2);
        CU_ASSERT_TRUE(folded[i] || number(cJSON_GetArrayItem(areas, 0), "capacity") > 0);
        cJSON_Delete(json);
        fixture_close(&f);
    }
}

/* The first row's items of the Hall's price list; -1 when the list is refused. */
static int n_items(const char *query, const char *member)
{
    char path[200];
    cJSON *json = NULL;
    struct text t = TEXT_OF(path);
    text_addf(&t, "instances/%s/price-list%s", fixture_instance(&f, FIXTURE_HALL), query);
    const int status = ask("GET", path, "", &json);
    const cJSON *row = cJSON_GetArrayItem(cJSON_GetObjectItem(json, "prices"), 0);
    const cJSON *items = cJSON_GetObjectItem(row, "customItems");
    const int n = status == 200 ? cJSON_GetArraySize(items) : -1;
    CU_ASSERT_TRUE(n < 1 || number(cJSON_GetArrayItem(items, 0), member) > 0);
    cJSON_Delete(json);
    return n;
}

static void commission_is_itemised_as_set_and_named_as_set(void)
{
    static const char asked[] = "?$expand=prices/customItems";
    fixture_open_service(&f);
    CU_ASSERT_EQUAL(n_items("", "amount"), 0);
    CU_ASSERT_EQUAL(n_items(asked, "amount"), 1);
    set("custom_item=cost");
    CU_ASSERT_EQUAL(n_items(asked, "cost"), 1);
    set("expand_items=always");
    CU_ASSERT_EQUAL(n_items("", "cost"), 1);
    set("expand_items=refused");
    CU_ASSERT_EQUAL(n_items(asked, "cost"), -1);
    CU_ASSERT_EQUAL(n_items("", "cost"), 0);
    fixture_close(&f);
}

static void an_unknown_code_is_kept_refused_or_dropped(void)
{
    static const char *const pairs[] = {"unknown_promo=silent", "unknown_promo=refused",
                                        "unknown_promo=dropped"};
    static const int statuses[] = {200, 400, 200};
    for (size_t i = 0; i < 3; i++) {
        cJSON *json = NULL;
        fixture_open_service(&f);
        set(pairs[i]);
        fixture_basket(&f, basket);
        CU_ASSERT_EQUAL(ask_basket("PATCH", "", "{\"promoCode\":\"NOBODY\"}", NULL), statuses[i]);
        CU_ASSERT_EQUAL(ask_basket("GET", "", "", &json), 200);
        CU_ASSERT_EQUAL(cJSON_IsString(cJSON_GetObjectItem(json, "promoCode")), i == 0);
        cJSON_Delete(json);
        fixture_close(&f);
    }
}

static void baskets_have_a_hash_and_an_order_fee_as_set(void)
{
    fixture_open_service(&f);
    for (int i = 0; i < 2; i++) {
        cJSON *json = NULL;
        set(i == 0 ? "hash=yes" : "hash=no");
        set(i == 0 ? "order_fee=no" : "order_fee=yes");
        fixture_basket(&f, basket);
        char body[300];
        fixture_seat_body(&f, FIXTURE_HALL, i == 0 ? 104 : 105, body, sizeof(body));
        CU_ASSERT_EQUAL(ask_basket("POST", "/tickets", body, NULL), 200);
        CU_ASSERT_EQUAL(ask_basket("GET", "", "", &json), 200);
        CU_ASSERT_EQUAL(cJSON_HasObjectItem(json, "hash"), i == 0);
        const cJSON *ticket = cJSON_GetArrayItem(cJSON_GetObjectItem(json, "tickets"), 0);
        const double fee = i == 0 ? (double)f.venue->transaction_fee / 100 : 1.50;
        CU_ASSERT_DOUBLE_EQUAL(number(json, "total") - number(ticket, "total"), fee, 0.001);
        cJSON_Delete(json);
    }
    fixture_close(&f);
}

CU_TestInfo test_unknowns[] = {
    {"error 12 comes with the status that is set", error_12_comes_with_the_status_that_is_set},
    {"a queue stands before new baskets", a_queue_stands_before_new_baskets},
    {"a refused signature is worded as set", a_refused_signature_is_worded_as_set},
    {"a basket lives from its creation or its last change",
     a_basket_lives_from_its_creation_or_its_last_change},
    {"a basket that ran out is answered as set", a_basket_that_ran_out_is_answered_as_set},
    {"orders and barcodes are shown as set", orders_and_barcodes_are_shown_as_set},
    {"areas are counted when asked, always or apart", areas_are_counted_when_asked_always_or_apart},
    {"commission is itemised as set and named as set",
     commission_is_itemised_as_set_and_named_as_set},
    {"an unknown code is kept, refused or dropped", an_unknown_code_is_kept_refused_or_dropped},
    {"baskets have a hash and an order fee as set", baskets_have_a_hash_and_an_order_fee_as_set},
    CU_TEST_INFO_NULL,
};
