#include "net/json.h"

#include "base/mem.h"
#include "net/json_keys.h"
#include "net/json_scan.h"

struct frame {
    bool is_object, first;
    struct json_keys keys; /* objects: which names came already */
};

struct json {
    const char *start, *at, *end;
    const char *failed_at;
    const char *why; /* NULL while nothing is wrong */
    int depth;
    struct frame frames[JSON_DEPTH_MAX];
};

static bool fail(struct json *j, const char *why)
{
    if (!j->why) {
        j->why = why;
        j->failed_at = j->at;
        j->at = j->end; /* nothing more to read: every loop ends */
        j->depth = 0;
    }
    return false;
}

struct json *json_new(const char *bytes, size_t n)
{
    struct json *j = mem_zalloc(sizeof(*j));
    j->start = j->at = bytes;
    j->end = bytes + n;
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        fail(j, "byte order mark");
    else if (!json_scan_is_utf8(bytes, n))
        fail(j, "not UTF-8");
    return j;
}

void json_free(struct json *j)
{
    if (!j)
        return;
    for (int i = 0; i < JSON_DEPTH_MAX; i++)
        json_keys_deinit(&j->frames[i].keys);
    mem_free(j);
}

bool json_failed(const struct json *j)
{
    return j->why != NULL;
}

const char *json_why(const struct json *j)
{
    return j->why ? j->why : "";
}

size_t json_offset(const struct json *j)
{
    return (size_t)((j->why ? j->failed_at : j->at) - j->start);
}

const char *json_start(const struct json *j)
{
    return j->start;
}

static inline void skip_space(struct json *j)
{
    if (j->at < j->end && (unsigned char)*j->at <= ' ')
        j->at = json_scan_space(j->at, j->end);
}

bool json_end(struct json *j)
{
    skip_space(j);
    if (j->depth > 0)
        return fail(j, "ended early");
    if (j->at < j->end)
        return fail(j, "text behind the end");
    return !j->why;
}

enum json_type json_peek(struct json *j)
{
    skip_space(j);
    if (j->at == j->end)
        return JSON_NOTHING;
    switch (*j->at) {
    case '{':
        return JSON_OBJECT;
    case '[':
        return JSON_ARRAY;
    case '"':
        return JSON_STRING;
    case 't':
    case 'f':
        return JSON_BOOL;
    case 'n':
        return JSON_NULL;
    default:
        return *j->at == '-' || (*j->at >= '0' && *j->at <= '9') ? JSON_NUMBER : JSON_NOTHING;
    }
}

static bool enter(struct json *j, bool is_object)
{
    if (j->depth == JSON_DEPTH_MAX)
        return fail(j, "too deep");
    struct frame *frame = &j->frames[j->depth++];
    frame->is_object = is_object;
    frame->first = true;
    json_keys_reset(&frame->keys);
    j->at++;
    return true;
}

bool json_object(struct json *j)
{
    if (json_peek(j) == JSON_OBJECT)
        return enter(j, true);
    json_skip(j);
    return false;
}

bool json_array(struct json *j)
{
    if (json_peek(j) == JSON_ARRAY)
        return enter(j, false);
    json_skip(j);
    return false;
}

/* Before the next member or element: its comma, or the closing bracket, which says false. */
static bool step_inside(struct json *j, char close)
{
    if (j->why || j->depth == 0)
        return false;
    struct frame *frame = &j->frames[j->depth - 1];
    skip_space(j);
    if (j->at == j->end)
        return fail(j, "ended early");
    if (*j->at == close) {
        j->at++;
        j->depth--;
        return false;
    }
    if (!frame->first) {
        if (*j->at != ',')
            return fail(j, "no comma");
        j->at++;
        skip_space(j);
    }
    frame->first = false;
    return true;
}

bool json_element(struct json *j)
{
    return step_inside(j, ']');
}

static bool take_string(struct json *j, struct json_text *ret)
{
    const char *why = NULL;
    j->at = json_scan_string(j->at, j->end, ret, &why);
    return why ? fail(j, why) : true;
}

static bool take_new_key(struct json *j, struct json_keys *keys, struct json_text *ret_key)
{
    if (j->at == j->end || *j->at != '"')
        return fail(j, "no member name");
    if (!take_string(j, ret_key))
        return false;
    switch (json_keys_add(keys, ret_key)) {
    case JSON_KEYS_TWICE:
        return fail(j, "a member twice");
    case JSON_KEYS_FULL:
        return fail(j, "too many members");
    case JSON_KEYS_NEW:
        break;
    }
    return true;
}

/* The name that stood here in the object before: it was scanned then, and is not scanned again. */
static bool take_likely_key(struct json *j, struct json_keys *keys, struct json_text *ret_key)
{
    const struct json_text *likely = json_keys_likely(keys);
    if (!likely || (size_t)(j->end - j->at) < likely->n + 2 || j->at[0] != '"' ||
        j->at[likely->n + 1] != '"' || memcmp(j->at + 1, likely->at, likely->n) != 0)
        return false;
    *ret_key = *likely;
    j->at += likely->n + 2;
    json_keys_follow(keys);
    return true;
}

bool json_member(struct json *j, struct json_text *ret_key)
{
    if (!step_inside(j, '}'))
        return false;
    struct json_keys *keys = &j->frames[j->depth - 1].keys;
    if (!take_likely_key(j, keys, ret_key) && !take_new_key(j, keys, ret_key))
        return false;
    skip_space(j);
    if (j->at == j->end || *j->at != ':')
        return fail(j, "no colon");
    j->at++;
    skip_space(j);
    return true;
}

bool json_string(struct json *j, struct json_text *ret)
{
    if (json_peek(j) == JSON_STRING)
        return take_string(j, ret);
    json_skip(j);
    return false;
}

static bool take_number(struct json *j, struct json_text *ret)
{
    const char *why = NULL;
    j->at = json_scan_number(j->at, j->end, ret, &why);
    return why ? fail(j, why) : true;
}

bool json_number(struct json *j, struct json_text *ret)
{
    if (json_peek(j) == JSON_NUMBER)
        return take_number(j, ret);
    json_skip(j);
    return false;
}

bool json_int(struct json *j, int64_t min, int64_t max, int64_t *ret)
{
    struct json_text raw;
    int64_t value = 0;
    skip_space(j);
    const char *behind = json_scan_small(j->at, j->end, &value);
    if (!behind)
        return json_number(j, &raw) && json_text_int(&raw, min, max, ret);
    j->at = behind;
    if (value < min || value > max)
        return false;
    *ret = value;
    return true;
}

static bool take_word(struct json *j, const char *word)
{
    const size_t n = strlen(word);
    if ((size_t)(j->end - j->at) < n || memcmp(j->at, word, n) != 0)
        return fail(j, "bad word");
    j->at += n;
    return true;
}

bool json_bool(struct json *j, bool *ret)
{
    if (json_peek(j) != JSON_BOOL) {
        json_skip(j);
        return false;
    }
    const bool truth = *j->at == 't';
    if (!take_word(j, truth ? "true" : "false"))
        return false;
    *ret = truth;
    return true;
}

/* Passes a scalar, or the opening of an array or object. */
static void pass(struct json *j)
{
    struct json_text ignored;
    switch (json_peek(j)) {
    case JSON_OBJECT:
        enter(j, true);
        break;
    case JSON_ARRAY:
        enter(j, false);
        break;
    case JSON_STRING:
        take_string(j, &ignored);
        break;
    case JSON_NUMBER:
        take_number(j, &ignored);
        break;
    case JSON_BOOL:
        take_word(j, *j->at == 't' ? "true" : "false");
        break;
    case JSON_NULL:
        take_word(j, "null");
        break;
    case JSON_NOTHING:
        fail(j, j->at == j->end ? "ended early" : "no value");
        break;
    }
}

/* Skips one value of any depth; without recursion, as the frames are the stack. */
void json_skip(struct json *j)
{
    const int base = j->depth;
    struct json_text ignored;
    do {
        pass(j);
        while (j->depth > base) {
            const bool is_object = j->frames[j->depth - 1].is_object;
            if (is_object ? json_member(j, &ignored) : json_element(j))
                break; /* the next value stands here */
        }
    } while (j->depth > base);
}

struct json_mark json_mark(const struct json *j)
{
    return (struct json_mark){j->at, j->depth};
}

void json_rewind(struct json *j, struct json_mark mark)
{
    if (j->why)
        return;
    j->at = mark.at;
    j->depth = mark.depth;
}
