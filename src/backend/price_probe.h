/* Price probe: at night, one ticket of each price list is put into a basket of its own, its total is
 * read and compared with what customers are shown, and the basket is cleared. A difference is told to
 * the operator with both figures. Source: requirements 3.6, third rule; K-38.
 *
 * Off unless [service] price_probe says so. It never runs while somebody buys: it stops at the next
 * answer and goes on in a later minute. Nothing is journalled, as nothing is sold: when the kiosk dies in
 * between, a basket with one ticket in it times out at the service by itself.
 * Threads: the backend thread.
 */
#pragma once

#include "backend/engine.h"

void price_probe_start(struct engine *engine);
void price_probe_free(struct engine *engine);
struct price_probe_result { /* of the last night that came to its end; utc_s 0: none yet */
    int64_t utc_s;
    size_t n_right, n_wrong; /* price lists */
};
struct price_probe_result price_probe_last(const struct engine *engine);
bool price_probe_is_running(const struct engine *engine);
