/* The pages of sales: today's, one of them, its codes again, and what only staff can decide. */
#include "base/text.h"
#include "scenes/maintenance_scene.h"
#include "scenes/say.h"
#include "ui/i18n.h"

static const char *state_words(const struct operator_sale *sale)
{
    switch (sale->state) {
    case ORDER_UNKNOWN:
    case ORDER_ESCALATED:
        return tr("maintenance.sale_open");
    case ORDER_CONFIRMED:
    case ORDER_CAPTURED:
        return tr("maintenance.sale_unseen");
    case ORDER_DONE:
        return tr("maintenance.sale_done");
    case ORDER_RESOLVED_BY_STAFF:
        return tr("maintenance.sale_resolved");
    case ORDER_NONE:
    case ORDER_DRAFT:
    case ORDER_HELD:
    case ORDER_TAGGED:
    case ORDER_PAY_INTENT:
    case ORDER_PAID:
    case ORDER_CONFIRM_INTENT:
    case ORDER_VOIDED:
    case ORDER_ABANDONED:
    case ORDER_STATE_COUNT:
        break;
    }
    return tr("maintenance.sale_other");
}

static const char *when(const struct scene_ctx *sc, struct view *v, int64_t utc_s)
{
    const struct wall at = when_local(utc_s);
    return say_when_short(v->arena, &at, &sc->now);
}

void maintenance_sales(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    sheet->title = tr("maintenance.sales");
    sheet->words = tr("maintenance.sales_words");
    if (!st->report || st->report->act != OPERATOR_SALES)
        return;
    sheet->none = tr("maintenance.sales_none");
    for (size_t i = 0; i < st->report->n_sales; i++) {
        const struct operator_sale *sale = &st->report->sales[i];
        sheet_row(sheet, &(struct sheet_row){
                             .id = "sale",
                             .label = sale->reference,
                             .words = TR(v->arena, "maintenance.sale_words",
                                         {"when", when(sc, v, sale->created_utc_s)},
                                         {"money", say_money(v->arena, sc->shop, sale->total)},
                                         {"state", state_words(sale)}, {"what", sale->what}),
                             .sign = sale->decide_s >= 0 ? SIGN_WARN : SIGN_MORE,
                             .action = MAINTENANCE_SALE,
                             .arg = (uint32_t)i});
    }
}

static void fact(struct sheet *sheet, const char *id, const char *key, const char *words)
{
    if (words[0])
        sheet_row(sheet, &(struct sheet_row){id, tr(key), words, SIGN_NONE, 0, 0});
}

static void known(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const struct operator_sale *sale = &st->sale;
    fact(sheet, "order_number", "maintenance.sale_order", sale->order_id);
    fact(sheet, "total", "maintenance.sale_total", say_money(v->arena, sc->shop, sale->total));
    for (size_t i = 0; st->order && i < st->order->n_lines; i++) {
        const struct basket_line *line = &st->order->lines[i];
        const bool known_start = when_is_known(&line->start);
        fact(sheet, "ticket", "maintenance.sale_ticket",
             TR(v->arena, "maintenance.sale_line", {"event", line->event_name},
                {"when", known_start ? say_when_short(v->arena, &line->start, &sc->now) : ""},
                {"place", say_place(v->arena, line)}, {"type", line->type_name}));
    }
    if (sale->last_send_utc_s > 0)
        fact(sheet, "sent", "maintenance.sale_sent",
             TR_N(v->arena, "maintenance.sale_sends", (unsigned long)sale->sends,
                  {"n", view_printf(v, "%d", sale->sends)},
                  {"when", when(sc, v, sale->last_send_utc_s)}));
    fact(sheet, "basket", "maintenance.sale_basket", sale->basket_id);
    fact(sheet, "note", "maintenance.sale_note", sale->note);
}

static void decision(const struct maintenance_scene *st, struct sheet *sheet)
{
    const bool locked = st->sale.decide_s != 0;
    if (st->sale.decide_s < 0)
        return;
    sheet_button(sheet,
                 &(struct button){.id = "booked",
                                  .label = tr(st->sure == SURE_BOOKED ? "maintenance.sure"
                                                                      : "maintenance.booked"),
                                  .look = st->sure == SURE_BOOKED ? LOOK_DANGER : LOOK_QUIET,
                                  .disabled = locked,
                                  .busy = st->ticket != 0,
                                  .action = MAINTENANCE_DECIDE,
                                  .arg = 1});
    sheet_button(
        sheet, &(struct button){.id = "not_booked",
                                .label = tr(st->sure == SURE_NOT_BOOKED ? "maintenance.sure"
                                                                        : "maintenance.not_booked"),
                                .look = st->sure == SURE_NOT_BOOKED ? LOOK_DANGER : LOOK_QUIET,
                                .disabled = locked,
                                .busy = st->ticket != 0,
                                .action = MAINTENANCE_DECIDE,
                                .arg = 0});
}

void maintenance_sale(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const struct operator_sale *sale = &st->sale;
    sheet->title = sale->reference;
    sheet->words =
        TR(v->arena, "maintenance.sale_words", {"when", when(sc, v, sale->created_utc_s)},
           {"money", say_money(v->arena, sc->shop, sale->total)}, {"state", state_words(sale)},
           {"what", sale->what});
    if (sale->decide_s > 0)
        sheet->alert = TR(v->arena, "maintenance.decide_later",
                          {"left", say_countdown(v->arena, sale->decide_s * 1000)});
    else if (sale->decide_s == 0)
        sheet->alert = tr("maintenance.decide");
    if (st->over && st->fault.rc)
        sheet->alert = TR(v->arena, "maintenance.failed", {"why", st->fault.what});
    else if (st->over && st->act == OPERATOR_DECIDE)
        sheet->alert = tr("maintenance.decided");
    known(sc, v, sheet);
    decision(st, sheet);
    if (sale->has_codes)
        sheet_button(sheet, &(struct button){.id = "copy",
                                             .label = tr("maintenance.copy"),
                                             .icon = "qr",
                                             .look = LOOK_QUIET,
                                             .busy = st->ticket != 0,
                                             .action = MAINTENANCE_COPY});
}

void maintenance_copy(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const size_t n = st->order ? st->order->n_lines : 0;
    sheet->title = tr("maintenance.copy_title");
    sheet->sign = SIGN_WARN;
    if (st->code >= n)
        return;
    const struct basket_line *line = &st->order->lines[st->code];
    sheet->words = TR(v->arena, "maintenance.copy_words", {"n", view_printf(v, "%u", st->code + 1)},
                      {"total", view_printf(v, "%zu", n)}, {"event", line->event_name},
                      {"place", say_place(v->arena, line)});
    sheet->code = line->barcode;
    sheet->mark = TR(v->arena, "maintenance.copy_mark", {"when", when(sc, v, sc->now_utc_s)});
    if (n > 1)
        sheet_button(sheet, &(struct button){.id = "copy_next",
                                             .label = tr("maintenance.copy_next"),
                                             .look = LOOK_QUIET,
                                             .icon = "fwd",
                                             .action = MAINTENANCE_COPY_NEXT});
}
