#include "config/nearest.h"

#include <string.h>

enum { WORD_MAX = 48, PIECE_MIN = 3 };

static size_t least(size_t a, size_t b, size_t c)
{
    const size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Letters to change, add, leave out or swap with the next one (optimal string alignment). Words longer
 * than WORD_MAX are far. */
static size_t distance(const char *a, const char *b)
{
    const size_t n_a = strlen(a), n_b = strlen(b);
    size_t rows[3][WORD_MAX + 1];
    if (n_a > WORD_MAX || n_b > WORD_MAX)
        return WORD_MAX;
    for (size_t j = 0; j <= n_b; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n_a; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= n_b; j++) {
            row[j] = least(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                two_above[j - 2] + 1 < row[j])
                row[j] = two_above[j - 2] + 1;
        }
    }
    return rows[n_a % 3][n_b];
}

/* "limit" for "ticket_limit", the first one. */
static const char *word_around(const char *typed, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n && strlen(typed) >= PIECE_MIN; i++) {
        if (strstr(words[i], typed))
            return words[i];
    }
    return NULL;
}

const char *nearest_word(const char *typed, const char *const *words, size_t n)
{
    size_t nearest = n;
    size_t nearest_at = strlen(typed) / 2 + 1;
    for (size_t i = 0; i < n; i++) {
        const size_t at = distance(typed, words[i]);
        if (at < nearest_at) {
            nearest = i;
            nearest_at = at;
        }
    }
    return nearest < n ? words[nearest] : word_around(typed, words, n);
}
