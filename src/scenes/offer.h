/* Offer: tickets that are held on trial: what best available proposed, or what could be had of a
 * choice of which other seats had just gone.
 *
 * They lie in the session's basket, named in session.offered, until the customer goes on with them,
 * chooses others (which are held before these go, requirements 2.2.11) or gives them back. On the
 * plan they count as free for this customer.
 */
#pragma once

#include "scenes/scene.h"

/* The tickets that are no trial: what is in the basket when a command is sent. */
struct offer_base {
    char ids[BASKET_LINES_MAX][ID_SIZE];
    size_t n;
};
void offer_base_make(const struct session *session, struct offer_base *ret);
/* After the answer: every other ticket of the open instance is on trial now. */
void offer_note(struct session *session, const struct offer_base *base);
/* The customer goes on with them. */
void offer_keep(struct session *session);
/* The customer does without them: the command that gives them back is sent, if there are any, or if
 * `awaited`: they may still be on their way. */
void offer_give_back(struct scene_ctx *sc, bool awaited);

/* Seats can be found for the whole party: by the service, where the instance has its overlay, or by
 * the kiosk's own search, where every seat's status is known. Spaces for wheelchairs are found by
 * the search alone. Before the first status this is hoped for. */
bool offer_can_be_made(const struct scene_ctx *sc);

/* The line of the basket is on trial. */
bool offer_has(const struct session *session, const struct basket_line *line);
/* Seats on trial, by index into the session's plan, in plan order; the number written. */
size_t offer_seats(const struct session *session, uint32_t ret_seats[BASKET_LINES_MAX]);
/* Exactly these seats, in plan order, are on trial. */
bool offer_is(const struct session *session, const uint32_t *seats, size_t n);
/* A fresh status says "in a basket" of them: they become what they were in the status before, free
 * at least. To be called before `fresh` replaces session->status. */
void offer_mark_free(const struct session *session, struct seat_status *fresh);
