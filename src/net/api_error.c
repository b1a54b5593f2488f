#include "net/api_error.h"

#include <cjson/cJSON.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/log.h"
#include "base/text.h"
#include "model/refusal.h"

enum { ENVELOPE_MAX = 65536, PROBLEMS_MAX = 4, QUOTED_MAX = 512 };

struct envelope {
    bool present;
    int code;
    bool impossible; /* a problem that no other seat would cure */
    bool not_on_sale;
    char words[128];
};

static bool is_html(const struct http_answer *http)
{
    if (strncasecmp(http->content_type, "text/html", 9) == 0)
        return true;
    const char *at = http->body ? http->body : "";
    while (isspace((unsigned char)*at))
        at++;
    return *at == '<';
}

/* What the customer typed may be quoted there: it is masked before anything is cut. */
static void add_words(struct text *t, const cJSON *item)
{
    char quoted[QUOTED_MAX], masked[QUOTED_MAX];
    const char *s = cJSON_GetStringValue(item);
    if (!s || !*s)
        return;
    text_copy(quoted, sizeof(quoted), s);
    for (char *c = quoted; *c; c++) {
        if ((unsigned char)*c < 0x20)
            *c = ' ';
    }
    log_format(masked, sizeof(masked), quoted);
    text_add(t, t->len ? "; " : "");
    text_add(t, masked);
}

/* The two problems the guide names; both stay true whatever seats are asked for. */
static void read_problem(const cJSON *problem, struct envelope *ret)
{
    const char *s = cJSON_GetStringValue(problem);
    if (s && strstr(s, "not on sale"))
        ret->not_on_sale = ret->impossible = true;
    if (s && strstr(s, "not possible"))
        ret->impossible = true;
}

static void read_members(const cJSON *root, struct envelope *ret)
{
    struct text t = TEXT_OF(ret->words);
    const cJSON *code = cJSON_GetObjectItemCaseSensitive(root, "errorCode");
    if (cJSON_IsNumber(code) && code->valuedouble >= 0 && code->valuedouble < 100000)
        ret->code = (int)code->valuedouble;
    add_words(&t, cJSON_GetObjectItemCaseSensitive(root, "code"));
    add_words(&t, cJSON_GetObjectItemCaseSensitive(root, "message"));
    const cJSON *problems = cJSON_GetObjectItemCaseSensitive(root, "problems");
    const cJSON *problem = NULL;
    int n = 0;
    cJSON_ArrayForEach(problem, problems)
    {
        if (n++ < PROBLEMS_MAX)
            add_words(&t, problem);
        read_problem(problem, ret);
    }
    ret->present = t.len > 0 || code;
}

static struct envelope read_envelope(const struct http_answer *http)
{
    struct envelope e = {0};
    if (!http->body || http->n_body > ENVELOPE_MAX || !text_is_utf8(http->body, http->n_body))
        return e;
    const char *end = NULL;
    cJSON *root = cJSON_ParseWithLengthOpts(http->body, http->n_body + 1, &end, true);
    if (cJSON_IsObject(root))
        read_members(root, &e);
    cJSON_Delete(root);
    return e;
}

/* Error 1, "Validation Failed", and other refusals without a meaning of their own. */
static enum rc class_of_refusal(enum call_topic topic, const struct envelope *e)
{
    switch (topic) {
    case TOPIC_CREATE: /* one basket per customer, perhaps: it frees itself (contract 11) */
        return RC_BUSY;
    case TOPIC_ADD:
    case TOPIC_BEST: /* error 1 is said of the instance, and of a wish it has no seats for */
        if (e->code != 1)
            return RC_REJECTED;
        return e->impossible ? RC_NOT_POSSIBLE : RC_GONE;
    case TOPIC_CHANGE:
        return e->code == 1 ? RC_NOT_POSSIBLE : RC_REJECTED;
    case TOPIC_READ:
    case TOPIC_CONFIRM:
        break;
    }
    return RC_REJECTED;
}

static enum rc class_of(const struct http_answer *http, enum call_topic topic,
                        const struct envelope *e)
{
    const int status = http->status;
    if (status == 429 || status == 408 || status >= 500)
        return RC_BUSY;
    if (status == 403 && !e->present) /* the edge in front of the service, not the service (2.1) */
        return RC_BUSY;
    if (status >= 400 && e->code == 12)
        return RC_SETUP;
    if (status == 401)
        return RC_AUTH;
    if (status == 404 || status == 410)
        return RC_NOT_FOUND;
    if (status == 400 || status == 409 || status == 422)
        return class_of_refusal(topic, e);
    return status >= 400 ? RC_REJECTED : RC_SCHEMA; /* 1xx, 3xx: nothing we ask for */
}

static const char *cure(enum rc rc, int code, int status)
{
    if (rc == RC_SETUP && code == 12)
        return " (allow the agent record access to the Agency API and sign with its own key)";
    if (status >= 300 && status < 400)
        return " (redirects are refused)";
    return "";
}

struct fault api_error_of(const struct http_answer *http, enum call_topic topic, const char *label,
                          int *ret_code)
{
    *ret_code = 0;
    if (http->status >= 200 && http->status < 300) {
        if (is_html(http))
            return fault_make(RC_SCHEMA, http->status, "%s: an HTML page", label);
        return (struct fault){0};
    }
    struct envelope e = {0};
    if (!is_html(http))
        e = read_envelope(http);
    const enum rc rc = class_of(http, topic, &e);
    *ret_code = e.code;
    if (e.present)
        return fault_make(rc, e.not_on_sale ? (int)REFUSAL_NOT_ON_SALE : http->status,
                          "%s: HTTP %d, error %d, %s%s", label, http->status, e.code, e.words,
                          cure(rc, e.code, http->status));
    return fault_make(rc, http->status, "%s: HTTP %d%s%s", label, http->status,
                      is_html(http) ? ", HTML page" : "", cure(rc, e.code, http->status));
}

void api_error_label(const struct call *call, char *out, size_t size)
{
    const size_t n_base = strlen(call->api->spec.base_url);
    struct text t = text_over(out, size);
    text_addf(&t, "%s ", call->method);
    if (strncmp(call->url, call->api->spec.base_url, n_base) == 0)
        text_add_n(&t, call->url + n_base, strcspn(call->url + n_base, "?"));
    else
        text_add(&t, "file");
}
