#include <string.h>
#include <strings.h>

#include "backend/days.h"
#include "backend/sync_run.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"

enum { ATTRIBUTE_LINES_MAX = 4096 };

/* "Family, Captioned" holds "captioned". */
static bool list_has(const char *list, const char *name)
{
    const size_t n = strlen(name);
    while (*list) {
        while (*list == ',' || *list == ' ')
            list++;
        const size_t here = strcspn(list, ",");
        size_t trimmed = here;
        while (trimmed > 0 && list[trimmed - 1] == ' ')
            trimmed--;
        if (trimmed == n && n > 0 && strncasecmp(list, name, n) == 0)
            return true;
        list += here;
    }
    return false;
}

static bool is_false(const char *value)
{
    return !value[0] || strcasecmp(value, "false") == 0 || strcmp(value, "0") == 0 ||
           strcasecmp(value, "no") == 0;
}

/* Filter chips: a set flag gives its own name, a text its value ("Genre": "Comedy"). */
static const char *tags_of(const struct api_event *event, const char *tag_attributes,
                           struct arena *arena)
{
    const char *tags = "";
    for (size_t i = 0; i < event->n_attributes; i++) {
        const char *name = event->attribute_names[i];
        const char *value = event->attribute_values[i];
        if (!list_has(tag_attributes, name) || is_false(value))
            continue;
        const bool flag = strcasecmp(value, "true") == 0 || strcmp(value, "1") == 0;
        tags = arena_printf(arena, "%s%s%s", tags, tags[0] ? "\n" : "", flag ? name : value);
    }
    return tags;
}

static const char *attribute(const struct api_event *event, const char *name)
{
    for (size_t i = 0; i < event->n_attributes && name[0]; i++) {
        if (strcasecmp(event->attribute_names[i], name) == 0)
            return event->attribute_values[i];
    }
    return "";
}

/* For the rules of profiles: one line for each, the long ones left out, which no rule can hold. */
static const char *lines_of(const char *const *names, const char *const *values, size_t n,
                            struct arena *arena)
{
    char lines[ATTRIBUTE_LINES_MAX];
    struct text t = TEXT_OF(lines);
    for (size_t i = 0; i < n; i++) {
        const size_t length = strlen(names[i]) + strlen(values[i]) + 2;
        if (length > PROFILE_ATTRIBUTE_SIZE || t.len + length >= sizeof(lines) ||
            strpbrk(names[i], "\n=") || strchr(values[i], '\n'))
            continue;
        text_addf(&t, "%s%s=%s", t.len > 0 ? "\n" : "", names[i], values[i]);
    }
    return arena_strdup(arena, lines);
}

static enum rc put_event(struct sync *sync, const struct api_event *event, struct arena *arena,
                         struct fault *fault)
{
    const struct config *config = sync->engine->config;
    const struct stored_event stored = {
        .id = event->id,
        .name = event->name,
        .html = event->html,
        .description = event->description,
        .image_url = event->image_url,
        .alt = event->alt,
        .tags = tags_of(event, config->tag_attributes, arena),
        .age = attribute(event, config->age_attribute),
        .attributes =
            lines_of(event->attribute_names, event->attribute_values, event->n_attributes, arena),
        .duration_min = event->duration_min,
        .on_sale = event->on_sale};
    return catalogue_store_put_event(sync->engine->store, &stored, fault);
}

static enum rc finish(struct catalogue_store *store, enum rc rc, struct fault *fault)
{
    if (rc == RC_OK)
        rc = catalogue_store_commit(store, fault);
    if (rc)
        catalogue_store_rollback(store);
    return rc;
}

enum rc sync_put_events(struct sync *sync, const struct api_answer *answer, struct fault *fault)
{
    struct catalogue_store *store = sync->engine->store;
    struct arena *arena = arena_new();
    enum rc rc = catalogue_store_begin(store, fault);
    for (size_t i = 0; i < answer->n_events && rc == RC_OK; i++)
        rc = put_event(sync, &answer->events[i], arena, fault);
    if (rc == RC_OK)
        rc = catalogue_store_sweep_events(store, fault);
    arena_free(arena);
    return finish(store, rc, fault);
}

static enum rc put_instance(struct sync *sync, const struct api_instance *instance,
                            struct arena *arena, struct fault *fault)
{
    const struct stored_instance stored = {
        .id = instance->id,
        .event_id = instance->event_id,
        .plan_id = instance->plan_id,
        .price_list_id = instance->price_list_id,
        .attributes = lines_of(instance->attribute_names, instance->attribute_values,
                               instance->n_attributes, arena),
        .start = instance->start,
        .start_utc_s = instance->start_utc_s,
        .sell_from_utc_s = instance->sell_from_utc_s,
        .sell_until_utc_s = instance->sell_until_utc_s,
        .on_sale = instance->on_sale,
        .cancelled = instance->cancelled,
        .best_available = instance->best_available,
    };
    return catalogue_store_put_instance(sync->engine->store, &stored, fault);
}

enum rc sync_put_window(struct sync *sync, const struct sync_unit *unit,
                        const struct api_answer *answer, struct fault *fault)
{
    struct catalogue_store *store = sync->engine->store;
    const int64_t now_s = engine_utc_s(sync->engine);
    const int64_t from_s = days_local_midnight_utc_s(now_s, unit->from_day);
    const int64_t to_s = days_local_midnight_utc_s(now_s, unit->to_day);
    struct arena *arena = arena_new();
    enum rc rc = catalogue_store_begin(store, fault);
    for (size_t i = 0; i < answer->n_instances && rc == RC_OK; i++)
        rc = put_instance(sync, &answer->instances[i], arena, fault);
    if (rc == RC_OK)
        rc = catalogue_store_sweep_instances(store, from_s, to_s, fault);
    arena_free(arena);
    return finish(store, rc, fault);
}

enum rc sync_put_venues(struct sync *sync, const struct api_answer *answer, struct fault *fault)
{
    struct catalogue_store *store = sync->engine->store;
    enum rc rc = catalogue_store_begin(store, fault);
    for (size_t i = 0; i < answer->n_venues && rc == RC_OK; i++) {
        const struct api_venue *venue = &answer->venues[i];
        rc = catalogue_store_put_venue(store, venue->id, venue->name, venue->address, fault);
    }
    return finish(store, rc, fault);
}
