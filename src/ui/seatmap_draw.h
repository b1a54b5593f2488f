/* Seat map drawing: the marks, shapes and words of a seat map into a canvas.
 *
 * The whole map is redrawn when the camera moved, single boxes when marks changed. Sprites are
 * composed once per mark, band and size and kept; a frame allocates nothing. Everything is culled
 * through the grid and clipped to the damage.
 * Threads: the UI thread.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"
#include "ui/seatmap.h"
#include "ui/theme.h"
#include "ui/type.h"

/* Draws the part of the map inside `damage` (pixels of the canvas). The canvas' clip is set to the
 * damage within the map's place meanwhile and restored. Before seatmap_place() nothing is drawn. */
void seatmap_draw(struct seatmap *map, struct canvas *c, struct type *type,
                  const struct theme *theme, struct rect damage);

/* The rectangle that changed since the last call, and forgets it; false when nothing did. Several
 * marks give one rectangle that holds them all. */
bool seatmap_take_damage(struct seatmap *map, struct rect *ret);

/* The same with marks that lie apart kept apart: a tap costs its own boxes only. Returns how many. */
enum { SEATMAP_DAMAGE_MAX = 8 };
size_t seatmap_take_damages(struct seatmap *map, struct rect ret[SEATMAP_DAMAGE_MAX]);

/* The whole house small in `at`: its shapes and its stage, with the window of the screen on it. Needs
 * no place; nothing is allocated. */
void seatmap_draw_minimap(const struct seatmap *map, struct canvas *c, const struct theme *theme,
                          struct rect at);

/* One sample for a legend or a key: the mark as it is drawn on the map, in the square `at`. */
void seatmap_draw_sample(struct canvas *c, struct type *type, const struct theme *theme,
                         struct rect at, enum seat_mark mark, uint8_t band);
