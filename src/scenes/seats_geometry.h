/* Seats geometry: a plan, and what the venue's overlay adds to it, as the seat map wants it. The arrays
 * borrow the strings of both, so plan and overlay must outlive them.
 */
#pragma once

#include "model/plan_overlay.h"
#include "ui/seatmap.h"

struct seats_geometry {
    struct seatmap_item *items; /* by seat index of the plan */
    struct seatmap_row *rows;
    struct seatmap_group *groups; /* by area index; their words are "" */
    const struct plan_overlay *overlay;
};

/* `overlay` may be NULL: stage at the top, the service's names. */
void seats_geometry_build(struct seats_geometry *geometry, const struct plan *plan,
                          const struct plan_overlay *overlay);
void seats_geometry_free(struct seats_geometry *geometry);
/* What the house calls its stage, else `usual`, the catalogue's word. */
const char *seats_geometry_stage(const struct plan_overlay *overlay, const char *usual);
/* A map of it, nothing marked yet. The caller frees it before the geometry. */
struct seatmap *seats_geometry_map(const struct seats_geometry *geometry, const struct plan *plan,
                                   const char *stage_words, double select_pitch_mm);
