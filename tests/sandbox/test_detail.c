#include <CUnit/CUnit.h>
#include <cjson/cJSON.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "sandbox/detail.h"
#include "sandbox/sandbox_fixture.h"

static struct fixture f;

static char *encode(int encoding, bool locks, const char **ret_type)
{
    struct jsonw w = {0};
    size_t n = 0;
    const struct detail_spec spec = {.venue = f.venue,
                                     .house = model_house(f.model, FIXTURE_HALL),
                                     .encoding = encoding,
                                     .locks = locks};
    *ret_type = detail_write(&w, &spec);
    return jsonw_take(&w, &n);
}

static void groups_seats_by_band_and_letter(void)
{
    const char *type = NULL;
    fixture_open(&f);
    char *text = encode(DETAIL_JSON, false, &type);
    cJSON *json = cJSON_Parse(text);
    const cJSON *stalls = cJSON_GetObjectItem(json, f.venue->bands[FIXTURE_STALLS_BAND].id);
    const cJSON *balcony = cJSON_GetObjectItem(json, f.venue->bands[FIXTURE_BALCONY_BAND].id);
    CU_ASSERT_EQUAL(cJSON_GetArraySize(cJSON_GetObjectItem(stalls, "A")), 8);
    CU_ASSERT_EQUAL(cJSON_GetArraySize(cJSON_GetObjectItem(balcony, "A")), 4);
    CU_ASSERT_EQUAL(cJSON_GetArrayItem(cJSON_GetObjectItem(stalls, "X"), 0)->valueint, 103);
    CU_ASSERT_PTR_NULL(cJSON_GetObjectItem(balcony, "U"));
    cJSON_Delete(json);
    mem_free(text);
    fixture_close(&f);
}

static void tells_the_lock_type_when_asked(void)
{
    const char *type = NULL;
    char lock[SB_ID_SIZE], info[SB_ID_SIZE];
    fixture_open(&f);
    CU_ASSERT_PTR_NOT_NULL(detail_lock(SB_LOCK_AGENT, lock));
    CU_ASSERT_PTR_NOT_NULL(detail_lock(SB_LOCK_INFO, info));
    CU_ASSERT_PTR_NULL(detail_lock(SB_LOCK_WHEELCHAIR, (char[SB_ID_SIZE]){""}));
    for (int encoding = DETAIL_JSON; encoding <= DETAIL_TEXT; encoding++) {
        char *plain = encode(encoding, false, &type), *told = encode(encoding, true, &type);
        CU_ASSERT_PTR_NULL(strstr(plain, lock));
        CU_ASSERT_PTR_NOT_NULL(strstr(told, lock));
        CU_ASSERT_PTR_NOT_NULL(strstr(told, info));
        mem_free(plain);
        mem_free(told);
    }
    fixture_close(&f);
}

static void lists_every_seat_once(void)
{
    const char *type = NULL;
    fixture_open(&f);
    char *text = encode(DETAIL_LIST, false, &type);
    cJSON *json = cJSON_Parse(text);
    CU_ASSERT_EQUAL(cJSON_GetArraySize(json), 16);
    const cJSON *first = cJSON_GetArrayItem(json, 0);
    CU_ASSERT_STRING_EQUAL(cJSON_GetObjectItem(first, "id")->valuestring, "101");
    CU_ASSERT_STRING_EQUAL(cJSON_GetObjectItem(first, "status")->valuestring, "W");
    cJSON_Delete(json);
    mem_free(text);
    fixture_close(&f);
}

static void writes_lines_of_text(void)
{
    const char *type = NULL;
    char wanted[200];
    fixture_open(&f);
    char *text = encode(DETAIL_TEXT, false, &type);
    struct text t = TEXT_OF(wanted);
    text_addf(&t, "%s;A;201,202,203,204\r\n", f.venue->bands[FIXTURE_BALCONY_BAND].id);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, wanted));
    CU_ASSERT_STRING_EQUAL(type, "text/plain; charset=utf-8");
    CU_ASSERT_PTR_NOT_NULL(strstr(text, ";X;103\r\n"));
    mem_free(text);
    fixture_close(&f);
}

static void the_unknown_encoding_names_no_seat(void)
{
    const char *type = NULL;
    fixture_open(&f);
    char *text = encode(DETAIL_UNKNOWN, false, &type);
    CU_ASSERT_PTR_NULL(strstr(text, "104"));
    cJSON *json = cJSON_Parse(text);
    CU_ASSERT_PTR_NULL(json);
    cJSON_Delete(json);
    mem_free(text);
    fixture_close(&f);
}

CU_TestInfo test_detail[] = {
    {"groups seats by band and letter", groups_seats_by_band_and_letter},
    {"tells the lock type when asked", tells_the_lock_type_when_asked},
    {"lists every seat once", lists_every_seat_once},
    {"writes lines of text", writes_lines_of_text},
    {"the unknown encoding names no seat", the_unknown_encoding_names_no_seat},
    CU_TEST_INFO_NULL,
};
