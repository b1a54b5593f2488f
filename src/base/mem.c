#include "base/mem.h"

#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *or_abort(void *ptr)
{
    if (!ptr) {
        fputs("<0>out of memory\n", stderr);
        abort();
    }
    return ptr;
}

void *mem_zalloc(size_t size)
{
    return or_abort(calloc(1, size ? size : 1));
}

void *mem_zalloc_array(size_t n, size_t size)
{
    return or_abort(calloc(n ? n : 1, size ? size : 1));
}

void *mem_regrow(void *ptr, size_t n, size_t size)
{
    size_t bytes = 0;
    if (__builtin_mul_overflow(n, size, &bytes))
        return or_abort(NULL);
    return or_abort(realloc(ptr, bytes ? bytes : 1));
}

char *mem_strdup(const char *s)
{
    return s ? or_abort(strdup(s)) : NULL;
}

void mem_free(void *ptr)
{
    free(ptr);
}

void mem_wipe(void *ptr, size_t size)
{
    memset(ptr, 0, size);
    __asm__ volatile("" : : "r"(ptr) : "memory"); /* somebody might still look: it has to be done */
}

/* glibc's own word for how much of a block may have been written. */
static size_t room_of(void *ptr)
{
    return malloc_usable_size(ptr);
}

void *mem_tidy_alloc(size_t size)
{
    return malloc(size ? size : 1);
}

void *mem_tidy_zalloc(size_t n, size_t size)
{
    return calloc(n ? n : 1, size ? size : 1);
}

void mem_tidy_free(void *ptr)
{
    if (ptr)
        mem_wipe(ptr, room_of(ptr));
    free(ptr);
}

void *mem_tidy_regrow(void *ptr, size_t size)
{
    const size_t room = ptr ? room_of(ptr) : 0;
    if (ptr && size > 0 && size <= room)
        return ptr;
    void *moved = malloc(size ? size : 1);
    if (!moved)
        return NULL;
    if (ptr)
        memcpy(moved, ptr, room < size ? room : size);
    mem_tidy_free(ptr);
    return moved;
}

char *mem_tidy_strdup(const char *s)
{
    const size_t n = strlen(s) + 1;
    char *copy = malloc(n);
    return copy ? memcpy(copy, s, n) : NULL;
}
