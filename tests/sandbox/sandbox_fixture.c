#include "sandbox/sandbox_fixture.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "sandbox/moment.h"
#include "sandbox/signature.h"

static struct sb_seat seat(uint32_t id, const char *row, int number, int x, int y)
{
    struct sb_seat at = {.id = id, .number = number, .x = x, .y = y};
    struct text name = TEXT_OF(at.name);
    text_addf(&name, "%s%d", row, number);
    text_copy(at.row, sizeof(at.row), row);
    return at;
}

static void row_of(struct sb_seat *seats, size_t n, uint32_t first_id, const char *row, int y)
{
    for (size_t i = 0; i < n; i++) {
        seats[i] = seat(first_id + (uint32_t)i, row, (int)i + 1, (int)i * 18, y);
        seats[i].prev = i > 0 ? seats[i].id - 1 : 0;
        seats[i].next = i + 1 < n ? seats[i].id + 1 : 0;
    }
}

static void build_hall(struct sb_plan *plan, struct arena *arena)
{
    struct sb_area *stalls = &plan->areas[0], *balcony = &plan->areas[1];
    *stalls = (struct sb_area){.name = "Stalls", .n_seats = 12};
    *balcony = (struct sb_area){.name = "Balcony", .n_seats = 4, .y = 100};
    stalls->seats = arena_alloc_array(arena, 12, sizeof(*stalls->seats));
    balcony->seats = arena_alloc_array(arena, 4, sizeof(*balcony->seats));
    row_of(stalls->seats, 6, 101, "A", 0);
    row_of(stalls->seats + 6, 6, 111, "B", 18);
    row_of(balcony->seats, 4, 201, "A", 0);
    for (size_t i = 0; i < 4; i++)
        balcony->seats[i].band = FIXTURE_BALCONY_BAND;
    stalls->seats[0].lock = SB_LOCK_WHEELCHAIR;
    stalls->seats[1].lock = SB_LOCK_INFO;
    stalls->seats[2].lock = SB_LOCK_AGENT;
    stalls->seats[11].lock = SB_LOCK_HOUSE;
    stalls->seats[8].next_aisle = stalls->seats[9].prev_aisle = true;
}

static void build_plans(struct sb_venue *venue)
{
    static const char *const names[] = {"Loft", "Hall", "Lawn"};
    struct sb_plan *plans = arena_alloc_array(venue->arena, 3, sizeof(*plans));
    for (size_t i = 0; i < 3; i++) {
        plans[i].name = names[i];
        plans[i].n_areas = i == 0 ? 1 : 2;
        plans[i].group = i > 0;
        plans[i].areas = arena_alloc_array(venue->arena, plans[i].n_areas, sizeof(*plans[i].areas));
        venue_id(plans[i].id, 100 * (i + 1));
    }
    plans[0].areas[0] =
        (struct sb_area){.name = "Loft", .capacity = 10, .special = 2, .band = FIXTURE_OPEN_BAND};
    build_hall(&plans[1], venue->arena);
    plans[2].areas[0] = (struct sb_area){.name = "Left", .capacity = 5, .band = FIXTURE_OPEN_BAND};
    plans[2].areas[1] = (struct sb_area){.name = "Right", .capacity = 5, .band = FIXTURE_OPEN_BAND};
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < plans[i].n_areas; k++)
            venue_id(plans[i].areas[k].id, 100 * (i + 1) + (plans[i].group ? k + 1 : 0));
    }
    venue->plans = plans;
    venue->n_plans = 3;
}

static struct sb_named *named(struct sb_venue *venue, const char *const *names, uint64_t id)
{
    struct sb_named *list = arena_alloc_array(venue->arena, 3, sizeof(*list));
    for (size_t i = 0; i < 3; i++) {
        list[i].name = names[i];
        venue_id(list[i].id, id + i);
    }
    return list;
}

/* Adult 20.00, child 10.00, patron 50.00 with a fee of 1.50, of which the agent keeps 10 %; the
 * second list has no fee that can be seen. No patrons in the balcony. */
static void build_prices(struct sb_venue *venue)
{
    static const char *const types[] = {"Adult", "Child", "Patron"};
    static const char *const bands[] = {"Stalls", "Balcony", "Open"};
    static const int64_t amounts[] = {2000, 1000, 5000};
    venue->types = named(venue, types, 900);
    venue->bands = named(venue, bands, 910);
    venue->types[FIXTURE_PATRON].limit = 2;
    venue->n_types = venue->n_bands = 3;
    venue->price_lists = arena_alloc_array(venue->arena, 2, sizeof(*venue->price_lists));
    venue->n_price_lists = 2;
    for (size_t k = 0; k < 2; k++) {
        struct sb_price_list *list = &venue->price_lists[k];
        list->itemised = k == 0;
        list->prices = arena_alloc_array(venue->arena, 9, sizeof(*list->prices));
        venue_id(list->id, 920 + k);
        for (size_t i = 0; i < 9; i++) {
            struct sb_price row = {.band = i / 3,
                                   .type = i % 3,
                                   .amount = amounts[i % 3],
                                   .commission = 150,
                                   .agent_percent = 10,
                                   .band_default = i % 3 == 0};
            venue_id(row.id, 940 + 10 * k + i);
            if (row.band != FIXTURE_BALCONY_BAND || row.type != FIXTURE_PATRON)
                list->prices[list->n_prices++] = row;
        }
    }
}

static void build_events(struct sb_venue *venue)
{
    venue->events = arena_alloc_array(venue->arena, 2, sizeof(*venue->events));
    venue->events[0] = (struct sb_event){.name = "Quartet", .image = "quartet.png"};
    venue->events[1] = (struct sb_event){.name = "Hamlet", .image = ""};
    for (size_t i = 0; i < 2; i++) {
        struct sb_event *event = &venue->events[i];
        venue_id(event->id, 500 + i);
        event->description = "In \"quotes\"\r\n";
        event->html = event->alt = "";
        event->duration_min = 90;
        event->on_sale = true;
    }
    venue->n_events = 2;
}

static void build_instances(struct sb_venue *venue)
{
    static const size_t plans[] = {0, 1, 2, 1, 0, 0, 0}, events[] = {0, 1, 0, 1, 0, 0, 0};
    venue->instances =
        arena_alloc_array(venue->arena, FIXTURE_N_INSTANCES, sizeof(*venue->instances));
    venue->n_instances = FIXTURE_N_INSTANCES;
    for (size_t i = 0; i < FIXTURE_N_INSTANCES; i++) {
        struct sb_instance *at = &venue->instances[i];
        *at = (struct sb_instance){.event = events[i],
                                   .plan = plans[i],
                                   .price_list = i == FIXTURE_LAWN,
                                   .start = {2026, 10, 22 + (int)i, 19, 30},
                                   .sell_from_utc_s = FIXTURE_NOW_S - 86400,
                                   .on_sale = true,
                                   .best_available = i == FIXTURE_HALL,
                                   .utc_without_z = i == FIXTURE_HALL,
                                   .fill = SB_FILL_EMPTY};
        venue_id(at->id, 600 + i);
        at->start_utc_s = moment_seconds(&at->start) - 3600;
        at->sell_until_utc_s = at->start_utc_s;
    }
    venue->instances[FIXTURE_CANCELLED].cancelled = true;
    venue->instances[FIXTURE_NOT_YET].sell_from_utc_s = FIXTURE_NOW_S + 86400;
    venue->instances[FIXTURE_PRIORITY].on_sale = false;
    venue->instances[FIXTURE_PRIORITY].priority = true;
}

/* Three of "Quartet" take 20 % off; TEN takes 10 % off everything. */
static void build_offers(struct sb_venue *venue)
{
    venue->offers = arena_alloc_array(venue->arena, 2, sizeof(*venue->offers));
    venue->offers[0] = (struct sb_offer){
        .name = "Party of three", .promo_code = "", .event = 0, .n_min = 3, .percent = 20};
    venue->offers[1] = (struct sb_offer){
        .name = "Friends", .promo_code = "TEN", .event = SIZE_MAX, .n_min = 1, .percent = 10};
    venue_id(venue->offers[0].id, 970);
    venue_id(venue->offers[1].id, 971);
    venue->n_offers = 2;
}

static struct sb_venue *small_venue(void)
{
    struct arena *arena = arena_new();
    struct sb_venue *venue = arena_alloc(arena, sizeof(*venue));
    *venue = (struct sb_venue){.arena = arena,
                               .name = "Fixture",
                               .client = "lantern",
                               .currency = "GBP",
                               .timezone = "Europe/London",
                               .transaction_fee = 100};
    venue->rooms = arena_alloc(arena, sizeof(*venue->rooms));
    venue->rooms[0] = (struct sb_room){.name = "House", .address = "1 Test Street"};
    venue->n_rooms = 1;
    venue_id(venue->rooms[0].id, 50);
    build_plans(venue);
    build_prices(venue);
    build_events(venue);
    build_instances(venue);
    build_offers(venue);
    return venue;
}

void fixture_open_crowd(struct fixture *f, int64_t buyers_per_minute)
{
    *f = (struct fixture){.venue = small_venue()};
    clock_init_manual(&f->clock, FIXTURE_NOW_S * 1000);
    f->model = model_new(&(struct model_spec){.venue = f->venue,
                                              .clock = &f->clock,
                                              .seed = 7,
                                              .basket_s = FIXTURE_BASKET_S,
                                              .buyers_per_minute = buyers_per_minute});
}

void fixture_open(struct fixture *f)
{
    fixture_open_crowd(f, 0);
}

void fixture_open_service(struct fixture *f)
{
    fixture_open(f);
    struct service_spec spec = {
        .model = f->model,
        .gate = {.agents = {{.login = FIXTURE_LOGIN}, {.login = FIXTURE_OTHER}},
                 .n_agents = 2,
                 .tolerance_s = 300}};
    (void)signature_key_decode(FIXTURE_KEY, &spec.gate.agents[0].key);
    (void)signature_key_decode(FIXTURE_OTHER_KEY, &spec.gate.agents[1].key);
    f->service = service_new(&spec);
    service_set_files_url(f->service, FIXTURE_FILES);
}

void fixture_close(struct fixture *f)
{
    if (f->service)
        service_free(f->service);
    else
        model_free(f->model);
    venue_free(f->venue);
}

const char *fixture_instance(const struct fixture *f, size_t instance)
{
    return f->venue->instances[instance].id;
}

const char *fixture_type(const struct fixture *f, size_t type)
{
    return f->venue->types[type].id;
}

struct basket_item fixture_item(const struct fixture *f, size_t instance, size_t type,
                                uint32_t seat_id, size_t area)
{
    struct basket_item item = {.seat = seat_id};
    const struct sb_plan *plan = &f->venue->plans[f->venue->instances[instance].plan];
    text_copy(item.instance, sizeof(item.instance), fixture_instance(f, instance));
    text_copy(item.type, sizeof(item.type), fixture_type(f, type));
    if (seat_id == 0)
        text_copy(item.area, sizeof(item.area), plan->areas[area].id);
    return item;
}

void fixture_call(struct fixture *f, const char *method, const char *path, const char *body,
                  struct reply *reply)
{
    char target[700], url[800], date[MOMENT_SIZE], signature[SIGNATURE_SIZE], header[120];
    struct text t = TEXT_OF(target), u = TEXT_OF(url), h = TEXT_OF(header);
    struct signature_key key;
    text_addf(&t, "%s%s", FIXTURE_BASE, path);
    text_addf(&u, "https://%s%s", FIXTURE_HOST, target);
    moment_http(date, clock_utc_ms(&f->clock) / 1000);
    (void)signature_key_decode(f->other ? FIXTURE_OTHER_KEY : FIXTURE_KEY, &key);
    signature_make(signature, &key,
                   &(struct signature_parts){method, url, date, body, strlen(body)});
    text_addf(&h, "SpektrixAPI3 %s:%s", f->other ? FIXTURE_OTHER : FIXTURE_LOGIN, signature);
    reply_init(reply);
    service_answer(f->service,
                   &(struct request){.method = method,
                                     .target = target,
                                     .host = FIXTURE_HOST,
                                     .date = date,
                                     .authorization = header,
                                     .user_agent = "Foyer/test",
                                     .body = body,
                                     .body_len = strlen(body)},
                   reply);
}

struct cJSON *fixture_json(struct fixture *f, const char *method, const char *path,
                           const char *body, int *ret_status)
{
    struct reply reply;
    fixture_call(f, method, path, body, &reply);
    *ret_status = reply.status;
    struct cJSON *json = reply.body ? cJSON_ParseWithLength(reply.body, reply.len) : NULL;
    reply_free(&reply);
    return json;
}

int fixture_control(struct fixture *f, const char *method, const char *path, const char *body)
{
    struct reply reply;
    reply_init(&reply);
    service_control(
        f->service,
        &(struct request){.method = method, .target = path, .body = body, .body_len = strlen(body)},
        &reply);
    const int status = reply.status;
    reply_free(&reply);
    return status;
}

void fixture_basket(struct fixture *f, char id[SB_ID_SIZE])
{
    int status = 0;
    struct cJSON *json = fixture_json(f, "POST", "baskets", "{}", &status);
    const struct cJSON *item = cJSON_GetObjectItemCaseSensitive(json, "basketId");
    text_copy(id, SB_ID_SIZE, cJSON_IsString(item) ? item->valuestring : "");
    cJSON_Delete(json);
}

void fixture_seat_body(const struct fixture *f, size_t instance, uint32_t seat_id, char *out,
                       size_t size)
{
    struct text t = text_over(out, size);
    text_addf(&t, "[{\"instance\":\"%s\",\"type\":\"%s\",\"seat\":\"%" PRIu32 "\"}]",
              fixture_instance(f, instance), fixture_type(f, FIXTURE_ADULT), seat_id);
}
