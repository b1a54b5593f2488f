#include "ui/theme.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { LINE_SIZE = 512 };

static const char *const color_keys[COLOR_COUNT] = {NULL,
#define X(name, key) key,
                                                    COLOR_LIST(X)
#undef X
};

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* #RRGGBB is opaque, #AARRGGBB is not. */
static bool read_color(const char *s, uint32_t *ret)
{
    const size_t n = strlen(s);
    if (s[0] != '#' || (n != 7 && n != 9))
        return false;
    uint32_t value = 0;
    for (size_t i = 1; i < n; i++) {
        const int digit = hex_digit(s[i]);
        if (digit < 0)
            return false;
        value = value << 4 | (uint32_t)digit;
    }
    *ret = n == 7 ? value | 0xFF000000U : value;
    return true;
}

static bool read_font(struct theme *t, const char *key, const char *value)
{
    char *to = strcmp(key, "regular") == 0    ? t->font_regular
               : strcmp(key, "bold") == 0     ? t->font_bold
               : strcmp(key, "fallback") == 0 ? t->font_fallback
                                              : NULL;
    return to && text_copy(to, sizeof(t->font_regular), value);
}

static bool read_token(struct theme *t, bool *seen, const char *key, const char *value)
{
    for (int i = COLOR_NONE + 1; i < COLOR_COUNT; i++) {
        if (strcmp(color_keys[i], key) == 0) {
            seen[i] = true;
            return read_color(value, &t->argb[i]);
        }
    }
    return false;
}

static char *trim(char *s)
{
    while (*s == ' ' || *s == '\t')
        s++;
    size_t n = strlen(s);
    while (n > 0 && strchr(" \t\r\n", s[n - 1]))
        s[--n] = '\0';
    return s;
}

struct reader {
    struct theme *theme;
    bool seen[COLOR_COUNT];
    bool fonts; /* in the section of the fonts */
};

static bool read_line(struct reader *r, char *line)
{
    char *s = trim(line);
    if (*s == '\0' || *s == '#' || *s == ';')
        return true;
    if (*s == '[') {
        r->fonts = strcmp(s, "[fonts]") == 0;
        return r->fonts || strcmp(s, "[colors]") == 0;
    }
    char *equals = strchr(s, '=');
    if (!equals)
        return false;
    *equals = '\0';
    const char *key = trim(s), *value = trim(equals + 1);
    return r->fonts ? read_font(r->theme, key, value) : read_token(r->theme, r->seen, key, value);
}

static enum rc read_file(struct reader *r, FILE *file, const char *path, struct fault *fault)
{
    char line[LINE_SIZE];
    for (int n = 1; fgets(line, sizeof(line), file); n++) {
        if (read_line(r, line))
            continue;
        *fault =
            fault_make(RC_CONFIG, n, "%s:%d: not a known token with a value of its kind", path, n);
        return RC_CONFIG;
    }
    for (int i = COLOR_NONE + 1; i < COLOR_COUNT; i++) {
        if (!r->seen[i]) {
            *fault = fault_make(RC_CONFIG, 0, "%s: token %s is missing", path, color_keys[i]);
            return RC_CONFIG;
        }
    }
    if (r->theme->font_regular[0] == '\0') {
        *fault = fault_make(RC_CONFIG, 0, "%s: token regular is missing in [fonts]", path);
        return RC_CONFIG;
    }
    return RC_OK;
}

enum rc theme_load(const char *assets, const char *name, struct theme *ret, struct fault *fault)
{
    char path[512];
    struct text t = TEXT_OF(path);
    text_addf(&t, "%s/themes/%s.ini", assets, name);
    FILE *file = t.cut || strchr(name, '/') ? NULL : fopen(path, "re");
    if (!file) {
        *fault = fault_make(RC_CONFIG, 0, "cannot read the theme %s", path);
        return RC_CONFIG;
    }
    struct theme read = {0};
    struct reader r = {.theme = &read};
    const enum rc rc = read_file(&r, file, path, fault);
    fclose(file);
    if (rc == RC_OK)
        *ret = read;
    return rc;
}

static double linear(uint32_t byte)
{
    const double v = byte / 255.0;
    return v <= 0.03928 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t argb)
{
    return 0.2126 * linear(argb >> 16 & 0xFFU) + 0.7152 * linear(argb >> 8 & 0xFFU) +
           0.0722 * linear(argb & 0xFFU);
}

double theme_contrast(uint32_t a, uint32_t b)
{
    const double la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}
