#include "sim/wire.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum { URL_SIZE = 1200, HEADERS_MAX = 10, HEADER_SIZE = 512 };
enum { MORE_OFTEN = 3 }; /* faults where an order hangs on the answer */
#define NEVER INT64_MAX

struct exchange {
    struct exchange *next;
    uint32_t id;
    http_done_fn done; /* NULL: nobody waits */
    void *ctx;
    enum wire_fault fault;
    int64_t begun_ms, arrives_ms, again_ms, answers_ms, gives_up_ms;
    struct door_answer answer;
    char method[8], url[URL_SIZE];
    char headers[HEADERS_MAX][HEADER_SIZE];
    const char *header_list[HEADERS_MAX + 1];
    char *body;
    size_t n_body;
};

struct confirm { /* the last one of a basket */
    char basket_id[41];
    int64_t sent_ms;
};

struct wire {
    struct transport base; /* first */
    struct wire_spec spec;
    struct exchange *exchanges; /* oldest first */
    uint32_t last_id, permille;
    size_t counts[WIRE_FAULT_COUNT];
    struct confirm *confirms;
    size_t n_confirms;
};

const char *wire_fault_name(enum wire_fault fault)
{
    static const char *const names[] = {
#define X(name) #name,
        WIRE_FAULT_LIST(X)
#undef X
    };
    return names[fault];
}

static struct wire *self_of(struct transport *t)
{
    return (struct wire *)(void *)t;
}

/* When what happens, drawn once and for all at the start. */
static void draw(struct wire *wire, struct exchange *x, int64_t timeout_ms)
{
    struct dice *dice = wire->spec.dice;
    const int64_t now_ms = clock_mono_ms(wire->spec.clock);
    const bool matters = strstr(x->url, "/confirm") || strstr(x->url, "/clear");
    const bool hit = dice_hit(dice, wire->permille * (matters ? MORE_OFTEN : 1));
    x->fault = hit ? (enum wire_fault)(1 + dice_below(dice, WIRE_FAULT_COUNT - 1)) : WIRE_NONE;
    x->begun_ms = now_ms;
    x->arrives_ms = now_ms + dice_between(dice, 5, 300);
    x->answers_ms = x->arrives_ms + dice_between(dice, 5, 300);
    x->again_ms = NEVER;
    x->gives_up_ms = now_ms + (dice_hit(dice, 500) ? timeout_ms : dice_between(dice, 500, 5000));
    if (x->fault == WIRE_LOST || x->fault == WIRE_UNSENT || x->fault == WIRE_ERROR_BEFORE ||
        x->fault == WIRE_REFUSED)
        x->arrives_ms = NEVER;
    if (x->fault == WIRE_LOST || x->fault == WIRE_ANSWER_LOST || x->fault == WIRE_LATE)
        x->answers_ms = NEVER;
    else
        x->gives_up_ms = NEVER;
    if (x->fault == WIRE_LATE)
        x->arrives_ms = x->gives_up_ms + dice_between(dice, 1, 120000);
    if (x->fault == WIRE_SLOW)
        x->answers_ms = x->arrives_ms + dice_between(dice, 1000, timeout_ms - 1000);
    if (x->fault == WIRE_DOUBLED)
        x->again_ms = x->arrives_ms + dice_between(dice, 1, 60000);
    wire->counts[x->fault]++;
}

static void note_confirm(struct wire *wire, const struct exchange *x)
{
    const char *at = strstr(x->url, "/baskets/");
    const char *end = at ? strstr(at, "/confirm") : NULL;
    char id[sizeof(wire->confirms->basket_id)];
    if (!end || x->fault == WIRE_UNSENT)
        return;
    at += strlen("/baskets/");
    struct text t = TEXT_OF(id);
    text_add_n(&t, at, (size_t)(end - at));
    size_t i = 0;
    while (i < wire->n_confirms && strcmp(wire->confirms[i].basket_id, id) != 0)
        i++;
    if (i == wire->n_confirms) {
        wire->confirms = mem_regrow(wire->confirms, ++wire->n_confirms, sizeof(*wire->confirms));
        text_copy(wire->confirms[i].basket_id, sizeof(id), id);
    }
    wire->confirms[i].sent_ms = x->begun_ms;
}

static uint32_t send_request(struct transport *base, const struct http_request *r,
                             http_done_fn done, void *ctx)
{
    struct wire *wire = self_of(base);
    struct exchange *x = mem_zalloc(sizeof(*x));
    struct exchange **end = &wire->exchanges;
    text_copy(x->method, sizeof(x->method), r->method);
    text_copy(x->url, sizeof(x->url), r->url);
    for (size_t i = 0; i < HEADERS_MAX && r->headers[i]; i++) {
        text_copy(x->headers[i], HEADER_SIZE, r->headers[i]);
        x->header_list[i] = x->headers[i];
    }
    if (r->body) {
        x->body = mem_zalloc(r->n_body + 1);
        memcpy(x->body, r->body, r->n_body);
        x->n_body = r->n_body;
    }
    x->id = ++wire->last_id;
    x->done = done;
    x->ctx = ctx;
    draw(wire, x, r->timeout_ms);
    note_confirm(wire, x);
    wire->spec.note(wire->spec.ctx, wire_fault_name(x->fault), x->url);
    while (*end)
        end = &(*end)->next;
    *end = x;
    return x->id;
}

static void cancel(struct transport *base, uint32_t id)
{
    for (struct exchange *x = self_of(base)->exchanges; x; x = x->next) {
        if (x->id == id)
            x->done = NULL;
    }
}

static void arrive(struct wire *wire, struct exchange *x)
{
    const struct door_request request = {.method = x->method,
                                         .url = x->url,
                                         .headers = x->header_list,
                                         .body = x->body,
                                         .n_body = x->n_body};
    door_answer_deinit(&x->answer);
    door_ask(wire->spec.door, &request, &x->answer);
}

/* What the fault makes of the answer that the service gave. */
static void spoil(struct wire *wire, const struct exchange *x, struct http_answer *a)
{
    static const char page[] = "<!doctype html><title>502 Bad Gateway</title>";
    static const char *const others[] = {"{}", "null", "{\"id\":\"1\"}", "[{\"id\":null}]",
                                         "{\"tickets\":[],\"total\":0}"};
    if (x->fault == WIRE_ERROR_BEFORE || x->fault == WIRE_ERROR_AFTER || x->fault == WIRE_REFUSED) {
        a->status = x->fault == WIRE_REFUSED ? 401 : 502;
        a->body = page;
        a->n_body = sizeof(page) - 1;
        a->content_type = "text/html";
    } else if (x->fault == WIRE_STRANGE) {
        a->body = others[dice_below(wire->spec.dice, sizeof(others) / sizeof(others[0]))];
        a->n_body = strlen(a->body);
    } else if (x->fault == WIRE_GARBLED) {
        a->n_body = dice_below(wire->spec.dice, (uint32_t)a->n_body + 1);
    }
}

static void answer(struct wire *wire, struct exchange *x)
{
    const http_done_fn done = x->done;
    struct http_answer a = {.status = x->answer.status,
                            .body = x->answer.body ? x->answer.body : "",
                            .n_body = x->answer.n_body,
                            .content_type = x->answer.type ? x->answer.type : "",
                            .sent = true,
                            .date_utc_ms = clock_utc_ms(wire->spec.clock) / 1000 * 1000,
                            .took_ms = clock_mono_ms(wire->spec.clock) - x->begun_ms};
    spoil(wire, x, &a);
    char *copy = mem_zalloc(a.n_body + 1); /* a body that is cut still ends with a zero */
    memcpy(copy, a.body, a.n_body);
    a.body = copy;
    if (x->fault == WIRE_UNSENT)
        a = (struct http_answer){.fault = fault_make(RC_OFFLINE, 7, "no connection"),
                                 .content_type = ""};
    x->done = NULL;
    if (done)
        done(x->ctx, &a);
    mem_free(copy);
}

static void give_up(struct wire *wire, struct exchange *x)
{
    const http_done_fn done = x->done;
    const struct http_answer a = {.fault = fault_make(RC_TIMEOUT, 28, "no answer in time"),
                                  .content_type = "",
                                  .sent = true,
                                  .took_ms = clock_mono_ms(wire->spec.clock) - x->begun_ms};
    x->done = NULL;
    if (done)
        done(x->ctx, &a);
}

/* What of it is due now; true when something happened. */
static bool move(struct wire *wire, struct exchange *x, int64_t now_ms)
{
    if (x->arrives_ms <= now_ms) {
        x->arrives_ms = NEVER;
        arrive(wire, x);
    } else if (x->again_ms <= now_ms) {
        struct exchange again = *x;
        again.answer = (struct door_answer){0};
        x->again_ms = NEVER;
        arrive(wire, &again);
        door_answer_deinit(&again.answer);
    } else if (x->answers_ms <= now_ms) {
        x->answers_ms = NEVER;
        answer(wire, x);
    } else if (x->gives_up_ms <= now_ms) {
        x->gives_up_ms = NEVER;
        give_up(wire, x);
    } else {
        return false;
    }
    return true;
}

static void drop_ended(struct wire *wire)
{
    for (struct exchange **at = &wire->exchanges; *at;) {
        struct exchange *x = *at;
        if (x->arrives_ms != NEVER || x->again_ms != NEVER || x->answers_ms != NEVER ||
            x->gives_up_ms != NEVER) {
            at = &x->next;
            continue;
        }
        *at = x->next;
        door_answer_deinit(&x->answer);
        mem_free(x->body);
        mem_free(x);
    }
}

static void pump(struct transport *base, int64_t timeout_ms)
{
    struct wire *wire = self_of(base);
    const int64_t now_ms = clock_mono_ms(wire->spec.clock);
    (void)timeout_ms; /* whoever pumps moves the clock */
    for (struct exchange *x = wire->exchanges; x; x = x->next) {
        while (move(wire, x, now_ms))
            continue;
    }
    drop_ended(wire);
}

static void do_not_wake(struct transport *base)
{
    (void)base;
}

static void keep(struct transport *base)
{
    (void)base; /* the wire outlives its clients */
}

struct wire *wire_new(const struct wire_spec *spec)
{
    static const struct transport_ops ops = {
        .send = send_request, .cancel = cancel, .pump = pump, .wake = do_not_wake, .free = keep};
    struct wire *wire = mem_zalloc(sizeof(*wire));
    wire->base.ops = &ops;
    wire->spec = *spec;
    return wire;
}

void wire_free(struct wire *wire)
{
    for (struct exchange *x = wire->exchanges; x; x = x->next)
        x->arrives_ms = x->again_ms = x->answers_ms = x->gives_up_ms = NEVER;
    drop_ended(wire);
    mem_free(wire->confirms);
    mem_free(wire);
}

struct transport *wire_transport(struct wire *wire)
{
    return &wire->base;
}

void wire_forget_client(struct wire *wire)
{
    for (struct exchange *x = wire->exchanges; x; x = x->next)
        x->done = NULL;
    wire->base.n_begun = wire->base.n_ended = 0;
}

bool wire_is_quiet(const struct wire *wire)
{
    return wire->exchanges == NULL;
}

int64_t wire_last_confirm_ms(const struct wire *wire, const char *basket_id)
{
    for (size_t i = 0; i < wire->n_confirms; i++) {
        if (strcmp(wire->confirms[i].basket_id, basket_id) == 0)
            return wire->confirms[i].sent_ms;
    }
    return 0;
}

void wire_set_faults(struct wire *wire, uint32_t permille)
{
    wire->permille = permille;
}

size_t wire_count(const struct wire *wire, enum wire_fault fault)
{
    return wire->counts[fault];
}
