#include "sandbox/api.h"

#include <string.h>

#include "base/text.h"

static const struct route {
    const char *method, *path; /* an asterisk is one part of the path */
    api_handler *handler;
} routes[] = {
    {"GET", "events", api_events},
    {"GET", "events/*", api_event},
    {"GET", "events/*/instances", api_event_instances},
    {"GET", "instances", api_instances},
    {"GET", "instances/*", api_instance},
    {"GET", "instances/*/price-list", api_price_list},
    {"GET", "instances/*/plan", api_instance_plan},
    {"GET", "instances/*/status", api_status},
    {"GET", "instances/*/status/areas/*", api_status_area},
    {"GET", "instances/*/status/detail", api_status_detail},
    {"GET", "instances/*/best-available", api_best_seats},
    {"GET", "plans", api_plans},
    {"GET", "plans/*", api_plan},
    {"GET", "venues", api_venues},
    {"GET", "venues/*", api_venue},
    {"GET", "ticket-types", api_ticket_types},
    {"GET", "bands", api_bands},
    {"POST", "baskets", api_basket_new},
    {"GET", "baskets/*", api_basket_get},
    {"PATCH", "baskets/*", api_basket_patch},
    {"GET", "baskets/*/tickets", api_tickets_get},
    {"POST", "baskets/*/tickets", api_tickets_add},
    {"POST", "baskets/*/tickets/best-available", api_tickets_best},
    {"PATCH", "baskets/*/tickets", api_tickets_patch},
    {"PATCH", "baskets/*/tickets/*", api_ticket_patch},
    {"DELETE", "baskets/*/tickets", api_tickets_delete},
    {"POST", "baskets/*/clear", api_basket_clear},
    {"POST", "baskets/*/confirm", api_basket_confirm},
    {"GET", "orders/*", api_order},
};

/* Matches part by part and keeps what stands for the asterisks. */
static bool match(const char *pattern, const char *path, struct api_call *call)
{
    size_t n_args = 0;
    for (;;) {
        const size_t n_pattern = strcspn(pattern, "/"), n = strcspn(path, "/");
        if (pattern[0] == '*') {
            if (n == 0 || n >= API_ARG_SIZE || n_args == API_ARGS_MAX)
                return false;
            struct text t = TEXT_OF(call->args[n_args]);
            text_add_n(&t, path, n);
            n_args++;
        } else if (n != n_pattern || strncmp(pattern, path, n) != 0) {
            return false;
        }
        if (pattern[n_pattern] != path[n])
            return false;
        if (path[n] == '\0')
            return true;
        pattern += n_pattern + 1;
        path += n + 1;
    }
}

void api_answer(struct api *api, const struct request *req, const char *path, struct reply *reply)
{
    bool known_path = false;
    struct api_call call = {.req = req};
    for (size_t i = 0; i < sizeof(routes) / sizeof(routes[0]); i++) {
        if (!match(routes[i].path, path, &call))
            continue;
        if (strcmp(routes[i].method, req->method) == 0) {
            routes[i].handler(api, &call, reply);
            return;
        }
        known_path = true;
    }
    if (known_path)
        reply_error(reply, 405, 0, "The requested resource does not support this method.");
    else
        reply_not_found(reply);
}

void api_refuse(struct reply *reply, const struct refusal *refusal)
{
    struct jsonw w = {0};
    jsonw_open(&w, '{');
    jsonw_key(&w, "problems");
    jsonw_open(&w, '[');
    for (size_t i = 0; i < refusal->n; i++)
        jsonw_str(&w, refusal->problems[i]);
    jsonw_close(&w, ']');
    jsonw_m_int(&w, "errorCode", 1);
    jsonw_m_str(&w, "message", "Validation Failed");
    jsonw_close(&w, '}');
    reply_json(reply, 400, &w);
}
