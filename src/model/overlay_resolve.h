/* Overlay resolve: a venue's words about a plan become an overlay of exactly this plan.
 *
 * Names that the plan does not have are complaints and are left out; the rest holds. Pure.
 */
#pragma once

#include "model/overlay_text.h"

/* `plan` is turned already (plan_rotate). `text` NULL: nothing is added. The caller frees the
 * overlay. */
struct plan_overlay *overlay_resolve(const struct plan *plan, const struct overlay_text *text,
                                     struct overlay_complaints *complaints);

/* Companions whose space is sold as an ordinary seat: such a pair is written down wrongly. To be asked
 * with a first status of the plan; a space that is taken tells nothing. */
void overlay_resolve_check_spaces(const struct plan *plan, const struct plan_overlay *overlay,
                                  const struct seat_status *status, const struct overlay_text *text,
                                  struct overlay_complaints *complaints);
