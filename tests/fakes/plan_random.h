/* Plan random: seating plans as no drawing program would make them on purpose, in the service's JSON.
 *
 * Areas within areas, curved, slanted, scattered and collapsed rows, gaps, aisles, labels that are
 * missing, empty, alike or hostile, seats on one point, coordinates from one point to millions (contract
 * section 6). The same seed gives the same plan. Every plan is one that must load.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* A small generator with a state of its own (splitmix64). */
struct plan_chance {
    uint64_t state;
};
uint32_t plan_chance_below(struct plan_chance *chance, uint32_t n); /* 0 .. n - 1; n > 0 */

struct plan_random {
    char *json; /* owned, terminated; mem_free() */
    size_t n_bytes;
    uint32_t n_seats;
};

/* Mostly a few hundred seats; up to 3,000, and one plan in fifty has up to 12,000. */
struct plan_random plan_random_make(uint64_t seed);
