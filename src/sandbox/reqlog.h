/* Reqlog: what was asked lately, for tests and for people who look for a mistake.
 *
 * Threads: none of its own; guarded by the service's lock.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sandbox/jsonw.h"

enum { REQLOG_MAX = 4096, REQLOG_TARGET_SIZE = 400 };

struct reqlog_entry {
    int64_t utc_ms;
    char method[8], path[REQLOG_TARGET_SIZE], query[REQLOG_TARGET_SIZE];
    int status;         /* 0: closed without an answer */
    bool is_signed;     /* the signature was there and right */
    bool executed;      /* the model has seen it */
    const char *reason; /* static; why it was not let in, "" */
};

struct reqlog; /* keeps the last REQLOG_MAX entries */

struct reqlog *reqlog_new(void);
void reqlog_free(struct reqlog *log);
void reqlog_add(struct reqlog *log, const struct reqlog_entry *entry);
void reqlog_clear(struct reqlog *log);
void reqlog_write(const struct reqlog *log, struct jsonw *w); /* an array, oldest first */
