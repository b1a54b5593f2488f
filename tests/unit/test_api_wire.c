#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "fakes/api_samples.h"

/* The Authorization that the request ought to carry, made from what was really sent. */
static bool is_signed(const struct fake_request *r)
{
    struct sign_key key;
    char signature[40], header[SIGN_HEADER_SIZE];
    if (sign_key_decode("dGhpcyBpcyBhIHRlc3Qga2V5IDAxMjM0NTY3ODk=", &key) != RC_OK)
        return false;
    const struct sign_input in = {.method = r->method,
                                  .url = r->url,
                                  .date = fake_request_header(r, "Date"),
                                  .body = r->body,
                                  .n_body = r->body ? strlen(r->body) : 0};
    sign_signature(&key, &in, signature, sizeof(signature));
    sign_key_wipe(&key);
    snprintf(header, sizeof(header), "SpektrixAPI3 " FIXTURE_LOGIN ":%s", signature);
    return strcmp(fake_request_header(r, "Authorization"), header) == 0;
}

static bool is_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static void check_request(const struct api_sample *s, const struct fake_request *r)
{
    char url[FAKE_URL_SIZE];
    snprintf(url, sizeof(url), FIXTURE_BASE_URL "%s", s->path);
    CU_ASSERT_STRING_EQUAL(r->method, s->method);
    CU_ASSERT_STRING_EQUAL(r->url, url);
    CU_ASSERT_TRUE(is_text(r->body, s->body));
    CU_ASSERT_TRUE(is_signed(r));
    CU_ASSERT_STRING_EQUAL(fake_request_header(r, "Date"), "Wed, 21 Oct 2026 07:28:00 GMT");
    CU_ASSERT_STRING_EQUAL(fake_request_header(r, "Accept"), "application/json");
    CU_ASSERT_STRING_EQUAL(fake_request_header(r, "User-Agent"),
                           "Foyer/1.0 (+https://lantern.example)");
    CU_ASSERT_TRUE(
        is_text(fake_request_header(r, "Content-Type"), s->body ? "application/json" : NULL));
    CU_ASSERT_EQUAL(r->changes_state, strcmp(s->method, "GET") != 0);
}

static void every_call_sends_its_bytes_and_reads_its_answer(void)
{
    for (size_t i = 0; i < n_api_samples; i++) {
        const struct api_sample *s = &api_samples[i];
        struct api_fixture f;
        api_fixture_init(&f);
        fake_transport_push_json(f.fake, 200, s->answer);
        CU_ASSERT_NOT_EQUAL(s->start(&f), 0);
        CU_ASSERT_EQUAL(f.n_done, 0); /* never inside the call */
        api_fixture_settle(&f);
        CU_ASSERT_EQUAL(f.n_done, 1);
        CU_ASSERT_EQUAL(f.answer.fault.rc, RC_OK);
        CU_ASSERT_EQUAL(f.answer.status, 200);
        CU_ASSERT_TRUE(f.answer.sent);
        if (!s->is_read(&f.answer))
            CU_FAIL(s->name);
        CU_ASSERT_EQUAL_FATAL(fake_transport_count(f.fake), 1);
        check_request(s, fake_transport_request(f.fake, 0));
        api_fixture_deinit(&f);
    }
}

static void requests_equal_the_published_vectors(void)
{
    static const struct {
        const char *name, *signature;
    } known[] = {
        {"events", "WosJbVvqs4Eok0p7TnCF0LtIzGY="},
        {"price list", "41ENQm0JcmSizo0jnm2nD0Uh/IM="},
        {"basket create", "SB3tMlA6zt7qL6KTa5TOPfKs2SY="},
        {"tickets add", "BDQj29AY2e+WbN3Wr9fPP+Sv4Cw="},
        {"basket patch", "OskZhPvAD+OZoFlCgyh5rwkxOrI="},
        {"ticket remove", "YF/rFZAS3ErO7SjY+16HcvN/6ds="},
    };
    for (size_t k = 0; k < sizeof(known) / sizeof(known[0]); k++) {
        for (size_t i = 0; i < n_api_samples; i++) {
            if (strcmp(api_samples[i].name, known[k].name) != 0)
                continue;
            struct api_fixture f;
            char header[SIGN_HEADER_SIZE];
            api_fixture_init(&f);
            api_samples[i].start(&f);
            api_fixture_settle(&f);
            snprintf(header, sizeof(header), "SpektrixAPI3 kioskagent:%s", known[k].signature);
            CU_ASSERT_STRING_EQUAL(
                fake_request_header(fake_transport_request(f.fake, 0), "Authorization"), header);
            api_fixture_deinit(&f);
        }
    }
}

static void confirm_has_a_minute_and_the_rest_twenty_seconds(void)
{
    for (size_t i = 0; i < n_api_samples; i++) {
        struct api_fixture f;
        api_fixture_init(&f);
        api_samples[i].start(&f);
        api_fixture_settle(&f);
        const bool is_confirm = strcmp(api_samples[i].name, "confirm") == 0;
        CU_ASSERT_EQUAL(fake_transport_request(f.fake, 0)->timeout_ms, is_confirm ? 60000 : 20000);
        api_fixture_deinit(&f);
    }
}

static void ids_that_are_none_never_reach_the_wire(void)
{
    static const char *const bad[] = {"", "../x", "a?b", "a%00", "a b", "a/b", "\xC3\xA9"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct api_fixture f;
        api_fixture_init(&f);
        api_event(f.api, bad[i], api_fixture_done, &f);
        api_basket_get(f.api, bad[i], api_fixture_done, &f);
        api_area_status(f.api, ID_INSTANCE, bad[i], api_fixture_done, &f);
        api_ticket_remove(f.api, ID_BASKET, bad[i], api_fixture_done, &f);
        api_instances(f.api, bad[i], NULL, api_fixture_done, &f);
        api_fixture_settle(&f);
        CU_ASSERT_EQUAL(f.n_done, 5);
        CU_ASSERT_EQUAL(f.answer.fault.rc, RC_BUG);
        CU_ASSERT_FALSE(f.answer.sent);
        CU_ASSERT_EQUAL(fake_transport_count(f.fake), 0);
        api_fixture_deinit(&f);
    }
}

static void an_empty_patch_still_has_a_body(void)
{
    struct api_fixture f;
    api_fixture_init(&f);
    const struct details details = {.collect = true};
    const struct api_patch patch = {.details = &details, .promo_code = "A\"B"};
    api_basket_patch(f.api, ID_BASKET, &patch, api_fixture_done, &f);
    api_fixture_settle(&f);
    CU_ASSERT_STRING_EQUAL(fake_transport_request(f.fake, 0)->body, "{\"promoCode\":\"A\\\"B\"}");
    api_fixture_deinit(&f);
}

static int n_files;

static void take_file(void *ctx, const struct fault *fault, const void *bytes, size_t n)
{
    n_files++;
    *(bool *)ctx = !fault->rc && n == 4 && memcmp(bytes, "\x89PNG", 4) == 0;
}

static void pictures_are_fetched_unsigned_and_capped(void)
{
    struct api_fixture f;
    bool ok = false;
    n_files = 0;
    api_fixture_init(&f);
    fake_transport_push(f.fake, &(struct fake_answer){.status = 200, .body = "\x89PNG"});
    api_file(f.api, "https://pictures.example/a.png", take_file, &ok);
    api_fixture_settle(&f);
    CU_ASSERT_TRUE(ok);
    const struct fake_request *r = fake_transport_request(f.fake, 0);
    CU_ASSERT_PTR_NULL(fake_request_header(r, "Authorization"));
    CU_ASSERT_EQUAL(r->body_max, (size_t)2 * 1024 * 1024);
    api_file(f.api, "http://pictures.example/a.png", take_file, &ok);
    api_fixture_settle(&f);
    CU_ASSERT_FALSE(ok);
    fake_transport_push(f.fake, &(struct fake_answer){.status = 404});
    api_file(f.api, "https://pictures.example/b.png", take_file, &ok);
    api_fixture_settle(&f);
    CU_ASSERT_FALSE(ok);
    CU_ASSERT_EQUAL(n_files, 3);
    CU_ASSERT_EQUAL(fake_transport_count(f.fake), 2);
    api_fixture_deinit(&f);
}

CU_TestInfo test_api_wire[] = {
    {"every call sends its bytes and reads its answer",
     every_call_sends_its_bytes_and_reads_its_answer},
    {"requests equal the published vectors", requests_equal_the_published_vectors},
    {"confirm has a minute and the rest twenty seconds",
     confirm_has_a_minute_and_the_rest_twenty_seconds},
    {"ids that are none never reach the wire", ids_that_are_none_never_reach_the_wire},
    {"an empty patch still has a body", an_empty_patch_still_has_a_body},
    {"pictures are fetched unsigned and capped", pictures_are_fetched_unsigned_and_capped},
    CU_TEST_INFO_NULL,
};
