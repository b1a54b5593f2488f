/* Tls stage: the curl transport on one side, a TLS server under the test's hand on the other. */
#pragma once

#include <pthread.h>

#include "fakes/tls_server.h"
#include "net/transport.h"

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

/* What the server does next, and what it was asked last. */
struct tls_stage {
    struct tls_server *server;
    struct transport *transport;
    struct tls_reply next;   /* what the server says to requests that begin from now on */
    char last_request[4096]; /* as of the last answer */
    int n_posts;
    int n_done;
    struct http_answer answer; /* pointers are not to be followed */
    char body[256], type[64];

    pthread_mutex_t lock; /* guards the server thread's side */
    struct tls_reply next_of_server;
    char heard[4096];
    int n_posts_heard;
};

/* `trusted`: the transport knows the server's authority. The server says OK and an empty list. */
void tls_stage_init(struct tls_stage *stage, bool trusted);
/* The same with a server whose authority is known and something else is wrong. */
void tls_stage_init_flawed(struct tls_stage *stage, enum tls_flaw flaw);
void tls_stage_deinit(struct tls_stage *stage);
/* Sends one request, with stage->next as the server's answer; returns its id. */
uint32_t tls_stage_begin(struct tls_stage *stage, const char *method, const char *url,
                         const char *body, int64_t timeout_ms);
void tls_stage_finish(struct tls_stage *stage); /* pumps until one more answer is there */
const char *tls_stage_url(const struct tls_stage *stage, const char *path); /* static */
void tls_stage_ask(struct tls_stage *stage, const char *method, const char *path,
                   const char *body); /* both in one */
bool tls_stage_starts_with(const char *text, const char *start);
