#include "app/robot_look.h"

#include <stdio.h>
#include <string.h>

#include "app/runtime_state.h"
#include "base/mem.h"
#include "base/text.h"

enum { SCREEN_BYTES = 32768, PATH_SIZE = 512 };

const struct widget *robot_look_seatmap(const struct runtime *rt)
{
    for (size_t i = rt->view.modal_from; i < rt->view.n_widgets; i++) {
        if (rt->view.widgets[i].kind == WIDGET_SEATMAP)
            return &rt->view.widgets[i];
    }
    return NULL;
}

bool robot_look_is_settled(const struct runtime *rt)
{
    return !rt->dirty && !runtime_is_waiting(rt) && !pictures_busy(rt->pictures) &&
           rt->slide_from_ms == 0;
}

static uint32_t nth_of(const struct robot_line *line, size_t word)
{
    int64_t n = 0;
    return line->n_words > word && text_to_int64(line->words[word], 0, UINT32_MAX, &n) ? (uint32_t)n
                                                                                       : 0;
}

bool robot_look_session_is_empty(const struct session *s)
{
    const struct details none = {0};
    return s->basket.n_lines == 0 && s->basket.id[0] == '\0' && !s->order &&
           s->reference[0] == '\0' && memcmp(&s->details, &none, sizeof(none)) == 0;
}

/* Of what is no widget: whether it is as every script that asks wants it. */
static bool stands(struct robot_act *act, const struct runtime *rt, const char *what)
{
    if (strcmp(what, "session") == 0) {
        robot_act_fail(act, "the session is not empty");
        return robot_look_session_is_empty(&rt->session);
    }
    const struct runtime_pulse pulse = runtime_pulse_now(rt);
    if (strcmp(what, "service") == 0) {
        robot_act_fail(act, "something is asked of the service, or it has not been met yet");
        return !pulse.works && !pulse.awaits && rt->health.selling != SELLING_STARTING;
    }
    robot_act_fail(act, "the catalogue is not complete"); /* or not shown yet */
    return rt->catalogue && rt->catalogue->synced_utc_s > 0 && !rt->next_catalogue;
}

/* Whether the condition of an `expect` or `until` line holds now; `why` says what is there. */
static bool holds(struct robot_act *act, const struct runtime *rt, const struct robot_line *line)
{
    const char *what = line->words[0], *name = line->words[1];
    if (strcmp(what, "scene") == 0) {
        robot_act_fail(act, "the scene is %s", flow_scene(rt->scene_id)->name);
        return strcmp(name, flow_scene(rt->scene_id)->name) == 0;
    }
    if (strcmp(what, "overlay") == 0) {
        robot_act_fail(act, "the overlay is \"%s\"", overlay_name(rt->overlay.id));
        return strcmp(name, overlay_name(rt->overlay.id)) == 0;
    }
    if (strcmp(what, "session") == 0 || strcmp(what, "catalogue") == 0 ||
        strcmp(what, "service") == 0)
        return stands(act, rt, what);
    const struct widget *w =
        view_find(&rt->view, name, nth_of(line, strcmp(what, "text") == 0 ? 3 : 2));
    if (strcmp(what, "no") == 0)
        return w == NULL;
    robot_act_fail(act, "no %s on screen", name);
    if (!w)
        return false;
    robot_act_fail(act, "%s is \"%s\" (%s%s)", name, w->label, w->value,
                   w->disabled ? ", disabled" : "");
    if (strcmp(what, "text") == 0)
        return strstr(w->label, line->words[2]) || strstr(w->value, line->words[2]) ||
               strstr(w->sub, line->words[2]);
    if (strcmp(what, "disabled") == 0)
        return w->disabled;
    return strcmp(what, "has") == 0;
}

/* Opens NAME<suffix> in the shots folder for writing; NULL when that fails. */
static FILE *open_shot(const struct robot_act *act, const char *name, const char *suffix)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof(path), "%s/%s%s", act->shots, name, suffix);
    return fopen(path, "w");
}

static enum robot_done close_shot(struct robot_act *act, FILE *file, const char *name)
{
    const bool written = ferror(file) == 0;
    return fclose(file) == 0 && written ? ROBOT_DONE
                                        : robot_act_fail(act, "%s cannot be written", name);
}

static enum robot_done save_words(struct robot_act *act, const struct runtime *rt, const char *name)
{
    FILE *file = open_shot(act, name, ".txt");
    if (!file)
        return robot_act_fail(act, "%s.txt cannot be written", name);
    char *screen = mem_zalloc(SCREEN_BYTES);
    view_dump(&rt->view, screen, SCREEN_BYTES);
    fprintf(file, "scene %s\n%s", flow_scene(rt->scene_id)->name, screen);
    if (painter_overflow(rt->painter)[0])
        fprintf(file, "overflow %s\n", painter_overflow(rt->painter));
    mem_free(screen);
    return close_shot(act, file, name);
}

/* Every target that can be touched: id[n] width height, in millimetres. */
static enum robot_done save_sizes(struct robot_act *act, const struct runtime *rt, const char *name)
{
    FILE *file = open_shot(act, name, ".sizes");
    if (!file)
        return robot_act_fail(act, "%s.sizes cannot be written", name);
    for (size_t i = 0; i < rt->view.n_widgets; i++) {
        const struct widget *w = &rt->view.widgets[i];
        if (view_is_target(w) && view_is_alive(&rt->view, w))
            fprintf(file, "%s[%u] %.1f %.1f\n", w->id, (unsigned)w->nth,
                    w->at.w / rt->panel.px_per_mm, w->at.h / rt->panel.px_per_mm);
    }
    return close_shot(act, file, name);
}

static enum robot_done save_shot(struct robot_act *act, struct runtime *rt,
                                 const struct robot_line *line)
{
    const char *name = line->words[0];
    char path[PATH_SIZE];
    struct fault fault = {0};
    if (!act->shots)
        return ROBOT_DONE;
    if (line->n_words > 1 && strcmp(line->words[1], "words") == 0)
        return save_words(act, rt, name);
    snprintf(path, sizeof(path), "%s/%s.png", act->shots, name);
    if (canvas_save_png(window_canvas(rt->window), path, &fault))
        return robot_act_fail(act, "%s", fault.what);
    const enum robot_done words = save_words(act, rt, name);
    return words == ROBOT_DONE ? save_sizes(act, rt, name) : words;
}

/* Saves the codes on this page; the numbers go on from page to page. */
static enum robot_done save_tickets(struct robot_act *act, struct runtime *rt)
{
    struct fault fault = {0};
    for (size_t i = 0; act->shots && i < rt->view.n_widgets; i++) {
        const struct widget *w = &rt->view.widgets[i];
        char path[PATH_SIZE];
        if (w->kind != WIDGET_QR)
            continue;
        snprintf(path, sizeof(path), "%s/ticket-%u.png", act->shots, act->n_tickets++);
        if (canvas_save_region(window_canvas(rt->window), w->at, path, &fault))
            return robot_act_fail(act, "%s", fault.what);
    }
    return act->n_tickets > 0 ? ROBOT_DONE : robot_act_fail(act, "no codes on screen");
}

enum robot_done robot_look(struct robot_act *act, struct runtime *rt, const struct robot_line *line)
{
    if (line->verb == ROBOT_more_time) {
        rt->last_touch_ms = clock_mono_ms(rt->clock);
        return ROBOT_DONE;
    }
    if (line->verb == ROBOT_settle)
        return robot_look_is_settled(rt) ? ROBOT_DONE : ROBOT_AGAIN;
    if (rt->dirty)
        return ROBOT_AGAIN;
    if (line->verb == ROBOT_start)
        return strcmp(line->words[0], flow_scene(rt->scene_id)->name) == 0 ? ROBOT_DONE
                                                                           : ROBOT_AGAIN;
    if (line->verb == ROBOT_until)
        return holds(act, rt, line) ? ROBOT_DONE : ROBOT_AGAIN;
    if (line->verb == ROBOT_expect)
        return holds(act, rt, line) ? ROBOT_DONE : ROBOT_FAILED;
    if (line->verb == ROBOT_shot)
        return robot_look_is_settled(rt) || runtime_is_waiting(rt) ? save_shot(act, rt, line)
                                                                   : ROBOT_AGAIN;
    return save_tickets(act, rt);
}
