/* Runs: a picture that is kept as runs of pixels, and copied to where the camera is. Long ones of one
 * colour, short ones of pixels: what lies below the seats takes a twentieth of its pixels. For
 * seatmap_ground.c only.
 * Threads: the UI thread. Nothing is allocated by drawing; adding grows what is never shrunk.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "ui/canvas.h"

struct seatmap_run {
    uint32_t n : 31; /* pixels */
    uint32_t is_solid : 1;
    uint32_t value; /* a colour, or where its pixels begin */
};

struct seatmap_runs { /* all-zero is empty */
    int w, h;
    struct seatmap_run *runs;
    uint32_t *pixels;
    uint32_t *first; /* run of each line, h + 1 */
    size_t n_runs, n_pixels, n_lines;
    size_t runs_room, pixels_room, lines_room;
};

void seatmap_runs_deinit(struct seatmap_runs *runs);
void seatmap_runs_begin(struct seatmap_runs *runs, int w, int h); /* forgets what was kept */
/* The next line, `w` pixels; all `h` must come before it is drawn. */
void seatmap_runs_add(struct seatmap_runs *runs, const uint32_t *line);
/* Copies into the clip with the picture's corner at (x, y); `around` where the picture is not. */
void seatmap_runs_draw(const struct seatmap_runs *runs, struct canvas *c, int x, int y,
                       uint32_t around);
