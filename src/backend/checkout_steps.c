#include <inttypes.h>
#include <string.h>

#include "backend/health.h"
#include "backend/names.h"
#include "backend/shelf.h"
#include "backend/visit.h"
#include "base/log.h"
#include "base/text.h"
#include "model/refusal.h"

static const struct fault ok = {RC_OK, 0, ""};

void sale_finish(struct sale *sale, struct fault fault)
{
    visit_over(sale->visit, sale, fault);
}

void sale_journal_failed(struct sale *sale, struct fault fault)
{
    char reason[160];
    struct text t = TEXT_OF(reason);
    text_addf(&t, "the journal cannot be written (%s): check the disk of %s, then restart",
              fault.what, sale->engine->state_dir);
    health_stop_selling(sale->engine, HEALTH_STOP_JOURNAL, reason);
    sale_finish(sale, fault_make(RC_STORE, fault.detail, "%s", fault.what));
}

void sale_finish_ok(struct sale *sale)
{
    sale_finish(sale, ok);
}

bool sale_left(struct sale *sale)
{
    if (!sale->leaving)
        return false;
    sale_finish(sale, fault_make(RC_CANCELLED, 0, "the session ended"));
    return true;
}

static void too_dear(struct sale *sale)
{
    sale->n_taken = 0;
    sale_held(sale, fault_make(RC_NOT_POSSIBLE, REFUSAL_VALUE, "more than one order may cost"));
}

static bool is_too_dear(const struct sale *sale)
{
    const money_t most = sale_terms(sale).order_value;
    return most > 0 && sale->basket.total > most && sale_count_new(sale) > 0;
}

void sale_held(struct sale *sale, struct fault fault)
{
    struct fault failure = ok;
    if (fault.rc == RC_OK && is_too_dear(sale)) {
        checkout_doom_new(sale);
        sale_remove_doomed(sale, too_dear);
        return;
    }
    if (sale->reference[0] && sale->basket_id[0]) {
        if (journal_held(sale->engine->journal, sale->reference, &sale->basket, &failure)) {
            sale_journal_failed(sale, failure);
            return;
        }
        sale->state = ORDER_HELD;
    }
    sale_finish(sale, fault);
}

static void on_created(void *ctx, struct api_answer *answer)
{
    struct sale *sale = ctx;
    struct engine *engine = sale->engine;
    health_note(engine, answer);
    if (answer->fault.rc || !answer->basket || !text_is_id(answer->basket->id)) {
        sale_finish(sale, answer->fault.rc ? answer->fault
                                           : fault_make(RC_SCHEMA, 0, "new basket without id"));
        return;
    }
    health_clear_profile(engine, answer->profile);
    text_copy(sale->basket_id, sizeof(sale->basket_id), answer->basket->id);
    struct fault fault = ok;
    if (!sale->closed &&
        journal_basket_id(engine->journal, sale->reference, sale->basket_id, &fault)) {
        sale_journal_failed(sale, fault);
        return;
    }
    if (!sale_left(sale))
        sale->then(sale);
}

static bool begin_attempt(struct sale *sale)
{
    struct fault fault = ok;
    const char *profile = sale->engine->profiles[sale->profile].name;
    sale_close_left(sale->engine);
    if (journal_check_room(sale->engine->journal, &fault)) { /* said to the operator by upkeep */
        sale_finish(sale, fault);
        return false;
    }
    if (journal_begin(sale->engine->journal, profile, sale->reference, &fault) == RC_OK) {
        sale->state = ORDER_DRAFT;
        return true;
    }
    sale->reference[0] = '\0';
    if (fault.rc == RC_STORE)
        sale_journal_failed(sale, fault);
    else /* another attempt is live: its booking comes to an end within seconds */
        sale_finish(sale, fault_make(RC_BUSY, 0, "%s", fault.what));
    return false;
}

void sale_ensure_basket(struct sale *sale, sale_step_fn then)
{
    struct engine *engine = sale->engine;
    if (sale->basket_id[0]) {
        then(sale);
        return;
    }
    if (!sale->reference[0] && !begin_attempt(sale))
        return;
    sale->then = then;
    sale->created_ms = engine_now_ms(engine);
    api_basket_create(sale->api, on_created, sale);
}

void sale_forget_basket(struct sale *sale)
{
    struct fault fault = ok;
    if (sale->reference[0] && !sale->closed && !order_state_is_final(sale->state) &&
        journal_move(sale->engine->journal, sale->reference, ORDER_ABANDONED,
                     "the basket had gone at the service", &fault))
        log_error("journal: %s not closed: %s", sale->reference, fault.what);
    sale->reference[0] = sale->basket_id[0] = '\0';
    sale->state = ORDER_NONE;
    sale->n_taken = sale->n_refused = 0;
    memset(&sale->basket, 0, sizeof(sale->basket));
}

static void believe(struct sale *sale, const struct basket *said)
{
    const struct basket known = sale->basket;
    const int64_t hold_ms = (int64_t)(sale->engine->config->basket_minutes - 1) * 60000;
    sale->basket = *said;
    text_copy(sale->basket.id, sizeof(sale->basket.id), sale->basket_id);
    sale->basket.hold_ends_mono_ms = sale->basket.n_lines > 0 ? sale->created_ms + hold_ms : 0;
    names_fill(sale->engine, sale->basket.lines, sale->basket.n_lines, &known);
}

static void on_read(void *ctx, struct api_answer *answer)
{
    struct sale *sale = ctx;
    health_note(sale->engine, answer);
    const enum rc rc = answer->fault.rc;
    if (rc == RC_NOT_FOUND || rc == RC_EXPIRED) {
        sale_forget_basket(sale);
        sale_finish(sale, fault_make(RC_EXPIRED, answer->status, "the basket has gone"));
        return;
    }
    if (rc || !answer->basket) {
        sale_finish(sale, rc ? answer->fault : fault_make(RC_SCHEMA, 0, "no basket in the answer"));
        return;
    }
    if (sale_lines_of_others(sale) + answer->basket->n_lines > BASKET_LINES_MAX) {
        sale_finish(sale, fault_make(RC_SCHEMA, 0, "more tickets than were asked for"));
        return;
    }
    believe(sale, answer->basket);
    if (!sale_left(sale))
        sale->then(sale);
}

void sale_read(struct sale *sale, sale_step_fn then)
{
    if (sale_left(sale))
        return;
    sale->then = then;
    api_basket_get(sale->api, sale->basket_id, on_read, sale);
}

void sale_doom(struct sale *sale, const char *ticket_id)
{
    if (sale->next_doomed == BASKET_LINES_MAX) /* all of them are out */
        sale->n_doomed = sale->next_doomed = 0;
    if (sale->n_doomed < BASKET_LINES_MAX)
        text_copy(sale->doomed[sale->n_doomed++], ID_SIZE, ticket_id);
}

static void remove_next(struct sale *sale);

static void on_removed(void *ctx, struct api_answer *answer)
{
    struct sale *sale = ctx;
    health_note(sale->engine, answer);
    if (answer->fault.rc && sale->fault.rc == RC_OK)
        sale->fault = answer->fault;
    sale->next_doomed++;
    if (!sale_left(sale))
        remove_next(sale);
}

static void remove_next(struct sale *sale)
{
    if (sale->next_doomed < sale->n_doomed)
        api_ticket_remove(sale->api, sale->basket_id, sale->doomed[sale->next_doomed], on_removed,
                          sale);
    else
        sale_read(sale, sale->after_removal);
}

void sale_remove_doomed(struct sale *sale, sale_step_fn then)
{
    sale->after_removal = then;
    remove_next(sale);
}

bool sale_had(const struct basket *basket, const char *ticket_id)
{
    for (size_t i = 0; i < basket->n_lines; i++) {
        if (strcmp(basket->lines[i].ticket_id, ticket_id) == 0)
            return true;
    }
    return false;
}

size_t sale_count_new(const struct sale *sale)
{
    size_t n = 0;
    for (size_t i = 0; i < sale->basket.n_lines; i++)
        n += !sale_had(&sale->before, sale->basket.lines[i].ticket_id);
    return n;
}

void sale_note_taken(struct sale *sale)
{
    sale->n_taken = 0;
    text_copy(sale->taken_instance, ID_SIZE, sale->command.instance_id);
    for (size_t i = 0; i < sale->basket.n_lines; i++) {
        const char *ticket_id = sale->basket.lines[i].ticket_id;
        if (!sale_had(&sale->before, ticket_id))
            text_copy(sale->taken[sale->n_taken++], ID_SIZE, ticket_id);
    }
}

bool sale_took(const struct sale *sale, const char *ticket_id)
{
    if (strcmp(sale->taken_instance, sale->command.instance_id) != 0)
        return false;
    for (size_t i = 0; i < sale->n_taken; i++) {
        if (strcmp(sale->taken[i], ticket_id) == 0)
            return true;
    }
    return false;
}

size_t sale_count_taken(const struct sale *sale)
{
    size_t n = 0;
    for (size_t i = 0; i < sale->basket.n_lines; i++)
        n += sale_took(sale, sale->basket.lines[i].ticket_id);
    return n;
}
