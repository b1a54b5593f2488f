/* Json scan: the tokens of JSON, one at a time, by RFC 8259. Private to json.c. Pure.
 *
 * A scanner begins at the token's first character and returns the place behind the token. When the
 * token is bad, *ret_why gets static words and the place returned is where it went wrong.
 */
#pragma once

#include "net/json.h"

bool json_scan_is_utf8(const char *s, size_t n);
const char *json_scan_string(const char *at, const char *end, struct json_text *ret,
                             const char **ret_why);
const char *json_scan_number(const char *at, const char *end, struct json_text *ret,
                             const char **ret_why);
/* Behind the white space at `at`. */
const char *json_scan_space(const char *at, const char *end);
/* Reads a whole number of at most 18 digits that more text follows; NULL, and *ret untouched, for any
 * other number, good or bad: json_scan_number() tells those apart. */
const char *json_scan_small(const char *at, const char *end, int64_t *ret);
