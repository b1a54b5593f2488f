/* Arena: memory that is freed all at once. One per message, per decoded document, per frame.
 *
 * Threads: none of its own; an arena belongs to one thread at a time and may move with a message.
 */
#pragma once

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena); /* NULL is allowed */

/* Makes everything taken from the arena invalid and keeps its largest block for reuse. */
void arena_reset(struct arena *arena);

/* Zeroed bytes, aligned for any type, never NULL; they live as long as the arena. */
void *arena_alloc(struct arena *arena, size_t size);
void *arena_alloc_array(struct arena *arena, size_t n, size_t size); /* aborts on overflow */

const char *arena_strdup(struct arena *arena, const char *s); /* NULL gives "" */
const char *arena_strndup(struct arena *arena, const char *s, size_t n);
const char *arena_printf(struct arena *arena, const char *fmt, ...)
    __attribute__((format(printf, 2, 3), nonnull));

size_t arena_bytes(const struct arena *arena); /* held from the system, for budgets */
