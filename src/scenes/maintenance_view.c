#include "base/text.h"
#include "scenes/chrome.h"
#include "scenes/maintenance_scene.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

static const char *state_key(enum selling_state state)
{
    switch (state) {
    case SELLING_STARTING:
        return "maintenance.starting";
    case SELLING_YES:
        return "maintenance.selling";
    case SELLING_OFFLINE:
        return "maintenance.offline";
    case SELLING_STOPPED:
        break;
    }
    return "maintenance.stopped";
}

/* One sentence says the state; below it the reason with its cure, as the backend knows it. */
static void state_view(const struct scene_ctx *sc, struct view *v, struct rect *body)
{
    const bool well = sc->health->selling == SELLING_YES;
    const int h = parts_line(v, TYPE_DISPLAY) + 2 * parts_line(v, TYPE_BODY) + mm(v, 2);
    struct rect row = rect_cut_top(body, h);
    const struct rect sign = rect_cut_left(&row, mm(v, 20));
    view_icon(v, rect_centre(sign, mm(v, 12), mm(v, 12)), well ? "check" : "warn",
              well ? COLOR_GOOD : COLOR_WARN);
    parts_flow_heading(v, &row, "state", parts_style(v, TYPE_DISPLAY, true),
                       tr(state_key(sc->health->selling)));
    struct text_style words = parts_muted(v, TYPE_BODY);
    words.lines = 2;
    words.ellipsis = true;
    parts_flow(v, &row, "reason", words,
               sc->health->reason[0] ? sc->health->reason : tr("maintenance.well"));
    rect_cut_top(body, mm(v, 8));
}

/* A sale whose outcome is open is the one thing that needs a person. */
static void open_sale_view(const struct scene_ctx *sc, struct view *v, struct rect *body)
{
    if (sc->health->open_attempts == 0)
        return;
    struct rect at = rect_cut_top(body, mm(v, 28));
    view_box(v, at, COLOR_RAISED, 5);
    at = rect_inset(at, mm(v, 8), mm(v, 4));
    view_icon(v, rect_centre(rect_cut_left(&at, mm(v, 14)), mm(v, 9), mm(v, 9)), "warn",
              COLOR_WARN);
    struct text_style words = parts_style(v, TYPE_HEADING, true);
    words.valign = VALIGN_MIDDLE;
    words.lines = 2;
    words.shrink = true;
    view_alert(v, "open_sale", at, words,
               TR_N(v->arena, "maintenance.open", sc->health->open_attempts,
                    {"n", view_printf(v, "%u", sc->health->open_attempts)},
                    {"reference", sc->health->open_reference}));
    rect_cut_top(body, mm(v, 8));
}

static void figure(struct view *v, struct rect at, const char *id, const char *label,
                   const char *value)
{
    view_box(v, at, COLOR_SURFACE, 3);
    at = rect_inset(at, mm(v, 6), mm(v, 4));
    view_decor_text(v, rect_cut_top(&at, parts_line(v, TYPE_CAPTION)),
                    (struct text_style){.step = TYPE_CAPTION, .color = COLOR_MUTED}, label);
    struct text_style style = parts_style(v, TYPE_TITLE, true);
    style.valign = VALIGN_MIDDLE;
    style.shrink = true;
    view_text(v, id, at, style, value)->hint = label;
}

static void figures_view(const struct scene_ctx *sc, struct view *v, struct rect *body)
{
    struct rect row = rect_cut_top(body, mm(v, 32));
    const int gap = mm(v, 4);
    figure(v, rect_column(row, 0, 3, gap), "orders", tr("maintenance.sold_today"),
           TR_N(v->arena, "maintenance.orders", sc->health->orders_today,
                {"n", view_printf(v, "%u", sc->health->orders_today)}));
    figure(v, rect_column(row, 1, 3, gap), "taken", tr("maintenance.taken_today"),
           say_money(v->arena, sc->shop, sc->health->taken_today));
    figure(v, rect_column(row, 2, 3, gap), "events", tr("maintenance.on_offer"),
           TR_N(v->arena, "maintenance.events", sc->health->n_events,
                {"n", view_printf(v, "%u", sc->health->n_events)}));
    rect_cut_top(body, mm(v, 6));
}

struct fact {
    const char *id, *label, *words;
    bool well;
    uint32_t nth;
};

static void fact_view(struct view *v, struct rect *body, const struct fact *fact)
{
    struct rect row = rect_cut_top(body, mm(v, 20));
    view_rule(v, row);
    const struct rect sign = rect_cut_right(&row, mm(v, 10));
    view_icon(v, rect_centre(sign, mm(v, 6), mm(v, 6)), fact->well ? "check" : "warn",
              fact->well ? COLOR_GOOD : COLOR_WARN);
    struct text_style label = parts_style(v, TYPE_BODY, true);
    label.valign = VALIGN_MIDDLE;
    label.shrink = true;
    const int label_w = row.w * 26 / 100;
    view_decor_text(v, rect_cut_left(&row, label_w), label, fact->label);
    struct text_style words = parts_style(v, TYPE_BODY, false);
    words.valign = VALIGN_MIDDLE;
    words.lines = 2;
    words.shrink = true;
    struct widget *w = view_text(v, fact->id, row, words, fact->words);
    w->hint = fact->label;
    w->nth = fact->nth;
}

static const char *sync_words(const struct scene_ctx *sc, struct view *v)
{
    const struct maintenance_scene *st = sc->state;
    if (st->sync_failed != RC_OK)
        return tr("maintenance.sync_failed");
    if (sc->health->synced_utc_s == 0)
        return tr("maintenance.never_synced");
    const struct wall at = when_local(sc->health->synced_utc_s);
    return TR(v->arena, "maintenance.catalogue_words",
              {"events", view_printf(v, "%u", sc->health->n_events)},
              {"instances", view_printf(v, "%u", sc->health->n_instances)},
              {"when", say_when_short(v->arena, &at, &sc->now)});
}

static const char *service_words(const struct scene_ctx *sc, struct view *v)
{
    if (sc->health->last_answer_utc_s == 0)
        return tr("maintenance.no_answer");
    const struct wall at = when_local(sc->health->last_answer_utc_s);
    return TR(v->arena, "maintenance.service_words",
              {"ms", view_printf(v, "%lld", (long long)sc->health->last_latency_ms)},
              {"when", say_when_short(v->arena, &at, &sc->now)});
}

static void facts_view(const struct scene_ctx *sc, struct view *v, struct rect *body)
{
    const int64_t offset_ms = sc->health->clock_offset_ms;
    const int64_t off = offset_ms < 0 ? -offset_ms : offset_ms;
    const struct maintenance_scene *st = sc->state;
    const struct fact facts[] = {
        {"service", tr("maintenance.service"), service_words(sc, v),
         sc->health->selling == SELLING_YES, 0},
        {"catalogue", tr("maintenance.catalogue"), sync_words(sc, v), st->sync_failed == RC_OK, 0},
        {"key", tr("maintenance.key"),
         tr(sc->health->key_present ? "maintenance.key_present" : "maintenance.key_missing"),
         sc->health->key_present, 0},
        {"clock", tr("maintenance.clock"),
         TR(v->arena, "maintenance.clock_words",
            {"s", view_printf(v, "%.1f", (double)off / 1000.0)}),
         off < 30000, 0},
    };
    for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]) && body->h >= mm(v, 20); i++)
        fact_view(v, body, &facts[i]);
}

static void progress_view(const struct scene_ctx *sc, struct view *v, struct rect *body)
{
    const struct health *h = sc->health;
    if (!h->syncing)
        return;
    struct rect at = rect_cut_bottom(body, mm(v, 20));
    const int per_mille = h->sync_total ? (int)(h->sync_done * 1000ULL / h->sync_total) : 0;
    const char *words =
        TR(v->arena, "maintenance.sync_progress", {"done", view_printf(v, "%u", h->sync_done)},
           {"total", view_printf(v, "%u", h->sync_total)}, {"what", h->sync_what});
    struct text_style style = parts_style(v, TYPE_BODY, true);
    style.valign = VALIGN_MIDDLE;
    style.shrink = true;
    view_text(v, "sync_words", rect_cut_top(&at, mm(v, 12)), style, words);
    view_progress(v, "sync_progress", rect_cut_top(&at, mm(v, 4)), per_mille, words);
    rect_cut_bottom(body, mm(v, 4));
}

static void checks_view(const struct scene_ctx *sc, struct view *v, struct rect *body)
{
    const struct maintenance_scene *st = sc->state;
    for (size_t i = 0; i < st->n_checks && body->h >= mm(v, 20); i++) {
        const struct check_line *c = &st->checks[i];
        fact_view(v, body,
                  &(struct fact){.id = "check_line",
                                 .label = c->what,
                                 .words = c->words,
                                 .well = c->ok,
                                 .nth = (uint32_t)i});
    }
}

static void tools_view(const struct scene_ctx *sc, struct view *v, struct rect *body)
{
    const struct maintenance_scene *st = sc->state;
    struct rect row = rect_cut_bottom(body, parts_button_height(v));
    const int gap = mm(v, 4);
    view_button(v, rect_column(row, 0, 3, gap),
                &(struct button){.id = "resync",
                                 .label = tr("maintenance.resync"),
                                 .icon = "sync",
                                 .look = LOOK_QUIET,
                                 .action = ACTION_RESYNC,
                                 .busy = st->sync_ticket != 0 || sc->health->syncing});
    view_button(v, rect_column(row, 1, 3, gap),
                &(struct button){
                    .id = "check",
                    .icon = "test",
                    .look = LOOK_QUIET,
                    .label = tr(st->n_checks ? "maintenance.hide_checks" : "maintenance.check"),
                    .action = st->n_checks ? ACTION_HIDE_CHECKS : ACTION_CHECK,
                    .busy = st->check_ticket != 0});
    view_button(v, rect_column(row, 2, 3, gap),
                &(struct button){.id = "close_kiosk",
                                 .label = tr("maintenance.close"),
                                 .icon = "power",
                                 .look = LOOK_DANGER,
                                 .action = GLOBAL_CLOSE_KIOSK});
    rect_cut_bottom(body, mm(v, 8));
}

void maintenance_view(const struct scene_ctx *sc, struct view *v)
{
    const struct maintenance_scene *st = sc->state;
    struct chrome_rects r = chrome_view(sc, v, &(struct chrome){.no_start_over = true});
    text_copy(v->title, sizeof(v->title), tr("maintenance.title"));
    struct rect body = rect_inset(r.body, panel_margin_px(v->panel), 0);
    const long left_s = (long)((st->lock_at_ms - sc->now_ms + 999) / 1000);
    struct text_style muted = parts_muted(v, TYPE_BODY);
    parts_flow(v, &body, "locks", muted,
               TR(v->arena, "maintenance.locks", {"kiosk", sc->shop->kiosk_id},
                  {"left", say_countdown(v->arena, left_s > 0 ? left_s * 1000 : 0)}));
    rect_cut_top(&body, mm(v, 4));
    state_view(sc, v, &body);
    open_sale_view(sc, v, &body);
    tools_view(sc, v, &body);
    progress_view(sc, v, &body);
    if (st->n_checks > 0) {
        checks_view(sc, v, &body);
    } else {
        figures_view(sc, v, &body);
        facts_view(sc, v, &body);
    }
    chrome_primary(
        v, &r.footer,
        &(struct button){.id = "done", .label = tr("maintenance.done"), .action = ACTION_DONE});
}
