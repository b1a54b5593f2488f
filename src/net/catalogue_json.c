#include "net/catalogue_json.h"

#include "base/text.h"
#include "model/ids.h"
#include "net/attributes_json.h"
#include "net/id_set.h"
#include "net/instance_json.h"
#include "net/json_read.h"

enum { DURATION_MAX_MIN = 100000 };

/* Room for one more item of `size` bytes in an array of the arena; doubles it when it is full. */
static void *make_room(struct arena *arena, void *items, size_t n, size_t size)
{
    if (n > 0 && (n & (n - 1)) != 0)
        return items;
    void *more = arena_alloc_array(arena, n ? n * 2 : 1, size);
    if (n > 0)
        memcpy(more, items, n * size);
    return more;
}

static const char *read_id(struct json *j, struct arena *arena)
{
    char id[ID_SIZE];
    return json_read_id(j, id, sizeof(id)) ? arena_strdup(arena, id) : "";
}

static void read_event_member(struct json *j, const struct json_text *key, struct arena *arena,
                              struct api_event *e)
{
    if (json_text_is(key, "id"))
        e->id = read_id(j, arena);
    else if (json_text_is(key, "name"))
        e->name = json_read_copy(j, arena);
    else if (json_text_is(key, "description"))
        e->description = json_read_copy(j, arena);
    else if (json_text_is(key, "htmlDescription"))
        e->html = json_read_copy(j, arena);
    else if (json_text_is(key, "imageUrl"))
        e->image_url = json_read_copy(j, arena);
    else if (json_text_is(key, "thumbnailUrl"))
        e->thumbnail_url = json_read_copy(j, arena);
    else if (json_text_is(key, "altText"))
        e->alt = json_read_copy(j, arena);
    else if (json_text_is(key, "isOnSale"))
        e->on_sale = json_read_flag(j);
    else
        json_skip(j);
}

static void read_event(struct json *j, struct arena *arena, struct api_event *ret)
{
    *ret = (struct api_event){.id = "",
                              .name = "",
                              .description = "",
                              .html = "",
                              .image_url = "",
                              .thumbnail_url = "",
                              .alt = ""};
    struct attributes attributes = {0};
    struct json_text key;
    if (json_object(j)) {
        while (json_member(j, &key)) {
            int64_t minutes = 0;
            if (attributes_json_take(&attributes, j, &key, arena))
                continue;
            if (!json_text_is(&key, "duration"))
                read_event_member(j, &key, arena, ret);
            else if (json_int(j, 0, DURATION_MAX_MIN, &minutes))
                ret->duration_min = (int)minutes;
        }
    }
    ret->attribute_names = attributes.names;
    ret->attribute_values = attributes.values;
    ret->n_attributes = attributes.n;
}

static void add_event(struct json *j, struct arena *arena, struct id_set *seen,
                      struct api_answer *ret)
{
    struct api_event event;
    read_event(j, arena, &event);
    if (*event.id == '\0' || *event.name == '\0' || !id_set_add(seen, event.id)) {
        ret->n_skipped++;
        return;
    }
    ret->events = make_room(arena, ret->events, ret->n_events, sizeof(event));
    ret->events[ret->n_events++] = event;
}

static void add_instance(struct json *j, struct arena *arena, struct id_set *seen,
                         struct api_answer *ret)
{
    struct api_instance instance;
    if (!instance_json_read(j, arena, &instance) || !id_set_add(seen, instance.id)) {
        ret->n_skipped++;
        return;
    }
    ret->instances = make_room(arena, ret->instances, ret->n_instances, sizeof(instance));
    ret->instances[ret->n_instances++] = instance;
}

static void add_venue(struct json *j, struct arena *arena, struct id_set *seen,
                      struct api_answer *ret)
{
    struct api_venue venue = {"", "", ""};
    struct json_text key;
    if (json_object(j)) {
        while (json_member(j, &key)) {
            if (json_text_is(&key, "id"))
                venue.id = read_id(j, arena);
            else if (json_text_is(&key, "name"))
                venue.name = json_read_copy(j, arena);
            else if (json_text_is(&key, "address"))
                venue.address = json_read_copy(j, arena);
            else
                json_skip(j);
        }
    }
    if (*venue.id == '\0' || !id_set_add(seen, venue.id)) {
        ret->n_skipped++;
        return;
    }
    ret->venues = make_room(arena, ret->venues, ret->n_venues, sizeof(venue));
    ret->venues[ret->n_venues++] = venue;
}

typedef void (*add_fn)(struct json *j, struct arena *arena, struct id_set *seen,
                       struct api_answer *ret);

static bool read_list(struct json *j, struct arena *arena, add_fn add, struct api_answer *ret)
{
    struct id_set seen = {0};
    const enum json_type type = json_peek(j);
    if (type == JSON_ARRAY) {
        json_array(j);
        while (json_element(j))
            add(j, arena, &seen, ret);
    } else if (type == JSON_OBJECT) {
        add(j, arena, &seen, ret);
    } else {
        json_skip(j);
    }
    id_set_deinit(&seen);
    return type == JSON_ARRAY || type == JSON_OBJECT;
}

bool catalogue_json_events(struct json *j, struct arena *arena, struct api_answer *ret)
{
    return read_list(j, arena, add_event, ret);
}

bool catalogue_json_instances(struct json *j, struct arena *arena, struct api_answer *ret)
{
    return read_list(j, arena, add_instance, ret);
}

bool catalogue_json_venues(struct json *j, struct arena *arena, struct api_answer *ret)
{
    return read_list(j, arena, add_venue, ret);
}
