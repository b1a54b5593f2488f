#include "net/probe.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "net/api_call.h"

enum { TREE_MAX = 2 * 1024 * 1024 }; /* longer answers are looked at as text only */

struct question {
    probe_fn done;
    void *ctx;
    const char *body; /* of the answer, in its arena */
    size_t n_body;
};

/* Keeps the bytes: the engine's answers only know what was decoded from them. */
static enum call_step keep_body(struct call *call, const struct http_answer *http)
{
    struct question *question = call->state;
    if (http->body) {
        question->body = arena_strndup(call_arena(call), http->body, http->n_body);
        question->n_body = http->n_body;
    }
    return CALL_FINISHED;
}

static void on_answer(void *ctx, struct api_answer *answer)
{
    const struct question *question = ctx;
    cJSON *root = NULL;
    if (question->n_body > 0 && question->n_body <= TREE_MAX)
        root = cJSON_ParseWithLength(question->body, question->n_body);
    const struct probe_answer told = {.fault = answer->fault,
                                      .status = answer->status,
                                      .error_code = answer->error_code,
                                      .sent = answer->sent,
                                      .clock_offset_ms = answer->clock_offset_ms,
                                      .has_offset = answer->has_offset,
                                      .body = question->body ? question->body : "",
                                      .n_body = question->n_body,
                                      .root = (const struct probe_value *)root};
    question->done(question->ctx, &told);
    cJSON_Delete(root);
}

static bool is_sale(const char *path)
{
    return strncmp(path, "baskets", 7) == 0 || strncmp(path, "orders", 6) == 0;
}

uint32_t probe_ask(struct api *api, const struct probe *probe, probe_fn done, void *ctx)
{
    struct question *question = mem_zalloc(sizeof(*question));
    question->done = done;
    question->ctx = ctx;
    struct call *call = call_new(api, probe->method, "%s", probe->path);
    call->state = question;
    call->free_state = mem_free;
    call->step = keep_body;
    call->is_urgent = is_sale(probe->path);
    call->body_max = CALL_LIST_MAX;
    if (strstr(probe->path, "/confirm")) {
        call->topic = TOPIC_CONFIRM;
        call->timeout_ms = CALL_CONFIRM_TIMEOUT_MS;
    }
    if (probe->body)
        call_set_body(call, mem_strdup(probe->body));
    return call_start(call, on_answer, question);
}

static const cJSON *tree(const struct probe_value *value)
{
    return (const cJSON *)value;
}

static const struct probe_value *seen(const cJSON *item)
{
    return (const struct probe_value *)item;
}

bool probe_is_list(const struct probe_value *value)
{
    return cJSON_IsArray(tree(value));
}

bool probe_is_object(const struct probe_value *value)
{
    return cJSON_IsObject(tree(value));
}

size_t probe_count(const struct probe_value *value)
{
    size_t n = 0;
    for (const struct probe_value *item = probe_first(value); item; item = probe_next(item))
        n++;
    return n;
}

const struct probe_value *probe_member(const struct probe_value *object, const char *name)
{
    return seen(cJSON_GetObjectItemCaseSensitive(tree(object), name));
}

const struct probe_value *probe_first(const struct probe_value *value)
{
    return value ? seen(tree(value)->child) : NULL;
}

const struct probe_value *probe_next(const struct probe_value *value)
{
    return value ? seen(tree(value)->next) : NULL;
}

const char *probe_name(const struct probe_value *member)
{
    return member && tree(member)->string ? tree(member)->string : "";
}

const char *probe_text(const struct probe_value *value)
{
    const char *text = cJSON_GetStringValue(tree(value));
    return text ? text : "";
}

bool probe_flag(const struct probe_value *value)
{
    return cJSON_IsTrue(tree(value));
}

bool probe_is_number(const struct probe_value *value)
{
    return cJSON_IsNumber(tree(value));
}

int64_t probe_int(const struct probe_value *value)
{
    const double number = cJSON_IsNumber(tree(value)) ? tree(value)->valuedouble : 0;
    return fabs(number) < 1e15 ? (int64_t)number : 0;
}

bool probe_money(const struct probe_value *value, int decimals, money_t *ret)
{
    char digits[40];
    *ret = 0;
    if (!cJSON_IsNumber(tree(value)))
        return false;
    struct text t = TEXT_OF(digits); /* 15 digits bring every amount back as it was written */
    text_addf(&t, "%.15g", tree(value)->valuedouble);
    return money_parse(digits, t.len, decimals, ret);
}

const char *probe_id(const struct probe_value *value)
{
    return probe_is_object(value) ? probe_text(probe_member(value, "id")) : probe_text(value);
}
