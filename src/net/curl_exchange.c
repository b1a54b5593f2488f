#include "net/curl_exchange.h"

#include <assert.h>
#include <openssl/ssl.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/mem.h"
#include "base/text.h"
#include "net/curl_result.h"

enum {
    HEADER_BYTES_MAX = 64 * 1024,
    HEADER_LINES_MAX = 128,
    LOW_SPEED_BYTES_PER_S = 50,
    LOW_SPEED_S = 8,
    PATIENT_TIMEOUT_MS = 60000, /* a confirm may be silent for as long as it likes (R7) */
};

#define SET(x, option, value) set_checked(curl_easy_setopt((x)->easy, (option), (value)), #option)

/* A setting that libcurl refuses would leave a guard down: a build like that must not run. */
static void set_checked(CURLcode code, const char *option)
{
    assert(code == CURLE_OK && option);
    (void)code;
    (void)option;
}

/* Counted here, as CURLOPT_MAXFILESIZE stops neither chunked nor endless bodies in 7.88. */
static size_t take_body(char *bytes, size_t size, size_t n, void *ctx)
{
    struct curl_exchange *x = ctx;
    n *= size;
    if (n > x->body_max - x->n_body) {
        x->too_long = true;
        return 0;
    }
    const size_t need = x->n_body + n + 1;
    if (need > x->room) {
        x->room = need > x->room * 2 ? need : x->room * 2;
        x->body = mem_tidy_regrow(x->body, x->room);
        assert(x->body);
    }
    memcpy(x->body + x->n_body, bytes, n);
    x->n_body += n;
    x->body[x->n_body] = '\0';
    return n;
}

static void keep_value(const char *line, size_t n, char *out, size_t size)
{
    struct text t = text_over(out, size);
    while (n > 0 && (*line == ' ' || *line == '\t')) {
        line++;
        n--;
    }
    while (n > 0 && (unsigned char)line[n - 1] <= ' ')
        n--;
    text_add_n(&t, line, n);
    if (t.cut)
        out[0] = '\0';
}

static bool is_header(const char *line, size_t n, const char *name, size_t *ret_skip)
{
    *ret_skip = strlen(name);
    return n > *ret_skip && strncasecmp(line, name, *ret_skip) == 0;
}

static size_t take_header(char *line, size_t size, size_t n, void *ctx)
{
    struct curl_exchange *x = ctx;
    size_t skip = 0;
    n *= size;
    x->n_header_bytes += n;
    x->n_header_lines++;
    if (x->n_header_bytes > HEADER_BYTES_MAX || x->n_header_lines > HEADER_LINES_MAX) {
        x->too_long = true;
        return 0;
    }
    if (is_header(line, n, "Date:", &skip))
        keep_value(line + skip, n - skip, x->date, sizeof(x->date));
    else if (is_header(line, n, "Retry-After:", &skip))
        keep_value(line + skip, n - skip, x->retry_after, sizeof(x->retry_after));
    else if (is_header(line, n, "Content-Type:", &skip))
        keep_value(line + skip, n - skip, x->content_type, sizeof(x->content_type));
    return n;
}

/* What was decrypted does not stay in the buffers of a kept connection. */
static CURLcode tidy_tls(CURL *easy, void *tls, void *ctx)
{
    (void)easy;
    (void)ctx;
    SSL_CTX_set_options(tls, SSL_OP_CLEANSE_PLAINTEXT);
    return CURLE_OK;
}

static void guard(struct curl_exchange *x, const char *ca_file)
{
    SET(x, CURLOPT_PROTOCOLS_STR, "https");
    SET(x, CURLOPT_REDIR_PROTOCOLS_STR, "https");
    SET(x, CURLOPT_FOLLOWLOCATION, 0L);
    SET(x, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    SET(x, CURLOPT_SSL_CTX_FUNCTION, tidy_tls);
    SET(x, CURLOPT_SSL_VERIFYPEER, 1L);
    SET(x, CURLOPT_SSL_VERIFYHOST, 2L);
    SET(x, CURLOPT_CAPATH, NULL); /* a small bundle of our own, not the system's 140 authorities */
    SET(x, CURLOPT_CAINFO, ca_file);
    SET(x, CURLOPT_PROXY, ""); /* libcurl would obey https_proxy */
    SET(x, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    SET(x, CURLOPT_NOSIGNAL, 1L);
    SET(x, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    SET(x, CURLOPT_PATH_AS_IS, 1L); /* the bytes that were signed */
    SET(x, CURLOPT_WRITEFUNCTION, take_body);
    SET(x, CURLOPT_WRITEDATA, x);
    SET(x, CURLOPT_HEADERFUNCTION, take_header);
    SET(x, CURLOPT_HEADERDATA, x);
    SET(x, CURLOPT_PRIVATE, x);
}

static void set_times(struct curl_exchange *x, const struct http_request *r)
{
    SET(x, CURLOPT_CONNECTTIMEOUT_MS, (long)r->connect_timeout_ms);
    SET(x, CURLOPT_TIMEOUT_MS, (long)r->timeout_ms);
    if (r->timeout_ms < PATIENT_TIMEOUT_MS) {
        SET(x, CURLOPT_LOW_SPEED_LIMIT, (long)LOW_SPEED_BYTES_PER_S);
        SET(x, CURLOPT_LOW_SPEED_TIME, (long)LOW_SPEED_S);
    }
    if (r->changes_state) { /* libcurl sends a POST twice when a kept connection dies under it */
        SET(x, CURLOPT_FRESH_CONNECT, 1L);
        SET(x, CURLOPT_FORBID_REUSE, 1L);
    }
}

static void set_body(struct curl_exchange *x, const struct http_request *r)
{
    const bool is_post = strcmp(r->method, "POST") == 0;
    if (r->body && r->n_body > 0) {
        x->request_body = mem_zalloc(r->n_body + 1);
        memcpy(x->request_body, r->body, r->n_body);
    }
    if (is_post || x->request_body) {
        SET(x, CURLOPT_POST, 1L);
        SET(x, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)r->n_body);
        SET(x, CURLOPT_POSTFIELDS, x->request_body ? x->request_body : "");
    }
    if (!is_post && strcmp(r->method, "GET") != 0)
        SET(x, CURLOPT_CUSTOMREQUEST, r->method);
}

static void add_header(struct curl_exchange *x, const char *line)
{
    struct curl_slist *longer = curl_slist_append(x->headers, line);
    assert(longer);
    x->headers = longer;
}

static void set_headers(struct curl_exchange *x, const struct http_request *r)
{
    bool has_type = false;
    for (const char *const *line = r->headers; *line; line++) {
        add_header(x, *line);
        has_type |= strncasecmp(*line, "Content-Type:", 13) == 0;
    }
    add_header(x, "Expect:"); /* no 100-continue: one more way to wait for nothing */
    if (!has_type)
        add_header(x, "Content-Type:"); /* not libcurl's form encoding */
    SET(x, CURLOPT_HTTPHEADER, x->headers);
}

struct curl_exchange *curl_exchange_new(const struct http_request *request, const char *ca_file,
                                        http_done_fn done, void *ctx)
{
    struct curl_exchange *x = mem_zalloc(sizeof(*x));
    x->easy = curl_easy_init();
    assert(x->easy);
    x->done = done;
    x->ctx = ctx;
    x->changes_state = request->changes_state;
    x->body_max = request->body_max;
    guard(x, ca_file);
    set_times(x, request);
    set_body(x, request);
    set_headers(x, request);
    SET(x, CURLOPT_URL, request->url);
    return x;
}

void curl_exchange_free(struct curl_exchange *x)
{
    curl_easy_cleanup(x->easy);
    for (struct curl_slist *h = x->headers; h; h = h->next)
        mem_wipe(h->data, strlen(h->data)); /* signatures */
    curl_slist_free_all(x->headers);
    if (x->request_body)
        mem_wipe(x->request_body, strlen(x->request_body));
    mem_free(x->request_body);
    mem_tidy_free(x->body); /* names, barcodes */
    mem_free(x);
}

void curl_exchange_tell(struct curl_exchange *x, CURLcode result)
{
    long status = 0, request_size = 0;
    curl_off_t took_us = 0;
    curl_easy_getinfo(x->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(x->easy, CURLINFO_REQUEST_SIZE, &request_size);
    curl_easy_getinfo(x->easy, CURLINFO_TOTAL_TIME_T, &took_us);
    struct http_answer answer = {.content_type = x->content_type,
                                 .sent = request_size > 0 || status > 0,
                                 .took_ms = (int64_t)took_us / 1000};
    answer.fault = curl_result_fault(result, x->too_long);
    if (!answer.fault.rc) {
        answer.status = (int)status;
        answer.body = x->body;
        answer.n_body = x->n_body;
        answer.date_utc_ms = curl_result_date_ms(x->date);
        answer.retry_after_ms =
            curl_result_retry_after_ms(x->retry_after, answer.date_utc_ms, (int64_t)time(NULL));
    }
    x->done(x->ctx, &answer);
}
