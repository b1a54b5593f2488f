#include <stdio.h>
#include <string.h>

#include "tools/foyerctl_self_test.h"

static const char *word(enum self_test_verdict verdict)
{
    static const char *const words[] = {
        [SELF_TEST_UNKNOWN] = "unknown", [SELF_TEST_OK] = "ok", [SELF_TEST_DIFFERS] = "differs"};
    return words[verdict];
}

static bool is_same(const struct self_test_setting *setting)
{
    return strcmp(setting->value, setting->was) == 0;
}

static void print_section(const struct self_test_result *result, size_t first)
{
    const char *section = result->settings[first].section;
    printf("[%s]\n", section);
    for (size_t i = first; i < result->n_settings; i++) {
        const struct self_test_setting *setting = &result->settings[i];
        if (strcmp(setting->section, section) != 0)
            continue;
        printf("%s = %s", setting->key, setting->value);
        if (is_same(setting))
            puts("");
        else
            printf(" ; it is %s now\n", setting->was);
    }
}

static bool was_before(const struct self_test_result *result, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (strcmp(result->settings[i].section, result->settings[at].section) == 0)
            return true;
    }
    return false;
}

static void print_settings(const struct self_test_result *result)
{
    if (result->n_settings > 0)
        puts("\n; settings that fit what was found");
    for (size_t i = 0; i < result->n_settings; i++) {
        if (!was_before(result, i))
            print_section(result, i);
    }
}

void foyerctl_self_test_print(const struct self_test_result *result)
{
    for (int q = 0; q < SELF_TEST_QUESTION_COUNT; q++) {
        const struct self_test_finding *finding = &result->findings[q];
        printf("%-8s %-20s %-14s %s\n", word(finding->verdict), self_test_name(q),
               finding->value[0] ? finding->value : "-", finding->words);
        if (finding->cure[0])
            printf("%-29s %-14s %s\n", "", "->", finding->cure);
    }
    print_settings(result);
}

static void print_member(const char *name, const char *value, const char *end)
{
    printf("\"%s\": ", name);
    foyerctl_print_json(value);
    fputs(end, stdout);
}

void foyerctl_self_test_json(const struct self_test_result *result)
{
    fputs("{\"findings\": [", stdout);
    for (int q = 0; q < SELF_TEST_QUESTION_COUNT; q++) {
        const struct self_test_finding *finding = &result->findings[q];
        fputs(q ? ",\n {" : "\n {", stdout);
        print_member("what", self_test_name(q), ", ");
        print_member("verdict", word(finding->verdict), ", ");
        print_member("value", finding->value, ", ");
        print_member("words", finding->words, ", ");
        print_member("cure", finding->cure, "}");
    }
    fputs("],\n\"settings\": [", stdout);
    for (size_t i = 0; i < result->n_settings; i++) {
        const struct self_test_setting *setting = &result->settings[i];
        fputs(i ? ",\n {" : "\n {", stdout);
        print_member("section", setting->section, ", ");
        print_member("key", setting->key, ", ");
        print_member("value", setting->value, ", ");
        print_member("was", setting->was, "}");
    }
    printf("],\n\"differences\": %zu, ", self_test_differences(result));
    print_member("fault", result->fault.rc ? result->fault.what : "", "}\n");
}
