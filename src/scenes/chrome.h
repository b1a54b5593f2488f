/* Chrome: the parts every screen shares, in fixed places (design/visual.md 3, comps README 2).
 *
 * Header: Back, mark, hold countdown, Language, Help, Start over. Footer: Accessibility bottom left,
 * the primary action bottom right. A slot that does not apply is empty; nothing moves into it.
 */
#pragma once

#include "scenes/scene.h"

struct chrome {
    bool no_back, no_start_over, no_header, no_footer;
    bool on_sheet;          /* the footer shares the colour of a sheet above it */
    const char *over_label; /* "Finish" instead of "Start over", NULL for the usual */
};

struct chrome_rects {
    struct rect body; /* between header and footer, full width */
    struct rect
        footer; /* right of Accessibility, inside the margins, as high as a button (24 mm) */
};

struct chrome_rects chrome_view(const struct scene_ctx *sc, struct view *v, const struct chrome *c);

/* The accessibility button alone, for a screen that has no footer (chrome.no_footer). */
void chrome_access(struct view *v, struct rect at);

/* The primary button at the right end of the footer; cuts it (and the gap) from `footer`. */
void chrome_primary(struct view *v, struct rect *footer, const struct button *b);
/* A quiet one left of what is there, as wide as its words need. */
void chrome_secondary(struct view *v, struct rect *footer, const struct button *b);
/* One sentence left of the buttons in what is left of the footer; left out where it has no room, so
 * it must never be the only place that says something. */
void chrome_note(struct view *v, struct rect footer, const char *words);

/* The same message on every scene: what a failed reply means for the customer, in words, with the
 * way on. Alert text at the lower end of `body` (cut from it). */
void chrome_fault(const struct scene_ctx *sc, struct view *v, struct rect *body, enum rc rc);
/* Cuts the room that it would take, and draws nothing. */
void chrome_fault_cut(const struct scene_ctx *sc, const struct view *v, struct rect *body,
                      enum rc rc);
/* What to hand to these so that their box is as wide as `at`: they keep the panel's margins free. */
struct rect chrome_box(const struct view *v, struct rect at);
/* Other words in the same place; nothing for "". */
void chrome_tell(struct view *v, struct rect *body, const char *id, const char *words);
int chrome_tell_height(const struct view *v, int width, const char *words);
