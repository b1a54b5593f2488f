#include "base/mem.h"

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
    volatile unsigned char *bytes = ptr;
    for (size_t i = 0; i < size; i++)
        bytes[i] = 0;
}
