/* Health: may the kiosk sell, and if not, what the operator has to do about it.
 *
 * Fed with every answer of the service; posts news when what people see has changed. While the
 * service is away a light request asks for it with growing pauses until it answers.
 * Source: reliability 2.1 ("h", "c"), orders.md (two unresolved stop selling).
 */
#pragma once

#include "backend/engine.h"

/* Causes that stop selling until they are cleared; the first set one gives the reason. */
enum health_stop {
    HEALTH_STOP_CONFIG,   /* CA file, key or configuration missing; cleared by a restart */
    HEALTH_STOP_JOURNAL,  /* the journal cannot be written; cleared by a restart */
    HEALTH_STOP_ROOM,     /* the state folder's disk is nearly full; cleared when it is not */
    HEALTH_STOP_CLOUDED,  /* two bookings of unknown outcome */
    HEALTH_STOP_PROFILES, /* no agent record can sell, see health_stop_profile() */
    HEALTH_STOP_COUNT,
};

void health_new(struct engine *engine);
void health_free(struct engine *engine);
void health_start(struct engine *engine); /* asks the service for the first time */

void health_note(struct engine *engine, const struct api_answer *answer);
void health_stop_selling(struct engine *engine, enum health_stop cause, const char *reason);
void health_clear(struct engine *engine, enum health_stop cause);
/* For the operator: what needs a hand but stops no sale. The last one stands in maintenance. */
void health_notice(struct engine *engine, const char *words);
/* Takes it back, if it is the one that stands. */
void health_notice_over(struct engine *engine, const char *words);
/* One agent record cannot sell: RC_CONFIG no key, RC_AUTH 401, RC_SETUP error 12. The others go on; when
 * none is left, selling stops. RC_AUTH is cleared by the next answer that the record gets. */
void health_stop_profile(struct engine *engine, size_t profile, enum rc cause, const char *reason);
void health_clear_profile(struct engine *engine, size_t profile);
/* RC_OK, or why nothing can be sold now at all. */
struct fault health_may_sell(const struct engine *engine);
/* RC_OK, or why that record can neither sell nor ask for places now. */
struct fault health_may_ask(const struct engine *engine, size_t profile);

const struct health *health_now(const struct engine *engine);
const char *health_stop_name(enum health_stop cause); /* "journal" */
bool health_is_stopped(const struct engine *engine, enum health_stop cause);

void health_sync_progress(struct engine *engine, uint32_t done, uint32_t total, const char *what);
void health_sync_over(struct engine *engine);
void health_figures(struct engine *engine); /* reads orders and open attempts from the journal */

void health_fill(const struct engine *engine, struct reply *reply);
void health_publish(struct engine *engine); /* posts news when something changed */
