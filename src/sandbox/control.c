/* The control port's commands. Arguments come as name=value pairs, joined by '&', in the query or
 * in the body; a fault's body is the rule itself.
 *
 *   GET /health                       POST /set     name=value
 *   GET /ledger   see ledger.h        POST /clock   advance=SECONDS
 *   GET /log      DELETE /log         POST /steal   instance=ID seat=ID
 *   POST /fault   DELETE /faults      POST /sell    instance=ID count=N
 *                                     POST /take-basket  id=ID
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "sandbox/ledger.h"
#include "sandbox/moment.h"
#include "sandbox/service_parts.h"

enum { ADVANCE_MAX_S = 366 * 86400, COUNT_MAX = 1000000 };

static void done(struct reply *reply)
{
    reply_text(reply, 200, "application/json; charset=utf-8", "{\"ok\":true}");
}

static void refuse(struct reply *reply, const char *why)
{
    reply_error(reply, 400, 0, why);
}

static bool argument(const struct request *req, const char *name, char *out, size_t size)
{
    if (request_query(req, name, out, size))
        return true;
    const size_t n = req->body_len + 2;
    char *target = mem_zalloc(n);
    struct text t = text_over(target, n);
    text_addf(&t, "?%s", req->body);
    const struct request in_body = {.target = target};
    const bool found = request_query(&in_body, name, out, size);
    mem_free(target);
    return found;
}

static bool number_argument(const struct request *req, const char *name, int64_t max, int64_t *ret)
{
    char text[24];
    return argument(req, name, text, sizeof(text)) && text_to_int64(text, 0, max, ret);
}

static bool instance_argument(const struct service *service, const struct request *req, size_t *ret)
{
    char id[SB_ID_SIZE];
    return argument(req, "instance", id, sizeof(id)) &&
           model_find_instance(service->model, id, ret);
}

static void add_fault(struct service *service, const struct request *req, struct reply *reply)
{
    struct fault fault;
    if (faults_add(&service->faults, req->body, &fault) == RC_OK)
        done(reply);
    else
        refuse(reply, fault.what);
}

static void clear_faults(struct service *service, const struct request *req, struct reply *reply)
{
    (void)req;
    faults_clear(&service->faults);
    done(reply);
}

static void set(struct service *service, const struct request *req, struct reply *reply)
{
    struct fault fault = {.what = "a setting is written name=value"};
    char text[200];
    if (!text_copy(text, sizeof(text), req->body) ||
        settings_assign(&service->model->settings, text, &fault) != RC_OK)
        refuse(reply, fault.what);
    else
        done(reply);
}

static void advance(struct service *service, const struct request *req, struct reply *reply)
{
    int64_t seconds = 0;
    if (!number_argument(req, "advance", ADVANCE_MAX_S, &seconds)) {
        refuse(reply, "wants advance=SECONDS");
        return;
    }
    model_advance(service->model, seconds * 1000);
    done(reply);
}

static void steal(struct service *service, const struct request *req, struct reply *reply)
{
    size_t instance = 0;
    int64_t seat = 0;
    if (!instance_argument(service, req, &instance) ||
        !number_argument(req, "seat", UINT32_MAX, &seat))
        refuse(reply, "wants instance=ID&seat=ID");
    else if (model_steal_seat(service->model, instance, (uint32_t)seat))
        done(reply);
    else
        reply_error(reply, 409, 0, "that seat is not free");
}

static void sell(struct service *service, const struct request *req, struct reply *reply)
{
    size_t instance = 0;
    int64_t count = 0;
    if (!instance_argument(service, req, &instance) ||
        !number_argument(req, "count", COUNT_MAX, &count)) {
        refuse(reply, "wants instance=ID&count=N");
        return;
    }
    struct jsonw w = {0};
    jsonw_open(&w, '{');
    jsonw_m_int(&w, "sold", (int64_t)model_sell(service->model, instance, (size_t)count));
    jsonw_close(&w, '}');
    reply_json(reply, 200, &w);
}

static void take_basket(struct service *service, const struct request *req, struct reply *reply)
{
    char id[SB_ID_SIZE];
    if (!argument(req, "id", id, sizeof(id))) {
        refuse(reply, "wants id=ID");
        return;
    }
    struct basket *basket = basket_find(service->model, id);
    if (!basket || basket->state != BASKET_OPEN) {
        reply_error(reply, 404, 0, "no open basket of that id");
        return;
    }
    basket_end(service->model, basket, BASKET_TAKEN);
    done(reply);
}

static void ledger(struct service *service, const struct request *req, struct reply *reply)
{
    (void)req;
    struct jsonw w = {0};
    ledger_write(service->model, &w);
    reply_json(reply, 200, &w);
}

static void show_log(struct service *service, const struct request *req, struct reply *reply)
{
    (void)req;
    struct jsonw w = {0};
    reqlog_write(service->log, &w);
    reply_json(reply, 200, &w);
}

static void clear_log(struct service *service, const struct request *req, struct reply *reply)
{
    (void)req;
    reqlog_clear(service->log);
    done(reply);
}

static void health(struct service *service, const struct request *req, struct reply *reply)
{
    (void)req;
    struct jsonw w = {0};
    char now[MOMENT_SIZE];
    moment_utc(now, model_utc_s(service->model), true);
    jsonw_open(&w, '{');
    jsonw_m_bool(&w, "ok", true);
    jsonw_m_str(&w, "utc", now);
    jsonw_m_int(&w, "orders", (int64_t)service->model->n_orders);
    jsonw_m_int(&w, "faults", (int64_t)service->faults.n);
    jsonw_close(&w, '}');
    reply_json(reply, 200, &w);
}

static const struct command {
    const char *method, *path;
    void (*run)(struct service *service, const struct request *req, struct reply *reply);
} commands[] = {
    {"GET", "/health", health},
    {"GET", "/ledger", ledger},
    {"GET", "/log", show_log},
    {"DELETE", "/log", clear_log},
    {"POST", "/fault", add_fault},
    {"DELETE", "/faults", clear_faults},
    {"POST", "/set", set},
    {"POST", "/clock", advance},
    {"POST", "/steal", steal},
    {"POST", "/sell", sell},
    {"POST", "/take-basket", take_basket},
};

void control_answer(struct service *service, const struct request *req, struct reply *reply)
{
    char path[REQUEST_PATH_MAX];
    for (size_t i = 0; request_path(req, path) && i < sizeof(commands) / sizeof(commands[0]); i++) {
        if (strcmp(commands[i].method, req->method) == 0 && strcmp(commands[i].path, path) == 0) {
            commands[i].run(service, req, reply);
            return;
        }
    }
    reply_not_found(reply);
}
