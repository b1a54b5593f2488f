/* Api: the endpoints of the service in Agent mode (contract sections 5 to 10): one route per call,
 * answers from the model. Signatures, faults and the log are the service's business.
 *
 * Threads: none of its own; guarded by the service's lock.
 */
#pragma once

#include <stdbool.h>

#include "sandbox/model.h"
#include "sandbox/request.h"

enum { API_ARG_SIZE = 64, API_ARGS_MAX = 2 };

struct api {
    struct model *model;   /* borrowed */
    const char *files_url; /* borrowed; ends in a slash */
};

/* A request and the parts of its path that stand where the route has an asterisk. */
struct api_call {
    const struct request *req;
    char args[API_ARGS_MAX][API_ARG_SIZE];
};

typedef void api_handler(struct api *api, const struct api_call *call, struct reply *reply);

/* Answers any request below /api/v3/; `path` is that part of it, decoded, without query. */
void api_answer(struct api *api, const struct request *req, const char *path, struct reply *reply);

/* The handlers, one per route (api.c has the table). */
api_handler api_events, api_event, api_event_instances, api_instances, api_instance, api_price_list,
    api_instance_plan, api_plans, api_plan, api_venues, api_venue, api_ticket_types, api_bands;
api_handler api_status, api_status_area, api_status_detail, api_best_seats;
api_handler api_basket_new, api_basket_get, api_basket_patch, api_basket_clear, api_basket_confirm,
    api_order;
api_handler api_tickets_get, api_tickets_add, api_tickets_best, api_tickets_patch, api_ticket_patch,
    api_tickets_delete;

/* The basket of args[0] when it is open; otherwise answers and returns NULL. */
struct basket *api_open_basket(struct api *api, const struct api_call *call, struct reply *reply);
/* The errorCode 1 answer with all reasons. */
void api_refuse(struct reply *reply, const struct refusal *refusal);
/* Answers with a basket, `$expand` obeyed. */
void api_show_basket(struct api *api, const struct api_call *call, const struct basket *basket,
                     struct reply *reply);
