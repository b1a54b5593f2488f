/* Transport: the seam between typed calls and bytes on a wire. One HTTP exchange at a time each.
 *
 * Real: net/curl_transport.c (one long-lived multi). Tests: tests/fakes/fake_transport.c. A transport
 * owns no thread; it moves only inside pump(). Callbacks run inside pump(), never inside send().
 * Threads: all functions belong to one thread, but wake(), which any thread may call.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"

struct http_request {
    const char *method;         /* "GET", "POST", "PATCH", "DELETE" */
    const char *url;            /* absolute; sent as these very bytes */
    const char *const *headers; /* "Name: value" lines, NULL at the end */
    const void *body;           /* NULL: none */
    size_t n_body;
    bool changes_state; /* fresh connection that is not kept (orders.md, facts) */
    int64_t timeout_ms; /* whole exchange */
    int64_t connect_timeout_ms;
    size_t body_max; /* bytes; a longer answer fails */
};

struct http_answer {
    struct fault fault; /* RC_OK: an HTTP answer came, whatever its status */
    int status;         /* 0 when none */
    const char *body;   /* terminated for convenience; NULL when none; valid in the callback only */
    size_t n_body;
    const char *content_type; /* "" when none */
    int64_t retry_after_ms;   /* 0: none given; capped at 60 s */
    int64_t date_utc_ms;      /* the service's Date header, 0 when absent or unreadable */
    bool sent;                /* false: provably nothing left the kiosk (R11) */
    int64_t took_ms;
};

typedef void (*http_done_fn)(void *ctx, const struct http_answer *answer);

struct transport;

struct transport_ops {
    /* Copies the request. Returns an id, never 0; exactly one done() follows unless cancelled. */
    uint32_t (*send)(struct transport *t, const struct http_request *request, http_done_fn done,
                     void *ctx);
    void (*cancel)(struct transport *t,
                   uint32_t id); /* no done() after it; unknown ids are ignored */
    void (*pump)(struct transport *t,
                 int64_t timeout_ms);  /* moves everything; waits at most so long */
    void (*wake)(struct transport *t); /* any thread: ends a waiting pump */
    void (*free)(struct transport *t);
};

struct transport { /* embedded by each implementation */
    const struct transport_ops *ops;
    uint32_t n_begun, n_ended; /* exchanges; counted by those who send, zero at first */
};
