/* The self-test's page: the connection in a few lines, the long test with its stop, what it found and
 * which settings it would write. */
#include "base/text.h"
#include "scenes/maintenance_scene.h"
#include "ui/i18n.h"

static void check_rows(const struct maintenance_scene *st, struct sheet *sheet)
{
    for (size_t i = 0; i < st->n_checks; i++)
        sheet_row(sheet, &(struct sheet_row){"check_line", st->checks[i].what, st->checks[i].words,
                                             st->checks[i].ok ? SIGN_GOOD : SIGN_WARN, 0, 0});
}

static void setting_rows(const struct maintenance_scene *st, struct view *v, struct sheet *sheet,
                         bool written)
{
    for (size_t i = 0; i < st->report->n_settings; i++) {
        const struct operator_setting *setting = &st->report->settings[i];
        sheet_row(sheet,
                  &(struct sheet_row){
                      "setting", setting->name,
                      TR(v->arena, written ? "maintenance.setting_is" : "maintenance.setting_was",
                         {"was", setting->was}, {"value", setting->value}),
                      written ? SIGN_GOOD : SIGN_WARN, 0, 0});
    }
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

static void test_buttons(const struct maintenance_scene *st, struct sheet *sheet, bool testing,
                         bool can_take)
{
    sheet_button(sheet, &(struct button){.id = "check",
                                         .label = tr("maintenance.check"),
                                         .icon = "test",
                                         .look = LOOK_QUIET,
                                         .disabled = testing,
                                         .busy = st->check_ticket != 0,
                                         .action = MAINTENANCE_CHECK});
    sheet_button(sheet, &(struct button){.id = "self_test",
                                         .label = tr("maintenance.self_test_run"),
                                         .icon = "test",
                                         .look = LOOK_QUIET,
                                         .busy = testing,
                                         .action = MAINTENANCE_TEST});
    sheet_button(sheet, &(struct button){.id = "test_stop",
                                         .label = tr("maintenance.stop"),
                                         .icon = "x",
                                         .look = LOOK_QUIET,
                                         .disabled = !testing,
                                         .action = MAINTENANCE_TEST_STOP});
    sheet_button(sheet, &(struct button){.id = "test_take",
                                         .label = tr("maintenance.self_test_take"),
                                         .icon = "check",
                                         .look = LOOK_QUIET,
                                         .disabled = !can_take,
                                         .action = MAINTENANCE_TEST_TAKE});
}

static const char *outcome_words(const struct maintenance_scene *st, struct view *v, bool written)
{
    const size_t n = st->report->n_settings;
    if (written)
        return tr("maintenance.setting_taken");
    if (n == 0)
        return tr("maintenance.settings_fit");
    return TR_N(v->arena, "maintenance.settings_differ", n, {"n", view_printf(v, "%zu", n)});
}

void maintenance_self_test(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const struct operator_report *report = st->report;
    const bool tested = report && report->act == OPERATOR_SELF_TEST;
    const bool testing = st->ticket != 0 && st->act == OPERATOR_SELF_TEST;
    const bool written = st->over && !st->fault.rc && st->act == OPERATOR_SELF_TEST_TAKE;
    sheet->title = tr("maintenance.self_test");
    sheet->words = tr(testing ? "maintenance.testing" : "maintenance.self_test_words");
    if (st->n_checks > 0) {
        check_rows(st, sheet);
    } else if (tested && !testing) {
        if (st->over)
            sheet->alert = outcome_words(st, v, written);
        setting_rows(st, v, sheet, written);
        finding_rows(report, sheet);
    }
    if (st->over && st->fault.rc == RC_CANCELLED)
        sheet->alert = tr("maintenance.test_stopped");
    else
        maintenance_say_failure(sc, v, sheet);
    test_buttons(st, sheet, testing,
                 tested && !testing && st->n_checks == 0 && report->n_settings > 0 && !written);
}
