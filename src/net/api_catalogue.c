#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "net/api_call.h"
#include "net/api_read.h"

/* "2026-11-21": nothing else may stand in a query. */
static void check_date(struct call *call, const char *date)
{
    static const char shape[] = "dddd-dd-dd";
    bool ok = strlen(date) == sizeof(shape) - 1;
    for (size_t i = 0; ok && shape[i]; i++)
        ok = shape[i] == 'd' ? date[i] >= '0' && date[i] <= '9' : date[i] == '-';
    if (!ok)
        call_refuse(call, RC_BUG, "not a date");
}

static struct call *new_list(struct api *api, const char *path, const char *from, const char *to,
                             const char *const names[2])
{
    char query[80];
    struct text t = TEXT_OF(query);
    if (from)
        text_addf(&t, "?%s=%s", names[0], from);
    if (to)
        text_addf(&t, "%s%s=%s", from ? "&" : "?", names[1], to);
    struct call *call = call_new(api, "GET", "%s%s", path, query);
    call->body_max = CALL_LIST_MAX;
    if (from)
        check_date(call, from);
    if (to)
        check_date(call, to);
    return call;
}

/* The parameters of these three are spelt in three ways, and a wrong one is ignored in silence
 * (contract section 0, 12). */
uint32_t api_events(struct api *api, const char *from, api_done_fn done, void *ctx)
{
    static const char *const names[2] = {"instanceStart_from", "instanceStart_to"};
    struct call *call = new_list(api, "events", from, NULL, names);
    call->read = api_read_events;
    return call_start(call, done, ctx);
}

uint32_t api_event_instances(struct api *api, const char *event_id, const char *from,
                             const char *to, api_done_fn done, void *ctx)
{
    static const char *const names[2] = {"start_from", "start_to"};
    char path[128];
    struct text t = TEXT_OF(path);
    text_addf(&t, "events/%s/instances", event_id);
    struct call *call = new_list(api, path, from, to, names);
    call_check_id(call, event_id);
    call->read = api_read_instances;
    return call_start(call, done, ctx);
}

uint32_t api_instances(struct api *api, const char *from, const char *to, api_done_fn done,
                       void *ctx)
{
    static const char *const names[2] = {"startFrom", "startTo"};
    struct call *call = new_list(api, "instances", from, to, names);
    call->read = api_read_instances;
    return call_start(call, done, ctx);
}

static void read_one_event(struct call *call, const char *body, size_t n)
{
    api_read_events(call, body, n);
    if (call->answer.n_events != 1)
        api_read_fail(call, "not an event");
}

static void read_one_instance(struct call *call, const char *body, size_t n)
{
    api_read_instances(call, body, n);
    if (call->answer.n_instances != 1)
        api_read_fail(call, "not an instance");
}

static struct call *new_get(struct api *api, const char *kind, const char *id, const char *tail)
{
    struct call *call = call_new(api, "GET", "%s/%s%s", kind, id, tail);
    call_check_id(call, id);
    return call;
}

uint32_t api_event(struct api *api, const char *event_id, api_done_fn done, void *ctx)
{
    struct call *call = new_get(api, "events", event_id, "");
    call->read = read_one_event;
    return call_start(call, done, ctx);
}

uint32_t api_instance(struct api *api, const char *instance_id, api_done_fn done, void *ctx)
{
    struct call *call = new_get(api, "instances", instance_id, "");
    call->read = read_one_instance;
    return call_start(call, done, ctx);
}

uint32_t api_price_list(struct api *api, const char *instance_id, bool expand_items,
                        api_done_fn done, void *ctx)
{
    const char *tail = expand_items ? "/price-list?$expand=prices/customItems" : "/price-list";
    struct call *call = new_get(api, "instances", instance_id, tail);
    call->read = api_read_price_list;
    return call_start(call, done, ctx);
}

uint32_t api_plan(struct api *api, const char *plan_id, api_done_fn done, void *ctx)
{
    struct call *call = new_get(api, "plans", plan_id, "");
    call->body_max = CALL_PLAN_MAX;
    call->read = api_read_plan;
    return call_start(call, done, ctx);
}

uint32_t api_venues(struct api *api, api_done_fn done, void *ctx)
{
    struct call *call = call_new(api, "GET", "venues");
    call->read = api_read_venues;
    return call_start(call, done, ctx);
}

#define STATUS_QUERY "?includeLockInformation=true&includeChildPlans=true"

uint32_t api_status(struct api *api, const char *instance_id, api_done_fn done, void *ctx)
{
    struct call *call = new_get(api, "instances", instance_id, "/status" STATUS_QUERY);
    call->read = api_read_status;
    return call_start(call, done, ctx);
}

uint32_t api_area_status(struct api *api, const char *instance_id, const char *area_id,
                         api_done_fn done, void *ctx)
{
    struct call *call =
        call_new(api, "GET", "instances/%s/status/areas/%s" STATUS_QUERY, instance_id, area_id);
    call_check_id(call, instance_id);
    call_check_id(call, area_id);
    call->read = api_read_area_status;
    return call_start(call, done, ctx);
}

uint32_t api_best_seats(struct api *api, const char *instance_id, int quantity, api_done_fn done,
                        void *ctx)
{
    struct call *call =
        call_new(api, "GET", "instances/%s/best-available?quantity=%d", instance_id, quantity);
    call_check_id(call, instance_id);
    if (quantity < 1 || quantity > BASKET_LINES_MAX)
        call_refuse(call, RC_BUG, "quantity");
    call->read = api_read_offered;
    return call_start(call, done, ctx);
}

uint32_t api_order(struct api *api, const char *order_id, api_done_fn done, void *ctx)
{
    struct call *call = new_get(api, "orders", order_id, "");
    call->is_urgent = true;
    call->read = api_read_order;
    return call_start(call, done, ctx);
}

uint32_t api_file(struct api *api, const char *url, api_file_fn done, void *ctx)
{
    assert(done);
    struct call *call = call_new(api, "GET", "%s", "");
    if (strncmp(url, "https://", 8) != 0 || !text_copy(call->url, sizeof(call->url), url))
        call_refuse(call, RC_REJECTED, "picture address");
    for (const char *s = call->url; *s; s++) {
        if ((unsigned char)*s <= ' ' || (unsigned char)*s >= 0x7F)
            call_refuse(call, RC_REJECTED, "picture address");
    }
    call->is_file = true;
    call->file_done = done;
    call->ctx = ctx;
    return call->id;
}
