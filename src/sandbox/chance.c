#include "sandbox/chance.h"

#include <assert.h>

struct chance chance_from(uint64_t seed)
{
    struct chance chance = {.state = seed * UINT64_C(0x9E3779B97F4A7C15) + 1};
    if (chance.state == 0)
        chance.state = 1;
    for (int i = 0; i < 4; i++) /* near seeds shall not give near beginnings */
        chance_next(&chance);
    return chance;
}

uint64_t chance_next(struct chance *chance)
{
    uint64_t x = chance->state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    chance->state = x;
    return x * UINT64_C(0x2545F4914F6CDD1D);
}

uint32_t chance_below(struct chance *chance, uint32_t limit)
{
    assert(limit > 0);
    return (uint32_t)((chance_next(chance) >> 32) % limit);
}
