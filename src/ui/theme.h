/* Theme: colour tokens and type steps; a theme is a file of tokens (assets/themes/<name>.ini).
 *
 * Tokens, not literals: nothing outside the theme names a colour. design/visual.md sections 2, 3;
 * tests/lint checks every pair below for contrast.
 */
#pragma once

#include <stdint.h>

#include "base/rc.h"
#include "ui/panel.h"

#define COLOR_LIST(X)                                                                  \
    X(BACKGROUND, "background")                                                        \
    X(SURFACE, "surface")                                                              \
    X(RAISED, "raised")                                                                \
    X(PRESSED, "pressed")                                                              \
    X(LINE, "line")                                                                    \
    X(TEXT, "text")                                                                    \
    X(MUTED, "muted")                                                                  \
    X(DIM, "dim")                                                                      \
    X(ACCENT, "accent")                                                                \
    X(ON_ACCENT, "on_accent")                                                          \
    X(ACCENT_PRESSED, "accent_pressed")                                                \
    X(GOOD, "good")                                                                    \
    X(WARN, "warn")                                                                    \
    X(ON_WARN, "on_warn")                                                              \
    X(STOP, "stop")                                                                    \
    X(FOCUS, "focus")                                                                  \
    X(PAPER, "paper")                                                                  \
    X(ON_PAPER, "on_paper")                                                            \
    X(ON_PAPER_MUTED, "on_paper_muted")                                                \
    X(BAND_A, "band_a")                                                                \
    X(BAND_B, "band_b")                                                                \
    X(BAND_C, "band_c")                                                                \
    X(BAND_D, "band_d")                                                                \
    X(BAND_E, "band_e")                                                                \
    X(BAND_F, "band_f")                                                                \
    X(BAND_G, "band_g")                                                                \
    X(BAND_H, "band_h")                                                                \
    X(ON_BAND, "on_band")                                                              \
    X(TAKEN, "taken")                                                                  \
    X(OUTLINE, "outline") /* of targets; transparent (alpha 0) but in high contrast */ \
    X(BLACK, "black")                                                                  \
    X(WHITE, "white")

#define X(name, key) COLOR_##name,
enum color { COLOR_NONE, COLOR_LIST(X) COLOR_COUNT };
#undef X

/* Cap heights in mm on the reference panel: 2.8, 3.6, 4.8, 6, 9, 12, 16 (design/visual.md 2). */
enum type_step {
    TYPE_CAPTION,
    TYPE_BODY,
    TYPE_HEADING,
    TYPE_TITLE,
    TYPE_DISPLAY,
    TYPE_NUMBER,
    TYPE_HERO,
    TYPE_COUNT,
};

struct theme {
    uint32_t argb[COLOR_COUNT];                                 /* 0xAARRGGBB */
    char font_regular[128], font_bold[128], font_fallback[128]; /* files */
};

/* Reads <assets>/themes/<name>.ini. RC_CONFIG with words (file:line) when a token is missing,
 * unknown or not a colour. */
RC_MUST_CHECK enum rc theme_load(const char *assets, const char *name, struct theme *ret,
                                 struct fault *fault);
double theme_contrast(uint32_t a, uint32_t b);                     /* WCAG ratio, 1..21 */
int theme_cap_px(const struct panel *panel, enum type_step step);  /* cap height in pixels */
int theme_font_px(const struct panel *panel, enum type_step step); /* size for the font library */
int theme_line_px(const struct panel *panel, enum type_step step); /* height of one line */
