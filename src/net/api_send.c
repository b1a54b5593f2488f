#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "net/api_answer.h"
#include "net/api_call.h"
#include "net/api_error.h"

enum {
    RETRIES_MAX = 3,
    RETRY_LEAST_MS = 500,
    RETRY_MOST_MS = 8000,
    URGENT_PATIENCE_MS = 15000, /* somebody stands there: better words now than seats in a minute */
    CLOCK_SLACK_MS = 2000,      /* Date has whole seconds, and the answer took a while */
    UNREADABLE_TRIES_MAX = 2,
};

/* Mean of what the Date header can stand for: it has whole seconds and was written on the way. */
static void learn_clock(struct call *call, const struct http_answer *http)
{
    struct api *api = call->api;
    if (http->date_utc_ms <= 0 || call->is_file)
        return;
    const int64_t ours_ms = clock_utc_ms(api->spec.clock) - http->took_ms / 2;
    api->queue->offset_ms = http->date_utc_ms + 500 - ours_ms;
    api->queue->has_offset = true;
}

/* A refused signature whose Date was far from the service's own: worth signing once more (F25). */
static bool clock_explains(struct call *call, const struct http_answer *http)
{
    if (http->status != 401 || http->date_utc_ms <= 0 || call->refused_date || call->changes_state)
        return false;
    int64_t apart_ms = http->date_utc_ms - call->signed_utc_ms;
    apart_ms = apart_ms < 0 ? -apart_ms : apart_ms;
    if (apart_ms < CLOCK_SLACK_MS + http->took_ms)
        return false;
    call->refused_date = true;
    return true;
}

static bool is_passing(const struct call *call)
{
    const enum rc rc = call->answer.fault.rc;
    if (rc == RC_SCHEMA) /* cut off in the middle, perhaps; a wrong shape stays wrong */
        return call->n_tries < UNREADABLE_TRIES_MAX && call->answer.status >= 200 &&
               call->answer.status < 300;
    return rc == RC_OFFLINE || rc == RC_TIMEOUT || rc == RC_BUSY;
}

static int64_t retry_delay_ms(struct call *call, const struct http_answer *http)
{
    int64_t most_ms = INT64_C(2000) << (call->n_tries - 1);
    if (most_ms > RETRY_MOST_MS)
        most_ms = RETRY_MOST_MS;
    const uint64_t spread = (uint64_t)(most_ms - RETRY_LEAST_MS + 1);
    const int64_t jitter_ms = RETRY_LEAST_MS + (int64_t)call_random(call->api, spread);
    return http->retry_after_ms > jitter_ms ? http->retry_after_ms : jitter_ms;
}

/* Reads may be asked again; nothing that changes state ever is (orders.md, facts). */
static bool plan_retry(struct call *call, const struct http_answer *http)
{
    const int64_t now_ms = clock_mono_ms(call->api->spec.clock);
    if (call->changes_state || call->is_file)
        return false;
    if (clock_explains(call, http)) {
        call->due_ms = now_ms;
        return true;
    }
    if (!is_passing(call) || call->n_tries > RETRIES_MAX)
        return false;
    const int64_t delay_ms = retry_delay_ms(call, http);
    if (call->is_urgent && now_ms + delay_ms - call->began_ms > URGENT_PATIENCE_MS)
        return false;
    call->due_ms = now_ms + delay_ms;
    return true;
}

static uint64_t hash_of(const char *bytes, size_t n)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ n;
    for (; n >= sizeof(hash); n -= sizeof(hash), bytes += sizeof(hash)) {
        uint64_t word = 0;
        memcpy(&word, bytes, sizeof(word));
        hash = (hash ^ word) * UINT64_C(0x9ddfea08eb382d69);
        hash ^= hash >> 29;
    }
    for (; n > 0; n--)
        hash = (hash ^ (unsigned char)*bytes++) * UINT64_C(0x100000001b3);
    return hash ^ (hash >> 32);
}

static void note_answer(struct call *call, const struct http_answer *http)
{
    char label[96];
    api_error_label(call, label, sizeof(label));
    call->answer.status = http->status;
    call->answer.sent = http->sent;
    call->answer.retry_after_ms = http->retry_after_ms;
    call->answer.fault = http->fault;
    if (http->fault.rc)
        return;
    call->answer.fault = api_error_of(http, call->topic, label, &call->answer.error_code);
    call->answer.body_hash = http->body ? hash_of(http->body, http->n_body) : 0;
}

static void forget_answer(struct call *call)
{
    api_answer_deinit(&call->answer);
    call->answer.sent = false;
}

static void finish_file(struct call *call, const struct http_answer *http)
{
    if (!call->answer.fault.rc) {
        call->file_done(call->ctx, &call->answer.fault, http->body, http->n_body);
        call->file_done = NULL;
    }
    call_finish(call);
}

/* Each exchange by itself, also one that is tried again. */
static void count(const struct call *call, const struct http_answer *http)
{
    const struct api_spec *spec = &call->api->spec;
    const enum meter_call which =
        call->is_file ? METER_PICTURE
                      : meter_call_of(call->method, call->url + strlen(spec->base_url));
    meter_request(spec->meter, which, call->answer.fault.rc, http->took_ms);
    log_write(
        &(struct log_about){.level = which == METER_CONFIRM ? LOG_LEVEL_INFO : LOG_LEVEL_DEBUG,
                            .file = __FILE__,
                            .event = "request",
                            .rc_name = rc_name(call->answer.fault.rc),
                            .duration_ms = http->took_ms},
        "%s %s: %d", call->method, meter_call_path(which), http->status);
}

static void take_answer(void *ctx, const struct http_answer *http)
{
    struct call *call = ctx;
    struct api *api = call->api;
    call->http_id = 0;
    api->spec.transport->n_ended++;
    learn_clock(call, http);
    if (http->retry_after_ms > 0)
        http_pace_hold(&api->queue->pace, clock_mono_ms(api->spec.clock) + http->retry_after_ms);
    note_answer(call, http);
    if (call->is_file) {
        count(call, http);
        finish_file(call, http);
        return;
    }
    if (!call->answer.fault.rc && call->read)
        call->read(call, http->body ? http->body : "", http->n_body);
    count(call, http);
    if (call->answer.fault.rc && plan_retry(call, http)) {
        forget_answer(call);
        return;
    }
    if (call->step && call->step(call, http) == CALL_AGAIN) {
        forget_answer(call);
        call->n_tries = 0;
        call->due_ms = clock_mono_ms(api->spec.clock);
        return;
    }
    call_finish(call);
}

static void print_authorization(struct call *call, const char *date, char *out, size_t size)
{
    const struct api_spec *spec = &call->api->spec;
    char signature[40];
    sign_signature(&spec->key,
                   &(struct sign_input){.method = call->method,
                                        .url = call->url,
                                        .date = date,
                                        .body = call->body,
                                        .n_body = call->body ? strlen(call->body) : 0},
                   signature, sizeof(signature));
    const int n = snprintf(out, size, "Authorization: SpektrixAPI3 %s:%s", spec->login, signature);
    assert(n > 0 && (size_t)n < size);
}

static void put_on_wire(struct call *call, const char *const *headers)
{
    struct transport *transport = call->api->spec.transport;
    transport->n_begun++;
    if (call->changes_state) /* what the service may have been told, to be held against its own log */
        log_debug("sent: %s %s", call->method, call->url);
    call->http_id =
        transport->ops->send(transport,
                             &(struct http_request){.method = call->method,
                                                    .url = call->url,
                                                    .headers = headers,
                                                    .body = call->body,
                                                    .n_body = call->body ? strlen(call->body) : 0,
                                                    .changes_state = call->changes_state,
                                                    .timeout_ms = call->timeout_ms,
                                                    .connect_timeout_ms = CALL_CONNECT_MS,
                                                    .body_max = call->body_max},
                             take_answer, call);
}

void call_send(struct call *call)
{
    struct api *api = call->api;
    char date[SIGN_DATE_SIZE], date_line[SIGN_DATE_SIZE + 8], agent_line[SIGN_HEADER_SIZE];
    char authorization[SIGN_HEADER_SIZE * 2];
    call->n_tries++;
    http_pace_take(&api->queue->pace, clock_mono_ms(api->spec.clock));
    snprintf(agent_line, sizeof(agent_line), "User-Agent: %s", api->spec.user_agent);
    if (call->is_file) {
        put_on_wire(call, (const char *const[]){agent_line, NULL});
        return;
    }
    call->signed_utc_ms = clock_utc_ms(api->spec.clock) + api->queue->offset_ms;
    sign_date(call->signed_utc_ms / 1000, date);
    snprintf(date_line, sizeof(date_line), "Date: %s", date);
    print_authorization(call, date, authorization, sizeof(authorization));
    const char *const type_line = call->body ? "Content-Type: application/json" : NULL;
    put_on_wire(call, (const char *const[]){date_line, authorization, agent_line,
                                            "Accept: application/json", type_line, NULL});
}
