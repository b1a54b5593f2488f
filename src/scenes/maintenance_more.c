/* The pages of the machine: catalogue, self-test, screen, log, closing. */
#include "base/text.h"
#include "scenes/maintenance_scene.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { LOG_WARNING = 4, TENTHS = 10, PER_MILLE = 1000, UNTIL_SHORT_H = 2, UNTIL_LONG_H = 12 };

static void say_failure(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    if (st->over && st->fault.rc)
        sheet->alert = TR(v->arena, "maintenance.failed", {"why", st->fault.what});
}

/* Performances that the service does not put on sale, each with its switch. */
static void hidden_rows(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    for (size_t i = 0; sc->catalogue && i < sc->catalogue->n_instances; i++) {
        const struct instance *instance = &sc->catalogue->instances[i];
        if (!instance_is_hidden(instance, sc->now_utc_s) ||
            !instance_is_listed(instance, sc->now_utc_s))
            continue;
        sheet_row(sheet,
                  &(struct sheet_row){
                      .id = "publish",
                      .label = sc->catalogue->events[instance->event].name,
                      .words = TR(v->arena,
                                  instance->published_by_hand ? "maintenance.published"
                                                              : "maintenance.hidden",
                                  {"when", say_when_short(v->arena, &instance->start, &sc->now)}),
                      .sign = instance->published_by_hand ? SIGN_GOOD : SIGN_INFO,
                      .action = MAINTENANCE_PUBLISH,
                      .arg = (uint32_t)i});
    }
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
    } else if (st->synced && st->sync_fault.rc) {
        sheet->alert = tr("maintenance.sync_failed");
    } else if (st->synced) {
        sheet->alert = TR(v->arena, "maintenance.sync_changed",
                          {"before", view_printf(v, "%u", st->instances_before)},
                          {"now", view_printf(v, "%u", h->n_instances)});
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
    hidden_rows(sc, v, sheet);
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
}

static void check_rows(const struct maintenance_scene *st, struct sheet *sheet)
{
    for (size_t i = 0; i < st->n_checks; i++)
        sheet_row(sheet, &(struct sheet_row){"check_line", st->checks[i].what, st->checks[i].words,
                                             st->checks[i].ok ? SIGN_GOOD : SIGN_WARN, 0, 0});
}

static void finding_rows(const struct operator_report *report, struct sheet *sheet)
{
    static const enum sheet_sign signs[] = {
        [FINDING_UNKNOWN] = SIGN_INFO, [FINDING_GOOD] = SIGN_GOOD, [FINDING_BAD] = SIGN_WARN};
    for (size_t i = 0; i < report->n_findings; i++)
        sheet_row(sheet, &(struct sheet_row){"finding", report->findings[i].name,
                                             report->findings[i].words,
                                             signs[report->findings[i].sign], 0, 0});
}

void maintenance_self_test(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const struct operator_report *report = st->report;
    const bool tested = report && report->act == OPERATOR_SELF_TEST;
    const bool testing = st->ticket != 0 && st->act == OPERATOR_SELF_TEST;
    sheet->title = tr("maintenance.self_test");
    sheet->words = tr(testing ? "maintenance.testing" : "maintenance.self_test_words");
    if (st->over && st->act == OPERATOR_SELF_TEST_TAKE)
        sheet->alert = tr("maintenance.setting_taken");
    say_failure(sc, v, sheet);
    if (st->n_checks > 0)
        check_rows(st, sheet);
    else if (tested)
        finding_rows(report, sheet);
    sheet_button(sheet, &(struct button){.id = "check",
                                         .label = tr("maintenance.check"),
                                         .icon = "test",
                                         .look = LOOK_QUIET,
                                         .busy = st->check_ticket != 0,
                                         .action = MAINTENANCE_CHECK});
    sheet_button(sheet, &(struct button){.id = "self_test",
                                         .label = tr("maintenance.self_test_run"),
                                         .icon = "test",
                                         .look = LOOK_QUIET,
                                         .busy = testing,
                                         .action = MAINTENANCE_TEST});
    if (testing)
        sheet_button(sheet, &(struct button){.id = "test_stop",
                                             .label = tr("maintenance.stop"),
                                             .icon = "x",
                                             .look = LOOK_QUIET,
                                             .action = MAINTENANCE_TEST_STOP});
    sheet_button(sheet, &(struct button){.id = "test_take",
                                         .label = tr("maintenance.self_test_take"),
                                         .icon = "check",
                                         .look = LOOK_QUIET,
                                         .disabled = !tested || report->n_settings == 0,
                                         .action = MAINTENANCE_TEST_TAKE});
}

void maintenance_screen(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const double measured = CALIBRATION_MM + (double)st->tenths_mm / TENTHS;
    const double width = v->panel->w_px / v->panel->px_per_mm * measured / CALIBRATION_MM;
    const int widths[] = {-TENTHS, -1, 1, TENTHS};
    const char *const labels[] = {"-1 mm", "-0.1 mm", "+0.1 mm", "+1 mm"};
    sheet->title = tr("maintenance.screen");
    sheet->words =
        TR(v->arena, "maintenance.screen_words", {"mm", view_printf(v, "%.1f", measured)});
    sheet->line_mm = CALIBRATION_MM;
    if (st->over && st->act == OPERATOR_SETTING)
        sheet->alert = tr("maintenance.setting_taken");
    say_failure(sc, v, sheet);
    for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++)
        sheet_button(sheet, &(struct button){.id = "wider",
                                             .nth = (uint32_t)i,
                                             .label = labels[i],
                                             .look = LOOK_QUIET,
                                             .repeats = true,
                                             .action = MAINTENANCE_WIDER,
                                             .arg = (uint32_t)widths[i]});
    sheet_button(sheet, &(struct button){.id = "width_take",
                                         .label = tr("maintenance.width_take"),
                                         .icon = "check",
                                         .look = LOOK_QUIET,
                                         .busy = st->ticket != 0,
                                         .action = MAINTENANCE_WIDTH_TAKE,
                                         .arg = (uint32_t)(width + 0.5)});
}

void maintenance_log(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const struct operator_report *report = st->report;
    const bool acts = report && report->act == OPERATOR_ACTS;
    sheet->title = tr(acts ? "maintenance.acts" : "maintenance.log");
    sheet->none = tr("maintenance.log_none");
    for (size_t i = 0; report && i < report->n_lines; i++) {
        const struct operator_line *line = &report->lines[i];
        const struct wall at = when_local(line->utc_s);
        if (acts || st->all_lines || line->level <= LOG_WARNING)
            sheet_row(sheet, &(struct sheet_row){
                                 "log_line", say_when_short(v->arena, &at, &sc->now), line->words,
                                 line->level <= LOG_WARNING ? SIGN_WARN : SIGN_INFO, 0, 0});
    }
    static const char *const ids[] = {"log_bad", "log_all", "log_acts"};
    static const char *const labels[] = {"maintenance.log_bad", "maintenance.log_all",
                                         "maintenance.acts"};
    for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
        sheet_button(sheet,
                     &(struct button){.id = ids[i],
                                      .label = tr(labels[i]),
                                      .look = LOOK_CHIP,
                                      .role = ROLE_TOGGLE,
                                      .chosen = acts ? i == 2 : (size_t)st->all_lines == i,
                                      .action = i == 2 ? MAINTENANCE_LOG_ACTS : MAINTENANCE_LOG_ALL,
                                      .arg = (uint32_t)i});
}

static void close_button(struct sheet *sheet, uint32_t hours, const char *label)
{
    sheet_button(sheet, &(struct button){.id = "close_for",
                                         .nth = (uint32_t)(sheet->n_buttons),
                                         .label = label,
                                         .icon = "clock",
                                         .look = LOOK_QUIET,
                                         .action = MAINTENANCE_CLOSE,
                                         .arg = hours});
}

void maintenance_close(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const bool closed = sc->health->pause == PAUSE_STAFF;
    const struct wall until = when_local(sc->health->pause_ends_utc_s);
    sheet->title = tr("maintenance.close");
    sheet->words = tr("maintenance.close_words");
    say_failure(sc, v, sheet);
    if (closed)
        sheet->alert = sc->health->pause_ends_utc_s == 0
                           ? tr("maintenance.closed")
                           : TR(v->arena, "maintenance.closed_until",
                                {"when", say_when_short(v->arena, &until, &sc->now)});
    close_button(sheet, UNTIL_SHORT_H,
                 TR_N(v->arena, "maintenance.close_for", UNTIL_SHORT_H, {"n", "2"}));
    close_button(sheet, UNTIL_LONG_H,
                 TR_N(v->arena, "maintenance.close_for", UNTIL_LONG_H, {"n", "12"}));
    close_button(sheet, 0, tr("maintenance.close_on"));
    sheet_button(sheet, &(struct button){.id = "open_kiosk",
                                         .label = tr("maintenance.open_kiosk"),
                                         .icon = "check",
                                         .look = LOOK_QUIET,
                                         .disabled = !closed,
                                         .action = MAINTENANCE_OPEN});
    sheet_button(sheet, &(struct button){.id = "close_kiosk",
                                         .label = tr("maintenance.restart"),
                                         .icon = "power",
                                         .look = LOOK_DANGER,
                                         .action = GLOBAL_CLOSE_KIOSK});
}
