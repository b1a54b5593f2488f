/* Seats ask: what has to be settled before seats can be held: seats that went to others, a single
 * seat that would stay behind, the first wheelchair space. Each is said on the screen itself, with
 * the ways on; nothing else is barred meanwhile, and any other choice settles it too.
 */
#pragma once

#include "model/plan_set.h"
#include "scenes/scene.h"

enum seats_question {
    SEATS_ASK_NOTHING,
    SEATS_ASK_GONE,   /* seats went to others */
    SEATS_ASK_ORPHAN, /* `seat` would stay alone, though there is another way */
    SEATS_ASK_SPACE,  /* `seat` is a wheelchair space, which has no fixed seat */
};

struct seats_ask {
    enum seats_question what;
    uint32_t seat;
    struct plan_set offer; /* a whole choice instead of the present one; empty: none */
    bool orphan_kept;      /* the customer was told, and chose to leave it alone */
    bool space_known;      /* what a wheelchair space is was said and accepted */
};

/* Seats were lost (st->lost), or availability changed since: looks for the nearest that fits. */
void seats_ask_gone(struct scene_ctx *sc);
/* True when the choice leaves a single seat that it need not leave: asked now, do not hold yet. */
bool seats_ask_orphan(struct scene_ctx *sc);
/* True when the space is the first of this visit: asked now, do not choose it yet. */
bool seats_ask_space(struct scene_ctx *sc, uint32_t seat);
/* The customer's answer; false for an action that is none. */
bool seats_ask_action(struct scene_ctx *sc, uint32_t id);
/* Settled by another choice. */
void seats_ask_clear(struct seats_ask *ask);

/* seats_notice.c: the question, or what has just gone wrong, with the ways on; cut from the lower
 * end of `body`. */
void seats_notice_view(const struct scene_ctx *sc, struct view *v, struct rect *body);
/* Cuts the height that a fault takes of it from the bottom. */
void seats_fault_cut(const struct scene_ctx *sc, const struct view *v, struct rect *body);
/* Something is asked, and there is room only for that beside the map or the list. */
bool seats_notice_fills(const struct scene_ctx *sc, const struct view *v);
