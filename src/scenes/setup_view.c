#include <string.h>

#include "base/text.h"
#include "scenes/say.h"
#include "scenes/setup_scene.h"
#include "ui/i18n.h"

enum { PER_MILLE = 1000 };

/* Title and explanation of each page; "" where the page says more by itself. */
static const struct {
    const char *title, *words, *wrong;
} pages[STEP_COUNT] = {
    [STEP_UNLOCK] = {"setup.unlock", "setup.unlock_words", "pin.wrong"},
    [STEP_LANGUAGE] = {"setup.language", "setup.language_words", "setup.refused"},
    [STEP_VENUE] = {"setup.venue", "setup.venue_words", "setup.venue_wrong"},
    [STEP_KIOSK] = {"setup.kiosk", "setup.kiosk_words", "setup.kiosk_wrong"},
    [STEP_CLIENT] = {"setup.client", "setup.client_words", "setup.client_wrong"},
    [STEP_ADDRESS] = {"setup.address", "setup.address_words", "setup.address_wrong"},
    [STEP_LOGIN] = {"setup.login", "setup.login_words", "setup.login_wrong"},
    [STEP_KEY] = {"setup.key", "setup.key_words", "setup.key_wrong"},
    [STEP_TEST] = {"setup.test", "setup.test_words", "setup.refused"},
    [STEP_WIDTH] = {"setup.width", "setup.width_words", "setup.refused"},
    [STEP_PERSON] = {"setup.person", "setup.person_words", "setup.person_wrong"},
    [STEP_CODE] = {"setup.code", "setup.code_words", "setup.code_wrong"},
    [STEP_AGAIN] = {"setup.again", "setup.again_words", "setup.codes_differ"},
    [STEP_SUMMARY] = {"setup.summary", "setup.summary_words", "setup.refused"},
};

/* How far it is, in words and as a bar; left out where keys take the room. */
static void progress(const struct setup_scene *st, struct view *v, struct sheet *sheet)
{
    int n = 0, total = 0;
    for (int step = STEP_LANGUAGE; step < STEP_COUNT; step++) {
        const bool asked = setup_is_asked(st, (enum setup_step)step);
        total += asked;
        n += asked && step <= (int)st->step;
    }
    const bool cramped = panel_is_landscape(v->panel) || v->panel->low_reach;
    if (st->step == STEP_UNLOCK || (cramped && setup_room(st->step) > 0))
        return;
    sheet->per_mille = n * PER_MILLE / total;
    sheet->bar_words = TR(v->arena, "setup.step", {"n", view_printf(v, "%d", n)},
                          {"total", view_printf(v, "%d", total)});
}

static const char *alert_words(const struct setup_scene *st, struct view *v)
{
    if (st->differ)
        return tr("setup.codes_differ");
    if (!st->failed || st->act == SETUP_TRY)
        return NULL;
    if (st->act == SETUP_UNLOCK && st->fault.rc == RC_BUSY)
        return TR_N(v->arena, "pin.wait", (unsigned long)st->fault.detail,
                    {"n", view_printf(v, "%d", st->fault.detail)});
    if (st->fault.rc == RC_REJECTED)
        return tr(pages[st->step].wrong);
    return TR(v->arena, "setup.failed", {"why", st->fault.what});
}

/* What is secret is shown by its length alone. */
static const char *shown(struct view *v, const struct setup_scene *st, const char *text)
{
    const size_t n = strlen(text);
    if (st->step == STEP_KEY)
        return TR_N(v->arena, "maintenance.key_length", n, {"n", view_printf(v, "%zu", n)});
    if (!setup_keyboard(st).digits_only)
        return text;
    char dots[SETUP_CODE_SIZE * 3 + 1];
    struct text t = TEXT_OF(dots);
    for (size_t i = 0; i < n; i++)
        text_add(&t, "•");
    return view_printf(v, "%s", dots);
}

static void field(const struct setup_scene *st, struct view *v, struct sheet *sheet)
{
    sheet->field = (struct sheet_field){.label = tr(pages[st->step].title),
                                        .value = shown(v, st, setup_typed(st)),
                                        .action = SETUP_FIELD,
                                        .keyboard = &st->keyboard,
                                        .spec = setup_keyboard(st)};
}

static void languages(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    for (size_t i = 0; i < sc->shop->n_languages; i++) {
        const bool chosen = strcmp(sc->shop->languages[i], i18n_language()) == 0;
        sheet_row(sheet, &(struct sheet_row){
                             .id = "language_choice",
                             .label = tr(view_printf(v, "language.%s", sc->shop->languages[i])),
                             .words = chosen ? tr("setup.chosen") : "",
                             .sign = chosen ? SIGN_GOOD : SIGN_NONE,
                             .action = GLOBAL_SET_LANGUAGE,
                             .arg = (uint32_t)i});
    }
}

static double width_of(const struct setup_scene *st, const struct view *v)
{
    const double measured = SETUP_LINE_MM + (double)st->tenths_mm / SETUP_TENTHS;
    return v->panel->w_px / v->panel->px_per_mm * measured / SETUP_LINE_MM;
}

static void width(const struct setup_scene *st, struct view *v, struct sheet *sheet)
{
    static const struct {
        int tenths;
        const char *label;
    } steps[] = {
        {-SETUP_TENTHS, "-1 mm"}, {-1, "-0.1 mm"}, {1, "+0.1 mm"}, {SETUP_TENTHS, "+1 mm"}};
    const double measured = SETUP_LINE_MM + (double)st->tenths_mm / SETUP_TENTHS;
    sheet->words = TR(v->arena, "setup.width_words", {"mm", view_printf(v, "%.1f", measured)});
    sheet->line_mm = SETUP_LINE_MM;
    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
        sheet_button(sheet, &(struct button){.id = "wider",
                                             .nth = (uint32_t)i,
                                             .label = steps[i].label,
                                             .look = LOOK_QUIET,
                                             .repeats = true,
                                             .action = SETUP_WIDER,
                                             .arg = (uint32_t)steps[i].tenths});
}

static void summary_row(struct sheet *sheet, const char *key, const char *words)
{
    sheet_row(sheet, &(struct sheet_row){"answer", tr(key), words, SIGN_GOOD, 0, 0});
}

static void summary(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct setup_scene *st = sc->state;
    const struct setup_answers *answers = &st->answers;
    const struct currency *currency = &sc->shop->currency;
    summary_row(sheet, "setup.venue",
                TR(v->arena, "list.two", {"first", answers->text[SETUP_VENUE]},
                   {"second", answers->text[SETUP_KIOSK]}));
    summary_row(sheet, "setup.client",
                TR(v->arena, "list.two", {"first", answers->text[SETUP_CLIENT]},
                   {"second", answers->text[SETUP_ADDRESS]}));
    summary_row(sheet, "setup.login",
                TR(v->arena, "setup.accepted", {"login", answers->text[SETUP_LOGIN]}));
    summary_row(sheet, "setup.language",
                tr(view_printf(v, "language.%s", answers->text[SETUP_LANGUAGE])));
    summary_row(sheet, "setup.width",
                answers->text[SETUP_WIDTH][0]
                    ? TR(v->arena, "setup.width_mm", {"mm", answers->text[SETUP_WIDTH]})
                    : tr("setup.width_display"));
    summary_row(sheet, "setup.person",
                st->has_person ? tr("setup.person_known") : answers->text[SETUP_PERSON]);
    sheet_row(sheet, &(struct sheet_row){"answer", tr("setup.money"),
                                         TR(v->arena, "setup.money_words",
                                            {"money", say_money(v->arena, sc->shop, 1000)},
                                            {"currency", currency->code}),
                                         SIGN_INFO, 0, 0});
}

static void primary(const struct setup_scene *st, struct view *v, struct sheet *sheet)
{
    const bool empty = setup_room(st->step) > 0 && !setup_typed(st)[0];
    sheet->primary = (struct button){
        .id = "go_on",
        .label = tr(st->step == STEP_SUMMARY ? "setup.begin" : "setup.go_on"),
        .busy = st->ticket != 0,
        .disabled = empty || (st->step == STEP_TEST && !setup_has_passed(st)),
        .action = SETUP_GO_ON,
        .arg =
            st->step == STEP_WIDTH && st->tenths_mm != 0 ? (uint32_t)(width_of(st, v) + 0.5) : 0};
}

void setup_view(const struct scene_ctx *sc, struct view *v)
{
    const struct setup_scene *st = sc->state;
    struct sheet sheet = {.title = tr(pages[st->step].title), .per_mille = -1};
    text_copy(v->title, sizeof(v->title), sheet.title);
    sheet.words = tr(pages[st->step].words);
    if (v->panel->low_reach && setup_room(st->step) > 0)
        sheet.words = ""; /* the keys need the room */
    sheet.alert = alert_words(st, v);
    sheet.first = st->first;
    sheet.rows_action = SETUP_ROWS;
    sheet.chrome = (struct chrome){.no_header = true};
    if (st->step > STEP_LANGUAGE)
        sheet.secondary = (struct button){
            .id = "back", .label = tr("chrome.back"), .look = LOOK_QUIET, .action = ACTION_BACK};
    if (st->step == STEP_LANGUAGE)
        languages(sc, v, &sheet);
    else if (st->step == STEP_TEST)
        setup_tests_view(sc, v, &sheet);
    else if (st->step == STEP_WIDTH)
        width(st, v, &sheet);
    else if (st->step == STEP_SUMMARY)
        summary(sc, v, &sheet);
    else
        field(st, v, &sheet);
    progress(st, v, &sheet);
    primary(st, v, &sheet);
    sheet_view(sc, v, &sheet);
}
