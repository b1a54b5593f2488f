/* The pages of the catalogue: its refresh and what that changed; which performances are sold here. */
#include <string.h>

#include "base/text.h"
#include "scenes/maintenance_scene.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { PER_MILLE = 1000 };

static bool is_to_come(const struct scene_ctx *sc, const struct instance *instance)
{
    return !instance->cancelled &&
           (instance->start_utc_s > sc->now_utc_s || instance_is_listed(instance, sc->now_utc_s));
}

/* One performance and its switch, named by its show or, `show` NULL, by its day. */
static void date_row(const struct scene_ctx *sc, struct view *v, struct sheet *sheet, size_t at,
                     const char *show)
{
    const struct instance *instance = &sc->catalogue->instances[at];
    const bool priority = instance_is_hidden(instance, sc->now_utc_s);
    const bool sold = !instance->hidden_by_hand && (!priority || instance->published_by_hand);
    const char *when = say_when_short(v->arena, &instance->start, &sc->now);
    const char *state = tr(!sold      ? "maintenance.hidden"
                           : priority ? "maintenance.published"
                                      : "maintenance.on_sale");
    sheet_row(sheet, &(struct sheet_row){.id = "publish",
                                         .label = show ? show : when,
                                         .words = show ? TR(v->arena, "maintenance.date_words",
                                                            {"when", when}, {"state", state})
                                                       : state,
                                         .sign = sold ? SIGN_GOOD : SIGN_INFO,
                                         .action = MAINTENANCE_PUBLISH,
                                         .arg = (uint32_t)at});
}

/* What needs a decision of the venue's: not on general sale, or hidden here. */
static void unusual_rows(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    for (size_t i = 0; sc->catalogue && i < sc->catalogue->n_instances; i++) {
        const struct instance *instance = &sc->catalogue->instances[i];
        const bool unusual =
            instance->hidden_by_hand || instance_is_hidden(instance, sc->now_utc_s);
        if (unusual && is_to_come(sc, instance))
            date_row(sc, v, sheet, i, sc->catalogue->events[instance->event].name);
    }
}

static void count_words(struct view *v, struct text *out, const char *key, uint32_t n)
{
    if (n > 0)
        text_addf(out, "%s%s", out->len > 0 ? ", " : "",
                  TR_N(v->arena, key, n, {"n", view_printf(v, "%u", n)}));
}

static const char *change_words(struct view *v, const struct show_change *change)
{
    char words[160];
    struct text t = TEXT_OF(words);
    if (change->is_gone)
        return tr("maintenance.show_gone");
    if (change->is_new)
        text_add(&t, tr("maintenance.show_new"));
    count_words(v, &t, "maintenance.dates_added", change->added);
    count_words(v, &t, "maintenance.dates_gone", change->gone);
    count_words(v, &t, "maintenance.dates_changed", change->changed);
    return view_printf(v, "%s", words);
}

static void change_rows(const struct maintenance_scene *st, struct view *v, struct sheet *sheet)
{
    const struct catalogue_changes *changes = st->changes;
    for (size_t i = 0; changes && i < changes->n_shows; i++)
        sheet_row(sheet, &(struct sheet_row){"change", changes->shows[i].name,
                                             change_words(v, &changes->shows[i]), SIGN_INFO, 0, 0});
}

static const char *changed_words(const struct maintenance_scene *st, struct view *v)
{
    const struct catalogue_changes *changes = st->changes;
    const size_t n = changes ? changes->n_shows + changes->n_more : 0;
    if (n == 0)
        return tr("maintenance.sync_same");
    return TR_N(v->arena, "maintenance.sync_changed", n, {"n", view_printf(v, "%zu", n)});
}

static void sync_outcome(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const struct health *h = sc->health;
    if (h->syncing) {
        sheet->per_mille =
            h->sync_total ? (int)(h->sync_done * (uint64_t)PER_MILLE / h->sync_total) : 0;
        sheet->bar_words =
            TR(v->arena, "maintenance.sync_progress", {"done", view_printf(v, "%u", h->sync_done)},
               {"total", view_printf(v, "%u", h->sync_total)}, {"what", h->sync_what});
    } else if (st->synced && st->sync_fault.rc == RC_CANCELLED) {
        sheet->alert = tr("maintenance.sync_stopped");
    } else if (st->synced && st->sync_fault.rc) {
        sheet->alert = tr("maintenance.sync_failed");
    } else if (st->synced) {
        sheet->alert = changed_words(st, v);
    }
}

void maintenance_catalogue(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const bool syncing = st->sync_ticket != 0 || sc->health->syncing;
    sheet->title = tr("maintenance.catalogue");
    sheet->words = tr("maintenance.catalogue_help");
    sheet->none = tr("maintenance.hidden_none");
    sync_outcome(sc, v, sheet);
    if (st->synced)
        change_rows(st, v, sheet);
    unusual_rows(sc, v, sheet);
    sheet_button(sheet, &(struct button){.id = "resync",
                                         .label = tr("maintenance.resync"),
                                         .icon = "sync",
                                         .look = LOOK_QUIET,
                                         .action = MAINTENANCE_RESYNC,
                                         .busy = syncing});
    sheet_button(sheet, &(struct button){.id = "sync_stop",
                                         .label = tr("maintenance.stop"),
                                         .icon = "x",
                                         .look = LOOK_QUIET,
                                         .disabled = !syncing,
                                         .action = MAINTENANCE_SYNC_STOP});
    sheet_button(sheet, &(struct button){.id = "shows_page",
                                         .label = tr("maintenance.shows"),
                                         .icon = "list",
                                         .look = LOOK_QUIET,
                                         .action = MAINTENANCE_PAGE,
                                         .arg = PAGE_SHOWS});
}

void maintenance_shows(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct catalogue *c = sc->catalogue;
    sheet->title = tr("maintenance.shows");
    sheet->words = tr("maintenance.shows_words");
    for (size_t i = 0; c && i < c->n_events; i++) {
        const struct event *event = &c->events[i];
        uint32_t n = 0, n_hidden = 0;
        for (uint32_t k = 0; k < event->n_instances; k++) {
            const struct instance *instance = &c->instances[event->first_instance + k];
            n += is_to_come(sc, instance);
            n_hidden += instance->hidden_by_hand && is_to_come(sc, instance);
        }
        char words[120];
        struct text t = TEXT_OF(words);
        count_words(v, &t, "maintenance.dates", n);
        count_words(v, &t, "maintenance.dates_hidden", n_hidden);
        if (n > 0)
            sheet_row(sheet, &(struct sheet_row){"show", event->name, view_printf(v, "%s", words),
                                                 SIGN_MORE, MAINTENANCE_SHOW, (uint32_t)i});
    }
}

void maintenance_dates(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const struct catalogue *c = sc->catalogue;
    sheet->title = tr("maintenance.shows");
    sheet->none = tr("maintenance.show_gone");
    for (size_t i = 0; c && i < c->n_instances; i++) {
        const struct event *event = &c->events[c->instances[i].event];
        if (strcmp(event->id, st->show) != 0 || !is_to_come(sc, &c->instances[i]))
            continue;
        sheet->title = event->name;
        sheet->words = tr("maintenance.dates_words");
        date_row(sc, v, sheet, i, NULL);
    }
}
