/* Plural forms: which form of a message a number takes (gettext's Plural-Forms header).
 *
 * A table of the rules that languages share, keyed by the header's expression, instead of an
 * evaluator: the expression is data from a file, the rules are few and do not change.
 * Pure.
 */
#pragma once

#include <stddef.h>

struct plural {
    const char *expression; /* without blanks, with outer brackets removed */
    unsigned forms;
    unsigned (*form)(unsigned long n); /* 0..forms-1 */
};

/* The rule of a header value such as "nplurals=2; plural=(n != 1);"; NULL when it is not known.
 * `n` bytes of it are looked at. */
const struct plural *plural_find(const char *header, size_t n);
