/* Crowd: other buyers. Each takes a few places of one instance, thinks for a while, then pays or
 * gives them back.
 *
 * Driven by the model's time and the seed alone, so that skipped time brings its buyers too.
 * Threads: none of its own; guarded by the service's lock.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

struct model;
struct crowd;

/* `per_minute` buyers from now on; 0 for none. */
struct crowd *crowd_new(int64_t per_minute, uint32_t seed, int64_t now_ms);
void crowd_free(struct crowd *crowd);
void crowd_tick(struct crowd *crowd, struct model *model);
