#include "net/json_read.h"

#include "base/text.h"
#include "model/plan.h"
#include "model/when.h"

enum { ID_TEXT_SIZE = 65, DATE_TEXT_SIZE = 40 };

static bool copy_id(const struct json_text *text, char *out, size_t size)
{
    char id[ID_TEXT_SIZE];
    return json_text_fits(text, id, sizeof(id)) && text_is_id(id) && text_copy(out, size, id);
}

static bool read_plain_id(struct json *j, char *out, size_t size)
{
    struct json_text text;
    const enum json_type type = json_peek(j);
    bool ok = false;
    if (type == JSON_STRING)
        ok = json_string(j, &text) && copy_id(&text, out, size);
    else if (type == JSON_NUMBER)
        ok = json_number(j, &text) && copy_id(&text, out, size);
    else
        json_skip(j);
    if (!ok)
        out[0] = '\0';
    return ok;
}

bool json_read_named(struct json *j, char *id, size_t id_size, char *name, size_t name_size)
{
    id[0] = name[0] = '\0';
    if (json_peek(j) != JSON_OBJECT)
        return read_plain_id(j, id, id_size);
    bool ok = false;
    struct json_text key;
    json_object(j);
    while (json_member(j, &key)) {
        if (json_text_is(&key, "id"))
            ok = read_plain_id(j, id, id_size);
        else if (json_text_is(&key, "name"))
            json_read_string(j, name, name_size);
        else
            json_skip(j);
    }
    return ok;
}

bool json_read_id(struct json *j, char *out, size_t size)
{
    char name[2];
    return json_read_named(j, out, size, name, sizeof(name));
}

bool json_read_string(struct json *j, char *out, size_t size)
{
    struct json_text text;
    out[0] = '\0';
    if (!json_string(j, &text))
        return false;
    json_text_decode(&text, out, size);
    return true;
}

const char *json_read_copy(struct json *j, struct arena *arena)
{
    struct json_text text;
    return json_string(j, &text) ? json_text_copy(&text, arena) : "";
}

uint32_t json_read_seat_id(struct json *j)
{
    int64_t id = 0;
    struct json_text text;
    if (json_peek(j) != JSON_STRING)
        json_int(j, 1, SEAT_NONE - 1, &id);
    else if (json_string(j, &text))
        json_text_int(&text, 1, SEAT_NONE - 1, &id);
    return (uint32_t)id;
}

int64_t json_read_utc(struct json *j)
{
    char date[DATE_TEXT_SIZE];
    int64_t utc_s = 0;
    if (json_read_string(j, date, sizeof(date)) && !when_parse_utc(date, &utc_s))
        utc_s = 0;
    return utc_s;
}

bool json_read_flag(struct json *j)
{
    bool flag = false;
    return json_bool(j, &flag) && flag;
}
