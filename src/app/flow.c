#include "app/flow.h"

#include <assert.h>

/* clang-format off */
static const enum scene_id next_scene[SCENE_COUNT][OUTCOME_COUNT] = {
#define ON(outcome, scene) [OUTCOME_##outcome] = SCENE_##scene
#define ALWAYS ON(ABANDON, attract), ON(STAFF, maintenance)
    [SCENE_attract]     = { ON(NEXT, browse), ALWAYS },
    [SCENE_browse]      = { ON(NEXT, event), ON(BACK, attract), ON(BASKET, basket), ALWAYS },
    [SCENE_event]       = { ON(NEXT, tickets), ON(BACK, browse), ON(BASKET, basket), ALWAYS },
    [SCENE_tickets]     = { ON(NEXT, basket), ON(SEATS, seats), ON(BEST, best), ON(BACK, event),
                            ON(RESEAT, tickets), ON(BASKET, basket), ALWAYS },
    [SCENE_seats]       = { ON(NEXT, basket), ON(BEST, best), ON(BACK, tickets), ON(RESEAT, seats), ALWAYS },
    [SCENE_best]        = { ON(NEXT, basket), ON(SEATS, seats), ON(BACK, tickets), ON(RESEAT, tickets), ALWAYS },
    [SCENE_basket]      = { ON(NEXT, confirm), ON(DETAILS, details), ON(MORE, browse), ON(BACK, browse),
                            ON(RESEAT, browse), ALWAYS },
    [SCENE_details]     = { ON(NEXT, confirm), ON(BACK, basket), ON(RESEAT, browse), ALWAYS },
    [SCENE_confirm]     = { ON(DONE, attract), ON(NEXT, attract), ON(BACK, basket), ON(RESEAT, browse), ALWAYS },
    [SCENE_maintenance] = { ON(DONE, attract), ON(NEXT, attract), ON(BACK, attract), ON(ABANDON, attract) },
    /* The assistant of the first run; what follows it begins with the new configuration. */
    [SCENE_setup]       = { ON(DONE, setup_sync) },
    [SCENE_setup_sync]  = { ON(DONE, attract), ON(ABANDON, attract) },
#undef ALWAYS
#undef ON
};
/* clang-format on */

enum scene_id flow_next(enum scene_id from, enum outcome outcome)
{
    assert(from < SCENE_COUNT && outcome < OUTCOME_COUNT);
    return next_scene[from][outcome];
}

const struct scene *flow_scene(enum scene_id id)
{
    static const struct scene *const scenes[SCENE_COUNT] = {
#define X(name) [SCENE_##name] = &scene_##name,
        SCENE_LIST(X)
#undef X
    };
    assert(id > SCENE_none && id < SCENE_COUNT);
    return scenes[id];
}
