#define _XOPEN_SOURCE 700 /* nftw(); NOLINT(bugprone-reserved-identifier) */
#include "kit.h"

#include <ftw.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"

int64_t kit_now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int by_value(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

double kit_median(int64_t *times, size_t n)
{
    qsort(times, n, sizeof(times[0]), by_value);
    const size_t middle = n / 2;
    return (double)times[middle];
}

void kit_check(enum rc rc, const struct fault *fault, const char *what)
{
    if (rc == RC_OK)
        return;
    fprintf(stderr, "%s: %s\n", what, fault && fault->what[0] ? fault->what : rc_text(rc));
    exit(EXIT_FAILURE);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st;
    (void)type;
    (void)at;
    return remove(path);
}

void kit_remove(const char *dir)
{
    enum { OPEN_MAX_DIRS = 8 };
    if (nftw(dir, remove_one, OPEN_MAX_DIRS, FTW_DEPTH | FTW_PHYS) != 0)
        perror(dir);
}

/* The C library's own allocator, under the names that it keeps for those who count. */
/* NOLINTBEGIN(bugprone-reserved-identifier) */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *ptr, size_t size);
extern void __libc_free(void *ptr);
/* NOLINTEND(bugprone-reserved-identifier) */

static _Thread_local struct kit_memory counted;
static _Thread_local bool is_off;

void kit_memory_off(bool off)
{
    is_off = off;
}

struct kit_memory kit_memory(void)
{
    return counted;
}

void kit_memory_mark(void)
{
    counted.peak_bytes = counted.live_bytes;
}

static void *count(void *ptr)
{
    if (is_off)
        return ptr;
    counted.n_allocations++;
    counted.live_bytes += (int64_t)malloc_usable_size(ptr);
    if (counted.live_bytes > counted.peak_bytes)
        counted.peak_bytes = counted.live_bytes;
    return ptr;
}

void *malloc(size_t size)
{
    return count(__libc_malloc(size));
}

void *calloc(size_t nmemb, size_t size)
{
    return count(__libc_calloc(nmemb, size));
}

void *realloc(void *ptr, size_t size)
{
    const int64_t before = is_off ? 0 : (int64_t)malloc_usable_size(ptr);
    void *grown = __libc_realloc(ptr, size);
    if (grown || size == 0)
        counted.live_bytes -= before;
    return count(grown);
}

void free(void *ptr)
{
    if (!is_off)
        counted.live_bytes -= (int64_t)malloc_usable_size(ptr);
    __libc_free(ptr);
}
