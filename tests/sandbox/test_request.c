#include <CUnit/CUnit.h>
#include <string.h>

#include "base/mem.h"
#include "sandbox/jsonw.h"
#include "sandbox/request.h"

static struct request of(const char *target)
{
    return (struct request){.method = "GET", .target = target};
}

static void decodes_query_values(void)
{
    char value[32];
    const struct request req = of("/x?a=1&eventName=Caf%C3%A9%20%26&empty=&flag=TRUE");
    CU_ASSERT_TRUE(request_query(&req, "a", value, sizeof(value)));
    CU_ASSERT_STRING_EQUAL(value, "1");
    CU_ASSERT_TRUE(request_query(&req, "eventName", value, sizeof(value)));
    CU_ASSERT_STRING_EQUAL(value, "Café &");
    CU_ASSERT_TRUE(request_query(&req, "empty", value, sizeof(value)));
    CU_ASSERT_STRING_EQUAL(value, "");
    CU_ASSERT_FALSE(request_query(&req, "eventname", value, sizeof(value)));
    CU_ASSERT_TRUE(request_flag(&req, "flag"));
    CU_ASSERT_FALSE(request_flag(&req, "a"));
}

static void refuses_broken_escapes_and_long_values(void)
{
    char value[4], path[REQUEST_PATH_MAX], target[REQUEST_PATH_MAX + 10];
    const struct request broken = of("/%2?a=%zz&b=12345&c=%00");
    CU_ASSERT_FALSE(request_path(&broken, path));
    CU_ASSERT_FALSE(request_query(&broken, "a", value, sizeof(value)));
    CU_ASSERT_FALSE(request_query(&broken, "b", value, sizeof(value)));
    CU_ASSERT_FALSE(request_query(&broken, "c", value, sizeof(value)));
    memset(target, 'x', sizeof(target));
    target[sizeof(target) - 1] = '\0';
    const struct request longer = of(target);
    CU_ASSERT_FALSE(request_path(&longer, path));
}

static void expand_lists_whole_paths(void)
{
    const struct request plain = of("/x?$expand=tickets/event,prices/customItems");
    const struct request escaped = of("/x?%24expand=prices%2FcustomItems");
    CU_ASSERT_TRUE(request_expands(&plain, "prices/customItems"));
    CU_ASSERT_TRUE(request_expands(&plain, "tickets/event"));
    CU_ASSERT_FALSE(request_expands(&plain, "prices"));
    CU_ASSERT_TRUE(request_expands(&escaped, "prices/customItems"));
}

static void writes_json_with_commas_escapes_and_exact_money(void)
{
    struct jsonw w = {0};
    size_t n = 0;
    jsonw_open(&w, '{');
    jsonw_m_str(&w, "a\"", "x\\y\n\x01é");
    jsonw_m_null(&w, "n");
    jsonw_key(&w, "m");
    jsonw_open(&w, '[');
    jsonw_money(&w, 4585);
    jsonw_money(&w, 4000);
    jsonw_money(&w, -50);
    jsonw_money(&w, 0);
    jsonw_close(&w, ']');
    jsonw_m_bool(&w, "b", true);
    jsonw_m_list(&w, "l");
    jsonw_close(&w, '}');
    char *text = jsonw_take(&w, &n);
    CU_ASSERT_STRING_EQUAL(text, "{\"a\\u0022\":\"x\\u005cy\\u000a\\u0001é\",\"n\":null,"
                                 "\"m\":[45.85,40.0,-0.5,0.0],\"b\":true,\"l\":[]}");
    CU_ASSERT_EQUAL(n, strlen(text));
    mem_free(text);
}

CU_TestInfo test_request[] = {
    {"decodes query values", decodes_query_values},
    {"refuses broken escapes and long values", refuses_broken_escapes_and_long_values},
    {"$expand lists whole paths", expand_lists_whole_paths},
    {"writes JSON with commas, escapes and exact money",
     writes_json_with_commas_escapes_and_exact_money},
    CU_TEST_INFO_NULL,
};
