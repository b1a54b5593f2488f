/* Body: reads what a request carries. Bounded; members that are not known are ignored, as the
 * service does (contract section 3).
 *
 * Threads: any.
 */
#pragma once

#include <stdbool.h>

#include "sandbox/basket.h"
#include "sandbox/settings.h"

struct cJSON;

enum { BODY_ITEMS_MAX = 100, BODY_IDS_MAX = 64 };

/* NULL when the text is not one JSON document; the caller deletes it with cJSON_Delete(). */
struct cJSON *body_parse(const char *text, size_t n);

/* POST tickets. False with a reason in *refusal when it is not an array of objects. */
bool body_items(const struct cJSON *json, struct basket_item items[BODY_ITEMS_MAX], size_t *ret_n,
                struct refusal *refusal);

/* POST tickets/best-available. `bands` and `areas` are ids; sizes say how many came. */
struct body_best {
    char instance[SB_ID_SIZE], type[SB_ID_SIZE];
    size_t quantity;
    char bands[BODY_IDS_MAX][SB_ID_SIZE], areas[BODY_IDS_MAX][SB_ID_SIZE];
    size_t n_bands, n_areas;
};
bool body_best(const struct cJSON *json, bool strict, struct body_best *ret,
               struct refusal *refusal);

/* The members of BasketPatch and NewBasket, applied to *basket, which may be left half changed
 * when it returns false. */
bool body_patch(const struct cJSON *json, const struct settings *settings, struct basket *basket,
                struct refusal *refusal);

/* The new type of TicketPatch, an object or an array of one, as `patch_type` allows. */
bool body_type(const struct cJSON *json, int patch_type, char type[SB_ID_SIZE],
               struct refusal *refusal);
