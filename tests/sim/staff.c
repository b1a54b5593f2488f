#include <assert.h>
#include <crypt.h>
#include <stdio.h>
#include <string.h>

#include "backend/settle.h"
#include "base/mem.h"
#include "base/text.h"
#include "config/secure_file.h"
#include "sim/world.h"
#include "store/journal.h"

enum { OPEN_MAX = 32, STRANGER_PERMILLE = 100, ASKED_JUST_NOW_MS = 5000, ASKS_MAX = 30 };
static const int64_t lock_ms =
    120000; /* R8, said here once more: the check must not share a mistake */
static const char code[] = "271828";

void world_set_code(struct world *w)
{
    static struct crypt_data data;
    char line[200];
    struct fault fault = {RC_OK, 0, ""};
    struct text path = TEXT_OF(w->config.pin_file), t = TEXT_OF(line);
    text_addf(&path, "%s/pin", w->dir);
    /* a cheap hash: what a good one costs is not what is looked at here */
    text_addf(&t, "ANNA %s\n", crypt_r(code, "$5$rounds=1000$simulator$", &data));
    const enum rc rc = secure_file_write(w->config.pin_file, line, &fault);
    assert(rc == RC_OK);
    (void)rc;
}

struct open_sale {
    char reference[JOURNAL_REFERENCE_SIZE], basket_id[41];
};

/* Somebody has decided: was it too early, by what really happened? */
static void judge(struct world *w, const struct open_sale *sale, bool booked)
{
    const int64_t sent_ms = wire_last_confirm_ms(w->wire, sale->basket_id);
    world_note(w, booked ? "staff: booked" : "staff: not booked", sale->reference);
    w->counts.found_booked += booked;
    w->counts.found_not_booked += !booked;
    if (clock_mono_ms(&w->service_clock) - sent_ms < lock_ms)
        world_complain(w, &w->counts.staff_wrongly, "decided too soon after the last confirm",
                       sale->reference);
    if (door_is_open(w->door, sale->basket_id))
        world_complain(w, &w->counts.staff_wrongly, "decided while the basket lived",
                       sale->reference);
}

static enum rc ask(struct world *w, const struct operator_errand *errand, struct reply **ret)
{
    struct command command = {.type = COMMAND_OPERATOR, .errand = *errand};
    struct reply *reply = world_do(w, &command);
    const enum rc rc = reply ? reply->fault.rc : RC_TIMEOUT;
    if (ret)
        *ret = reply;
    else
        reply_free(reply);
    return rc;
}

static enum rc decide(struct world *w, const struct open_sale *sale, bool booked)
{
    struct operator_errand errand = {.act = OPERATOR_DECIDE, .booked = booked};
    text_copy(errand.reference, sizeof(errand.reference), sale->reference);
    return ask(w, &errand, NULL);
}

/* A decision when its time has come: not while the kiosk is asking about it just then. */
static void decide_in_time(struct world *w, const struct open_sale *sale)
{
    enum rc rc = RC_BUSY;
    bool booked = false;
    for (int i = 0; rc == RC_BUSY && !w->died && i < ASKS_MAX; i++) {
        booked = door_has_order(w->door, sale->reference);
        rc = decide(w, sale, booked);
        if (rc == RC_BUSY)
            world_pass(w, ASKED_JUST_NOW_MS);
    }
    if (rc == RC_OK)
        judge(w, sale, booked);
}

static void decide_one(struct world *w, const struct operator_sale *shown, int64_t shown_ms)
{
    struct open_sale sale;
    const int64_t from_ms = shown_ms + shown->decide_s * 1000 - 1000; /* whole seconds are shown */
    text_copy(sale.reference, sizeof(sale.reference), shown->reference);
    text_copy(sale.basket_id, sizeof(sale.basket_id), shown->basket_id);
    if (shown->decide_s == 0) {
        decide_in_time(w, &sale);
        return;
    }
    const bool booked = door_has_order(w->door, sale.reference);
    const enum rc rc = decide(w, &sale, booked);
    w->counts.too_early_refused += rc == RC_BUSY;
    if (rc != RC_OK)
        return;
    judge(w, &sale, booked);
    if (clock_mono_ms(&w->service_clock) < from_ms)
        world_complain(w, &w->counts.staff_wrongly, "the screen said later", sale.reference);
}

/* Whoever has no code decides nothing, whatever the time is. */
static void try_without_a_code(struct world *w)
{
    struct open_sale sale = {.basket_id = ""};
    text_copy(sale.reference, sizeof(sale.reference), w->health.open_reference);
    const enum rc rc = decide(w, &sale, false);
    w->counts.nobody_refused += rc == RC_REJECTED;
    if (rc == RC_OK)
        world_complain(w, &w->counts.staff_wrongly, "decided by nobody", sale.reference);
}

void world_staff(struct world *w)
{
    struct command sign_in = {.type = COMMAND_PIN};
    struct command leave = {.type = COMMAND_ABANDON};
    struct reply *reply = NULL;
    w->session++;
    w->counts.staff_visits++;
    if (dice_hit(&w->dice, STRANGER_PERMILLE) && w->health.open_reference[0])
        try_without_a_code(w);
    text_copy(sign_in.pin, sizeof(sign_in.pin), code);
    reply_free(world_do(w, &sign_in));
    if (ask(w, &(struct operator_errand){.act = OPERATOR_SALES}, &reply) == RC_OK) {
        const int64_t shown_ms = clock_mono_ms(&w->service_clock);
        for (size_t i = 0; i < reply->report->n_sales; i++) {
            if (reply->report->sales[i].decide_s >= 0)
                decide_one(w, &reply->report->sales[i], shown_ms);
        }
    }
    reply_free(reply);
    reply_free(world_do(w, &leave));
}

struct listing {
    struct attempt at[OPEN_MAX]; /* without their lines */
    size_t n;
};

static void keep(void *ctx, const struct attempt *attempt, const struct order *order)
{
    struct listing *listing = ctx;
    (void)order;
    if (listing->n == OPEN_MAX ||
        (attempt->state != ORDER_UNKNOWN && attempt->state != ORDER_ESCALATED))
        return;
    listing->at[listing->n] = *attempt;
    listing->at[listing->n++].lines = NULL;
}

static void settle(struct world *w, struct journal *journal, const struct attempt *attempt)
{
    struct open_sale sale;
    struct fault fault = {RC_OK, 0, ""};
    const bool booked = door_has_order(w->door, attempt->reference);
    const struct settlement settlement = {
        .attempt = attempt,
        .wait_ms = settle_wait_ms(journal, attempt, &w->config, &w->kiosk_clock),
        .note = booked ? "booked, says staff" : "not booked, says staff"};
    text_copy(sale.reference, sizeof(sale.reference), attempt->reference);
    text_copy(sale.basket_id, sizeof(sale.basket_id), attempt->basket_id);
    const enum rc rc = settle_write(journal, &settlement, &fault);
    w->counts.too_early_refused += rc == RC_BUSY;
    if (rc == RC_OK)
        judge(w, &sale, booked);
}

void world_staff_at_the_shell(struct world *w)
{
    const struct journal_spec spec = {.dir = w->dir,
                                      .kiosk_id = w->config.shop.kiosk_id,
                                      .currency = w->config.shop.currency.code,
                                      .clock = &w->kiosk_clock};
    struct listing listing = {.n = 0};
    struct journal *journal = NULL;
    struct fault fault = {RC_OK, 0, ""};
    enum rc rc = journal_open(&spec, &journal, &fault);
    if (rc == RC_OK)
        rc = journal_each(journal, true, keep, &listing, &fault);
    if (rc)
        fprintf(stderr, "journal: %s\n", fault.what);
    for (size_t i = 0; i < listing.n; i++)
        settle(w, journal, &listing.at[i]);
    journal_close(journal);
}
