#include "backend/self_test.h"

#include <assert.h>

#include "backend/self_test_run.h"
#include "base/mem.h"
#include "base/text.h"

enum { CLEAR_TRIES_MAX = 4, CLEAR_PAUSE_MS = 1500 };

/* What a customer's basket would be asked for comes first, so that a failure late in the list still
 * leaves the settings that every sale needs. */
static const self_test_step steps[] = {
    self_test_connect,    self_test_choose,   self_test_load,     self_test_pick,
    self_test_basket,     self_test_customer, self_test_delivery, self_test_detail,
    self_test_children,   self_test_items,    self_test_tickets,  self_test_retype,
    self_test_partial,    self_test_promo,    self_test_second,   self_test_best,
    self_test_allocation, self_test_empty,    self_test_life,     self_test_empty,
    self_test_buy,
};

struct self_test *self_test_new(const struct self_test_spec *spec)
{
    assert(spec->config && spec->clock && spec->api && spec->timers && spec->journal);
    static const char *const missing[] = {
#define X(question, name, words) words,
        SELF_TEST_QUESTIONS(X)
#undef X
    };
    struct self_test *t = mem_zalloc(sizeof(*t));
    struct profile records[PROFILES_MAX];
    config_profiles(spec->config, records);
    t->spec = *spec;
    t->agent = config_agent(spec->config, spec->profile);
    t->record = records[spec->profile];
    for (size_t i = 0; i < SELF_TEST_QUESTION_COUNT; i++)
        text_copy(t->result.findings[i].words, sizeof(t->result.findings[i].words), missing[i]);
    return t;
}

void self_test_free(struct self_test *t)
{
    if (!t)
        return;
    timer_cancel(t->spec.timers, &t->timer);
    for (size_t i = 0; i < t->n_subjects; i++) {
        arena_free(t->subjects[i].arena);
        plan_free(t->subjects[i].plan);
    }
    mem_free(t);
}

static void finish(struct self_test *t)
{
    t->over = true;
    if (t->spec.over)
        t->spec.over(t->spec.ctx);
}

/* The attempt ends in the journal when the service holds nothing of it any more. */
static void close_attempt(struct self_test *t)
{
    struct fault fault = {RC_OK, 0, ""};
    if (t->reference[0] == '\0')
        return;
    if (journal_move(t->spec.journal, t->reference, ORDER_ABANDONED, "self-test", &fault) &&
        t->result.fault.rc == RC_OK)
        t->result.fault = fault;
    t->reference[0] = '\0';
}

static bool give_back(struct self_test *t);

static void clear_again(void *ctx)
{
    (void)give_back(ctx); /* there was a basket, so it is asked */
}

static void on_cleared(struct self_test *t, const struct probe_answer *answer)
{
    const enum rc rc = answer->fault.rc;
    const bool empty = probe_count(probe_member(answer->root, "tickets")) == 0;
    if ((rc == RC_OK && empty) || rc == RC_NOT_FOUND) {
        self_test_say(t, SELF_TEST_GIVEN_BACK, SELF_TEST_OK, "yes",
                      "everything that was taken was given back");
        t->basket_id[0] = '\0';
        close_attempt(t);
        if (t->giving_back)
            finish(t);
        else
            self_test_next(t);
        return;
    }
    if (++t->clear_tries < CLEAR_TRIES_MAX) {
        timer_set(t->spec.timers, &t->timer, clock_mono_ms(t->spec.clock) + CLEAR_PAUSE_MS,
                  clear_again, t);
        return;
    }
    self_test_say(t, SELF_TEST_GIVEN_BACK, SELF_TEST_DIFFERS, "no",
                  "basket %s could not be cleared: %.150s", t->basket_id, answer->fault.what);
    self_test_cure(t, SELF_TEST_GIVEN_BACK,
                   "it runs out by itself; the kiosk tries again when it starts");
    t->giving_back = true;
    finish(t);
}

/* False when there was nothing to clear; on_cleared() goes on otherwise. */
static bool give_back(struct self_test *t)
{
    if (t->basket_id[0] && !t->sold) {
        const struct self_test_change clear = {.method = "POST", .tail = "/clear"};
        self_test_change(t, &clear, on_cleared);
        return true;
    }
    if (!t->sold)
        close_attempt(t);
    return false;
}

/* Ends with nothing held, at once if nothing is. */
static void end(struct self_test *t)
{
    if (t->giving_back)
        return;
    t->giving_back = true;
    t->clear_tries = 0;
    timer_cancel(t->spec.timers, &t->timer);
    if (!give_back(t))
        finish(t);
}

void self_test_empty(struct self_test *t)
{
    t->clear_tries = 0;
    if (!give_back(t))
        self_test_next(t);
}

void self_test_start(struct self_test *t)
{
    t->step = 0;
    steps[0](t);
}

void self_test_next(struct self_test *t)
{
    if (t->stopping || t->result.fault.rc || t->step + 1 == sizeof(steps) / sizeof(steps[0])) {
        end(t);
        return;
    }
    t->step++;
    steps[t->step](t);
}

void self_test_fail(struct self_test *t, struct fault fault)
{
    if (t->result.fault.rc == RC_OK)
        t->result.fault = fault;
    end(t);
}

void self_test_stop(struct self_test *t)
{
    if (t->over || t->stopping)
        return;
    t->stopping = true;
    if (t->result.fault.rc == RC_OK)
        t->result.fault = fault_make(RC_CANCELLED, 0, "stopped");
    if (t->timer.armed && !t->giving_back) /* nothing is on the wire whose answer would tell more */
        end(t);
}

bool self_test_is_over(const struct self_test *t)
{
    return t->over;
}

const struct self_test_result *self_test_result(const struct self_test *t)
{
    return &t->result;
}
