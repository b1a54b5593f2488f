#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "app/runtime_state.h"
#include "base/log.h"
#include "base/text.h"
#include "ui/i18n.h"
#include "ui/seatmap.h"

enum { SLIDE_MS = 160, SLIDE_MM = 24, FRAME_MS = 16 };

enum rc runtime_apply_prefs(struct runtime *rt, struct fault *fault)
{
    const struct shop *shop = &rt->config->shop;
    char dir[512];
    snprintf(dir, sizeof(dir), "%s/i18n", rt->assets);
    const char *language =
        rt->language < shop->n_languages ? shop->languages[rt->language] : "en_GB";
    if (strcmp(i18n_language(), language) != 0) {
        const enum rc rc = i18n_load(dir, language, fault);
        if (rc)
            return rc;
    }
    const char *theme = rt->panel.high_contrast ? "high-contrast" : rt->config->theme;
    const enum rc rc = theme_load(rt->assets, theme, &rt->theme, fault);
    if (rc)
        return rc;
    rt->panel.rtl = strcmp(tr("language.direction"), "rtl") == 0;
    painter_set_theme(rt->painter, &rt->theme);
    rt->ctx.unhurried = rt->panel.large_text || rt->panel.high_contrast || rt->panel.low_reach;
    rt->dirty = true;
    return RC_OK;
}

void runtime_set_language(struct runtime *rt, uint32_t index)
{
    if (index >= rt->config->shop.n_languages)
        return;
    const uint32_t before = rt->language;
    struct fault fault = {0};
    rt->language = index;
    if (runtime_apply_prefs(rt, &fault)) {
        log_error("%s", fault.what);
        rt->language = before;
    }
    runtime_dispatch(rt, &(struct event_in){.type = EVENT_PREFS});
}

static void view_toast(struct runtime *rt)
{
    struct view *v = &rt->view;
    if (!rt->toast[0])
        return;
    struct rect usable = panel_usable(&rt->panel);
    rect_cut_bottom(&usable, mm(v, 42));
    struct rect at = rect_cut_bottom(&usable, mm(v, 20));
    at = rect_inset(at, panel_margin_px(&rt->panel), 0);
    view_box(v, at, COLOR_PAPER, 5);
    struct rect words = rect_inset(at, mm(v, 6), mm(v, 2));
    view_icon(v, rect_centre(rect_cut_left(&words, mm(v, 12)), mm(v, 7), mm(v, 7)), "info",
              COLOR_ON_PAPER);
    view_alert(v, "toast", words,
               (struct text_style){.step = TYPE_BODY,
                                   .bold = true,
                                   .color = COLOR_ON_PAPER,
                                   .valign = VALIGN_MIDDLE,
                                   .lines = 2,
                                   .shrink = true},
               rt->toast);
}

/* A map that has left the screen may be freed: no finger and no fling holds on to it. */
static void place_seatmaps(struct runtime *rt)
{
    bool holds_one = rt->touch.map == NULL;
    for (size_t i = 0; i < rt->view.n_widgets; i++) {
        const struct widget *w = &rt->view.widgets[i];
        if (w->kind != WIDGET_SEATMAP)
            continue;
        seatmap_place(w->seatmap, w->at, &rt->panel);
        holds_one = holds_one || w->seatmap == rt->touch.map;
    }
    if (!holds_one)
        touch_screen_changed(&rt->touch, rt->ctx.now_ms);
}

void runtime_build_view(struct runtime *rt)
{
    const struct canvas *canvas = window_canvas(rt->window);
    rt->panel.w_px = canvas->w;
    rt->panel.h_px = canvas->h;
    view_reset(&rt->view, &rt->panel);
    flow_scene(rt->scene_id)->view(&rt->ctx, &rt->view);
    view_toast(rt);
    overlay_view(rt, &rt->view);
    place_seatmaps(rt);
    focus_check(&rt->focus, &rt->view);
    rt->view_is_old = false;
    rt->hold_shown_s = runtime_hold_s(rt);
}

static int slide_px(const struct runtime *rt)
{
    if (rt->slide_from_ms == 0)
        return 0;
    const int64_t left = SLIDE_MS - (rt->ctx.now_ms - rt->slide_from_ms);
    if (left <= 0)
        return 0;
    const int far = panel_px(&rt->panel, SLIDE_MM);
    return rt->slide_direction * (int)(far * left * left / SLIDE_MS / SLIDE_MS);
}

static void count_frame(struct runtime *rt, const struct paint_result *painted)
{
    double px = 0;
    for (size_t i = 0; i < painted->n_damage; i++)
        px += (double)painted->damage[i].w * painted->damage[i].h;
    const double share = px / ((double)rt->panel.w_px * rt->panel.h_px);
    rt->drawn.n_frames++;
    rt->drawn.n_whole += share >= 0.9;
    rt->drawn.screens += share;
}

/* By the machine's own clock: virtual time stands still while a frame is drawn. */
static int64_t real_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* False when nothing on the screen has changed. */
static bool draw(struct runtime *rt)
{
    rt->dirty = false;
    runtime_build_view(rt);
    struct paint_state state = {
        .pressed_nth = rt->touch.pressed_nth,
        .focus_nth = rt->focus.nth,
        .focus_visible = rt->focus.visible,
        .now_ms = rt->ctx.now_ms,
        .slide_px = slide_px(rt),
    };
    text_copy(state.pressed_id, sizeof(state.pressed_id), rt->touch.pressed_id);
    text_copy(state.focus_id, sizeof(state.focus_id), rt->focus.id);
    const struct paint_result painted =
        painter_draw(rt->painter, window_canvas(rt->window), &rt->view, &state);
    rt->animate_at_ms = painted.fading      ? rt->ctx.now_ms + FRAME_MS
                        : painted.animating ? rt->ctx.now_ms + PAINT_BUSY_MS
                                            : 0;
    if (painted.n_overflow > 0)
        log_debug("text does not fit on %s: %s", flow_scene(rt->scene_id)->name,
                  painter_overflow(rt->painter));
    if (painted.n_damage == 0)
        return false;
    count_frame(rt, &painted);
    window_present(rt->window, painted.damage, painted.n_damage);
    return true;
}

void runtime_draw(struct runtime *rt)
{
    if (!rt->dirty)
        return;
    const int64_t begun_us = real_us();
    if (draw(rt))
        meter_frame(rt->meter, real_us() - begun_us);
}
