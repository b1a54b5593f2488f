#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "kit.h"
#include "net/plan_json.h"

enum { SEAT_BYTES = 267 }; /* as the service's, which has no padding but longer ids */

static void add_seat(struct text *t, const struct plan *plan, uint32_t i)
{
    const struct plan_seat *seat = &plan->seats[i];
    const struct plan_row *row = &plan->rows[seat->row];
    const bool last = i + 1 == row->first_seat + row->n_seats;
    const size_t from = t->len;
    text_addf(t,
              "{\"id\":\"%u\",\"name\":\"%s\",\"row\":\"%s\",\"number\":%u,\"x\":%d,\"y\":%d,"
              "\"previousSeatId\":%s,\"nextSeatId\":%s,\"previousIsAcrossAisle\":false,"
              "\"nextIsAcrossAisle\":false,\"tabOrder\":null",
              seat->id, plan_string(plan, seat->name), plan_string(plan, row->label), seat->number,
              seat->x, seat->y, "null", "null");
    if (!last) { /* the link replaces the null in the same place */
        char *next = strstr(t->at + from, "\"nextSeatId\":null");
        char rest[160];
        text_copy(rest, sizeof(rest), next + strlen("\"nextSeatId\":null"));
        t->len = (size_t)(next - t->at);
        text_addf(t, "\"nextSeatId\":%u%s", plan->seats[i + 1].id, rest);
    }
    while (t->len - from < SEAT_BYTES - 2) /* as wide as the real thing, which is indented */
        text_add_n(t, " ", 1);
    text_add(t, "}");
}

char *kit_plan_json(const struct plan *plan, size_t *ret_size)
{
    const size_t room =
        (size_t)plan->n_seats * (SEAT_BYTES + 8) + 4096 * ((size_t)plan->n_areas + 1);
    char *bytes = mem_zalloc(room);
    struct text t = text_over(bytes, room);
    text_add(&t, "{\"id\":\"PLAN-1\",\"type\":\"Group\",\"name\":\"Main House\",\"venue\":{\"id\":"
                 "\"VENUE-1\"},\"x\":0,\"y\":0,\"seats\":null,\"areas\":[");
    for (uint32_t a = 0; a < plan->n_areas; a++) {
        const struct plan_area *area = &plan->areas[a];
        text_addf(&t,
                  "%s{\"id\":\"%s\",\"type\":\"Reserved\",\"name\":\"%s\",\"x\":0,\"y\":0,"
                  "\"capacity\":%d,\"areas\":[],\"seats\":[",
                  a ? "," : "", area->id, plan_string(plan, area->name), area->capacity);
        for (uint32_t i = 0; i < area->n_seats; i++) {
            text_add(&t, i ? "," : "");
            add_seat(&t, plan, area->first_seat + i);
        }
        text_add(&t, "]}");
    }
    text_add(&t, "]}");
    if (t.cut)
        kit_check(RC_BUG, NULL, "the JSON did not fit");
    *ret_size = t.len;
    return bytes;
}

struct plan *kit_decode_plan(const char *bytes, size_t size)
{
    char venue_id[ID_SIZE];
    size_t skipped = 0;
    struct plan *plan = NULL;
    struct fault fault = {0};
    struct json *json = json_new(bytes, size);
    kit_check(plan_json_read(json, &plan, venue_id, &skipped, &fault), &fault, "plan");
    json_free(json);
    return plan;
}
