#include "sandbox/poster.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/text.h"

enum { FILE_BYTES_MAX = 16 * 1024 * 1024 };

static bool plain_name(const char *name)
{
    const size_t n =
        strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");
    return n > 0 && name[n] == '\0' && name[0] != '.';
}

static const char *type_of(const char *name)
{
    const char *dot = strrchr(name, '.');
    if (dot && strcasecmp(dot, ".png") == 0)
        return "image/png";
    if (dot && (strcasecmp(dot, ".jpg") == 0 || strcasecmp(dot, ".jpeg") == 0))
        return "image/jpeg";
    if (dot && strcasecmp(dot, ".svg") == 0)
        return "image/svg+xml";
    return "application/octet-stream";
}

/* The whole file; NULL when it cannot be read or is too large. */
static char *read_file(const char *path, size_t *ret_len)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char *bytes = NULL;
    size_t len = 0;
    for (size_t n = 1; n > 0 && len <= FILE_BYTES_MAX; len += n) {
        bytes = mem_regrow(bytes, len + 65536, 1);
        n = fread(bytes + len, 1, 65536, file);
    }
    const bool good = !ferror(file) && len <= FILE_BYTES_MAX;
    fclose(file);
    if (!good) {
        mem_free(bytes);
        return NULL;
    }
    *ret_len = len;
    return bytes;
}

void poster_answer(const char *dir, const struct request *req, const char *name,
                   struct reply *reply)
{
    char path[1024];
    if (strcmp(req->method, "GET") != 0) {
        reply_error(reply, 405, 0, "Method not allowed");
        return;
    }
    if (req->authorization[0]) {
        reply_error(reply, 400, 0, "Files are public: do not sign requests for them");
        return;
    }
    struct text t = TEXT_OF(path);
    text_addf(&t, "%s/%s", dir, name);
    size_t len = 0;
    char *bytes = dir[0] && plain_name(name) && !t.cut ? read_file(path, &len) : NULL;
    if (!bytes) {
        reply_text(reply, 404, "text/html; charset=UTF-8", "<html>Not found</html>");
        return;
    }
    reply_free(reply);
    reply->status = 200;
    reply->type = type_of(name);
    reply->body = bytes;
    reply->len = len;
}
