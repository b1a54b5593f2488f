#include "sandbox/venue.h"

#include <inttypes.h>
#include <stdio.h>

#include "sandbox/venue_random.h"

enum { ID_LENGTH = 33 };

void venue_id(char out[SB_ID_SIZE], uint64_t number)
{
    static const char letters[] = "BCDGHJKLMNPQRSTV";
    struct venue_random random = {.state = number};

    int n = snprintf(out, SB_ID_SIZE, "%" PRIu64 "A", number);
    for (; n < ID_LENGTH; n++)
        out[n] = letters[venue_random_below(&random, sizeof(letters) - 1)];
    out[ID_LENGTH] = '\0';
}

void venue_free(struct sb_venue *venue)
{
    if (venue)
        arena_free(venue->arena);
}
