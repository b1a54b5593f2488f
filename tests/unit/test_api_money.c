#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "fakes/api_samples.h"
#include "net/basket_json.h"
#include "net/ticket_json.h"

static const struct basket_json_rules net_rules = {
    .decimals = 2, .total_is_net = true, .reference_member = "reference"};
static const struct basket_json_rules gross_rules = {
    .decimals = 2, .total_is_net = false, .reference_member = "reference"};

static bool read_ticket(const struct basket_json_rules *rules, const char *text,
                        struct ticket_json *ret)
{
    struct json *j = json_new(text, strlen(text));
    const bool ok = ticket_json_read(j, rules, ret) && json_end(j);
    json_free(j);
    return ok;
}

static money_t paid(const struct basket_json_rules *rules, const char *money)
{
    char text[256];
    struct ticket_json t;
    snprintf(text, sizeof(text), "{\"id\":\"1\",%s}", money);
    return read_ticket(rules, text, &t) ? t.line.total : -1;
}

static void the_numbers_tell_what_the_customer_pays(void)
{
#define PRICED "\"price\":40.00,\"discount\":5.00,\"agentDiscount\":4.00,"
#define FEE    "\"customItems\":[{\"amount\":1.50}],"
    /* the agent's commission is taken off, or not; both settings agree when the sum tells */
    CU_ASSERT_EQUAL(paid(&net_rules, PRICED FEE "\"total\":32.50"), 3650);
    CU_ASSERT_EQUAL(paid(&gross_rules, PRICED FEE "\"total\":32.50"), 3650);
    CU_ASSERT_EQUAL(paid(&net_rules, PRICED FEE "\"total\":36.50"), 3650);
    CU_ASSERT_EQUAL(paid(&gross_rules, PRICED FEE "\"total\":36.50"), 3650);
    /* a hidden commission: only the setting can say */
    CU_ASSERT_EQUAL(paid(&net_rules, PRICED "\"total\":33.00"), 3700);
    CU_ASSERT_EQUAL(paid(&gross_rules, PRICED "\"total\":33.00"), 3300);
    CU_ASSERT_EQUAL(paid(&net_rules, "\"total\":0"), 0);
    CU_ASSERT_EQUAL(paid(&net_rules, "\"price\":null,\"total\":12"), 1200);
}

static void money_that_is_not_exact_spoils_the_ticket(void)
{
    static const char *const bad[] = {"\"total\":12.345",
                                      "\"total\":\"12.50\"",
                                      "\"total\":null",
                                      "\"price\":12",
                                      "\"total\":1e300",
                                      "\"total\":-5",
                                      "\"total\":5,\"discount\":0.001",
                                      "\"total\":5,\"customItems\":[{\"amount\":0.001}]",
                                      "\"total\":5,\"customItems\":[3]",
                                      "\"total\":-1000000000,\"agentDiscount\":99999999999"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (paid(&net_rules, bad[i]) != -1)
            CU_FAIL(bad[i]);
    }
    CU_ASSERT_EQUAL(paid(&net_rules, "\"total\":5,\"customItems\":null"), 500);
}

static void a_seat_is_read_in_every_shape(void)
{
    static const struct {
        const char *member, *seat_id, *row, *number;
    } cases[] = {
        {"\"seat\":\"53613\",\"seatName\":\"F12\"", "53613", "F", "12"},
        {"\"seat\":{\"id\":\"53613\"},\"seatName\":\"AA 7\"", "53613", "AA", "7"},
        {"\"seat\":53613,\"seatName\":\"Box C-2\"", "53613", "Box C", "2"},
        {"\"seat\":null,\"seatName\":\"14\"", "", "", "14"},
        {"\"seat\":null,\"seatName\":\"Sofa\"", "", "", "Sofa"},
        {"\"seat\":\"a/b\",\"seatName\":null", "", "", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char text[256];
        struct ticket_json t;
        snprintf(text, sizeof(text), "{\"id\":\"1\",\"total\":1,%s}", cases[i].member);
        CU_ASSERT_TRUE(read_ticket(&net_rules, text, &t));
        CU_ASSERT_STRING_EQUAL(t.line.seat_id, cases[i].seat_id);
        CU_ASSERT_STRING_EQUAL(t.line.row, cases[i].row);
        CU_ASSERT_STRING_EQUAL(t.line.seat_number, cases[i].number);
    }
}

static void a_barcode_is_verbatim_or_absent(void)
{
    char text[600], bars[401];
    struct ticket_json t;
    CU_ASSERT_TRUE(
        read_ticket(&net_rules, "{\"id\":\"1\",\"total\":1,\"barcode\":\" 00A\\u002fb \"}", &t));
    CU_ASSERT_STRING_EQUAL(t.line.barcode, " 00A/b ");
    CU_ASSERT_TRUE(read_ticket(&net_rules, "{\"id\":\"1\",\"total\":1,\"barcode\":95012}", &t));
    CU_ASSERT_STRING_EQUAL(t.line.barcode, "95012");
    memset(bars, '7', sizeof(bars) - 1);
    bars[sizeof(bars) - 1] = '\0';
    snprintf(text, sizeof(text), "{\"id\":\"1\",\"total\":1,\"barcode\":\"%s\"}", bars);
    CU_ASSERT_TRUE(read_ticket(&net_rules, text, &t));
    CU_ASSERT_STRING_EQUAL(t.line.barcode, "");
}

static void an_order_needs_number_total_and_tickets(void)
{
    static const struct {
        const char *text;
        bool ok;
    } cases[] = {
        {"{\"id\":\"28\",\"total\":1,\"tickets\":[{\"id\":\"1\",\"total\":1}]}", true},
        {"{\"id\":28,\"total\":1,\"tickets\":[{\"id\":\"1\",\"total\":1}]}", true},
        {"{\"id\":\"28\",\"total\":1,\"tickets\":[]}", false},
        {"{\"id\":\"28\",\"tickets\":[{\"id\":\"1\",\"total\":1}]}", false},
        {"{\"total\":1,\"tickets\":[{\"id\":\"1\",\"total\":1}]}", false},
        {"{\"id\":\"\",\"total\":1,\"tickets\":[{\"id\":\"1\",\"total\":1}]}", false},
        {"{\"id\":\"28\",\"total\":1,\"tickets\":[{\"id\":\"1\",\"total\":1},{}]}", false},
        {"[]", false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct order order;
        const char *why = NULL;
        struct json *j = json_new(cases[i].text, strlen(cases[i].text));
        CU_ASSERT_EQUAL(basket_json_order(j, &net_rules, &order, &why), cases[i].ok);
        CU_ASSERT_EQUAL(why == NULL, cases[i].ok);
        json_free(j);
    }
}

static bool read_basket(const char *text, struct arena *arena, struct basket_json_result *ret)
{
    struct json *j = json_new(text, strlen(text));
    const bool ok = basket_json_read(j, &net_rules, arena, ret) && json_end(j);
    json_free(j);
    return ok;
}

static void a_basket_may_show_the_order_it_became(void)
{
    struct arena *arena = arena_new();
    struct basket_json_result r;
    CU_ASSERT_TRUE(read_basket("{\"basketId\":\"B-1\",\"total\":0,\"tickets\":[],\"order\":{\"id\":"
                               "\"28\",\"total\":1,\"tickets\":[{\"id\":\"1\",\"total\":1}]}}",
                               arena, &r));
    CU_ASSERT_PTR_NOT_NULL_FATAL(r.order);
    CU_ASSERT_STRING_EQUAL(r.order->id, "28");
    CU_ASSERT_TRUE(read_basket("{\"id\":\"28\",\"total\":1,\"tickets\":[{\"id\":\"1\",\"total\":1,"
                               "\"barcode\":\"77\"}],\"payments\":[]}",
                               arena, &r));
    CU_ASSERT_PTR_NOT_NULL_FATAL(r.order);
    CU_ASSERT_STRING_EQUAL(r.order->lines[0].barcode, "77");
    CU_ASSERT_TRUE(
        read_basket("{\"id\":\"B\",\"basketId\":\"B-1\",\"total\":1,\"tickets\":[{\"id\":"
                    "\"1\",\"total\":1}]}",
                    arena, &r));
    CU_ASSERT_PTR_NULL(r.order);
    CU_ASSERT_STRING_EQUAL(r.basket->id, "B-1");
    arena_free(arena);
}

static void delivery_kinds_follow_the_list_where_there_is_one(void)
{
    struct arena *arena = arena_new();
    struct basket_json_result r;
    CU_ASSERT_TRUE(read_basket("{\"id\":\"B\",\"total\":0,\"tickets\":[],"
                               "\"ticketDeliveryOptions\":[{\"type\":3},{\"type\":2}]}",
                               arena, &r));
    CU_ASSERT_TRUE(r.basket->delivery_agent && !r.basket->delivery_collect);
    CU_ASSERT_TRUE(read_basket("{\"id\":\"B\",\"total\":0,\"tickets\":[]}", arena, &r));
    CU_ASSERT_TRUE(r.basket->delivery_agent && r.basket->delivery_collect);
    arena_free(arena);
}

static void more_tickets_than_a_basket_holds_are_refused(void)
{
    char text[4096];
    size_t n = (size_t)snprintf(text, sizeof(text), "{\"id\":\"B\",\"total\":0,\"tickets\":[");
    for (int i = 0; i <= BASKET_LINES_MAX; i++)
        n += (size_t)snprintf(text + n, sizeof(text) - n, "%s{\"id\":\"%d\",\"total\":0}",
                              i ? "," : "", i);
    snprintf(text + n, sizeof(text) - n, "]}");
    struct arena *arena = arena_new();
    struct basket_json_result r;
    CU_ASSERT_FALSE(read_basket(text, arena, &r));
    CU_ASSERT_PTR_NOT_NULL(r.why);
    arena_free(arena);
}

CU_TestInfo test_api_money[] = {
    {"the numbers tell what the customer pays", the_numbers_tell_what_the_customer_pays},
    {"money that is not exact spoils the ticket", money_that_is_not_exact_spoils_the_ticket},
    {"a seat is read in every shape", a_seat_is_read_in_every_shape},
    {"a barcode is verbatim or absent", a_barcode_is_verbatim_or_absent},
    {"an order needs number, total and tickets", an_order_needs_number_total_and_tickets},
    {"a basket may show the order it became", a_basket_may_show_the_order_it_became},
    {"delivery kinds follow the list where there is one",
     delivery_kinds_follow_the_list_where_there_is_one},
    {"more tickets than a basket holds are refused", more_tickets_than_a_basket_holds_are_refused},
    CU_TEST_INFO_NULL,
};
