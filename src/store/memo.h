/* Memo: what the store already has, in memory: a hash of the content for each id.
 *
 * So an unchanged refresh neither reads nor writes a row, and rows that a refresh did not bring are
 * known. Threads: none of its own.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/ids.h"

struct memo_entry {
    char id[ID_SIZE];
    bool is_used;  /* false: a free place */
    bool is_gone;  /* swept; the place may be taken again by the same id */
    uint32_t seen; /* the refresh that brought it last */
    uint64_t hash;
    int64_t start_utc_s; /* instances */
};

struct memo {
    struct memo_entry *entries;
    size_t n_entries, n_used; /* places, places taken */
    size_t n_here;            /* entries that are not gone */
};

void memo_clear(struct memo *memo); /* frees; an all-zero memo is empty and valid */
struct memo_entry *memo_find(const struct memo *memo, const char *id); /* NULL: not here */
/* The entry of `id`, made when it is not there; its hash is then 0. Moves other entries. */
struct memo_entry *memo_take(struct memo *memo, const char *id);
void memo_remove(struct memo *memo, struct memo_entry *entry);

/* FNV-1a over fields; start with MEMO_HASH_START. Strings are told apart by their ends. */
#define MEMO_HASH_START UINT64_C(0xCBF29CE484222325)
uint64_t memo_hash_bytes(uint64_t hash, const void *bytes, size_t n);
uint64_t memo_hash_text(uint64_t hash, const char *s); /* NULL as "" */
uint64_t memo_hash_int(uint64_t hash, int64_t value);
