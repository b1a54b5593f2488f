#include <stdarg.h>
#include <string.h>

#include "backend/self_test_run.h"
#include "base/text.h"

static const char *const names[SELF_TEST_QUESTION_COUNT] = {
#define X(question, name, words) [SELF_TEST_##question] = (name),
    SELF_TEST_QUESTIONS(X)
#undef X
};

const char *self_test_name(enum self_test_question question)
{
    return names[question];
}

const char *self_test_yes(bool yes)
{
    return yes ? "yes" : "no";
}

void self_test_say(struct self_test *t, enum self_test_question q, enum self_test_verdict verdict,
                   const char *value, const char *words_fmt, ...)
{
    struct self_test_finding *finding = &t->result.findings[q];
    va_list ap;
    va_start(ap, words_fmt);
    *finding = (struct self_test_finding){.verdict = verdict};
    text_copy(finding->value, sizeof(finding->value), value);
    struct text words = TEXT_OF(finding->words);
    text_addv(&words, words_fmt, ap);
    va_end(ap);
}

void self_test_cure(struct self_test *t, enum self_test_question q, const char *cure)
{
    text_copy(t->result.findings[q].cure, sizeof(t->result.findings[q].cure), cure);
}

/* What a record has of its own stands in the section of that record. */
static void print_section(const struct self_test *t, const struct self_test_fit *fit, char *out,
                          size_t size)
{
    struct text text = text_over(out, size);
    const bool own = fit->question == SELF_TEST_TOTAL || fit->question == SELF_TEST_COMMISSION ||
                     fit->question == SELF_TEST_ORDER_FEE;
    if (own && t->spec.profile != PROFILE_MAIN)
        text_addf(&text, "profile:%s", t->record.name);
    else
        text_add(&text, fit->section);
}

void self_test_fit(struct self_test *t, const struct self_test_fit *fit)
{
    struct self_test_result *result = &t->result;
    struct self_test_finding *finding = &result->findings[fit->question];
    struct text cure = TEXT_OF(finding->cure);
    if (result->n_settings < SELF_TEST_SETTINGS_MAX) {
        struct self_test_setting *setting = &result->settings[result->n_settings++];
        print_section(t, fit, setting->section, sizeof(setting->section));
        setting->key = fit->key;
        text_copy(setting->value, sizeof(setting->value), fit->fits);
        text_copy(setting->was, sizeof(setting->was), fit->set);
    }
    char section[32];
    print_section(t, fit, section, sizeof(section));
    const bool same = strcmp(fit->fits, fit->set) == 0;
    finding->verdict = same ? SELF_TEST_OK : SELF_TEST_DIFFERS;
    if (!same)
        text_addf(&cure, "set [%s] %s = %s (it is %s)", section, fit->key, fit->fits, fit->set);
}

void self_test_print_fault(const struct probe_answer *answer, char *out, size_t size)
{
    struct text t = text_over(out, size);
    const char *words = strstr(answer->fault.what, ": ");
    text_add(&t, words ? words + 2 : answer->fault.what);
}

size_t self_test_differences(const struct self_test_result *result)
{
    size_t n = 0;
    for (size_t i = 0; i < SELF_TEST_QUESTION_COUNT; i++)
        n += result->findings[i].verdict == SELF_TEST_DIFFERS;
    return n;
}
