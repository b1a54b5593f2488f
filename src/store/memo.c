#include "store/memo.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum { PLACES_MIN = 256 };

uint64_t memo_hash_bytes(uint64_t hash, const void *bytes, size_t n)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ at[i]) * UINT64_C(0x100000001B3);
    return hash;
}

uint64_t memo_hash_text(uint64_t hash, const char *s)
{
    const char *text = s ? s : "";
    return memo_hash_bytes(hash, text, strlen(text) + 1);
}

uint64_t memo_hash_int(uint64_t hash, int64_t value)
{
    return memo_hash_bytes(hash, &value, sizeof(value));
}

void memo_clear(struct memo *memo)
{
    mem_free(memo->entries);
    *memo = (struct memo){0};
}

/* The place of `id`, or the free one where it would go. Places are a power of two. */
static struct memo_entry *place_of(const struct memo *memo, const char *id)
{
    const size_t mask = memo->n_entries - 1;
    size_t at = (size_t)memo_hash_text(MEMO_HASH_START, id) & mask;
    while (memo->entries[at].is_used && strcmp(memo->entries[at].id, id) != 0)
        at = (at + 1) & mask;
    return &memo->entries[at];
}

struct memo_entry *memo_find(const struct memo *memo, const char *id)
{
    if (memo->n_entries == 0)
        return NULL;
    struct memo_entry *entry = place_of(memo, id);
    return entry->is_used && !entry->is_gone ? entry : NULL;
}

static void grow(struct memo *memo)
{
    const struct memo old = *memo;
    memo->n_entries = PLACES_MIN;
    while (memo->n_entries < old.n_here * 3)
        memo->n_entries *= 2;
    memo->entries = mem_zalloc_array(memo->n_entries, sizeof(*memo->entries));
    memo->n_used = 0;
    for (size_t i = 0; i < old.n_entries; i++) {
        if (!old.entries[i].is_used || old.entries[i].is_gone)
            continue;
        *place_of(memo, old.entries[i].id) = old.entries[i];
        memo->n_used++;
    }
    mem_free(old.entries);
}

struct memo_entry *memo_take(struct memo *memo, const char *id)
{
    if ((memo->n_used + 1) * 3 > memo->n_entries * 2)
        grow(memo);
    struct memo_entry *entry = place_of(memo, id);
    if (entry->is_used && !entry->is_gone)
        return entry;
    memo->n_used += !entry->is_used;
    memo->n_here++;
    *entry = (struct memo_entry){.is_used = true};
    const bool fits = text_copy(entry->id, sizeof(entry->id), id);
    assert(fits);
    (void)fits;
    return entry;
}

void memo_remove(struct memo *memo, struct memo_entry *entry)
{
    assert(entry->is_used && !entry->is_gone);
    entry->is_gone = true;
    memo->n_here--;
}
