#include "sandbox/request.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/text.h"

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const int lower = tolower((unsigned char)c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* False when an escape is broken, decodes to NUL, or the text does not fit. */
static bool unescape(const char *s, size_t n, char *out, size_t size)
{
    size_t len = 0;
    for (size_t i = 0; i < n; i++) {
        char c = s[i];
        if (c == '%') {
            const int high = i + 2 < n ? hex(s[i + 1]) : -1, low = i + 2 < n ? hex(s[i + 2]) : -1;
            if (high < 0 || low < 0 || (high == 0 && low == 0))
                return false;
            c = (char)(high * 16 + low);
            i += 2;
        }
        if (len + 1 >= size)
            return false;
        out[len++] = c;
    }
    out[len] = '\0';
    return true;
}

bool request_path(const struct request *req, char out[REQUEST_PATH_MAX])
{
    return unescape(req->target, strcspn(req->target, "?"), out, REQUEST_PATH_MAX);
}

bool request_query(const struct request *req, const char *name, char *out, size_t size)
{
    const char *at = strchr(req->target, '?');
    char key[64];
    while (at) {
        const char *pair = at + 1;
        const size_t n = strcspn(pair, "&"), n_key = strcspn(pair, "=&");
        at = strchr(pair, '&');
        if (!unescape(pair, n_key, key, sizeof(key)) || strcmp(key, name) != 0)
            continue;
        const size_t skip = n_key < n ? n_key + 1 : n;
        return unescape(pair + skip, n - skip, out, size);
    }
    return false;
}

bool request_flag(const struct request *req, const char *name)
{
    char value[8];
    return request_query(req, name, value, sizeof(value)) && strcasecmp(value, "true") == 0;
}

bool request_expands(const struct request *req, const char *path)
{
    char list[REQUEST_VALUE_MAX];
    if (!request_query(req, "$expand", list, sizeof(list)))
        return false;
    const size_t n = strlen(path);
    for (const char *at = list; *at;) {
        const size_t len = strcspn(at, ",");
        if (len == n && strncmp(at, path, n) == 0)
            return true;
        at += len + (at[len] == ',');
    }
    return false;
}

void reply_init(struct reply *reply)
{
    *reply = (struct reply){
        .status = 200, .type = "application/json; charset=utf-8", .retry_after_s = -1};
}

void reply_free(struct reply *reply)
{
    mem_free(reply->body);
    reply->body = NULL;
}

void reply_json(struct reply *reply, int status, struct jsonw *w)
{
    mem_free(reply->body);
    reply->status = status;
    reply->type = "application/json; charset=utf-8";
    reply->body = jsonw_take(w, &reply->len);
}

void reply_text(struct reply *reply, int status, const char *type, const char *text)
{
    mem_free(reply->body);
    reply->status = status;
    reply->type = type;
    reply->body = mem_strdup(text);
    reply->len = strlen(text);
}

void reply_problem(struct reply *reply, const char *problem)
{
    struct jsonw w = {0};
    jsonw_open(&w, '{');
    jsonw_key(&w, "problems");
    jsonw_open(&w, '[');
    jsonw_str(&w, problem);
    jsonw_close(&w, ']');
    jsonw_m_int(&w, "errorCode", 1);
    jsonw_m_str(&w, "message", "Validation Failed");
    jsonw_close(&w, '}');
    reply_json(reply, 400, &w);
}

void reply_error(struct reply *reply, int status, int code, const char *message)
{
    struct jsonw w = {0};
    jsonw_open(&w, '{');
    if (code != 0)
        jsonw_m_int(&w, "errorCode", code);
    jsonw_m_str(&w, "message", message);
    jsonw_close(&w, '}');
    reply_json(reply, status, &w);
}

void reply_not_found(struct reply *reply)
{
    reply_error(reply, 404, 0, "Not found");
}

void reply_html(struct reply *reply, int status)
{
    char page[600];
    struct text t = TEXT_OF(page);
    text_addf(&t,
              "<!DOCTYPE html>\n<html lang=\"en-US\"><head><title>%s | %d</title></head>\n<body>"
              "<h1>%s</h1><p>Error %d. Please include the Ray ID when you contact the owner of "
              "this site.</p>\n<p>Ray ID: 8f1c2d3e4f5a6b7c &bull; Performance &amp; security by a "
              "content delivery network</p></body></html>\n",
              status == 403 ? "Attention Required!" : "Service unavailable", status,
              status == 403 ? "Sorry, you have been blocked" : "The web server is not answering",
              status);
    reply_text(reply, status, "text/html; charset=UTF-8", page);
}
