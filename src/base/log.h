/* Log: one line per event on standard error, with journald priority prefixes, redacted.
 *
 * Every line is cut to 480 bytes; what could forge or garble a line (control characters, marks that
 * turn the direction of writing, bytes that are no UTF-8) is escaped; secrets registered with
 * log_hide() are replaced by "***", also where the line is cut in the middle of one.
 * Personal data must never be passed in (src/STYLE.md).
 * Threads: any.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum { LOG_LINE_BYTES = 480, LOG_SECRETS_MAX = 8 };

enum log_level { LOG_LEVEL_ERROR = 3, LOG_LEVEL_WARN = 4, LOG_LEVEL_INFO = 6, LOG_LEVEL_DEBUG = 7 };

void log_set_level(enum log_level level); /* lines above it are dropped; default LOG_LEVEL_INFO */

/* From now on `secret` (4 bytes or more, copied) is masked in every line. The last LOG_SECRETS_MAX
 * different ones are kept. */
void log_hide(const char *secret);

void log_line(enum log_level level, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#define log_error(...) log_line(LOG_LEVEL_ERROR, __VA_ARGS__)
#define log_warn(...)  log_line(LOG_LEVEL_WARN, __VA_ARGS__)
#define log_info(...)  log_line(LOG_LEVEL_INFO, __VA_ARGS__)
#define log_debug(...) log_line(LOG_LEVEL_DEBUG, __VA_ARGS__)

/* The line as log_line() would write it, without prefix and newline; for tests. */
void log_format(char *out, size_t size, const char *message);

/* The last LOG_RECENT_MAX lines, newest first, redacted as they were written; at LOG_LEVEL_DEBUG none
 * are kept. `fn` must not log. */
enum { LOG_RECENT_MAX = 60 };
typedef void (*log_recent_fn)(void *ctx, int level, int64_t utc_s, const char *words);
void log_recent(log_recent_fn fn, void *ctx);
