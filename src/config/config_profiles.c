#include "config/config_profiles.h"

#include <string.h>

#include "base/text.h"
#include "config/config_rules.h"

size_t config_profiles(const struct config *config, struct profile ret[PROFILES_MAX])
{
    const size_t n = config->n_profiles > 0 ? config->n_profiles : 1;
    memcpy(ret, config->profiles, n * sizeof(ret[0]));
    text_copy(ret[PROFILE_MAIN].name, sizeof(ret[0].name), "main");
    ret[PROFILE_MAIN].terms = shop_terms(&config->shop, PROFILE_MAIN);
    return n;
}

struct agent config_agent(const struct config *config, size_t profile)
{
    if (profile != PROFILE_MAIN)
        return config->agents[profile];
    struct agent agent = {.total_is_net = config->total_is_net};
    text_copy(agent.login, sizeof(agent.login), config->login);
    text_copy(agent.credentials_file, sizeof(agent.credentials_file), config->credentials_file);
    return agent;
}

static bool is_seen(const struct config_report *report, size_t profile, const char *name)
{
    const struct config_named *named = &config_named[CONFIG_PROFILE];
    for (size_t i = 0; i < named->n_keys; i++) {
        if (strcmp(named->keys[i].name, name) == 0)
            return report->origins[config_named_place(&named->keys[i], profile)].line != 0;
    }
    return false;
}

/* What the section leaves open is as for the main record. */
static void inherit(struct config *config, const struct config_report *report, size_t profile)
{
    const struct terms main_terms = shop_terms(&config->shop, PROFILE_MAIN);
    struct terms *terms = &config->profiles[profile].terms;
    if (!is_seen(report, profile, "total_is_net"))
        config->agents[profile].total_is_net = config->total_is_net;
    if (!is_seen(report, profile, "ticket_limit"))
        terms->ticket_limit = main_terms.ticket_limit;
    if (!is_seen(report, profile, "instance_limit"))
        terms->instance_limit = main_terms.instance_limit;
    if (!is_seen(report, profile, "order_value"))
        terms->order_value = main_terms.order_value;
    if (!is_seen(report, profile, "fee_per_ticket"))
        terms->fee_per_ticket = main_terms.fee_per_ticket;
    if (!is_seen(report, profile, "fee_per_order"))
        terms->fee_per_order = main_terms.fee_per_order;
    if (!is_seen(report, profile, "sell_allocation_only"))
        terms->sell_allocation_only = main_terms.sell_allocation_only;
}

static void preset_key_file(struct config *config, size_t profile, const char *folder)
{
    struct agent *agent = &config->agents[profile];
    if (agent->credentials_file[0])
        return;
    struct text path = TEXT_OF(agent->credentials_file);
    if (folder[0])
        text_addf(&path, "%s/", folder);
    text_addf(&path, "%s.key", config->profiles[profile].name);
}

static const char *broken(const struct config *config, size_t profile, const char **ret_key)
{
    const struct profile_rule *rule = &config->profiles[profile].rule;
    *ret_key = "login";
    if (!config->agents[profile].login[0])
        return "the login name of the agent record is needed";
    if (!config_rules_is_login(config->agents[profile].login))
        return "may hold neither blanks nor a colon";
    for (size_t i = 0; i < profile; i++) {
        const struct agent other = config_agent(config, i);
        if (strcmp(other.login, config->agents[profile].login) == 0)
            return "another record has the same login; each needs one of its own";
    }
    return config_named_rule_broken(rule, ret_key);
}

const char *config_profiles_finish(struct config *config, size_t profile,
                                   const struct config_report *report, const char *folder,
                                   const char **ret_key)
{
    inherit(config, report, profile);
    preset_key_file(config, profile, folder);
    config->shop.terms[profile] = config->profiles[profile].terms;
    config->shop.n_profiles = config->n_profiles;
    return broken(config, profile, ret_key);
}
