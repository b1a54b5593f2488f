#include <string.h>

#include "fakes/fake_service_json.h"
#include "model/when.h"

static void add_start(const struct fake_service *service, struct text *out)
{
    const int64_t today = clock_utc_ms(service->clock) / 86400000;
    const struct wall w = when_from_utc_s((today + 2) * 86400 + INT64_C(19) * 3600);
    text_addf(out, "%04d-%02d-%02dT%02d:30:00", w.year, w.month, w.day, w.hour);
}

static void add_instance(const struct fake_service *service, bool reserved, struct text *out)
{
    text_addf(out, "{\"isOnSale\":true,\"planId\":\"%s\",\"priceList\":{\"id\":\"PL\"},",
              reserved ? "PR" : "PU");
    text_add(out, "\"event\":{\"id\":\"E1\"},\"cancelled\":false,\"start\":\"");
    add_start(service, out);
    text_add(out, "\",\"startUtc\":\"");
    add_start(service, out);
    text_addf(out, "\",\"hasBestAvailableOverlay\":%s,\"id\":\"%s\"}",
              reserved && !service->no_overlay ? "true" : "false", reserved ? "IR" : "IU");
}

static void add_seats(struct text *out)
{
    for (int i = 0; i < SERVICE_SEATS; i++)
        text_addf(out,
                  "%s{\"id\":\"%d\",\"name\":\"A%d\",\"row\":\"A\",\"number\":%d,\"x\":%d,\"y\":0}",
                  i > 0 ? "," : "", SERVICE_FIRST_SEAT + i, i + 1, i + 1, i * 20);
}

static void add_plan(bool reserved, struct text *out)
{
    text_addf(out, "{\"type\":\"%s\",\"name\":\"%s\",\"venue\":{\"id\":\"V1\"},\"x\":0,\"y\":0,",
              reserved ? "Reserved" : "Unreserved", reserved ? "Stalls" : "Floor");
    text_add(out, "\"areas\":[],\"seats\":");
    if (reserved) {
        text_add(out, "[");
        add_seats(out);
        text_add(out, "]");
    } else {
        text_add(out, "null");
    }
    text_addf(out, ",\"capacity\":%d,\"id\":\"%s\"}", reserved ? SERVICE_SEATS : 30,
              reserved ? "PR" : "PU");
}

static void add_prices(const struct fake_service *service, struct text *out)
{
    text_add(out, "{\"id\":\"PL\",\"prices\":["
                  "{\"id\":\"1\",\"isBandDefault\":true,\"amount\":40.00,\"ticketType\":{\"id\":"
                  "\"TF\",\"name\":\"Full price\"},\"priceBand\":{\"id\":\"BA\",\"name\":\"A\"},"
                  "\"customItems\":[{\"amount\":1.50}]},"
                  "{\"id\":\"2\",\"isBandDefault\":false,\"amount\":20.00,\"ticketType\":{\"id\":"
                  "\"TC\",\"name\":\"Child\"},\"priceBand\":{\"id\":\"BA\",\"name\":\"A\"},"
                  "\"customItems\":[{\"amount\":1.50}]}");
    if (service->two_bands)
        text_add(out,
                 ",{\"id\":\"3\",\"isBandDefault\":true,\"amount\":30.00,\"ticketType\":{\"id\":"
                 "\"TF\",\"name\":\"Full price\"},\"priceBand\":{\"id\":\"BB\",\"name\":\"B\"},"
                 "\"customItems\":[{\"amount\":1.50}]}");
    text_add(out, "]}");
}

static void add_status(const struct fake_service *service, bool reserved, struct text *out)
{
    int n_free = 0;
    for (int i = 0; i < SERVICE_SEATS; i++)
        n_free += fake_service_seat_is_free(service, SERVICE_FIRST_SEAT + i);
    const int spaces = reserved && fake_service_seat_is_free(service, service->space);
    const int capacity = reserved ? SERVICE_SEATS : 30;
    const int available = reserved ? n_free - spaces : 25;
    text_addf(out,
              "{\"name\":\"x\",\"available\":%d,\"wheelchairAvailable\":%d,\"specialAvailable\":0,"
              "\"capacity\":%d,\"inBasket\":0,\"unavailable\":%d,\"lockInfoAvailable\":null,"
              "\"lockInfoSpecialAvailable\":null}",
              available, spaces, capacity, capacity - available - spaces);
}

static void add_detail(const struct fake_service *service, struct text *out)
{
    if (service->garbled) {
        text_add(out, "~2|q8zz|");
        return;
    }
    text_add(out, "[");
    for (int seat = SERVICE_FIRST_SEAT; seat < SERVICE_FIRST_SEAT + SERVICE_SEATS; seat++) {
        const char *letter = seat == service->space ? "W" : "A";
        text_addf(out, "%s{\"id\":\"%d\",\"status\":\"%s\",\"band\":\"%s\"}",
                  seat > SERVICE_FIRST_SEAT ? "," : "", seat,
                  fake_service_seat_is_free(service, seat) ? letter : "U",
                  service->two_bands && seat >= SERVICE_SECOND_BAND ? "BB" : "BA");
    }
    text_add(out, "]");
}

static void add_offered(const struct fake_service *service, struct text *out)
{
    int left = 2;
    text_add(out, "[");
    for (int i = 0; i < SERVICE_SEATS && left > 0; i++) {
        if (!fake_service_seat_is_free(service, SERVICE_FIRST_SEAT + i))
            continue;
        text_addf(out, "%s{\"id\":\"%d\"}", left < 2 ? "," : "", SERVICE_FIRST_SEAT + i);
        left--;
    }
    text_add(out, "]");
}

static bool begins(const char *path, const char *with)
{
    return strncmp(path, with, strlen(with)) == 0;
}

static int instance_part(struct fake_service *service, const char *path, struct text *out)
{
    const bool reserved = begins(path, "instances/IR");
    if (strstr(path, "/price-list"))
        add_prices(service, out);
    else if (strstr(path, "/status/detail"))
        add_detail(service, out);
    else if (strstr(path, "/status"))
        add_status(service, reserved, out);
    else if (strstr(path, "/best-available"))
        add_offered(service, out);
    else
        add_instance(service, reserved, out);
    return 200;
}

int fake_service_catalogue(struct fake_service *service, const char *path, struct text *out)
{
    if (service->odd_lists && (begins(path, "events?") || begins(path, "instances?"))) {
        text_add(out, "[{\"id\":null},{}]");
    } else if (begins(path, "events?")) {
        text_add(out, "[{\"id\":\"E1\",\"name\":\"The Fox\",\"description\":\"\","
                      "\"htmlDescription\":\"<p>A play</p>\",\"duration\":100,\"imageUrl\":\"\","
                      "\"isOnSale\":true}]");
    } else if (begins(path, "venues")) {
        text_add(out, "[{\"id\":\"V1\",\"name\":\"Main House\",\"address\":\"1 Road\"}]");
    } else if (begins(path, "instances?")) {
        const char *from = strstr(path, "startFrom=");
        char start[24];
        struct text t = TEXT_OF(start);
        add_start(service, &t);
        const char *to = strstr(path, "startTo=");
        const bool holds =
            from && to && strncmp(from + 10, start, 10) <= 0 && strncmp(to + 8, start, 10) > 0;
        text_add(out, "[");
        if (holds) {
            add_instance(service, true, out);
            text_add(out, ",");
            add_instance(service, false, out);
        }
        text_add(out, "]");
    } else if (begins(path, "instances/I")) {
        return instance_part(service, path, out);
    } else if (begins(path, "plans/P")) {
        add_plan(begins(path, "plans/PR"), out);
    } else {
        return 404;
    }
    return 200;
}
