/* Api body: request bodies, byte for byte as they are signed and sent (contract sections 9 and 10).
 *
 * Compact JSON in UTF-8, members in the order of the contract. The caller frees with mem_free().
 * Private to net. Pure.
 */
#pragma once

#include "net/api.h"

char *api_body_tickets(const char *instance_id, const struct wanted *wanted, size_t n);
char *api_body_best(const struct api_best *best);
char *api_body_type(const char *type_id, bool in_array);
/* Only what is to change stands in it; empty names stay away. */
char *api_body_patch(const struct api_spec *spec, const struct api_patch *patch);
char *api_body_confirm(void);
