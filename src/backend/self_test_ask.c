#include <stdarg.h>
#include <stdio.h>

#include "backend/self_test_run.h"
#include "base/text.h"

enum { PATH_SIZE = 400, BODY_SIZE = 2000 };

static void on_answer(void *ctx, const struct probe_answer *answer)
{
    struct self_test *t = ctx;
    if (t->stopping && !t->giving_back)
        self_test_next(t);
    else
        t->then(t, answer);
}

static void ask(struct self_test *t, const struct probe *probe, self_test_then then)
{
    t->then = then;
    probe_ask(t->spec.api, probe, on_answer, t);
}

void self_test_get(struct self_test *t, self_test_then then, const char *path_fmt, ...)
{
    char path[PATH_SIZE];
    struct text text = TEXT_OF(path);
    va_list ap;
    va_start(ap, path_fmt);
    text_addv(&text, path_fmt, ap);
    va_end(ap);
    ask(t, &(struct probe){.method = "GET", .path = path}, then);
}

void self_test_change(struct self_test *t, const struct self_test_change *change,
                      self_test_then then)
{
    char path[PATH_SIZE];
    struct text text = TEXT_OF(path);
    text_addf(&text, "baskets/%s%s", t->basket_id, change->tail ? change->tail : "");
    ask(t, &(struct probe){.method = change->method, .path = path, .body = change->body}, then);
}

void self_test_read(struct self_test *t, self_test_then then)
{
    self_test_get(t, then, "baskets/%s", t->basket_id);
}

void self_test_expect(struct self_test *t, self_test_typed typed)
{
    t->typed = typed;
}

void self_test_on_typed(void *ctx, struct api_answer *answer)
{
    struct self_test *t = ctx;
    if (t->stopping && !t->giving_back && !t->must_hear)
        self_test_next(t);
    else
        t->typed(t, answer);
}

static void note_basket(struct self_test *t, const struct probe_answer *answer)
{
    struct fault fault = {RC_OK, 0, ""};
    const char *id = probe_id(probe_member(answer->root, "basketId"));
    if (*id == '\0')
        id = probe_id(answer->root);
    if (answer->fault.rc || !text_is_id(id) || !text_copy(t->basket_id, sizeof(t->basket_id), id)) {
        t->basket_id[0] = '\0';
        return;
    }
    if (journal_basket_id(t->spec.journal, t->reference, t->basket_id, &fault))
        self_test_fail(t, fault);
}

/* The basket's id is written down even when the test was stopped meanwhile: it is given back. */
static void on_opened(void *ctx, const struct probe_answer *answer)
{
    struct self_test *t = ctx;
    note_basket(t, answer);
    if (!t->giving_back)
        on_answer(t, answer);
}

void self_test_open(struct self_test *t, self_test_then then)
{
    struct fault fault = {RC_OK, 0, ""};
    t->basket_id[0] = '\0';
    t->hash[0] = '\0';
    if (journal_begin(t->spec.journal, t->record.name, t->reference, &fault)) {
        t->reference[0] = '\0';
        self_test_fail(t, fault_make(RC_STORE, 0, "%.100s: foyerctl check --service gives it back",
                                     fault.what));
        return;
    }
    t->then = then;
    probe_ask(t->spec.api, &(struct probe){.method = "POST", .path = "baskets"}, on_opened, t);
}

void self_test_add(struct self_test *t, const struct self_test_add *add, self_test_then then)
{
    char body[BODY_SIZE];
    struct text text = TEXT_OF(body);
    text_add(&text, "[");
    for (size_t i = 0; i < add->n; i++) { /* ids only, and those are letters and digits */
        const struct wanted *wanted = &add->wanted[i];
        text_addf(&text, "%s{\"instance\":\"%s\",\"type\":\"%s\",\"%s\":\"%s\"}", i ? "," : "",
                  add->instance_id, wanted->type_id, wanted->seat_id[0] ? "seat" : "seatingPlan",
                  wanted->seat_id[0] ? wanted->seat_id : wanted->area_id);
    }
    text_add(&text, "]");
    const struct self_test_change change = {.method = "POST", .tail = "/tickets", .body = body};
    self_test_change(t, &change, then);
}
