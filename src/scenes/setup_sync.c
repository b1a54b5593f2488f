/* First sync scene: what comes between the assistant and the first customer. The catalogue is fetched; the
 * kiosk opens by itself as soon as it sells.
 *
 * outcomes: DONE (open)
 */
#include "base/text.h"
#include "scenes/scenes.h"
#include "scenes/sheet.h"
#include "ui/i18n.h"

enum { LOOK_MS = 250, PER_MILLE = 1000 };

enum setup_sync_action { SYNC_OPEN = ACTION_SCENE, SYNC_AGAIN, SYNC_ROWS };

struct setup_sync_scene {
    uint32_t ticket; /* of a sync that was asked for; 0: none */
    uint32_t first;
};

static bool is_open(const struct scene_ctx *sc)
{
    const struct health *h = sc->health;
    return h->selling == SELLING_YES && h->synced_utc_s > 0 && !h->syncing;
}

static void look(struct scene_ctx *sc)
{
    if (is_open(sc))
        scene_finish(sc, OUTCOME_DONE);
    else
        scene_wake_at(sc, sc->now_ms + LOOK_MS);
}

static void setup_sync_event(struct scene_ctx *sc, const struct event_in *ev)
{
    struct setup_sync_scene *st = sc->state;
    if (ev->type == EVENT_TICK)
        look(sc);
    else if (ev->type == EVENT_REPLY && ev->reply->final && ev->reply->ticket == st->ticket)
        st->ticket = 0;
    else if (ev->type == EVENT_ACTION && ev->action.id == SYNC_OPEN)
        scene_finish(sc, OUTCOME_DONE);
    else if (ev->type == EVENT_ACTION && ev->action.id == SYNC_ROWS)
        st->first = ev->action.arg;
    else if (ev->type == EVENT_ACTION && ev->action.id == SYNC_AGAIN && st->ticket == 0 &&
             !sc->health->syncing)
        st->ticket = scene_send(sc, &(struct command){.type = COMMAND_SYNC});
}

static void bar(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct health *h = sc->health;
    sheet->per_mille =
        h->sync_total ? (int)(h->sync_done * (uint64_t)PER_MILLE / h->sync_total) : 0;
    sheet->bar_words = h->sync_total == 0 ? tr("setup.sync_begins")
                                          : TR(v->arena, "maintenance.sync_progress",
                                               {"done", view_printf(v, "%u", h->sync_done)},
                                               {"total", view_printf(v, "%u", h->sync_total)},
                                               {"what", h->sync_what});
}

static void setup_sync_view(const struct scene_ctx *sc, struct view *v)
{
    const struct setup_sync_scene *st = sc->state;
    const struct health *h = sc->health;
    const bool syncing = h->syncing || st->ticket != 0 || h->selling == SELLING_STARTING;
    struct sheet sheet = {.title = tr("setup.sync"),
                          .words = tr("setup.sync_words"),
                          .per_mille = -1,
                          .chrome = {.no_header = true},
                          .first = st->first,
                          .rows_action = SYNC_ROWS};
    text_copy(v->title, sizeof(v->title), sheet.title);
    if (syncing)
        bar(sc, v, &sheet);
    else if (!is_open(sc))
        sheet.alert = TR(v->arena, "setup.failed",
                         {"why", h->reason[0] ? h->reason : tr("maintenance.sync_failed")});
    if (!syncing && !is_open(sc))
        sheet_button(&sheet, &(struct button){.id = "sync_again",
                                              .label = tr("setup.try_again"),
                                              .icon = "sync",
                                              .look = LOOK_QUIET,
                                              .action = SYNC_AGAIN});
    sheet.primary = (struct button){
        .id = "open", .label = tr("setup.open"), .disabled = syncing, .action = SYNC_OPEN};
    sheet_view(sc, v, &sheet);
}

const struct scene scene_setup_sync = {
    .name = "setup_sync",
    .state_size = sizeof(struct setup_sync_scene),
    .never_idle = true,
    .enter = look,
    .event = setup_sync_event,
    .view = setup_sync_view,
};
