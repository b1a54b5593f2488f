#include "scenes/scene.h"

void scene_finish(struct scene_ctx *sc, enum outcome outcome)
{
    sc->outcome = outcome;
}

struct terms scene_terms_of(const struct scene_ctx *sc, const struct instance *instance)
{
    return shop_terms(sc->shop, instance ? instance->profile : PROFILE_MAIN);
}

struct terms scene_terms(const struct scene_ctx *sc)
{
    const uint32_t i = sc->session->instance;
    const bool known = sc->catalogue && i < sc->catalogue->n_instances;
    return scene_terms_of(sc, known ? &sc->catalogue->instances[i] : NULL);
}

bool scene_is_stopped(const struct scene_ctx *sc, const struct instance *instance)
{
    return (sc->health->profiles_stopped >> instance->profile & 1) != 0;
}

bool scene_may_begin(const struct scene_ctx *sc)
{
    return sc->health->selling == SELLING_YES &&
           (sc->health->pause == PAUSE_NONE || sc->session->basket.n_lines > 0);
}

uint32_t scene_send(struct scene_ctx *sc, const struct command *cmd)
{
    return sc->host->send(sc->runtime, cmd);
}

void scene_wake_at(struct scene_ctx *sc, int64_t at_ms)
{
    if (sc->wake_at_ms == 0 || at_ms < sc->wake_at_ms)
        sc->wake_at_ms = at_ms;
}

void scene_toast(struct scene_ctx *sc, const char *words)
{
    sc->host->toast(sc->runtime, words);
}
