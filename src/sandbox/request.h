/* Request and reply: one exchange with the service, free of any HTTP library.
 *
 * A request borrows everything from its caller. A reply owns its body.
 * Threads: a value of the thread that handles the exchange.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sandbox/jsonw.h"

enum { REQUEST_PATH_MAX = 400, REQUEST_VALUE_MAX = 1200 };

struct request {
    const char *method, *target; /* the target as it came, query included */
    const char *host, *date, *authorization, *user_agent; /* "" when absent */
    const char *body;                                     /* terminated; "" when absent */
    size_t body_len;
};

/* Query parameter `name` of the target, percent-decoded; false when absent or too long. */
bool request_query(const struct request *req, const char *name, char *out, size_t size);
bool request_flag(const struct request *req, const char *name); /* "true", in any case */
/* Whether `$expand` lists `path`. */
bool request_expands(const struct request *req, const char *path);

/* The decoded path without query; false when it is not valid or too long. */
bool request_path(const struct request *req, char out[REQUEST_PATH_MAX]);

struct reply {
    int status;
    const char *type; /* content type, static */
    char *body;       /* owned, see reply_free() */
    size_t len;
    int64_t retry_after_s; /* -1: no such header */
    char location[256];    /* "" : no such header */

    /* How the answer misbehaves on its way out. */
    int64_t delay_ms;       /* wait before the first byte */
    int64_t drip;           /* bytes a second, 0: at once */
    int64_t huge;           /* bytes of JSON to send in place of the body, 0: none */
    bool drop, reset, half; /* close without answer; with RST; after half of the body */
};

void reply_init(struct reply *reply);
void reply_free(struct reply *reply);

/* Each replaces what the reply held; the json text moves in. */
void reply_json(struct reply *reply, int status, struct jsonw *w);
void reply_text(struct reply *reply, int status, const char *type, const char *text);

/* The service's error envelopes (contract section 3.1); message "Validation Failed" for code 1. */
void reply_problem(struct reply *reply, const char *problem);
void reply_error(struct reply *reply, int status, int code, const char *message);
void reply_not_found(struct reply *reply);
/* A page as the content network in front of the service answers with. */
void reply_html(struct reply *reply, int status);
