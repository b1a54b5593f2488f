#include "proof/sales_script.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "fakes/journal_kit.h"

enum { MOVES_MAX = 8, DAY_MS = 86400000 };

/* After DRAFT and HELD; ORDER_NONE ends a row. */
static const enum order_state ways[][MOVES_MAX] = {
    {ORDER_TAGGED, ORDER_CONFIRM_INTENT, ORDER_CONFIRMED, ORDER_DONE},
    {ORDER_ABANDONED},
    {ORDER_TAGGED, ORDER_CONFIRM_INTENT, ORDER_UNKNOWN, ORDER_CONFIRM_INTENT, ORDER_CONFIRMED,
     ORDER_DONE},
    {ORDER_TAGGED, ORDER_CONFIRM_INTENT, ORDER_UNKNOWN, ORDER_VOIDED},
    {ORDER_TAGGED, ORDER_HELD, ORDER_TAGGED, ORDER_CONFIRM_INTENT, ORDER_TAGGED, ORDER_ABANDONED},
    {ORDER_TAGGED, ORDER_CONFIRM_INTENT, ORDER_UNKNOWN, ORDER_ESCALATED, ORDER_RESOLVED_BY_STAFF},
};
enum { WAYS = sizeof(ways) / sizeof(ways[0]) };

static enum rc tell(struct sales_script *s, const char *reference, enum order_state state)
{
    assert(s->n_told < SALES_SCRIPT_TOLD_MAX);
    struct sales_told *told = &s->told[s->n_told++];
    text_copy(told->reference, sizeof(told->reference), reference);
    told->state = state;
    s->next.state = ORDER_NONE;
    if (s->tell)
        s->tell(s->ctx, s);
    return RC_OK;
}

static void intend(struct sales_script *s, const char *reference, enum order_state state)
{
    text_copy(s->next.reference, sizeof(s->next.reference), reference);
    s->next.state = state;
}

static enum rc move(struct sales_script *s, const char *reference, enum order_state to,
                    struct fault *fault)
{
    enum rc rc;
    const struct basket basket = journal_kit_basket();
    const struct order order = journal_kit_order();
    intend(s, reference, to);
    if (to == ORDER_HELD)
        rc = journal_held(s->journal, reference, &basket, fault);
    else if (to == ORDER_CONFIRMED)
        rc = journal_confirmed(s->journal, reference, &order, fault);
    else
        rc = journal_move(s->journal, reference, to, "a note", fault);
    return rc ? rc : tell(s, reference, to);
}

static enum rc sell(struct sales_script *s, const enum order_state *way, struct fault *fault)
{
    char reference[JOURNAL_REFERENCE_SIZE] = "";
    intend(s, "", ORDER_DRAFT);
    enum rc rc = journal_begin(s->journal, "main", reference, fault);
    if (!rc)
        rc = tell(s, reference, ORDER_DRAFT);
    if (!rc)
        rc = journal_basket_id(s->journal, reference, "77A", fault);
    if (!rc)
        rc = move(s, reference, ORDER_HELD, fault);
    for (size_t i = 0; !rc && i < MOVES_MAX && way[i] != ORDER_NONE; i++)
        rc = move(s, reference, way[i], fault);
    return rc;
}

static enum rc reopen(struct sales_script *s, struct fault *fault)
{
    journal_close(s->journal);
    s->journal = NULL;
    return journal_open(&s->spec, &s->journal, fault);
}

enum rc sales_script_run(struct sales_script *s, struct fault *fault)
{
    s->n_told = 0;
    s->next.state = ORDER_NONE;
    enum rc rc = reopen(s, fault);
    for (int i = 0; !rc && i < s->n_sales; i++) {
        rc = sell(s, ways[i % WAYS], fault);
        clock_advance(s->clock, 60000);
        if (!rc && i % 3 == 2)
            rc = reopen(s, fault);
    }
    clock_advance(s->clock, INT64_C(3) * DAY_MS);
    if (!rc)
        rc = journal_erase_barcodes(s->journal, fault);
    if (!rc)
        rc = journal_verify(s->journal, fault);
    journal_close(s->journal);
    s->journal = NULL;
    return rc;
}

struct look {
    const struct sales_check *check;
    size_t n_known;
    bool next_used;
    const char *wrong;
};

static const struct sales_told *last_told(const struct sales_check *check, const char *reference)
{
    for (size_t i = check->n_told; i > 0; i--) {
        if (strcmp(check->told[i - 1].reference, reference) == 0)
            return &check->told[i - 1];
    }
    return NULL;
}

static void look_at(void *ctx, const struct attempt *attempt, const struct order *order)
{
    struct look *look = ctx;
    const struct sales_told *next = look->check->next;
    const struct sales_told *told = last_told(look->check, attempt->reference);
    const bool sold = attempt->state == ORDER_CONFIRMED || attempt->state == ORDER_DONE;
    if (sold != (order != NULL))
        look->wrong = "a confirmed attempt without its order";
    look->n_known += told != NULL;
    if (told && told->state == attempt->state)
        return;
    const bool may =
        next && next->state == attempt->state && !look->next_used &&
        (told ? strcmp(next->reference, attempt->reference) == 0 : next->state == ORDER_DRAFT);
    look->next_used = true;
    if (!may)
        look->wrong = told ? "an acknowledged state is lost" : "an attempt that nobody began";
}

static size_t count_told(const struct sales_check *check)
{
    size_t n = 0;
    for (size_t i = 0; i < check->n_told; i++)
        n += check->told[i].state == ORDER_DRAFT;
    return n;
}

static enum rc go_on(struct journal *journal, struct fault *fault)
{
    char reference[JOURNAL_REFERENCE_SIZE];
    const enum rc rc = journal_begin(journal, "other", reference, fault);
    return rc ? rc : journal_move(journal, reference, ORDER_ABANDONED, NULL, fault);
}

const char *sales_script_check(const struct sales_check *check)
{
    static char words[256];
    struct journal *journal = NULL;
    struct fault fault = {RC_OK, 0, ""};
    struct look look = {.check = check};
    enum rc rc = journal_open(check->spec, &journal, &fault);
    if (!rc)
        rc = journal_verify(journal, &fault);
    if (!rc)
        rc = journal_each(journal, false, look_at, &look, &fault);
    if (!rc && look.n_known < count_told(check))
        look.wrong = "an acknowledged attempt is lost";
    if (!rc && check->may_go_on)
        rc = go_on(journal, &fault);
    journal_close(journal);
    if (rc)
        snprintf(words, sizeof(words), "%s", fault.what);
    return rc ? words : look.wrong;
}
