/* Probe: one request as it is written down and its answer as it came, for finding out how an
 * installation behaves where the contract leaves it open (backend/self_test, contract section 15).
 *
 * Nobody sells by it: the kiosk's own calls are those of net/api.h. Signed, paced and sent like
 * them; a GET may be asked again, nothing else is. The callback runs inside api_pump(), once, and
 * the answer with all values lives until it returns. Values may be NULL wherever one is asked for.
 */
#pragma once

#include "net/api.h"

struct probe {
    const char *method; /* static: "GET", "POST", "PATCH", "DELETE" */
    const char *path;   /* below base_url, with its query, as it is to be signed */
    const char *body;   /* NULL: "{}" with POST, none otherwise */
};

struct probe_value; /* one JSON value of an answer */

struct probe_answer {
    struct fault fault; /* RC_OK: a 2xx came, whatever stands in it */
    int status;         /* HTTP, 0: none came */
    int error_code;     /* of the envelope */
    bool sent;          /* false: provably nothing left the kiosk */
    int64_t clock_offset_ms;
    bool has_offset;
    const char *body; /* terminated; "" when there was none */
    size_t n_body;
    const struct probe_value *root; /* NULL: the body is no JSON, or longer than a status */
};

typedef void (*probe_fn)(void *ctx, const struct probe_answer *answer);
uint32_t probe_ask(struct api *api, const struct probe *probe, probe_fn done, void *ctx);

bool probe_is_list(const struct probe_value *value);
bool probe_is_object(const struct probe_value *value);
size_t probe_count(const struct probe_value *value); /* elements or members */
const struct probe_value *probe_member(const struct probe_value *object, const char *name);
const struct probe_value *probe_first(const struct probe_value *value);
const struct probe_value *probe_next(const struct probe_value *value);
const char *probe_name(const struct probe_value *member); /* "" for an element */
const char *probe_text(const struct probe_value *value);  /* "" unless it is a string */
bool probe_flag(const struct probe_value *value);         /* true only for true */
bool probe_is_number(const struct probe_value *value);
/* A whole number; 0 for anything else. */
int64_t probe_int(const struct probe_value *value);
/* Exact in minor units; false, with 0, for anything else. */
bool probe_money(const struct probe_value *value, int decimals, money_t *ret);
/* An id as text, or as the `id` of an object; "" when it is neither. */
const char *probe_id(const struct probe_value *value);
