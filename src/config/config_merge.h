/* Configuration merge: of a configuration that was read again, what a running kiosk may use.
 *
 * Keys that need a restart keep their old value, which is told; where the new file cannot be used in
 * part (other agent records: rules go by their place; another currency: amounts were read by its
 * decimals) nothing of it is. So no half of a change is ever in use.
 */
#pragma once

#include <stdbool.h>

#include "config/config.h"

struct config_merge {
    size_t n_live;     /* keys, or whole sections, that have changed and may be used */
    size_t n_restart;  /* keys that have changed and wait for a restart */
    char restart[100]; /* their names, as many as there is room for: "display.width_mm" */
    bool all_wait;     /* nothing may be used before the restart; then `next` is as `now` */
};

/* Makes of `next`, as it was read, what may be used instead of `now`. */
struct config_merge config_merge(const struct config *now, struct config *next);
