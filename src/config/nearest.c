#include "config/nearest.h"

#include <string.h>

enum { WORD_MAX = 48 };

static size_t least(size_t a, size_t b, size_t c)
{
    const size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Letters to change, add or leave out (Levenshtein). Words longer than WORD_MAX are far. */
static size_t distance(const char *a, const char *b)
{
    const size_t n_a = strlen(a), n_b = strlen(b);
    size_t row[WORD_MAX + 1];
    if (n_a > WORD_MAX || n_b > WORD_MAX)
        return WORD_MAX;
    for (size_t j = 0; j <= n_b; j++)
        row[j] = j;
    for (size_t i = 1; i <= n_a; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n_b; j++) {
            const size_t above = row[j];
            row[j] = least(above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1]));
            corner = above;
        }
    }
    return row[n_b];
}

const char *nearest_word(const char *typed, const char *const *words, size_t n)
{
    const char *nearest = NULL;
    size_t nearest_at = strlen(typed) / 2 + 1;
    for (size_t i = 0; i < n; i++) {
        const size_t at = distance(typed, words[i]);
        if (at < nearest_at) {
            nearest = words[i];
            nearest_at = at;
        }
    }
    return nearest;
}
