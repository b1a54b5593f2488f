/* Recover: what the journal says was under way when the kiosk stopped (orders.md, "after a
 * restart"). Idempotent: a second power cut during recovery finds the same work again (F03). */
#pragma once

#include "backend/engine.h"

void recover_open_attempts(struct engine *engine);
