#include "net/api_call.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "net/api_answer.h"
#include "net/api_error.h"

static void set_url(struct call *call, const char *path_fmt, va_list ap)
{
    struct text t = TEXT_OF(call->url);
    text_add(&t, call->api->spec.base_url);
    const size_t room = t.size - t.len;
    const int n = vsnprintf(t.at + t.len, room, path_fmt, ap);
    if (t.cut || n < 0 || (size_t)n >= room)
        call_refuse(call, RC_BUG, "URL too long");
}

void call_set_url(struct call *call, const char *path_fmt, ...)
{
    va_list ap;
    va_start(ap, path_fmt);
    set_url(call, path_fmt, ap);
    va_end(ap);
}

static struct call *append_call(struct api *api)
{
    struct call *call = mem_zalloc(sizeof(*call));
    struct call **link = &api->queue->calls;
    while (*link)
        link = &(*link)->next;
    *link = call;
    call->api = api;
    call->id = ++api->queue->next_id ? api->queue->next_id : ++api->queue->next_id;
    call->began_ms = call->due_ms = clock_mono_ms(api->spec.clock);
    call->timeout_ms = CALL_TIMEOUT_MS;
    call->body_max = CALL_BODY_MAX;
    call->is_urgent = api->is_urgent;
    return call;
}

struct call *call_new(struct api *api, const char *method, const char *path_fmt, ...)
{
    struct call *call = append_call(api);
    call->method = method;
    call->changes_state = strcmp(method, "GET") != 0;
    if (strcmp(method, "POST") == 0)
        call->body = mem_strdup("{}"); /* the form that every server takes (contract 2.3) */
    va_list ap;
    va_start(ap, path_fmt);
    set_url(call, path_fmt, ap);
    va_end(ap);
    return call;
}

void call_set_body(struct call *call, char *body)
{
    if (call->body)
        mem_wipe(call->body, strlen(call->body)); /* it may hold a customer's name */
    mem_free(call->body);
    call->body = body;
}

uint32_t call_start(struct call *call, api_done_fn done, void *ctx)
{
    assert(done);
    call->done = done;
    call->ctx = ctx;
    return call->id;
}

void call_refuse(struct call *call, enum rc rc, const char *why)
{
    if (!call->answer.fault.rc)
        call->answer.fault = fault_make(rc, 0, "%s: %s", call->method, why);
}

void call_check_id(struct call *call, const char *id)
{
    if (!id || !text_is_id(id))
        call_refuse(call, RC_BUG, "not an id of the service");
}

void call_free(struct call *call)
{
    call_set_body(call, NULL);
    if (call->free_state)
        call->free_state(call->state);
    api_answer_deinit(&call->answer);
    mem_free(call);
}

struct arena *call_arena(struct call *call)
{
    if (!call->answer.arena)
        call->answer.arena = arena_new();
    return call->answer.arena;
}

struct call **call_link(struct api *api, uint32_t id)
{
    struct call **link = &api->queue->calls;
    while (*link && (*link)->id != id)
        link = &(*link)->next;
    return link;
}

void call_finish(struct call *call)
{
    struct api *api = call->api;
    struct call **link = call_link(api, call->id);
    assert(*link == call);
    *link = call->next; /* before the callback, which may start or cancel others */
    call->answer.took_ms = clock_mono_ms(api->spec.clock) - call->began_ms;
    call->answer.profile = api->spec.profile;
    call->answer.has_offset = api->queue->has_offset;
    call->answer.clock_offset_ms = api->queue->offset_ms;
    if (call->done)
        call->done(call->ctx, &call->answer);
    else if (call->answer.fault.rc)
        call->file_done(call->ctx, &call->answer.fault, NULL, 0);
    call_free(call);
}

uint64_t call_random(struct api *api, uint64_t below)
{
    api->queue->random ^= api->queue->random << 13; /* xorshift: spreads retries, guards nothing */
    api->queue->random ^= api->queue->random >> 7;
    api->queue->random ^= api->queue->random << 17;
    return api->queue->random % below;
}
