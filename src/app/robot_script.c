#include "app/robot_script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/when.h"

enum { LINE_BYTES = 1024, LINES_MAX = 10000 };

static const struct {
    const char *name;
    size_t n_min;
} verbs[ROBOT_VERB_COUNT] = {
#define X(name, n) [ROBOT_##name] = {#name, (n)},
    ROBOT_VERB_LIST(X)
#undef X
};

enum word { WORD_READ, WORD_NONE, WORD_BAD };

/* Reads one word or one "quoted phrase" and moves *s behind it. */
static enum word next_word(const char **s, char *word, size_t size)
{
    const char *at = *s + strspn(*s, " \t\r\n");
    if (*at == '\0' || *at == '#')
        return WORD_NONE;
    const bool quoted = *at == '"';
    const char *first = at + (quoted ? 1 : 0);
    const size_t n = strcspn(first, quoted ? "\"\n" : " \t\r\n");
    if (n >= size || (quoted && first[n] != '"'))
        return WORD_BAD;
    struct text t = text_over(word, size);
    text_add_n(&t, first, n);
    *s = first + n + (quoted ? 1 : 0);
    return WORD_READ;
}

static bool find_verb(const char *word, enum robot_verb *ret)
{
    for (int i = 0; i < ROBOT_VERB_COUNT; i++) {
        if (strcmp(verbs[i].name, word) == 0) {
            *ret = (enum robot_verb)i;
            return true;
        }
    }
    return false;
}

/* What the words of a line must be beyond their number, as far as it is known without a screen. */
static const char *check_line(const struct robot_line *line, size_t n_before)
{
    if (line->n_words < verbs[line->verb].n_min)
        return "an argument is missing";
    if ((line->verb == ROBOT_wait || line->verb == ROBOT_advance) &&
        robot_script_duration_ms(line->words[0]) < 0)
        return "wait wants a duration such as 1500ms, 2s or 3min";
    if (line->verb != ROBOT_time)
        return NULL;
    if (n_before > 0)
        return "time may only stand in the first line";
    if (strcmp(line->words[0], "virtual") != 0 && strcmp(line->words[0], "real") != 0)
        return "time is virtual or real";
    return NULL;
}

/* NULL when the line is good (or empty), else what is wrong with it. */
static const char *parse_line(const char *s, struct robot_line *line, bool *ret_is_empty)
{
    char word[ROBOT_WORD_SIZE];
    enum word read = next_word(&s, word, sizeof(word));
    *ret_is_empty = read == WORD_NONE;
    if (read == WORD_NONE)
        return NULL;
    if (read == WORD_BAD || !find_verb(word, &line->verb))
        return "no such verb";
    while (read == WORD_READ) {
        if (line->n_words == ROBOT_WORDS_MAX)
            return next_word(&s, word, sizeof(word)) == WORD_NONE ? NULL : "too many words";
        read = next_word(&s, line->words[line->n_words], ROBOT_WORD_SIZE);
        line->n_words += read == WORD_READ;
    }
    return read == WORD_BAD ? "a word is too long or its quote does not end" : NULL;
}

static const char *read_line(struct robot_script *script, const char *text, unsigned number)
{
    if (strlen(text) == LINE_BYTES - 1 && text[LINE_BYTES - 2] != '\n')
        return "the line is too long";
    struct robot_line line = {.number = number};
    bool is_empty = false;
    const char *wrong = parse_line(text, &line, &is_empty);
    if (wrong || is_empty)
        return wrong;
    wrong = check_line(&line, script->n_lines);
    if (wrong)
        return wrong;
    if (line.verb == ROBOT_time)
        script->virtual_time = strcmp(line.words[0], "virtual") == 0;
    if (line.verb == ROBOT_time && line.n_words > 1 &&
        !when_parse_utc(line.words[1], &script->starts_utc_s))
        return "virtual time starts at a moment such as 2026-11-21T18:35:00Z";
    script->lines = mem_regrow(script->lines, script->n_lines + 1, sizeof(script->lines[0]));
    script->lines[script->n_lines++] = line;
    return NULL;
}

static enum rc read_lines(FILE *file, const char *path, struct robot_script *script,
                          struct fault *fault)
{
    char text[LINE_BYTES];
    for (unsigned number = 1; fgets(text, sizeof(text), file); number++) {
        const char *wrong =
            number <= LINES_MAX ? read_line(script, text, number) : "the script has too many lines";
        if (!wrong)
            continue;
        *fault = fault_make(RC_CONFIG, 0, "%s:%u: %s", path, number, wrong);
        return RC_CONFIG;
    }
    if (!ferror(file))
        return RC_OK;
    *fault = fault_make(RC_CONFIG, 0, "%s: cannot be read", path);
    return RC_CONFIG;
}

enum rc robot_script_load(const char *path, struct robot_script *ret, struct fault *fault)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        *fault = fault_make(RC_CONFIG, 0, "%s: cannot be read", path);
        return RC_CONFIG;
    }
    struct robot_script script = {0};
    const enum rc rc = read_lines(file, path, &script, fault);
    fclose(file);
    if (rc) {
        robot_script_deinit(&script);
        return rc;
    }
    *ret = script;
    return RC_OK;
}

void robot_script_deinit(struct robot_script *script)
{
    mem_free(script->lines);
    *script = (struct robot_script){0};
}

int64_t robot_script_duration_ms(const char *word)
{
    static const struct {
        const char *unit;
        int64_t ms;
    } units[] = {{"ms", 1}, {"s", 1000}, {"min", 60000}};
    if (*word < '0' || *word > '9')
        return -1;
    char *end = NULL;
    const long value = strtol(word, &end, 10);
    if (value > 10000000)
        return -1;
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        if (strcmp(end, units[i].unit) == 0)
            return value * units[i].ms;
    }
    return -1;
}
