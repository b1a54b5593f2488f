#include "net/attributes_json.h"

#include <string.h>

#include "base/arena.h"

static const char prefix[] = "attribute_";

static void make_room(struct attributes *a, struct arena *arena)
{
    if (a->n < a->room)
        return;
    const size_t room = a->room ? a->room * 2 : 16;
    const char **names = arena_alloc_array(arena, room, sizeof(names[0]));
    const char **values = arena_alloc_array(arena, room, sizeof(values[0]));
    for (size_t i = 0; i < a->n; i++) {
        names[i] = a->names[i];
        values[i] = a->values[i];
    }
    a->names = names;
    a->values = values;
    a->room = room;
}

/* The value printed; "" for null and for what has no plain form. */
static const char *read_value(struct json *j, struct arena *arena)
{
    struct json_text text;
    bool truth = false;
    switch (json_peek(j)) {
    case JSON_STRING:
        return json_string(j, &text) ? json_text_copy(&text, arena) : "";
    case JSON_NUMBER:
        return json_number(j, &text) ? json_text_copy(&text, arena) : "";
    case JSON_BOOL:
        if (!json_bool(j, &truth))
            return "";
        return truth ? "true" : "false";
    case JSON_NULL:
    case JSON_ARRAY:
    case JSON_OBJECT:
    case JSON_NOTHING:
        break;
    }
    json_skip(j);
    return "";
}

bool attributes_json_take(struct attributes *a, struct json *j, const struct json_text *key,
                          struct arena *arena)
{
    const size_t n_prefix = sizeof(prefix) - 1;
    if (key->n <= n_prefix || memcmp(key->at, prefix, n_prefix) != 0)
        return false;
    const struct json_text name = {key->at + n_prefix, key->n - n_prefix, key->escaped};
    const char *value = read_value(j, arena);
    if (*value == '\0' || a->n == ATTRIBUTES_MAX)
        return true;
    make_room(a, arena);
    a->names[a->n] = json_text_copy(&name, arena);
    a->values[a->n] = value;
    a->n++;
    return true;
}
