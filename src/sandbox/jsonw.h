/* Jsonw: writes JSON text into a growing buffer, commas and escapes included.
 *
 * Answers of several megabytes (plans of 60,000 seats) are written without a tree in between, and
 * money is printed from minor units, never through a float.
 * Threads: one at a time.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"

struct jsonw {
    char *at; /* owned; NULL until something is written */
    size_t len, size;
    bool comma; /* the next value needs one before it */
};

void jsonw_free(struct jsonw *w);
/* Hands the terminated text over; the writer is empty again. */
char *jsonw_take(struct jsonw *w, size_t *ret_len);

void jsonw_open(struct jsonw *w, char bracket); /* '{' or '[' */
void jsonw_close(struct jsonw *w, char bracket);
void jsonw_key(struct jsonw *w, const char *key);
void jsonw_raw(struct jsonw *w, const char *json);         /* a finished value */
void jsonw_text(struct jsonw *w, const char *s, size_t n); /* bytes as they are, no comma */
void jsonw_str(struct jsonw *w, const char *s);            /* NULL writes null */
void jsonw_int(struct jsonw *w, int64_t value);
void jsonw_bool(struct jsonw *w, bool value);
void jsonw_null(struct jsonw *w);
/* Major units with one or two decimals, as the service writes them: 40.0, 45.85 (section 4). */
void jsonw_money(struct jsonw *w, money_t amount);

/* Members: key and value at once. */
void jsonw_m_str(struct jsonw *w, const char *key, const char *s);
void jsonw_m_int(struct jsonw *w, const char *key, int64_t value);
void jsonw_m_bool(struct jsonw *w, const char *key, bool value);
void jsonw_m_null(struct jsonw *w, const char *key);
void jsonw_m_money(struct jsonw *w, const char *key, money_t amount);
void jsonw_m_list(struct jsonw *w, const char *key);               /* an empty one */
void jsonw_m_id(struct jsonw *w, const char *key, const char *id); /* {"id": id} */
