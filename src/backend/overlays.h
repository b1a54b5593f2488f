/* Overlays: the venue's own files about seating plans (config/overlay_files), put to the plans of the
 * catalogue. Read once, at start.
 *
 * What is wrong in them stops no sale: it goes to the log and to the operator's notice, once a run
 * for each plan. Threads: the backend thread.
 */
#pragma once

#include "backend/engine.h"
#include "model/overlay_text.h"

void overlays_new(struct engine *engine);
void overlays_free(struct engine *engine);

/* The stored plan as the house draws it: turned as its file says. Every part of the backend takes
 * plans from here, so that a seat has one index. As catalogue_store_plan(). */
RC_MUST_CHECK enum rc overlays_plan(struct engine *engine, const char *plan_id, struct plan **ret,
                                    struct fault *fault);
/* What the file adds to such a plan. The status tells whether its companions stand beside spaces. The
 * caller frees it. */
struct plan_overlay *overlays_of(struct engine *engine, const struct plan *plan,
                                 const struct seat_status *status);

/* For the operator's test: everything that is wrong in the files, also with plans that nobody has
 * opened yet. The caller frees it with mem_free(). */
struct overlay_complaints *overlays_check(struct engine *engine);
/* "2 plans in 1 file" */
void overlays_say(const struct engine *engine, char *out, size_t size);
/* "lantern.ini:12: there is no area ..." */
void overlays_say_complaint(const struct overlay_complaint *complaint, char *out, size_t size);
