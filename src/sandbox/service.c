#include "sandbox/service.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/text.h"
#include "sandbox/poster.h"
#include "sandbox/service_parts.h"

struct service *service_new(const struct service_spec *spec)
{
    struct service *service = mem_zalloc(sizeof(*service));
    pthread_condattr_t attributes;
    service->gate = spec->gate;
    service->faults = spec->faults;
    service->files_dir = spec->files_dir ? spec->files_dir : "";
    service->model = spec->model;
    service->api = (struct api){.model = spec->model, .files_url = service->files_url};
    service->log = reqlog_new();
    pthread_mutex_init(&service->lock, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&service->stopped, &attributes);
    pthread_condattr_destroy(&attributes);
    return service;
}

void service_free(struct service *service)
{
    if (!service)
        return;
    pthread_cond_destroy(&service->stopped);
    pthread_mutex_destroy(&service->lock);
    reqlog_free(service->log);
    model_free(service->model);
    mem_wipe(&service->gate, sizeof(service->gate));
    mem_free(service);
}

void service_set_files_url(struct service *service, const char *url)
{
    pthread_mutex_lock(&service->lock);
    text_copy(service->files_url, sizeof(service->files_url), url);
    pthread_mutex_unlock(&service->lock);
}

void service_wait(struct service *service, int64_t ms)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += (time_t)(ms / 1000);
    until.tv_nsec += (long)(ms % 1000) * 1000000L;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000L;
    }
    pthread_mutex_lock(&service->lock);
    int rc = 0;
    while (!service->stopping && rc != ETIMEDOUT)
        rc = pthread_cond_timedwait(&service->stopped, &service->lock, &until);
    pthread_mutex_unlock(&service->lock);
}

void service_stop(struct service *service)
{
    pthread_mutex_lock(&service->lock);
    service->stopping = true;
    pthread_cond_broadcast(&service->stopped);
    pthread_mutex_unlock(&service->lock);
}

static int64_t date_s(const struct service *service)
{
    return clock_utc_ms(service->model->clock) / 1000 + faults_clock_off_s(&service->faults);
}

int64_t service_date_s(struct service *service)
{
    pthread_mutex_lock(&service->lock);
    const int64_t at = date_s(service);
    pthread_mutex_unlock(&service->lock);
    return at;
}

/* Where a target leads to. */
enum place { PLACE_API, PLACE_FILES, PLACE_NOWHERE };

static enum place place_of(const struct service *service, char *path, const char **ret_rest)
{
    char prefix[80];
    struct text t = TEXT_OF(prefix);
    text_addf(&t, "/%s/", service->model->venue->client);
    if (strncmp(path, prefix, t.len) != 0)
        return PLACE_NOWHERE;
    if (strncmp(path + t.len, "api/v3/", 7) == 0) {
        *ret_rest = path + t.len + 7;
        return PLACE_API;
    }
    *ret_rest = path + t.len;
    return strncmp(*ret_rest, "files/", 6) == 0 ? PLACE_FILES : PLACE_NOWHERE;
}

/* Paths of the singular Web mode, which the content network keeps servers away from. */
static bool web_mode_path(const char *path)
{
    const size_t n = strcspn(path, "/");
    return (n == 6 && strncmp(path, "basket", n) == 0) ||
           (n == 8 && strncmp(path, "customer", n) == 0);
}

struct exchange {
    const struct request *req;
    const char *path; /* below /api/v3/, or files/NAME */
    enum place place;
    enum gate_verdict verdict;
    struct mishaps mishaps;
    bool executed;
};

static void process(struct service *service, struct exchange *ex, struct reply *reply)
{
    if (ex->place == PLACE_NOWHERE) {
        reply_not_found(reply);
    } else if (ex->place == PLACE_FILES) {
        ex->executed = true;
        poster_answer(service->files_dir, ex->req, ex->path + 6, reply);
    } else if (web_mode_path(ex->path)) {
        reply_html(reply, 403);
    } else if (ex->verdict != GATE_PASS) {
        const struct settings *settings = &service->model->settings;
        const struct gate_answer answer = {.path = ex->path,
                                           .unauthorised = settings->unauthorised,
                                           .error12_status = settings_error12(settings)};
        gate_refuse(ex->verdict, ex->req, &answer, reply);
    } else {
        ex->executed = true;
        mishaps_before(&ex->mishaps, service->model, ex->req, ex->path);
        api_answer(&service->api, ex->req, ex->path, reply);
        service->model->price_shift = 0;
    }
}

static void write_log(struct service *service, const struct exchange *ex, const struct reply *reply)
{
    struct reqlog_entry entry = {.utc_ms = clock_utc_ms(service->model->clock),
                                 .status = reply->drop || reply->reset ? 0 : reply->status,
                                 .is_signed = ex->verdict == GATE_PASS,
                                 .executed = ex->executed,
                                 .reason = ex->place == PLACE_API ? gate_text(ex->verdict) : ""};
    const char *query = strchr(ex->req->target, '?');
    text_copy(entry.method, sizeof(entry.method), ex->req->method);
    text_copy(entry.path, sizeof(entry.path), ex->path);
    text_copy(entry.query, sizeof(entry.query), query ? query + 1 : "");
    reqlog_add(service->log, &entry);
}

void service_answer(struct service *service, const struct request *req, struct reply *reply)
{
    char path[REQUEST_PATH_MAX];
    struct exchange ex = {.req = req, .path = path, .place = PLACE_NOWHERE};
    if (!request_path(req, path)) {
        reply_error(reply, 400, 0, "Bad request");
        return;
    }
    ex.place = place_of(service, path, &ex.path);

    pthread_mutex_lock(&service->lock);
    ex.mishaps.n = faults_take(&service->faults, req->method, ex.path, ex.mishaps.rules);
    pthread_mutex_unlock(&service->lock);
    const int64_t delay_ms = mishaps_delay_ms(&ex.mishaps, FAULT_DELAY);
    if (delay_ms > 0)
        service_wait(service, delay_ms);

    pthread_mutex_lock(&service->lock);
    model_tick(service->model);
    size_t agent = 0;
    ex.verdict = gate_check(&service->gate, req, date_s(service), &agent);
    service->model->agent = agent;
    if (!mishaps_instead(&ex.mishaps, reply)) {
        process(service, &ex, reply);
        mishaps_after(&ex.mishaps, reply);
    }
    write_log(service, &ex, reply);
    pthread_mutex_unlock(&service->lock);
    reply->delay_ms = mishaps_delay_ms(&ex.mishaps, FAULT_DELAY_AFTER);
}

void service_control(struct service *service, const struct request *req, struct reply *reply)
{
    pthread_mutex_lock(&service->lock);
    model_tick(service->model);
    control_answer(service, req, reply);
    pthread_mutex_unlock(&service->lock);
}
