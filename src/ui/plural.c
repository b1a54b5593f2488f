#include "ui/plural.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { EXPRESSION_SIZE = 256 };

static unsigned one_form(unsigned long n)
{
    (void)n;
    return 0;
}

static unsigned not_one(unsigned long n)
{
    return n != 1;
}

static unsigned above_one(unsigned long n)
{
    return n > 1;
}

/* Few: ends in 2, 3 or 4, but not in 12, 13 or 14. */
static bool is_few(unsigned long n)
{
    return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20);
}

static unsigned east_slavic(unsigned long n)
{
    if (n % 10 == 1 && n % 100 != 11)
        return 0;
    return is_few(n) ? 1 : 2;
}

static unsigned polish(unsigned long n)
{
    if (n == 1)
        return 0;
    return is_few(n) ? 1 : 2;
}

static unsigned czech(unsigned long n)
{
    if (n == 1)
        return 0;
    return n >= 2 && n <= 4 ? 1 : 2;
}

static unsigned slovenian(unsigned long n)
{
    if (n % 100 == 1)
        return 0;
    if (n % 100 == 2)
        return 1;
    return n % 100 == 3 || n % 100 == 4 ? 2 : 3;
}

static unsigned arabic(unsigned long n)
{
    if (n <= 2)
        return (unsigned)n;
    if (n % 100 >= 3 && n % 100 <= 10)
        return 3;
    return n % 100 >= 11 ? 4 : 5;
}

static unsigned romanian(unsigned long n)
{
    if (n == 1)
        return 0;
    return n == 0 || (n % 100 > 0 && n % 100 < 20) ? 1 : 2;
}

static unsigned lithuanian(unsigned long n)
{
    if (n % 10 == 1 && n % 100 != 11)
        return 0;
    return n % 10 >= 2 && (n % 100 < 10 || n % 100 >= 20) ? 1 : 2;
}

static unsigned latvian(unsigned long n)
{
    if (n % 10 == 1 && n % 100 != 11)
        return 0;
    return n != 0 ? 1 : 2;
}

static unsigned irish(unsigned long n)
{
    if (n == 1)
        return 0;
    if (n == 2)
        return 1;
    if (n > 2 && n < 7)
        return 2;
    return n > 6 && n < 11 ? 3 : 4;
}

static unsigned welsh(unsigned long n)
{
    if (n == 1)
        return 0;
    if (n == 2)
        return 1;
    return n != 8 && n != 11 ? 2 : 3;
}

static const struct plural plurals[] = {
    {"0", 1, one_form},
    {"n!=1", 2, not_one},
    {"n==1?0:1", 2, not_one},
    {"n>1", 2, above_one},
    {"n>=2", 2, above_one},
    {"n%10==1&&n%100!=11?0:n%10>=2&&n%10<=4&&(n%100<10||n%100>=20)?1:2", 3, east_slavic},
    {"n%10==1&&n%100!=11?0:n%10>=2&&n%10<=4&&(n%100<12||n%100>14)?1:2", 3, east_slavic},
    {"n==1?0:n%10>=2&&n%10<=4&&(n%100<10||n%100>=20)?1:2", 3, polish},
    {"n==1?0:n%10>=2&&n%10<=4&&(n%100<12||n%100>14)?1:2", 3, polish},
    {"n==1?0:(n>=2&&n<=4)?1:2", 3, czech},
    {"(n==1)?0:(n>=2&&n<=4)?1:2", 3, czech},
    {"n==1?0:n>=2&&n<=4?1:2", 3, czech},
    {"n%100==1?0:n%100==2?1:n%100==3||n%100==4?2:3", 4, slovenian},
    {"n==0?0:n==1?1:n==2?2:n%100>=3&&n%100<=10?3:n%100>=11?4:5", 6, arabic},
    {"n==0?0:n==1?1:n==2?2:n%100>=3&&n%100<=10?3:n%100>=11&&n%100<=99?4:5", 6, arabic},
    {"n==1?0:(n==0||(n%100>0&&n%100<20))?1:2", 3, romanian},
    {"n%10==1&&n%100!=11?0:n%10>=2&&(n%100<10||n%100>=20)?1:2", 3, lithuanian},
    {"n%10==1&&n%100!=11?0:n!=0?1:2", 3, latvian},
    {"n==1?0:n==2?1:(n>2&&n<7)?2:(n>6&&n<11)?3:4", 5, irish},
    {"(n==1)?0:(n==2)?1:(n!=8&&n!=11)?2:3", 4, welsh},
};

/* Copies up to ';' or the line's end, without blanks. False when it does not fit. */
static bool squeeze(const char *from, const char *end, char out[EXPRESSION_SIZE])
{
    size_t len = 0;
    for (; from < end && *from != ';' && *from != '\n' && *from != '\0'; from++) {
        if (*from == ' ' || *from == '\t')
            continue;
        if (len + 1 >= EXPRESSION_SIZE)
            return false;
        out[len++] = *from;
    }
    out[len] = '\0';
    return len > 0;
}

/* True when the first bracket closes with the last sign. */
static bool is_wrapped(const char *s)
{
    if (*s != '(')
        return false;
    int depth = 0;
    for (; *s; s++) {
        depth += (*s == '(') - (*s == ')');
        if (depth == 0)
            return s[1] == '\0';
    }
    return false;
}

static const char *after(const char *header, const char *end, const char *what)
{
    const size_t n = strlen(what);
    for (const char *p = header; (size_t)(end - p) >= n; p++) {
        if (memcmp(p, what, n) == 0)
            return p + n;
    }
    return NULL;
}

const struct plural *plural_find(const char *header, size_t n)
{
    const char *end = header + n;
    const char *count = after(header, end, "nplurals="), *rule = after(header, end, "plural=");
    char digits[EXPRESSION_SIZE], buffer[EXPRESSION_SIZE];
    int64_t forms;
    if (!count || !rule || !squeeze(count, end, digits) || !squeeze(rule, end, buffer) ||
        !text_to_int64(digits, 1, 6, &forms))
        return NULL;
    char *expression = buffer;
    while (is_wrapped(expression)) {
        expression[strlen(expression) - 1] = '\0';
        expression++;
    }
    for (size_t i = 0; i < sizeof(plurals) / sizeof(plurals[0]); i++) {
        if ((int64_t)plurals[i].forms == forms && strcmp(plurals[i].expression, expression) == 0)
            return &plurals[i];
    }
    return NULL;
}
