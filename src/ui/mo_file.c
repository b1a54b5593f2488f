#include "ui/mo_file.h"

#include <string.h>

#include "base/text.h"

#define MAGIC         0x950412deU
#define MAGIC_SWAPPED 0xde120495U

enum { HEADER_BYTES = 28, ENTRY_BYTES = 8 };

struct span { /* of the file's bytes */
    uint32_t length, offset;
};

static uint32_t read_u32(const struct mo_file *mo, size_t at)
{
    const uint8_t *b = mo->bytes + at;
    if (mo->swapped)
        return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
    return (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
}

static struct span entry(const struct mo_file *mo, uint32_t table, uint32_t i)
{
    const size_t at = (size_t)table + (size_t)i * ENTRY_BYTES;
    return (struct span){read_u32(mo, at), read_u32(mo, at + 4)};
}

static const char *string_at(const struct mo_file *mo, struct span s)
{
    return (const char *)mo->bytes + s.offset;
}

static enum rc damaged(struct fault *fault, const char *what, uint32_t i)
{
    *fault = fault_make(RC_CONFIG, (int)i, "message catalogue is damaged: %s (message %u)", what,
                        (unsigned)i);
    return RC_CONFIG;
}

static bool table_fits(const struct mo_file *mo, uint32_t table)
{
    return table <= mo->size && mo->n <= (mo->size - table) / ENTRY_BYTES;
}

static bool span_is_sound(const struct mo_file *mo, struct span s)
{
    return s.offset < mo->size && s.length < mo->size - s.offset &&
           mo->bytes[s.offset + s.length] == '\0' && text_is_utf8(string_at(mo, s), s.length);
}

/* Strings inside a span: its zeros plus one. */
static unsigned parts(const struct mo_file *mo, struct span s)
{
    unsigned n = 1;
    for (uint32_t i = 0; i < s.length; i++)
        n += mo->bytes[s.offset + i] == '\0';
    return n;
}

static enum rc read_plural_rule(struct mo_file *mo, struct fault *fault)
{
    const struct span key = entry(mo, mo->keys, 0), words = entry(mo, mo->words, 0);
    if (key.length == 0)
        mo->plural = plural_find(string_at(mo, words), words.length);
    if (mo->plural)
        return RC_OK;
    *fault = fault_make(RC_CONFIG, 0, "message catalogue: Plural-Forms is missing or not known");
    return RC_CONFIG;
}

static enum rc check_spans(const struct mo_file *mo, struct fault *fault)
{
    for (uint32_t i = 0; i < mo->n; i++) {
        const struct span key = entry(mo, mo->keys, i), words = entry(mo, mo->words, i);
        if (!span_is_sound(mo, key) || !span_is_sound(mo, words))
            return damaged(fault, "a text leaves the file or is not UTF-8", i);
        if (i > 0 && strcmp(string_at(mo, entry(mo, mo->keys, i - 1)), string_at(mo, key)) >= 0)
            return damaged(fault, "keys are not in order", i);
    }
    return RC_OK;
}

static enum rc check_forms(const struct mo_file *mo, struct fault *fault)
{
    for (uint32_t i = 0; i < mo->n; i++) {
        const unsigned forms = parts(mo, entry(mo, mo->keys, i)) > 1 ? mo->plural->forms : 1;
        if (parts(mo, entry(mo, mo->words, i)) != forms)
            return damaged(fault, "wrong number of plural forms", i);
    }
    return RC_OK;
}

enum rc mo_open(const void *bytes, size_t size, struct mo_file *ret, struct fault *fault)
{
    struct mo_file mo = {.bytes = bytes, .size = size};
    if (size < HEADER_BYTES || size > MO_BYTES_MAX)
        return damaged(fault, "too short or too long", 0);
    mo.swapped = read_u32(&mo, 0) == MAGIC_SWAPPED;
    if (read_u32(&mo, 0) != MAGIC)
        return damaged(fault, "not a catalogue", 0);
    if (read_u32(&mo, 4) >> 16 != 0)
        return damaged(fault, "revision not known", 0);
    mo.n = read_u32(&mo, 8);
    mo.keys = read_u32(&mo, 12);
    mo.words = read_u32(&mo, 16);
    if (mo.n == 0 || !table_fits(&mo, mo.keys) || !table_fits(&mo, mo.words))
        return damaged(fault, "its tables leave the file", 0);
    enum rc rc = check_spans(&mo, fault);
    if (!rc)
        rc = read_plural_rule(&mo, fault);
    if (!rc)
        rc = check_forms(&mo, fault);
    if (!rc)
        *ret = mo;
    return rc;
}

/* Index of the message, or `n` when there is none. */
static uint32_t find(const struct mo_file *mo, const char *key)
{
    uint32_t low = 0, high = mo->n;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const int order = strcmp(key, string_at(mo, entry(mo, mo->keys, middle)));
        if (order == 0)
            return middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return mo->n;
}

const char *mo_find(const struct mo_file *mo, const char *key)
{
    const uint32_t i = *key ? find(mo, key) : mo->n; /* the header is no message */
    return i < mo->n ? string_at(mo, entry(mo, mo->words, i)) : NULL;
}

const char *mo_find_plural(const struct mo_file *mo, const char *key, unsigned long n)
{
    const uint32_t i = *key ? find(mo, key) : mo->n;
    if (i == mo->n)
        return NULL;
    const struct span words = entry(mo, mo->words, i);
    const char *s = string_at(mo, words);
    if (parts(mo, words) == 1)
        return s; /* says the same for every number */
    for (unsigned form = mo->plural->form(n); form > 0; form--)
        s += strlen(s) + 1;
    return s;
}
