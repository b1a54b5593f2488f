/* Confirm, its files: confirm.c decides, confirm_review.c shows what is agreed to
 * (confirm_group.c, confirm_terms.c, confirm_pages.c), confirm_wait.c
 * the booking, confirm_trouble.c
 * its failures, confirm_rest.c what else is not booked, confirm_tickets.c the codes, confirm_ticket.c one ticket. */
#pragma once

#include "scenes/scene.h"

enum confirm_action {
    CONFIRM_BUY = ACTION_SCENE,
    CONFIRM_COLLECT, /* arg: 1 at the box office, 0 on this screen */
    CONFIRM_NEXT,    /* arg: first ticket */
    CONFIRM_DONE,
    CONFIRM_MORE_TIME,
    CONFIRM_AGAIN, /* after a failure: back to the review */
    CONFIRM_RESEAT,
    CONFIRM_LEAVE,
    CONFIRM_PAGE, /* arg: page of the review */
};

enum confirm_phase {
    CONFIRM_REVIEW,
    CONFIRM_BOOKING,
    CONFIRM_TICKETS,
    CONFIRM_FAILED,  /* provably nothing was booked */
    CONFIRM_UNKNOWN, /* nobody knows yet; staff can find it */
    CONFIRM_EXPIRED,
};

enum { CONFIRM_SLOW_MS = 8 * 1000 };

struct confirm_scene {
    enum confirm_phase phase;
    uint32_t pending;
    enum rc fault;
    bool price_changed; /* the new total must be agreed to (K-41) */
    enum booking_step step;
    int64_t began_ms;
    uint32_t page;  /* of the review, where it has more than one */
    uint32_t first; /* ticket on this page */
    bool
        rest_read; /* the page that says what is not booked, where it has no room above the tickets */
    int64_t clears_ms;
    bool told_shown; /* the journal knows that the codes were on screen */
};

void confirm_view(const struct scene_ctx *sc, struct view *v);
void confirm_review_view(const struct scene_ctx *sc, struct view *v);
void confirm_booking_view(const struct scene_ctx *sc, struct view *v);
void confirm_trouble_view(const struct scene_ctx *sc, struct view *v);
void confirm_tickets_view(const struct scene_ctx *sc, struct view *v);
/* Beside tickets that are booked, or an answer that nobody has: which other bookings of the visit are
 * not made, or not known. 0 high where there is nothing to say. */
int confirm_rest_height(const struct scene_ctx *sc, struct view *v, int width);
void confirm_rest_view(const struct scene_ctx *sc, struct view *v, struct rect at);
/* How to keep the codes, and the number that finds them again (K-44); where it is cramped the number. */
int confirm_keep_height(const struct scene_ctx *sc, struct view *v, int width);
void confirm_keep_view(const struct scene_ctx *sc, struct view *v, struct rect at);
/* The same in a column beside the codes, below each other. */
void confirm_keep_beside_view(const struct scene_ctx *sc, struct view *v, struct rect at);
/* One ticket in `at`: code, event, place; white in every theme. */
void confirm_ticket_view(const struct scene_ctx *sc, struct view *v, struct rect at, uint32_t nth);
