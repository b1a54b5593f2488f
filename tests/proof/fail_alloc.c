#include "proof/fail_alloc.h"

#include <assert.h>
#include <cjson/cJSON.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static struct {
    enum fail_alloc_source source;
    long at, count;
    bool for_ever;
    sqlite3_mem_methods real;
} shim;

void fail_alloc_at(long n, bool for_ever)
{
    shim.at = n;
    shim.for_ever = for_ever;
    shim.count = 0;
}

long fail_alloc_count(void)
{
    return shim.count;
}

void fail_alloc_from(enum fail_alloc_source source)
{
    shim.source = source;
}

static bool strikes(enum fail_alloc_source source)
{
    if (source != shim.source)
        return false;
    shim.count++;
    return shim.at > 0 && (shim.for_ever ? shim.count >= shim.at : shim.count == shim.at);
}

/* Names that the linker gives to wrapped functions and to the real ones. */
void *fail_calloc(size_t n, size_t size) __asm__("__wrap_calloc");
void *fail_realloc(void *ptr, size_t size) __asm__("__wrap_realloc");
char *fail_strdup(const char *s) __asm__("__wrap_strdup");
void *real_calloc(size_t n, size_t size) __asm__("__real_calloc");
void *real_realloc(void *ptr, size_t size) __asm__("__real_realloc");
char *real_strdup(const char *s) __asm__("__real_strdup");

void *fail_calloc(size_t n, size_t size)
{
    return strikes(FAIL_ALLOC_OWN) ? NULL : real_calloc(n, size);
}

void *fail_realloc(void *ptr, size_t size)
{
    return strikes(FAIL_ALLOC_OWN) ? NULL : real_realloc(ptr, size);
}

char *fail_strdup(const char *s)
{
    return strikes(FAIL_ALLOC_OWN) ? NULL : real_strdup(s);
}

static void *sqlite_malloc(int n)
{
    return strikes(FAIL_ALLOC_SQLITE) ? NULL : shim.real.xMalloc(n);
}

static void *sqlite_realloc(void *ptr, int n)
{
    return strikes(FAIL_ALLOC_SQLITE) ? NULL : shim.real.xRealloc(ptr, n);
}

static void configure(int option, sqlite3_mem_methods *methods)
{
    const int code = sqlite3_config(option, methods);
    assert(code == SQLITE_OK);
    (void)code;
}

void fail_alloc_hook_sqlite(void)
{
    sqlite3_shutdown();
    configure(SQLITE_CONFIG_GETMALLOC, &shim.real);
    sqlite3_mem_methods methods = shim.real;
    methods.xMalloc = sqlite_malloc;
    methods.xRealloc = sqlite_realloc;
    configure(SQLITE_CONFIG_MALLOC, &methods);
}

void fail_alloc_unhook_sqlite(void)
{
    sqlite3_shutdown();
    configure(SQLITE_CONFIG_MALLOC, &shim.real);
}

static void *cjson_malloc(size_t n)
{
    return strikes(FAIL_ALLOC_CJSON) ? NULL : malloc(n);
}

void fail_alloc_hook_cjson(void)
{
    cJSON_InitHooks(&(cJSON_Hooks){.malloc_fn = cjson_malloc, .free_fn = free});
}
