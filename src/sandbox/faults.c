#include "sandbox/faults.h"

#include <string.h>

#include "base/text.h"

enum { WORDS_MAX = 8, WORD_SIZE = 200 };

struct word_list {
    char at[WORDS_MAX][WORD_SIZE];
    size_t n, next;
};

static const struct action_name {
    const char *name;
    enum faults_action action;
    int64_t max; /* of a number that must follow; 0: none does */
} actions[] = {
    {"delay", FAULT_DELAY, 600000},
    {"delay_after", FAULT_DELAY_AFTER, 600000},
    {"drop_before", FAULT_DROP_BEFORE, 0},
    {"drop_after", FAULT_DROP_AFTER, 0},
    {"reset", FAULT_RESET, 0},
    {"truncate", FAULT_TRUNCATE, 0},
    {"drip", FAULT_DRIP, 100000000},
    {"status", FAULT_STATUS, 599},
    {"status_after", FAULT_STATUS_AFTER, 599},
    {"html", FAULT_HTML, 599},
    {"html_after", FAULT_HTML_AFTER, 599},
    {"unauthorised", FAULT_UNAUTHORISED, 0},
    {"redirect", FAULT_REDIRECT, 0},
    {"not_on_sale", FAULT_NOT_ON_SALE, 0},
    {"wrong_content", FAULT_WRONG_CONTENT, 0},
    {"garbage", FAULT_GARBAGE, 0},
    {"bom", FAULT_BOM, 0},
    {"huge", FAULT_HUGE, 4096},
    {"deep", FAULT_DEEP, 0},
    {"seat_stolen", FAULT_SEAT_STOLEN, 0},
    {"allocation_gone", FAULT_ALLOCATION_GONE, 0},
    {"basket_taken", FAULT_BASKET_TAKEN, 0},
    {"price_changed", FAULT_PRICE_CHANGED, 1000000},
    {"total_off", FAULT_TOTAL_OFF, 1000000},
    {"clock_off", FAULT_CLOCK_OFF, 1000000000},
};

static bool split(const char *spec, size_t n, struct word_list *words)
{
    words->n = words->next = 0;
    for (size_t i = 0; i < n;) {
        const size_t gap = strspn(spec + i, " \t\r");
        i += gap;
        if (i >= n)
            break;
        size_t len = strcspn(spec + i, " \t\r");
        if (len > n - i)
            len = n - i;
        if (words->n == WORDS_MAX || len >= WORD_SIZE)
            return false;
        struct text t = TEXT_OF(words->at[words->n]);
        text_add_n(&t, spec + i, len);
        words->n++;
        i += len;
    }
    return true;
}

static const char *take(struct word_list *words)
{
    return words->next < words->n ? words->at[words->next++] : "";
}

static const struct action_name *action_of(const char *name)
{
    for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++) {
        if (strcmp(actions[i].name, name) == 0)
            return &actions[i];
    }
    return NULL;
}

static bool parse_argument(struct word_list *words, const struct action_name *action,
                           struct faults_rule *rule)
{
    if (action->action == FAULT_REDIRECT)
        return text_copy(rule->url, sizeof(rule->url), take(words)) && rule->url[0];
    if (action->max == 0)
        return true;
    const bool is_signed =
        action->action == FAULT_CLOCK_OFF || action->action == FAULT_PRICE_CHANGED;
    return text_to_int64(take(words), is_signed ? -action->max : 1, action->max, &rule->argument);
}

static bool parse_tail(struct word_list *words, struct faults_rule *rule)
{
    while (words->next < words->n) {
        const char *word = take(words);
        bool good = false;
        if (strcmp(word, "retry_after") == 0)
            good = text_to_int64(take(words), 0, 86400, &rule->retry_after_s);
        else if (strcmp(word, "after") == 0)
            good = text_to_int64(take(words), 1, 1000000, &rule->pass);
        else if (word[0] == 'x')
            good = text_to_int64(word + 1, 1, 1000000, &rule->left);
        if (!good)
            return false;
    }
    return true;
}

static bool parse(const char *spec, size_t n, struct faults_rule *rule)
{
    struct word_list words;
    *rule = (struct faults_rule){.retry_after_s = -1, .left = -1};
    if (!split(spec, n, &words) || words.n < 2)
        return false;
    const char *first = take(&words);
    if (strspn(first, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(first)) {
        if (!text_copy(rule->method, sizeof(rule->method), first))
            return false;
        first = take(&words);
    }
    if (!text_copy(rule->pattern, sizeof(rule->pattern), first))
        return false;
    const struct action_name *action = action_of(take(&words));
    if (!action)
        return false;
    rule->action = action->action;
    if (!parse_argument(&words, action, rule) || !parse_tail(&words, rule))
        return false;
    const bool is_status = action->max == 599;
    return !is_status || rule->argument >= 200;
}

enum rc faults_add(struct faults *faults, const char *spec, struct fault *fault)
{
    size_t n_added = 0;
    while (*spec) {
        const size_t n = strcspn(spec, ";\n");
        struct faults_rule rule;
        if (strspn(spec, " \t\r") < n) {
            if (!parse(spec, n, &rule)) {
                *fault = fault_make(RC_CONFIG, 0, "not a fault: \"%.*s\"", (int)(n < 100 ? n : 100),
                                    spec);
                return RC_CONFIG;
            }
            if (faults->n == FAULTS_MAX) {
                *fault = fault_make(RC_FULL, 0, "at most %d faults", FAULTS_MAX);
                return RC_FULL;
            }
            faults->rules[faults->n++] = rule;
            n_added++;
        }
        spec += n + (spec[n] != '\0');
    }
    if (n_added > 0)
        return RC_OK;
    *fault = fault_make(RC_CONFIG, 0, "an empty fault");
    return RC_CONFIG;
}

void faults_clear(struct faults *faults)
{
    faults->n = 0;
}

bool faults_match(const char *pattern, const char *path)
{
    const char *star = NULL, *resume = NULL;
    while (*path) {
        if (*pattern == '*') {
            star = pattern++;
            resume = path;
        } else if (*pattern == *path) {
            pattern++;
            path++;
        } else if (star) {
            pattern = star + 1;
            path = ++resume;
        } else {
            return false;
        }
    }
    return pattern[strspn(pattern, "*")] == '\0';
}

size_t faults_take(struct faults *faults, const char *method, const char *path,
                   struct faults_rule *ret)
{
    size_t n = 0, n_kept = 0;
    for (size_t i = 0; i < faults->n; i++) {
        struct faults_rule *rule = &faults->rules[i];
        const bool strikes = (!rule->method[0] || strcmp(rule->method, method) == 0) &&
                             faults_match(rule->pattern, path);
        if (strikes && rule->pass > 0) {
            rule->pass--;
        } else if (strikes) {
            ret[n++] = *rule;
            if (rule->left > 0 && rule->action != FAULT_CLOCK_OFF)
                rule->left--;
        }
        if (rule->left != 0)
            faults->rules[n_kept++] = *rule;
    }
    faults->n = n_kept;
    return n;
}

int64_t faults_clock_off_s(const struct faults *faults)
{
    int64_t sum = 0;
    for (size_t i = 0; i < faults->n; i++) {
        if (faults->rules[i].action == FAULT_CLOCK_OFF)
            sum += faults->rules[i].argument;
    }
    return sum;
}
