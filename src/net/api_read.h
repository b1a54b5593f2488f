/* Api read: from a body to an answer, one reader per kind of answer. Private to net.
 *
 * Each is a call_read_fn: it fills call->answer, or sets its fault (RC_SCHEMA, with words). */
#pragma once

#include "net/api_call.h"
#include "net/status_json.h"

void api_read_events(struct call *call, const char *body, size_t n);
void api_read_instances(struct call *call, const char *body, size_t n);
void api_read_venues(struct call *call, const char *body, size_t n);
void api_read_price_list(struct call *call, const char *body, size_t n);
void api_read_plan(struct call *call, const char *body, size_t n);
void api_read_status(struct call *call, const char *body, size_t n);      /* -> availability */
void api_read_area_status(struct call *call, const char *body, size_t n); /* -> area_status */
void api_read_offered(struct call *call, const char *body, size_t n);
void api_read_basket(struct call *call, const char *body, size_t n); /* with tickets and total */
void api_read_new_basket(struct call *call, const char *body, size_t n); /* its id is enough */
/* A basket, a list of tickets, or nothing (204): callers read the basket again in any case. */
void api_read_maybe_basket(struct call *call, const char *body, size_t n);
void api_read_order(struct call *call, const char *body, size_t n);

/* The counts of a status; false, with the fault set, when it is none. */
bool api_read_counts(struct call *call, const char *body, size_t n, struct status_counts *ret);
void api_read_fail(struct call *call, const char *why); /* RC_SCHEMA, unless a fault stands */
