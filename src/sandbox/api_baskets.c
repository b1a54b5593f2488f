#include <cjson/cJSON.h>

#include "sandbox/api.h"
#include "sandbox/body.h"
#include "sandbox/show.h"

static struct show show_for(struct api *api, const struct api_call *call, struct jsonw *w)
{
    return (struct show){.w = w,
                         .model = api->model,
                         .files_url = api->files_url,
                         .expand_event = request_expands(call->req, "tickets/event"),
                         .expand_instance = request_expands(call->req, "tickets/instance"),
                         .expand_type = request_expands(call->req, "tickets/type"),
                         .expand_band = request_expands(call->req, "tickets/band")};
}

void api_show_basket(struct api *api, const struct api_call *call, const struct basket *basket,
                     struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, call, &w);
    show_basket(&show, basket, false);
    reply_json(reply, 200, &w);
}

static void answer_order(struct api *api, const struct api_call *call, const struct order *order,
                         struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, call, &w);
    show_order(&show, order);
    reply_json(reply, 200, &w);
}

static void answer_emptied(struct api *api, const struct api_call *call,
                           const struct basket *basket, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, call, &w);
    show_basket(&show, basket, true);
    reply_json(reply, 200, &w);
}

struct basket *api_open_basket(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct basket *basket = basket_find_own(api->model, call->args[0]);
    if (basket && basket->state == BASKET_OPEN)
        return basket;
    if (basket && basket->state == BASKET_CONFIRMED &&
        api->model->settings.after_confirm != AFTER_CONFIRM_404)
        reply_error(reply, 409, 0, "The basket has been confirmed.");
    else
        reply_not_found(reply);
    return NULL;
}

/* Fills a new basket from the body; false, answered, when that is refused. */
static bool fill_new(struct api *api, const struct cJSON *json, struct basket *basket,
                     struct reply *reply)
{
    struct refusal refusal = {0};
    struct basket_item items[BODY_ITEMS_MAX];
    size_t n = 0;
    const struct cJSON *tickets = cJSON_GetObjectItemCaseSensitive(json, "tickets");
    bool good = body_patch(json, &api->model->settings, basket, &refusal);
    if (good && cJSON_IsArray(tickets) && cJSON_GetArraySize(tickets) > 0)
        good = body_items(tickets, items, &n, &refusal) &&
               basket_add(api->model, basket, items, n, &refusal) == RC_OK;
    if (!good)
        api_refuse(reply, &refusal);
    return good;
}

/* What stands in the way of any new basket; then it is answered. */
static bool refuses_all(const struct settings *settings, struct reply *reply)
{
    if (!settings->agent_record)
        reply_error(reply, settings_error12(settings), 12, "Basket Requires Customer");
    else if (settings->queue)
        reply_text(reply, 403, "application/json; charset=utf-8",
                   "{\"joinQueue\":\"/api/v3/basket/queue/1\","
                   "\"message\":\"You must join the queue.\",\"code\":\"JoinQueue\"}");
    return !settings->agent_record || settings->queue;
}

void api_basket_new(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct refusal refusal = {0};
    if (refuses_all(&api->model->settings, reply))
        return;
    if (api->model->settings.one_basket && basket_other_has_tickets(api->model)) {
        refusal_add(&refusal, "The customer already has an open basket");
        api_refuse(reply, &refusal);
        return;
    }
    struct cJSON *json = body_parse(call->req->body, call->req->body_len);
    struct basket *basket = basket_open(api->model);
    if (fill_new(api, json, basket, reply)) {
        basket_reprice(api->model, basket);
        api_show_basket(api, call, basket, reply);
    } else {
        basket_end(api->model, basket, BASKET_TAKEN);
    }
    cJSON_Delete(json);
}

static void answer_expired(struct api *api, const struct api_call *call,
                           const struct basket *basket, struct reply *reply)
{
    if (api->model->settings.after_expiry == AFTER_EXPIRY_EMPTY)
        answer_emptied(api, call, basket, reply);
    else if (api->model->settings.after_expiry == AFTER_EXPIRY_410)
        reply_error(reply, 410, 0, "The basket has expired.");
    else
        reply_not_found(reply);
}

void api_basket_get(struct api *api, const struct api_call *call, struct reply *reply)
{
    const struct basket *basket = basket_find_own(api->model, call->args[0]);
    if (basket && basket->state == BASKET_EXPIRED) {
        answer_expired(api, call, basket, reply);
        return;
    }
    if (basket && basket->state == BASKET_OPEN) {
        api_show_basket(api, call, basket, reply);
        return;
    }
    const int mode = basket && basket->state == BASKET_CONFIRMED
                         ? api->model->settings.after_confirm
                         : AFTER_CONFIRM_404;
    if (mode == AFTER_CONFIRM_BASKET)
        api_show_basket(api, call, basket, reply);
    else if (mode == AFTER_CONFIRM_ORDER)
        answer_order(api, call, basket->order, reply);
    else if (mode == AFTER_CONFIRM_EMPTY)
        answer_emptied(api, call, basket, reply);
    else
        reply_not_found(reply);
}

void api_basket_patch(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct basket *basket = api_open_basket(api, call, reply);
    if (!basket)
        return;
    struct refusal refusal = {0};
    struct cJSON *json = body_parse(call->req->body, call->req->body_len);
    const struct basket before = *basket;
    if (body_patch(json, &api->model->settings, basket, &refusal) &&
        basket_promo_ok(api->model, basket, &refusal)) {
        basket_reprice(api->model, basket);
        api_show_basket(api, call, basket, reply);
    } else {
        *basket = before;
        api_refuse(reply, &refusal);
    }
    cJSON_Delete(json);
}

void api_basket_clear(struct api *api, const struct api_call *call, struct reply *reply)
{
    const struct basket *sold = basket_find_own(api->model, call->args[0]);
    if (sold && sold->state == BASKET_CONFIRMED &&
        api->model->settings.after_confirm == AFTER_CONFIRM_EMPTY) {
        answer_emptied(api, call, sold, reply);
        return;
    }
    struct basket *basket = api_open_basket(api, call, reply);
    if (!basket)
        return;
    basket_clear(api->model, basket);
    api_show_basket(api, call, basket, reply);
}

void api_basket_confirm(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct basket *basket = basket_find_own(api->model, call->args[0]);
    const int mode = api->model->settings.second_confirm;
    if (basket && basket->state == BASKET_OPEN)
        answer_order(api, call, basket_confirm(api->model, basket), reply);
    else if (!basket || basket->state != BASKET_CONFIRMED || mode == SECOND_CONFIRM_404)
        reply_not_found(reply);
    else if (mode == SECOND_CONFIRM_SAME_ORDER)
        answer_order(api, call, basket->order, reply);
    else
        reply_error(reply, 409, 0, "The basket has already been confirmed.");
}

void api_order(struct api *api, const struct api_call *call, struct reply *reply)
{
    const struct order *order = basket_find_order(api->model, call->args[0]);
    if (api->model->settings.orders == ORDERS_403)
        reply_error(reply, 403, 0, "Not allowed for agents");
    else if (order && api->model->settings.orders == ORDERS_SHOWN)
        answer_order(api, call, order, reply);
    else
        reply_not_found(reply);
}
