#include "net/status_walker.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "net/json.h"
#include "net/json_read.h"
#include "net/status_line.h"

enum { LEVELS_MAX = 10, WORD_SIZE = 80 };

struct walk {
    struct status_table *table;
    struct json *j;
    int level;
};

struct words_and_seat {
    struct status_words words;
    uint32_t seat; /* an object that stands behind a seat's number; 0: none */
};

/* NOLINTBEGIN(misc-no-recursion): at most LEVELS_MAX deep, and JSON nests by nature. */
static void walk_value(struct walk *w, struct words_and_seat in);

static bool is_one_of(const struct json_text *key, const char *const *names)
{
    for (; *names; names++) {
        if (json_text_is(key, *names))
            return true;
    }
    return false;
}

static bool names_state(const struct json_text *key)
{
    static const char *const names[] = {"status",     "seatStatus",       "state", "code",
                                        "statusCode", "statusIdentifier", NULL};
    return is_one_of(key, names);
}

static bool names_band(const struct json_text *key)
{
    static const char *const names[] = {"band", "priceBand", "bandId", "priceBandId", NULL};
    return is_one_of(key, names);
}

static bool names_seat(const struct json_text *key)
{
    static const char *const names[] = {"id", "seat", "seatId", NULL};
    return is_one_of(key, names);
}

static bool names_lock(const struct json_text *key)
{
    static const char *const names[] = {"lock", "lockType", "lockId", "lockTypeId", NULL};
    return is_one_of(key, names);
}

/* First over an object: what its own members say about the seats in it, in whatever order. */
static void learn_words(struct walk *w, struct words_and_seat *in)
{
    struct json_text key;
    char word[WORD_SIZE];
    const struct json_mark mark = json_mark(w->j);
    json_object(w->j);
    while (json_member(w->j, &key)) {
        if (names_state(&key) && json_peek(w->j) == JSON_STRING) {
            if (json_read_string(w->j, word, sizeof(word)) && strlen(word) == 1 &&
                status_table_is_letter(word[0]))
                in->words.letter = word[0];
        } else if (names_band(&key) || json_text_is(&key, "id")) {
            if (json_read_id(w->j, word, sizeof(word)) &&
                status_table_band(w->table, word, strlen(word)) != BAND_NONE)
                in->words.band = status_table_band(w->table, word, strlen(word));
        } else if (names_lock(&key)) {
            if (json_read_id(w->j, word, sizeof(word)))
                in->words.lock = status_table_lock(w->table, word, strlen(word));
        } else {
            json_skip(w->j);
        }
    }
    json_rewind(w->j, mark);
}

/* A member whose name is a word itself. False, with nothing consumed, when it is not. */
static bool take_word_member(struct walk *w, const struct json_text *key, struct words_and_seat in)
{
    const enum json_type type = json_peek(w->j);
    const uint8_t band = status_table_band(w->table, key->at, key->n);
    const uint8_t lock = status_table_lock(w->table, key->at, key->n);
    const uint32_t seat = status_line_number(key->at, key->n);
    if (key->n == 1 && status_table_is_letter(*key->at)) {
        in.words.letter = *key->at;
        if (type == JSON_NUMBER) /* how many, not which */
            json_skip(w->j);
        else
            walk_value(w, in);
    } else if (band != BAND_NONE) {
        in.words.band = band;
        walk_value(w, in);
    } else if (lock != 0) {
        in.words.lock = lock;
        walk_value(w, in);
    } else if (seat != 0 && (type == JSON_STRING || type == JSON_OBJECT)) {
        in.seat = seat;
        walk_value(w, in);
    } else {
        return false;
    }
    return true;
}

static void walk_member(struct walk *w, const struct json_text *key, struct words_and_seat in)
{
    const enum json_type type = json_peek(w->j);
    if (names_state(key) || names_band(key)) {
        json_skip(w->j);
    } else if (names_seat(key) && type != JSON_ARRAY) {
        char id[WORD_SIZE];
        if (json_read_id(w->j, id, sizeof(id)) && status_line_number(id, strlen(id)) != 0)
            status_table_set(w->table, status_line_number(id, strlen(id)), in.words);
    } else if (!take_word_member(w, key, in)) {
        const bool is_list = type == JSON_STRING && json_text_is(key, "seats");
        if (type == JSON_ARRAY || type == JSON_OBJECT || is_list)
            walk_value(w, in);
        else
            json_skip(w->j); /* a name, a row, a count */
    }
}

static void walk_object(struct walk *w, struct words_and_seat in)
{
    struct json_text key;
    learn_words(w, &in);
    if (in.seat != 0)
        status_table_set(w->table, in.seat, in.words);
    in.seat = 0;
    json_object(w->j);
    while (json_member(w->j, &key))
        walk_member(w, &key, in);
}

/* Scalars side by side are one line of words: ["A",12,13] and ["12","A"] mean what they would in a
 * line of text. */
struct line {
    char *at; /* owned */
    size_t n, room;
};

static void line_add(struct line *line, const struct json_text *text)
{
    const size_t need = line->n + text->n + 2;
    if (!line->at || need > line->room) {
        line->room = need * 2;
        line->at = mem_regrow(line->at, line->room, 1);
    }
    line->n += json_text_decode(text, line->at + line->n, line->room - line->n);
    line->at[line->n++] = ',';
}

static void line_read(struct walk *w, struct line *line, struct words_and_seat *in)
{
    if (line->n > 0)
        status_line_read(w->table, line->at, line->n, &in->words);
    line->n = 0;
}

static void walk_array(struct walk *w, struct words_and_seat in)
{
    struct line line = {0};
    struct json_text text;
    json_array(w->j);
    while (json_element(w->j)) {
        const enum json_type type = json_peek(w->j);
        if (type == JSON_STRING ? json_string(w->j, &text)
                                : type == JSON_NUMBER && json_number(w->j, &text)) {
            line_add(&line, &text);
        } else if (type == JSON_ARRAY || type == JSON_OBJECT) {
            line_read(w, &line, &in);
            walk_value(w, in);
        } else {
            json_skip(w->j);
        }
    }
    line_read(w, &line, &in);
    mem_free(line.at);
}

static void walk_string(struct walk *w, struct words_and_seat in)
{
    struct json_text text;
    struct line line = {0};
    char number[16] = "";
    if (in.seat != 0) {
        struct json_text prefix = {number, 0, false};
        uint32_t left = in.seat;
        size_t at = sizeof(number);
        for (; left != 0; left /= 10)
            number[--at] = (char)('0' + left % 10);
        prefix.at = number + at;
        prefix.n = sizeof(number) - at;
        line_add(&line, &prefix);
    }
    if (json_string(w->j, &text))
        line_add(&line, &text);
    line_read(w, &line, &in);
    mem_free(line.at);
}

static void walk_value(struct walk *w, struct words_and_seat in)
{
    if (w->level == LEVELS_MAX) { /* each level is read twice: a bound on the work */
        status_table_spoil(w->table);
        json_skip(w->j);
        return;
    }
    w->level++;
    switch (json_peek(w->j)) {
    case JSON_OBJECT:
        walk_object(w, in);
        break;
    case JSON_ARRAY:
        walk_array(w, in);
        break;
    case JSON_STRING:
        walk_string(w, in);
        break;
    case JSON_NUMBER:
    case JSON_BOOL:
    case JSON_NULL:
    case JSON_NOTHING:
        json_skip(w->j);
        break;
    }
    w->level--;
}
/* NOLINTEND(misc-no-recursion) */

static bool is_json(const char *body, size_t n)
{
    struct json *j = json_new(body, n);
    const enum json_type type = json_peek(j);
    json_skip(j);
    const bool ok = json_end(j) && (type == JSON_OBJECT || type == JSON_ARRAY);
    json_free(j);
    return ok;
}

static void walk_text(struct status_table *table, const char *body, size_t n)
{
    struct status_words words = {.band = BAND_NONE};
    const char *end = body + n;
    while (body < end) {
        const char *stop = memchr(body, '\n', (size_t)(end - body));
        if (!stop)
            stop = end;
        status_line_read(table, body, (size_t)(stop - body), &words);
        body = stop < end ? stop + 1 : end;
    }
}

void status_walker_read(struct status_table *table, const char *body, size_t n)
{
    if (!is_json(body, n)) {
        walk_text(table, body, n);
        return;
    }
    struct walk w = {.table = table, .j = json_new(body, n)};
    walk_value(&w, (struct words_and_seat){.words = {.band = BAND_NONE}});
    json_free(w.j);
}
