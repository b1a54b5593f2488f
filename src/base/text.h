/* Text: bounded building, UTF-8, and number parsing for strings that come from outside.
 *
 * A struct text is a view of a caller's buffer; it never allocates, always keeps the buffer
 * terminated, and remembers when something did not fit. What is there then is the beginning of what
 * was wanted, without half a code point at its end: after a cut nothing more is added.
 */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text {
    char *at;    /* the caller's buffer, terminated */
    size_t size; /* bytes of it */
    size_t len;  /* without the terminator */
    bool cut;    /* something did not fit */
};

#define TEXT_OF(array) text_over((array), sizeof(array))
struct text text_over(char *buffer, size_t size); /* empties the buffer */

void text_add(struct text *t, const char *s); /* NULL adds nothing */
void text_add_n(struct text *t, const char *s, size_t n);
void text_addf(struct text *t, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void text_addv(struct text *t, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));

/* Copies whole code points only; always terminates. Returns false when `s` did not fit. */
bool text_copy(char *to, size_t size, const char *s);

/* Decodes one code point at *s and moves *s behind it; 0 at the end. An invalid byte gives U+FFFD
 * and moves by one, so a loop always ends. */
uint32_t text_next(const char **s);
/* Bytes written, 1..4; what is no Unicode character (a surrogate, too large) becomes U+FFFD. */
size_t text_encode(char out[4], uint32_t codepoint);
bool text_is_utf8(const char *s, size_t n);
size_t text_count(const char *s); /* code points */

/* The whole string as a decimal integer within [min, max]; false, and *ret untouched, otherwise. */
bool text_to_int64(const char *s, int64_t min, int64_t max, int64_t *ret);

/* An id of the service in a URL: [A-Za-z0-9-]{1,64} (contract section 4, fault F57). */
bool text_is_id(const char *s);
