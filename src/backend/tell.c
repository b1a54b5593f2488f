#include "backend/tell.h"

#include <string.h>

#include "backend/days.h"
#include "backend/health.h"
#include "base/text.h"

static int64_t today(const struct engine *engine)
{
    return days_local_midnight_utc_s(engine_utc_s(engine), 0);
}

bool tell_was_told(const struct engine *engine, enum tell_what what, const char *instance_id)
{
    const int64_t midnight_utc_s = today(engine);
    for (size_t i = 0; i < TOLD_MAX; i++) {
        const struct told *told = &engine->told[i];
        if (told->what == (int)what && told->midnight_utc_s == midnight_utc_s &&
            strcmp(told->instance_id, instance_id) == 0)
            return true;
    }
    return false;
}

static void name_of(const struct engine *engine, const char *instance_id, char *out, size_t size)
{
    const struct instance *instance = engine_instance(engine, instance_id);
    text_copy(out, size, instance ? engine->catalogue->events[instance->event].name : instance_id);
}

void tell_once(struct engine *engine, enum tell_what what, const char *instance_id)
{
    static const char *const words[] = {
        [TELL_BEST_REFUSED] = "best available is refused; the kiosk searches by itself today. "
                              "Check the overlay",
        [TELL_SEATS_UNREAD] = "status of seats not understood; sold by best available only. Run "
                              "foyerctl self-test",
    };
    char sentence[160], name[48];
    struct text t = TEXT_OF(sentence);
    if (tell_was_told(engine, what, instance_id))
        return;
    struct told *told = &engine->told[engine->next_told];
    engine->next_told = (engine->next_told + 1) % TOLD_MAX;
    *told = (struct told){.what = (int)what, .midnight_utc_s = today(engine)};
    text_copy(told->instance_id, sizeof(told->instance_id), instance_id);
    name_of(engine, instance_id, name, sizeof(name));
    text_addf(&t, "%s: %s", name, words[what]);
    health_notice(engine, sentence);
}
