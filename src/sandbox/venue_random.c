#include "sandbox/venue_random.h"

#include <assert.h>

uint64_t venue_random_next(struct venue_random *random)
{
    random->state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t z = random->state;
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

uint64_t venue_random_below(struct venue_random *random, uint64_t n)
{
    assert(n > 0);
    return venue_random_next(random) % n;
}
