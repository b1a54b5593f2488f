#include "scenes/scene.h"

void scene_finish(struct scene_ctx *sc, enum outcome outcome)
{
    sc->outcome = outcome;
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
