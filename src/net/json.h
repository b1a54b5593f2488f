/* Json: a strict pull parser over bytes that stay where they are; no tree, no copies.
 *
 * RFC 8259 and nothing else, and stricter where it matters: valid UTF-8, no BOM, no member twice in
 * one object, at most JSON_DEPTH_MAX deep, numbers of at most JSON_NUMBER_MAX characters and finite
 * (faults F15, F17, F20). The text of a number is handed out as it stands, so money never meets a
 * double.
 *
 * Every function that reads a value consumes exactly one, whatever its type: a value of the wrong
 * type is skipped and the function says false. After the first error everything says false, loops
 * end, and json_end() tells. Loops over members and elements must run to their end.
 *
 *     if (json_object(j))
 *         while (json_member(j, &key)) {
 *             if (json_text_is(&key, "id"))
 *                 json_string(j, &id);
 *             else
 *                 json_skip(j);
 *         }
 *     if (!json_end(j)) ... json_why(j)
 *
 * Threads: one at a time. Source: design/architecture.md, "Talking to the service".
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/money.h"

enum { JSON_DEPTH_MAX = 64, JSON_NUMBER_MAX = 64, JSON_MEMBERS_MAX = 200000 };

enum json_type {
    JSON_NOTHING, /* an error, or no value stands here */
    JSON_NULL,
    JSON_BOOL,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT,
};

/* A string between its quotes, or a number, as it stands in the bytes. */
struct json_text {
    const char *at;
    size_t n;
    bool escaped; /* a string that holds a backslash */
};

struct json;

/* `bytes` are borrowed until json_free(); they need no terminator. */
struct json *json_new(const char *bytes, size_t n);
void json_free(struct json *j); /* NULL is allowed */

/* True when the one value was read, nothing but white space follows, and nothing was wrong. */
bool json_end(struct json *j);
bool json_failed(const struct json *j);
const char *json_why(const struct json *j);   /* static words; "" while nothing is wrong */
size_t json_offset(const struct json *j);     /* where, in bytes */
const char *json_start(const struct json *j); /* the first byte */

enum json_type json_peek(struct json *j); /* of the value that comes next; consumes nothing */

bool json_object(struct json *j); /* true: entered; take members until json_member() says false */
bool json_member(struct json *j, struct json_text *ret_key);
bool json_array(struct json *j); /* true: entered; take elements until json_element() says false */
bool json_element(struct json *j);

bool json_string(struct json *j, struct json_text *ret);
bool json_number(struct json *j, struct json_text *ret);
bool json_bool(struct json *j, bool *ret);
/* A whole number ("12", also "12.0") within [min, max]; else false and *ret untouched. */
bool json_int(struct json *j, int64_t min, int64_t max, int64_t *ret);
bool json_money(struct json *j, int decimals, money_t *ret); /* exact; false leaves *ret */
void json_skip(struct json *j);

/* A place before a value, to read that value twice; the first reading must have come to its end. */
struct json_mark {
    const char *at;
    int depth;
};
struct json_mark json_mark(const struct json *j);
void json_rewind(struct json *j, struct json_mark mark); /* no effect after an error */

/* Decoded, terminated, cut at whole code points. Returns bytes written without the terminator. An
 * escaped NUL or half a surrogate pair becomes U+FFFD. */
size_t json_text_decode(const struct json_text *text, char *out, size_t size);
const char *json_text_copy(const struct json_text *text, struct arena *arena);
bool json_text_fits(const struct json_text *text, char *out, size_t size); /* false: was cut */
bool json_text_equal(const struct json_text *a, const struct json_text *b);
bool json_text_is_escaped(const struct json_text *text, const char *s, size_t n);
/* The whole of it as a decimal number of at most 18 digits; else false and *ret untouched. */
bool json_text_int(const struct json_text *text, int64_t min, int64_t max, int64_t *ret);
uint32_t json_text_hash(const struct json_text *text);

static inline bool json_text_is(const struct json_text *text, const char *s)
{
    const size_t n = strlen(s);
    if (text->escaped)
        return json_text_is_escaped(text, s, n);
    return text->n == n && memcmp(text->at, s, n) == 0;
}
