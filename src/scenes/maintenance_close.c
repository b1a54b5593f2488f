/* The pages of the log, and of closing the kiosk: until when, and what customers read meanwhile. */
#include "base/text.h"
#include "scenes/maintenance_scene.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { LOG_WARNING = 4 };

static const char *act_words(struct view *v, const struct operator_line *line)
{
    const char *key = view_printf(v, "act.%s", maintenance_plain(v, line->act));
    return TR(v->arena, "maintenance.act_line", {"person", line->person},
              {"what", maintenance_word(key, line->act)}, {"about", line->words});
}

void maintenance_log(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    static const char *const ids[] = {"log_bad", "log_all", "log_acts"};
    static const char *const labels[] = {"maintenance.log_bad", "maintenance.log_all",
                                         "maintenance.acts"};
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
                                 "log_line", say_when_short(v->arena, &at, &sc->now),
                                 acts ? act_words(v, line) : line->words,
                                 line->level <= LOG_WARNING ? SIGN_WARN : SIGN_INFO, 0, 0});
    }
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

static const char *until_words(const struct scene_ctx *sc, struct view *v, int64_t utc_s)
{
    const struct wall until = when_local(utc_s);
    return say_when_short(v->arena, &until, &sc->now);
}

static void closing_buttons(const struct maintenance_scene *st, struct sheet *sheet)
{
    const struct button buttons[] = {
        {.id = "earlier", .label = tr("maintenance.earlier"), .arg = (uint32_t)-1},
        {.id = "later", .label = tr("maintenance.later"), .arg = 1},
        {.id = "close_until", .label = tr("maintenance.close_until"), .arg = 1},
        {.id = "close_on", .label = tr("maintenance.close_on")},
    };
    for (size_t i = 0; i < sizeof(buttons) / sizeof(buttons[0]); i++) {
        struct button b = buttons[i];
        b.look = LOOK_QUIET;
        b.repeats = i < 2;
        b.busy = i >= 2 && st->ticket != 0;
        b.action = i < 2 ? MAINTENANCE_CLOSE_LATER : MAINTENANCE_CLOSE;
        sheet_button(sheet, &b);
    }
}

void maintenance_close(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const bool closed = sc->health->pause == PAUSE_STAFF;
    const bool sure = st->sure == SURE_RESTART;
    sheet->title = tr("maintenance.close");
    sheet->words = tr("maintenance.close_words");
    const struct wall opens = when_local(sc->health->pause_ends_utc_s);
    if (closed)
        sheet->alert = sc->health->pause_ends_utc_s == 0
                           ? tr("maintenance.closed")
                           : TR(v->arena, "maintenance.closed_until",
                                {"when", say_when_inside(v->arena, &opens, &sc->now)});
    maintenance_say_failure(sc, v, sheet);
    sheet_row(sheet, &(struct sheet_row){"words_page", tr("maintenance.message"),
                                         closed && !st->words[0] ? sc->health->closed_words
                                                                 : maintenance_closing_words(st),
                                         SIGN_MORE, MAINTENANCE_PAGE, PAGE_TYPE_WORDS});
    sheet_row(sheet,
              &(struct sheet_row){"until", tr("maintenance.until"),
                                  until_words(sc, v, st->close_until_utc_s), SIGN_NONE, 0, 0});
    closing_buttons(st, sheet);
    sheet_button(sheet, &(struct button){.id = "open_kiosk",
                                         .label = tr("maintenance.open_kiosk"),
                                         .icon = "check",
                                         .look = LOOK_QUIET,
                                         .disabled = !closed,
                                         .action = MAINTENANCE_OPEN});
    sheet_button(sheet,
                 &(struct button){.id = "close_kiosk",
                                  .label = tr(sure ? "maintenance.sure" : "maintenance.restart"),
                                  .icon = "power",
                                  .look = LOOK_DANGER,
                                  .action = sure ? GLOBAL_CLOSE_KIOSK : MAINTENANCE_RESTART});
}

void maintenance_type_words(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    sheet->title = tr("maintenance.message");
    sheet->words = tr("maintenance.message_words");
    sheet->field = (struct sheet_field){.label = tr("maintenance.message"),
                                        .value = view_printf(v, "%s", st->typed),
                                        .action = MAINTENANCE_FIELD,
                                        .keyboard = &st->keyboard,
                                        .spec = maintenance_keyboard(sc)};
    sheet->primary = (struct button){.id = "words_take",
                                     .label = tr("maintenance.message_take"),
                                     .action = MAINTENANCE_WORDS_TAKE};
}
