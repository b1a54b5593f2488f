#include <string.h>

#include "scenes/event_scene.h"
#include "scenes/parts.h"
#include "ui/i18n.h"

/* Start of the page before `offset`: pages are always counted from the beginning. */
static size_t page_before(const struct view *v, struct text_style style, const char *text,
                          const int box[2], size_t offset)
{
    size_t at = 0;
    for (;;) {
        size_t next = at + parts_fit_prose(v, style, text + at, box[0], box[1]);
        next += strspn(text + next, " \n");
        if (next >= offset || next == at)
            return at;
        at = next;
    }
}

struct page {
    size_t before, offset, next, all; /* bytes into the description */
};

static void buttons(struct view *v, struct rect row, const struct page *page)
{
    struct button close = {.id = "read_close",
                           .label = tr("event.read_close"),
                           .icon = "cal",
                           .look = LOOK_QUIET,
                           .action = EVENT_READ_DONE};
    const struct button next = {.label = tr("event.read_next"), .icon = "down"};
    const int turners = parts_button_width(v, &next) + parts_button_height(v) + mm(v, 8);
    if (parts_button_width(v, &close) + turners > row.w) {
        close.hint = close.label;
        close.label = "";
    }
    parts_button_left(v, &row, &close);
    if (page->next >= page->all && page->offset == 0)
        return;
    parts_button_right(v, &row,
                       &(struct button){.id = "read_next",
                                        .label = tr("event.read_next"),
                                        .icon = "down",
                                        .look = LOOK_QUIET,
                                        .action = EVENT_READ,
                                        .arg = (uint32_t)page->next,
                                        .disabled = page->next >= page->all});
    parts_button_right(v, &row,
                       &(struct button){.id = "read_previous",
                                        .label = "",
                                        .hint = tr("pager.previous"),
                                        .icon = "up",
                                        .look = LOOK_QUIET,
                                        .action = EVENT_READ,
                                        .arg = (uint32_t)page->before,
                                        .disabled = page->offset == 0});
}

void event_read_view(const struct scene_ctx *sc, struct view *v, struct rect body)
{
    const struct event_scene *st = sc->state;
    const struct event *event = &sc->catalogue->events[sc->session->event];
    const char *text = event->description;
    struct rect at = rect_inset(body, panel_margin_px(v->panel), 0);
    rect_cut_bottom(&at, mm(v, 8));
    const struct rect row = rect_cut_bottom(&at, parts_button_height(v));
    rect_cut_bottom(&at, mm(v, 4));
    struct text_style head = parts_style(v, TYPE_DISPLAY, true);
    head.lines = 2;
    head.shrink = true;
    if (!v->panel->low_reach || !panel_is_landscape(v->panel)) {
        parts_flow_heading(v, &at, "title", head, event->name);
        rect_cut_top(&at, mm(v, 4));
    }

    struct text_style style = parts_style(v, TYPE_HEADING, false);
    const int box[2] = {at.w, at.h / parts_line(v, TYPE_HEADING)};
    struct page page = {.all = strlen(text)};
    page.offset = st->offset < page.all ? st->offset : 0;
    const size_t n = parts_fit_prose(v, style, text + page.offset, box[0], box[1]);
    page.next = page.offset + n + strspn(text + page.offset + n, " \n");
    page.before = page_before(v, style, text, box, page.offset);
    style.lines = box[1];
    parts_flow(v, &at, "description", style, arena_strndup(v->arena, text + page.offset, n));
    buttons(v, row, &page);
}
