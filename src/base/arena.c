#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { BLOCK_MIN = 4096, BLOCK_MAX = 1024 * 1024 };

struct block {
    struct block *next; /* older */
    size_t size, used;
    max_align_t bytes[];
};

struct arena {
    struct block *newest;
    size_t held;
};

struct arena *arena_new(void)
{
    return mem_zalloc(sizeof(struct arena));
}

static void free_blocks(struct block *block)
{
    while (block) {
        struct block *next = block->next;
        mem_free(block);
        block = next;
    }
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena->newest);
    mem_free(arena);
}

/* A block for one big piece may be larger than those that came after it. */
static struct block *take_largest(struct arena *arena)
{
    struct block **largest = &arena->newest;
    for (struct block **at = &arena->newest; *at; at = &(*at)->next) {
        if ((*at)->size > (*largest)->size)
            largest = at;
    }
    struct block *block = *largest;
    *largest = block->next;
    block->next = NULL;
    return block;
}

void arena_reset(struct arena *arena)
{
    if (!arena->newest)
        return;
    struct block *keep = take_largest(arena);
    free_blocks(arena->newest);
    arena->newest = keep;
    memset(keep->bytes, 0, keep->used);
    keep->used = 0;
    arena->held = keep->size;
}

static struct block *grow(struct arena *arena, size_t need)
{
    size_t size = arena->newest ? arena->newest->size * 2 : BLOCK_MIN;
    if (size > BLOCK_MAX)
        size = BLOCK_MAX;
    if (size < need)
        size = need;
    struct block *block = mem_zalloc(sizeof(*block) + size);
    block->size = size;
    block->next = arena->newest;
    arena->newest = block;
    arena->held += size;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    const size_t align = _Alignof(max_align_t);
    assert(size < SIZE_MAX / 2);
    const size_t need = (size + align - 1) / align * align;
    struct block *block = arena->newest;
    if (!block || block->size - block->used < need)
        block = grow(arena, need);
    void *at = (char *)block->bytes + block->used;
    block->used += need;
    return at;
}

void *arena_alloc_array(struct arena *arena, size_t n, size_t size)
{
    size_t bytes = 0;
    if (__builtin_mul_overflow(n, size, &bytes))
        abort();
    return arena_alloc(arena, bytes);
}

const char *arena_strndup(struct arena *arena, const char *s, size_t n)
{
    char *copy = arena_alloc(arena, n + 1);
    memcpy(copy, s, n);
    return copy;
}

const char *arena_strdup(struct arena *arena, const char *s)
{
    return s ? arena_strndup(arena, s, strlen(s)) : "";
}

const char *arena_printf(struct arena *arena, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    const int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    assert(n >= 0);
    char *at = arena_alloc(arena, (size_t)n + 1);
    vsnprintf(at, (size_t)n + 1, fmt, again);
    va_end(again);
    return at;
}

size_t arena_bytes(const struct arena *arena)
{
    return arena->held;
}
