/* The status page: selling, or why not with the cure; figures and facts; the way to every other page. */
#include "base/text.h"
#include "scenes/maintenance_scene.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { CLOCK_ALARM_MS = 30000, MIB = 1024 * 1024, DISK_LEAST_MIB = 256 };

static const char *state_key(const struct health *health)
{
    if (health->pause != PAUSE_NONE && health->selling == SELLING_YES)
        return "maintenance.paused";
    switch (health->selling) {
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

static const char *when(const struct scene_ctx *sc, struct view *v, int64_t utc_s)
{
    const struct wall at = when_local(utc_s);
    return say_when_short(v->arena, &at, &sc->now);
}

/* What needs a person comes first. */
static void alarms(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct health *h = sc->health;
    if (h->open_attempts > 0)
        sheet_row(sheet,
                  &(struct sheet_row){.id = "open_sale",
                                      .label = tr("maintenance.sales"),
                                      .words = TR_N(v->arena, "maintenance.open", h->open_attempts,
                                                    {"n", view_printf(v, "%u", h->open_attempts)},
                                                    {"reference", h->open_reference}),
                                      .sign = SIGN_WARN,
                                      .action = MAINTENANCE_PAGE,
                                      .arg = PAGE_SALES});
    if (h->notice[0] && h->reason[0])
        sheet_row(sheet, &(struct sheet_row){"notice", tr("maintenance.notice"), h->notice,
                                             SIGN_WARN, 0, 0});
}

static void figures(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct health *h = sc->health;
    const struct maintenance_scene *st = sc->state;
    const int64_t last_s = st->machine ? st->machine->machine.last_sale_utc_s : 0;
    sheet_row(sheet, &(struct sheet_row){
                         "orders", tr("maintenance.sold_today"),
                         TR(v->arena, "maintenance.sold_words",
                            {"orders", TR_N(v->arena, "maintenance.orders", h->orders_today,
                                            {"n", view_printf(v, "%u", h->orders_today)})},
                            {"money", say_money(v->arena, sc->shop, h->taken_today)},
                            {"when", last_s > 0 ? when(sc, v, last_s) : tr("maintenance.no_sale")}),
                         SIGN_NONE, 0, 0});
    sheet_row(sheet, &(struct sheet_row){
                         "service", tr("maintenance.service"),
                         h->last_answer_utc_s == 0
                             ? tr("maintenance.no_answer")
                             : TR(v->arena, "maintenance.service_words",
                                  {"ms", view_printf(v, "%lld", (long long)h->last_latency_ms)},
                                  {"when", when(sc, v, h->last_answer_utc_s)}),
                         h->selling == SELLING_YES ? SIGN_GOOD : SIGN_WARN, 0, 0});
    sheet_row(sheet,
              &(struct sheet_row){"catalogue", tr("maintenance.catalogue"),
                                  h->synced_utc_s == 0
                                      ? tr("maintenance.never_synced")
                                      : TR(v->arena, "maintenance.catalogue_words",
                                           {"events", view_printf(v, "%u", h->n_events)},
                                           {"instances", view_printf(v, "%u", h->n_instances)},
                                           {"when", when(sc, v, h->synced_utc_s)}),
                                  h->synced_utc_s ? SIGN_GOOD : SIGN_WARN, 0, 0});
}

static void clock_row(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const int64_t offset_ms = sc->health->clock_offset_ms;
    const int64_t off_ms = offset_ms < 0 ? -offset_ms : offset_ms;
    sheet_row(sheet, &(struct sheet_row){"clock", tr("maintenance.clock"),
                                         TR(v->arena, "maintenance.clock_words",
                                            {"s", view_printf(v, "%.1f", (double)off_ms / 1000.0)}),
                                         off_ms < CLOCK_ALARM_MS ? SIGN_GOOD : SIGN_WARN, 0, 0});
}

static void machine(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    clock_row(sc, v, sheet);
    if (!st->machine)
        return;
    const struct operator_report *r = st->machine;
    const long long mib = (long long)(r->machine.disk_free / MIB);
    sheet_row(sheet,
              &(struct sheet_row){"key", tr("maintenance.key"),
                                  maintenance_kept_words(r->machine.kept, r->machine.guard),
                                  maintenance_kept_sign(r->machine.kept, r->machine.guard), 0, 0});
    sheet_row(sheet, &(struct sheet_row){
                         "disk", tr("maintenance.disk"),
                         TR(v->arena, "maintenance.disk_words", {"n", view_printf(v, "%lld", mib)}),
                         mib >= DISK_LEAST_MIB ? SIGN_GOOD : SIGN_WARN, 0, 0});
    sheet_row(sheet, &(struct sheet_row){"network", tr("maintenance.network"),
                                         r->machine.network[0] ? r->machine.network
                                                               : tr("maintenance.network_none"),
                                         r->machine.network[0] ? SIGN_GOOD : SIGN_WARN, 0, 0});
    sheet_row(sheet, &(struct sheet_row){"version", tr("maintenance.version"),
                                         TR(v->arena, "maintenance.version_words",
                                            {"version", r->machine.version}, {"person", r->person}),
                                         SIGN_INFO, 0, 0});
}

static void ways(struct sheet *sheet)
{
    static const struct {
        const char *id, *label, *icon;
        enum maintenance_page page;
    } pages[] = {
        {"catalogue_page", "maintenance.catalogue", "sync", PAGE_CATALOGUE},
        {"sales_page", "maintenance.sales", "book", PAGE_SALES},
        {"keys_page", "maintenance.key", "key", PAGE_CREDENTIALS},
        {"test_page", "maintenance.self_test", "test", PAGE_SELF_TEST},
        {"screen_page", "maintenance.screen", "dev", PAGE_SCREEN},
        {"log_page", "maintenance.log", "list", PAGE_LOG},
        {"close_page", "maintenance.close", "power", PAGE_CLOSE},
    };
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
        sheet_button(
            sheet, &(struct button){.id = pages[i].id,
                                    .label = tr(pages[i].label),
                                    .icon = pages[i].icon,
                                    .look = pages[i].page == PAGE_CLOSE ? LOOK_DANGER : LOOK_QUIET,
                                    .action = MAINTENANCE_PAGE,
                                    .arg = pages[i].page});
}

void maintenance_status(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct health *h = sc->health;
    const bool well = h->selling == SELLING_YES && h->pause == PAUSE_NONE;
    const char *reason = h->reason[0] ? h->reason : h->notice;
    if (!reason[0] && h->pause != PAUSE_NONE)
        reason = say_pause(v->arena, sc);
    sheet->title = tr(state_key(h));
    sheet->sign = well ? SIGN_GOOD : SIGN_WARN;
    sheet->words = reason[0] ? reason : tr("maintenance.well");
    alarms(sc, v, sheet);
    figures(sc, v, sheet);
    machine(sc, v, sheet);
    ways(sheet);
}
