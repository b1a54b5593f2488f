#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/plan_kit.h"
#include "model/overlay_resolve.h"

static struct plan *plan;
static struct plan_overlay *overlay;
static struct overlay_complaints complaints;
static struct overlay_line lines[16];
static struct overlay_text text;

static void begin(void)
{
    plan = plan_kit_house();
    memset(&complaints, 0, sizeof(complaints));
    overlay_text_init(&text);
    text.file = "house.ini";
    text.lines = lines;
}

static void say(enum overlay_key key, const char *words)
{
    lines[text.n_lines] = (struct overlay_line){key, words, (int)text.n_lines + 1};
    text.n_lines++;
}

static void resolve(void)
{
    overlay = overlay_resolve(plan, &text, &complaints);
}

static void end(void)
{
    plan_overlay_free(overlay);
    plan_free(plan);
}

static bool is_restricted(uint32_t id)
{
    return plan_overlay_is_restricted(overlay, plan_kit_seat(plan, id));
}

static const char *note(uint32_t id)
{
    return plan_overlay_note(overlay, plan_kit_seat(plan, id));
}

static size_t n_restricted(void)
{
    size_t n = 0;
    for (uint32_t i = 0; i < plan->n_seats; i++)
        n += plan_overlay_is_restricted(overlay, i);
    return n;
}

static void without_a_file_nothing_is_added(void)
{
    begin();
    overlay = overlay_resolve(plan, NULL, &complaints);
    CU_ASSERT_EQUAL(n_restricted(), 0);
    CU_ASSERT_STRING_EQUAL(plan_overlay_caption(overlay, plan, 1), "Circle");
    CU_ASSERT_EQUAL(overlay->order[0], UINT16_MAX);
    CU_ASSERT_EQUAL(complaints.n, 0);
    end();
}

static void seats_are_named_as_people_do(void)
{
    begin();
    say(OVERLAY_RESTRICTED, "Stalls A2-A4, b6: pillar");
    say(OVERLAY_RESTRICTED, "circle row 2 1-2: safety rail");
    say(OVERLAY_RESTRICTED, "id 302");
    resolve();
    CU_ASSERT_EQUAL(complaints.n, 0);
    CU_ASSERT_EQUAL(n_restricted(), 3 + 1 + 2 + 1);
    CU_ASSERT_TRUE(is_restricted(102));
    CU_ASSERT_TRUE(is_restricted(104));
    CU_ASSERT_TRUE(is_restricted(116));
    CU_ASSERT_STRING_EQUAL(note(116), "pillar");
    CU_ASSERT_TRUE(is_restricted(222));
    CU_ASSERT_STRING_EQUAL(note(221), "safety rail");
    CU_ASSERT_STRING_EQUAL(note(302), "");
    end();
}

static void rows_and_areas_are_named_whole(void)
{
    begin();
    say(OVERLAY_NOTES, "Stalls row B, Box left: near the bar");
    say(OVERLAY_RESTRICTED, "9CIRCLE A1-3, Stalls A1");
    resolve();
    CU_ASSERT_EQUAL(complaints.n, 0);
    CU_ASSERT_STRING_EQUAL(note(113), "near the bar");
    CU_ASSERT_STRING_EQUAL(note(301), "near the bar");
    CU_ASSERT_STRING_EQUAL(note(103), "");
    CU_ASSERT_EQUAL(n_restricted(), 4); /* the second area is in force behind its name */
    CU_ASSERT_TRUE(is_restricted(101));
    CU_ASSERT_EQUAL(overlay->n_notes, 1);
    end();
}

static void areas_get_captions_and_order_and_are_known_by_either_name(void)
{
    begin();
    say(OVERLAY_RESTRICTED, "Dress Circle A1");
    say(OVERLAY_AREAS, "Circle = Dress Circle");
    say(OVERLAY_AREAS, "9BOX");
    resolve();
    CU_ASSERT_EQUAL(complaints.n, 0);
    CU_ASSERT_STRING_EQUAL(plan_overlay_caption(overlay, plan, 1), "Dress Circle");
    CU_ASSERT_STRING_EQUAL(plan_overlay_caption(overlay, plan, 2), "Box left");
    CU_ASSERT_EQUAL(overlay->order[1], 0);
    CU_ASSERT_EQUAL(overlay->order[2], 1);
    CU_ASSERT_EQUAL(overlay->order[0], UINT16_MAX);
    CU_ASSERT_TRUE(is_restricted(201));
    end();
}

static void companions_are_pairs(void)
{
    begin();
    say(OVERLAY_COMPANIONS, "Stalls A1 = A2");
    say(OVERLAY_COMPANIONS, "Circle A1 = Circle row 2 1");
    resolve();
    const uint32_t space = plan_kit_seat(plan, 101), seat = plan_kit_seat(plan, 102);
    CU_ASSERT_EQUAL(complaints.n, 0);
    CU_ASSERT_EQUAL(overlay->partner[space], seat);
    CU_ASSERT_EQUAL(overlay->partner[seat], space);
    CU_ASSERT_EQUAL(overlay->flags[seat], SEAT_FLAG_COMPANION);
    CU_ASSERT_EQUAL(overlay->flags[space], 0);
    CU_ASSERT_EQUAL(overlay->partner[plan_kit_seat(plan, 201)], plan_kit_seat(plan, 221));
    end();
}

static void what_does_not_fit_is_said_with_its_line_and_left_out(void)
{
    static const struct {
        enum overlay_key key;
        const char *words, *says;
    } cases[] = {
        {OVERLAY_RESTRICTED, "Stalls A9: pillar", "there is no seat \"A9\" in Stalls"},
        {OVERLAY_RESTRICTED, "Cirlce A1", "areas are Stalls, Circle, Box left"},
        {OVERLAY_RESTRICTED, "A1", "more than one seat is called \"A1\""},
        {OVERLAY_RESTRICTED, "Box left chair", "more than one seat is called \"chair\""},
        {OVERLAY_RESTRICTED, "Stalls A2-A9", "there is no seat \"A2-A9\""},
        {OVERLAY_RESTRICTED, "Stalls A2-B3", "there is no seat \"A2-B3\""},
        {OVERLAY_NOTES, "Stalls row Q: far", "there is no \"row Q\""},
        {OVERLAY_NOTES, "id 4711: gone", "no seat has the \"id 4711\""},
        {OVERLAY_AREAS, "Gods = Heaven", "there is no area \"Gods"},
        {OVERLAY_COMPANIONS, "Stalls A1", "a wheelchair space, = and one seat are needed"},
        {OVERLAY_COMPANIONS, "Stalls A1 = A1", "a wheelchair space, = and one seat are needed"},
        {OVERLAY_COMPANIONS, "Stalls A1-A2 = A3", "are needed"},
        {OVERLAY_COMPANIONS, "Stalls A1 = Circle row 2 3", "far apart"},
        {OVERLAY_LOCKS, "Aisle lock", "the name of a lock, a colon and words are needed"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        begin();
        say(OVERLAY_RESTRICTED, "Stalls B1");
        say(cases[i].key, cases[i].words);
        resolve();
        CU_ASSERT_TRUE(complaints.n >= 1);
        const struct overlay_complaint *last = &complaints.at[complaints.n - 1];
        CU_ASSERT_PTR_NOT_NULL(strstr(last->words, cases[i].says));
        CU_ASSERT_EQUAL(last->line, 2);
        CU_ASSERT_STRING_EQUAL(last->file, "house.ini");
        CU_ASSERT_EQUAL(n_restricted(), 1); /* the good line holds */
        end();
    }
}

static void words_that_were_said_stay(void)
{
    begin();
    say(OVERLAY_RESTRICTED, "Stalls A1: pillar");
    say(OVERLAY_NOTES, "Stalls row A: level access");
    say(OVERLAY_COMPANIONS, "Stalls B1 = B2");
    say(OVERLAY_COMPANIONS, "Stalls B3 = B2");
    say(OVERLAY_AREAS, "Stalls");
    say(OVERLAY_AREAS, "Stalls = Parterre");
    resolve();
    CU_ASSERT_STRING_EQUAL(note(101), "pillar");
    CU_ASSERT_STRING_EQUAL(note(102), "level access");
    CU_ASSERT_EQUAL(overlay->partner[plan_kit_seat(plan, 112)], plan_kit_seat(plan, 111));
    CU_ASSERT_STRING_EQUAL(plan_overlay_caption(overlay, plan, 0), "Stalls");
    CU_ASSERT_EQUAL(complaints.n, 3);
    end();
}

static void there_are_bounds(void)
{
    static char words[OVERLAY_NOTES_MAX + 2][32];
    static struct overlay_line many[OVERLAY_NOTES_MAX + 2];
    begin();
    text.lines = many;
    for (size_t i = 0; i < OVERLAY_NOTES_MAX + 2; i++) {
        snprintf(words[i], sizeof(words[i]), "id 101: note %zu", i);
        many[i] = (struct overlay_line){OVERLAY_NOTES, words[i], (int)i};
    }
    text.n_lines = OVERLAY_NOTES_MAX + 2;
    resolve();
    CU_ASSERT_EQUAL(overlay->n_notes, OVERLAY_NOTES_MAX);
    CU_ASSERT_STRING_EQUAL(note(101), "note 0");
    CU_ASSERT_EQUAL(complaints.n, OVERLAY_COMPLAINTS_MAX);
    CU_ASSERT_TRUE(complaints.n_more > 0);
    end();
}

static void a_companion_beside_no_space_is_told_when_seats_are_known(void)
{
    begin();
    say(OVERLAY_COMPANIONS, "Stalls A1 = A2");
    say(OVERLAY_COMPANIONS, "Stalls B1 = B2");
    say(OVERLAY_COMPANIONS, "Circle A1 = A2");
    resolve();
    struct seat_status *status = seat_status_new(plan);
    memset(status->state, SEAT_AVAILABLE, plan->n_seats);
    status->state[plan_kit_seat(plan, 101)] = SEAT_WHEELCHAIR;
    status->state[plan_kit_seat(plan, 201)] = SEAT_UNAVAILABLE; /* sold: it tells nothing */
    overlay_resolve_check_spaces(plan, overlay, status, &text, &complaints);
    CU_ASSERT_EQUAL(complaints.n, 0);
    status->seats_known = true;
    overlay_resolve_check_spaces(plan, overlay, status, &text, &complaints);
    CU_ASSERT_EQUAL(complaints.n, 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(complaints.at[0].words, "Stalls B1"));
    seat_status_free(status);
    end();
}

CU_TestInfo test_overlay_resolve[] = {
    {"without a file nothing is added", without_a_file_nothing_is_added},
    {"seats are named as people do", seats_are_named_as_people_do},
    {"rows and areas are named whole", rows_and_areas_are_named_whole},
    {"areas get captions and order and are known by either name",
     areas_get_captions_and_order_and_are_known_by_either_name},
    {"companions are pairs", companions_are_pairs},
    {"what does not fit is said with its line and left out",
     what_does_not_fit_is_said_with_its_line_and_left_out},
    {"words that were said stay", words_that_were_said_stay},
    {"there are bounds", there_are_bounds},
    {"a companion beside no space is told when seats are known",
     a_companion_beside_no_space_is_told_when_seats_are_known},
    CU_TEST_INFO_NULL,
};
