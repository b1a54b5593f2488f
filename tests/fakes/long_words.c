#include "fakes/long_words.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { HEADER = 28, FILE_MAX = 1 << 20, LONGER_PERCENT = 40 };

/* A catalogue in the byte order of this machine, as msgfmt writes it. */
struct catalogue_bytes {
    uint8_t *at;
    size_t n;
};

static struct catalogue_bytes read_english(void)
{
    char path[512];
    const char *assets = getenv("FOYER_ASSETS");
    snprintf(path, sizeof(path), "%s/i18n/en_GB.mo", assets ? assets : "build/assets");
    FILE *file = fopen(path, "rb");
    assert(file);
    struct catalogue_bytes all = {.at = mem_zalloc(FILE_MAX)};
    all.n = fread(all.at, 1, FILE_MAX, file);
    assert(all.n > HEADER && all.n < FILE_MAX);
    fclose(file);
    return all;
}

static uint32_t number_at(const struct catalogue_bytes *mo, size_t offset)
{
    uint32_t value;
    memcpy(&value, mo->at + offset, sizeof(value));
    return value;
}

static void put_number(uint8_t *at, size_t value)
{
    const uint32_t number = (uint32_t)value;
    memcpy(at, &number, sizeof(number));
}

/* Patterns and switches are no words. */
static bool is_kept(const char *key)
{
    return key[0] == '\0' || strcmp(key, "language.direction") == 0 ||
           strncmp(key, "number.", 7) == 0 || strncmp(key, "money.", 6) == 0;
}

static bool is_letter(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Says letters twice, two of five, and leaves placeholders alone. */
static size_t stretch(const uint8_t *from, size_t n, uint8_t *out)
{
    size_t len = 0;
    int owed = 0;
    bool inside = false;
    for (size_t i = 0; i < n; i++) {
        inside = from[i] == '{' || (inside && from[i] != '}');
        out[len++] = from[i];
        if (inside || !is_letter(from[i]))
            continue;
        owed += LONGER_PERCENT;
        if (owed < 100)
            continue;
        out[len++] = (uint8_t)(from[i] | 0x20);
        owed -= 100;
    }
    return len;
}

static void write_longer(const struct catalogue_bytes *mo, FILE *file)
{
    const uint32_t count = number_at(mo, 8), keys = number_at(mo, 12), words = number_at(mo, 16);
    uint8_t *out = mem_zalloc((size_t)2 * FILE_MAX);
    size_t end = mo->n;
    memcpy(out, mo->at, mo->n);
    for (uint32_t i = 0; i < count; i++) {
        const char *key = (const char *)mo->at + number_at(mo, keys + 8 * (size_t)i + 4);
        const uint32_t n = number_at(mo, words + 8 * (size_t)i);
        const uint32_t at = number_at(mo, words + 8 * (size_t)i + 4);
        if (is_kept(key))
            continue;
        const size_t longer = stretch(mo->at + at, n, out + end);
        put_number(out + words + 8 * (size_t)i, longer);
        put_number(out + words + 8 * (size_t)i + 4, end);
        end += longer;
        out[end++] = '\0';
    }
    const size_t written = fwrite(out, 1, end, file);
    assert(written == end);
    mem_free(out);
}

void long_words_make(char ret_dir[TEMP_DIR_SIZE])
{
    char path[TEMP_PATH_SIZE];
    struct catalogue_bytes mo = read_english();
    temp_dir_make(ret_dir);
    temp_dir_path(ret_dir, "en_GB.mo", path);
    FILE *file = fopen(path, "wb");
    assert(file);
    write_longer(&mo, file);
    fclose(file);
    mem_free(mo.at);
}
