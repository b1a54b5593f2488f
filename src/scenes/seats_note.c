/* What is to be said of one seat beside its name, and how the house calls its areas. */
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

const char *seats_area_name(const struct scene_ctx *sc, uint32_t area)
{
    return plan_overlay_caption(sc->session->overlay, sc->session->plan, area);
}

static const char *view_words(const struct scene_ctx *sc, struct arena *arena, uint32_t seat)
{
    const char *note = plan_overlay_note(sc->session->overlay, seat);
    if (!plan_overlay_is_restricted(sc->session->overlay, seat))
        return note;
    return note[0] ? TR(arena, "seats.note_restricted", {"note", note})
                   : tr("seats.key_restricted");
}

/* What the house says of the seat's lock, else the lock's name; "" where nothing is told of it. */
static const char *lock_words(const struct scene_ctx *sc, uint32_t seat)
{
    const struct seat_status *status = sc->session->status;
    if (status->lock[seat] == 0)
        return "";
    const char *name = status->lock_names[status->lock[seat] - 1];
    const char *words = plan_overlay_lock(sc->session->overlay, name);
    return words[0] ? words : name;
}

/* Of a seat with information (contract 8.3). */
static const char *info_words(const struct scene_ctx *sc, uint32_t seat)
{
    const char *words = lock_words(sc, seat);
    return words[0] ? words : tr("seats.note_ask");
}

/* Of a seat that is set aside: for whom, where there are several allocations (contract 11). */
static const char *allocation_words(const struct scene_ctx *sc, uint32_t seat)
{
    const char *words = sc->session->status->many_allocations ? lock_words(sc, seat) : "";
    return words[0] || scene_terms(sc).sell_allocation_only ? words : tr("seats.note_kept");
}

/* What the service's letter means to a customer; "" when the house has said more. */
static const char *state_words(const struct scene_ctx *sc, uint32_t seat, bool is_explained)
{
    const enum seat_state state = (enum seat_state)sc->session->status->state[seat];
    if (state == SEAT_WHEELCHAIR)
        return tr("seats.key_wheelchair");
    if (state == SEAT_INFO && !is_explained)
        return info_words(sc, seat);
    const char *set_aside = state == SEAT_ALLOCATION ? allocation_words(sc, seat) : "";
    if (set_aside[0])
        return set_aside;
    return sc->session->overlay->flags[seat] & SEAT_FLAG_COMPANION ? tr("seats.note_companion")
                                                                   : "";
}

const char *seats_note(const struct scene_ctx *sc, struct arena *arena, uint32_t seat)
{
    const char *view = view_words(sc, arena, seat);
    const char *state = state_words(sc, seat, view[0] != '\0');
    if (view[0] && state[0])
        return TR(arena, "seats.note_both", {"first", state}, {"second", view});
    return view[0] ? view : state;
}
