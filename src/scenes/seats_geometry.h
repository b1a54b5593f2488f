/* Seats geometry: a plan as the seat map wants it. The arrays borrow the plan's strings, so the plan
 * must outlive them.
 */
#pragma once

#include "model/plan.h"
#include "ui/seatmap.h"

struct seats_geometry {
    struct seatmap_item *items; /* by seat index of the plan */
    struct seatmap_row *rows;
    struct seatmap_group *groups; /* by area index; their words are "" */
};

void seats_geometry_build(struct seats_geometry *geometry, const struct plan *plan);
void seats_geometry_free(struct seats_geometry *geometry);
/* A map of it, nothing marked yet. The caller frees it before the geometry. */
struct seatmap *seats_geometry_map(const struct seats_geometry *geometry, const struct plan *plan,
                                   const char *stage_words, double select_pitch_mm);
