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

/* The instruction stands beside the switch while two lines are enough for it, else below both. */
void seats_heading_view(const struct scene_ctx *sc, struct view *v, struct rect *body, bool words)
{
    struct rect left = *body;
    const struct rect whole = left;
    seats_switch_view(sc, v, &left);
    struct text_style title = parts_style(v, TYPE_TITLE, true), style = parts_muted(v, TYPE_BODY);
    title.lines = 2;
    style.lines = LINES;
    parts_flow_heading(v, &left, "title", title, seats_title(sc, v));
    const bool beside = view_text_lines(v, &style, instruction(sc, v), left.w) <= 2;
    if (words && beside)
        parts_flow(v, &left, "instruction", style, instruction(sc, v));
    const int used = left.y - whole.y, least = parts_small_height(v);
    rect_cut_top(body, used > least ? used : least);
    if (words && !beside)
        parts_flow(v, body, "instruction", style, instruction(sc, v));
    rect_cut_top(body, mm(v, GAP_MM));
}
