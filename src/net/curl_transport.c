#include "net/curl_transport.h"

#include <assert.h>
#include <errno.h>
#include <openssl/pem.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "net/curl_exchange.h"

enum { CONNECTIONS_DEFAULT = 4, WAIT_MAX_MS = 60000 };

struct curl_transport {
    struct transport base; /* first: a struct transport * is one of these */
    CURLM *multi;
    char *ca_file;
    int connections_max;
    struct curl_exchange *exchanges; /* in order of sending */
    uint32_t next_id;
};

static struct curl_transport *self_of(struct transport *t)
{
    return (struct curl_transport *)(void *)t;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;
static CURLcode global_result;

static void init_libcurl(void)
{
    unsetenv("SSLKEYLOGFILE"); /* libcurl writes the session keys to that file (finding 4) */
    /* its buffers hold names and barcodes on their way: nothing of that stays in freed memory */
    global_result = curl_global_init_mem(CURL_GLOBAL_DEFAULT, mem_tidy_alloc, mem_tidy_free,
                                         mem_tidy_regrow, mem_tidy_strdup, mem_tidy_zalloc);
}

static struct curl_exchange **link_of(struct curl_transport *t, uint32_t id)
{
    struct curl_exchange **link = &t->exchanges;
    while (*link && (*link)->id != id)
        link = &(*link)->next;
    return link;
}

static void drop(struct curl_transport *t, struct curl_exchange *x)
{
    if (x->started)
        curl_multi_remove_handle(t->multi, x->easy);
    curl_exchange_free(x);
}

/* Reads share a few connections; what changes state has its own and never stands in the queue. */
static void start_ready(struct curl_transport *t)
{
    int n_reads = 0;
    for (const struct curl_exchange *x = t->exchanges; x; x = x->next)
        n_reads += x->started && !x->changes_state ? 1 : 0;
    for (struct curl_exchange *x = t->exchanges; x; x = x->next) {
        if (x->started || (!x->changes_state && n_reads >= t->connections_max))
            continue;
        const CURLMcode code = curl_multi_add_handle(t->multi, x->easy);
        assert(code == CURLM_OK);
        x->started = true;
        n_reads += x->changes_state ? 0 : 1;
    }
}

static uint32_t send_request(struct transport *base, const struct http_request *request,
                             http_done_fn done, void *ctx)
{
    struct curl_transport *t = self_of(base);
    struct curl_exchange *x = curl_exchange_new(request, t->ca_file, done, ctx);
    x->id = ++t->next_id ? t->next_id : ++t->next_id;
    struct curl_exchange **link = &t->exchanges;
    while (*link)
        link = &(*link)->next;
    *link = x;
    return x->id;
}

static void cancel(struct transport *base, uint32_t id)
{
    struct curl_transport *t = self_of(base);
    struct curl_exchange **link = link_of(t, id);
    struct curl_exchange *x = *link;
    if (!x)
        return;
    *link = x->next;
    drop(t, x);
}

/* These calls fail by misuse or for want of memory only; to go on would be to turn without rest. */
static void expect_ok(CURLMcode code)
{
    assert(code == CURLM_OK);
    (void)code;
}

/* Moves what can be moved and tells of what is finished; true when anything was told. */
static bool move(struct curl_transport *t)
{
    int n = 0;
    bool told = false;
    start_ready(t);
    expect_ok(curl_multi_perform(t->multi, &n));
    for (CURLMsg *msg = curl_multi_info_read(t->multi, &n); msg;
         msg = curl_multi_info_read(t->multi, &n)) {
        if (msg->msg != CURLMSG_DONE)
            continue;
        const CURLcode result = msg->data.result;
        struct curl_exchange *x = NULL;
        curl_easy_getinfo(msg->easy_handle, CURLINFO_PRIVATE, (char **)&x);
        struct curl_exchange **link = link_of(t, x->id);
        assert(*link == x);
        *link = x->next; /* before done(), which may send and cancel others */
        curl_exchange_tell(x, result);
        drop(t, x);
        told = true;
    }
    start_ready(t);
    return told;
}

static void pump(struct transport *base, int64_t timeout_ms)
{
    struct curl_transport *t = self_of(base);
    if (move(t))
        timeout_ms = 0; /* the caller may have something to do about it */
    if (timeout_ms < 0)
        timeout_ms = 0;
    if (timeout_ms > WAIT_MAX_MS)
        timeout_ms = WAIT_MAX_MS;
    expect_ok(curl_multi_poll(t->multi, NULL, 0, (int)timeout_ms, NULL));
    move(t);
}

static void wake(struct transport *base)
{
    curl_multi_wakeup(self_of(base)->multi);
}

static void free_transport(struct transport *base)
{
    struct curl_transport *t = self_of(base);
    while (t->exchanges) {
        struct curl_exchange *x = t->exchanges;
        t->exchanges = x->next;
        drop(t, x);
    }
    curl_multi_cleanup(t->multi);
    mem_free(t->ca_file);
    mem_free(t);
}

static const struct transport_ops ops = {
    .send = send_request,
    .cancel = cancel,
    .pump = pump,
    .wake = wake,
    .free = free_transport,
};

/* A file that holds at least one certificate: found out now, not at the first customer. */
static enum rc check_ca(const char *path, struct fault *fault)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        *fault = fault_make(RC_CONFIG, errno, "CA file %.100s: %s", path, strerror(errno));
        return RC_CONFIG;
    }
    X509 *certificate = PEM_read_X509(file, NULL, NULL, NULL);
    fclose(file);
    if (!certificate) {
        *fault = fault_make(RC_CONFIG, 0, "CA file %.100s holds no certificate", path);
        return RC_CONFIG;
    }
    X509_free(certificate);
    return RC_OK;
}

enum rc curl_transport_new(const struct curl_transport_spec *spec, struct transport **ret,
                           struct fault *fault)
{
    pthread_once(&once, init_libcurl);
    if (global_result != CURLE_OK) {
        *fault = fault_make(RC_CONFIG, (int)global_result, "libcurl does not start");
        return RC_CONFIG;
    }
    const enum rc rc = check_ca(spec->ca_file, fault);
    if (rc)
        return rc;
    struct curl_transport *t = mem_zalloc(sizeof(*t));
    t->base.ops = &ops;
    t->ca_file = mem_strdup(spec->ca_file);
    t->connections_max = spec->connections_max > 0 ? spec->connections_max : CONNECTIONS_DEFAULT;
    t->multi = curl_multi_init();
    assert(t->multi);
    const CURLMcode code = curl_multi_setopt(t->multi, CURLMOPT_MAXCONNECTS,
                                             (long)t->connections_max); /* kept for reads */
    assert(code == CURLM_OK);
    *ret = &t->base;
    return RC_OK;
}
