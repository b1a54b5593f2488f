#include <CUnit/CUnit.h>
#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "net/sign.h"

static cJSON *load_vectors(void)
{
    static char text[32768];
    FILE *file = fopen("tests/data/signature-vectors.json", "r");
    if (!file)
        return NULL;
    const size_t n = fread(text, 1, sizeof(text) - 1, file);
    text[n] = '\0';
    fclose(file);
    return cJSON_Parse(text);
}

static const char *member(const cJSON *object, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));
}

/* Whether our header for the vector is the vector's own. */
static bool is_signed_so(const cJSON *vector, const char *login, const char *date)
{
    struct sign_key key;
    char signature[40], header[SIGN_HEADER_SIZE];
    if (sign_key_decode(member(vector, "key"), &key) != RC_OK)
        return false;
    const char *body = member(vector, "body");
    const struct sign_input in = {.method = member(vector, "method"),
                                  .url = member(vector, "url"),
                                  .date = date,
                                  .body = body,
                                  .n_body = body ? strlen(body) : 0};
    sign_signature(&key, &in, signature, sizeof(signature));
    sign_key_wipe(&key);
    snprintf(header, sizeof(header), "SpektrixAPI3 %s:%s", login, signature);
    return strcmp(header, member(vector, "authorization")) == 0;
}

static void all_vectors_agree(void)
{
    cJSON *root = load_vectors();
    CU_ASSERT_PTR_NOT_NULL_FATAL(root);
    const cJSON *vector = NULL;
    int n = 0;
    cJSON_ArrayForEach(vector, cJSON_GetObjectItem(root, "vectors"))
    {
        const bool refused = cJSON_IsTrue(cJSON_GetObjectItem(vector, "refused"));
        CU_ASSERT_EQUAL(is_signed_so(vector, member(root, "login"), member(root, "date")),
                        !refused);
        n++;
    }
    CU_ASSERT_EQUAL(n, 14);
    cJSON_Delete(root);
}

static void a_key_is_strict_base64(void)
{
    static const char *const bad[] = {"", "abc", "ab=c", "a===", "====", "ab c", "abcd\n", "ab-_"};
    struct sign_key key;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        CU_ASSERT_EQUAL(sign_key_decode(bad[i], &key), RC_CONFIG);
    CU_ASSERT_EQUAL(sign_key_decode("AAEC/w==", &key), RC_OK);
    CU_ASSERT_EQUAL(key.n, 4);
    CU_ASSERT_EQUAL(memcmp(key.bytes, "\x00\x01\x02\xff", 4), 0);
    sign_key_wipe(&key);
}

static void a_key_that_is_too_long_is_refused(void)
{
    char text[1000];
    struct sign_key key;
    memset(text, 'A', sizeof(text));
    text[344] = '\0'; /* 258 bytes */
    CU_ASSERT_EQUAL(sign_key_decode(text, &key), RC_CONFIG);
    memset(text, 'A', sizeof(text));
    memcpy(text + 342, "==", 3); /* 256 bytes */
    CU_ASSERT_EQUAL(sign_key_decode(text, &key), RC_OK);
    CU_ASSERT_EQUAL(key.n, SIGN_KEY_MAX);
    sign_key_wipe(&key);
    memset(text, 'A', sizeof(text));
    text[996] = '\0';
    CU_ASSERT_EQUAL(sign_key_decode(text, &key), RC_CONFIG);
}

static void a_wiped_key_is_gone_and_its_copy_is_not(void)
{
    struct sign_key key;
    CU_ASSERT_EQUAL(sign_key_decode("AAEC/w==", &key), RC_OK);
    struct sign_key copy = sign_key_copy(&key);
    sign_key_wipe(&key);
    CU_ASSERT_PTR_NULL(key.bytes);
    CU_ASSERT_EQUAL(key.n, 0);
    CU_ASSERT_EQUAL_FATAL(copy.n, 4);
    CU_ASSERT_EQUAL(memcmp(copy.bytes, "\x00\x01\x02\xff", 4), 0);
    sign_key_wipe(&copy);
    sign_key_wipe(&copy); /* nothing is left to wipe */
    CU_ASSERT_PTR_NULL(copy.bytes);
}

static void dates_are_rfc_1123(void)
{
    static const struct {
        int64_t utc_s;
        const char *date;
    } dates[] = {
        {0, "Thu, 01 Jan 1970 00:00:00 GMT"},
        {951782399, "Mon, 28 Feb 2000 23:59:59 GMT"},
        {951782400, "Tue, 29 Feb 2000 00:00:00 GMT"},
        {1792567680, "Wed, 21 Oct 2026 07:28:00 GMT"},
        {4102444799, "Thu, 31 Dec 2099 23:59:59 GMT"},
    };
    for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
        char date[SIGN_DATE_SIZE];
        sign_date(dates[i].utc_s, date);
        CU_ASSERT_STRING_EQUAL(date, dates[i].date);
    }
}

CU_TestInfo test_sign[] = {
    {"all vectors agree", all_vectors_agree},
    {"a key is strict base64", a_key_is_strict_base64},
    {"a key that is too long is refused", a_key_that_is_too_long_is_refused},
    {"a wiped key is gone and its copy is not", a_wiped_key_is_gone_and_its_copy_is_not},
    {"dates are rfc 1123", dates_are_rfc_1123},
    CU_TEST_INFO_NULL,
};
