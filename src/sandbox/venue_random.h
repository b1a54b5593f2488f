/* Repeatable chance: the same state gives the same numbers on every machine (splitmix64). Good
 * enough to scatter seats and dates; not for secrets. */
#pragma once

#include <stdint.h>

struct venue_random {
    uint64_t state; /* any value is a fine seed */
};

uint64_t venue_random_next(struct venue_random *random);

/* 0 .. n - 1; n > 0. */
uint64_t venue_random_below(struct venue_random *random, uint64_t n);
