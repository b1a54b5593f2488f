/* Curl exchange: one HTTP exchange on one easy handle; all options in one place. Private to net.
 *
 * Source: design/architecture.md, "Talking to the service"; reliability 3.6 and findings 1, 3, 4.
 */
#pragma once

#include <curl/curl.h>

#include "net/transport.h"

enum { EXCHANGE_TYPE_SIZE = 80, EXCHANGE_DATE_SIZE = 64 };

struct curl_exchange {
    struct curl_exchange *next;
    uint32_t id;
    CURL *easy;
    struct curl_slist *headers;
    char *request_body; /* owned */
    bool changes_state, started;
    http_done_fn done;
    void *ctx;

    char *body; /* owned, terminated */
    size_t n_body, room, body_max;
    size_t n_header_bytes, n_header_lines;
    bool too_long;
    char content_type[EXCHANGE_TYPE_SIZE];
    char date[EXCHANGE_DATE_SIZE], retry_after[EXCHANGE_DATE_SIZE];
};

/* Copies the request; `ca_file` is copied by libcurl. */
struct curl_exchange *curl_exchange_new(const struct http_request *request, const char *ca_file,
                                        http_done_fn done, void *ctx);
void curl_exchange_free(struct curl_exchange *x);
/* Calls done() with what came of it. */
void curl_exchange_tell(struct curl_exchange *x, CURLcode result);
