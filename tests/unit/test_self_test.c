#include <CUnit/CUnit.h>

#include <string.h>

#include "backend/self_test.h"
#include "base/text.h"
#include "fakes/fake_service.h"
#include "fakes/temp_dir.h"
#include "net/sign.h"

/* A self-test on virtual time, against the small service. */
static struct stage {
    struct clock clock;
    struct fake_service service;
    struct fake_transport *fake;
    struct api *api;
    struct timers timers;
    struct journal *journal;
    struct config config;
    struct fault fault;
    char dir[TEMP_DIR_SIZE];
    struct self_test *test;
    int n_over;
    int64_t basket_life_ms; /* > 0: the service's */
    int64_t made_ms[SERVICE_BASKETS_MAX];
} s;

#define BASE_URL "https://system.spektrix.com/apitesting/api/v3/"

static void on_over(void *ctx)
{
    struct stage *stage = ctx;
    stage->n_over++;
}

static void open_api(void)
{
    struct api_spec spec = {.base_url = BASE_URL,
                            .login = "kioskagent",
                            .user_agent = "Foyer/1.0 (+https://lantern.example)",
                            .decimals = 2,
                            .first_name_member = "firstName",
                            .last_name_member = "lastName",
                            .address_member = "address",
                            .reference_member = "reference",
                            .clock = &s.clock,
                            .transport = fake_transport_base(s.fake)};
    CU_ASSERT_EQUAL_FATAL(sign_key_decode("dGhpcyBpcyBhIHRlc3Qga2V5IDAxMjM0NTY3ODk=", &spec.key),
                          RC_OK);
    s.api = api_new(&spec);
    sign_key_wipe(&spec.key);
}

static void begin(void)
{
    memset(&s, 0, sizeof(s));
    temp_dir_make(s.dir);
    clock_init_manual(&s.clock, INT64_C(1792567680000));
    fake_service_init(&s.service, &s.clock);
    s.fake = fake_transport_new();
    fake_transport_serve(s.fake, fake_service_serve, &s.service);
    config_defaults(&s.config);
    text_copy(s.config.base_url, sizeof(s.config.base_url), BASE_URL);
    open_api();
    const struct journal_spec journal = {
        .dir = s.dir, .kiosk_id = "K1", .currency = "GBP", .clock = &s.clock};
    CU_ASSERT_EQUAL_FATAL(journal_open(&journal, &s.journal, &s.fault), RC_OK);
}

static void make(bool buy, bool wait)
{
    s.test = self_test_new(&(struct self_test_spec){.config = &s.config,
                                                    .clock = &s.clock,
                                                    .api = s.api,
                                                    .timers = &s.timers,
                                                    .journal = s.journal,
                                                    .buy = buy,
                                                    .wait = wait,
                                                    .over = on_over,
                                                    .ctx = &s});
}

static void end(void)
{
    self_test_free(s.test);
    api_free(s.api);
    fake_transport_free(s.fake);
    fake_service_deinit(&s.service);
    journal_close(s.journal);
    temp_dir_remove(s.dir);
}

/* The service forgets baskets that are too old, as its clock says. */
static void let_baskets_expire(void)
{
    const int64_t now_ms = clock_mono_ms(&s.clock);
    for (int i = 1; i <= s.service.n_baskets; i++) {
        if (s.made_ms[i] == 0)
            s.made_ms[i] = now_ms;
        if (s.basket_life_ms > 0 && now_ms - s.made_ms[i] >= s.basket_life_ms) {
            s.service.baskets[i].gone = true;
            s.service.baskets[i].n_tickets = 0;
        }
    }
}

static void turn(void)
{
    const int64_t now_ms = clock_mono_ms(&s.clock);
    api_pump(s.api, 0);
    timers_run(&s.timers, now_ms);
    let_baskets_expire();
    int64_t next_ms = api_next_deadline_ms(s.api);
    if (timers_next_ms(&s.timers) < next_ms)
        next_ms = timers_next_ms(&s.timers);
    if (fake_transport_open(s.fake) == 0 && next_ms != INT64_MAX && next_ms > now_ms)
        clock_advance(&s.clock, next_ms - now_ms);
}

static void run_to_its_end(void)
{
    for (int i = 0; i < 100000 && !self_test_is_over(s.test); i++)
        turn();
    CU_ASSERT_TRUE_FATAL(self_test_is_over(s.test));
    CU_ASSERT_EQUAL(s.n_over, 1);
}

static void go(bool buy, bool wait)
{
    make(buy, wait);
    self_test_start(s.test);
    run_to_its_end();
}

static void play(bool buy, bool wait)
{
    begin();
    go(buy, wait);
}

static const struct self_test_finding *found(enum self_test_question question)
{
    return &self_test_result(s.test)->findings[question];
}

static void note_open(void *ctx, const struct attempt *attempt, const struct order *order)
{
    int *n = ctx;
    (void)order;
    *n += attempt->state != ORDER_CONFIRMED;
}

static int n_open(void)
{
    int n = 0;
    CU_ASSERT_EQUAL(journal_each(s.journal, true, note_open, &n, &s.fault), RC_OK);
    return n;
}

static void it_finds_what_the_service_does_and_keeps_nothing(void)
{
    play(false, false);
    CU_ASSERT_EQUAL(self_test_result(s.test)->fault.rc, RC_OK);
    CU_ASSERT_STRING_EQUAL(found(SELF_TEST_SIGNATURE)->value, "accepted");
    CU_ASSERT_STRING_EQUAL(found(SELF_TEST_DETAIL)->value, "list");
    CU_ASSERT_STRING_EQUAL(found(SELF_TEST_REFERENCE)->value, "reference");
    CU_ASSERT_STRING_EQUAL(found(SELF_TEST_BEST_BODY)->value, "type");
    CU_ASSERT_STRING_EQUAL(found(SELF_TEST_PARTIAL_ADD)->value, "no");
    CU_ASSERT_STRING_EQUAL(found(SELF_TEST_GIVEN_BACK)->value, "yes");
    CU_ASSERT_EQUAL(found(SELF_TEST_BARCODE)->verdict, SELF_TEST_UNKNOWN);
    CU_ASSERT_EQUAL(s.service.n_orders, 0);
    CU_ASSERT_EQUAL(fake_service_held(&s.service), 0);
    CU_ASSERT_EQUAL(n_open(), 0);
    end();
}

static void every_question_has_a_name_and_words(void)
{
    play(false, false);
    for (int q = 0; q < SELF_TEST_QUESTION_COUNT; q++) {
        CU_ASSERT_TRUE(self_test_name(q)[0] != '\0');
        CU_ASSERT_TRUE(found(q)->words[0] != '\0');
        CU_ASSERT_TRUE(found(q)->verdict == SELF_TEST_UNKNOWN || found(q)->value[0] != '\0');
    }
    end();
}

static void settings_say_what_was_set_and_what_fits(void)
{
    begin();
    text_copy(s.config.reference_member, sizeof(s.config.reference_member), "ourNumber");
    go(false, false);
    const struct self_test_result *result = self_test_result(s.test);
    bool seen = false;
    for (size_t i = 0; i < result->n_settings; i++) {
        const struct self_test_setting *setting = &result->settings[i];
        if (strcmp(setting->key, "reference_member") != 0)
            continue;
        seen = true;
        CU_ASSERT_STRING_EQUAL(setting->section, "service");
        CU_ASSERT_STRING_EQUAL(setting->value, "reference");
        CU_ASSERT_STRING_EQUAL(setting->was, "ourNumber");
    }
    CU_ASSERT_TRUE(seen);
    CU_ASSERT_EQUAL(found(SELF_TEST_REFERENCE)->verdict, SELF_TEST_DIFFERS);
    CU_ASSERT_TRUE(self_test_differences(result) >= 1);
    end();
}

static void a_purchase_goes_through_the_journal_to_its_end(void)
{
    play(true, false);
    CU_ASSERT_EQUAL(self_test_result(s.test)->fault.rc, RC_OK);
    CU_ASSERT_EQUAL(s.service.n_orders, 1);
    CU_ASSERT_TRUE(found(SELF_TEST_CONFIRM)->value[0] != '\0');
    CU_ASSERT_EQUAL(found(SELF_TEST_BARCODE)->verdict, SELF_TEST_OK);
    CU_ASSERT_NOT_EQUAL(found(SELF_TEST_SECOND_CONFIRM)->verdict, SELF_TEST_UNKNOWN);
    CU_ASSERT_EQUAL(fake_service_held(&s.service), 0);
    CU_ASSERT_EQUAL(n_open(), 0);
    end();
}

static void a_purchase_without_an_answer_stays_with_the_kiosk(void)
{
    begin();
    fake_service_fail(&s.service, "POST", "/confirm", SERVICE_SILENT_AFTER, 1);
    go(true, false);
    CU_ASSERT_STRING_EQUAL(found(SELF_TEST_CONFIRM)->value, "unknown");
    CU_ASSERT_EQUAL(found(SELF_TEST_CONFIRM)->verdict, SELF_TEST_DIFFERS);
    CU_ASSERT_EQUAL(s.service.n_orders, 1);
    CU_ASSERT_EQUAL(fake_service_count(&s.service, "/confirm"), 1); /* never twice by itself */
    CU_ASSERT_EQUAL(n_open(), 1);
    end();
}

static void a_purchase_that_never_left_is_given_back(void)
{
    begin();
    fake_service_fail(&s.service, "POST", "/confirm", SERVICE_UNREACHED, 1);
    go(true, false);
    CU_ASSERT_STRING_EQUAL(found(SELF_TEST_CONFIRM)->value, "unsent");
    CU_ASSERT_EQUAL(s.service.n_orders, 0);
    CU_ASSERT_EQUAL(fake_service_held(&s.service), 0);
    CU_ASSERT_EQUAL(n_open(), 0);
    end();
}

static void refused_signatures_and_records_end_it_with_a_cure(void)
{
    static const struct {
        const char *method, *path;
        enum service_fault fault;
        enum self_test_question question;
    } cases[] = {{"GET", "venues", SERVICE_401, SELF_TEST_SIGNATURE},
                 {"POST", "baskets", SERVICE_ERROR_12, SELF_TEST_NEW_BASKET}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        begin();
        fake_service_fail(&s.service, cases[i].method, cases[i].path, cases[i].fault, 9);
        go(false, false);
        CU_ASSERT_NOT_EQUAL(self_test_result(s.test)->fault.rc, RC_OK);
        CU_ASSERT_EQUAL(found(cases[i].question)->verdict, SELF_TEST_DIFFERS);
        CU_ASSERT_TRUE(found(cases[i].question)->cure[0] != '\0');
        CU_ASSERT_EQUAL(found(SELF_TEST_PROMO)->verdict, SELF_TEST_UNKNOWN);
        CU_ASSERT_EQUAL(n_open(), 0);
        end();
    }
}

static void stopped_at_any_request_it_keeps_nothing(void)
{
    play(false, false);
    const int n_all = s.service.n_requests;
    end();
    for (int n = 1; n <= n_all; n++) {
        begin();
        make(false, false);
        self_test_start(s.test);
        for (int i = 0; i < 10000 && s.service.n_requests < n; i++)
            turn();
        self_test_stop(s.test);
        self_test_stop(s.test); /* an impatient second time changes nothing */
        run_to_its_end();
        CU_ASSERT_EQUAL(fake_service_held(&s.service), 0);
        CU_ASSERT_EQUAL(n_open(), 0);
        end();
    }
    CU_ASSERT_TRUE(n_all > 20);
}

/* A basket whose making was answered to nobody is empty; whatever else fails, nothing stays. */
static void with_any_one_request_lost_it_keeps_nothing(void)
{
    static const enum service_fault faults[] = {SERVICE_500_BEFORE, SERVICE_500_AFTER,
                                                SERVICE_SILENT_AFTER};
    play(false, false);
    const int n_all = s.service.n_requests;
    end();
    for (int n = 1; n <= n_all; n++) {
        begin();
        s.service.fault = faults[n % 3];
        s.service.fault_at = n;
        go(false, false);
        CU_ASSERT_EQUAL(fake_service_held(&s.service), 0);
        CU_ASSERT_EQUAL(n_open(), 0);
        end();
    }
}

static void the_life_of_a_basket_is_measured(void)
{
    static const struct {
        int64_t minutes;
        const char *fits;
        enum self_test_verdict verdict;
    } cases[] = {{20, "20", SELF_TEST_OK}, {10, "10", SELF_TEST_DIFFERS}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        begin();
        s.basket_life_ms = cases[i].minutes * 60000;
        go(false, true);
        const struct self_test_result *result = self_test_result(s.test);
        CU_ASSERT_STRING_EQUAL(found(SELF_TEST_LIFE)->value, "creation");
        CU_ASSERT_EQUAL(found(SELF_TEST_LIFE)->verdict, cases[i].verdict);
        const struct self_test_setting *last = &result->settings[result->n_settings - 1];
        CU_ASSERT_STRING_EQUAL(last->key, "basket_minutes");
        CU_ASSERT_STRING_EQUAL(last->value, cases[i].fits);
        CU_ASSERT_EQUAL(n_open(), 0);
        end();
    }
}

CU_TestInfo test_self_test[] = {
    {"it finds what the service does and keeps nothing",
     it_finds_what_the_service_does_and_keeps_nothing},
    {"every question has a name and words", every_question_has_a_name_and_words},
    {"settings say what was set and what fits", settings_say_what_was_set_and_what_fits},
    {"a purchase goes through the journal to its end",
     a_purchase_goes_through_the_journal_to_its_end},
    {"a purchase without an answer stays with the kiosk",
     a_purchase_without_an_answer_stays_with_the_kiosk},
    {"a purchase that never left is given back", a_purchase_that_never_left_is_given_back},
    {"refused signatures and records end it with a cure",
     refused_signatures_and_records_end_it_with_a_cure},
    {"stopped at any request it keeps nothing", stopped_at_any_request_it_keeps_nothing},
    {"with any one request lost it keeps nothing", with_any_one_request_lost_it_keeps_nothing},
    {"the life of a basket is measured", the_life_of_a_basket_is_measured},
    CU_TEST_INFO_NULL,
};
