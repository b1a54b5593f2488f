/* Best available: what is offered in words, kept until something else is held, and taken along. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "fakes/fake_runtime.h"
#include "scenes/best_scene.h"
#include "scenes/scenes.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

static struct fake_runtime rt;

/* Stalls with rows F, G and H of six seats, 110 to 115, 120.. and 130..; the circle with row A, 140... */
static struct plan *house(void)
{
    static const char *const rows[] = {"F", "G", "H", "A"};
    struct plan_builder *b = plan_builder_new("plan-0", "Main House");
    struct plan *plan = NULL;
    struct fault fault;
    for (uint32_t row = 0; row < 4; row++) {
        if (row == 0)
            plan_builder_area(b, "area-0", "Stalls", 18, true);
        if (row == 3)
            plan_builder_area(b, "area-1", "Circle", 6, true);
        for (uint32_t n = 0; n < 6; n++) {
            char name[24];
            snprintf(name, sizeof(name), "%s%u", rows[row], 10 + n);
            const struct plan_builder_seat seat = {.id = 110 + 10 * row + n,
                                                   .next_id = n < 5 ? 111 + 10 * row + n : 0,
                                                   .x = (int32_t)n * 20,
                                                   .y = 100 + (int32_t)row * 20,
                                                   .number = (int32_t)(10 + n),
                                                   .row = rows[row],
                                                   .name = name,
                                                   .next_is_across_aisle = n == 3};
            plan_builder_seat(b, &seat);
        }
    }
    CU_ASSERT_EQUAL_FATAL(plan_builder_finish(b, &plan, &fault), RC_OK);
    return plan;
}

static void open_house(uint8_t adults, bool known)
{
    fake_init(&rt);
    struct session *s = &rt.session;
    fake_choose(&rt, fake_instance(rt.catalogue, FAKE_FOX));
    session_set_plan(s, house(), NULL);
    s->prices_arena = arena_new();
    s->prices = fake_prices(s->prices_arena, &rt.catalogue->price_lists[0]);
    s->status = seat_status_new(s->plan);
    s->status->seats_known = known;
    s->status_at_ms = rt.ctx.now_ms;
    for (uint32_t i = 0; i < s->plan->n_seats; i++) {
        s->status->state[i] = SEAT_AVAILABLE;
        s->status->band[i] = i < 6 ? 0 : 1;
        s->status->areas[s->plan->seats[i].area].available++;
    }
    s->party.n[0] = adults;
}

/* The tickets on these seats at this price each, behind what the customer had before. */
static struct basket tickets_on(const int *seats, size_t n, money_t each)
{
    struct basket basket = fake_basket(&rt, rt.session.instance, n);
    basket.total = 0;
    for (size_t i = 0; i < n; i++) {
        struct basket_line *line = &basket.lines[i];
        const uint32_t seat = plan_find_seat(rt.session.plan, (uint32_t)seats[i]);
        const struct plan_seat *at = &rt.session.plan->seats[seat];
        struct text id = TEXT_OF(line->seat_id), ticket = TEXT_OF(line->ticket_id);
        struct text number = TEXT_OF(line->seat_number);
        text_addf(&id, "%d", seats[i]);
        text_addf(&ticket, "T%d", seats[i]);
        text_addf(&number, "%u", at->number);
        text_copy(line->row, sizeof(line->row),
                  plan_string(rt.session.plan, rt.session.plan->rows[at->row].label));
        text_copy(line->area, sizeof(line->area),
                  plan_string(rt.session.plan, rt.session.plan->areas[at->area].name));
        line->total = each;
        basket.total += each;
    }
    return basket;
}

static void answer(enum rc rc, const int *seats, size_t n, money_t each)
{
    const struct basket basket = tickets_on(seats, n, each);
    fake_reply(&rt, &scene_best, rc, &basket);
}

static const struct command *last(void)
{
    return &rt.sent[rt.n_sent - 1];
}

static const int f3[] = {111, 112, 113};

static void enter_with_offer(void)
{
    open_house(3, true);
    fake_enter(&rt, &scene_best);
    answer(RC_OK, f3, 3, 4200);
}

static void the_offer_is_said_in_words_with_its_place_and_price(void)
{
    open_house(3, true);
    fake_enter(&rt, &scene_best);
    CU_ASSERT_EQUAL(last()->type, COMMAND_BEST);
    CU_ASSERT_EQUAL(last()->n_wanted, 3);
    CU_ASSERT_FALSE(last()->replaces);
    answer(RC_OK, f3, 3, 4200);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "offer", 0), "3 together in row F");
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "places", 0),
                           "Stalls, seats 11, 12, 13. In the middle, in the front row.");
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "total", 0), "£126.00");
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "differs", 0));
    fake_tap(&rt, &scene_best, "accept", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NEXT);
    CU_ASSERT_EQUAL(rt.session.n_offered, 0);
    CU_ASSERT_EQUAL(party_count(&rt.session.party), 0);
    fake_deinit(&rt);
}

static void who_sits_apart_hears_how(void)
{
    static const int aisle[] = {112, 113, 114}, behind[] = {112, 113, 122},
                     before[] = {112, 122, 123}, far[] = {112, 113, 132}, apart[] = {110, 122, 134};
    open_house(3, true);
    fake_enter(&rt, &scene_best);
    answer(RC_OK, aisle, 3, 4200);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "offer", 0), "3 seats in row F");
    fake_tap(&rt, &scene_best, "others", 0);
    answer(RC_OK, behind, 3, 4200);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "offer", 0), "2 together in row F, 1 in row G behind");
    fake_tap(&rt, &scene_best, "others", 0);
    answer(RC_OK, before, 3, 4200);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "offer", 0), "2 together in row G, 1 in row F in front");
    fake_tap(&rt, &scene_best, "others", 0);
    answer(RC_OK, far, 3, 4200);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "offer", 0), "2 together in row F, 1 in row H");
    fake_tap(&rt, &scene_best, "others", 0);
    answer(RC_OK, apart, 3, 4200);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "offer", 0), "3 seats, not all together");
    fake_deinit(&rt);
}

static void another_offer_says_what_differs(void)
{
    static const int h3[] = {131, 132, 133}, aside[] = {130, 131, 132}, up[] = {140, 141, 142};
    enter_with_offer();
    fake_tap(&rt, &scene_best, "others", 0);
    CU_ASSERT_EQUAL(last()->type, COMMAND_BEST_OTHERS);
    CU_ASSERT_FALSE(fake_is_alive(&rt, "accept", 0));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "offer", 0), "3 together in row F"); /* still held */
    answer(RC_OK, h3, 3, 4000);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "differs", 0), "£6.00 less, 2 rows further back.");
    fake_tap(&rt, &scene_best, "others", 0);
    answer(RC_OK, aside, 3, 4000);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "differs", 0),
                           "The same price, in the same row, further to the side.");
    fake_tap(&rt, &scene_best, "others", 0);
    answer(RC_OK, up, 3, 4500);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "differs", 0), "£15.00 more, now in Circle.");
    fake_deinit(&rt);
}

static void five_offers_are_the_most_and_then_there_is_the_plan(void)
{
    enter_with_offer();
    for (int i = 1; i < 5; i++) {
        const int seats[] = {119 + i, 120 + i, 121 + i};
        fake_tap(&rt, &scene_best, "others", 0);
        answer(RC_OK, seats, 3, 4200);
    }
    CU_ASSERT_FALSE(fake_is_alive(&rt, "others", 0));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "differs", 0), tr("best.last"));
    CU_ASSERT_TRUE(fake_is_alive(&rt, "choose_myself", 0));
    CU_ASSERT_TRUE(fake_is_alive(&rt, "accept", 0));
    fake_deinit(&rt);
}

static void nothing_else_is_said_and_keeps_what_is_held(void)
{
    enter_with_offer();
    fake_tap(&rt, &scene_best, "others", 0);
    answer(RC_GONE, f3, 3, 4200);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "differs", 0), tr("best.no_other"));
    CU_ASSERT_TRUE(fake_is_alive(&rt, "accept", 0));
    CU_ASSERT_FALSE(fake_is_alive(&rt, "others", 0));
    CU_ASSERT_EQUAL(rt.session.n_offered, 3);
    fake_deinit(&rt);
}

static void a_price_or_a_part_of_the_house_is_asked_for_and_replaces_the_offer(void)
{
    static const int g3[] = {121, 122, 123};
    enter_with_offer();
    fake_tap(&rt, &scene_best, "band", 1); /* what is held is of that band already */
    CU_ASSERT_EQUAL(rt.n_sent, 1);
    CU_ASSERT_TRUE(view_find(&rt.view, "band", 1)->chosen);
    fake_tap(&rt, &scene_best, "band", 1);
    fake_tap(&rt, &scene_best, "band", 2);
    CU_ASSERT_EQUAL(last()->type, COMMAND_BEST);
    CU_ASSERT_TRUE(last()->replaces);
    CU_ASSERT_EQUAL_FATAL(last()->filter.n_bands, 1);
    CU_ASSERT_STRING_EQUAL(last()->filter.band_ids[0], rt.session.prices->bands[1].id);
    answer(RC_OK, g3, 3, 3000);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "differs", 0), "£36.00 less, one row further back.");
    fake_tap(&rt, &scene_best, "area", 2);
    CU_ASSERT_STRING_EQUAL(last()->filter.area_id, "area-1");
    CU_ASSERT_EQUAL(last()->filter.n_bands, 1);
    answer(RC_GONE, g3, 3, 3000);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "differs", 0), tr("best.no_other_such"));
    CU_ASSERT_EQUAL(rt.session.n_offered, 3);
    CU_ASSERT_TRUE(fake_is_alive(&rt, "accept", 0));
    fake_deinit(&rt);
}

static void going_back_gives_the_offer_back(void)
{
    enter_with_offer();
    fake_tap(&rt, &scene_best, "back", 0);
    CU_ASSERT_EQUAL(last()->type, COMMAND_REMOVE_INSTANCE);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_BACK);
    CU_ASSERT_EQUAL(rt.session.n_offered, 0);
    fake_deinit(&rt);
}

static void going_back_before_the_answer_gives_back_what_will_come(void)
{
    open_house(2, true);
    fake_enter(&rt, &scene_best);
    fake_tap(&rt, &scene_best, "back", 0);
    CU_ASSERT_EQUAL(last()->type, COMMAND_REMOVE_INSTANCE);
    fake_deinit(&rt);
}

static void choosing_on_the_plan_takes_the_seats_along(void)
{
    enter_with_offer();
    fake_tap(&rt, &scene_best, "choose_myself", 0);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_SEATS);
    CU_ASSERT_EQUAL(rt.n_sent, 1); /* nothing is given back in between */
    for (size_t i = 0; i < 3; i++)
        rt.session.status->state[plan_find_seat(rt.session.plan, (uint32_t)f3[i])] = SEAT_BASKET;
    rt.ctx.outcome = OUTCOME_NONE;
    fake_enter(&rt, &scene_seats);
    const struct seats_scene *st = (const void *)rt.state;
    CU_ASSERT_EQUAL_FATAL(st->n_chosen, 3);
    CU_ASSERT_EQUAL(rt.session.plan->seats[st->chosen[0]].id, 111);
    fake_tap(&rt, &scene_seats, "continue", 0);
    CU_ASSERT_EQUAL_FATAL(last()->type, COMMAND_HOLD);
    CU_ASSERT_TRUE(last()->replaces);
    CU_ASSERT_EQUAL(last()->n_wanted, 3);
    fake_action(&rt, &scene_seats, ACTION_BACK, 0); /* not while it is asked */
    const struct basket basket = tickets_on(f3, 3, 4200);
    fake_reply(&rt, &scene_seats, RC_OK, &basket);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NEXT);
    CU_ASSERT_EQUAL(rt.session.n_offered, 0);
    fake_deinit(&rt);
}

static void from_the_plan_back_to_the_offer_asks_nothing(void)
{
    enter_with_offer();
    fake_tap(&rt, &scene_best, "choose_myself", 0);
    fake_enter(&rt, &scene_seats);
    const size_t n_sent = rt.n_sent;
    fake_enter(&rt, &scene_best);
    CU_ASSERT_EQUAL(rt.n_sent, n_sent);
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "offer", 0), "3 together in row F");
    fake_enter(&rt, &scene_seats);
    fake_action(&rt, &scene_seats, ACTION_BACK, 0);
    CU_ASSERT_EQUAL(last()->type, COMMAND_REMOVE_INSTANCE);
    fake_deinit(&rt);
}

static void a_refusal_for_good_leads_to_the_plan_with_words(void)
{
    open_house(2, true);
    fake_enter(&rt, &scene_best);
    fake_reply(&rt, &scene_best, RC_NOT_POSSIBLE, NULL);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_SEATS);
    CU_ASSERT_STRING_EQUAL(rt.toast, tr("best.not_here"));
    fake_deinit(&rt);
}

static void without_known_seats_no_plan_is_offered(void)
{
    open_house(2, false);
    fake_enter(&rt, &scene_best);
    fake_reply(&rt, &scene_best, RC_NOT_POSSIBLE, NULL);
    CU_ASSERT_EQUAL(rt.ctx.outcome, OUTCOME_NONE);
    CU_ASSERT_PTR_NULL(view_find(&rt.view, "choose_myself", 0));
    CU_ASSERT_STRING_EQUAL(fake_label(&rt, "message", 0), tr("best.none_title"));
    fake_deinit(&rt);
}

static void a_wheelchair_space_is_asked_for_by_number(void)
{
    open_house(2, true);
    rt.session.party.wheelchair = 1;
    fake_enter(&rt, &scene_best);
    CU_ASSERT_EQUAL(last()->type, COMMAND_BEST);
    CU_ASSERT_EQUAL(last()->filter.n_spaces, 1);
    fake_deinit(&rt);
}

static void a_failed_question_can_be_asked_again(void)
{
    open_house(2, true);
    fake_enter(&rt, &scene_best);
    fake_reply(&rt, &scene_best, RC_TIMEOUT, NULL);
    fake_tap(&rt, &scene_best, "retry", 0);
    CU_ASSERT_EQUAL(rt.n_sent, 2);
    CU_ASSERT_EQUAL(last()->type, COMMAND_BEST);
    fake_deinit(&rt);
}

CU_TestInfo test_scene_best[] = {
    {"the offer is said in words with its place and price",
     the_offer_is_said_in_words_with_its_place_and_price},
    {"who sits apart hears how", who_sits_apart_hears_how},
    {"another offer says what differs", another_offer_says_what_differs},
    {"five offers are the most and then there is the plan",
     five_offers_are_the_most_and_then_there_is_the_plan},
    {"nothing else is said and keeps what is held", nothing_else_is_said_and_keeps_what_is_held},
    {"a price or a part of the house is asked for and replaces the offer",
     a_price_or_a_part_of_the_house_is_asked_for_and_replaces_the_offer},
    {"going back gives the offer back", going_back_gives_the_offer_back},
    {"going back before the answer gives back what will come",
     going_back_before_the_answer_gives_back_what_will_come},
    {"choosing on the plan takes the seats along", choosing_on_the_plan_takes_the_seats_along},
    {"from the plan back to the offer asks nothing", from_the_plan_back_to_the_offer_asks_nothing},
    {"a refusal for good leads to the plan with words",
     a_refusal_for_good_leads_to_the_plan_with_words},
    {"without known seats no plan is offered", without_known_seats_no_plan_is_offered},
    {"a wheelchair space is asked for by number", a_wheelchair_space_is_asked_for_by_number},
    {"a failed question can be asked again", a_failed_question_can_be_asked_again},
    CU_TEST_INFO_NULL,
};
