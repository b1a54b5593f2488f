/* What is to be done, and the switch between plan and list beside it. */
#include "scenes/parts.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum { GAP_MM = 4, SIGN_MM = 7, PAD_MM = 6, LINES = 3 };

/* One half of the switch, as wide as the wider word needs; without words where they take too much. */
static int half_px(const struct view *v, int width, bool *ret_words)
{
    const struct text_style style = parts_style(v, TYPE_BODY, true);
    const int plan = view_text_width(v, &style, tr("seats.as_plan"));
    const int list = view_text_width(v, &style, tr("seats.as_list"));
    const int sign = mm(v, v->panel->large_text ? SIGN_MM * 1.35 : SIGN_MM);
    const int half = (plan > list ? plan : list) + sign + mm(v, GAP_MM + 2 * PAD_MM);
    *ret_words = 2 * half <= width * 55 / 100;
    return *ret_words ? half : parts_small_height(v);
}

static void half(const struct scene_ctx *sc, struct view *v, struct rect at, bool list, bool words)
{
    const char *label = tr(list ? "seats.as_list" : "seats.as_plan");
    view_button(v, at,
                &(struct button){.id = list ? "as_list" : "as_plan",
                                 .label = words ? label : "",
                                 .value = words ? "" : label,
                                 .hint = label,
                                 .icon = list ? "list" : "plan",
                                 .look = panel_is_landscape(v->panel) ? LOOK_QUIET : LOOK_CHIP,
                                 .role = ROLE_TOGGLE,
                                 .chosen = sc->session->seats_as_list == list,
                                 .action = list ? SEATS_SHOW_LIST : SEATS_SHOW_PLAN});
}

bool seats_heading_is_left_out(const struct scene_ctx *sc, const struct view *v)
{
    const struct seats_scene *st = sc->state;
    return st->n_chosen > 0 && v->panel->low_reach && v->panel->large_text &&
           panel_is_landscape(v->panel);
}

void seats_switch_view(const struct scene_ctx *sc, struct view *v, struct rect *row)
{
    bool words;
    const int w = half_px(v, row->w, &words);
    struct rect at = rect_cut_right(row, 2 * w);
    rect_cut_right(row, mm(v, GAP_MM));
    at.h = parts_small_height(v);
    view_box(v, at, panel_is_landscape(v->panel) ? COLOR_RAISED : COLOR_SURFACE, 5);
    half(sc, v, rect_cut_left(&at, w), false, words);
    half(sc, v, at, true, words);
}

static const char *instruction(const struct scene_ctx *sc, struct view *v)
{
    const struct seats_scene *st = sc->state;
    const bool from_stage = sc->session->seats_as_list && st->n_chosen == 0;
    return from_stage ? tr("seats.from_stage") : seats_instruction(sc, v);
}

struct heading { /* how the words lie beside and below the switch */
    struct text_style title, words;
    int title_px, words_px;
    bool beside; /* two lines of the instruction are enough for it there */
};

static struct heading heading_of(const struct scene_ctx *sc, struct view *v, int width, bool words)
{
    bool named;
    const int left = width - 2 * half_px(v, width, &named) - mm(v, GAP_MM);
    struct heading h = {.title = parts_style(v, TYPE_TITLE, true),
                        .words = parts_muted(v, TYPE_BODY)};
    h.title.lines = 2;
    h.words.lines = LINES;
    h.beside = view_text_lines(v, &h.words, instruction(sc, v), left) <= 2;
    h.title_px = parts_height(v, h.title, seats_title(sc, v), left);
    if (words)
        h.words_px = parts_height(v, h.words, instruction(sc, v), h.beside ? left : width);
    return h;
}

static int beside_px(const struct view *v, const struct heading *h)
{
    const int used = h->title_px + (h->beside ? h->words_px : 0), least = parts_small_height(v);
    return used > least ? used : least;
}

int seats_heading_px(const struct scene_ctx *sc, struct view *v, int width, bool words)
{
    const struct heading h = heading_of(sc, v, width, words);
    return beside_px(v, &h) + (h.beside ? 0 : h.words_px) + mm(v, GAP_MM);
}

void seats_heading_view(const struct scene_ctx *sc, struct view *v, struct rect *body, bool words)
{
    const struct heading h = heading_of(sc, v, body->w, words);
    struct rect left = rect_cut_top(body, beside_px(v, &h));
    seats_switch_view(sc, v, &left);
    parts_flow_heading(v, &left, "title", h.title, seats_title(sc, v));
    if (words)
        parts_flow(v, h.beside ? &left : body, "instruction", h.words, instruction(sc, v));
    rect_cut_top(body, mm(v, GAP_MM));
}
