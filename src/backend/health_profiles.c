#include <inttypes.h>
#include <string.h>

#include "backend/health_keeper.h"
#include "base/log.h"
#include "base/text.h"

void health_judge_profiles(struct engine *engine)
{
    struct health_keeper *keeper = engine->health;
    uint32_t stopped = 0;
    size_t n = 0;
    for (size_t i = 0; i < engine->n_profiles; i++) {
        if (!keeper->profiles[i].rc)
            continue;
        stopped |= UINT32_C(1) << i;
        n++;
    }
    keeper->now.profiles_stopped = stopped;
    const bool all = n > 0 && n == engine->n_profiles;
    text_copy(keeper->stops[HEALTH_STOP_PROFILES], sizeof(keeper->stops[0]),
              all ? keeper->profiles[PROFILE_MAIN].what : "");
}

struct fault health_may_ask(const struct engine *engine, size_t profile)
{
    if (!engine->api)
        return health_may_sell(engine);
    return engine->health->profiles[profile];
}

void health_say_unauthorised(struct engine *engine, const struct api_answer *answer)
{
    char reason[160];
    struct text t = TEXT_OF(reason);
    const struct agent agent = config_agent(engine->config, answer->profile);
    const int64_t off_s = answer->clock_offset_ms / 1000;
    if (answer->has_offset && (off_s > 60 || off_s < -60))
        text_addf(&t, "the kiosk's clock is %" PRId64 " s %s: set it (timedatectl set-ntp true)",
                  off_s > 0 ? off_s : -off_s, off_s > 0 ? "slow" : "fast");
    else
        text_addf(&t,
                  "the service refuses login %s: check the login and set the key again "
                  "(foyerctl credentials set%s%s); the clock is right",
                  agent.login, answer->profile == PROFILE_MAIN ? "" : " --profile ",
                  answer->profile == PROFILE_MAIN ? "" : engine->profiles[answer->profile].name);
    health_stop_profile(engine, answer->profile, RC_AUTH, reason);
}

void health_say_not_set_up(struct engine *engine, size_t profile)
{
    char reason[160];
    struct text t = TEXT_OF(reason);
    text_addf(&t,
              "the agent record is not set up: ask Spektrix support to enable the Agency API "
              "for login %s",
              config_agent(engine->config, profile).login);
    health_stop_profile(engine, profile, RC_SETUP, reason);
}

void health_stop_profile(struct engine *engine, size_t profile, enum rc cause, const char *reason)
{
    struct fault *stop = &engine->health->profiles[profile];
    if (stop->rc == cause && strcmp(stop->what, reason) == 0)
        return;
    *stop = fault_make(cause, 0, "%s", reason);
    log_error("agent record %s cannot sell: %s", engine->profiles[profile].name, reason);
    health_publish(engine);
}

void health_clear_profile(struct engine *engine, size_t profile)
{
    struct fault *stop = &engine->health->profiles[profile];
    if (!stop->rc)
        return;
    log_info("no longer so: %s", stop->what);
    *stop = (struct fault){RC_OK, 0, ""};
    health_publish(engine);
}
