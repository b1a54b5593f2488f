#include <CUnit/CUnit.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "ui/i18n.h"
#include "ui/mo_file.h"
#include "ui/plural.h"

/* A catalogue as msgfmt writes it, built by hand. Keys in order; zeros part plural forms. */
struct message {
    const char *key, *words;
    size_t key_size, words_size; /* without the last zero */
};
#define MESSAGE(k, w)                          \
    {                                          \
        (k), (w), sizeof(k) - 1, sizeof(w) - 1 \
    }

static const struct message english[] = {
    MESSAGE("", "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != "
                "1);\n"),
    MESSAGE("basket.tickets\0basket.tickets", "{n} ticket\0{n} tickets"),
    MESSAGE("browse.title", "What is on"),
    MESSAGE("event.left", "{n} left of {all}"),
};
enum { N_ENGLISH = sizeof(english) / sizeof(english[0]), BYTES = 1024 };

static void put_u32(uint8_t *at, size_t value, bool swapped)
{
    for (int i = 0; i < 4; i++)
        at[swapped ? 3 - i : i] = (uint8_t)(value >> (8 * i));
}

static size_t build(uint8_t bytes[BYTES], const struct message *messages, size_t n, bool swapped)
{
    const size_t header[] = {0x950412de, 0, n, 28, 28 + 8 * n, 0, 0};
    memset(bytes, 0, BYTES);
    for (size_t i = 0; i < 7; i++)
        put_u32(bytes + 4 * i, header[i], swapped);
    size_t at = 28 + 16 * n;
    for (size_t i = 0; i < n; i++) {
        const struct message *m = &messages[i];
        put_u32(bytes + 28 + 8 * i, m->key_size, swapped);
        put_u32(bytes + 32 + 8 * i, at, swapped);
        memcpy(bytes + at, m->key, m->key_size);
        at += m->key_size + 1;
        put_u32(bytes + 28 + 8 * n + 8 * i, m->words_size, swapped);
        put_u32(bytes + 32 + 8 * n + 8 * i, at, swapped);
        memcpy(bytes + at, m->words, m->words_size);
        at += m->words_size + 1;
    }
    return at;
}

static void finds_messages_in_both_byte_orders(void)
{
    for (int swapped = 0; swapped < 2; swapped++) {
        uint8_t bytes[BYTES];
        struct mo_file mo;
        struct fault fault;
        const size_t size = build(bytes, english, N_ENGLISH, swapped);
        CU_ASSERT_EQUAL_FATAL(mo_open(bytes, size, &mo, &fault), RC_OK);
        CU_ASSERT_STRING_EQUAL(mo_find(&mo, "browse.title"), "What is on");
        CU_ASSERT_STRING_EQUAL(mo_find_plural(&mo, "basket.tickets", 1), "{n} ticket");
        CU_ASSERT_STRING_EQUAL(mo_find_plural(&mo, "basket.tickets", 0), "{n} tickets");
        CU_ASSERT_STRING_EQUAL(mo_find_plural(&mo, "browse.title", 5), "What is on");
        CU_ASSERT_PTR_NULL(mo_find(&mo, "browse.titles"));
        CU_ASSERT_PTR_NULL(mo_find(&mo, ""));
    }
}

/* Every cut, and every byte turned into others, gives an error or a catalogue that can be used. */
static void a_damaged_catalogue_is_never_read_beyond_its_end(void)
{
    uint8_t bytes[BYTES];
    const size_t size = build(bytes, english, N_ENGLISH, false);
    for (size_t cut = 0; cut < size; cut++) {
        uint8_t *copy = mem_zalloc(cut + 1);
        memcpy(copy, bytes, cut);
        struct mo_file mo;
        struct fault fault;
        CU_ASSERT_EQUAL(mo_open(copy, cut, &mo, &fault), RC_CONFIG);
        mem_free(copy);
    }
    static const uint8_t values[] = {0x00, 0x01, 0x7F, 0x80, 0xFF};
    for (size_t i = 0; i < size * sizeof(values); i++) {
        uint8_t *copy = mem_zalloc(size);
        memcpy(copy, bytes, size);
        copy[i / sizeof(values)] = values[i % sizeof(values)];
        struct mo_file mo;
        struct fault fault;
        if (mo_open(copy, size, &mo, &fault) == RC_OK) {
            for (unsigned long n = 0; n < 3; n++)
                CU_ASSERT_TRUE(!mo_find_plural(&mo, "basket.tickets", n) ||
                               strlen(mo_find_plural(&mo, "basket.tickets", n)) < size);
        } else {
            CU_ASSERT_TRUE(fault.what[0] != '\0');
        }
        mem_free(copy);
    }
}

static void keys_out_of_order_and_missing_forms_are_refused(void)
{
    uint8_t bytes[BYTES];
    struct mo_file mo;
    struct fault fault;
    const struct message unordered[] = {english[0], english[2], english[1]};
    size_t size = build(bytes, unordered, 3, false);
    CU_ASSERT_EQUAL(mo_open(bytes, size, &mo, &fault), RC_CONFIG);
    const struct message one_form[] = {english[0], MESSAGE("a\0a", "only one")};
    size = build(bytes, one_form, 2, false);
    CU_ASSERT_EQUAL(mo_open(bytes, size, &mo, &fault), RC_CONFIG);
    const struct message no_header[] = {english[2]};
    size = build(bytes, no_header, 1, false);
    CU_ASSERT_EQUAL(mo_open(bytes, size, &mo, &fault), RC_CONFIG);
    const struct message latin1[] = {english[0], MESSAGE("a", "caf\xE9")};
    size = build(bytes, latin1, 2, false);
    CU_ASSERT_EQUAL(mo_open(bytes, size, &mo, &fault), RC_CONFIG);
}

static unsigned form(const char *expression, unsigned long n)
{
    const struct plural *plural = plural_find(expression, strlen(expression));
    CU_ASSERT_PTR_NOT_NULL(plural);
    return plural ? plural->form(n) : UINT_MAX;
}

static void plural_rules_of_languages(void)
{
    const char *german = "Plural-Forms: nplurals=2; plural=(n != 1);\n";
    CU_ASSERT_EQUAL(form(german, 0), 1);
    CU_ASSERT_EQUAL(form(german, 1), 0);
    CU_ASSERT_EQUAL(form("nplurals=2; plural=n > 1;", 0), 0);
    CU_ASSERT_EQUAL(form("nplurals=1; plural=0;", 7), 0);
    const char *polish = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
                         "n%100>=20) ? 1 : 2);";
    const unsigned long numbers[] = {1, 2, 5, 12, 22, 25, 101, 102, 112};
    const unsigned forms[] = {0, 1, 2, 2, 1, 2, 2, 1, 2};
    for (int i = 0; i < 9; i++)
        CU_ASSERT_EQUAL(form(polish, numbers[i]), forms[i]);
    const char *arabic = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && "
                         "n%100<=10 ? 3 : n%100>=11 ? 4 : 5);";
    const unsigned long many[] = {0, 1, 2, 3, 10, 11, 99, 100, 102, 103};
    const unsigned arabic_forms[] = {0, 1, 2, 3, 3, 4, 4, 5, 5, 3};
    for (int i = 0; i < 10; i++)
        CU_ASSERT_EQUAL(form(arabic, many[i]), arabic_forms[i]);
    const char *russian = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
                          "(n%100<10 || n%100>=20) ? 1 : 2);";
    CU_ASSERT_EQUAL(form(russian, 21), 0);
    CU_ASSERT_EQUAL(form(russian, 11), 2);
}

static void unknown_rules_are_not_guessed(void)
{
    CU_ASSERT_PTR_NULL(plural_find("nplurals=2; plural=n%7;", 23));
    CU_ASSERT_PTR_NULL(plural_find("nplurals=3; plural=(n != 1);", 28));
    CU_ASSERT_PTR_NULL(plural_find("", 0));
    CU_ASSERT_PTR_NULL(plural_find("plural=0;", 9));
    CU_ASSERT_PTR_NULL(plural_find("nplurals=1; plural=0;", 14));
}

static void write_file(const char *dir, const char *name, const uint8_t *bytes, size_t size)
{
    char path[128];
    snprintf(path, sizeof(path), "%s/%s", dir, name);
    FILE *file = fopen(path, "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    CU_ASSERT_EQUAL(fwrite(bytes, 1, size, file), size);
    CU_ASSERT_EQUAL(fclose(file), 0);
}

static void a_failed_load_keeps_the_language(void)
{
    char dir[] = "/tmp/foyer-i18n-XXXXXX";
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(dir));
    uint8_t bytes[BYTES];
    const size_t size = build(bytes, english, N_ENGLISH, false);
    write_file(dir, "en_GB.mo", bytes, size);
    write_file(dir, "xx.mo", bytes, size / 2);
    struct fault fault;
    CU_ASSERT_EQUAL(i18n_load(dir, "en_GB", &fault), RC_OK);
    CU_ASSERT_EQUAL(i18n_load(dir, "xx", &fault), RC_CONFIG);
    CU_ASSERT_EQUAL(i18n_load(dir, "de", &fault), RC_CONFIG);
    CU_ASSERT_EQUAL(i18n_load(dir, "../en_GB", &fault), RC_CONFIG);
    CU_ASSERT_STRING_EQUAL(i18n_language(), "en_GB");
    CU_ASSERT_STRING_EQUAL(tr("browse.title"), "What is on");
    CU_ASSERT_STRING_EQUAL(tr("no.such.key"), "no.such.key");
    CU_ASSERT_STRING_EQUAL(tr_n("basket.tickets", 1), "{n} ticket");
    i18n_unload();
    CU_ASSERT_STRING_EQUAL(tr("browse.title"), "browse.title");
    CU_ASSERT_STRING_EQUAL(i18n_language(), "");
    const char *const names[] = {"en_GB.mo", "xx.mo"};
    for (int i = 0; i < 2; i++) {
        char path[128];
        snprintf(path, sizeof(path), "%s/%s", dir, names[i]);
        CU_ASSERT_EQUAL(unlink(path), 0);
    }
    CU_ASSERT_EQUAL(rmdir(dir), 0);
}

static void placeholders_are_named_and_may_move(void)
{
    struct arena *arena = arena_new();
    const struct tr_arg args[] = {{"n", "3"}, {"all", "{n}"}, {"none", NULL}, {NULL, NULL}};
    CU_ASSERT_STRING_EQUAL(tr_fill(arena, "{all}: {n}, {n}{none}!", args), "{n}: 3, 3!");
    CU_ASSERT_STRING_EQUAL(tr_fill(arena, "{other} { {n", args), "{other} { {n");
    CU_ASSERT_STRING_EQUAL(tr_fill(arena, "", args), "");
    CU_ASSERT_STRING_EQUAL(TR(arena, "{n} left", {"n", "7"}), "7 left");
    arena_free(arena);
}

CU_TestInfo test_i18n[] = {
    {"finds messages in both byte orders", finds_messages_in_both_byte_orders},
    {"a damaged catalogue is never read beyond its end",
     a_damaged_catalogue_is_never_read_beyond_its_end},
    {"keys out of order and missing forms are refused",
     keys_out_of_order_and_missing_forms_are_refused},
    {"plural rules of languages", plural_rules_of_languages},
    {"unknown rules are not guessed", unknown_rules_are_not_guessed},
    {"a failed load keeps the language", a_failed_load_keeps_the_language},
    {"placeholders are named and may move", placeholders_are_named_and_may_move},
    CU_TEST_INFO_NULL,
};
