#include <cjson/cJSON.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "sandbox/api.h"
#include "sandbox/body.h"
#include "sandbox/service_parts.h"

enum { NOISE = 5000 };
static const size_t depth = 200000;

int64_t mishaps_delay_ms(const struct mishaps *mishaps, enum faults_action action)
{
    int64_t ms = 0;
    for (size_t i = 0; i < mishaps->n; i++) {
        if (mishaps->rules[i].action == action)
            ms += mishaps->rules[i].argument;
    }
    return ms;
}

static void plain_status(const struct faults_rule *rule, struct reply *reply)
{
    reply_text(reply, (int)rule->argument, "text/plain; charset=utf-8",
               rule->argument == 429 ? "Too many requests" : "The service is unavailable.");
    reply->retry_after_s = rule->retry_after_s;
}

static void page(const struct faults_rule *rule, struct reply *reply)
{
    reply_html(reply, (int)rule->argument);
    reply->retry_after_s = rule->retry_after_s;
}

static void not_on_sale(struct reply *reply)
{
    struct refusal refusal = {0};
    refusal_add(&refusal, "Event instance is not on sale");
    api_refuse(reply, &refusal);
}

static void redirect(const struct faults_rule *rule, struct reply *reply)
{
    reply_text(reply, 302, "text/html; charset=UTF-8", "<html>Moved</html>");
    text_copy(reply->location, sizeof(reply->location), rule->url);
}

bool mishaps_instead(const struct mishaps *mishaps, struct reply *reply)
{
    for (size_t i = 0; i < mishaps->n; i++) {
        const struct faults_rule *rule = &mishaps->rules[i];
        const enum faults_action action = rule->action;
        if (action == FAULT_STATUS)
            plain_status(rule, reply);
        else if (action == FAULT_HTML)
            page(rule, reply);
        else if (action == FAULT_UNAUTHORISED)
            reply_text(reply, 401, "text/plain; charset=utf-8", "Unauthorized");
        else if (action == FAULT_REDIRECT)
            redirect(rule, reply);
        else if (action == FAULT_NOT_ON_SALE)
            not_on_sale(reply);
        else if (action == FAULT_DROP_BEFORE)
            reply->drop = true;
        else if (action == FAULT_RESET)
            reply->reset = true;
        else
            continue;
        return true;
    }
    return false;
}

/* The first thing that a POST of tickets asks for goes to somebody else. */
static void steal_wanted(struct model *model, const struct request *req)
{
    struct refusal refusal = {0};
    struct basket_item items[BODY_ITEMS_MAX];
    size_t n = 0, instance = 0;
    struct cJSON *json = body_parse(req->body, req->body_len);
    if (body_items(json, items, &n, &refusal) &&
        model_find_instance(model, items[0].instance, &instance)) {
        if (items[0].seat != 0)
            model_steal_seat(model, instance, items[0].seat);
        else
            model_sell(model, instance, SIZE_MAX);
    }
    cJSON_Delete(json);
}

/* The id behind "baskets/" or the like. */
static bool id_behind(const char *path, const char *head, char ret[SB_ID_SIZE])
{
    const size_t n = strlen(head);
    struct text t = text_over(ret, SB_ID_SIZE);
    if (strncmp(path, head, n) != 0)
        return false;
    text_add_n(&t, path + n, strcspn(path + n, "/"));
    return true;
}

/* The basket that the path names, when it is open. */
static struct basket *basket_of(struct model *model, const char *path)
{
    char id[SB_ID_SIZE];
    struct basket *basket = id_behind(path, "baskets/", id) ? basket_find(model, id) : NULL;
    return basket && basket->state == BASKET_OPEN ? basket : NULL;
}

static void sell_allocation(struct model *model, const char *path)
{
    char id[SB_ID_SIZE];
    size_t instance = 0;
    if (id_behind(path, "instances/", id) && model_find_instance(model, id, &instance))
        model_sell_allocation(model, instance);
}

void mishaps_before(const struct mishaps *mishaps, struct model *model, const struct request *req,
                    const char *path)
{
    for (size_t i = 0; i < mishaps->n; i++) {
        const struct faults_rule *rule = &mishaps->rules[i];
        struct basket *basket = basket_of(model, path);
        if (rule->action == FAULT_SEAT_STOLEN && strcmp(req->method, "POST") == 0)
            steal_wanted(model, req);
        else if (rule->action == FAULT_BASKET_TAKEN && basket)
            basket_end(model, basket, BASKET_TAKEN);
        else if (rule->action == FAULT_ALLOCATION_GONE)
            sell_allocation(model, path);
        else if (rule->action == FAULT_TOTAL_OFF && basket)
            basket->total_off = rule->argument;
        else if (rule->action == FAULT_PRICE_CHANGED) {
            model->price_shift += rule->argument;
            if (basket)
                basket_shift_prices(model, basket, rule->argument);
        }
    }
}

static void replace(struct reply *reply, char *body, size_t n)
{
    mem_free(reply->body);
    reply->body = body;
    reply->len = n;
}

static void deep(struct reply *reply)
{
    char *body = mem_zalloc(2 * depth + 1);
    memset(body, '[', depth);
    memset(body + depth, ']', depth);
    replace(reply, body, 2 * depth);
}

static void noise(struct reply *reply)
{
    char *body = mem_zalloc(NOISE + 1);
    struct chance chance = chance_from(reply->len);
    for (size_t i = 0; i < NOISE; i++)
        body[i] = (char)chance_below(&chance, 256);
    replace(reply, body, NOISE);
}

static void mark_byte_order(struct reply *reply)
{
    struct jsonw w = {0};
    size_t n = 0;
    jsonw_text(&w, "\xEF\xBB\xBF", 3);
    if (reply->len > 0)
        jsonw_text(&w, reply->body, reply->len);
    char *body = jsonw_take(&w, &n);
    replace(reply, body, n);
}

static void spoil(const struct faults_rule *rule, struct reply *reply)
{
    const enum faults_action action = rule->action;
    if (action == FAULT_DROP_AFTER)
        reply->drop = true;
    else if (action == FAULT_TRUNCATE)
        reply->half = true;
    else if (action == FAULT_DRIP)
        reply->drip = rule->argument;
    else if (action == FAULT_STATUS_AFTER)
        plain_status(rule, reply);
    else if (action == FAULT_HTML_AFTER)
        page(rule, reply);
    else if (action == FAULT_WRONG_CONTENT)
        reply_text(reply, 200, reply->type, "{\"surprise\":[1,\"two\",null],\"id\":17}");
    else if (action == FAULT_GARBAGE)
        noise(reply);
    else if (action == FAULT_BOM)
        mark_byte_order(reply);
    else if (action == FAULT_HUGE)
        reply->huge = rule->argument << 20;
    else if (action == FAULT_DEEP)
        deep(reply);
}

void mishaps_after(const struct mishaps *mishaps, struct reply *reply)
{
    for (size_t i = 0; i < mishaps->n; i++)
        spoil(&mishaps->rules[i], reply);
}
