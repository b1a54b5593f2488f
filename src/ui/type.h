/* Type: words into pixels. Fonts of the theme with fallback, runs cached as 8-bit masks, bidi.
 *
 * SDL_ttf (HarfBuzz) shapes, fribidi orders. A run is rasterised once and kept in a bounded cache.
 * Threads: the UI thread.
 */
#pragma once

#include "base/rc.h"
#include "ui/canvas.h"
#include "ui/theme.h"
#include "ui/view.h"

struct type;

/* RC_CONFIG with words when not one usable font file is found. */
RC_MUST_CHECK enum rc type_new(const struct theme *theme, struct type **ret, struct fault *fault);
void type_free(struct type *type);
int type_width(struct type *type, const struct panel *panel, const struct text_style *style,
               const char *text);
/* Lines needed when wrapped at words to `width`. */
int type_lines(struct type *type, const struct panel *panel, const struct text_style *style,
               const char *text, int width);
/* Draws within `at` as the style says. Returns false when it had to cut without being allowed to
 * (an overflow, which tests report). */
bool type_draw(struct type *type, struct canvas *c, const struct panel *panel, struct rect at,
               const struct text_style *style, uint32_t argb, const char *text);
/* A single short run at a pixel cap height, centred in `at`: seat letters and numbers. */
void type_draw_small(struct type *type, struct canvas *c, struct rect at, int cap_px, bool bold,
                     uint32_t argb, const char *text);
/* The session is over: what was kept of what the customer typed is overwritten. */
void type_forget_typed(struct type *type);
size_t type_n_typed(const struct type *type); /* lines of it that are kept */
/* The instance that view_text_width() asks; set once by the window's owner. */
void type_set_current(struct type *type);
struct type *type_current(void);
