#include "fakes/fake_service.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "fakes/fake_service_json.h"

void fake_service_init(struct fake_service *service, const struct clock *clock)
{
    memset(service, 0, sizeof(*service));
    service->clock = clock;
    service->next_ticket = 1;
}

void fake_service_deinit(struct fake_service *service)
{
    for (size_t i = 0; i < sizeof(service->bodies) / sizeof(service->bodies[0]); i++)
        mem_free(service->bodies[i]);
}

void fake_service_fail(struct fake_service *service, const char *method, const char *path,
                       enum service_fault fault, int times)
{
    text_copy(service->fault_method, sizeof(service->fault_method), method);
    text_copy(service->fault_path, sizeof(service->fault_path), path);
    service->fault = fault;
    service->fault_times = times;
    service->fault_at = 0;
}

int fake_service_count(const struct fake_service *service, const char *line)
{
    int n = 0;
    for (const char *at = strstr(service->log, line); at; at = strstr(at + 1, line))
        n++;
    return n;
}

int fake_service_held(const struct fake_service *service)
{
    int n = 0;
    for (int i = 1; i <= service->n_baskets; i++)
        n += service->baskets[i].confirmed ? 0 : service->baskets[i].n_tickets;
    return n;
}

static const char *path_of(const char *url)
{
    const char *path = strstr(url, "/v3/");
    return path ? path + 4 : url;
}

static void log_request(struct fake_service *service, const struct fake_request *request)
{
    struct text t = {.at = service->log, .size = sizeof(service->log), .len = strlen(service->log)};
    service->n_requests++;
    text_addf(&t, "%s %s\n", request->method, path_of(request->url));
}

static enum service_fault fault_for(struct fake_service *service,
                                    const struct fake_request *request)
{
    if (service->fault == SERVICE_FINE)
        return SERVICE_FINE;
    if (service->fault_at > 0) {
        if (--service->fault_at > 0)
            return SERVICE_FINE;
        service->fault_at = service->fault_times > 1 ? 1 : 0;
    } else if (strcmp(service->fault_method, request->method) != 0 ||
               !strstr(path_of(request->url), service->fault_path)) {
        return SERVICE_FINE;
    }
    const enum service_fault fault = service->fault;
    if (--service->fault_times == 0)
        service->fault = SERVICE_FINE;
    return fault;
}

static void answer_json(struct fake_service *service, int status, const char *body,
                        struct fake_answer *ret)
{
    char **slot = &service->bodies[service->next_body];
    service->next_body = (service->next_body + 1) % (sizeof(service->bodies) / sizeof(char *));
    mem_free(*slot);
    *slot = mem_strdup(body);
    *ret = (struct fake_answer){.status = status,
                                .body = *slot,
                                .content_type = "application/json",
                                .date_utc_ms = clock_utc_ms(service->clock)};
}

static void process(struct fake_service *service, const struct fake_request *request,
                    struct fake_answer *ret)
{
    static char body[65536];
    struct text t = TEXT_OF(body);
    const int status = fake_service_process(service, request->method, path_of(request->url),
                                            request->body ? request->body : "", &t);
    answer_json(service, status, body, ret);
}

static bool is_hung(const struct fake_service *service, uint32_t id)
{
    for (size_t i = 0; i < service->n_hung; i++) {
        if (service->hung[i] == id)
            return true;
    }
    return false;
}

static bool hang(struct fake_service *service, const struct fake_request *request)
{
    assert(service->n_hung < sizeof(service->hung) / sizeof(service->hung[0]));
    service->hung[service->n_hung++] = request->id;
    return false;
}

static void fail_quietly(enum rc rc, bool unsent, struct fake_answer *ret)
{
    *ret = (struct fake_answer){.fault = fault_make(rc, 28, "no answer"), .unsent = unsent};
}

static void quote(struct fake_service *service, const struct fake_request *request,
                  struct fake_answer *ret)
{
    char body[2048];
    struct text t = TEXT_OF(body);
    text_add(&t, "{\"message\":\"Validation Failed\",\"errorCode\":1,\"problems\":[\"");
    for (const char *s = request->body ? request->body : ""; *s; s++)
        text_addf(&t, "%s%c", *s == '"' || *s == '\\' ? "\\" : "", *s);
    text_add(&t, "\"]}");
    answer_json(service, 400, body, ret);
}

bool fake_service_serve(void *ctx, const struct fake_request *request, struct fake_answer *ret)
{
    struct fake_service *service = ctx;
    if (is_hung(service, request->id))
        return false;
    log_request(service, request);
    const enum service_fault fault = fault_for(service, request);
    if (fault == SERVICE_FINE || fault == SERVICE_SILENT_AFTER || fault == SERVICE_500_AFTER ||
        fault == SERVICE_HANG_AFTER)
        process(service, request, ret);
    switch (fault) {
    case SERVICE_FINE:
        return true;
    case SERVICE_SILENT_BEFORE:
    case SERVICE_SILENT_AFTER:
        fail_quietly(RC_TIMEOUT, false, ret);
        return true;
    case SERVICE_UNREACHED:
        fail_quietly(RC_OFFLINE, true, ret);
        return true;
    case SERVICE_500_BEFORE:
    case SERVICE_500_AFTER:
        answer_json(service, 500, "{\"message\":\"oops\"}", ret);
        return true;
    case SERVICE_401:
        answer_json(service, 401, "\"who are you\"", ret);
        return true;
    case SERVICE_ERROR_12:
        answer_json(service, 400, "{\"errorCode\":12,\"message\":\"Basket Requires Customer\"}",
                    ret);
        return true;
    case SERVICE_QUOTES:
        quote(service, request, ret);
        return true;
    case SERVICE_HANG_BEFORE:
    case SERVICE_HANG_AFTER:
        return hang(service, request);
    }
    return true;
}
