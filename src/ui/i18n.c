#include "ui/i18n.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/mo_file.h"

enum { LANGUAGE_SIZE = 16, PATH_SIZE = 512 };

/* The session's language is one for the whole screen; every label of every scene asks for it. */
static struct {
    char language[LANGUAGE_SIZE];
    uint8_t *bytes; /* owned; NULL: nothing loaded */
    struct mo_file mo;
} now;

static bool is_language(const char *s)
{
    const size_t n = strlen(s);
    return n >= 2 && n < LANGUAGE_SIZE &&
           strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_") == n;
}

/* The whole file, at most MO_BYTES_MAX; NULL when it cannot be read or is longer. */
static uint8_t *read_whole(const char *path, size_t *ret_size)
{
    FILE *file = fopen(path, "rbe");
    if (!file)
        return NULL;
    size_t room = 1 << 16, len = 0;
    uint8_t *bytes = mem_regrow(NULL, room, 1);
    for (;;) {
        len += fread(bytes + len, 1, room - len, file);
        if (len < room || len > MO_BYTES_MAX)
            break;
        room *= 2;
        bytes = mem_regrow(bytes, room, 1);
    }
    const bool failed = ferror(file) != 0 || len > MO_BYTES_MAX;
    fclose(file); /* nothing was written: closing cannot lose anything */
    if (failed) {
        mem_free(bytes);
        return NULL;
    }
    *ret_size = len;
    return bytes;
}

enum rc i18n_load(const char *dir, const char *language, struct fault *fault)
{
    char path[PATH_SIZE];
    struct text t = TEXT_OF(path);
    text_addf(&t, "%s/%s.mo", dir, language);
    if (!is_language(language) || t.cut) {
        *fault = fault_make(RC_CONFIG, 0, "not the name of a language: \"%s\"", language);
        return RC_CONFIG;
    }
    size_t size = 0;
    errno = 0;
    uint8_t *bytes = read_whole(path, &size);
    if (!bytes) {
        *fault = fault_make(RC_CONFIG, errno, "%s: %s", path,
                            errno ? strerror(errno) : "cannot be read or is too long");
        return RC_CONFIG;
    }
    struct mo_file mo;
    const enum rc rc = mo_open(bytes, size, &mo, fault);
    if (rc) {
        mem_free(bytes);
        return rc;
    }
    i18n_unload();
    text_copy(now.language, sizeof(now.language), language);
    now.bytes = bytes;
    now.mo = mo;
    return RC_OK;
}

void i18n_unload(void)
{
    mem_free(now.bytes);
    now.bytes = NULL;
    now.language[0] = '\0';
}

const char *i18n_language(void)
{
    return now.language;
}

const char *tr(const char *key)
{
    const char *words = now.bytes ? mo_find(&now.mo, key) : NULL;
    return words ? words : key;
}

const char *tr_n(const char *key, unsigned long n)
{
    const char *words = now.bytes ? mo_find_plural(&now.mo, key, n) : NULL;
    return words ? words : key;
}

/* The value of the placeholder that starts at `s` ("{name}"), NULL when it is none; moves past it. */
static const char *placeholder(const char *s, const struct tr_arg *args, size_t *ret_length)
{
    for (; args->name; args++) {
        const size_t n = strlen(args->name);
        if (strncmp(s + 1, args->name, n) == 0 && s[n + 1] == '}') {
            *ret_length = n + 2;
            return args->value ? args->value : "";
        }
    }
    return NULL;
}

/* Writes to `out` when it is not NULL; returns the length in any case. */
static size_t fill(char *out, const char *text, const struct tr_arg *args)
{
    size_t len = 0;
    while (*text) {
        size_t skip = 1, n = 1;
        const char *from = *text == '{' ? placeholder(text, args, &skip) : NULL;
        if (from)
            n = strlen(from);
        else
            from = text;
        if (out)
            memcpy(out + len, from, n);
        len += n;
        text += skip;
    }
    return len;
}

const char *tr_fill(struct arena *arena, const char *text, const struct tr_arg *args)
{
    const size_t len = fill(NULL, text, args);
    char *out = arena_alloc(arena, len + 1);
    fill(out, text, args);
    return out;
}
