#include "base/log.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/log_journald.h"
#include "base/mem.h"
#include "base/text.h"

enum { SECRET_MIN = 3, RAW_BYTES = 2048, FIELD_BYTES = 128 };

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
static struct log_journald journald; /* not open: lines go to standard error */
static char identifier[24];
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

static void forget(char **place)
{
    if (*place)
        mem_wipe(*place, strlen(*place));
    mem_free(*place);
    *place = NULL;
}

void log_hide(const char *secret)
{
    if (!secret || strlen(secret) < SECRET_MIN)
        return;
    pthread_mutex_lock(&lock);
    if (!is_hidden(secret)) {
        char **place = &secrets[next_secret++ % LOG_SECRETS_MAX];
        forget(place);
        *place = mem_strdup(secret);
    }
    pthread_mutex_unlock(&lock);
}

void log_forget(void)
{
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < LOG_SECRETS_MAX; i++)
        forget(&secrets[i]);
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

/* "backend/health" of "src/backend/health.c". */
static void name_area(struct text *out, const char *file)
{
    const char *root = strstr(file, "src/");
    const char *from = root ? root + strlen("src/") : file;
    const char *end = strrchr(from, '.');
    text_add_n(out, from, end ? (size_t)(end - from) : strlen(from));
}

/* What the fields say is redacted like the line itself. */
static bool hand_over(const struct log_about *about, const char *words)
{
    enum { FIELDS = 8 };
    char values[FIELDS][FIELD_BYTES];
    struct log_field fields[FIELDS] = {
        {"SYSLOG_IDENTIFIER", identifier},
        {"FOYER_EVENT", about->event},
        {"FOYER_REFERENCE", about->reference},
        {"FOYER_CLASS", about->rc_name},
        {"PRIORITY", values[4]},
        {"FOYER_AREA", values[5]},
        {"FOYER_DURATION_MS", about->duration_ms > 0 ? values[6] : NULL},
        {"MESSAGE", words},
    };
    for (size_t i = 1; i < 4; i++) {
        struct text value = TEXT_OF(values[i]);
        add_redacted(&value, fields[i].value ? fields[i].value : "", false);
        fields[i].value = values[i][0] ? values[i] : NULL;
    }
    struct text area = TEXT_OF(values[5]);
    name_area(&area, about->file);
    snprintf(values[4], FIELD_BYTES, "%d", (int)about->level);
    snprintf(values[6], FIELD_BYTES, "%" PRId64, about->duration_ms);
    return log_journald_send(&journald, fields, FIELDS);
}

void log_write(const struct log_about *about, const char *fmt, ...)
{
    char raw[RAW_BYTES], bytes[LOG_LINE_BYTES + 1];
    struct text message = TEXT_OF(raw), line = TEXT_OF(bytes);
    va_list ap;
    va_start(ap, fmt);
    text_addv(&message, fmt, ap);
    va_end(ap);

    pthread_mutex_lock(&lock);
    if (about->level <= max_level) {
        add_redacted(&line, raw, message.cut);
        if (!journald.is_open || !hand_over(about, bytes))
            fprintf(stderr, "<%d>%s\n", (int)about->level, bytes);
        if (about->level < LOG_LEVEL_DEBUG)
            keep(about->level, bytes);
    }
    pthread_mutex_unlock(&lock);
}

bool log_to_journald(const char *path, const char *as)
{
    pthread_mutex_lock(&lock);
    log_journald_close(&journald);
    text_copy(identifier, sizeof(identifier), as);
    const bool ok = path && log_journald_open(&journald, path);
    pthread_mutex_unlock(&lock);
    return ok;
}

void log_start(const char *as)
{
    if (log_journald_listens())
        log_to_journald("/run/systemd/journal/socket", as);
}
