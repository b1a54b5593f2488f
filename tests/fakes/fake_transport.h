/* Fake transport: records every request and answers from a script, or by a function. No sockets.
 *
 * Answers are taken in the order of the requests; a request without an answer stays under way until
 * one is pushed. Times in an answer are as given: the clock of the test does not move by itself.
 */
#pragma once

#include "net/transport.h"

enum { FAKE_HEADERS_MAX = 8, FAKE_LINE_SIZE = 512, FAKE_URL_SIZE = 1100 };

struct fake_request {
    uint32_t id;
    char method[8];
    char url[FAKE_URL_SIZE];
    char headers[FAKE_HEADERS_MAX][FAKE_LINE_SIZE];
    size_t n_headers;
    char *body; /* NULL: none */
    bool changes_state;
    int64_t timeout_ms;
    size_t body_max;
};

struct fake_answer { /* all zero but `status`: a plain answer with an empty body */
    struct fault fault;
    int status;
    const char *body; /* borrowed until delivered */
    size_t n_body;    /* 0: strlen(body) */
    const char *content_type;
    int64_t retry_after_ms, date_utc_ms, took_ms;
    bool unsent;
};

/* Answers one request; false leaves it under way. `ret` is zeroed. */
typedef bool (*fake_serve_fn)(void *ctx, const struct fake_request *request,
                              struct fake_answer *ret);

struct fake_transport;

struct fake_transport *fake_transport_new(void);
void fake_transport_free(struct fake_transport *fake);
struct transport *fake_transport_base(struct fake_transport *fake);

void fake_transport_push(struct fake_transport *fake, const struct fake_answer *answer);
/* The usual one: a JSON body with this status. `body` is borrowed. */
void fake_transport_push_json(struct fake_transport *fake, int status, const char *body);
void fake_transport_serve(struct fake_transport *fake, fake_serve_fn serve, void *ctx);

size_t fake_transport_count(const struct fake_transport *fake); /* requests so far */
/* From 0, in order of sending. */
const struct fake_request *fake_transport_request(const struct fake_transport *fake, size_t i);
/* The value of a header of it, NULL when it has none. */
const char *fake_request_header(const struct fake_request *request, const char *name);
size_t fake_transport_open(const struct fake_transport *fake); /* under way */
