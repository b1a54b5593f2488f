#include <cjson/cJSON.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "sandbox/api.h"
#include "sandbox/body.h"
#include "sandbox/show.h"

static void answer_tickets(struct api *api, const struct api_call *call,
                           const struct basket *basket, size_t first, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = {.w = &w,
                              .model = api->model,
                              .files_url = api->files_url,
                              .expand_event = request_expands(call->req, "event"),
                              .expand_instance = request_expands(call->req, "instance"),
                              .expand_type = request_expands(call->req, "type"),
                              .expand_band = request_expands(call->req, "band")};
    show_tickets(&show, basket, first);
    reply_json(reply, 200, &w);
}

void api_tickets_get(struct api *api, const struct api_call *call, struct reply *reply)
{
    const struct basket *basket = api_open_basket(api, call, reply);
    if (basket)
        answer_tickets(api, call, basket, 0, reply);
}

/* The answer to tickets that were added behind the first `n_before`. */
static void answer_added(struct api *api, const struct api_call *call, const struct basket *basket,
                         size_t n_before, struct reply *reply)
{
    answer_tickets(api, call, basket, api->model->settings.answer_all ? 0 : n_before, reply);
}

void api_tickets_add(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct basket *basket = api_open_basket(api, call, reply);
    if (!basket)
        return;
    struct refusal refusal = {0};
    struct basket_item items[BODY_ITEMS_MAX];
    size_t n = 0;
    const size_t n_before = basket->n_tickets;
    struct cJSON *json = body_parse(call->req->body, call->req->body_len);
    if (body_items(json, items, &n, &refusal) &&
        basket_add(api->model, basket, items, n, &refusal) == RC_OK)
        answer_added(api, call, basket, n_before, reply);
    else
        api_refuse(reply, &refusal);
    cJSON_Delete(json);
}

/* What is wanted, by index instead of by id; ids that are not known match nothing. */
struct marks {
    bool bands[256];
    bool *areas; /* owned */
};

static void mark(const struct api *api, const struct body_best *body, struct marks *marks)
{
    const struct sb_venue *venue = api->model->venue;
    for (size_t i = 0; i < venue->n_bands && i < 256; i++) {
        for (size_t k = 0; k < body->n_bands; k++)
            marks->bands[i] = marks->bands[i] || strcmp(body->bands[k], venue->bands[i].id) == 0;
    }
    size_t instance = 0;
    if (!model_find_instance(api->model, body->instance, &instance))
        return;
    const struct house *house = model_house(api->model, instance);
    marks->areas = mem_zalloc_array(house_plan(house)->n_areas, sizeof(bool));
    for (size_t k = 0; k < body->n_areas; k++) {
        size_t area = 0;
        if (house_find_area(house, body->areas[k], &area))
            marks->areas[area] = true;
    }
}

static enum rc add_best(struct api *api, const struct body_best *body, struct basket *basket,
                        struct refusal *refusal)
{
    struct marks marks = {0};
    struct basket_best best = {.wish = {.n = body->quantity, .ordinary_only = true}};
    text_copy(best.instance, sizeof(best.instance), body->instance);
    text_copy(best.type, sizeof(best.type), body->type);
    mark(api, body, &marks);
    best.wish.bands = body->n_bands > 0 ? marks.bands : NULL;
    best.wish.areas = body->n_areas > 0 ? marks.areas : NULL;
    const enum rc rc = basket_add_best(api->model, basket, &best, refusal);
    mem_free(marks.areas);
    return rc;
}

void api_tickets_best(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct basket *basket = api_open_basket(api, call, reply);
    if (!basket)
        return;
    struct refusal refusal = {0};
    const size_t n_before = basket->n_tickets;
    struct body_best *body = mem_zalloc(sizeof(*body));
    struct cJSON *json = body_parse(call->req->body, call->req->body_len);
    if (body_best(json, api->model->settings.body_strict, body, &refusal) &&
        add_best(api, body, basket, &refusal) == RC_OK)
        answer_added(api, call, basket, n_before, reply);
    else
        api_refuse(reply, &refusal);
    cJSON_Delete(json);
    mem_free(body);
}

/* The next id of a comma list, moving *list behind it; false at the end or when one is too long. */
static bool next_id(const char **list, char id[SB_ID_SIZE])
{
    const size_t n = strcspn(*list, ",");
    if (n == 0 || n >= SB_ID_SIZE)
        return false;
    struct text t = text_over(id, SB_ID_SIZE);
    text_add_n(&t, *list, n);
    *list += n + ((*list)[n] == ',');
    return true;
}

/* Every id of the query's list is in the basket, and there is at least one. */
static bool all_known(const char *list, struct basket *basket)
{
    char id[SB_ID_SIZE];
    if (!*list)
        return false;
    while (*list) {
        if (!next_id(&list, id) || !basket_ticket(basket, id))
            return false;
    }
    return true;
}

static bool change_types(struct api *api, const struct api_call *call, struct basket *basket,
                         const char *list, struct refusal *refusal)
{
    char type[SB_ID_SIZE], id[SB_ID_SIZE];
    struct cJSON *json = body_parse(call->req->body, call->req->body_len);
    bool good = body_type(json, api->model->settings.patch_type, type, refusal);
    while (good && *list) {
        good = next_id(&list, id) &&
               basket_change_type(api->model, basket, basket_ticket(basket, id), type, refusal) ==
                   RC_OK;
    }
    cJSON_Delete(json);
    return good;
}

static void patch_tickets(struct api *api, const struct api_call *call, const char *list,
                          struct reply *reply)
{
    struct refusal refusal = {0};
    struct basket *basket = api_open_basket(api, call, reply);
    if (!basket)
        return;
    if (!all_known(list, basket))
        reply_not_found(reply);
    else if (change_types(api, call, basket, list, &refusal))
        answer_tickets(api, call, basket, 0, reply);
    else
        api_refuse(reply, &refusal);
}

void api_tickets_patch(struct api *api, const struct api_call *call, struct reply *reply)
{
    char list[REQUEST_VALUE_MAX];
    if (!request_query(call->req, "ticketIds", list, sizeof(list)))
        list[0] = '\0';
    patch_tickets(api, call, list, reply);
}

void api_ticket_patch(struct api *api, const struct api_call *call, struct reply *reply)
{
    patch_tickets(api, call, call->args[1], reply);
}

void api_tickets_delete(struct api *api, const struct api_call *call, struct reply *reply)
{
    char ids[REQUEST_VALUE_MAX], id[SB_ID_SIZE];
    struct basket *basket = api_open_basket(api, call, reply);
    if (!basket)
        return;
    if (!request_query(call->req, "ticketIds", ids, sizeof(ids)) || !all_known(ids, basket)) {
        reply_not_found(reply);
        return;
    }
    const char *list = ids;
    while (next_id(&list, id)) {
        struct ticket *ticket = basket_ticket(basket, id);
        if (ticket) /* an id may be listed twice */
            basket_remove(api->model, basket, ticket);
    }
    reply_text(reply, 204, "application/json; charset=utf-8", "");
}
