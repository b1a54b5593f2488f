#include "sim/door.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/text.h"
#include "sandbox/model.h"
#include "sandbox/service.h"

enum { TOLERANCE_S = 900, BASKET_S = 20 * 60, TARGET_SIZE = 1200 };

struct door {
    struct sb_venue *venue;
    struct model *model; /* of the service */
    struct service *service;
};

static void set(struct settings *settings, const struct door_spec *spec)
{
    settings_init(settings);
    if (spec->second_confirm_repeats)
        settings->second_confirm = SECOND_CONFIRM_SAME_ORDER;
    if (spec->get_shows_order)
        settings->after_confirm = AFTER_CONFIRM_ORDER;
    settings->life_from_change = spec->life_from_change;
    if (spec->get_reads_empty) {
        settings->after_confirm = AFTER_CONFIRM_EMPTY;
        settings->after_expiry = AFTER_EXPIRY_EMPTY;
    }
}

struct door *door_new(const struct door_spec *spec)
{
    struct door *door = mem_zalloc(sizeof(*door));
    const struct sb_venue_spec venue_spec = {.now_utc_s = clock_utc_ms(spec->clock) / 1000,
                                             .seed = spec->seed};
    door->venue = venue_lantern(&venue_spec);
    const struct model_spec model_spec = {
        .venue = door->venue, .clock = spec->clock, .seed = spec->seed, .basket_s = BASKET_S};
    door->model = model_new(&model_spec);
    set(&door->model->settings, spec);
    struct service_spec service = {
        .model = door->model, .gate = {.n_agents = 1, .tolerance_s = TOLERANCE_S}, .files_dir = ""};
    text_copy(service.gate.agents[0].login, GATE_LOGIN_SIZE, spec->login);
    text_copy(door->model->agents[0], sizeof(door->model->agents[0]), spec->login);
    if (!signature_key_decode(spec->key, &service.gate.agents[0].key)) {
        fprintf(stderr, "the key is not Base64\n");
        door_free(door);
        return NULL;
    }
    door->service = service_new(&service);
    service_set_files_url(door->service, "https://127.0.0.1/files/");
    return door;
}

void door_free(struct door *door)
{
    if (!door)
        return;
    if (door->service)
        service_free(door->service);
    else
        model_free(door->model);
    venue_free(door->venue);
    mem_free(door);
}

const char *door_client(const struct door *door)
{
    return door->venue->client;
}

static const char *header(const struct door_request *request, const char *name)
{
    const size_t n = strlen(name);
    for (const char *const *line = request->headers; *line; line++) {
        if (strncasecmp(*line, name, n) == 0 && (*line)[n] == ':')
            return *line + n + 1 + strspn(*line + n + 1, " ");
    }
    return "";
}

void door_ask(struct door *door, const struct door_request *request, struct door_answer *ret)
{
    char host[200];
    const char *at = strstr(request->url, "://");
    at = at ? at + 3 : request->url;
    struct text t = TEXT_OF(host);
    text_add_n(&t, at, strcspn(at, "/"));
    const struct request req = {.method = request->method,
                                .target = at + strcspn(at, "/"),
                                .host = host,
                                .date = header(request, "Date"),
                                .authorization = header(request, "Authorization"),
                                .user_agent = header(request, "User-Agent"),
                                .body = request->body ? request->body : "",
                                .body_len = request->n_body};
    struct reply reply;
    reply_init(&reply);
    service_answer(door->service, &req, &reply);
    *ret = (struct door_answer){
        .status = reply.status, .body = reply.body, .n_body = reply.len, .type = reply.type};
    reply.body = NULL;
    reply_free(&reply);
}

void door_answer_deinit(struct door_answer *answer)
{
    struct reply reply;
    reply_init(&reply);
    reply.body = answer->body;
    reply_free(&reply);
    *answer = (struct door_answer){0};
}

void door_tick(struct door *door)
{
    model_tick(door->model);
}

bool door_steal(struct door *door, size_t pick)
{
    return model_sell(door->model, pick % door->venue->n_instances, 1) > 0;
}

bool door_take_over(struct door *door, size_t pick)
{
    const struct model *model = door->model;
    for (size_t i = 0; i < model->n_baskets; i++) {
        struct basket *basket = model->baskets[(i + pick) % model->n_baskets];
        if (basket->state != BASKET_OPEN)
            continue;
        basket_end(door->model, basket, BASKET_TAKEN);
        return true;
    }
    return false;
}

size_t door_count_orders(const struct door *door)
{
    return door->model->n_orders;
}

uint64_t door_hash_codes(uint64_t hash, const char *code)
{
    for (; *code; code++)
        hash = (hash ^ (unsigned char)*code) * 1099511628211U;
    return hash * 31 + 7;
}

void door_order(const struct door *door, size_t i, struct door_order *ret)
{
    const struct order *order = door->model->orders[i];
    const struct basket *basket = order->basket;
    *ret = (struct door_order){.id = order->id,
                               .basket_id = basket->id,
                               .reference = basket->customer[CUSTOMER_REFERENCE],
                               .total = basket->total,
                               .n_tickets = basket->n_tickets};
    for (size_t k = 0; k < basket->n_tickets; k++)
        ret->codes = door_hash_codes(ret->codes, basket->tickets[k].barcode);
}

bool door_has_order(const struct door *door, const char *reference)
{
    for (size_t i = 0; i < door->model->n_orders; i++) {
        const struct basket *basket = door->model->orders[i]->basket;
        if (basket->n_tickets > 0 && strcmp(basket->customer[CUSTOMER_REFERENCE], reference) == 0)
            return true;
    }
    return false;
}

bool door_is_open(const struct door *door, const char *basket_id)
{
    for (size_t i = 0; i < door->model->n_baskets; i++) {
        const struct basket *basket = door->model->baskets[i];
        if (strcmp(basket->id, basket_id) == 0)
            return basket->state == BASKET_OPEN && basket->n_tickets > 0;
    }
    return false;
}

size_t door_count_held(const struct door *door)
{
    size_t n = 0;
    for (size_t i = 0; i < door->model->n_baskets; i++) {
        const struct basket *basket = door->model->baskets[i];
        n += basket->state == BASKET_OPEN ? basket->n_tickets : 0;
    }
    return n;
}
