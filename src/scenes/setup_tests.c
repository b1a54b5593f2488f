/* The page of the trial: what was asked of the service, and the cure where an answer was not the right one. */
#include "scenes/setup_scene.h"
#include "ui/i18n.h"

static const char *reached(const struct setup_scene *st, struct view *v)
{
    if (st->tested->tests[SETUP_REACHED].ok)
        return tr("setup.reached_good");
    return TR(v->arena, "setup.reached_bad", {"address", st->answers.text[SETUP_ADDRESS]},
              {"why", st->tested->why});
}

static const char *accepted(const struct setup_scene *st, struct view *v)
{
    if (st->tested->tests[SETUP_ACCEPTED].ok)
        return tr("setup.accepted_good");
    const enum rc rc = st->tested->tests[SETUP_ACCEPTED].rc;
    if (rc == RC_AUTH)
        return tr("setup.accepted_login");
    if (rc == RC_NOT_FOUND)
        return TR(v->arena, "setup.accepted_client", {"client", st->answers.text[SETUP_CLIENT]});
    return TR(v->arena, "setup.accepted_bad", {"why", st->tested->why});
}

static const char *clock_words(const struct setup_scene *st, struct view *v)
{
    const int64_t off_ms = st->tested->clock_offset_ms;
    const char *seconds = view_printf(v, "%.1f", (double)(off_ms < 0 ? -off_ms : off_ms) / 1000.0);
    return TR(v->arena, st->tested->tests[SETUP_CLOCK].ok ? "setup.clock_good" : "setup.clock_bad",
              {"s", seconds});
}

static const char *events(const struct setup_scene *st, struct view *v)
{
    if (!st->tested->tests[SETUP_READ].ok)
        return TR(v->arena, "setup.read_bad", {"why", st->tested->why});
    if (st->tested->n_events == 0)
        return tr("setup.read_none");
    return TR_N(v->arena, "setup.read_good", st->tested->n_events,
                {"n", view_printf(v, "%u", st->tested->n_events)});
}

void setup_tests_view(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    static const struct {
        const char *label;
        const char *(*words)(const struct setup_scene *, struct view *);
    } tests[SETUP_TESTS] = {
        [SETUP_REACHED] = {"setup.reached", reached},
        [SETUP_ACCEPTED] = {"setup.accepts", accepted},
        [SETUP_CLOCK] = {"setup.clock", clock_words},
        [SETUP_READ] = {"setup.read", events},
    };
    const struct setup_scene *st = sc->state;
    const bool trying = st->ticket != 0 && st->act == SETUP_TRY;
    if (trying)
        sheet->none = tr("setup.trying");
    for (size_t i = 0; st->tested && i < SETUP_TESTS; i++) {
        if (st->tested->tests[i].asked)
            sheet_row(sheet,
                      &(struct sheet_row){"test", tr(tests[i].label), tests[i].words(st, v),
                                          st->tested->tests[i].ok ? SIGN_GOOD : SIGN_WARN, 0, 0});
    }
    if (st->failed)
        sheet->alert = TR(v->arena, "setup.failed", {"why", st->fault.what});
    if (setup_has_passed(st))
        return;
    sheet_button(sheet, &(struct button){.id = "try_again",
                                         .label = tr("setup.try_again"),
                                         .icon = "test",
                                         .look = LOOK_QUIET,
                                         .busy = trying,
                                         .action = SETUP_TRY_AGAIN});
}
