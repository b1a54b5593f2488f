/* Failing allocations: the n-th one returns NULL, or every one from there on.
 *
 * Three sources, counted together while armed: the program's own (the proof runner is linked with
 * --wrap for calloc, realloc and strdup, which only base/mem.c calls), SQLite's and cJSON's.
 * One thread.
 */
#pragma once

#include <stdbool.h>

void fail_alloc_at(long n, bool for_ever); /* 0: none, only counts */
long fail_alloc_count(void);               /* since fail_alloc_at() */

enum fail_alloc_source { FAIL_ALLOC_OWN, FAIL_ALLOC_SQLITE, FAIL_ALLOC_CJSON };
/* Which of them counts and fails; the others always succeed. */
void fail_alloc_from(enum fail_alloc_source source);

/* SQLite's go through here between the two; nothing of SQLite may be open at either. */
void fail_alloc_hook_sqlite(void);
void fail_alloc_unhook_sqlite(void);
void fail_alloc_hook_cjson(void); /* for good: in a process that ends */
