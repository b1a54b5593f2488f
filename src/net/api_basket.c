#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "net/api_body.h"
#include "net/api_call.h"
#include "net/api_read.h"

/* `tail` comes behind the id of the basket. */
static struct call *new_basket_call(struct api *api, const char *method, const char *basket_id,
                                    const char *tail)
{
    struct call *call = call_new(api, method, "baskets/%s%s", basket_id, tail);
    call_check_id(call, basket_id);
    call->is_urgent = true;
    call->topic = TOPIC_CHANGE;
    return call;
}

uint32_t api_basket_create(struct api *api, api_done_fn done, void *ctx)
{
    struct call *call = call_new(api, "POST", "baskets");
    call->is_urgent = true;
    call->topic = TOPIC_CREATE;
    call->read = api_read_new_basket;
    return call_start(call, done, ctx);
}

uint32_t api_basket_get(struct api *api, const char *basket_id, api_done_fn done, void *ctx)
{
    struct call *call = new_basket_call(api, "GET", basket_id, "");
    call->topic = TOPIC_READ;
    call->read = api_read_basket;
    return call_start(call, done, ctx);
}

uint32_t api_basket_patch(struct api *api, const char *basket_id, const struct api_patch *patch,
                          api_done_fn done, void *ctx)
{
    struct call *call = new_basket_call(api, "PATCH", basket_id, "");
    call_set_body(call, api_body_patch(&api->spec, patch));
    call->read = api_read_maybe_basket;
    return call_start(call, done, ctx);
}

static void check_wanted(struct call *call, const struct wanted *wanted)
{
    call_check_id(call, wanted->type_id);
    call_check_id(call, wanted->seat_id[0] ? wanted->seat_id : wanted->area_id);
}

uint32_t api_tickets_add(struct api *api, const char *basket_id, const char *instance_id,
                         const struct wanted *wanted, size_t n, api_done_fn done, void *ctx)
{
    struct call *call = new_basket_call(api, "POST", basket_id, "/tickets");
    call->topic = TOPIC_ADD;
    call_check_id(call, instance_id);
    for (size_t i = 0; i < n; i++)
        check_wanted(call, &wanted[i]);
    if (n == 0 || n > BASKET_LINES_MAX)
        call_refuse(call, RC_BUG, "number of tickets");
    else
        call_set_body(call, api_body_tickets(instance_id, wanted, n));
    call->read = api_read_maybe_basket;
    return call_start(call, done, ctx);
}

uint32_t api_tickets_best(struct api *api, const char *basket_id, const struct api_best *best,
                          api_done_fn done, void *ctx)
{
    struct call *call = new_basket_call(api, "POST", basket_id, "/tickets/best-available");
    call->topic = TOPIC_BEST;
    call_check_id(call, best->instance_id);
    if (best->quantity < 1 || best->quantity > BASKET_LINES_MAX)
        call_refuse(call, RC_BUG, "number of tickets");
    struct api_best asked = *best;
    if (api->spec.best_without_type)
        asked.type_id = NULL;
    call_set_body(call, api_body_best(&asked));
    call->read = api_read_maybe_basket;
    return call_start(call, done, ctx);
}

/* The state of a change of type: the body in the form that was not tried yet. */
struct type_change {
    bool in_array, tried_both;
    char type_id[ID_SIZE];
};

/* One form first, as set, the other when the service refuses that; what works is remembered (9.8). */
static enum call_step other_form(struct call *call, const struct http_answer *http)
{
    struct type_change *change = call->state;
    if (!call->answer.fault.rc) {
        call->api->queue->type_patch_is_array = change->in_array;
        return CALL_FINISHED;
    }
    const bool refused = http->status == 400 || http->status == 415 || http->status == 422;
    if (!refused || change->tried_both)
        return CALL_FINISHED;
    change->tried_both = true;
    change->in_array = !change->in_array;
    call_set_body(call, api_body_type(change->type_id, change->in_array));
    return CALL_AGAIN;
}

uint32_t api_ticket_change_type(struct api *api, const char *basket_id, const char *ticket_id,
                                const char *type_id, api_done_fn done, void *ctx)
{
    char tail[96];
    struct text t = TEXT_OF(tail);
    text_addf(&t, "/tickets/%s", ticket_id);
    struct call *call = new_basket_call(api, "PATCH", basket_id, tail);
    struct type_change *change = mem_zalloc(sizeof(*change));
    call->state = change;
    call->free_state = mem_free;
    call_check_id(call, ticket_id);
    call_check_id(call, type_id);
    if (!text_copy(change->type_id, sizeof(change->type_id), type_id))
        call_refuse(call, RC_BUG, "id too long");
    change->in_array = api->queue->type_patch_is_array;
    call_set_body(call, api_body_type(change->type_id, change->in_array));
    call->read = api_read_maybe_basket;
    call->step = other_form;
    return call_start(call, done, ctx);
}

/* One id in each call: no list to be read in two ways (9.9). */
uint32_t api_ticket_remove(struct api *api, const char *basket_id, const char *ticket_id,
                           api_done_fn done, void *ctx)
{
    char tail[96];
    struct text t = TEXT_OF(tail);
    text_addf(&t, "/tickets?ticketIds=%s", ticket_id);
    struct call *call = new_basket_call(api, "DELETE", basket_id, tail);
    call_check_id(call, ticket_id);
    call->read = api_read_maybe_basket;
    return call_start(call, done, ctx);
}

uint32_t api_basket_clear(struct api *api, const char *basket_id, api_done_fn done, void *ctx)
{
    struct call *call = new_basket_call(api, "POST", basket_id, "/clear");
    call->read = api_read_maybe_basket;
    return call_start(call, done, ctx);
}

uint32_t api_confirm(struct api *api, const char *basket_id, api_done_fn done, void *ctx)
{
    struct call *call = new_basket_call(api, "POST", basket_id, "/confirm");
    call->topic = TOPIC_CONFIRM;
    call->timeout_ms = CALL_CONFIRM_TIMEOUT_MS;
    call_set_body(call, api_body_confirm());
    call->read = api_read_order;
    return call_start(call, done, ctx);
}
