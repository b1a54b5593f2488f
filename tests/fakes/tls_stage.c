#include "fakes/tls_stage.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "net/curl_transport.h"

static void serve(void *ctx, const char *request, struct tls_reply *ret)
{
    struct tls_stage *stage = ctx;
    pthread_mutex_lock(&stage->lock);
    text_copy(stage->heard, sizeof(stage->heard), request);
    stage->n_posts_heard += strncmp(request, "POST ", 5) == 0 ? 1 : 0;
    *ret = stage->next_of_server;
    pthread_mutex_unlock(&stage->lock);
}

static void init(struct tls_stage *stage, bool trusted, enum tls_flaw flaw)
{
    struct fault fault;
    memset(stage, 0, sizeof(*stage));
    pthread_mutex_init(&stage->lock, NULL);
    stage->server = tls_server_start(serve, stage, flaw);
    const struct curl_transport_spec spec = {.ca_file =
                                                 trusted ? tls_server_ca_file(stage->server)
                                                         : tls_server_other_ca_file(stage->server)};
    CU_ASSERT_EQUAL_FATAL(curl_transport_new(&spec, &stage->transport, &fault), RC_OK);
    snprintf(stage->next.bytes, sizeof(stage->next.bytes), OK_HEAD "Content-Length: 2\r\n\r\n[]");
}

void tls_stage_init(struct tls_stage *stage, bool trusted)
{
    init(stage, trusted, TLS_SOUND);
}

void tls_stage_init_flawed(struct tls_stage *stage, enum tls_flaw flaw)
{
    init(stage, true, flaw);
}

void tls_stage_deinit(struct tls_stage *stage)
{
    stage->transport->ops->free(stage->transport);
    tls_server_stop(stage->server);
    pthread_mutex_destroy(&stage->lock);
}

static void done(void *ctx, const struct http_answer *answer)
{
    struct tls_stage *stage = ctx;
    stage->n_done++;
    stage->answer = *answer;
    text_copy(stage->body, sizeof(stage->body), answer->body ? answer->body : "");
    text_copy(stage->type, sizeof(stage->type), answer->content_type);
}

uint32_t tls_stage_begin(struct tls_stage *stage, const char *method, const char *url,
                         const char *body, int64_t timeout_ms)
{
    static const char *const headers[] = {"Date: Wed, 21 Oct 2026 07:28:00 GMT",
                                          "User-Agent: Foyer/1.0", NULL};
    const struct http_request request = {.method = method,
                                         .url = url,
                                         .headers = headers,
                                         .body = body,
                                         .n_body = body ? strlen(body) : 0,
                                         .changes_state = strcmp(method, "GET") != 0,
                                         .timeout_ms = timeout_ms,
                                         .connect_timeout_ms = 5000,
                                         .body_max = 100000};
    pthread_mutex_lock(&stage->lock);
    stage->next_of_server = stage->next;
    pthread_mutex_unlock(&stage->lock);
    return stage->transport->ops->send(stage->transport, &request, done, stage);
}

void tls_stage_finish(struct tls_stage *stage)
{
    const int before = stage->n_done;
    for (int i = 0; i < 500 && stage->n_done == before; i++)
        stage->transport->ops->pump(stage->transport, 100);
    CU_ASSERT_EQUAL(stage->n_done, before + 1);
    pthread_mutex_lock(&stage->lock);
    text_copy(stage->last_request, sizeof(stage->last_request), stage->heard);
    stage->n_posts = stage->n_posts_heard;
    pthread_mutex_unlock(&stage->lock);
}

bool tls_stage_starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

const char *tls_stage_url(const struct tls_stage *stage, const char *path)
{
    static char url[256];
    snprintf(url, sizeof(url), "https://127.0.0.1:%d%s", tls_server_port(stage->server), path);
    return url;
}

void tls_stage_ask(struct tls_stage *stage, const char *method, const char *path, const char *body)
{
    tls_stage_begin(stage, method, tls_stage_url(stage, path), body, 20000);
    tls_stage_finish(stage);
}
