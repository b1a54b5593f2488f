#include <string.h>

#include "base/text.h"
#include "scenes/basket_scene.h"
#include "scenes/chrome.h"
#include "scenes/confirm_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

/* What stands below the picture: the rules and the ways of delivery, and each event. */
enum { OPTION_MM = 30, ART_MM = 220, NEED_MM = 82, GROUP_MM = 56 };

/* How many lines from `first` on are of the same event and start. */
static size_t group_size(const struct basket *basket, size_t first)
{
    size_t i = first;
    while (i < basket->n_lines &&
           strcmp(basket->lines[i].instance_id, basket->lines[first].instance_id) == 0)
        i++;
    return i - first;
}

static int groups(const struct basket *basket)
{
    int n = 0;
    for (size_t i = 0; i < basket->n_lines; i += group_size(basket, i))
        n++;
    return n;
}

/* "Adult, unreserved" six times is one line that counts. */
static const char *counted(struct view *v, const struct basket *basket, size_t first, size_t n)
{
    char words[900];
    struct text t = TEXT_OF(words);
    bool said[BASKET_LINES_MAX] = {false};
    for (size_t i = first; i < first + n; i++) {
        size_t same = 0;
        for (size_t k = i; k < first + n && !said[i]; k++) {
            if (strcmp(basket->lines[k].type_name, basket->lines[i].type_name) != 0)
                continue;
            said[k] = k != i ? true : said[k];
            same++;
        }
        if (said[i] || same == 0)
            continue;
        text_add(&t, t.len == 0 ? "" : tr("list.separator"));
        text_add(&t, TR(v->arena, "tickets.of_type", {"n", view_printf(v, "%zu", same)},
                        {"type", basket->lines[i].type_name}));
    }
    return view_printf(v, "%s", words);
}

struct lines {
    size_t first, n;
};

/* One event: name (unless it stands over the picture already), time, who, where. */
static void group(const struct scene_ctx *sc, struct view *v, struct rect *at, struct lines lines,
                  bool named)
{
    const struct basket *basket = &sc->session->basket;
    const size_t first = lines.first, n = lines.n;
    const struct basket_line *line = &basket->lines[first];
    struct text_style name = parts_style(v, TYPE_TITLE, true);
    struct text_style fact = parts_style(v, TYPE_HEADING, false);
    name.lines = 2;
    name.shrink = true;
    fact.lines = 3;
    fact.shrink = true;
    if (named) {
        parts_flow_heading(v, at, "event_name", name, line->event_name);
        rect_cut_top(at, mm(v, 1));
    }
    const char *when = say_when(v->arena, &line->start, &sc->now);
    if (line->venue[0] != '\0')
        when = TR(v->arena, "list.two", {"first", when}, {"second", line->venue});
    parts_flow(v, at, "when", fact, when);
    rect_cut_top(at, mm(v, 2));
    parts_flow(v, at, "who", fact, counted(v, basket, first, n));
    struct text_style seats = parts_style(v, TYPE_HEADING, false);
    seats.lines = 4;
    seats.ellipsis = true;
    parts_flow(v, at, "places", seats, say_places(v->arena, line, n));
    rect_cut_top(at, mm(v, 8));
}

static void what(const struct scene_ctx *sc, struct view *v, struct rect at, bool named)
{
    const struct basket *basket = &sc->session->basket;
    for (size_t i = 0; i < basket->n_lines;) {
        const size_t n = group_size(basket, i);
        group(sc, v, &at, (struct lines){i, n}, named);
        i += n;
    }
}

/* How the tickets come, asked only where the service offers both ways. */
static void delivery(const struct scene_ctx *sc, struct view *v, struct rect *at)
{
    const struct basket *basket = &sc->session->basket;
    if (!basket->delivery_agent || !basket->delivery_collect)
        return;
    const int words = parts_line(v, TYPE_HEADING) + parts_line(v, TYPE_BODY) + mm(v, 6);
    struct rect row = rect_cut_bottom(at, words > mm(v, OPTION_MM) ? words : mm(v, OPTION_MM));
    rect_cut_bottom(at, mm(v, 6));
    for (int i = 0; i < 2; i++) {
        const bool chosen = sc->session->details.collect == (i == 1);
        const char *label = tr(i == 0 ? "confirm.on_screen" : "confirm.at_office");
        const char *note = tr(i == 0 ? "confirm.on_screen_note" : "confirm.at_office_note");
        struct rect box = rect_column(row, i, 2, mm(v, 4));
        view_button(v, box,
                    &(struct button){.id = "delivery",
                                     .nth = (uint32_t)i,
                                     .label = label,
                                     .sub = note,
                                     .look = LOOK_TILE,
                                     .role = ROLE_TOGGLE,
                                     .chosen = chosen,
                                     .action = CONFIRM_COLLECT,
                                     .arg = (uint32_t)i});
        struct text_style head = parts_style(v, TYPE_HEADING, true);
        struct text_style small = parts_style(v, TYPE_BODY, false);
        head.color = small.color = chosen ? COLOR_ON_PAPER : COLOR_TEXT;
        head.shrink = small.shrink = true;
        box = rect_inset(box, mm(v, 8), 0);
        if (!v->panel->large_text) {
            const struct rect sign = rect_cut_left(&box, mm(v, 10));
            view_icon(v, rect_centre(sign, mm(v, 10), mm(v, 10)), i == 0 ? "qr" : "desk",
                      head.color);
            rect_cut_left(&box, mm(v, 6));
        }
        box = rect_centre(box, box.w, parts_line(v, TYPE_HEADING) + parts_line(v, TYPE_BODY));
        view_decor_text(v, rect_cut_top(&box, parts_line(v, TYPE_HEADING)), head, label);
        view_decor_text(v, box, small, note);
    }
}

/* Seller, contact, refunds: to be read before the last button (K-42). */
static void rules(const struct scene_ctx *sc, struct view *v, struct rect *at)
{
    struct text_style style = parts_muted(v, TYPE_BODY);
    style.lines = 4;
    const char *words =
        TR(v->arena, "confirm.rules", {"seller", sc->shop->seller}, {"contact", sc->shop->contact});
    view_text(v, "rules", rect_cut_bottom(at, parts_height(v, style, words, at->w)), style, words);
    rect_cut_bottom(at, mm(v, 4));
}

static void changed(struct view *v, struct rect *at)
{
    struct text_style style = parts_style(v, TYPE_HEADING, true);
    style.lines = 3;
    style.color = COLOR_ON_WARN;
    style.valign = VALIGN_MIDDLE;
    const char *words = tr("confirm.price_changed");
    const int h = parts_height(v, style, words, at->w - mm(v, 16)) + mm(v, 10);
    const struct rect box = rect_cut_top(at, h);
    view_box(v, box, COLOR_WARN, 5);
    view_alert(v, "price_changed", rect_inset(box, mm(v, 8), 0), style, words);
    rect_cut_top(at, mm(v, 6));
}

static const char *picture_of(const struct scene_ctx *sc)
{
    const struct basket *basket = &sc->session->basket;
    const uint32_t i = sc->catalogue && basket->n_lines > 0
                           ? catalogue_find_instance(sc->catalogue, basket->lines[0].instance_id)
                           : CATALOGUE_NONE;
    return i == CATALOGUE_NONE ? ""
                               : sc->catalogue->events[sc->catalogue->instances[i].event].image;
}

/* The amount and what is agreed to, from the lower end of `at` upwards. `keep_px` stays free for what
 * is bought; where that leaves no room for every line, the total stands alone. */
static void terms(const struct scene_ctx *sc, struct view *v, struct rect *at, int keep_px)
{
    delivery(sc, v, at);
    const int full = basket_sums_height(sc, v);
    if (at->h >= full + keep_px)
        basket_sums_view(sc, v, rect_cut_bottom(at, full));
    else
        basket_total_view(sc, v, rect_cut_bottom(at, basket_total_height(v)));
}

static void title(struct view *v, struct rect *at)
{
    struct text_style style = parts_style(v, TYPE_DISPLAY, true);
    style.shrink = true;
    if (v->panel->low_reach)
        return;
    rect_cut_top(at, mm(v, 4));
    parts_flow_heading(v, at, "title", style, tr("confirm.title"));
    rect_cut_top(at, mm(v, 6));
}

/* What is bought at the left, what it costs at the right; one event lets its picture stay. */
static void wide_content(const struct scene_ctx *sc, struct view *v, struct rect body)
{
    const struct confirm_scene *st = sc->state;
    const bool one = groups(&sc->session->basket) == 1 && !v->panel->low_reach;
    struct parts_stage stage = {.content = rect_inset(body, panel_margin_px(v->panel), 0)};
    struct rect left = stage.content;
    if (one && !v->panel->large_text) {
        stage = parts_stage(v, body, 0, 0);
        const struct basket_line *line = &sc->session->basket.lines[0];
        parts_stage_view(v, &stage, picture_of(sc), line->event_name, "");
        left = (struct rect){0};
    } else {
        rect_cut_bottom(&stage.content, mm(v, 4));
        left = rect_cut_left(&stage.content, stage.content.w * 52 / 100);
        rect_cut_left(&stage.content, mm(v, 12));
    }
    struct rect right = stage.content;
    title(v, left.w > 0 ? &left : &right);
    if (st->price_changed)
        changed(v, left.w > 0 ? &left : &right);
    rules(sc, v, v->panel->low_reach ? &left : &right);
    terms(sc, v, &right, left.w > 0 ? 0 : mm(v, 30));
    what(sc, v, left.w > 0 ? left : right, left.w > 0);
}

static void tall_content(const struct scene_ctx *sc, struct view *v, struct rect body)
{
    const struct confirm_scene *st = sc->state;
    const struct basket *basket = &sc->session->basket;
    struct rect at = rect_inset(body, panel_margin_px(v->panel), 0);
    if (v->panel->low_reach || v->panel->large_text) {
        title(v, &at);
    } else {
        const int need = basket_sums_height(sc, v) + mm(v, NEED_MM + GROUP_MM * groups(basket));
        struct parts_stage stage = parts_stage(v, body, ART_MM, need);
        parts_stage_view(v, &stage, picture_of(sc), tr("confirm.title"), "");
        at = stage.content;
        rect_cut_top(&at, mm(v, 6));
    }
    if (st->price_changed)
        changed(v, &at);
    rect_cut_bottom(&at, mm(v, 4));
    rules(sc, v, &at);
    terms(sc, v, &at, mm(v, v->panel->large_text ? 58 : 44));
    what(sc, v, at, true);
}

void confirm_review_view(const struct scene_ctx *sc, struct view *v)
{
    struct chrome_rects r = chrome_view(sc, v, &(struct chrome){0});
    text_copy(v->title, sizeof(v->title), tr("confirm.title"));
    if (panel_is_landscape(v->panel))
        wide_content(sc, v, r.body);
    else
        tall_content(sc, v, r.body);
    if (sc->health->selling != SELLING_YES) {
        chrome_note(v, r.footer, tr("event.offline"));
        return;
    }
    const money_t total = sc->session->basket.total;
    const struct button b = {
        .id = "buy",
        .label = tr("confirm.buy"),
        .sub = TR(v->arena, "confirm.pay", {"money", say_money(v->arena, sc->shop, total)}),
        .action = CONFIRM_BUY,
        .disabled = sc->session->basket.n_lines == 0};
    chrome_primary(v, &r.footer, &b);
}
