#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "fakes/api_samples.h"

/* Answers one call with `body`, again and again, and says what came of it. */
static enum rc outcome(const struct api_sample *s, const char *body, size_t n)
{
    struct api_fixture f;
    api_fixture_init(&f);
    for (int i = 0; i < 3; i++)
        fake_transport_push(f.fake,
                            &(struct fake_answer){.status = 200, .body = body, .n_body = n});
    s->start(&f);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL(f.n_done, 1);
    const enum rc rc = f.answer.fault.rc;
    api_fixture_deinit(&f);
    return rc;
}

/* Calls whose answer may be anything that is JSON, as the basket is read again in any case. */
static bool may_be_empty(const struct api_sample *s)
{
    return strcmp(s->method, "DELETE") == 0 || strcmp(s->method, "PATCH") == 0 ||
           strstr(s->name, "tickets") || strcmp(s->name, "basket clear") == 0;
}

static void check_all(const char *body, size_t n)
{
    for (size_t i = 0; i < n_api_samples; i++) {
        if (outcome(&api_samples[i], body, n) != RC_SCHEMA)
            CU_FAIL(api_samples[i].name);
    }
    CU_PASS("looked at every call");
}

static void what_is_not_json_is_a_fault_everywhere(void)
{
    static const char *const bodies[] = {
        "<html>502</html>", "not json",          "\"",
        "[1e999]",          "{\"a\":1,\"a\":2}", "[1]]",
        "\xEF\xBB\xBF[]",   "[\"\xC3\"]",        "{\"total\":NaN}"};
    for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++)
        check_all(bodies[i], strlen(bodies[i]));
}

static void deep_nesting_is_a_fault_everywhere(void)
{
    enum { N = 20000 };
    char *deep = mem_zalloc(N + 1);
    memset(deep, '[', N);
    check_all(deep, N);
    mem_free(deep);
}

static void a_hundred_megabytes_are_a_fault(void)
{
    const size_t n = (size_t)100 * 1024 * 1024;
    char *body = mem_zalloc(n + 1);
    memset(body, ' ', n);
    body[0] = '[';
    body[n - 1] = ']';
    for (size_t i = 0; i < n_api_samples; i++) {
        if (strcmp(api_samples[i].name, "events") == 0 || strcmp(api_samples[i].name, "plan") == 0)
            CU_ASSERT_EQUAL(outcome(&api_samples[i], body, n), RC_SCHEMA);
    }
    mem_free(body);
}

static void an_empty_body_is_a_fault_where_something_was_asked_for(void)
{
    for (size_t i = 0; i < n_api_samples; i++) {
        const enum rc rc = outcome(&api_samples[i], "", 0);
        CU_ASSERT_EQUAL(rc, may_be_empty(&api_samples[i]) ? RC_OK : RC_SCHEMA);
    }
}

static void every_truncation_is_a_fault(void)
{
    for (size_t i = 0; i < n_api_samples; i++) {
        const size_t n = strlen(api_samples[i].answer);
        for (size_t cut = 1; cut < n; cut += cut < 40 || n - cut < 40 ? 1 : 17) {
            if (outcome(&api_samples[i], api_samples[i].answer, cut) != RC_SCHEMA)
                CU_FAIL(api_samples[i].name);
        }
    }
    CU_PASS("looked at every call");
}

static void wrong_shapes_are_faults(void)
{
    static const char *const shapes[] = {"null", "1",    "\"x\"",         "{}",
                                         "[]",   "[[]]", "{\"id\":\"1\"}"};
    for (size_t i = 0; i < n_api_samples; i++) {
        const struct api_sample *s = &api_samples[i];
        for (size_t k = 0; k < sizeof(shapes) / sizeof(shapes[0]); k++) {
            const enum rc rc = outcome(s, shapes[k], strlen(shapes[k]));
            const bool is_list = s->answer[0] == '[';
            const bool is_brief = s->is_read == api_samples[12].is_read && k == 6;
            if (!may_be_empty(s) && !is_list && !is_brief)
                CU_ASSERT_EQUAL(rc, RC_SCHEMA);
            if (is_list && k < 3 && !may_be_empty(s))
                CU_ASSERT_EQUAL(rc, RC_SCHEMA);
        }
    }
}

/* One place of a sample at which a value stands: its bytes are replaced. */
static size_t value_length(const char *at)
{
    if (*at == '"')
        return strcspn(at + 1, "\"") + 2;
    if (*at != '{' && *at != '[')
        return strcspn(at, ",}]");
    size_t n = 0;
    int depth = 0;
    bool quoted = false;
    do {
        if (at[n] == '"')
            quoted = !quoted;
        if (!quoted && (at[n] == '{' || at[n] == '['))
            depth++;
        if (!quoted && (at[n] == '}' || at[n] == ']'))
            depth--;
        n++;
    } while (depth > 0);
    return n;
}

static void mutate_one(const struct api_sample *s, size_t at, const char *value)
{
    const size_t old = value_length(s->answer + at);
    const size_t size = strlen(s->answer) + strlen(value) + 1;
    char *body = mem_zalloc(size);
    struct text t = text_over(body, size);
    text_add_n(&t, s->answer, at);
    text_add(&t, value);
    text_add(&t, s->answer + at + old);
    const enum rc rc = outcome(s, body, t.len);
    if (rc != RC_OK && rc != RC_SCHEMA)
        CU_FAIL(s->name);
    mem_free(body);
}

static void no_value_of_any_member_does_harm(void)
{
    static char huge[70000];
    memset(huge, 'x', sizeof(huge) - 1);
    huge[0] = '"';
    huge[sizeof(huge) - 2] = '"';
    const char *const values[] = {"null", "\"\"", "\"x\"",  "-1",   "1e15", "0.001",
                                  "[]",   "{}",   "[[{}]]", "true", huge};
    for (size_t i = 0; i < n_api_samples; i++) {
        const struct api_sample *s = &api_samples[i];
        for (const char *colon = strstr(s->answer, "\":"); colon;
             colon = strstr(colon + 1, "\":")) {
            for (size_t k = 0; k < sizeof(values) / sizeof(values[0]); k++)
                mutate_one(s, (size_t)(colon + 2 - s->answer), values[k]);
        }
    }
    CU_PASS("looked at every member");
}

/* A member that has another name is a member that is absent. */
static void no_absent_member_does_harm(void)
{
    for (size_t i = 0; i < n_api_samples; i++) {
        const struct api_sample *s = &api_samples[i];
        for (const char *colon = strstr(s->answer, "\":"); colon;
             colon = strstr(colon + 1, "\":")) {
            char *body = mem_strdup(s->answer);
            body[colon - s->answer - 1] = '~';
            const enum rc rc = outcome(s, body, strlen(body));
            if (rc != RC_OK && rc != RC_SCHEMA)
                CU_FAIL(s->name);
            mem_free(body);
        }
    }
    CU_PASS("looked at every member");
}

CU_TestInfo test_api_malformed[] = {
    {"what is not json is a fault everywhere", what_is_not_json_is_a_fault_everywhere},
    {"deep nesting is a fault everywhere", deep_nesting_is_a_fault_everywhere},
    {"a hundred megabytes are a fault", a_hundred_megabytes_are_a_fault},
    {"an empty body is a fault where something was asked for",
     an_empty_body_is_a_fault_where_something_was_asked_for},
    {"every truncation is a fault", every_truncation_is_a_fault},
    {"wrong shapes are faults", wrong_shapes_are_faults},
    {"no value of any member does harm", no_value_of_any_member_does_harm},
    {"no absent member does harm", no_absent_member_does_harm},
    CU_TEST_INFO_NULL,
};
