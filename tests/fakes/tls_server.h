/* TLS server: a small HTTPS server on an ephemeral loopback port, with an authority of its own.
 *
 * A thread per connection; the test decides each answer. It is made to misbehave: answers are raw
 * bytes, may be endless, and connections may be cut. Its certificate names 127.0.0.1 alone.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "fakes/tls_certificate.h"

struct tls_reply {
    char bytes[4096]; /* terminated; as they go out */
    size_t endless;   /* this many times the last `tail` goes out behind them */
    const char *tail;
    bool cut;    /* close without the bytes */
    bool silent; /* say nothing and keep the connection */
    bool close;  /* close behind the bytes */
};

/* Called on a server thread, one at a time. `request` is the head and the body as they came. */
typedef void (*tls_serve_fn)(void *ctx, const char *request, struct tls_reply *ret);

struct tls_server;

/* With something wrong about its certificate or protocol; aborts when it cannot. */
struct tls_server *tls_server_start(tls_serve_fn serve, void *ctx, enum tls_flaw flaw);
void tls_server_stop(struct tls_server *server);

int tls_server_port(const struct tls_server *server);
const char *tls_server_ca_file(const struct tls_server *server);
const char *tls_server_other_ca_file(const struct tls_server *server); /* did not sign it */
int tls_server_connections(struct tls_server *server);                 /* that shook hands */
int tls_server_requests(struct tls_server *server);
