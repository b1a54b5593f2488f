#include "store/entity.h"

#include <stdbool.h>
#include <string.h>

enum { NAME_MAX_BYTES = 8, DIGITS_MAX = 7 };

/* Names of U+00A0 to U+00FF in order. */
static const char *const latin[96] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
};

static const struct {
    const char *name;
    uint32_t codepoint;
} others[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},
    {"apos", '\''},     {"euro", 0x20AC},   {"hellip", 0x2026}, {"ndash", 0x2013},
    {"mdash", 0x2014},  {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"sbquo", 0x201A},
    {"ldquo", 0x201C},  {"rdquo", 0x201D},  {"bdquo", 0x201E},  {"lsaquo", 0x2039},
    {"rsaquo", 0x203A}, {"bull", 0x2022},   {"trade", 0x2122},  {"OElig", 0x152},
    {"oelig", 0x153},   {"Scaron", 0x160},  {"scaron", 0x161},  {"Yuml", 0x178},
    {"fnof", 0x192},    {"dagger", 0x2020}, {"Dagger", 0x2021}, {"permil", 0x2030},
    {"ensp", ' '},      {"emsp", ' '},      {"thinsp", ' '},    {"minus", 0x2212},
    {"larr", 0x2190},   {"rarr", 0x2192},   {"hearts", 0x2665}, {"infin", 0x221E},
};

/* What writers on Windows meant by &#128; to &#159;, which are controls by the letter. */
static const uint16_t windows[32] = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178,
};

static uint32_t named(const char *name, size_t n)
{
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (strlen(others[i].name) == n && memcmp(others[i].name, name, n) == 0)
            return others[i].codepoint;
    }
    for (size_t i = 0; i < sizeof(latin) / sizeof(latin[0]); i++) {
        if (strlen(latin[i]) == n && memcmp(latin[i], name, n) == 0)
            return 0xA0 + (uint32_t)i;
    }
    return 0;
}

static int digit(char c, bool hex)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (hex && c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (hex && c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* "#8217;" or "#x2019;" */
static uint32_t numbered(const char *s, size_t *ret_length)
{
    const bool hex = s[1] == 'x' || s[1] == 'X';
    const char *at = s + (hex ? 2 : 1);
    uint32_t value = 0;
    int n = 0;
    for (; n < DIGITS_MAX && digit(at[n], hex) >= 0; n++)
        value = value * (hex ? 16 : 10) + (uint32_t)digit(at[n], hex);
    if (n == 0 || at[n] != ';' || value == 0 || value > 0x10FFFF ||
        (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *ret_length = (size_t)(at - s) + (size_t)n + 1;
    return value >= 0x80 && value <= 0x9F ? windows[value - 0x80] : value;
}

uint32_t entity_read(const char *s, size_t *ret_length)
{
    size_t length = 0;
    uint32_t codepoint = 0;
    if (s[1] == '#') {
        codepoint = numbered(s + 1, &length);
        length += 1;
    } else {
        const size_t n = strcspn(s + 1, "; \t\r\n&<");
        if (n == 0 || n > NAME_MAX_BYTES || s[1 + n] != ';')
            return 0;
        codepoint = named(s + 1, n);
        length = n + 2;
    }
    if (codepoint != 0)
        *ret_length = length;
    return codepoint;
}
