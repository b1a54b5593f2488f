#include "net/api_answer.h"

#include <string.h>

#include "base/mem.h"

void api_answer_deinit(struct api_answer *answer)
{
    plan_free(answer->plan);
    seat_status_free(answer->seat_status);
    /* Baskets stand in the arena; they hold references and, of an order, barcodes. */
    if (answer->arena && answer->basket)
        mem_wipe(answer->basket, sizeof(*answer->basket));
    if (answer->arena && answer->order)
        mem_wipe(answer->order, sizeof(*answer->order));
    arena_free(answer->arena);
    memset(answer, 0, sizeof(*answer));
}
