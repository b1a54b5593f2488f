/* Connection: the API client with its transport and key, made from the configuration. */
#pragma once

#include "config/config.h"
#include "net/api.h"

struct connection {
    struct api *api;       /* NULL when it could not be made */
    struct transport *own; /* freed by connection_close(); NULL when borrowed */
};

struct connection_spec {
    const struct config *config;
    const struct clock *clock;
    struct transport *transport; /* NULL: make the curl transport */
    const char *secret;          /* Base64, NULL: read by config_secret() */
};

/* RC_CONFIG with words that name the cure; then api stays NULL. */
RC_MUST_CHECK enum rc connection_open(const struct connection_spec *spec, struct connection *ret,
                                      struct fault *fault);
void connection_close(struct connection *connection);
