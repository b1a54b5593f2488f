#include "fakes/fake_transport.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/text.h"

enum { REQUESTS_MAX = 4096, ANSWERS_MAX = 4096 };

struct exchange {
    struct fake_request request;
    http_done_fn done; /* NULL: answered or cancelled */
    void *ctx;
};

struct fake_transport {
    struct transport base; /* first */
    struct exchange *exchanges[REQUESTS_MAX];
    size_t n_exchanges;
    struct fake_answer answers[ANSWERS_MAX];
    size_t n_answers, n_taken;
    fake_serve_fn serve;
    void *serve_ctx;
};

static struct fake_transport *self_of(struct transport *t)
{
    return (struct fake_transport *)(void *)t;
}

static uint32_t send_request(struct transport *base, const struct http_request *r,
                             http_done_fn done, void *ctx)
{
    struct fake_transport *fake = self_of(base);
    assert(fake->n_exchanges < REQUESTS_MAX);
    struct exchange *x = mem_zalloc(sizeof(*x));
    struct fake_request *copy = &x->request;
    fake->exchanges[fake->n_exchanges++] = x;
    copy->id = (uint32_t)fake->n_exchanges;
    text_copy(copy->method, sizeof(copy->method), r->method);
    const bool fits = text_copy(copy->url, sizeof(copy->url), r->url);
    assert(fits);
    for (const char *const *line = r->headers; *line; line++) {
        assert(copy->n_headers < FAKE_HEADERS_MAX);
        text_copy(copy->headers[copy->n_headers++], FAKE_LINE_SIZE, *line);
    }
    if (r->body) {
        copy->body = mem_zalloc(r->n_body + 1);
        memcpy(copy->body, r->body, r->n_body);
    }
    copy->changes_state = r->changes_state;
    copy->timeout_ms = r->timeout_ms;
    copy->body_max = r->body_max;
    x->done = done;
    x->ctx = ctx;
    return copy->id;
}

static void cancel(struct transport *base, uint32_t id)
{
    struct fake_transport *fake = self_of(base);
    if (id >= 1 && id <= fake->n_exchanges)
        fake->exchanges[id - 1]->done = NULL;
}

static bool find_answer(struct fake_transport *fake, const struct fake_request *request,
                        struct fake_answer *ret)
{
    *ret = (struct fake_answer){0};
    if (fake->n_taken < fake->n_answers) {
        *ret = fake->answers[fake->n_taken++];
        return true;
    }
    return fake->serve && fake->serve(fake->serve_ctx, request, ret);
}

static void deliver(struct exchange *x, const struct fake_answer *a)
{
    size_t n = a->n_body;
    if (n == 0 && a->body)
        n = strlen(a->body);
    /* an exact copy, so that reading behind the end shows under a sanitizer */
    char *body = a->body ? mem_zalloc(n + 1) : NULL;
    if (body)
        memcpy(body, a->body, n);
    struct http_answer answer = {.fault = a->fault,
                                 .status = a->fault.rc ? 0 : a->status,
                                 .body = body,
                                 .n_body = n,
                                 .content_type = a->content_type ? a->content_type : "",
                                 .retry_after_ms = a->retry_after_ms,
                                 .date_utc_ms = a->date_utc_ms,
                                 .sent = !a->unsent,
                                 .took_ms = a->took_ms};
    if (n > x->request.body_max)
        answer = (struct http_answer){.fault = fault_make(RC_SCHEMA, 0, "longer than allowed"),
                                      .content_type = "",
                                      .sent = true};
    const http_done_fn done = x->done;
    x->done = NULL;
    done(x->ctx, &answer);
    mem_free(body);
}

static void pump(struct transport *base, int64_t timeout_ms)
{
    struct fake_transport *fake = self_of(base);
    (void)timeout_ms;                   /* nothing ever arrives by itself */
    const size_t n = fake->n_exchanges; /* later ones wait for the next turn */
    for (size_t i = 0; i < n; i++) {
        struct exchange *x = fake->exchanges[i];
        struct fake_answer answer;
        if (x->done && find_answer(fake, &x->request, &answer))
            deliver(x, &answer);
    }
}

static void wake(struct transport *base)
{
    (void)base;
}

static void free_base(struct transport *base)
{
    struct fake_transport *fake = self_of(base);
    for (size_t i = 0; i < fake->n_exchanges; i++) {
        mem_free(fake->exchanges[i]->request.body);
        mem_free(fake->exchanges[i]);
    }
    mem_free(fake);
}

struct fake_transport *fake_transport_new(void)
{
    static const struct transport_ops ops = {
        .send = send_request, .cancel = cancel, .pump = pump, .wake = wake, .free = free_base};
    struct fake_transport *fake = mem_zalloc(sizeof(*fake));
    fake->base.ops = &ops;
    return fake;
}

void fake_transport_free(struct fake_transport *fake)
{
    if (fake)
        free_base(&fake->base);
}

struct transport *fake_transport_base(struct fake_transport *fake)
{
    return &fake->base;
}

void fake_transport_push(struct fake_transport *fake, const struct fake_answer *answer)
{
    assert(fake->n_answers < ANSWERS_MAX);
    fake->answers[fake->n_answers++] = *answer;
}

void fake_transport_push_json(struct fake_transport *fake, int status, const char *body)
{
    fake_transport_push(
        fake,
        &(struct fake_answer){.status = status, .body = body, .content_type = "application/json"});
}

void fake_transport_serve(struct fake_transport *fake, fake_serve_fn serve, void *ctx)
{
    fake->serve = serve;
    fake->serve_ctx = ctx;
}

size_t fake_transport_count(const struct fake_transport *fake)
{
    return fake->n_exchanges;
}

const struct fake_request *fake_transport_request(const struct fake_transport *fake, size_t i)
{
    assert(i < fake->n_exchanges);
    return &fake->exchanges[i]->request;
}

const char *fake_request_header(const struct fake_request *request, const char *name)
{
    const size_t n = strlen(name);
    for (size_t i = 0; i < request->n_headers; i++) {
        if (strncasecmp(request->headers[i], name, n) == 0 && request->headers[i][n] == ':')
            return request->headers[i] + n + 1 + strspn(request->headers[i] + n + 1, " ");
    }
    return NULL;
}

size_t fake_transport_open(const struct fake_transport *fake)
{
    size_t n = 0;
    for (size_t i = 0; i < fake->n_exchanges; i++)
        n += fake->exchanges[i]->done ? 1 : 0;
    return n;
}
