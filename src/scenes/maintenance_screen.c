/* The pages of the screen: colours, languages, and its size measured with a ruler. */
#include <string.h>

#include "base/text.h"
#include "scenes/maintenance_scene.h"
#include "ui/i18n.h"

enum { TENTHS = 10 };

static void choice_row(struct sheet *sheet, const struct sheet_row *what, bool chosen)
{
    struct sheet_row row = *what;
    row.words = tr(chosen ? "maintenance.chosen" : "maintenance.not_chosen");
    row.sign = chosen ? SIGN_GOOD : SIGN_NONE;
    sheet_row(sheet, &row);
}

static const char *theme_words(struct view *v, const char *name)
{
    return maintenance_word(view_printf(v, "theme.%s", maintenance_plain(v, name)), name);
}

static void choices(const struct maintenance_scene *st, struct view *v, struct sheet *sheet)
{
    const struct operator_report *report = st->report;
    const int mm = report->screen.width_mm;
    sheet_row(sheet, &(struct sheet_row){"size_page", tr("maintenance.size"),
                                         mm > 0 ? TR(v->arena, "maintenance.size_is",
                                                     {"mm", view_printf(v, "%d", mm)})
                                                : tr("maintenance.size_display"),
                                         SIGN_MORE, MAINTENANCE_PAGE, PAGE_SIZE});
    for (size_t i = 0; i < st->n_themes; i++)
        choice_row(sheet,
                   &(struct sheet_row){.id = "theme",
                                       .label = TR(v->arena, "maintenance.theme",
                                                   {"name", theme_words(v, st->themes[i])}),
                                       .action = MAINTENANCE_THEME,
                                       .arg = (uint32_t)i},
                   strcmp(report->screen.theme, st->themes[i]) == 0);
    for (size_t i = 0; i < st->n_languages; i++)
        choice_row(sheet,
                   &(struct sheet_row){
                       .id = "offer",
                       .label = maintenance_word(view_printf(v, "language.%s", st->languages[i]),
                                                 st->languages[i]),
                       .action = MAINTENANCE_LANGUAGE,
                       .arg = (uint32_t)i},
                   maintenance_offers(report, st->languages[i]));
}

void maintenance_screen(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    sheet->title = tr("maintenance.screen");
    sheet->words = tr("maintenance.screen_help");
    if (st->over && st->act == OPERATOR_SETTING)
        sheet->alert = tr("maintenance.setting_taken");
    maintenance_say_failure(sc, v, sheet);
    if (st->report && st->report->act == OPERATOR_SETTINGS)
        choices(st, v, sheet);
}

void maintenance_size(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const double measured = CALIBRATION_MM + (double)st->tenths_mm / TENTHS;
    const double width = v->panel->w_px / v->panel->px_per_mm * measured / CALIBRATION_MM;
    const int widths[] = {-TENTHS, -1, 1, TENTHS};
    const char *const labels[] = {"-1 mm", "-0.1 mm", "+0.1 mm", "+1 mm"};
    sheet->title = tr("maintenance.size");
    sheet->words =
        TR(v->arena, "maintenance.screen_words", {"mm", view_printf(v, "%.1f", measured)});
    sheet->line_mm = CALIBRATION_MM;
    if (st->over && st->act == OPERATOR_SETTING)
        sheet->alert = tr("maintenance.setting_taken");
    maintenance_say_failure(sc, v, sheet);
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
