/* Plan json: decodes a seating plan of any size in one pass over the bytes (contract section 6).
 *
 * Seats are gathered packed, 40 bytes each, while they are read, because an area's place and id may
 * come behind its seats; then the plan is built. No tree, no copy of the text. Private to net.
 */
#pragma once

#include "model/plan.h"
#include "net/json.h"

/* Consumes one value. *ret is the caller's; `venue_id` gets the id of the plan's venue or "".
 * *ret_skipped counts seats and areas that could not be used (F17). RC_SCHEMA: no plan. */
RC_MUST_CHECK enum rc plan_json_read(struct json *j, struct plan **ret, char venue_id[ID_SIZE],
                                     size_t *ret_skipped, struct fault *fault);
