#pragma once
/* Pulse: what the backend's thread is at, told by it and read by any thread. Those who move virtual
 * time need it: time stands still while the backend works, and while an answer is awaited that may
 * come yet. */
#include <stdatomic.h>
#include <stdbool.h>

#include "backend/backend.h"
#include "net/transport.h"

struct pulse {
    atomic_bool works, awaits;
    atomic_uint posted, taken, exchanges, turns;
};

void pulse_init(struct pulse *p); /* works: it has not begun yet */

/* A command was posted (any thread) and is awaited to be taken; -1: it was refused after all. */
void pulse_posted(struct pulse *p, int n);
void pulse_taken(struct pulse *p); /* one of those; the backend's thread, as the rest */

void pulse_turn(struct pulse *p);
/* `works` is false when it is going to wait; `transport` may be NULL. */
void pulse_tell(struct pulse *p, bool works, const struct transport *transport);

struct backend_pulse pulse_read(const struct pulse *p);
