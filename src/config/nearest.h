/* Nearest: which word somebody may have meant who mistyped one. Private to src/config. Pure. */
#pragma once

#include <stddef.h>

/* Of `n` words the one that takes the fewest changed letters, else one that has it as a piece; NULL when
 * none is near. */
const char *nearest_word(const char *typed, const char *const *words, size_t n);
