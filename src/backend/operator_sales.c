/* The sales page: what was sold today, what is open, and what staff decide (orders.md R8). */
#include <string.h>

#include "backend/days.h"
#include "backend/health.h"
#include "backend/operator_parts.h"
#include "backend/reconcile.h"
#include "backend/settle.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

static bool is_open(const struct attempt *attempt)
{
    return attempt->state == ORDER_UNKNOWN || attempt->state == ORDER_ESCALATED;
}

/* Until staff may decide (R8); negative when there is nothing to decide. */
static int64_t wait_ms(const struct engine *engine, const struct attempt *attempt)
{
    return settle_wait_ms(engine->journal, attempt, engine->config, engine->clock);
}

static int64_t decide_s(const struct engine *engine, const struct attempt *attempt)
{
    const int64_t left_ms = wait_ms(engine, attempt);
    return left_ms > 0 ? (left_ms + 999) / 1000 : left_ms;
}

static bool has_codes(const struct attempt *attempt, const struct order *order)
{
    const bool sold = attempt->state == ORDER_CONFIRMED || attempt->state == ORDER_CAPTURED ||
                      attempt->state == ORDER_DONE;
    return sold && order && order->n_lines > 0 && order->lines[0].barcode[0] != '\0';
}

static void fill(const struct engine *engine, const struct attempt *attempt,
                 const struct order *order, struct operator_sale *ret)
{
    *ret = (struct operator_sale){.state = attempt->state,
                                  .created_utc_s = attempt->created_utc_ms / 1000,
                                  .last_send_utc_s = attempt->last_send_utc_ms / 1000,
                                  .sends = attempt->sends,
                                  .total = order ? order->total : attempt->total,
                                  .n_tickets = order ? order->n_lines : 0,
                                  .has_codes = has_codes(attempt, order),
                                  .decide_s = decide_s(engine, attempt)};
    text_copy(ret->reference, sizeof(ret->reference), attempt->reference);
    text_copy(ret->profile, sizeof(ret->profile), attempt->profile);
    text_copy(ret->what, sizeof(ret->what),
              order && order->n_lines > 0 ? order->lines[0].event_name : "");
    text_copy(ret->order_id, sizeof(ret->order_id), attempt->order_id);
    text_copy(ret->basket_id, sizeof(ret->basket_id), attempt->basket_id);
    text_copy(ret->note, sizeof(ret->note), attempt->note);
}

struct listing {
    struct engine *engine;
    struct operator_report *report;
    int64_t midnight_ms;
};

static void take(void *ctx, const struct attempt *attempt, const struct order *order)
{
    struct listing *listing = ctx;
    struct operator_report *report = listing->report;
    const bool sold = attempt->order_id[0] && attempt->created_utc_ms >= listing->midnight_ms;
    if (report->n_sales == OPERATOR_SALES_MAX || !(sold || is_open(attempt)))
        return;
    fill(listing->engine, attempt, order, &report->sales[report->n_sales++]);
}

/* Of a booking without an order, what was held tells what it is about. */
static void name_unanswered(struct engine *engine, struct reply *reply)
{
    struct order *held = mem_zalloc(sizeof(*held));
    for (size_t i = 0; i < reply->report->n_sales; i++) {
        struct operator_sale *sale = &reply->report->sales[i];
        struct fault fault = {RC_OK, 0, ""};
        if (sale->what[0] != '\0')
            continue;
        if (journal_held_lines(engine->journal, sale->reference, held, &fault))
            log_warn("journal: %s: %s", sale->reference, fault.what);
        else if (held->n_lines > 0)
            text_copy(sale->what, sizeof(sale->what), held->lines[0].event_name);
        mem_wipe(held, sizeof(*held));
    }
    mem_free(held);
}

void operator_sales(struct engine *engine, const struct command *command)
{
    struct reply *reply = operator_reply(engine, command);
    struct listing listing = {.engine = engine,
                              .report = reply->report,
                              .midnight_ms =
                                  days_local_midnight_utc_s(engine_utc_s(engine), 0) * 1000};
    reply->fault.rc = journal_each(engine->journal, false, take, &listing, &reply->fault);
    if (!reply->fault.rc)
        name_unanswered(engine, reply);
    engine_post(engine, reply);
}

struct search {
    const char *reference;
    struct engine *engine;
    struct reply *reply;
};

static void take_one(void *ctx, const struct attempt *attempt, const struct order *order)
{
    struct search *search = ctx;
    struct operator_report *report = search->reply->report;
    if (strcmp(attempt->reference, search->reference) != 0)
        return;
    if (order)
        *search->reply->order = *order;
    fill(search->engine, attempt, order, &report->sales[0]);
    report->n_sales = 1;
}

static void wipe_codes(struct order *order)
{
    for (size_t i = 0; i < order->n_lines; i++)
        mem_wipe(order->lines[i].barcode, sizeof(order->lines[i].barcode));
}

void operator_sale(struct engine *engine, const struct command *command)
{
    struct reply *reply = operator_reply(engine, command);
    struct fault *fault = &reply->fault;
    struct operator_sale *sale = &reply->report->sales[0];
    reply->order = mem_zalloc(sizeof(*reply->order));
    struct search search = {command->errand.reference, engine, reply};
    fault->rc = journal_each(engine->journal, false, take_one, &search, fault);
    if (!fault->rc && reply->report->n_sales == 0)
        *fault = fault_make(RC_NOT_FOUND, 0, "no such sale");
    if (!fault->rc && reply->order->n_lines == 0) {
        fault->rc = journal_held_lines(engine->journal, sale->reference, reply->order, fault);
        sale->n_tickets = reply->order->n_lines;
    }
    if (!fault->rc && command->errand.act == OPERATOR_COPY && !sale->has_codes)
        *fault = fault_make(RC_NOT_FOUND, 0, "its codes are erased");
    if (command->errand.act != OPERATOR_COPY)
        wipe_codes(reply->order);
    engine_post(engine, reply);
}

static enum rc decide(struct engine *engine, const struct command *command,
                      const struct attempt *attempt, struct fault *fault)
{
    char words[120];
    struct text note = TEXT_OF(words);
    const char *reference = attempt->reference;
    const struct settlement settlement = {
        .attempt = attempt, .wait_ms = wait_ms(engine, attempt), .note = words};
    if (settlement.wait_ms == 0 && reconcile_is_asking(engine, reference)) {
        *fault = fault_make(RC_BUSY, 5, "%s is being asked for just now", reference);
        return fault->rc;
    }
    text_addf(&note, "%s, says %s", command->errand.booked ? "booked" : "not booked",
              engine->staff->person);
    if (settle_write(engine->journal, &settlement, fault))
        return fault->rc;
    reconcile_let_go(engine, reference);
    health_figures(engine);
    return RC_OK;
}

void operator_decide(struct engine *engine, const struct command *command)
{
    struct attempt attempt = {.state = ORDER_NONE};
    struct fault fault = {RC_OK, 0, ""};
    fault.rc = journal_find(engine->journal, command->errand.reference, &attempt, &fault);
    if (!fault.rc) {
        fault.rc = decide(engine, command, &attempt, &fault);
        journal_attempt_deinit(&attempt);
    }
    engine_answer(engine, command, fault);
}
