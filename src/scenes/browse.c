/* Browse scene: what is on, by next start; a day, a kind or a word narrows it.
 *
 * outcomes: NEXT (session.event is set), BASKET (to what is held already), BACK
 */
#include "scenes/browse_scene.h"

#include "scenes/scenes.h"

enum { REDRAW_MS = 30 * 1000 };

struct keyboard_spec browse_keyboard(const struct scene_ctx *sc)
{
    return (struct keyboard_spec){.layout = sc->shop->keyboard, .base_action = BROWSE_KEYS};
}

bool browse_is_filtered(const struct session *session)
{
    return session->date_filter >= 0 || session->tag_filter >= 0 || session->search[0] != '\0';
}

static void forget_filters(struct session *session)
{
    session->date_filter = -1;
    session->tag_filter = -1;
    session->search[0] = '\0';
    session->browse_page = 0;
}

static void choose_event(struct scene_ctx *sc, uint32_t event)
{
    if (!sc->catalogue || event >= sc->catalogue->n_events)
        return;
    if (sc->session->event != event)
        session_close_instance(sc->session);
    sc->session->event = event;
    scene_finish(sc, OUTCOME_NEXT);
}

static void filter(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct browse_scene *st = sc->state;
    struct session *session = sc->session;
    session->browse_page = 0;
    if (id == BROWSE_DATE) {
        session->date_filter = arg == UINT32_MAX ? -1 : (int)arg;
        st->sheet = BROWSE_NO_SHEET;
    } else if (id == BROWSE_TAG) {
        const bool is_tag = sc->catalogue && arg > 0 && arg <= sc->catalogue->n_tags;
        session->tag_filter = is_tag ? (int)arg - 1 : -1;
    } else {
        forget_filters(session);
    }
}

static void sheet(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct browse_scene *st = sc->state;
    switch (id) {
    case BROWSE_SEARCH:
        st->sheet = BROWSE_SHEET_SEARCH;
        st->keyboard = (struct keyboard){.layer = KEYBOARD_LETTERS};
        break;
    case BROWSE_SEARCH_CLEAR:
        sc->session->search[0] = '\0';
        sc->session->browse_page = 0;
        break;
    case BROWSE_CALENDAR:
        st->sheet = BROWSE_SHEET_CALENDAR;
        st->month = 0;
        break;
    case BROWSE_MONTH:
        st->month = arg < BROWSE_SPANS_MAX ? arg : 0;
        break;
    default:
        st->sheet = BROWSE_NO_SHEET;
        break;
    }
}

static void on_key(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct browse_scene *st = sc->state;
    const struct keyboard_spec spec = browse_keyboard(sc);
    if (st->sheet == BROWSE_SHEET_SEARCH &&
        keyboard_action(&st->keyboard, &spec, id, arg, sc->session->search,
                        sizeof(sc->session->search)))
        sc->session->browse_page = 0;
}

static void on_action(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct browse_scene *st = sc->state;
    if (id >= BROWSE_KEYS) {
        on_key(sc, id, arg);
    } else if (id == ACTION_BACK && st->sheet != BROWSE_NO_SHEET) {
        st->sheet = BROWSE_NO_SHEET;
    } else if (id == ACTION_BACK) {
        scene_finish(sc, OUTCOME_BACK);
    } else if (id == BROWSE_BASKET) {
        scene_finish(sc, OUTCOME_BASKET);
    } else if (id == BROWSE_EVENT) {
        choose_event(sc, arg);
    } else if (id == BROWSE_PAGE) {
        sc->session->browse_page = arg;
    } else if (id == BROWSE_DATE || id == BROWSE_TAG || id == BROWSE_ALL) {
        filter(sc, id, arg);
    } else {
        sheet(sc, id, arg);
    }
}

/* Shows start and places go while nobody touches anything: the list is looked at again. */
static void browse_enter(struct scene_ctx *sc)
{
    scene_wake_at(sc, sc->now_ms + REDRAW_MS);
}

static void browse_event(struct scene_ctx *sc, const struct event_in *ev)
{
    if (ev->type == EVENT_ACTION)
        on_action(sc, ev->action.id, ev->action.arg);
    if (ev->type == EVENT_TICK)
        scene_wake_at(sc, sc->now_ms + REDRAW_MS);
}

const struct scene scene_browse = {
    .name = "browse",
    .state_size = sizeof(struct browse_scene),
    .enter = browse_enter,
    .event = browse_event,
    .view = browse_view,
};
