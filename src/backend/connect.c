#include "backend/connect.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "net/curl_transport.h"
#include "net/sign.h"

enum { SECRET_SIZE = 512 };

static enum rc read_key(const struct connection_spec *spec, size_t profile, struct sign_key *ret,
                        struct fault *fault)
{
    char secret[SECRET_SIZE];
    enum rc rc = RC_OK;
    if (!spec->secret)
        rc = config_secret(spec->config, profile, secret, sizeof(secret), fault);
    else if (!text_copy(secret, sizeof(secret), spec->secret))
        rc = RC_CONFIG;
    if (rc == RC_OK && sign_key_decode(secret, ret)) {
        rc = RC_CONFIG;
        *fault = fault_make(rc, 0, "the key is not Base64: foyerctl credentials set");
    }
    mem_wipe(secret, sizeof(secret));
    return rc;
}

static enum rc make_transport(const struct config *config, struct transport **ret,
                              struct fault *fault)
{
    const struct curl_transport_spec spec = {.ca_file = config->ca_file};
    return curl_transport_new(&spec, ret, fault);
}

enum rc connection_open(const struct connection_spec *spec, struct connection *ret,
                        struct fault *fault)
{
    const struct config *config = spec->config;
    struct api_spec api = {.base_url = config->base_url,
                           .login = config->login,
                           .user_agent = config->user_agent,
                           .decimals = config->shop.currency.decimals,
                           .first_name_member = config->first_name_member,
                           .last_name_member = config->last_name_member,
                           .address_member = config->address_member,
                           .reference_member = config->reference_member,
                           .total_is_net = config->total_is_net,
                           .best_without_type = strcmp(config->best_available_body, "plain") == 0,
                           .patch_in_array = strcmp(config->patch_ticket_body, "array") == 0,
                           .paced = config->paced,
                           .requests_per_s = config->requests_per_s,
                           .clock = spec->clock,
                           .transport = spec->transport,
                           .meter = spec->meter};
    *ret = (struct connection){0};
    enum rc rc = read_key(spec, PROFILE_MAIN, &api.key, fault);
    if (rc)
        return rc;
    if (!spec->transport)
        rc = make_transport(config, &ret->own, fault);
    if (rc == RC_OK) {
        if (!api.transport)
            api.transport = ret->own;
        ret->api = ret->apis[PROFILE_MAIN] = api_new(&api);
    }
    sign_key_wipe(&api.key);
    return rc;
}

enum rc connection_add(const struct connection_spec *spec, size_t profile,
                       struct connection *connection, struct fault *fault)
{
    const struct agent agent = config_agent(spec->config, profile);
    struct api_spec api = {
        .login = agent.login, .total_is_net = agent.total_is_net, .profile = (uint8_t)profile};
    const enum rc rc = read_key(spec, profile, &api.key, fault);
    if (rc == RC_OK)
        connection->apis[profile] = api_new_beside(connection->apis[PROFILE_MAIN], &api);
    sign_key_wipe(&api.key);
    return rc;
}

void connection_close(struct connection *connection)
{
    for (size_t i = PROFILES_MAX; i-- > 0;) /* the main one, which owns the queue, at last */
        api_free(connection->apis[i]);
    if (connection->own)
        connection->own->ops->free(connection->own);
    *connection = (struct connection){0};
}
