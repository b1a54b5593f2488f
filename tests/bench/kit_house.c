#include "kit.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum { TYPES = 3, BANDS = 3, AREAS = 24, HOUR_S = 3600 };

static const char *const posters[] = {"fox",     "orchard", "hours", "clocks", "undertow", "birds",
                                      "ghost",   "salt",    "bee",   "cafe",   "candle",   "circus",
                                      "embers",  "glove",   "king",  "kettle", "moth",     "poems",
                                      "rooster", "snow",    "storm", "tiger",  "train",    "whale"};

static struct price_list *make_prices(struct arena *arena)
{
    static const char *const types[TYPES] = {"Adult", "Under 26", "Concession"};
    static const char *const bands[BANDS] = {"Band A", "Band B", "Band C"};
    struct price_list *list = arena_alloc(arena, sizeof(*list));
    text_copy(list->id, sizeof(list->id), "LIST-1");
    list->prices = arena_alloc_array(arena, (size_t)TYPES * BANDS, sizeof(list->prices[0]));
    for (int t = 0; t < TYPES; t++) {
        snprintf(list->types[t].id, sizeof(list->types[t].id), "TYPE-%d", t);
        list->types[t].name = types[t];
        list->types[t].note = "";
        for (int b = 0; b < BANDS; b++)
            list->prices[list->n_prices++] = (struct price){.type = (uint8_t)t,
                                                            .band = (uint8_t)b,
                                                            .band_default = t == 0,
                                                            .amount = 4200 - 800 * b - 600 * t,
                                                            .fee = 150};
    }
    for (int b = 0; b < BANDS; b++) {
        snprintf(list->bands[b].id, sizeof(list->bands[b].id), "BAND-%d", b);
        list->bands[b].name = bands[b];
    }
    list->n_types = TYPES;
    list->n_bands = BANDS;
    return list;
}

static void make_event(struct catalogue *c, uint32_t i, uint32_t each)
{
    const size_t n_posters = sizeof(posters) / sizeof(posters[0]);
    const char *poster = posters[i % n_posters];
    struct event *event = &c->events[i];
    snprintf(event->id, sizeof(event->id), "EVENT-%u", i);
    event->name = arena_printf(c->arena, "The %c%s and the Long Night %u", poster[0] - 'a' + 'A',
                               poster + 1, i + 1);
    event->description = "A hungry fox, a frozen wood and a girl who has lost her voice. Seven "
                         "players and a live band tell a story of one long night, with snow.";
    event->image = arena_printf(c->arena, "asset:venue/%s.png", poster);
    event->alt = "";
    event->tags = i % 2 ? "Family" : "Plays";
    event->age = "";
    event->duration_min = 90 + (int)(i % 5) * 10;
    event->first_instance = i * each;
    event->n_instances = each;
}

static void make_instance(struct catalogue *c, uint32_t i, uint32_t each, int64_t now_utc_s)
{
    struct instance *instance = &c->instances[i];
    snprintf(instance->id, sizeof(instance->id), "INSTANCE-%u", i);
    instance->event = i / each;
    instance->start_utc_s = now_utc_s + HOUR_S * (1 + 24 * (int64_t)(i % each) + i / each);
    instance->start = when_from_utc_s(instance->start_utc_s);
    instance->on_sale = instance->best_available = true;
    instance->availability =
        (struct availability){.available = 300, .capacity = 1240, .as_of_utc_s = now_utc_s};
}

struct catalogue *kit_catalogue(uint32_t n_events, uint32_t n_instances, int64_t now_utc_s)
{
    const uint32_t each = n_instances / n_events;
    struct catalogue *c = mem_zalloc(sizeof(*c));
    c->arena = arena_new();
    c->n_events = n_events;
    c->n_instances = (size_t)n_events * each;
    c->n_plans = c->n_price_lists = 1;
    c->events = arena_alloc_array(c->arena, n_events, sizeof(c->events[0]));
    c->instances = arena_alloc_array(c->arena, c->n_instances, sizeof(c->instances[0]));
    c->price_lists = make_prices(c->arena);
    c->plans = arena_alloc(c->arena, sizeof(c->plans[0]));
    c->plans[0] = (struct plan_brief){
        .id = "PLAN-1", .name = "Main House", .venue = "Main House", .kind = PLAN_RESERVED};
    c->synced_utc_s = now_utc_s;
    for (uint32_t i = 0; i < n_events; i++)
        make_event(c, i, each);
    for (uint32_t i = 0; i < c->n_instances; i++)
        make_instance(c, i, each, now_utc_s);
    return c;
}

/* A block of rows for each area, one below the other, in the shape of the screen. */
struct plan *kit_plan(uint32_t n_seats)
{
    struct plan_builder *b = plan_builder_new("PLAN-1", "Main House");
    const uint32_t per_area = (n_seats + AREAS - 1) / AREAS, per_row = 190;
    for (uint32_t i = 0; i < n_seats; i++) {
        const uint32_t row = i % per_area / per_row, column = i % per_area % per_row;
        char area[16], label[16], name[24];
        snprintf(area, sizeof(area), "AREA-%u", i / per_area);
        snprintf(label, sizeof(label), "R%u", row + 1);
        snprintf(name, sizeof(name), "%s-%u", label, column + 1);
        if (i % per_area == 0 && !plan_builder_area(b, area, area, (int32_t)per_area, true))
            break;
        if (!plan_builder_seat(
                b, &(struct plan_builder_seat){
                       .id = i + 1,
                       .next_id = column + 1 < per_row ? i + 2 : 0,
                       .x = (int32_t)(column * 20),
                       .y = (int32_t)((i / per_area * (per_area / per_row + 3) + row) * 20),
                       .number = (int32_t)column + 1,
                       .row = label,
                       .name = name}))
            break;
    }
    struct plan *plan = NULL;
    struct fault fault = {0};
    kit_check(plan_builder_finish(b, &plan, &fault), &fault, "plan");
    return plan;
}

struct basket kit_basket(const struct catalogue *catalogue, size_t n, int64_t now_mono_ms)
{
    struct basket basket = {.id = "basket-1",
                            .n_lines = n,
                            .delivery_agent = true,
                            .hold_ends_mono_ms = now_mono_ms + 900000};
    for (size_t i = 0; i < n; i++) {
        struct basket_line *line = &basket.lines[i];
        snprintf(line->ticket_id, sizeof(line->ticket_id), "TICKET-%zu", i);
        text_copy(line->instance_id, sizeof(line->instance_id), catalogue->instances[0].id);
        text_copy(line->event_name, sizeof(line->event_name), catalogue->events[0].name);
        text_copy(line->type_name, sizeof(line->type_name), "Adult");
        text_copy(line->area, sizeof(line->area), "Stalls");
        text_copy(line->row, sizeof(line->row), "F");
        snprintf(line->seat_name, sizeof(line->seat_name), "F%zu", i + 12);
        snprintf(line->seat_number, sizeof(line->seat_number), "%zu", i + 12);
        line->start = catalogue->instances[0].start;
        line->price = 4200;
        line->fees = 150;
        line->total = 4350;
        basket.total += line->total;
    }
    return basket;
}
