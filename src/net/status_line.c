#include "net/status_line.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"

enum { DIGITS_MAX = 10 };

enum word_kind { WORD_OTHER, WORD_LETTER, WORD_BAND, WORD_LOCK, WORD_SEAT, WORD_GLUED };

struct word {
    enum word_kind kind;
    char letter;
    uint8_t band, lock;
    uint32_t seat;
};

uint32_t status_line_number(const char *s, size_t n)
{
    uint64_t value = 0;
    if (n == 0 || n > DIGITS_MAX)
        return 0;
    for (size_t i = 0; i < n; i++) {
        if (!isdigit((unsigned char)s[i]))
            return 0;
        value = value * 10 + (uint64_t)(s[i] - '0');
    }
    return value < SEAT_NONE ? (uint32_t)value : 0;
}

static struct word classify(const struct status_table *table, const char *s, size_t n)
{
    if (n == 1 && status_table_is_letter(*s))
        return (struct word){.kind = WORD_LETTER, .letter = *s};
    const uint8_t band = status_table_band(table, s, n);
    if (band != BAND_NONE)
        return (struct word){.kind = WORD_BAND, .band = band};
    const uint8_t lock = status_table_lock(table, s, n);
    if (lock != 0)
        return (struct word){.kind = WORD_LOCK, .lock = lock};
    uint32_t seat = status_line_number(s, n);
    if (seat != 0)
        return (struct word){.kind = WORD_SEAT, .seat = seat};
    if (n > 1 && status_table_is_letter(s[0])) {
        seat = status_line_number(s + 1, n - 1);
        if (seat != 0)
            return (struct word){.kind = WORD_GLUED, .letter = s[0], .seat = seat};
    }
    if (n > 1 && status_table_is_letter(s[n - 1])) {
        seat = status_line_number(s, n - 1);
        if (seat != 0)
            return (struct word){.kind = WORD_GLUED, .letter = s[n - 1], .seat = seat};
    }
    return (struct word){.kind = WORD_OTHER};
}

static bool next_word(const struct status_table *table, const char **at, const char *end,
                      struct word *ret)
{
    while (*at < end && !isalnum((unsigned char)**at) && **at != '-')
        (*at)++;
    const char *first = *at;
    while (*at < end && (isalnum((unsigned char)**at) || **at == '-'))
        (*at)++;
    if (*at == first)
        return false;
    *ret = classify(table, first, (size_t)(*at - first));
    return true;
}

static bool seats_come_first(const struct status_table *table, const char *at, const char *end)
{
    bool seat_first = false, seen = false;
    struct word word;
    while (next_word(table, &at, end, &word)) {
        if (word.kind == WORD_LETTER && seen)
            return seat_first;
        if (word.kind == WORD_LETTER)
            return false;
        if (word.kind == WORD_SEAT && !seen) {
            seen = true;
            seat_first = true;
        }
    }
    return false; /* no letter behind it: what was in force stays so */
}

/* A glued letter is that seat's alone; so is what is told of a lock with another letter. */
static struct status_words alone(const struct word *word, const struct status_words *words)
{
    return (struct status_words){.letter = word->letter, .band = words->band};
}

static void read_prefixed(struct status_table *table, const char *at, const char *end,
                          struct status_words *words)
{
    struct word word;
    while (next_word(table, &at, end, &word)) {
        if (word.kind == WORD_LETTER)
            *words = (struct status_words){.letter = word.letter, .band = words->band};
        else if (word.kind == WORD_LOCK)
            words->lock = word.lock;
        else if (word.kind == WORD_BAND)
            words->band = word.band;
        else if (word.kind == WORD_SEAT)
            status_table_set(table, word.seat, *words);
        else if (word.kind == WORD_GLUED)
            status_table_set(table, word.seat, alone(&word, words));
    }
}

struct waiting {
    uint32_t *seats; /* owned */
    size_t n, room;
};

static void wait_for_letter(struct waiting *waiting, uint32_t seat)
{
    if (waiting->n == waiting->room) {
        waiting->room = waiting->room ? waiting->room * 2 : 16;
        waiting->seats = mem_regrow(waiting->seats, waiting->room, sizeof(waiting->seats[0]));
    }
    waiting->seats[waiting->n++] = seat;
}

static void settle(struct status_table *table, struct waiting *waiting, struct status_words words)
{
    for (size_t i = 0; i < waiting->n; i++)
        status_table_set(table, waiting->seats[i], words);
    waiting->n = 0;
}

static void read_suffixed(struct status_table *table, const char *at, const char *end,
                          struct status_words *words)
{
    struct waiting waiting = {0};
    struct word word;
    words->letter = '\0';
    while (next_word(table, &at, end, &word)) {
        if (word.kind == WORD_SEAT) {
            if (words->letter) { /* the group before this one is complete */
                settle(table, &waiting, *words);
                words->lock = 0;
            }
            words->letter = '\0';
            wait_for_letter(&waiting, word.seat);
        } else if (word.kind == WORD_LETTER) {
            if (words->letter) /* two letters for one group */
                status_table_spoil(table);
            words->letter = word.letter;
        } else if (word.kind == WORD_BAND) {
            words->band = word.band;
        } else if (word.kind == WORD_LOCK) {
            words->lock = word.lock;
        } else if (word.kind == WORD_GLUED) {
            status_table_set(table, word.seat, alone(&word, words));
        }
    }
    settle(table, &waiting, *words);
    words->lock = 0;
    words->letter = '\0'; /* it belonged to the seats before it */
    mem_free(waiting.seats);
}

void status_line_read(struct status_table *table, const char *line, size_t n,
                      struct status_words *words)
{
    if (seats_come_first(table, line, line + n))
        read_suffixed(table, line, line + n, words);
    else
        read_prefixed(table, line, line + n, words);
}
