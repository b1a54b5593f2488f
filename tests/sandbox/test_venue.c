/* The Lantern as a whole: its ids, its calendar, its prices, and that a seed repeats it. */
#include <CUnit/CUnit.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sandbox/venue.h"
#include "sandbox/venue_time.h"

enum { DAY_S = 86400, SATURDAY_1835 = 1795286100 };

static struct sb_venue *lantern_at(int64_t now_utc_s)
{
    return venue_lantern(
        &(struct sb_venue_spec){.now_utc_s = now_utc_s, .seed = 7, .files_dir = "posters"});
}

static struct sb_venue *lantern(void)
{
    return lantern_at(SATURDAY_1835);
}

static bool is_well_formed(const char *id)
{
    size_t digits = 0;
    while (isdigit((unsigned char)id[digits]))
        digits++;
    return digits > 0 && id[digits] == 'A' && strlen(id) == 33 &&
           strspn(id + digits + 1, "BCDGHJKLMNPQRSTV") == 33 - digits - 1;
}

static void an_id_is_a_function_of_its_number(void)
{
    char a[SB_ID_SIZE], b[SB_ID_SIZE], c[SB_ID_SIZE];
    venue_id(a, 1201);
    venue_id(b, 1201);
    venue_id(c, 1202);
    CU_ASSERT_STRING_EQUAL(a, b);
    CU_ASSERT_NOT_EQUAL(strcmp(a + 5, c + 5), 0);
    CU_ASSERT_TRUE(is_well_formed(a));
    venue_id(a, UINT64_MAX);
    CU_ASSERT_TRUE(is_well_formed(a));
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void collect(const char ***at, size_t *n, const char *id)
{
    CU_ASSERT_TRUE(is_well_formed(id));
    *at = mem_regrow(*at, *n + 1, sizeof(**at));
    (*at)[(*n)++] = id;
}

static void ids_are_well_formed_and_unique(void)
{
    struct sb_venue *venue = lantern();
    const char **ids = NULL;
    size_t n = 0;
    for (size_t i = 0; i < venue->n_rooms; i++)
        collect(&ids, &n, venue->rooms[i].id);
    for (size_t i = 0; i < venue->n_types; i++)
        collect(&ids, &n, venue->types[i].id);
    for (size_t i = 0; i < venue->n_bands; i++)
        collect(&ids, &n, venue->bands[i].id);
    for (size_t i = 0; i < venue->n_events; i++)
        collect(&ids, &n, venue->events[i].id);
    for (size_t i = 0; i < venue->n_instances; i++)
        collect(&ids, &n, venue->instances[i].id);
    for (size_t i = 0; i < venue->n_price_lists; i++) {
        collect(&ids, &n, venue->price_lists[i].id);
        for (size_t k = 0; k < venue->price_lists[i].n_prices; k++)
            collect(&ids, &n, venue->price_lists[i].prices[k].id);
    }
    for (size_t i = 0; i < venue->n_plans; i++) {
        collect(&ids, &n, venue->plans[i].id);
        for (size_t k = 0; venue->plans[i].group && k < venue->plans[i].n_areas; k++)
            collect(&ids, &n, venue->plans[i].areas[k].id);
    }
    CU_ASSERT_PTR_NOT_NULL(ids);
    if (ids)
        qsort(ids, n, sizeof(*ids), by_text);
    size_t repeated = 0;
    for (size_t i = 1; i < n; i++)
        repeated += strcmp(ids[i - 1], ids[i]) == 0;
    CU_ASSERT_EQUAL(repeated, 0);
    mem_free(ids);
    venue_free(venue);
}

static void about_four_hundred_instances_of_thirty_events_from_today_on(void)
{
    struct sb_venue *venue = lantern();
    const struct sb_wall today = venue_time_wall(SATURDAY_1835);
    const struct sb_wall midnight = {today.year, today.month, today.day, 0, 0};
    CU_ASSERT_TRUE(venue->n_events >= 30 && venue->n_events <= 36);
    CU_ASSERT_TRUE(venue->n_instances >= 380 && venue->n_instances <= 440);
    for (size_t i = 0; i < venue->n_instances; i++) {
        const struct sb_instance *instance = &venue->instances[i];
        CU_ASSERT_TRUE(instance->start_utc_s >= venue_time_utc(midnight));
        CU_ASSERT_TRUE(instance->start_utc_s < SATURDAY_1835 + 57 * DAY_S);
        CU_ASSERT_EQUAL(instance->start_utc_s, venue_time_utc(instance->start));
        CU_ASSERT_TRUE(i == 0 || instance[-1].start_utc_s <= instance->start_utc_s);
    }
    venue_free(venue);
}

static void whatever_the_hour_something_can_be_bought_that_starts_soon(void)
{
    for (int hour = 0; hour < 24; hour++) {
        const int64_t now_s = SATURDAY_1835 + hour * 3600 + 7 * 60;
        struct sb_venue *venue = lantern_at(now_s);
        size_t soon = 0;
        for (size_t i = 0; i < venue->n_instances; i++) {
            const struct sb_instance *instance = &venue->instances[i];
            soon += instance->start_utc_s > now_s && instance->start_utc_s < now_s + 5400 &&
                    instance->on_sale && !instance->cancelled && instance->fill != SB_FILL_SOLD_OUT;
        }
        CU_ASSERT_TRUE(soon >= 3);
        venue_free(venue);
    }
}

static void every_kind_of_instance_is_there_whatever_the_seed(void)
{
    for (uint32_t seed = 0; seed < 20; seed++) {
        struct sb_venue *venue =
            venue_lantern(&(struct sb_venue_spec){.now_utc_s = SATURDAY_1835, .seed = seed});
        size_t cancelled = 0, later = 0, priority = 0, chosen_only = 0, best = 0, bare = 0;
        size_t fill[4] = {0};
        for (size_t i = 0; i < venue->n_instances; i++) {
            const struct sb_instance *instance = &venue->instances[i];
            fill[instance->fill]++;
            cancelled += instance->cancelled;
            priority += instance->priority && !instance->on_sale;
            later += !instance->on_sale && instance->sell_from_utc_s > SATURDAY_1835;
            best += instance->best_available;
            chosen_only += instance->plan == 0 && !instance->best_available;
            bare += instance->utc_without_z;
        }
        CU_ASSERT_TRUE(cancelled > 0 && later > 0 && priority > 0 && best > 0 && chosen_only > 0);
        CU_ASSERT_TRUE(fill[0] > 0 && fill[1] > 0 && fill[2] > 0 && fill[3] > 0);
        CU_ASSERT_TRUE(bare > 0 && bare < venue->n_instances);
        venue_free(venue);
    }
}

static void a_room_never_plays_two_shows_at_once(void)
{
    struct sb_venue *venue = lantern();
    size_t clashes = 0;
    for (size_t i = 0; i < venue->n_instances; i++) {
        const struct sb_instance *a = &venue->instances[i];
        const int64_t end_s = a->start_utc_s + venue->events[a->event].duration_min * INT64_C(60);
        for (size_t k = i + 1; k < venue->n_instances; k++)
            clashes +=
                venue->instances[k].plan == a->plan && venue->instances[k].start_utc_s < end_s;
    }
    CU_ASSERT_EQUAL(clashes, 0);
    venue_free(venue);
}

/* The bands that can be sold in an instance's plan all have a price for the ordinary ticket. */
static bool has_default_price(const struct sb_price_list *list, size_t band)
{
    for (size_t i = 0; i < list->n_prices; i++) {
        if (list->prices[i].band == band && list->prices[i].band_default)
            return true;
    }
    return false;
}

static void every_place_has_a_price(void)
{
    struct sb_venue *venue = lantern();
    for (size_t i = 0; i < venue->n_instances; i++) {
        const struct sb_plan *plan = &venue->plans[venue->instances[i].plan];
        const struct sb_price_list *list = &venue->price_lists[venue->instances[i].price_list];
        size_t unpriced = 0;
        for (size_t a = 0; a < plan->n_areas; a++) {
            const struct sb_area *area = &plan->areas[a];
            unpriced += area->n_seats == 0 && !has_default_price(list, area->band);
            for (size_t s = 0; s < area->n_seats; s += 7)
                unpriced += !has_default_price(list, area->seats[s].band);
        }
        CU_ASSERT_EQUAL(unpriced, 0);
    }
    venue_free(venue);
}

static void prices_include_free_itemised_and_folded_ones(void)
{
    struct sb_venue *venue = lantern();
    size_t free_lists = 0, itemised = 0, folded = 0;
    for (size_t i = 0; i < venue->n_price_lists; i++) {
        const struct sb_price_list *list = &venue->price_lists[i];
        free_lists += list->prices[0].amount == 0;
        itemised += list->prices[0].commission > 0 && list->itemised;
        folded += list->prices[0].commission > 0 && !list->itemised;
        for (size_t k = 0; k < list->n_prices; k++) {
            CU_ASSERT_TRUE(list->prices[k].amount >= 0 && list->prices[k].commission >= 0);
            CU_ASSERT_TRUE(list->prices[k].amount > 0 || list->prices[k].commission == 0);
        }
    }
    CU_ASSERT_TRUE(free_lists > 0 && itemised > 0 && folded > 0);
    const struct sb_price *fox = &venue->price_lists[0].prices[0];
    CU_ASSERT_EQUAL(fox->amount + fox->commission, 4200);
    CU_ASSERT_STRING_EQUAL(venue->events[venue->offers[0].event].name, "A Fox in Winter");
    venue_free(venue);
}

static void a_seed_repeats_the_house_and_another_one_does_not(void)
{
    struct sb_venue *a = lantern(), *b = lantern();
    struct sb_venue *c =
        venue_lantern(&(struct sb_venue_spec){.now_utc_s = SATURDAY_1835, .seed = 8});
    size_t same = 0;
    CU_ASSERT_EQUAL_FATAL(a->n_instances, b->n_instances);
    for (size_t i = 0; i < a->n_instances; i++) {
        CU_ASSERT_EQUAL(a->instances[i].event, b->instances[i].event);
        CU_ASSERT_EQUAL(a->instances[i].fill, b->instances[i].fill);
        CU_ASSERT_EQUAL(a->instances[i].start_utc_s, b->instances[i].start_utc_s);
        same += i < c->n_instances && a->instances[i].event == c->instances[i].event;
    }
    CU_ASSERT_TRUE(same < a->n_instances);
    venue_free(a);
    venue_free(b);
    venue_free(c);
}

static void another_evening_plays_at_any_hour(void)
{
    struct sb_venue *then = lantern();
    for (int64_t hour = 1; hour < 48; hour += 5) {
        const int64_t now_s = SATURDAY_1835 + (hour + 200) * 3600 + 420;
        const int64_t by_s = (now_s - SATURDAY_1835 + 899) / 900 * 900;
        struct sb_venue *now = venue_lantern(&(struct sb_venue_spec){
            .now_utc_s = now_s, .evening_utc_s = SATURDAY_1835, .seed = 7, .files_dir = "posters"});
        CU_ASSERT_EQUAL_FATAL(now->n_instances, then->n_instances);
        for (size_t i = 0; i < now->n_instances; i++) {
            const struct sb_instance *a = &then->instances[i], *b = &now->instances[i];
            CU_ASSERT_STRING_EQUAL(a->id, b->id);
            CU_ASSERT_EQUAL(a->event, b->event);
            CU_ASSERT_EQUAL(a->fill, b->fill);
            CU_ASSERT_EQUAL(b->start_utc_s - a->start_utc_s, by_s);
            CU_ASSERT_EQUAL(b->sell_until_utc_s - a->sell_until_utc_s, by_s);
            CU_ASSERT_EQUAL(b->start_utc_s, venue_time_utc(b->start));
        }
        venue_free(now);
    }
    venue_free(then);
}

static bool is_drawn(struct arena *arena, const char *image)
{
    const int stem = (int)(strrchr(image, '.') - image);
    FILE *file = fopen(arena_printf(arena, "assets/venue/%.*s.svg", stem, image), "r");
    if (file)
        fclose(file);
    return file != NULL;
}

static void every_event_has_a_picture_of_its_own_but_for_two(void)
{
    struct sb_venue *venue = lantern();
    size_t without = 0, missing = 0, shared = 0;
    for (size_t i = 0; i < venue->n_events; i++) {
        const char *image = venue->events[i].image;
        without += image[0] == '\0';
        missing += image[0] != '\0' && !is_drawn(venue->arena, image);
        CU_ASSERT_EQUAL(image[0] == '\0', venue->events[i].alt[0] == '\0');
        for (size_t k = 0; image[0] && k < i; k++)
            shared += strcmp(venue->events[k].image, image) == 0;
    }
    CU_ASSERT_EQUAL(without, 1);
    CU_ASSERT_EQUAL(missing, 1);
    CU_ASSERT_EQUAL(shared, 0);
    venue_free(venue);
}

CU_TestInfo test_venue[] = {
    {"an id is a function of its number", an_id_is_a_function_of_its_number},
    {"ids are well-formed and unique", ids_are_well_formed_and_unique},
    {"about four hundred instances of thirty events from today on",
     about_four_hundred_instances_of_thirty_events_from_today_on},
    {"whatever the hour something can be bought that starts soon",
     whatever_the_hour_something_can_be_bought_that_starts_soon},
    {"every kind of instance is there whatever the seed",
     every_kind_of_instance_is_there_whatever_the_seed},
    {"a room never plays two shows at once", a_room_never_plays_two_shows_at_once},
    {"every place has a price", every_place_has_a_price},
    {"prices include free, itemised and folded ones", prices_include_free_itemised_and_folded_ones},
    {"every event has a picture of its own but for two",
     every_event_has_a_picture_of_its_own_but_for_two},
    {"a seed repeats the house and another one does not",
     a_seed_repeats_the_house_and_another_one_does_not},
    {"another evening plays at any hour", another_evening_plays_at_any_hour},
    CU_TEST_INFO_NULL,
};
