/* Status json: decodes InstancePlanStatus (contract 8.1) and the list of offered seats (8.4).
 * Private to net. */
#pragma once

#include "net/api.h"
#include "net/json.h"

struct status_counts {
    int available, wheelchair, special, capacity, in_basket, unavailable;
    int open_locks; /* places of `available` that are locked, but open to everybody (lockInfo) */
    bool has_available, has_in_basket, has_unavailable;
};

/* Consumes one value. False when it is no status: `available` must be a count. */
bool status_json_read(struct json *j, struct status_counts *ret);
/* Consumes one value into ret->offered, in `arena`. False when it is no list. */
bool status_json_offered(struct json *j, struct arena *arena, struct api_answer *ret);
