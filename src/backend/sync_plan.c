#include <string.h>

#include "backend/images.h"
#include "backend/sync_run.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

enum {
    LIST_OLD_FULL_S = 10 * 60, /* contract 12 */
    LIST_OLD_LIGHT_S = 6 * 3600,
    PLAN_OLD_S = 20 * 3600, /* daily; a nightly run must not find yesterday's fresh */
    NEAR_FULL_S = 14 * 86400,
    NEAR_LIGHT_S = 2 * 86400,
    AVAILABILITY_FULL_MAX = 150,
    AVAILABILITY_LIGHT_MAX = 30,
    AVAILABILITY_OLD_S = 10 * 60,
};

static void plan_events(struct sync *sync)
{
    const struct config *config = sync->engine->config;
    sync_add_unit(sync, SYNC_UNIT_EVENTS);
    if (sync->kind == SYNC_FULL)
        sync_add_unit(sync, SYNC_UNIT_VENUES);
    const int days = config->days_ahead;
    for (int day = 0; day < days; day += config->window_days) {
        struct sync_unit *unit = sync_add_unit(sync, SYNC_UNIT_WINDOW);
        unit->from_day = day;
        unit->to_day = day + config->window_days < days ? day + config->window_days : days;
    }
}

static void need_price_list(void *ctx, const struct catalogue_need *need)
{
    struct sync *sync = ctx;
    if (!sync->engine->apis[need->profile]) /* that record has no key */
        return;
    struct sync_unit *unit = sync_add_unit(sync, SYNC_UNIT_PRICE_LIST);
    text_copy(unit->id, sizeof(unit->id), need->id);
    text_copy(unit->instance_id, sizeof(unit->instance_id), need->instance_id);
    unit->profile = need->profile;
}

static void need_plan(void *ctx, const struct catalogue_need *need)
{
    struct sync_unit *unit = sync_add_unit(ctx, SYNC_UNIT_PLAN);
    text_copy(unit->id, sizeof(unit->id), need->id);
    text_copy(unit->instance_id, sizeof(unit->instance_id), need->instance_id);
}

static struct needs_spec needs_of(const struct engine *engine, int64_t old_s)
{
    const int64_t now_s = engine_utc_s(engine);
    return (struct needs_spec){.now_utc_s = now_s,
                               .older_than_utc_s = now_s - old_s,
                               .profiles = engine->profiles,
                               .n_profiles = engine->n_profiles};
}

static void plan_lists(struct sync *sync)
{
    struct engine *engine = sync->engine;
    struct fault fault = {RC_OK, 0, ""};
    const struct needs_spec needs =
        needs_of(engine, sync->kind == SYNC_FULL ? LIST_OLD_FULL_S : LIST_OLD_LIGHT_S);
    if (catalogue_store_needed_price_lists(engine->store, &needs, need_price_list, sync, &fault))
        log_error("sync: which lists are missing cannot be told: %s", fault.what);
}

static void plan_details(struct sync *sync)
{
    struct engine *engine = sync->engine;
    struct fault fault = {RC_OK, 0, ""};
    const struct needs_spec needs = needs_of(engine, PLAN_OLD_S);
    plan_lists(sync);
    if (catalogue_store_needed_plans(engine->store, &needs, need_plan, sync, &fault))
        log_error("sync: which plans are missing cannot be told: %s", fault.what);
}

/* Instances that start soon first; the snapshot is sorted by event, so they are picked by time. */
static void plan_availability(struct sync *sync)
{
    const struct engine *engine = sync->engine;
    const struct catalogue *catalogue = engine->catalogue;
    const int64_t now_s = engine_utc_s(engine);
    const bool full = sync->kind == SYNC_FULL;
    const size_t most = full ? AVAILABILITY_FULL_MAX : AVAILABILITY_LIGHT_MAX;
    const int64_t until_s = now_s + (full ? NEAR_FULL_S : NEAR_LIGHT_S);
    size_t n = 0;
    /* Day by day, so that the limit cuts the far ones. */
    for (int64_t day_s = now_s; catalogue && day_s < until_s && n < most; day_s += 86400) {
        for (size_t i = 0; i < catalogue->n_instances && n < most; i++) {
            const struct instance *instance = &catalogue->instances[i];
            const bool today =
                instance->start_utc_s >= day_s && instance->start_utc_s < day_s + 86400;
            if (!today || !instance_is_sellable(instance, now_s) ||
                !engine->apis[instance->profile] ||
                now_s - instance->availability.as_of_utc_s < AVAILABILITY_OLD_S)
                continue;
            struct sync_unit *unit = sync_add_unit(sync, SYNC_UNIT_AVAILABILITY);
            text_copy(unit->instance_id, sizeof(unit->instance_id), instance->id);
            unit->profile = instance->profile;
            n++;
        }
    }
}

static void need_image(void *ctx, const struct catalogue_need *need)
{
    struct sync *sync = ctx;
    const char *url = need->id;
    if (strlen(url) < SYNC_URL_SIZE && images_is_allowed(sync->engine->config, url) &&
        !images_is_missing(sync, url))
        sync_add_unit(ctx, SYNC_UNIT_IMAGE)->url = mem_strdup(url);
}

static void plan_images(struct sync *sync)
{
    struct fault fault = {RC_OK, 0, ""};
    if (catalogue_store_needed_images(sync->engine->store, need_image, sync, &fault))
        log_error("sync: which pictures are missing cannot be told: %s", fault.what);
}

void sync_plan_phase(struct sync *sync)
{
    switch (sync->phase) {
    case SYNC_PHASE_LISTS_OF_EVENTS:
        plan_events(sync);
        break;
    case SYNC_PHASE_DETAILS:
        plan_details(sync);
        break;
    case SYNC_PHASE_LISTS_BY_BAND:
        if (profile_asks_bands(sync->engine->profiles, sync->engine->n_profiles))
            plan_lists(sync);
        break;
    case SYNC_PHASE_AVAILABILITY:
        plan_availability(sync);
        break;
    case SYNC_PHASE_IMAGES:
        plan_images(sync);
        break;
    case SYNC_PHASE_OVER:
        break;
    }
}
