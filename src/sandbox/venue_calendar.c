/* The Lantern's weeks: which show plays when, how full it is, and whether it may be sold. */
#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "sandbox/venue_random.h"
#include "sandbox/venue_shows.h"
#include "sandbox/venue_time.h"

enum { N_DAYS = 56, INSTANCES_MAX = 512, CHANGEOVER_S = 20 * 60 };

#define MINUTE_S  INT64_C(60)
#define QUARTER_S INT64_C(900)
#define DAY_S     INT64_C(86400)

enum { MON = 1, TUE = 2, WED = 4, THU = 8, FRI = 16, SAT = 32, SUN = 64, DAILY = 127 };

static const struct week_slot {
    enum venue_room room;
    enum venue_slot slot;
    unsigned days; /* bits, MON .. SUN */
    int hour, minute;
} week[] = {
    {VENUE_ROOM_MAIN, VENUE_SLOT_EVENING, TUE | WED | THU | FRI | SAT, 19, 30},
    {VENUE_ROOM_MAIN, VENUE_SLOT_EVENING, SUN, 18, 0},
    {VENUE_ROOM_MAIN, VENUE_SLOT_MATINEE, WED | SAT, 14, 30},
    {VENUE_ROOM_MAIN, VENUE_SLOT_MATINEE, SUN, 14, 0},
    {VENUE_ROOM_STUDIO, VENUE_SLOT_FAMILY, SAT | SUN, 11, 0},
    {VENUE_ROOM_STUDIO, VENUE_SLOT_MATINEE, WED | THU | FRI | SAT | SUN, 14, 15},
    {VENUE_ROOM_STUDIO, VENUE_SLOT_EVENING, TUE | WED | THU | FRI | SAT | SUN, 19, 45},
    {VENUE_ROOM_CELLAR, VENUE_SLOT_LUNCH, DAILY, 12, 30},
    {VENUE_ROOM_CELLAR, VENUE_SLOT_EARLY, DAILY, 18, 0},
    {VENUE_ROOM_CELLAR, VENUE_SLOT_EVENING, DAILY, 20, 0},
    {VENUE_ROOM_CELLAR, VENUE_SLOT_LATE, THU | FRI | SAT, 22, 15},
    {VENUE_ROOM_GARDEN, VENUE_SLOT_FAMILY, SAT | SUN, 12, 0},
    {VENUE_ROOM_GARDEN, VENUE_SLOT_EVENING, FRI | SAT, 18, 30},
    {VENUE_ROOM_ARENA, VENUE_SLOT_EVENING, SAT, 19, 0},
    {VENUE_ROOM_PARK, VENUE_SLOT_EVENING, SAT, 17, 0},
};

/* Whoever walks in at any hour finds something that is about to begin. */
static const struct soon {
    const char *title;
    int after_min; /* from now, rounded up to a quarter of an hour */
    enum sb_fill fill;
} soon[] = {
    {"A Fox in Winter", 20, SB_FILL_SOME},
    {"Laughing Gear", 35, SB_FILL_SOME},
    {"The Glass Orchard", 50, SB_FILL_NEARLY},
    {"Embers: Two Nights by the Fire", 80, SB_FILL_SOME},
    {"Small Hours", 170, SB_FILL_SOLD_OUT},
    {"Café Ångström", 200, SB_FILL_EMPTY},
    {"The Last Understudy", 225, SB_FILL_NEARLY},
    {"Glass Giants", 110, SB_FILL_SOME},
    {"The Long Day", 65, SB_FILL_SOME},
};

struct calendar {
    struct venue_build *build;
    struct venue_random random;
    int64_t now_utc_s;
    struct sb_instance instances[INSTANCES_MAX];
    size_t n;
};

static bool is_free(const struct calendar *calendar, size_t plan, int64_t from_s, int duration_min)
{
    for (size_t i = 0; i < calendar->n; i++) {
        const struct sb_instance *other = &calendar->instances[i];
        const int64_t until_s = other->start_utc_s +
                                venue_shows_at(other->event)->duration_min * MINUTE_S +
                                CHANGEOVER_S;
        if (other->plan == plan && from_s < until_s &&
            other->start_utc_s < from_s + duration_min * MINUTE_S + CHANGEOVER_S)
            return false;
    }
    return true;
}

/* A run that is announced but not yet on sale opens in ten days; the others opened long ago. Doors
 * stay open for latecomers during the first quarter of an hour. */
static void set_sale(const struct calendar *calendar, struct sb_instance *instance,
                     enum venue_sale sale)
{
    const int days = sale == VENUE_SALE_LATER ? 10 : -60;
    instance->on_sale = sale == VENUE_SALE_OPEN;
    instance->priority = sale == VENUE_SALE_PRIORITY;
    instance->sell_from_utc_s = calendar->now_utc_s / 3600 * 3600 + days * DAY_S;
    instance->sell_until_utc_s = instance->start_utc_s + 15 * MINUTE_S;
}

static void set_fill(struct calendar *calendar, struct sb_instance *instance)
{
    const uint64_t draw = venue_random_below(&calendar->random, 100);
    instance->fill = draw < 6    ? SB_FILL_SOLD_OUT
                     : draw < 16 ? SB_FILL_NEARLY
                     : draw < 22 ? SB_FILL_EMPTY
                                 : SB_FILL_SOME;
}

static struct sb_instance *add(struct calendar *calendar, size_t event, struct sb_wall start,
                               const struct week_slot *slot)
{
    const struct venue_show *show = venue_shows_at(event);
    const bool reserved = calendar->build->venue->plans[show->room].areas[0].n_seats > 0;
    const int64_t start_s = venue_time_utc(start);
    if (!is_free(calendar, show->room, start_s, show->duration_min))
        return NULL;
    assert(calendar->n < INSTANCES_MAX);
    struct sb_instance *instance = &calendar->instances[calendar->n++];
    *instance = (struct sb_instance){.event = event,
                                     .plan = show->room,
                                     .price_list = show->list,
                                     .start = venue_time_wall(start_s),
                                     .start_utc_s = start_s};
    if (show->list == VENUE_LIST_MAIN && slot && slot->slot == VENUE_SLOT_MATINEE)
        instance->price_list = VENUE_LIST_MATINEE;
    instance->best_available = reserved && (!slot || venue_random_below(&calendar->random, 8) > 0);
    set_sale(calendar, instance, show->sale);
    set_fill(calendar, instance);
    return instance;
}

/* Shows take turns by their weight; a run that has not begun yet is passed over. */
static bool choose(struct calendar *calendar, const struct week_slot *slot, int day, size_t *ret)
{
    uint64_t total = 0;
    for (int pass = 0; pass < 2; pass++) {
        uint64_t left = total > 0 ? venue_random_below(&calendar->random, total) : 0;
        for (size_t i = 0; i < calendar->build->venue->n_events; i++) {
            const struct venue_show *show = venue_shows_at(i);
            if (show->room != slot->room || !(show->slots & slot->slot) || day < show->from_day)
                continue;
            if (pass == 0) {
                total += show->weight;
            } else if (left < show->weight) {
                *ret = i;
                return true;
            } else {
                left -= show->weight;
            }
        }
        if (total == 0)
            return false;
    }
    return false;
}

static void add_soon(struct calendar *calendar)
{
    for (size_t i = 0; i < sizeof(soon) / sizeof(soon[0]); i++) {
        const int64_t at_s = calendar->now_utc_s + soon[i].after_min * MINUTE_S;
        const struct sb_wall start = venue_time_wall((at_s + 899) / 900 * 900);
        const size_t event = venue_shows_find(soon[i].title);
        if (event >= calendar->build->venue->n_events)
            continue;
        struct sb_instance *instance = add(calendar, event, start, NULL);
        if (instance)
            instance->fill = soon[i].fill;
    }
}

static void add_day(struct calendar *calendar, struct sb_wall today, int day)
{
    const struct sb_wall date = venue_time_add_days(today, day);
    const unsigned weekday = 1U << venue_time_weekday(date);
    for (size_t i = 0; i < sizeof(week) / sizeof(week[0]); i++) {
        size_t event = 0;
        if (!(week[i].days & weekday) || !choose(calendar, &week[i], day, &event))
            continue;
        struct sb_wall start = date;
        start.hour = week[i].hour;
        start.minute = week[i].minute;
        add(calendar, event, start, &week[i]);
    }
}

static int by_start(const void *a, const void *b)
{
    const struct sb_instance *x = a, *y = b;
    if (x->start_utc_s != y->start_utc_s)
        return x->start_utc_s < y->start_utc_s ? -1 : 1;
    return (x->plan > y->plan) - (x->plan < y->plan);
}

static void set_access(const struct calendar *calendar, struct sb_instance *instance,
                       const char *name, const char *label)
{
    instance->n_attributes = 2;
    instance->attributes =
        arena_alloc_array(calendar->build->arena, 2, sizeof(*instance->attributes));
    instance->attributes[0] = (struct sb_attribute){.name = name, .value = "true"};
    instance->attributes[1] = (struct sb_attribute){.name = "Access", .value = label};
}

/* What belongs to the order of starts: ids, access performances, and the odd cancellation (never
 * in the first days, where somebody may be about to buy). */
static void finish(struct calendar *calendar, size_t i)
{
    struct sb_instance *instance = &calendar->instances[i];
    const struct venue_show *show = venue_shows_at(instance->event);
    venue_id(instance->id, VENUE_ID_INSTANCE + i * 3);
    instance->utc_without_z = i % 8 != 0;
    instance->cancelled = i % 43 == 30;
    if (show->captioned && i % 4 == 1)
        set_access(calendar, instance, "Captioned", "\"Captioned\"");
    else if (i % 13 == 3)
        set_access(calendar, instance, "Relaxed", "\"Relaxed\"");
}

/* Another evening's programme comes to now: by quarters of an hour, as shows begin at these, and
 * rather later, as what starts soon shall not have begun before somebody has bought it. */
static void move_to(struct calendar *calendar, int64_t now_utc_s)
{
    const int64_t apart_s = now_utc_s - calendar->now_utc_s;
    const int64_t by_s = (apart_s + QUARTER_S - 1) / QUARTER_S * QUARTER_S;
    for (size_t i = 0; i < calendar->n; i++) {
        struct sb_instance *instance = &calendar->instances[i];
        instance->start_utc_s += by_s;
        instance->sell_from_utc_s += by_s;
        instance->sell_until_utc_s += by_s;
        instance->start = venue_time_wall(instance->start_utc_s);
    }
}

void venue_calendar_build(struct venue_build *build, const struct sb_venue_spec *spec)
{
    struct calendar *calendar = mem_zalloc(sizeof(*calendar));
    calendar->build = build;
    calendar->random.state = spec->seed;
    calendar->now_utc_s = spec->evening_utc_s > 0 ? spec->evening_utc_s : spec->now_utc_s;
    add_soon(calendar);
    const struct sb_wall today = venue_time_wall(calendar->now_utc_s);
    for (int day = 0; day < N_DAYS; day++)
        add_day(calendar, today, day);
    move_to(calendar, spec->now_utc_s);
    qsort(calendar->instances, calendar->n, sizeof(calendar->instances[0]), by_start);
    struct sb_venue *venue = build->venue;
    venue->n_instances = calendar->n;
    venue->instances = arena_alloc_array(build->arena, calendar->n, sizeof(*venue->instances));
    for (size_t i = 0; i < calendar->n; i++) {
        finish(calendar, i);
        venue->instances[i] = calendar->instances[i];
    }
    mem_free(calendar);
}
