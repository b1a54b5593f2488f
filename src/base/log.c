#include "base/log.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/text.h"

enum { SECRET_MIN = 4, RAW_BYTES = 2048 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards everything below */
static enum log_level max_level = LOG_LEVEL_INFO;
static char *secrets[LOG_SECRETS_MAX];
static size_t next_secret; /* the place of the next one; the oldest goes */

enum { RECENT_BYTES = 200 };
static struct recent {
    int level;
    int64_t utc_s;
    char words[RECENT_BYTES];
} recent[LOG_RECENT_MAX];
static size_t n_recent; /* ever kept; the place of the next one is its remainder */

void log_set_level(enum log_level level)
{
    pthread_mutex_lock(&lock);
    max_level = level;
    pthread_mutex_unlock(&lock);
}

static bool is_hidden(const char *secret)
{
    for (size_t i = 0; i < LOG_SECRETS_MAX; i++) {
        if (secrets[i] && strcmp(secrets[i], secret) == 0)
            return true;
    }
    return false;
}

void log_hide(const char *secret)
{
    if (!secret || strlen(secret) < SECRET_MIN)
        return;
    pthread_mutex_lock(&lock);
    if (!is_hidden(secret)) {
        char **place = &secrets[next_secret++ % LOG_SECRETS_MAX];
        if (*place)
            mem_wipe(*place, strlen(*place));
        mem_free(*place);
        *place = mem_strdup(secret);
    }
    pthread_mutex_unlock(&lock);
}

/* Length of the longest secret that starts at `s`, 0 if none does. Where the text was cut, what is
 * left of it may be the beginning of one. */
static size_t secret_at(const char *s, bool was_cut)
{
    size_t longest = 0;
    for (size_t i = 0; i < LOG_SECRETS_MAX; i++) {
        if (!secrets[i])
            continue;
        const size_t whole = strlen(secrets[i]), left = strnlen(s, whole);
        const size_t n = was_cut && left < whole ? left : whole;
        if (n > longest && strncmp(s, secrets[i], n) == 0)
            longest = n;
    }
    return longest;
}

static bool is_plain(uint32_t c)
{
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    const bool turns = c == 0x061C || (c >= 0x200E && c <= 0x200F) ||
                       (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return !control && !turns && c != 0xFFFD;
}

static void add_redacted(struct text *t, const char *message, bool was_cut)
{
    while (*message && !t->cut) {
        const size_t hidden = secret_at(message, was_cut);
        if (hidden > 0) {
            text_add(t, "***");
            message += hidden;
            continue;
        }
        const char *behind = message;
        if (is_plain(text_next(&behind))) {
            text_add_n(t, message, (size_t)(behind - message));
            message = behind;
            continue;
        }
        for (; message < behind; message++)
            text_addf(t, "\\x%02x", (unsigned char)*message);
    }
}

void log_format(char *out, size_t size, const char *message)
{
    struct text line = text_over(out, size);
    pthread_mutex_lock(&lock);
    add_redacted(&line, message, false);
    pthread_mutex_unlock(&lock);
}

static void keep(enum log_level level, const char *words)
{
    struct recent *line = &recent[n_recent++ % LOG_RECENT_MAX];
    line->level = (int)level;
    line->utc_s = (int64_t)time(NULL);
    text_copy(line->words, sizeof(line->words), words);
}

void log_recent(log_recent_fn fn, void *ctx)
{
    pthread_mutex_lock(&lock);
    for (size_t i = n_recent; i > 0 && n_recent - i < LOG_RECENT_MAX; i--) {
        const struct recent *line = &recent[(i - 1) % LOG_RECENT_MAX];
        fn(ctx, line->level, line->utc_s, line->words);
    }
    pthread_mutex_unlock(&lock);
}

void log_line(enum log_level level, const char *fmt, ...)
{
    char raw[RAW_BYTES], bytes[LOG_LINE_BYTES + 1];
    struct text message = TEXT_OF(raw), line = TEXT_OF(bytes);
    va_list ap;
    va_start(ap, fmt);
    text_addv(&message, fmt, ap);
    va_end(ap);

    pthread_mutex_lock(&lock);
    if (level <= max_level) {
        add_redacted(&line, raw, message.cut);
        fprintf(stderr, "<%d>%s\n", (int)level, bytes);
        if (level < LOG_LEVEL_DEBUG)
            keep(level, bytes);
    }
    pthread_mutex_unlock(&lock);
}
