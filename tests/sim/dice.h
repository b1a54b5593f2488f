/* Dice: the simulator's only source of chance. The same seed gives the same run, to the byte. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct dice {
    uint64_t state;
};

void dice_seed(struct dice *dice, uint64_t seed);
uint32_t dice_below(struct dice *dice, uint32_t limit);        /* 0 .. limit - 1; limit > 0 */
bool dice_hit(struct dice *dice, uint32_t permille);           /* true so often */
int64_t dice_between(struct dice *dice, int64_t a, int64_t b); /* a .. b */

/* What the kernel and the crypto library are asked for in this program comes from here; see the
 * --wrap options in the Makefile. */
void dice_seed_system(uint64_t seed);
