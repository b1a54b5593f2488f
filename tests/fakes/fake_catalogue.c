#include "fakes/fake_catalogue.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum { N_INSTANCES = 13, N_PLANS = 4, N_LISTS = 3 };
enum fake_list { LIST_BANDS, LIST_FLAT, LIST_FREE };
enum fake_plan_index { PLAN_HOUSE, PLAN_STUDIO, PLAN_FIELD, PLAN_CELLAR };

struct event_row {
    const char *name, *description, *image, *tags, *age;
    int minutes;
};

static const struct event_row EVENTS[FAKE_EVENTS] = {
    [FAKE_FOX] =
        {"A Fox in Winter",
         "A hungry fox, a frozen wood and a girl who has lost her voice. Seven players and "
         "a live band tell a story of one long night, with snow. Warm coats welcome: the "
         "first five rows get flakes.",
         "fox.png", "Family\nCaptioned", "From age 6", 130},
    [FAKE_ORCHARD] = {"The Glass Orchard", "Two sisters and one harvest.", "orchard.png", "Plays",
                      "", 95},
    [FAKE_HOURS] = {"Small Hours", "Music after dark.", "hours.png", "Music", "", 60},
    [FAKE_CLOCKS] = {"Nine Clocks", "A thriller that runs backwards.", "clocks.png", "Plays", "",
                     110},
    [FAKE_MEADOW] = {"Undertow on the Meadow", "A day of bands by the water.", "undertow.png",
                     "Music", "", 0},
    [FAKE_BIRDS] = {"Tin Birds", "Come and wind them up.", "birds.png", "Family", "", 45},
    [FAKE_GHOST] = {"The Ghost of the Gods", "It was here a moment ago.", "ghost.png", "Plays", "",
                    120},
    [FAKE_SALT] = {"Salt Road",
                   "She walked it once with her mother and once alone. The road has no signs. It "
                   "has salt on both sides, and a wind that knows the names of everybody who ever "
                   "turned back.\nThis is the third part of a journey that can be seen by itself. "
                   "The first part told of the well, the second of the market. In the third the "
                   "caravan has gone and only the cook is left, who will not say where.\nThere is "
                   "no interval. There is tea. The company asks you to leave your shoes at the "
                   "door and to speak to your neighbour, because later you will need to know each "
                   "other's names. Latecomers sit with the camels, who are played by the band. "
                   "Strong light, strong language, and one real storm. Please tell us if sudden "
                   "noise is a difficulty for you, and we will find you a seat near a door.",
                   "", "Plays\nCaptioned", "From age 12", 100},
};

struct instance_row {
    enum fake_event event;
    int day, hour, minute; /* from today */
    int available, capacity;
    enum fake_plan_index plan;
    enum fake_list list;
    bool best, cancelled, off_sale;
};

static const struct instance_row INSTANCES[N_INSTANCES] = {
    {FAKE_FOX, 0, 19, 0, 820, 1240, PLAN_HOUSE, LIST_BANDS, true, false, false},
    {FAKE_FOX, 0, 21, 30, 9, 1240, PLAN_HOUSE, LIST_BANDS, true, false, false},
    {FAKE_FOX, 1, 15, 0, 400, 1240, PLAN_HOUSE, LIST_BANDS, true, false, false},
    {FAKE_FOX, 3, 19, 0, 0, 1240, PLAN_HOUSE, LIST_BANDS, true, false, false},
    {FAKE_FOX, 4, 19, 0, 900, 1240, PLAN_HOUSE, LIST_BANDS, true, false, false},
    {FAKE_ORCHARD, 0, 19, 30, 6, 80, PLAN_STUDIO, LIST_FLAT, false, false, false},
    {FAKE_HOURS, 0, 21, 30, 0, 110, PLAN_CELLAR, LIST_FLAT, false, false, false},
    {FAKE_HOURS, 6, 21, 30, 110, 110, PLAN_CELLAR, LIST_FLAT, false, false, true},
    {FAKE_CLOCKS, 1, 15, 0, 300, 1240, PLAN_HOUSE, LIST_BANDS, false, false, false},
    {FAKE_MEADOW, 1, 14, 0, 700, 2000, PLAN_FIELD, LIST_FLAT, false, false, false},
    {FAKE_BIRDS, 1, 11, 0, 50, 80, PLAN_STUDIO, LIST_FREE, false, false, false},
    {FAKE_GHOST, 2, 19, 0, 500, 1240, PLAN_HOUSE, LIST_BANDS, false, true, false},
    {FAKE_SALT, 5, 20, 0, 60, 80, PLAN_STUDIO, LIST_FLAT, false, false, false},
};

static void id_of(char *out, const char *what, size_t n)
{
    snprintf(out, ID_SIZE, "%s-%zu", what, n);
}

static void make_prices(struct catalogue *c, enum fake_list which, const char *const *types,
                        size_t n_types)
{
    struct price_list *list = &c->price_lists[which];
    const size_t n_bands = which == LIST_BANDS ? 4 : 1;
    static const char *const names[] = {"Band A", "Band B", "Band C", "Band D"};
    id_of(list->id, "list", which);
    list->n_types = n_types;
    list->n_bands = n_bands;
    list->prices = arena_alloc_array(c->arena, n_types * n_bands, sizeof(list->prices[0]));
    for (size_t t = 0; t < n_types; t++) {
        id_of(list->types[t].id, "type", t);
        list->types[t].name = types[t];
        list->types[t].note = t == 1 ? "bring proof of age" : "";
        for (size_t b = 0; b < n_bands; b++) {
            struct price *price = &list->prices[list->n_prices++];
            const money_t full = 4050 - 800 * (money_t)b - 600 * (money_t)t;
            price->type = (uint8_t)t;
            price->band = (uint8_t)b;
            price->band_default = true;
            price->amount = which == LIST_FREE ? 0 : full;
            price->fee = which == LIST_FREE ? 0 : 150;
        }
    }
    for (size_t b = 0; b < n_bands; b++) {
        id_of(list->bands[b].id, "band", b);
        list->bands[b].name = names[b];
    }
}

static void make_plan(struct catalogue *c, enum fake_plan_index which, const char *venue,
                      const char *const *areas, size_t n_areas)
{
    struct plan_brief *plan = &c->plans[which];
    id_of(plan->id, "plan", which);
    plan->name = plan->venue = venue;
    plan->kind = which == PLAN_HOUSE ? PLAN_RESERVED
                 : n_areas > 1       ? PLAN_GROUP_UNRESERVED
                                     : PLAN_UNRESERVED;
    plan->n_areas = n_areas;
    plan->areas = arena_alloc_array(c->arena, n_areas, sizeof(plan->areas[0]));
    for (size_t i = 0; i < n_areas; i++) {
        snprintf(plan->areas[i].id, ID_SIZE, "area-%d-%zu", (int)which, i);
        plan->areas[i].name = areas[i];
        plan->areas[i].capacity = 500;
        plan->areas[i].reserved = which == PLAN_HOUSE;
    }
}

static void make_events(struct catalogue *c)
{
    for (size_t i = 0; i < FAKE_EVENTS; i++) {
        struct event *e = &c->events[i];
        id_of(e->id, "event", i);
        e->name = EVENTS[i].name;
        e->description = EVENTS[i].description;
        e->image = EVENTS[i].image;
        e->alt = "";
        e->tags = EVENTS[i].tags;
        e->age = EVENTS[i].age;
        e->duration_min = EVENTS[i].minutes;
    }
}

static void make_instances(struct catalogue *c)
{
    const struct wall today = when_from_utc_s(FAKE_NOW_UTC_S);
    for (size_t i = 0; i < N_INSTANCES; i++) {
        const struct instance_row *row = &INSTANCES[i];
        struct instance *x = &c->instances[i];
        id_of(x->id, "instance", i);
        x->event = (uint32_t)row->event;
        x->plan = (uint32_t)row->plan;
        x->price_list = (uint32_t)row->list;
        x->start = when_add_days(&today, row->day);
        x->start.hour = (int8_t)row->hour;
        x->start.minute = (int8_t)row->minute;
        x->start_utc_s = when_to_utc_s(&x->start);
        x->on_sale = !row->off_sale;
        x->sell_from_utc_s = row->off_sale ? FAKE_NOW_UTC_S + 86400 : 0;
        x->cancelled = row->cancelled;
        x->best_available = row->best;
        x->availability = (struct availability){.available = row->available,
                                                .wheelchair = row->available > 100 ? 4 : 0,
                                                .capacity = row->capacity,
                                                .as_of_utc_s = FAKE_NOW_UTC_S};
        struct event *e = &c->events[row->event];
        if (e->n_instances++ == 0)
            e->first_instance = (uint32_t)i;
    }
}

struct catalogue *fake_catalogue_new(void)
{
    static const char *const full[] = {"Adult", "Under 26", "Under 16"};
    static const char *const house[] = {"Stalls", "Circle"};
    static const char *const one[] = {"Studio"};
    static const char *const field[] = {"Field", "Riverbank", "Terrace"};
    static const char *const tags[] = {"Plays", "Family", "Music", "Captioned"};
    struct catalogue *c = mem_zalloc(sizeof(*c));
    c->arena = arena_new();
    c->events = arena_alloc_array(c->arena, FAKE_EVENTS, sizeof(c->events[0]));
    c->instances = arena_alloc_array(c->arena, N_INSTANCES, sizeof(c->instances[0]));
    c->plans = arena_alloc_array(c->arena, N_PLANS, sizeof(c->plans[0]));
    c->price_lists = arena_alloc_array(c->arena, N_LISTS, sizeof(c->price_lists[0]));
    c->n_events = FAKE_EVENTS;
    c->n_instances = N_INSTANCES;
    c->n_plans = N_PLANS;
    c->n_price_lists = N_LISTS;
    c->n_tags = sizeof(tags) / sizeof(tags[0]);
    c->tags = arena_alloc_array(c->arena, c->n_tags, sizeof(c->tags[0]));
    for (size_t i = 0; i < c->n_tags; i++)
        c->tags[i] = tags[i];
    c->synced_utc_s = FAKE_NOW_UTC_S;
    make_prices(c, LIST_BANDS, full, 3);
    make_prices(c, LIST_FLAT, full, 2);
    make_prices(c, LIST_FREE, full, 1);
    make_plan(c, PLAN_HOUSE, "Main House", house, 2);
    make_plan(c, PLAN_STUDIO, "Studio", one, 1);
    make_plan(c, PLAN_FIELD, "Meadow", field, 3);
    make_plan(c, PLAN_CELLAR, "Cellar", one, 1);
    make_events(c);
    make_instances(c);
    return c;
}

uint32_t fake_instance(const struct catalogue *catalogue, enum fake_event event)
{
    return catalogue->events[event].first_instance;
}

struct shop fake_shop(void)
{
    return (struct shop){.venue_name = "The Lantern",
                         .seller = "The Lantern Theatre Trust",
                         .contact = "Box office in the foyer, 01234 567890.",
                         .kiosk_id = "K3",
                         .still_picture = "asset:still/low-reach.png",
                         .currency = {.code = "GBP", .symbol = "£", .decimals = 2},
                         .ticket_limit = 8,
                         .promo_codes = true,
                         .languages = {"en_GB", "de"},
                         .n_languages = 2,
                         .keyboard = "qwerty",
                         .idle_s = 60,
                         .idle_warning_s = 30,
                         .tickets_shown_s = 90,
                         .status_poll_s = 10};
}

struct price_list *fake_prices(struct arena *arena, const struct price_list *from)
{
    struct price_list *list = arena_alloc(arena, sizeof(*list));
    *list = *from;
    list->prices = arena_alloc_array(arena, from->n_prices, sizeof(list->prices[0]));
    memcpy(list->prices, from->prices, from->n_prices * sizeof(list->prices[0]));
    return list;
}

struct plan *fake_plan(void)
{
    struct plan_builder *b = plan_builder_new("plan-0", "Main House");
    struct plan *plan = NULL;
    struct fault fault;
    plan_builder_area(b, "area-0-0", "Stalls", 6, true);
    for (uint32_t n = 10; n <= 15; n++) {
        char name[8];
        snprintf(name, sizeof(name), "F%u", n);
        const struct plan_builder_seat seat = {.id = 100 + n,
                                               .next_id = n < 15 ? 101 + n : 0,
                                               .x = (int32_t)n * 20,
                                               .y = 100,
                                               .number = (int32_t)n,
                                               .row = "F",
                                               .name = name,
                                               .next_is_across_aisle = n == 13};
        plan_builder_seat(b, &seat);
    }
    const enum rc rc = plan_builder_finish(b, &plan, &fault);
    assert(rc == RC_OK);
    (void)rc;
    return plan;
}
