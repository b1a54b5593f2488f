#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "fakes/api_samples.h"
#include "net/status_table.h"
#include "net/status_walker.h"

#define B1 "801ARDQDDMGGJKKRTNTJBMCCMMBCPQKCR"
#define B2 "802ARDQDDMGGJKKRTNTJBMCCMMBCPQKCR"

/* Of the six seats of the sample plan 53613..53618: A A U | B W X. */
static const struct status_counts counts = {.available = 2,
                                            .wheelchair = 1,
                                            .special = 1,
                                            .in_basket = 1,
                                            .unavailable = 1,
                                            .capacity = 6,
                                            .has_in_basket = true,
                                            .has_unavailable = true};

struct reading {
    struct plan *plan;
    struct price_list prices;
    struct status_table *table;
    struct seat_status *status;
};

static void reading_init(struct reading *r, const char *body)
{
    memset(r, 0, sizeof(*r));
    r->plan = sample_plan_new();
    r->prices.n_bands = 2;
    memcpy(r->prices.bands[0].id, B1, sizeof(B1));
    memcpy(r->prices.bands[1].id, B2, sizeof(B2));
    r->table = status_table_new(r->plan, &r->prices);
    r->status = seat_status_new(r->plan);
    status_walker_read(r->table, body, strlen(body));
}

static void reading_deinit(struct reading *r)
{
    status_table_free(r->table);
    seat_status_free(r->status);
    plan_free(r->plan);
}

static enum seat_state state_of(const struct reading *r, uint32_t id)
{
    return (enum seat_state)r->status->state[plan_find_seat(r->plan, id)];
}

static uint8_t band_of(const struct reading *r, uint32_t id)
{
    return r->status->band[plan_find_seat(r->plan, id)];
}

static void check_understood(const char *body)
{
    struct reading r;
    reading_init(&r, body);
    const bool agrees = status_table_agrees(r.table, &counts);
    if (!agrees)
        CU_FAIL(body);
    status_table_fill(r.table, r.status);
    CU_ASSERT_EQUAL(state_of(&r, 53613), SEAT_AVAILABLE);
    CU_ASSERT_EQUAL(state_of(&r, 53614), SEAT_AVAILABLE);
    CU_ASSERT_EQUAL(state_of(&r, 53615), SEAT_UNAVAILABLE);
    CU_ASSERT_EQUAL(state_of(&r, 53616), SEAT_BASKET);
    CU_ASSERT_EQUAL(state_of(&r, 53617), SEAT_WHEELCHAIR);
    CU_ASSERT_EQUAL(state_of(&r, 53618), SEAT_ALLOCATION);
    CU_ASSERT_EQUAL(band_of(&r, 53613), 0);
    CU_ASSERT_EQUAL(band_of(&r, 53618), 1);
    CU_ASSERT_EQUAL(r.status->areas[r.plan->seats[0].area].available, 2);
    reading_deinit(&r);
}

static void every_plausible_form_is_understood(void)
{
    check_understood("{\"" B1 "\":{\"A\":[53613,53614],\"U\":[53615]},"
                     "\"" B2 "\":{\"B\":[53616],\"W\":[53617],\"X\":[53618]}}");
    check_understood("{\"" B1 "\":{\"A\":[\"53613\",\"53614\"],\"U\":[\"53615\"]},"
                     "\"" B2 "\":{\"B\":[53616],\"W\":\"53617\",\"X\":[53618]}}");
    check_understood("[{\"id\":\"53613\",\"status\":\"A\",\"band\":\"" B1 "\"},"
                     "{\"status\":\"A\",\"band\":{\"id\":\"" B1 "\",\"name\":\"A\"},\"id\":53614},"
                     "{\"seat\":53615,\"seatStatus\":\"U\",\"priceBand\":\"" B1 "\"},"
                     "{\"id\":\"53616\",\"status\":\"B\",\"band\":\"" B2 "\",\"name\":\"B1\"},"
                     "{\"id\":\"53617\",\"status\":\"W\",\"band\":\"" B2 "\",\"row\":\"A\"},"
                     "{\"id\":\"53618\",\"status\":\"X\",\"band\":\"" B2 "\"}]");
    check_understood(B1 ";A;53613,53614\n" B1 ";U;53615\n" B2 ";B;53616\r\n" B2 ";W;53617\n" B2
                        ";X;53618\n");
    check_understood("53613;A;" B1 "\n53614;A;" B1 "\n53615;U;" B1 "\n53616;B;" B2 "\n53617;W;" B2
                     "\n53618;X;" B2);
    check_understood("{\"53613\":{\"status\":\"A\",\"band\":\"" B1 "\"},\"53614\":\"A\","
                     "\"53615\":\"U\",\"53616\":\"B\",\"53617\":\"W\","
                     "\"53618\":{\"band\":\"" B2 "\",\"status\":\"X\"}}");
    check_understood("[[\"53613\",\"A\",\"" B1 "\"],[53614,\"A\"],[53615,\"U\"],[53616,\"B\"],"
                     "[53617,\"W\"],[53618,\"X\",\"" B2 "\"]]");
    check_understood("{\"bands\":[{\"seats\":[53613,53614],\"status\":\"A\",\"band\":\"" B1 "\"},"
                     "{\"seats\":[53615],\"status\":\"U\"},{\"seats\":[53616],\"status\":\"B\"},"
                     "{\"status\":\"W\",\"seats\":[53617]},"
                     "{\"id\":\"" B2 "\",\"X\":[53618]}],\"capacity\":6,\"A\":2}");
    check_understood(B1 ": 53613A 53614A 53615U " B2 ": B53616 W53617 X53618");
}

static bool is_believed(const char *body, const struct status_counts *c)
{
    struct reading r;
    reading_init(&r, body);
    const bool agrees = status_table_agrees(r.table, c);
    reading_deinit(&r);
    return agrees;
}

#define NEST(inside)  "{\"A\":" inside "}"
#define NEST5(inside) NEST(NEST(NEST(NEST(NEST(inside)))))

static void what_cannot_be_true_is_not_believed(void)
{
    static const char *const bodies[] = {
        "",
        "{}",
        "[]",
        "null",
        "AAUBWX",
        "\"AAUBWX\"",
        "<html>A 53613</html>",
        "A 53613,53614,99999\nU 53615\nB 53616\nW 53617\nX 53618", /* a stranger */
        "A 53613,53614\nU 53615,53613\nB 53616\nW 53617\nX 53618", /* two states */
        "[53613,53614,53615,53616,53617,53618]",                   /* no letters */
        "53613 A U\n53614 A",                                      /* two letters for one seat */
        "A 53613,53614,53615,53616,53617,53618",                   /* counts are others */
        "U 53613,53614,53615,53616,53617,53618",
        NEST5(NEST5("{\"A\":[53613]}")), /* too deep */
        "A 53613,53614\nU 53615\nB 53616\nW 53617\nX 53618\xFF A 1"};
    for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
        if (is_believed(bodies[i], &counts))
            CU_FAIL(bodies[i]);
    }
    CU_ASSERT_FALSE(is_believed("A", &counts));
}

static void a_note_counts_as_free_only_when_the_house_says_so(void)
{
    static const char body[] = "A 53613\nI 53614\nU 53615\nB 53616\nW 53617\nX 53618";
    struct status_counts sold = counts;
    sold.available = 1;
    sold.unavailable = 2;
    struct reading r;
    reading_init(&r, body);
    CU_ASSERT_TRUE(status_table_agrees(r.table, &counts));
    status_table_fill(r.table, r.status);
    CU_ASSERT_EQUAL(state_of(&r, 53614), SEAT_INFO);
    CU_ASSERT_TRUE(status_table_agrees(r.table, &sold));
    status_table_fill(r.table, r.status);
    CU_ASSERT_EQUAL(state_of(&r, 53614), SEAT_UNAVAILABLE);
    reading_deinit(&r);
}

static void locks_open_to_everybody_may_hide_in_available(void)
{
    struct status_counts open = counts;
    open.available = 3;
    open.special = 0;
    open.open_locks = 1;
    CU_ASSERT_TRUE(is_believed("A 53613,53614\nU 53615\nB 53616\nW 53617\nX 53618", &open));
}

/* Through the API: which requests go out, and what comes back. */
static const struct fake_request *nth(const struct api_fixture *f, size_t i)
{
    return fake_transport_request(f->fake, i);
}

#define HOUSE                                                                             \
    "{\"available\":12,\"wheelchairAvailable\":1,\"specialAvailable\":1,\"capacity\":36," \
    "\"inBasket\":1,\"unavailable\":21}"
#define STANDING                                                                          \
    "{\"available\":10,\"wheelchairAvailable\":0,\"specialAvailable\":0,\"capacity\":30," \
    "\"inBasket\":0,\"unavailable\":20}"
#define DETAIL "A 53613,53614\nU 53615\nB 53616\nW 53617\nX 53618\n"

static void house_areas_and_seats_come_together(void)
{
    struct api_fixture f;
    struct plan *plan = sample_plan_new();
    api_fixture_init(&f);
    fake_transport_push_json(f.fake, 200, HOUSE);
    fake_transport_push_json(f.fake, 200, STANDING);
    fake_transport_push_json(f.fake, 200, DETAIL);
    api_seat_status(f.api, ID_INSTANCE, plan, NULL, api_fixture_done, &f);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL(f.answer.fault.rc, RC_OK);
    CU_ASSERT_EQUAL_FATAL(fake_transport_count(f.fake), 3);
    CU_ASSERT_PTR_NOT_NULL(strstr(nth(&f, 0)->url, "/status?"));
    CU_ASSERT_PTR_NOT_NULL(strstr(nth(&f, 1)->url, "/status/areas/" ID_BAND "?"));
    CU_ASSERT_STRING_EQUAL(nth(&f, 2)->url,
                           FIXTURE_BASE_URL "instances/" ID_INSTANCE "/status/detail"
                                            "?includeLockInformation=true&includeChildPlans=true");
    CU_ASSERT_TRUE(f.answer.seat_status->seats_known);
    CU_ASSERT_EQUAL(f.answer.seat_status->whole.available, 12);
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        const int want = plan->areas[i].reserved ? 2 : 10;
        CU_ASSERT_EQUAL(f.answer.seat_status->areas[i].available, want);
    }
    api_fixture_deinit(&f);
    plan_free(plan);
}

static void a_disagreement_is_looked_at_once_more(void)
{
    struct api_fixture f;
    struct plan *plan = sample_plan_new();
    api_fixture_init(&f);
    fake_transport_push_json(f.fake, 200,
                             "{\"available\":16,\"wheelchairAvailable\":0,\"specialAvailable\":0,"
                             "\"capacity\":36,\"inBasket\":0,\"unavailable\":20}");
    fake_transport_push_json(f.fake, 200, STANDING);
    fake_transport_push_json(f.fake, 200, DETAIL);
    fake_transport_push_json(f.fake, 200, HOUSE);
    api_seat_status(f.api, ID_INSTANCE, plan, NULL, api_fixture_done, &f);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL(fake_transport_count(f.fake), 4);
    CU_ASSERT_TRUE(f.answer.seat_status->seats_known);
    CU_ASSERT_EQUAL(f.answer.seat_status->whole.available, 12);
    api_fixture_deinit(&f);
    plan_free(plan);
}

static void an_unknown_form_leaves_the_counts(void)
{
    struct api_fixture f;
    struct plan *plan = sample_plan_new();
    api_fixture_init(&f);
    fake_transport_push_json(f.fake, 200, HOUSE);
    fake_transport_push_json(f.fake, 200, STANDING);
    fake_transport_push_json(f.fake, 200, "seatmap v9 :: %%%%");
    api_seat_status(f.api, ID_INSTANCE, plan, NULL, api_fixture_done, &f);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL(f.answer.fault.rc, RC_OK);
    CU_ASSERT_FALSE(f.answer.seat_status->seats_known);
    CU_ASSERT_EQUAL(f.answer.seat_status->whole.available, 12);
    api_fixture_deinit(&f);
    plan_free(plan);
}

static void a_page_instead_of_seats_is_a_fault(void)
{
    struct api_fixture f;
    struct plan *plan = sample_plan_new();
    api_fixture_init(&f);
    fake_transport_push_json(f.fake, 200, HOUSE);
    fake_transport_push_json(f.fake, 200, STANDING);
    for (int i = 0; i < 4; i++)
        fake_transport_push(f.fake, &(struct fake_answer){.status = 200,
                                                          .body = "<html>A 53613</html>",
                                                          .content_type = "text/html"});
    api_seat_status(f.api, ID_INSTANCE, plan, NULL, api_fixture_done, &f);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL(f.answer.fault.rc, RC_SCHEMA);
    CU_ASSERT_PTR_NULL(f.answer.seat_status);
    api_fixture_deinit(&f);
    plan_free(plan);
}

static void a_broken_step_is_asked_again_without_losing_the_others(void)
{
    struct api_fixture f;
    struct plan *plan = sample_plan_new();
    api_fixture_init(&f);
    fake_transport_push_json(f.fake, 200, HOUSE);
    fake_transport_push_json(f.fake, 503, "");
    fake_transport_push_json(f.fake, 200, STANDING);
    fake_transport_push_json(f.fake, 500, "");
    fake_transport_push_json(f.fake, 200, DETAIL);
    api_seat_status(f.api, ID_INSTANCE, plan, NULL, api_fixture_done, &f);
    api_fixture_run(&f);
    CU_ASSERT_EQUAL(f.answer.fault.rc, RC_OK);
    CU_ASSERT_TRUE(f.answer.seat_status->seats_known);
    CU_ASSERT_EQUAL(fake_transport_count(f.fake), 5);
    api_seat_status(f.api, ID_INSTANCE, plan, NULL, api_fixture_done, &f);
    api_fixture_settle(&f); /* left under way: freeing the api frees it */
    api_fixture_deinit(&f);
    plan_free(plan);
}

static void names_of_locks_come_from_the_status_and_reach_their_seats(void)
{
    static const char status[] =
        "{\"available\":2,\"lockInfoAvailable\":[{\"quantity\":1,\"lockType\":{\"id\":\"L1ABC\","
        "\"name\":\"Loose chair\"}}],\"lockInfoSpecialAvailable\":[{\"lockType\":{\"id\":\"L2ABC\","
        "\"name\":\"Ours\"},\"quantity\":1},{\"lockType\":null}]}";
    static const char *const bodies[] = {
        "{\"" B1 "\":{\"A\":[53613],\"I\":{\"L1ABC\":[53614]},\"U\":[53615],\"B\":[53616],"
        "\"W\":[53617],\"X\":{\"L2ABC\":[53618]}}}",
        "[{\"id\":53613,\"status\":\"A\"},{\"lockType\":\"L1ABC\",\"id\":53614,\"status\":\"I\"},"
        "{\"id\":53615,\"status\":\"U\"},{\"id\":53616,\"status\":\"B\"},"
        "{\"id\":53617,\"status\":\"W\"},"
        "{\"id\":53618,\"status\":\"X\",\"lockType\":{\"id\":\"L2ABC\",\"name\":\"Ours\"}}]",
        B1 ";A;53613\n" B1 ";I;L1ABC;53614\n" B1 ";U;53615\n" B1 ";B;53616\n" B1 ";W;53617\n" B1
           ";X;L2ABC;53618\n",
    };
    for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
        struct reading r;
        struct status_locks locks = {.n = 0};
        status_locks_read(&locks, status, sizeof(status) - 1);
        CU_ASSERT_EQUAL(locks.n, 2);
        reading_init(&r, "");
        status_table_know_locks(r.table, &locks);
        status_walker_read(r.table, bodies[i], strlen(bodies[i]));
        CU_ASSERT_TRUE(status_table_agrees(r.table, &counts));
        status_table_fill(r.table, r.status);
        const uint32_t first = plan_find_seat(r.plan, 53613);
        CU_ASSERT_EQUAL(r.status->lock[first], 0);
        CU_ASSERT_EQUAL(r.status->lock[plan_find_seat(r.plan, 53614)], 1);
        CU_ASSERT_EQUAL(r.status->lock[plan_find_seat(r.plan, 53617)], 0);
        CU_ASSERT_EQUAL(r.status->lock[plan_find_seat(r.plan, 53618)], 2);
        CU_ASSERT_STRING_EQUAL(r.status->lock_names[0], "Loose chair");
        reading_deinit(&r);
    }
}

CU_TestInfo test_status_walker[] = {
    {"every plausible form is understood", every_plausible_form_is_understood},
    {"what cannot be true is not believed", what_cannot_be_true_is_not_believed},
    {"a note counts as free only when the house says so",
     a_note_counts_as_free_only_when_the_house_says_so},
    {"locks open to everybody may hide in available",
     locks_open_to_everybody_may_hide_in_available},
    {"house, areas and seats come together", house_areas_and_seats_come_together},
    {"a disagreement is looked at once more", a_disagreement_is_looked_at_once_more},
    {"an unknown form leaves the counts", an_unknown_form_leaves_the_counts},
    {"a page instead of seats is a fault", a_page_instead_of_seats_is_a_fault},
    {"a broken step is asked again without losing the others",
     a_broken_step_is_asked_again_without_losing_the_others},
    {"names of locks come from the status and reach their seats",
     names_of_locks_come_from_the_status_and_reach_their_seats},
    CU_TEST_INFO_NULL,
};
