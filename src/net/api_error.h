/* Api error: from an HTTP answer to a fault with a class. Private to net. Pure.
 *
 * Source: contract sections 2.4 and 3.1, reliability F13, F14, F23.
 */
#pragma once

#include "net/api_call.h"

/* RC_OK for a 2xx that is not an HTML page; else the class, with the service's words in `what`.
 * *ret_code is the envelope's errorCode, or 0. */
struct fault api_error_of(const struct http_answer *http, enum call_topic topic, const char *label,
                          int *ret_code);
/* "GET baskets/X/tickets": method and path without host and query, for faults. */
void api_error_label(const struct call *call, char *out, size_t size);
