/* Log: one line per event, for journald with fields, else on standard error with a priority; redacted.
 *
 * Every line is cut to 480 bytes, every field to 127; what could forge or garble a line (control characters, marks that
 * turn the direction of writing, bytes that are no UTF-8) is escaped; secrets registered with
 * log_hide() are replaced by "***", also where the line is cut in the middle of one.
 * Personal data must never be passed in (src/STYLE.md); what a customer typed is registered while it is
 * needed, for the service may quote it.
 * Threads: any.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LOG_LINE_BYTES = 480, LOG_SECRETS_MAX = 8 };

enum log_level { LOG_LEVEL_ERROR = 3, LOG_LEVEL_WARN = 4, LOG_LEVEL_INFO = 6, LOG_LEVEL_DEBUG = 7 };

void log_set_level(enum log_level level); /* lines above it are dropped; default LOG_LEVEL_INFO */

/* From now on `secret` (3 bytes or more, copied) is masked in every line. The last LOG_SECRETS_MAX
 * different ones are kept. */
void log_hide(const char *secret);
/* Nothing is masked any more; the copies are wiped. */
void log_forget(void);

/* What a line is about; all but level and file may be left out. Journald gets the file as FOYER_AREA
 * ("backend/health"), the others as FOYER_EVENT, FOYER_REFERENCE, FOYER_CLASS, FOYER_DURATION_MS. */
struct log_about {
    enum log_level level;
    const char *file;      /* __FILE__ */
    const char *event;     /* a word for machines: "sale_booked" */
    const char *reference; /* of the sale */
    const char *rc_name;   /* rc_name() of what failed */
    int64_t duration_ms;   /* above 0 */
};
#define LOG_ABOUT(word, ...) \
    (&(struct log_about){.level = LOG_LEVEL_##word, .file = __FILE__, __VA_ARGS__})

/* log_write(LOG_ABOUT(WARN, .event = "sale_unknown", .reference = r), "%s: ...", r) */
void log_write(const struct log_about *about, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#define log_error(...) log_write(LOG_ABOUT(ERROR, .event = NULL), __VA_ARGS__)
#define log_warn(...)  log_write(LOG_ABOUT(WARN, .event = NULL), __VA_ARGS__)
#define log_info(...)  log_write(LOG_ABOUT(INFO, .event = NULL), __VA_ARGS__)
#define log_debug(...) log_write(LOG_ABOUT(DEBUG, .event = NULL), __VA_ARGS__)

/* Under systemd lines go to journald with their fields, `as` the program's name; elsewhere, and when it
 * does not take one, to standard error. */
void log_start(const char *as);
/* The same with another socket; false when there is none, NULL: standard error again. For tests. */
bool log_to_journald(const char *path, const char *as);

/* The line as log_line() would write it, without prefix and newline; for tests. */
void log_format(char *out, size_t size, const char *message);

/* The last LOG_RECENT_MAX lines, newest first, redacted as they were written; at LOG_LEVEL_DEBUG none
 * are kept. `fn` must not log. */
enum { LOG_RECENT_MAX = 60 };
typedef void (*log_recent_fn)(void *ctx, int level, int64_t utc_s, const char *words);
void log_recent(log_recent_fn fn, void *ctx);
