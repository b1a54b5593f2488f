/* Connection: the API client with its transport and keys, made from the configuration: one signing
 * handle for each agent record, on one transport and at one pace. */
#pragma once

#include "config/config.h"
#include "net/api.h"

struct connection {
    struct api *api;                /* the main record's; NULL when it could not be made */
    struct api *apis[PROFILES_MAX]; /* all by profile, the main one first; NULL as above */
    struct transport *own;          /* freed by connection_close(); NULL when borrowed */
};

struct connection_spec {
    const struct config *config;
    const struct clock *clock;
    struct transport *transport; /* NULL: make the curl transport */
    struct meter *meter;         /* borrowed, NULL: nothing is counted */
    const char *secret;          /* Base64, of all records; NULL: read by config_secret() */
};

/* The main record's. RC_CONFIG with words that name the cure; then there is none. */
RC_MUST_CHECK enum rc connection_open(const struct connection_spec *spec, struct connection *ret,
                                      struct fault *fault);
/* Another record's, once the main one's is there. RC_CONFIG as above: the others go on. */
RC_MUST_CHECK enum rc connection_add(const struct connection_spec *spec, size_t profile,
                                     struct connection *connection, struct fault *fault);
void connection_close(struct connection *connection);
