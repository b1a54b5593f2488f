/* Server: HTTP and HTTPS on the loopback interface, for the public side and the control port.
 *
 * A thread per connection, so that a slow answer delays nobody else.
 * Threads: start and stop on one thread; requests arrive on the server's own.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/rc.h"
#include "sandbox/service.h"

struct server;

struct server_spec {
    struct service *service;       /* borrowed; must outlive the server */
    bool control;                  /* plain HTTP and service_control() */
    uint16_t port;                 /* 0: any that is free */
    const char *certificate, *key; /* PEM, borrowed; not for control */
};

/* RC_CONFIG with words in *fault when it cannot listen. */
RC_MUST_CHECK enum rc server_start(const struct server_spec *spec, struct server **ret,
                                   struct fault *fault);
uint16_t server_port(const struct server *server);
/* Call service_stop() before, or it waits for delayed answers. NULL is allowed. */
void server_stop(struct server *server);
