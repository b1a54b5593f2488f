#include "net/api_read.h"

#include "base/text.h"
#include "net/api_error.h"
#include "net/basket_json.h"
#include "net/catalogue_json.h"
#include "net/plan_json.h"
#include "net/price_json.h"
#include "net/status_json.h"

void api_read_fail(struct call *call, const char *why)
{
    char label[96];
    if (call->answer.fault.rc)
        return;
    api_error_label(call, label, sizeof(label));
    call->answer.fault = fault_make(RC_SCHEMA, call->answer.status, "%s: %s", label, why);
}

/* After the value was read: a broken document goes before a wrong shape. */
static void check_end(struct call *call, struct json *j, bool shape_ok, const char *why)
{
    if (!json_end(j)) {
        char words[64];
        struct text t = TEXT_OF(words);
        text_addf(&t, "%s at byte %zu", json_why(j), json_offset(j));
        api_read_fail(call, words);
    } else if (!shape_ok) {
        api_read_fail(call, why);
    }
    json_free(j);
}

static void read_list(struct call *call, const char *body, size_t n,
                      bool (*read)(struct json *j, struct arena *arena, struct api_answer *ret))
{
    struct json *j = json_new(body, n);
    const bool ok = read(j, call_arena(call), &call->answer);
    check_end(call, j, ok, "not the list that was asked for");
}

void api_read_events(struct call *call, const char *body, size_t n)
{
    read_list(call, body, n, catalogue_json_events);
}

void api_read_instances(struct call *call, const char *body, size_t n)
{
    read_list(call, body, n, catalogue_json_instances);
}

void api_read_venues(struct call *call, const char *body, size_t n)
{
    read_list(call, body, n, catalogue_json_venues);
}

void api_read_offered(struct call *call, const char *body, size_t n)
{
    read_list(call, body, n, status_json_offered);
}

void api_read_price_list(struct call *call, const char *body, size_t n)
{
    struct json *j = json_new(body, n);
    const bool ok = price_json_read(j, call->api->spec.decimals, call_arena(call), &call->answer);
    check_end(call, j, ok, "not a price list");
}

void api_read_plan(struct call *call, const char *body, size_t n)
{
    struct json *j = json_new(body, n);
    struct fault fault;
    char venue_id[ID_SIZE];
    const enum rc rc =
        plan_json_read(j, &call->answer.plan, venue_id, &call->answer.n_skipped, &fault);
    check_end(call, j, !rc, fault.what);
    call->answer.plan_venue_id = arena_strdup(call_arena(call), venue_id);
}

bool api_read_counts(struct call *call, const char *body, size_t n, struct status_counts *ret)
{
    struct json *j = json_new(body, n);
    const bool ok = status_json_read(j, ret);
    check_end(call, j, ok, "not a status");
    return !call->answer.fault.rc;
}

void api_read_status(struct call *call, const char *body, size_t n)
{
    struct status_counts c;
    const struct api *api = call->api;
    if (!api_read_counts(call, body, n, &c))
        return;
    call->answer.availability = (struct availability){
        .available = c.available,
        .wheelchair = c.wheelchair,
        .special = c.special,
        .capacity = c.capacity,
        .as_of_utc_s = (clock_utc_ms(api->spec.clock) + api->queue->offset_ms) / 1000};
}

void api_read_area_status(struct call *call, const char *body, size_t n)
{
    struct status_counts c;
    if (api_read_counts(call, body, n, &c))
        call->answer.area_status = (struct area_status){.available = c.available,
                                                        .wheelchair = c.wheelchair,
                                                        .special = c.special,
                                                        .capacity = c.capacity};
}

static struct basket_json_rules rules_of(const struct call *call)
{
    const struct api_spec *spec = &call->api->spec;
    return (struct basket_json_rules){.decimals = spec->decimals,
                                      .total_is_net = spec->total_is_net,
                                      .reference_member = spec->reference_member};
}

void api_read_new_basket(struct call *call, const char *body, size_t n)
{
    struct json *j = json_new(body, n);
    const struct basket_json_rules rules = rules_of(call);
    struct basket_json_result result;
    const bool ok = basket_json_read(j, &rules, call_arena(call), &result);
    check_end(call, j, ok, result.why ? result.why : "no basket");
    if (call->answer.fault.rc)
        return;
    call->answer.basket = result.basket;
    call->answer.order = result.order;
    call->answer.has_basket_id_only = result.is_brief;
}

void api_read_basket(struct call *call, const char *body, size_t n)
{
    api_read_new_basket(call, body, n);
    if (!call->answer.fault.rc && call->answer.has_basket_id_only) {
        call->answer.basket = NULL; /* nobody may take it for an empty one */
        api_read_fail(call, "a basket without tickets and total");
    }
}

void api_read_maybe_basket(struct call *call, const char *body, size_t n)
{
    if (n == 0)
        return;
    struct json *j = json_new(body, n);
    const bool is_object = json_peek(j) == JSON_OBJECT;
    json_skip(j);
    check_end(call, j, true, "");
    if (call->answer.fault.rc || !is_object)
        return;
    api_read_new_basket(call, body, n);
    if (call->answer.fault.rc || call->answer.has_basket_id_only) {
        call->answer.basket = NULL; /* an object, but no basket: one ticket, perhaps */
        call->answer.order = NULL;
        call->answer.has_basket_id_only = false;
        call->answer.fault = (struct fault){0};
    }
}

void api_read_order(struct call *call, const char *body, size_t n)
{
    struct json *j = json_new(body, n);
    const struct basket_json_rules rules = rules_of(call);
    const char *why = NULL;
    struct order *order = arena_alloc(call_arena(call), sizeof(*order));
    const bool ok = basket_json_order(j, &rules, order, &why);
    check_end(call, j, ok, why ? why : "no order");
    if (!call->answer.fault.rc)
        call->answer.order = order;
}
