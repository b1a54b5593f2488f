/* Json read: the service's habits on top of json.h: ids in three shapes, optional strings, dates.
 *
 * Each function consumes one value, whatever its type. Source: contract section 4. Private to net.
 */
#pragma once

#include "net/json.h"

/* An id as "text", as a number, or as the `id` of an object; false when it is none of them, or not
 * [A-Za-z0-9-]{1,64} (F57), or does not fit. `out` is "" then. */
bool json_read_id(struct json *j, char *out, size_t size);
/* The same, and the object's `name` if there is one ("" else). */
bool json_read_named(struct json *j, char *id, size_t id_size, char *name, size_t name_size);

/* A string into `out`, cut where it is too long; "" and false for null and other types. */
bool json_read_string(struct json *j, char *out, size_t size);
/* A string in the arena; "" for null and other types. */
const char *json_read_copy(struct json *j, struct arena *arena);
/* A seat id: a positive integer, as a number or as text; 0 for anything else (section 4). */
uint32_t json_read_seat_id(struct json *j);
/* An instant in UTC, with or without Z; 0 when absent, null or unreadable. */
int64_t json_read_utc(struct json *j);
bool json_read_flag(struct json *j); /* false unless true */
