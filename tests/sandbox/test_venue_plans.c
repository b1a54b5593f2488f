/* Geometry of the plans: counts, distances, links. */
#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sandbox/venue.h"

enum { MIN_DISTANCE = 12, NOON = 1795262400 };
enum { MAIN, STUDIO, CELLAR, GARDEN, ARENA, PARK };

static struct sb_venue *lantern(size_t n_seats)
{
    return venue_lantern(&(struct sb_venue_spec){.now_utc_s = NOON, .seed = 1, .n_seats = n_seats});
}

static size_t places(const struct sb_plan *plan)
{
    size_t n = 0;
    for (size_t i = 0; i < plan->n_areas; i++)
        n += (size_t)plan->areas[i].capacity;
    return n;
}

static void the_rooms_have_the_places_they_should(void)
{
    struct sb_venue *venue = lantern(0);
    CU_ASSERT_EQUAL_FATAL(venue->n_plans, PARK);
    CU_ASSERT_EQUAL(places(&venue->plans[MAIN]), 1240);
    CU_ASSERT_EQUAL(places(&venue->plans[STUDIO]), 110);
    CU_ASSERT_EQUAL(places(&venue->plans[CELLAR]), 80);
    CU_ASSERT_EQUAL(places(&venue->plans[ARENA]), 5000);
    CU_ASSERT_EQUAL(venue->plans[GARDEN].n_areas, 3);
    CU_ASSERT_EQUAL(venue->plans[GARDEN].areas[0].n_seats, 0);
    const size_t want[] = {560, 340, 300, 20, 20};
    for (size_t i = 0; i < 5; i++)
        CU_ASSERT_EQUAL(venue->plans[MAIN].areas[i].n_seats, want[i]);
    venue_free(venue);
}

static void a_plan_of_one_area_is_its_area(void)
{
    struct sb_venue *venue = lantern(0);
    for (size_t i = 0; i < venue->n_plans; i++) {
        const struct sb_plan *plan = &venue->plans[i];
        CU_ASSERT_EQUAL(plan->group, plan->n_areas > 1);
        CU_ASSERT_EQUAL(strcmp(plan->id, plan->areas[0].id) == 0, !plan->group);
    }
    venue_free(venue);
}

static void any_number_of_seats_is_honoured_exactly(void)
{
    static const size_t wanted[] = {1, 7, 90, 1199, 1200, 1777, 2000, 10000, 33333};
    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
        struct sb_venue *venue = lantern(wanted[i]);
        CU_ASSERT_EQUAL_FATAL(venue->n_plans, PARK + 1);
        CU_ASSERT_EQUAL(places(&venue->plans[PARK]), wanted[i]);
        venue_free(venue);
    }
}

static void sixty_thousand_seats_are_an_event_of_their_own(void)
{
    struct sb_venue *venue = lantern(60000);
    CU_ASSERT_EQUAL(places(&venue->plans[PARK]), 60000);
    CU_ASSERT_STRING_EQUAL(venue->events[venue->n_events - 1].name, "The Long Day");
    venue_free(venue);
}

static int by_y(const void *a, const void *b)
{
    const struct sb_seat *x = a, *y = b;
    return (x->y > y->y) - (x->y < y->y);
}

static size_t too_close(const struct sb_seat *seats, size_t n)
{
    struct sb_seat *sorted = mem_zalloc_array(n, sizeof(*sorted));
    memcpy(sorted, seats, n * sizeof(*sorted));
    qsort(sorted, n, sizeof(*sorted), by_y);
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = i + 1; k < n && sorted[k].y - sorted[i].y < MIN_DISTANCE; k++) {
            const int dx = sorted[k].x - sorted[i].x, dy = sorted[k].y - sorted[i].y;
            found += dx * dx + dy * dy < MIN_DISTANCE * MIN_DISTANCE;
        }
    }
    mem_free(sorted);
    return found;
}

/* Seats of all areas in the coordinates of the house: areas must not lie over each other. */
static size_t too_close_in_plan(const struct sb_plan *plan)
{
    struct sb_seat *all = mem_zalloc_array(places(plan), sizeof(*all));
    size_t n = 0;
    for (size_t i = 0; i < plan->n_areas; i++) {
        const struct sb_area *area = &plan->areas[i];
        for (size_t k = 0; k < area->n_seats; k++) {
            all[n] = area->seats[k];
            all[n].x += area->x;
            all[n++].y += area->y;
        }
    }
    const size_t found = too_close(all, n);
    mem_free(all);
    return found;
}

static void no_two_seats_stand_closer_than_12_units(void)
{
    static const size_t sizes[] = {0, 700, 2000, 60000};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct sb_venue *venue = lantern(sizes[i]);
        for (size_t k = 0; k < venue->n_plans; k++)
            CU_ASSERT_EQUAL(too_close_in_plan(&venue->plans[k]), 0);
        venue_free(venue);
    }
}

/* A link leads to the seat beside it in the array, and back, within one row. */
static size_t bad_links(const struct sb_area *area)
{
    size_t bad = 0;
    if (!area->seats)
        return area->n_seats;
    for (size_t i = 0; i < area->n_seats; i++) {
        const struct sb_seat *seat = &area->seats[i];
        const struct sb_seat *next = i + 1 < area->n_seats ? seat + 1 : NULL;
        const bool same_row = next && strcmp(next->row, seat->row) == 0;
        if (same_row)
            bad += seat->next != next->id || next->prev != seat->id ||
                   seat->next_aisle != next->prev_aisle || next->number <= seat->number;
        else
            bad += seat->next != 0 || (next && next->prev != 0);
        if (same_row && !seat->next_aisle)
            bad += abs(next->x - seat->x) > 30 || abs(next->y - seat->y) > 30;
        bad += seat->x < 0 || seat->y < 0 || area->x < 0 || area->y < 0;
    }
    return bad;
}

static void links_are_symmetric_and_stay_in_their_row(void)
{
    struct sb_venue *venue = lantern(2000);
    for (size_t i = 0; i < venue->n_plans; i++) {
        for (size_t k = 0; k < venue->plans[i].n_areas; k++)
            CU_ASSERT_EQUAL(bad_links(&venue->plans[i].areas[k]), 0);
    }
    venue_free(venue);
}

static void seat_ids_are_unique_over_the_venue(void)
{
    struct sb_venue *venue = lantern(2000);
    uint32_t last = 0;
    for (size_t i = 0; i < venue->n_plans; i++) {
        for (size_t k = 0; k < venue->plans[i].n_areas; k++) {
            for (size_t s = 0; s < venue->plans[i].areas[k].n_seats; s++) {
                CU_ASSERT_TRUE(venue->plans[i].areas[k].seats[s].id > last);
                last = venue->plans[i].areas[k].seats[s].id;
            }
        }
    }
    venue_free(venue);
}

static const struct sb_seat *find(const struct sb_area *area, const char *name)
{
    for (size_t i = 0; i < area->n_seats; i++) {
        if (strcmp(area->seats[i].name, name) == 0)
            return &area->seats[i];
    }
    return NULL;
}

static void the_theatre_has_the_oddities_of_a_theatre(void)
{
    struct sb_venue *venue = lantern(0);
    const struct sb_area *stalls = &venue->plans[MAIN].areas[0];
    const struct sb_area *circle = &venue->plans[MAIN].areas[1];
    CU_ASSERT_PTR_NULL(find(stalls, "I1"));
    CU_ASSERT_PTR_NULL(find(stalls, "O1"));
    CU_ASSERT_PTR_NULL(find(circle, "A13"));
    CU_ASSERT_PTR_NULL(find(stalls, "T18"));
    const struct sb_seat *f12 = find(stalls, "F12"), *a1 = find(stalls, "A1");
    CU_ASSERT_FATAL(f12 && a1 && find(stalls, "T16") && find(stalls, "L10"));
    CU_ASSERT_EQUAL(f12->band, 0);
    CU_ASSERT_EQUAL(a1->lock, SB_LOCK_INFO);
    CU_ASSERT_EQUAL(find(stalls, "L10")->lock, SB_LOCK_WHEELCHAIR);
    CU_ASSERT_TRUE(find(stalls, "L10")->prev_aisle);
    CU_ASSERT_TRUE(find(stalls, "T16")->next_aisle);
    size_t locks[SB_LOCK_HOUSE + 1] = {0};
    for (size_t i = 0; i < stalls->n_seats; i++)
        locks[stalls->seats[i].lock]++;
    for (size_t i = 0; i <= SB_LOCK_HOUSE; i++)
        CU_ASSERT_TRUE(locks[i] > 0);
    venue_free(venue);
}

CU_TestInfo test_venue_plans[] = {
    {"the rooms have the places they should", the_rooms_have_the_places_they_should},
    {"a plan of one area is its area", a_plan_of_one_area_is_its_area},
    {"any number of seats is honoured exactly", any_number_of_seats_is_honoured_exactly},
    {"sixty thousand seats are an event of their own",
     sixty_thousand_seats_are_an_event_of_their_own},
    {"no two seats stand closer than 12 units", no_two_seats_stand_closer_than_12_units},
    {"links are symmetric and stay in their row", links_are_symmetric_and_stay_in_their_row},
    {"seat ids are unique over the venue", seat_ids_are_unique_over_the_venue},
    {"the theatre has the oddities of a theatre", the_theatre_has_the_oddities_of_a_theatre},
    CU_TEST_INFO_NULL,
};
