#include "net/api.h"

#include <assert.h>
#include <openssl/rand.h>
#include <string.h>

#include "base/mem.h"
#include "net/api_call.h"

enum { PATIENT_MAX = 3 }; /* at once; the transport's fourth connection is a customer's */

static void copy_spec(struct api *api, const struct api_spec *spec)
{
    struct api_spec *own = &api->spec;
    struct arena *a = api->strings;
    *own = *spec;
    own->key = sign_key_copy(&spec->key);
    own->base_url = arena_strdup(a, spec->base_url);
    own->login = arena_strdup(a, spec->login);
    own->user_agent = arena_strdup(a, spec->user_agent);
    own->first_name_member = arena_strdup(a, spec->first_name_member);
    own->last_name_member = arena_strdup(a, spec->last_name_member);
    own->address_member = arena_strdup(a, spec->address_member);
    own->reference_member = arena_strdup(a, spec->reference_member);
}

static struct api *begin(const struct api_spec *spec)
{
    const size_t n_base = strlen(spec->base_url);
    assert(spec->clock && spec->transport && n_base > 0 && spec->base_url[n_base - 1] == '/');
    assert(strlen(spec->login) < SIGN_HEADER_SIZE && strlen(spec->user_agent) < 128);
    struct api *api = mem_zalloc(sizeof(*api));
    api->strings = arena_new();
    copy_spec(api, spec);
    return api;
}

struct api *api_new(const struct api_spec *spec)
{
    struct api *api = begin(spec);
    struct api_queue *queue = mem_zalloc(sizeof(*queue));
    api->queue = queue;
    api->owns_queue = true;
    const double per_s = spec->requests_per_s > 0 ? spec->requests_per_s : 4;
    http_pace_init(&queue->pace, spec->paced ? per_s : 0, clock_mono_ms(spec->clock));
    if (RAND_bytes((unsigned char *)&queue->random, sizeof(queue->random)) != 1 || !queue->random)
        queue->random = (uint64_t)clock_utc_ms(spec->clock) | 1;
    return api;
}

struct api *api_new_beside(struct api *first, const struct api_spec *spec)
{
    struct api_spec own = first->spec;
    own.login = spec->login;
    own.key = spec->key;
    own.total_is_net = spec->total_is_net;
    own.profile = spec->profile;
    struct api *api = begin(&own);
    api->queue = first->queue;
    return api;
}

static void cancel_own(struct api *api)
{
    struct call *call = api->queue->calls;
    while (call) {
        struct call *next = call->next;
        if (call->api == api)
            api_cancel(api, call->id);
        call = next;
    }
}

void api_free(struct api *api)
{
    if (!api)
        return;
    cancel_own(api);
    assert(!api->owns_queue || !api->queue->calls);
    if (api->owns_queue)
        mem_free(api->queue);
    arena_free(api->strings);
    sign_key_wipe(&api->spec.key);
    mem_free(api);
}

void api_set_key(struct api *api, const struct sign_key *key)
{
    sign_key_wipe(&api->spec.key);
    api->spec.key = sign_key_copy(key);
}

void api_cancel(struct api *api, uint32_t id)
{
    struct call **link = call_link(api, id);
    struct call *call = *link;
    if (!call)
        return;
    if (call->http_id) {
        api->spec.transport->ops->cancel(api->spec.transport, call->http_id);
        api->spec.transport->n_ended++;
    }
    *link = call->next;
    call_free(call);
}

size_t api_pending(const struct api *api)
{
    size_t n = 0;
    for (const struct call *call = api->queue->calls; call; call = call->next)
        n++;
    return n;
}

void api_set_urgent(struct api *api, bool urgent)
{
    api->is_urgent = urgent;
}

static size_t count_patient(const struct api *api)
{
    size_t n = 0;
    for (const struct call *call = api->queue->calls; call; call = call->next)
        n += call->http_id && !call->is_urgent ? 1 : 0;
    return n;
}

/* When the call may act, by the clock alone; INT64_MAX while only an answer can move it. */
static int64_t ready_ms(const struct api *api, const struct call *call, int64_t now_ms)
{
    if (call->http_id)
        return INT64_MAX;
    if (call->answer.fault.rc || call->is_urgent)
        return call->due_ms;
    if (count_patient(api) >= PATIENT_MAX)
        return INT64_MAX;
    const int64_t pace_ms = http_pace_next_ms(&api->queue->pace, now_ms);
    return pace_ms > call->due_ms ? pace_ms : call->due_ms;
}

/* The first call that may act now, customers' before the patient ones. */
static struct call *find_ready(struct api *api, int64_t now_ms)
{
    struct call *patient = NULL;
    for (struct call *call = api->queue->calls; call; call = call->next) {
        if (call->is_urgent || call->answer.fault.rc) {
            if (!call->http_id && call->due_ms <= now_ms)
                return call;
        } else if (!patient && !call->http_id && call->due_ms <= now_ms) {
            patient = call;
        }
    }
    return patient && ready_ms(api, patient, now_ms) <= now_ms ? patient : NULL;
}

static void send_ready(struct api *api)
{
    const int64_t now_ms = clock_mono_ms(api->spec.clock);
    for (struct call *call = find_ready(api, now_ms); call; call = find_ready(api, now_ms)) {
        if (call->answer.fault.rc) /* refused before it was sent */
            call_finish(call);
        else
            call_send(call);
    }
}

int64_t api_next_deadline_ms(const struct api *api)
{
    const int64_t now_ms = clock_mono_ms(api->spec.clock);
    int64_t least_ms = INT64_MAX;
    for (const struct call *call = api->queue->calls; call; call = call->next) {
        const int64_t at_ms = ready_ms(api, call, now_ms);
        if (at_ms < least_ms)
            least_ms = at_ms;
    }
    return least_ms;
}

void api_pump(struct api *api, int64_t timeout_ms)
{
    send_ready(api);
    const int64_t deadline_ms = api_next_deadline_ms(api);
    if (deadline_ms != INT64_MAX) {
        const int64_t left_ms = deadline_ms - clock_mono_ms(api->spec.clock);
        if (left_ms < timeout_ms)
            timeout_ms = left_ms > 0 ? left_ms : 0;
    }
    api->spec.transport->ops->pump(api->spec.transport, timeout_ms);
    send_ready(api); /* an answer may have freed a place, or asked for the next step */
}

void api_wake(struct api *api)
{
    api->spec.transport->ops->wake(api->spec.transport);
}
