#include "scenes/parts.h"

enum { ART_LEAST_MM = 56, COLUMN_MM = 160, COLUMN_LARGE_MM = 116, BIG_ART_MM = 170 };

static struct parts_stage beside(const struct view *v, struct rect body)
{
    struct parts_stage stage = {0};
    const int margin = panel_margin_px(v->panel);
    struct rect rest = rect_inset(body, margin, 0);
    rect_cut_bottom(&rest, mm(v, 8));
    int w = mm(v, v->panel->large_text ? COLUMN_LARGE_MM : COLUMN_MM);
    if (w > rest.w * 2 / 5)
        w = rest.w * 2 / 5;
    stage.art = rect_cut_left(&rest, w);
    rect_cut_left(&rest, mm(v, 12));
    stage.content = rest;
    return stage;
}

static struct parts_stage above(const struct view *v, struct rect body, double art_mm, int need_px)
{
    struct parts_stage stage = {.full_width = true};
    int art = mm(v, art_mm);
    if (art > body.h - need_px)
        art = body.h - need_px;
    if (art >= mm(v, ART_LEAST_MM))
        stage.art = rect_cut_top(&body, art);
    stage.content = rect_inset(body, panel_margin_px(v->panel), 0);
    return stage;
}

struct parts_stage parts_stage(const struct view *v, struct rect body, double art_mm, int need_px)
{
    if (v->panel->low_reach) {
        const struct parts_stage bare = {.content = rect_inset(body, panel_margin_px(v->panel), 0)};
        return bare;
    }
    return panel_is_landscape(v->panel) ? beside(v, body) : above(v, body, art_mm, need_px);
}

static void words(struct view *v, struct rect at, const char *title, const char *sub,
                  enum type_step step)
{
    struct text_style head = parts_style(v, step, true);
    struct text_style line = parts_style(v, TYPE_HEADING, false);
    head.lines = 3;
    head.shrink = true;
    line.lines = 4;
    parts_flow_heading(v, &at, "title", head, title);
    if (sub[0] == '\0')
        return;
    rect_cut_top(&at, mm(v, 2));
    parts_flow(v, &at, "subtitle", line, sub);
}

static int words_height(const struct view *v, int width, const char *title, const char *sub,
                        enum type_step step)
{
    struct text_style head = parts_style(v, step, true);
    struct text_style line = parts_style(v, TYPE_HEADING, false);
    head.lines = 3;
    line.lines = 4;
    int h = parts_height(v, head, title, width);
    if (sub[0] != '\0')
        h += mm(v, 2) + parts_height(v, line, sub, width);
    return h;
}

/* The larger the picture, the larger its title, as long as it stays on one line. */
static enum type_step title_step(const struct view *v, struct rect art, int width,
                                 const char *title)
{
    const struct text_style huge = parts_style(v, TYPE_NUMBER, true);
    const bool fits = view_text_width(v, &huge, title) <= width;
    return art.h >= mm(v, BIG_ART_MM) && art.w > art.h * 8 / 10 && fits ? TYPE_NUMBER
                                                                        : TYPE_DISPLAY;
}

void parts_stage_view(struct view *v, struct parts_stage *stage, const char *picture,
                      const char *title, const char *sub)
{
    if (rect_is_empty(stage->art)) {
        const int h = words_height(v, stage->content.w, title, sub, TYPE_TITLE);
        words(v, rect_cut_top(&stage->content, h), title, sub, TYPE_TITLE);
        rect_cut_top(&stage->content, mm(v, 4));
        return;
    }
    const int inset = stage->full_width ? panel_margin_px(v->panel) : mm(v, 8);
    struct rect inner = rect_inset(stage->art, inset, mm(v, 6));
    const enum type_step step = title_step(v, stage->art, inner.w, title);
    const int h = words_height(v, inner.w, title, sub, step);
    struct widget *art = view_picture(v, stage->art, picture, stage->full_width ? 0 : 3, NULL);
    art->focal_y = 0.44;
    struct rect scrim = stage->art;
    int fade = h + mm(v, 42);
    if (fade > scrim.h)
        fade = scrim.h;
    view_scrim(v, rect_cut_bottom(&scrim, fade), 100);
    words(v, rect_cut_bottom(&inner, h), title, sub, step);
}
