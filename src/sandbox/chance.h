/* Chance: a small seeded generator (xorshift), so that the same seed makes the same evening.
 *
 * Not for secrets. Threads: one at a time.
 */
#pragma once

#include <stdint.h>

struct chance {
    uint64_t state;
};

struct chance chance_from(uint64_t seed);
uint64_t chance_next(struct chance *chance);
uint32_t chance_below(struct chance *chance, uint32_t limit); /* 0 .. limit - 1; limit > 0 */
