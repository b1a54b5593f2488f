/* Memory: allocation that aborts instead of failing (see src/STYLE.md, "out of memory"). */
#pragma once

#include <stddef.h>

void *mem_zalloc(size_t size);                 /* zeroed, never NULL; the caller owns it */
void *mem_zalloc_array(size_t n, size_t size); /* aborts when n * size overflows */

/* Grows `ptr` (may be NULL) to n * size bytes; new bytes are not zeroed. */
void *mem_regrow(void *ptr, size_t n, size_t size) __attribute__((warn_unused_result));
char *mem_strdup(const char *s); /* NULL gives NULL */
void mem_free(void *ptr);        /* NULL is allowed */

/* For libraries that take functions of ours: malloc, calloc, realloc, strdup and free that overwrite
 * whatever they give back. These return NULL when there is no memory. */
void *mem_tidy_alloc(size_t size);
void *mem_tidy_zalloc(size_t n, size_t size);
void *mem_tidy_regrow(void *ptr, size_t size);
char *mem_tidy_strdup(const char *s);
void mem_tidy_free(void *ptr);

/* Overwrites with zeros in a way the compiler may not drop: names, keys, typed text. */
void mem_wipe(void *ptr, size_t size);
