#include "sandbox/gate.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "sandbox/moment.h"
#include "sandbox/settings.h"

static bool stock_agent(const char *agent)
{
    static const char *const stock[] = {"curl/",           "libcurl",
                                        "Wget/",           "GuzzleHttp",
                                        "python-requests", "Python-urllib",
                                        "Go-http-client",  "Java/",
                                        "okhttp",          "axios",
                                        "node-fetch",      "undici",
                                        "PostmanRuntime",  "Apache-HttpClient",
                                        "libwww-perl"};
    for (size_t i = 0; i < sizeof(stock) / sizeof(stock[0]); i++) {
        if (strncasecmp(agent, stock[i], strlen(stock[i])) == 0)
            return true;
    }
    return agent[0] == '\0';
}

static bool signature_fits(const struct gate_agent *agent, const struct request *req,
                           const char *signature)
{
    const size_t size = strlen(req->host) + strlen(req->target) + sizeof("https://");
    char *url = mem_zalloc(size);
    char expected[SIGNATURE_SIZE];
    snprintf(url, size, "https://%s%s", req->host, req->target);
    const struct signature_parts parts = {.method = req->method,
                                          .url = url,
                                          .date = req->date,
                                          .body = req->body,
                                          .body_len = req->body_len};
    signature_make(expected, &agent->key, &parts);
    mem_free(url);
    return signature_equal(expected, signature);
}

static const struct gate_agent *find_agent(const struct gate *gate, const char *login)
{
    for (size_t i = 0; i < gate->n_agents; i++) {
        if (strcmp(gate->agents[i].login, login) == 0)
            return &gate->agents[i];
    }
    return NULL;
}

enum gate_verdict gate_check(const struct gate *gate, const struct request *req, int64_t utc_s,
                             size_t *ret_agent)
{
    char login[GATE_LOGIN_SIZE], signature[SIGNATURE_SIZE];
    int64_t date_s = 0;
    if (stock_agent(req->user_agent))
        return GATE_BLOCKED;
    if (!req->authorization[0])
        return GATE_UNSIGNED;
    if (!signature_split(req->authorization, login, sizeof(login), signature))
        return GATE_LOGIN;
    const struct gate_agent *agent = find_agent(gate, login);
    if (!agent)
        return GATE_LOGIN;
    if (!moment_parse_http(req->date, &date_s) || date_s > utc_s + gate->tolerance_s ||
        date_s < utc_s - gate->tolerance_s)
        return GATE_DATE;
    if (!signature_fits(agent, req, signature))
        return GATE_SIGNATURE;
    *ret_agent = (size_t)(agent - gate->agents);
    return GATE_PASS;
}

static void unauthorised(int how, struct reply *reply)
{
    if (how == UNAUTHORISED_JSON)
        reply_error(reply, 401, 0, "Unauthorized");
    else
        reply_text(reply, 401, "text/plain; charset=utf-8",
                   how == UNAUTHORISED_EMPTY ? "" : "Unauthorized");
}

void gate_refuse(enum gate_verdict verdict, const struct request *req,
                 const struct gate_answer *answer, struct reply *reply)
{
    if (verdict == GATE_BLOCKED)
        reply_html(reply, 403);
    else if (verdict == GATE_UNSIGNED && strcmp(req->method, "POST") == 0 &&
             strcmp(answer->path, "baskets") == 0)
        reply_error(reply, answer->error12_status, 12, "Basket Requires Customer");
    else
        unauthorised(answer->unauthorised, reply);
}

const char *gate_text(enum gate_verdict verdict)
{
    static const char *const texts[] = {
        [GATE_PASS] = "",
        [GATE_BLOCKED] = "User-Agent is missing or a stock one",
        [GATE_UNSIGNED] = "not signed",
        [GATE_LOGIN] = "unknown login or scheme",
        [GATE_DATE] = "Date is malformed or outside the tolerance",
        [GATE_SIGNATURE] = "signature does not fit the URL, the Date or the body",
    };
    return texts[verdict];
}
