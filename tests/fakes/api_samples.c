#include "fakes/api_samples.h"

#include <assert.h>
#include <string.h>

#include "net/json.h"
#include "net/plan_json.h"

const char sample_plan[] =
    "{\"type\":\"Group\",\"name\":\"The House\",\"venue\":{\"id\":\"" ID_EVENT "\"},"
    "\"backgroundImageUrl\":\"\",\"x\":0,\"y\":0,\"areas\":["
    "{\"type\":\"Reserved\",\"name\":\"Stalls\",\"x\":100,\"y\":50,\"areas\":[],\"seats\":["
    "{\"id\":\"53613\",\"name\":\"A1\",\"row\":\"A\",\"number\":1,\"previousSeatId\":null,"
    "\"nextIsAcrossAisle\":false,\"nextSeatId\":53614,\"x\":0,\"y\":0,\"tabOrder\":null},"
    "{\"id\":\"53614\",\"name\":\"A2\",\"row\":\"A\",\"number\":2,\"previousSeatId\":53613,"
    "\"nextIsAcrossAisle\":true,\"nextSeatId\":53615,\"x\":20,\"y\":0,\"tabOrder\":null},"
    "{\"id\":\"53615\",\"name\":\"A3\",\"row\":\"A\",\"number\":3,\"nextSeatId\":null,"
    "\"x\":60,\"y\":0},"
    "{\"id\":\"53616\",\"name\":\"B1\",\"row\":\"B\",\"number\":1,\"nextSeatId\":53617,"
    "\"x\":0,\"y\":22},"
    "{\"id\":\"53617\",\"name\":\"B2\",\"row\":\"B\",\"number\":2,\"nextSeatId\":53618,"
    "\"x\":20,\"y\":22},"
    "{\"id\":\"53618\",\"name\":\"B3\",\"row\":\"B\",\"number\":3,\"nextSeatId\":null,"
    "\"x\":40,\"y\":22}],"
    "\"capacity\":6,\"id\":\"" ID_AREA "\"},"
    "{\"type\":\"Unreserved\",\"name\":\"Standing\",\"x\":0,\"y\":0,\"areas\":[],\"seats\":null,"
    "\"capacity\":30,\"id\":\"" ID_BAND "\"}],"
    "\"seats\":null,\"capacity\":36,\"maxZoomWeb\":null,\"id\":\"" ID_PLAN "\"}";

const char sample_prices[] =
    "{\"id\":\"" ID_PRICES "\",\"prices\":["
    "{\"id\":\"1\",\"isBandDefault\":true,\"amount\":40.00,\"ticketType\":{\"id\":\"" ID_TYPE
    "\",\"name\":\"Full Price\",\"attribute_Note\":\"All ages\"},"
    "\"priceBand\":{\"id\":\"" ID_BAND "\",\"name\":\"Band A\"},"
    "\"customItems\":[{\"id\":\"9\",\"name\":\"Booking fee\",\"amount\":1.5}]},"
    "{\"id\":\"2\",\"isBandDefault\":false,\"amount\":45.85,\"ticketType\":{\"id\":\"" ID_EVENT
    "\",\"name\":\"Under 26\"},\"priceBand\":{\"id\":\"" ID_BAND "\",\"name\":\"Band A\"}}]}";

#define TICKET_OPEN                                                                  \
    "{\"id\":\"" ID_TICKET "\",\"event\":{\"id\":\"" ID_EVENT                        \
    "\"},\"instance\":{\"id\":\"" ID_INSTANCE "\"},\"type\":{\"id\":\"" ID_TYPE      \
    "\",\"name\":\"Full Price\"},"                                                   \
    "\"offer\":{\"id\":\"7\",\"name\":\"Family of three\"},\"planName\":\"Stalls\"," \
    "\"seat\":\"53613\",\"seatName\":\"A1\",\"price\":40.00,\"discount\":5.0,"       \
    "\"agentDiscount\":4.00,\"customItems\":[{\"amount\":1.50}],\"total\":32.50,"    \
    "\"barcode\":"
#define BASKET                                                                           \
    "{\"id\":\"1\",\"basketId\":\"" ID_BASKET "\",\"hash\":\"h-3\",\"total\":34.25,"     \
    "\"totalDiscount\":5.00,\"tickets\":[" TICKET_OPEN "null}],"                         \
    "\"ticketDeliveryOptions\":[{\"type\":1},{\"type\":3}],"                             \
    "\"transactionCommission\":{\"amount\":1.75,\"waived\":false},"                      \
    "\"offers\":[{\"id\":\"7\",\"name\":\"Family of three\"}],\"promoCode\":\"SPRING\"," \
    "\"agentCustomer\":{\"reference\":\"K3-7F2QX9-H\"}}"
#define EMPTY_BASKET                                                                    \
    "{\"basketId\":\"" ID_BASKET "\",\"hash\":\"h-0\",\"total\":0,\"totalDiscount\":0," \
    "\"tickets\":[],\"ticketDeliveryOptions\":[]}"
#define ORDER                                                                               \
    "{\"id\":\"2840012\",\"total\":34.25,\"tickets\":[" TICKET_OPEN "\"00284001200017\"}]," \
    "\"deliveries\":[{\"type\":3}],\"firstTransactionDate\":\"2026-10-21T08:28:00\"}"
#define EVENT                                                                                \
    "{\"description\":\"Plain\",\"htmlDescription\":\"<div id>\\r\\n</div>\","               \
    "\"duration\":100,\"imageUrl\":\"\",\"isOnSale\":true,\"name\":\"Caf\\u00e9 Society\","  \
    "\"instanceDates\":\"29 October-29 October\",\"thumbnailUrl\":\"\",\"webEventId\":null," \
    "\"id\":\"" ID_EVENT "\",\"altText\":\"Two chairs\",\"attribute_Genre\":\"Jazz\","       \
    "\"attribute_Captioned\":true,\"attribute_Age\":6,\"attribute_Empty\":\"\","             \
    "\"attribute_Null\":null}"
#define INSTANCE                                                                          \
    "{\"isOnSale\":true,\"planId\":\"" ID_PLAN "\",\"priceList\":{\"id\":\"" ID_PRICES    \
    "\"},\"event\":{\"id\":\"" ID_EVENT "\"},\"start\":\"2026-11-21T19:30:00\","          \
    "\"startUtc\":\"2026-11-21T19:30:00\",\"startSellingAtWeb\":\"2026-07-09T13:11:00\"," \
    "\"startSellingAtWebUtc\":\"2026-07-09T12:11:00Z\","                                  \
    "\"stopSellingAtWebUtc\":\"2026-11-21T19:00:00Z\",\"webInstanceId\":\"\","            \
    "\"cancelled\":false,\"id\":\"" ID_INSTANCE "\",\"hasBestAvailableOverlay\":true,"    \
    "\"attribute_Language\":\"BSL\"}"
#define STATUS                                                                               \
    "{\"name\":\"Stalls\",\"available\":2,\"wheelchairAvailable\":3,\"specialAvailable\":4," \
    "\"capacity\":26,\"inBasket\":5,\"unavailable\":12,\"lockInfoAvailable\":null,"          \
    "\"lockInfoSpecialAvailable\":null}"

#define START(name, ...)                                \
    static uint32_t start_##name(struct api_fixture *f) \
    {                                                   \
        return __VA_ARGS__;                             \
    }

START(events, api_events(f->api, "2026-10-21", api_fixture_done, f))
START(event, api_event(f->api, ID_EVENT, api_fixture_done, f))
START(event_instances,
      api_event_instances(f->api, ID_EVENT, "2026-10-21", "2026-10-28", api_fixture_done, f))
START(instances, api_instances(f->api, "2026-10-21", "2026-10-28", api_fixture_done, f))
START(instance, api_instance(f->api, ID_INSTANCE, api_fixture_done, f))
START(price_list, api_price_list(f->api, ID_INSTANCE, true, api_fixture_done, f))
START(bare_price_list, api_price_list(f->api, ID_INSTANCE, false, api_fixture_done, f))
START(plan, api_plan(f->api, ID_PLAN, api_fixture_done, f))
START(venues, api_venues(f->api, api_fixture_done, f))
START(status, api_status(f->api, ID_INSTANCE, api_fixture_done, f))
START(area_status, api_area_status(f->api, ID_INSTANCE, ID_AREA, api_fixture_done, f))
START(best_seats, api_best_seats(f->api, ID_INSTANCE, 2, api_fixture_done, f))
START(create, api_basket_create(f->api, api_fixture_done, f))
START(get, api_basket_get(f->api, ID_BASKET, api_fixture_done, f))
START(remove, api_ticket_remove(f->api, ID_BASKET, "T1", api_fixture_done, f))
START(change_type, api_ticket_change_type(f->api, ID_BASKET, "T1", ID_TYPE, api_fixture_done, f))
START(clear, api_basket_clear(f->api, ID_BASKET, api_fixture_done, f))
START(confirm, api_confirm(f->api, ID_BASKET, api_fixture_done, f))
START(order, api_order(f->api, "2840012", api_fixture_done, f))

static uint32_t start_patch(struct api_fixture *f)
{
    static const struct details details = {.first_name = "Zo\xC3\xAB",
                                           .last_name = "O\xE2\x80\x99"
                                                        "Connor-\xC5\x81ukasiewicz"};
    const struct api_patch patch = {
        .delivery_type = 1, .details = &details, .reference = "K07-000123"};
    return api_basket_patch(f->api, ID_BASKET, &patch, api_fixture_done, f);
}

static uint32_t start_add(struct api_fixture *f)
{
    const struct wanted wanted[] = {{.type_id = ID_TYPE, .seat_id = "53613"},
                                    {.type_id = ID_TYPE, .seat_id = "53614"}};
    return api_tickets_add(f->api, ID_BASKET, ID_INSTANCE, wanted, 2, api_fixture_done, f);
}

static uint32_t start_add_unreserved(struct api_fixture *f)
{
    const struct wanted wanted[] = {{.type_id = ID_TYPE, .area_id = ID_AREA}};
    return api_tickets_add(f->api, ID_BASKET, ID_INSTANCE, wanted, 1, api_fixture_done, f);
}

static uint32_t start_best(struct api_fixture *f)
{
    static const char *const bands[] = {ID_BAND};
    static const char *const areas[] = {ID_AREA};
    const struct api_best best = {.instance_id = ID_INSTANCE,
                                  .type_id = ID_TYPE,
                                  .quantity = 2,
                                  .band_ids = bands,
                                  .area_ids = areas,
                                  .n_bands = 1,
                                  .n_areas = 1};
    return api_tickets_best(f->api, ID_BASKET, &best, api_fixture_done, f);
}

static bool event_is_read(const struct api_answer *a)
{
    const struct api_event *e = a->events;
    return a->n_events == 1 && strcmp(e->id, ID_EVENT) == 0 &&
           strcmp(e->name, "Caf\xC3\xA9 Society") == 0 && e->duration_min == 100 && e->on_sale &&
           strcmp(e->html, "<div id>\r\n</div>") == 0 && strcmp(e->alt, "Two chairs") == 0 &&
           e->n_attributes == 3 && strcmp(e->attribute_names[1], "Captioned") == 0 &&
           strcmp(e->attribute_values[1], "true") == 0 && strcmp(e->attribute_values[2], "6") == 0;
}

static bool instance_is_read(const struct api_answer *a)
{
    const struct api_instance *i = a->instances;
    return a->n_instances == 1 && strcmp(i->id, ID_INSTANCE) == 0 &&
           strcmp(i->event_id, ID_EVENT) == 0 && strcmp(i->plan_id, ID_PLAN) == 0 &&
           strcmp(i->price_list_id, ID_PRICES) == 0 && i->start.hour == 19 &&
           i->start_utc_s == 1795289400 && i->sell_from_utc_s == 1783599060 &&
           i->sell_until_utc_s == 1795287600 && i->on_sale && !i->cancelled && i->best_available &&
           i->n_attributes == 1;
}

static bool prices_are_read(const struct api_answer *a)
{
    const struct price_list *l = a->price_list;
    return l && l->n_types == 2 && l->n_bands == 1 && l->n_prices == 2 &&
           l->prices[0].amount == 4000 && l->prices[0].fee == 150 && l->prices[0].band_default &&
           l->prices[1].amount == 4585 && l->prices[1].fee == 0 &&
           strcmp(l->types[0].note, "All ages") == 0 && strcmp(l->bands[0].name, "Band A") == 0;
}

static bool plan_is_read(const struct api_answer *a)
{
    const uint32_t seat = a->plan ? plan_find_seat(a->plan, 53614) : SEAT_NONE;
    return seat != SEAT_NONE && a->plan->n_seats == 6 && a->plan->n_areas == 2 &&
           a->plan->seats[seat].x == 120 && a->plan->seats[seat].y == 50 &&
           strcmp(a->plan_venue_id, ID_EVENT) == 0;
}

static bool venue_is_read(const struct api_answer *a)
{
    return a->n_venues == 1 && strcmp(a->venues[0].name, "Main House") == 0 &&
           strcmp(a->venues[0].address, "1 Lamp St") == 0;
}

static bool status_is_read(const struct api_answer *a)
{
    const struct availability *v = &a->availability;
    return v->available == 2 && v->wheelchair == 3 && v->special == 4 && v->capacity == 26 &&
           v->as_of_utc_s == FIXTURE_NOW_S;
}

static bool area_status_is_read(const struct api_answer *a)
{
    return a->area_status.available == 2 && a->area_status.capacity == 26;
}

static bool offer_is_read(const struct api_answer *a)
{
    return a->n_offered == 2 && strcmp(a->offered[0].seat_id, "53613") == 0 &&
           strcmp(a->offered[1].seat_id, "53614") == 0;
}

static bool basket_is_read(const struct api_answer *a)
{
    const struct basket *b = a->basket;
    return b && strcmp(b->id, ID_BASKET) == 0 && b->total == 3825 && b->n_lines == 1 &&
           b->lines[0].total == 3650 && b->order_fee == 175 && b->total_discount == 500 &&
           b->n_offers == 1 && b->delivery_collect && b->delivery_agent &&
           strcmp(b->lines[0].row, "A") == 0 && strcmp(b->lines[0].seat_number, "1") == 0 &&
           strcmp(b->agent_reference, "K3-7F2QX9-H") == 0;
}

static bool emptied(const struct api_answer *a)
{
    return a->basket && a->basket->n_lines == 0 && a->basket->total == 0;
}

static bool order_is_read(const struct api_answer *a)
{
    const struct order *o = a->order;
    return o && strcmp(o->id, "2840012") == 0 && o->total == 3825 && o->n_lines == 1 &&
           strcmp(o->lines[0].barcode, "00284001200017") == 0;
}

static bool nothing_to_read(const struct api_answer *a)
{
    return !a->basket && !a->order;
}

#define TWO_SEATS                                                                      \
    "[{\"instance\":\"" ID_INSTANCE "\",\"type\":\"" ID_TYPE "\",\"seat\":\"53613\"}," \
    "{\"instance\":\"" ID_INSTANCE "\",\"type\":\"" ID_TYPE "\",\"seat\":\"53614\"}]"
#define BOTH "?includeLockInformation=true&includeChildPlans=true"

const struct api_sample api_samples[] = {
    {"events", start_events, "GET", "events?instanceStart_from=2026-10-21", NULL, "[" EVENT "]",
     event_is_read},
    {"event", start_event, "GET", "events/" ID_EVENT, NULL, EVENT, event_is_read},
    {"instances of an event", start_event_instances, "GET",
     "events/" ID_EVENT "/instances?start_from=2026-10-21&start_to=2026-10-28", NULL,
     "[" INSTANCE "]", instance_is_read},
    {"instances", start_instances, "GET", "instances?startFrom=2026-10-21&startTo=2026-10-28", NULL,
     "[" INSTANCE "]", instance_is_read},
    {"instance", start_instance, "GET", "instances/" ID_INSTANCE, NULL, INSTANCE, instance_is_read},
    {"price list", start_price_list, "GET",
     "instances/" ID_INSTANCE "/price-list?$expand=prices/customItems", NULL, sample_prices,
     prices_are_read},
    {"bare price list", start_bare_price_list, "GET", "instances/" ID_INSTANCE "/price-list", NULL,
     sample_prices, prices_are_read},
    {"plan", start_plan, "GET", "plans/" ID_PLAN, NULL, sample_plan, plan_is_read},
    {"venues", start_venues, "GET", "venues", NULL,
     "[{\"name\":\"Main House\",\"address\":\"1 Lamp St\",\"id\":\"" ID_EVENT "\"}]",
     venue_is_read},
    {"status", start_status, "GET", "instances/" ID_INSTANCE "/status" BOTH, NULL, STATUS,
     status_is_read},
    {"status of an area", start_area_status, "GET",
     "instances/" ID_INSTANCE "/status/areas/" ID_AREA BOTH, NULL, STATUS, area_status_is_read},
    {"best seats", start_best_seats, "GET", "instances/" ID_INSTANCE "/best-available?quantity=2",
     NULL, "[{\"id\":\"53613\",\"name\":\"A1\"},\"53614\"]", offer_is_read},
    {"basket create", start_create, "POST", "baskets", "{}", EMPTY_BASKET, emptied},
    {"basket get", start_get, "GET", "baskets/" ID_BASKET, NULL, BASKET, basket_is_read},
    {"basket patch", start_patch, "PATCH", "baskets/" ID_BASKET,
     "{\"ticketDelivery\":{\"type\":1},\"agentCustomer\":{\"firstName\":\"Zo\xC3\xAB\","
     "\"lastName\":\"O\xE2\x80\x99"
     "Connor-\xC5\x81ukasiewicz\",\"reference\":\"K07-000123\"}}",
     BASKET, basket_is_read},
    {"tickets add", start_add, "POST", "baskets/" ID_BASKET "/tickets", TWO_SEATS,
     "[" TICKET_OPEN "null}]", nothing_to_read},
    {"tickets add, unreserved", start_add_unreserved, "POST", "baskets/" ID_BASKET "/tickets",
     "[{\"instance\":\"" ID_INSTANCE "\",\"type\":\"" ID_TYPE "\",\"seatingPlan\":\"" ID_AREA
     "\"}]",
     "[" TICKET_OPEN "null}]", nothing_to_read},
    {"tickets best", start_best, "POST", "baskets/" ID_BASKET "/tickets/best-available",
     "{\"instance\":\"" ID_INSTANCE "\",\"quantity\":2,\"type\":\"" ID_TYPE
     "\",\"bands\":[\"" ID_BAND "\"],\"areas\":[\"" ID_AREA "\"]}",
     BASKET, basket_is_read},
    {"ticket change of type", start_change_type, "PATCH", "baskets/" ID_BASKET "/tickets/T1",
     "{\"type\":\"" ID_TYPE "\"}", TICKET_OPEN "null}", nothing_to_read},
    {"ticket remove", start_remove, "DELETE", "baskets/" ID_BASKET "/tickets?ticketIds=T1", NULL,
     "", nothing_to_read},
    {"basket clear", start_clear, "POST", "baskets/" ID_BASKET "/clear", "{}", EMPTY_BASKET,
     emptied},
    {"confirm", start_confirm, "POST", "baskets/" ID_BASKET "/confirm",
     "{\"sendConfirmationEmail\":false}", ORDER, order_is_read},
    {"order", start_order, "GET", "orders/2840012", NULL, ORDER, order_is_read},
};
const size_t n_api_samples = sizeof(api_samples) / sizeof(api_samples[0]);

struct plan *sample_plan_new(void)
{
    struct json *j = json_new(sample_plan, strlen(sample_plan));
    struct plan *plan = NULL;
    char venue_id[ID_SIZE];
    size_t n_skipped = 0;
    struct fault fault;
    const enum rc rc = plan_json_read(j, &plan, venue_id, &n_skipped, &fault);
    assert(!rc);
    json_free(j);
    return plan;
}
