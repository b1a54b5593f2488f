#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "fakes/api_samples.h"
#include "net/plan_json.h"

struct reading {
    enum rc rc;
    struct plan *plan;
    char venue_id[ID_SIZE];
    size_t n_skipped;
    struct fault fault;
};

static struct reading read_plan(const char *text)
{
    struct reading r = {0};
    struct json *j = json_new(text, strlen(text));
    r.rc = plan_json_read(j, &r.plan, r.venue_id, &r.n_skipped, &r.fault);
    json_free(j);
    return r;
}

static void members_may_come_in_any_order(void)
{
    /* the areas' places and ids stand behind their seats, the parent's behind its areas */
    struct reading r =
        read_plan("{\"areas\":[{\"seats\":[{\"x\":5,\"id\":7,\"y\":6}],\"y\":20,\"x\":10,"
                  "\"id\":\"A-1\",\"type\":\"Reserved\"}],\"y\":200,\"x\":100,\"id\":\"P-1\"}");
    CU_ASSERT_EQUAL_FATAL(r.rc, RC_OK);
    CU_ASSERT_STRING_EQUAL(r.plan->id, "P-1");
    CU_ASSERT_EQUAL(r.plan->n_areas, 1);
    CU_ASSERT_EQUAL(r.plan->seats[0].x, 115);
    CU_ASSERT_EQUAL(r.plan->seats[0].y, 226);
    plan_free(r.plan);
}

static void a_plan_without_areas_is_its_own_area(void)
{
    struct reading r = read_plan("{\"type\":\"Unreserved\",\"name\":\"Barn\",\"venue\":{\"id\":"
                                 "\"V-1\"},\"areas\":[],\"seats\":null,\"capacity\":100,"
                                 "\"id\":\"P-1\"}");
    CU_ASSERT_EQUAL_FATAL(r.rc, RC_OK);
    CU_ASSERT_EQUAL(r.plan->n_areas, 1);
    CU_ASSERT_STRING_EQUAL(r.plan->areas[0].id, "P-1");
    CU_ASSERT_EQUAL(r.plan->areas[0].capacity, 100);
    CU_ASSERT_FALSE(r.plan->areas[0].reserved);
    CU_ASSERT_STRING_EQUAL(r.venue_id, "V-1");
    plan_free(r.plan);
}

static void odd_seats_are_left_out_and_counted(void)
{
    struct reading r = read_plan(
        "{\"id\":\"P-1\",\"seats\":[{\"id\":\"1\",\"x\":1.5,\"y\":2},{\"id\":0},{\"id\":\"x\"},"
        "null,[],{\"id\":-4},{\"id\":4294967295},{\"x\":3},{\"id\":\"2\",\"row\":null,"
        "\"name\":7,\"number\":-1,\"x\":1e300,\"y\":null}]}");
    CU_ASSERT_EQUAL_FATAL(r.rc, RC_OK);
    CU_ASSERT_EQUAL(r.plan->n_seats, 2);
    CU_ASSERT_EQUAL(r.n_skipped, 7);
    plan_free(r.plan);
}

static void what_is_no_plan_is_a_fault(void)
{
    static const char *const bad[] = {"[]",
                                      "null",
                                      "{}",
                                      "{\"id\":\"P-1\"}",
                                      "{\"areas\":[]}",
                                      "{\"id\":\"P-1\",\"type\":\"Reserved\"",
                                      "{\"id\":\"P-1\",\"type\":\"Reserved\",\"type\":\"x\"}",
                                      "{\"id\":\"a b\",\"type\":\"Reserved\"}"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct reading r = read_plan(bad[i]);
        CU_ASSERT_EQUAL(r.rc, RC_SCHEMA);
        CU_ASSERT_PTR_NULL(r.plan);
    }
}

static void areas_nest_as_deep_as_json_may(void)
{
    enum { LEVELS = JSON_DEPTH_MAX / 2 - 1 };
    char text[8192];
    struct text t = TEXT_OF(text);
    for (int i = 0; i < LEVELS; i++)
        text_addf(&t, "{\"id\":\"P-%d\",\"x\":1,\"areas\":[", i);
    text_add(&t, "{\"id\":\"leaf\",\"x\":1,\"seats\":[]}");
    for (int i = 0; i < LEVELS; i++)
        text_add(&t, "]}");
    struct reading r = read_plan(text);
    CU_ASSERT_EQUAL_FATAL(r.rc, RC_OK);
    CU_ASSERT_STRING_EQUAL(r.plan->areas[0].id, "leaf");
    plan_free(r.plan);
}

static void sixty_thousand_seats_are_read_whole(void)
{
    enum { SEATS = 60000, PER_ROW = 200 };
    const size_t size = (size_t)SEATS * 270 + 256;
    char *text = mem_zalloc(size);
    struct text t = text_over(text, size);
    text_add(&t, "{\"id\":\"P-1\",\"type\":\"Reserved\",\"seats\":[");
    for (int i = 0; i < SEATS; i++)
        text_addf(&t,
                  "%s\n{\"id\":\"%d\",\"name\":\"R%d-%d\",\"row\":\"R%d\",\"number\":%d,"
                  "\"previousSeatId\":null,\"previousIsAcrossAisle\":false,"
                  "\"nextIsAcrossAisle\":false,\"nextSeatId\":null,\"x\":%d,\"y\":%d,"
                  "\"tabOrder\":null}",
                  i ? "," : "", 1000 + i, i / PER_ROW, i % PER_ROW + 1, i / PER_ROW,
                  i % PER_ROW + 1, i % PER_ROW * 20, i / PER_ROW * 22);
    text_add(&t, "]}");
    CU_ASSERT_FALSE(t.cut);
    struct reading r = read_plan(text);
    CU_ASSERT_EQUAL_FATAL(r.rc, RC_OK);
    CU_ASSERT_EQUAL(r.plan->n_seats, SEATS);
    CU_ASSERT_EQUAL(r.plan->n_rows, SEATS / PER_ROW);
    CU_ASSERT_NOT_EQUAL(plan_find_seat(r.plan, 1000 + SEATS - 1), SEAT_NONE);
    plan_free(r.plan);
    mem_free(text);
}

CU_TestInfo test_plan_json[] = {
    {"members may come in any order", members_may_come_in_any_order},
    {"a plan without areas is its own area", a_plan_without_areas_is_its_own_area},
    {"odd seats are left out and counted", odd_seats_are_left_out_and_counted},
    {"what is no plan is a fault", what_is_no_plan_is_a_fault},
    {"areas nest as deep as json may", areas_nest_as_deep_as_json_may},
    {"sixty thousand seats are read whole", sixty_thousand_seats_are_read_whole},
    CU_TEST_INFO_NULL,
};
