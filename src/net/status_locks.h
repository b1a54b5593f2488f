/* Status locks: the names of the locks that an InstancePlanStatus tells of (lockInfoAvailable,
 * lockInfoSpecialAvailable; contract 8.1). Private to net. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "model/ids.h"
#include "model/plan.h"

struct status_locks {
    char ids[SEAT_LOCKS_MAX][ID_SIZE];
    char names[SEAT_LOCKS_MAX][SEAT_LOCK_SIZE];
    size_t n;
};

/* Adds what the body tells; what is not as expected is left out. */
void status_locks_read(struct status_locks *locks, const char *body, size_t n);
/* 1 + index of the lock with this id; 0 when it is none. */
uint8_t status_locks_find(const struct status_locks *locks, const char *id, size_t n);
