/* Plan overlay: what the venue's own file (kiosk-config/venue.d/) adds to a seating plan that the
 * service does not tell: the stage, areas' captions and order, companions, restricted views, notes.
 *
 * The file names seats as people do; `plan_overlay` holds them resolved to one plan, so nothing of it
 * can point beside the plan. A plan without a file has an overlay too: stage at the top, nothing
 * else. Rotation is applied to the plan itself before the overlay is made.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/plan.h"

enum stage_side { STAGE_TOP, STAGE_BOTTOM, STAGE_LEFT, STAGE_RIGHT, STAGE_CENTRE, STAGE_ABSENT };

enum seat_flag {
    SEAT_FLAG_RESTRICTED = 1, /* restricted view: half-filled mark, said in words */
    SEAT_FLAG_COMPANION = 2,  /* goes with a wheelchair space only, see `partner` */
};

enum {
    OVERLAY_NOTES_MAX = 64,
    OVERLAY_NOTE_SIZE = 96,
    OVERLAY_CAPTION_SIZE = 64,
    OVERLAY_LOCKS_MAX = 16,
};

struct overlay_lock { /* a lock of the service (contract 8.1) that customers are told of */
    char name[SEAT_LOCK_SIZE];
    uint8_t note; /* 1 + index into notes */
};

struct plan_overlay {
    uint32_t n_seats, n_areas;        /* of the plan it belongs to */
    char stage[OVERLAY_CAPTION_SIZE]; /* its name, "" for the catalogue's word */
    enum stage_side stage_side;
    uint8_t *flags; /* by seat: SEAT_FLAG_ bits */
    uint32_t
        *partner;  /* by seat: companion of a space or space of a companion; SEAT_NONE: none named,
                          then adjacency decides */
    uint8_t *note; /* by seat: 1 + index into notes, 0: none */
    char (*captions)
        [OVERLAY_CAPTION_SIZE]; /* by area: what customers call it, "" as the service does */
    uint16_t *order;            /* by area: 0 first; areas without one come last */
    char notes[OVERLAY_NOTES_MAX][OVERLAY_NOTE_SIZE];
    size_t n_notes;
    struct overlay_lock locks[OVERLAY_LOCKS_MAX];
    size_t n_locks;
};

/* Without a file: nothing added. The caller frees it. */
struct plan_overlay *plan_overlay_new(const struct plan *plan);
void plan_overlay_free(struct plan_overlay *overlay); /* NULL is allowed */

bool plan_overlay_is_restricted(const struct plan_overlay *overlay, uint32_t seat);
const char *plan_overlay_note(const struct plan_overlay *overlay, uint32_t seat); /* "" none */
/* What the file says for a lock of that name, "" when it says nothing. */
const char *plan_overlay_lock(const struct plan_overlay *overlay, const char *lock_name);
/* The overlay's caption of an area, or the service's name. */
const char *plan_overlay_caption(const struct plan_overlay *overlay, const struct plan *plan,
                                 uint32_t area);
