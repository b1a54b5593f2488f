#include "base/text.h"
#include "scenes/basket_scene.h"
#include "scenes/chrome.h"
#include "scenes/details_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { ART_MM = 170, FIELD_MM = 24, FIELD_LARGE_MM = 26, FIELD_FLAT_MM = 20 };

static const char *const IDS[DETAILS_FIELDS] = {"first_name", "last_name", "address", "reference"};
static const char *const LABELS[DETAILS_FIELDS] = {"details.first_name", "details.last_name",
                                                   "details.address", "details.reference"};

static int field_height(const struct view *v)
{
    const bool flat =
        (v->panel->low_reach && panel_is_landscape(v->panel)) || panel_is_tight(v->panel);
    const double box = flat ? FIELD_FLAT_MM : v->panel->large_text ? FIELD_LARGE_MM : FIELD_MM;
    return parts_line(v, TYPE_BODY) + mm(v, 2) + mm(v, box);
}

static const char *label_of(const struct scene_ctx *sc, struct view *v, enum details_field f)
{
    return details_is_optional(sc->shop, f)
               ? TR(v->arena, "details.optional", {"label", tr(LABELS[f])})
               : tr(LABELS[f]);
}

static void field(const struct scene_ctx *sc, struct view *v, struct rect at, enum details_field f)
{
    const struct details_scene *st = sc->state;
    size_t size;
    const char *text = details_text(&sc->session->details, f, &size);
    const enum details_fault fault =
        st->fault == DETAILS_FINE ? DETAILS_FINE : details_fault_of(sc, f);
    const char *name = label_of(sc, v, f);
    struct text_style label = parts_style(v, TYPE_BODY, true);
    label.shrink = true;
    view_decor_text(v, rect_cut_top(&at, parts_line(v, TYPE_BODY)), label, name);
    rect_cut_top(&at, mm(v, 2));
    view_field(v, at,
               &(struct field){.id = IDS[f],
                               .label = name,
                               .value = text,
                               .hint = fault == DETAILS_EMPTY   ? tr("details.fill_in")
                                       : fault == DETAILS_WRONG ? tr("details.no_letters")
                                                                : "",
                               .action = DETAILS_FIELD,
                               .arg = (uint32_t)f,
                               .active = st->active == f,
                               .error = fault != DETAILS_FINE});
}

static size_t asked(const struct scene_ctx *sc, enum details_field fields[DETAILS_FIELDS])
{
    size_t n = 0;
    for (int f = 0; f < DETAILS_FIELDS; f++) {
        if (details_is_asked(sc->shop, (enum details_field)f))
            fields[n++] = (enum details_field)f;
    }
    return n;
}

/* Two beside each other, all where it is wide; below each other where a name has no room otherwise. */
static int columns_for(const struct scene_ctx *sc, struct view *v, int width)
{
    enum details_field fields[DETAILS_FIELDS];
    const int n = (int)asked(sc, fields);
    const bool all_in_a_row = panel_is_landscape(v->panel) && n > 2 && !v->panel->large_text;
    const struct text_style label = parts_style(v, TYPE_BODY, true);
    const int two = n > 1 ? 2 : 1;
    for (int i = 0; i < n && !all_in_a_row; i++) {
        if (view_text_width(v, &label, label_of(sc, v, fields[i])) > (width - mm(v, 4)) / two)
            return 1;
    }
    return all_in_a_row ? n : two;
}

/* Two beside each other; where only one row has room, the one being typed and its neighbour. */
static void fields_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct details_scene *st = sc->state;
    enum details_field fields[DETAILS_FIELDS];
    const size_t n = asked(sc, fields);
    const int gap = mm(v, 4);
    const int columns = columns_for(sc, v, at.w);
    const int row_h = field_height(v);
    const int rows_fit = (at.h + gap) / (row_h + gap);
    const int rows = ((int)n + columns - 1) / columns;
    int first_row = 0;
    for (size_t i = 0; i < n && rows > rows_fit; i++) {
        if (fields[i] == st->active)
            first_row = (int)i / columns;
    }
    for (size_t i = 0; i < n; i++) {
        const int row = (int)i / columns - first_row;
        if (row < 0 || (row > 0 && row >= rows_fit))
            continue;
        struct rect line = at;
        line.y += row * (row_h + gap);
        line.h = row_h;
        field(sc, v, rect_column(line, (int)i % columns, columns, gap), fields[i]);
    }
}

static int fields_need(const struct scene_ctx *sc, struct view *v, int width)
{
    enum details_field fields[DETAILS_FIELDS];
    const int n = (int)asked(sc, fields);
    const int columns = columns_for(sc, v, width);
    const int rows = (n + columns - 1) / columns;
    return rows * (field_height(v) + mm(v, 4));
}

/* The reason and the promise to forget stand above the fields (K-32). */
static const char *reason(const struct scene_ctx *sc, struct view *v)
{
    const struct shop *shop = sc->shop;
    const bool name_only = !shop->ask_address && !shop->ask_reference;
    return TR(v->arena, name_only ? "details.reason_name" : "details.reason",
              {"venue", shop->venue_name});
}

static void words_and_fields(const struct scene_ctx *sc, struct view *v, struct rect body)
{
    const struct details_scene *st = sc->state;
    const struct basket_line *line = &sc->session->basket.lines[0];
    const uint32_t i =
        sc->catalogue ? catalogue_find_instance(sc->catalogue, line->instance_id) : CATALOGUE_NONE;
    const char *picture =
        i == CATALOGUE_NONE ? "" : sc->catalogue->events[sc->catalogue->instances[i].event].image;
    const bool wide = panel_is_landscape(v->panel);
    struct parts_stage stage = {.content = rect_inset(body, panel_margin_px(v->panel), 0)};
    if (!wide)
        stage = parts_stage(v, body, ART_MM, fields_need(sc, v, stage.content.w) + mm(v, 26));
    struct text_style prose = parts_style(v, TYPE_HEADING, false);
    prose.lines = 4;
    const int words = parts_line(v, TYPE_TITLE) + mm(v, 6) +
                      parts_height(v, prose, reason(sc, v), stage.content.w);
    if (!rect_is_empty(stage.art) || stage.content.h >= fields_need(sc, v, stage.content.w) + words)
        parts_stage_view(v, &stage, picture, tr("details.title"), reason(sc, v));
    struct rect at = stage.content;
    const int need = fields_need(sc, v, at.w);
    if (at.h > need + parts_line(v, TYPE_BODY) * 2 + mm(v, 16) && !wide) {
        struct text_style what = parts_style(v, TYPE_BODY, false);
        what.lines = 2;
        rect_cut_top(&at, mm(v, 8));
        parts_flow(v, &at, "what", what,
                   TR(v->arena, "details.what", {"event", line->event_name},
                      {"when", say_when(v->arena, &line->start, &sc->now)}));
    }
    struct rect fields = rect_cut_bottom(&at, need < at.h ? need : at.h);
    fields_view(sc, v, fields);
    struct text_style error = parts_style(v, TYPE_BODY, true);
    error.lines = 3;
    const char *wrong = tr(st->fault == DETAILS_EMPTY ? "details.missing" : "details.wrong");
    const int wrong_h = parts_height(v, error, wrong, at.w);
    if (st->fault != DETAILS_FINE && at.h >= wrong_h)
        view_alert(v, "missing", rect_cut_bottom(&at, wrong_h + mm(v, 2)), error, wrong);
}

static void footer(const struct scene_ctx *sc, struct view *v, struct rect row)
{
    enum details_field fields[DETAILS_FIELDS];
    const struct button go = {.id = "continue",
                              .label = tr("basket.continue"),
                              .sub = say_money(v->arena, sc->shop, sc->session->basket.total),
                              .action = DETAILS_CONTINUE};
    struct button next = {.id = "next_field",
                          .label = tr("details.next_field"),
                          .hint = tr("details.next_field"),
                          .look = LOOK_QUIET,
                          .action = DETAILS_NEXT_FIELD};
    chrome_primary(v, &row, &go);
    if (parts_button_width(v, &next) > row.w) {
        next.label = "";
        next.icon = "fwd";
    }
    if (asked(sc, fields) > 1 && parts_button_width(v, &next) <= row.w)
        chrome_secondary(v, &row, &next);
}

/* Low and wide there is no height for a footer below the keys: its buttons stand beside them. */
static void low_and_wide(const struct scene_ctx *sc, struct view *v)
{
    const struct details_scene *st = sc->state;
    const struct chrome_rects r = chrome_view(sc, v, &(struct chrome){.no_footer = true});
    const struct keyboard_spec spec = details_keyboard(sc);
    struct rect at = rect_inset(r.body, panel_margin_px(v->panel), 0);
    rect_cut_bottom(&at, mm(v, 1));
    struct rect side = rect_cut_right(&at, mm(v, 124));
    rect_cut_right(&at, mm(v, 8));
    const int h = parts_button_height(v);
    rect_cut_top(&side, mm(v, 4));
    chrome_access(v, rect_cut_bottom(&side, h));
    rect_cut_bottom(&side, mm(v, 4));
    footer(sc, v, rect_cut_bottom(&side, h));
    fields_view(sc, v, rect_cut_top(&at, field_height(v)));
    rect_cut_top(&at, mm(v, 1));
    keyboard_view(v, at, &st->keyboard, &spec);
}

void details_view(const struct scene_ctx *sc, struct view *v)
{
    const struct details_scene *st = sc->state;
    text_copy(v->title, sizeof(v->title), tr("details.title"));
    if (st->expired) {
        basket_expired_view(sc, v, DETAILS_RESEAT);
        return;
    }
    if (v->panel->low_reach && panel_is_landscape(v->panel)) {
        low_and_wide(sc, v);
        return;
    }
    struct chrome_rects r = chrome_view(sc, v, &(struct chrome){0});
    const struct keyboard_spec spec = details_keyboard(sc);
    int keys = keyboard_height_px(v, &spec);
    const int least = field_height(v) + mm(v, panel_is_tight(v->panel) ? 1 : 4);
    if (keys > r.body.h - least)
        keys = r.body.h - least;
    struct rect board = rect_cut_bottom(&r.body, keys);
    view_box(v, board, COLOR_SURFACE, 0);
    rect_cut_bottom(&r.body, mm(v, panel_is_tight(v->panel) ? 1 : 4));
    words_and_fields(sc, v, r.body);
    keyboard_view(v, board, &st->keyboard, &spec);
    footer(sc, v, r.footer);
}
