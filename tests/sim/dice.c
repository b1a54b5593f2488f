#include "sim/dice.h"

#include <stddef.h>
#include <sys/types.h>

static struct dice system_dice;

static uint64_t next(struct dice *dice)
{
    uint64_t z = (dice->state += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

void dice_seed(struct dice *dice, uint64_t seed)
{
    dice->state = seed;
}

uint32_t dice_below(struct dice *dice, uint32_t limit)
{
    return (uint32_t)((next(dice) >> 32) * limit >> 32);
}

bool dice_hit(struct dice *dice, uint32_t permille)
{
    return dice_below(dice, 1000) < permille;
}

int64_t dice_between(struct dice *dice, int64_t a, int64_t b)
{
    return a + (int64_t)dice_below(dice, (uint32_t)(b - a + 1));
}

void dice_seed_system(uint64_t seed)
{
    dice_seed(&system_dice, seed);
}

static void fill(unsigned char *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = (unsigned char)next(&system_dice);
}

/* NOLINTBEGIN(bugprone-reserved-identifier): the linker wants these names. */
ssize_t __wrap_getrandom(void *out, size_t n, unsigned flags);
ssize_t __wrap_getrandom(void *out, size_t n, unsigned flags)
{
    (void)flags;
    fill(out, n);
    return (ssize_t)n;
}

int __wrap_RAND_bytes(unsigned char *out, int n);
int __wrap_RAND_bytes(unsigned char *out, int n)
{
    fill(out, (size_t)n);
    return 1;
}
/* NOLINTEND(bugprone-reserved-identifier) */
