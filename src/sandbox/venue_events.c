/* A raw event list served as it is, in the Lantern's rooms and at its prices, with performances
 * made up for it. */
#include <cjson/cJSON.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "sandbox/venue_build.h"
#include "sandbox/venue_time.h"

enum { FILE_BYTES_MAX = 64 * 1024 * 1024, EVENTS_MAX = 5000, DATES_PER_EVENT = 4, DAY_S = 86400 };

/* Where performances of a raw event may take place, in turn. */
static const struct stage {
    enum venue_room room;
    enum venue_list list;
    bool best_available;
} stages[] = {
    {VENUE_ROOM_CELLAR, VENUE_LIST_CELLAR, false},    {VENUE_ROOM_MAIN, VENUE_LIST_MAIN, true},
    {VENUE_ROOM_STUDIO, VENUE_LIST_STUDIO, true},     {VENUE_ROOM_GARDEN, VENUE_LIST_GARDEN, false},
    {VENUE_ROOM_MAIN, VENUE_LIST_MAIN_FOLDED, false},
};

static enum rc read_text(const char *path, char **ret, struct fault *fault)
{
    FILE *file = fopen(path, "re");
    if (!file) {
        *fault = fault_make(RC_CONFIG, errno, "%.100s: %s", path, strerror(errno));
        return RC_CONFIG;
    }
    char *text = NULL;
    size_t len = 0;
    for (size_t n = 1; n > 0 && len < FILE_BYTES_MAX; len += n) {
        text = mem_regrow(text, len + 65537, 1);
        n = fread(text + len, 1, 65536, file);
    }
    const bool good = !ferror(file) && len < FILE_BYTES_MAX;
    (void)fclose(file);
    if (!good) {
        mem_free(text);
        *fault = fault_make(RC_CONFIG, 0, "%.100s: cannot be read or is too large", path);
        return RC_CONFIG;
    }
    text[len] = '\0';
    *ret = text;
    return RC_OK;
}

static const char *skip_blank(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

/* One element of the list; its bytes are kept as they are. NULL when it is not an event. */
static const char *read_event(struct sb_venue *venue, const char *at, struct sb_event *event)
{
    const char *end = NULL;
    struct cJSON *json = cJSON_ParseWithOpts(at, &end, false);
    const struct cJSON *id = cJSON_GetObjectItemCaseSensitive(json, "id");
    const struct cJSON *name = cJSON_GetObjectItemCaseSensitive(json, "name");
    const bool good = cJSON_IsString(id) && cJSON_IsString(name) && text_is_id(id->valuestring) &&
                      text_copy(event->id, sizeof(event->id), id->valuestring);
    if (good) {
        event->name = arena_strdup(venue->arena, name->valuestring);
        event->description = event->html = event->image = event->alt = "";
        event->raw = arena_strndup(venue->arena, at, (size_t)(end - at));
        event->on_sale = true;
    }
    cJSON_Delete(json);
    return good ? end : NULL;
}

/* Every element of the list; false when the text is something else. */
static bool read_events(struct sb_venue *venue, const char *text)
{
    const char *at = strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text;
    at = skip_blank(at);
    if (*at++ != '[')
        return false;
    venue->events = arena_alloc_array(venue->arena, EVENTS_MAX, sizeof(*venue->events));
    at = skip_blank(at);
    while (*at != ']') {
        if (venue->n_events == EVENTS_MAX)
            return false;
        at = read_event(venue, at, &venue->events[venue->n_events++]);
        if (!at)
            return false;
        at = skip_blank(at);
        if (*at == ',')
            at = skip_blank(at + 1);
        else if (*at != ']')
            return false;
    }
    return venue->n_events > 0 && *skip_blank(at + 1) == '\0';
}

static void make_instance(size_t n, int64_t now_utc_s, struct sb_instance *instance)
{
    const size_t event = n / DATES_PER_EVENT, date = n % DATES_PER_EVENT;
    const size_t n_stages = sizeof(stages) / sizeof(stages[0]);
    const struct stage *stage = &stages[(event + date) % n_stages];
    struct sb_wall start =
        venue_time_add_days(venue_time_wall(now_utc_s), (int)(1 + event % 20 + date * 7));
    start.hour = 11 + (int)((event * 5 + date * 3) % 10);
    start.minute = (int)(event % 4) * 15;
    *instance = (struct sb_instance){.event = event,
                                     .plan = stage->room,
                                     .price_list = stage->list,
                                     .start = start,
                                     .start_utc_s = venue_time_utc(start),
                                     .sell_from_utc_s = now_utc_s - INT64_C(30) * DAY_S,
                                     .on_sale = true,
                                     .best_available = stage->best_available,
                                     .utc_without_z = n % 2 == 0,
                                     .fill = n % 11 == 7 ? SB_FILL_SOLD_OUT : SB_FILL_SOME};
    instance->sell_until_utc_s = instance->start_utc_s;
    venue_id(instance->id, VENUE_ID_INSTANCE + n);
}

static void make_instances(struct sb_venue *venue, int64_t now_utc_s)
{
    venue->n_instances = venue->n_events * DATES_PER_EVENT;
    venue->instances =
        arena_alloc_array(venue->arena, venue->n_instances, sizeof(*venue->instances));
    for (size_t i = 0; i < venue->n_instances; i++)
        make_instance(i, now_utc_s, &venue->instances[i]);
}

enum rc venue_from_events(const struct sb_venue_spec *spec, struct sb_venue **ret,
                          struct fault *fault)
{
    char *text = NULL;
    const enum rc rc = read_text(spec->events_file, &text, fault);
    if (rc)
        return rc;
    struct arena *arena = arena_new();
    struct sb_venue *venue = arena_alloc(arena, sizeof(*venue));
    *venue = (struct sb_venue){.arena = arena,
                               .name = "A house of somebody else's events",
                               .client = "lantern",
                               .currency = "GBP",
                               .timezone = "Europe/London",
                               .files_dir = arena_strdup(arena, spec->files_dir)};
    struct venue_build build = {
        .venue = venue, .arena = arena, .next_seat = VENUE_ID_SEAT, .next_plan = VENUE_ID_PLAN};
    venue_plans_build(&build, 0);
    venue_prices_build(&build);
    const bool good = read_events(venue, text);
    mem_free(text);
    if (!good) {
        venue_free(venue);
        *fault =
            fault_make(RC_CONFIG, 0, "%.100s: is not a JSON list of events", spec->events_file);
        return RC_CONFIG;
    }
    make_instances(venue, spec->now_utc_s);
    *ret = venue;
    return RC_OK;
}
