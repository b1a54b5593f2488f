#include <string.h>

#include "backend/self_test_run.h"
#include "base/text.h"

enum { PLACES_WANTED = 4 };

static struct self_test_subject *at_work(struct self_test *t)
{
    return &t->subjects[t->subject];
}

static void load_subject(struct self_test *t);

static void load_next(struct self_test *t)
{
    t->subject++;
    load_subject(t);
}

static const struct plan *known_plan(const struct self_test *t, const char *plan_id)
{
    for (size_t i = 0; i < t->n_subjects; i++) {
        if (t->subjects[i].plan && strcmp(t->subjects[i].plan_id, plan_id) == 0)
            return t->subjects[i].plan;
    }
    return NULL;
}

static void on_plan(struct self_test *t, struct api_answer *answer)
{
    struct self_test_subject *subject = at_work(t);
    if (answer->fault.rc == RC_OK) {
        subject->plan = answer->plan;
        answer->plan = NULL;
        subject->shape = subject->plan;
        subject->ready = true;
    }
    load_next(t);
}

static void ask_plan(struct self_test *t)
{
    struct self_test_subject *subject = at_work(t);
    subject->shape = known_plan(t, subject->plan_id);
    if (subject->shape) {
        subject->ready = true;
        load_next(t);
        return;
    }
    self_test_expect(t, on_plan);
    api_plan(t->spec.api, subject->plan_id, self_test_on_typed, t);
}

static void ask_status(struct self_test *t);

/* A performance with places to spare; when none has, the last one that was asked about. */
static void on_status(struct self_test *t, struct api_answer *answer)
{
    struct self_test_subject *subject = at_work(t);
    const bool known = answer->fault.rc == RC_OK;
    subject->availability = answer->availability;
    if ((!known || answer->availability.available < PLACES_WANTED) &&
        subject->at + 1 < subject->n_ids) {
        subject->at++;
        ask_status(t);
        return;
    }
    if (known)
        ask_plan(t);
    else
        load_next(t);
}

static void ask_status(struct self_test *t)
{
    self_test_expect(t, on_status);
    api_status(t->spec.api, at_work(t)->ids[at_work(t)->at], self_test_on_typed, t);
}

/* What most customers pay for: the type that the band offers by itself. */
static bool find_cheapest(struct self_test_subject *subject)
{
    const struct price_list *list = subject->prices;
    bool found = false;
    for (size_t i = 0; i < list->n_prices; i++) {
        const struct price *price = &list->prices[i];
        const money_t total = price_total(price);
        if (!price->band_default)
            continue;
        if (!found || total < subject->cheapest) {
            subject->cheapest = total;
            text_copy(subject->type_id, sizeof(subject->type_id), list->types[price->type].id);
        }
        if (!found || total > subject->dearest)
            subject->dearest = total;
        found = true;
    }
    return found;
}

static void on_prices(struct self_test *t, struct api_answer *answer)
{
    struct self_test_subject *subject = at_work(t);
    if (answer->fault.rc || !answer->price_list) {
        load_next(t);
        return;
    }
    subject->prices = answer->price_list;
    subject->arena = answer->arena;
    answer->arena = NULL;
    if (find_cheapest(subject))
        ask_status(t);
    else
        load_next(t);
}

static void load_subject(struct self_test *t)
{
    if (t->subject == t->n_subjects) {
        self_test_next(t);
        return;
    }
    self_test_expect(t, on_prices);
    api_price_list(t->spec.api, at_work(t)->ids[0], false, self_test_on_typed, t);
}

void self_test_load(struct self_test *t)
{
    t->subject = 0;
    load_subject(t);
}

static bool has_seats(const struct self_test_subject *subject)
{
    return subject->shape->n_seats > 0;
}

/* Small houses before large ones: less to fetch, and fewer people to disturb. */
static bool is_smaller(const struct self_test_subject *a, const struct self_test_subject *b)
{
    return !b || a->shape->n_seats < b->shape->n_seats;
}

static void offer_roles(struct self_test *t, struct self_test_subject *subject)
{
    const bool ample = subject->availability.available >= PLACES_WANTED;
    if (has_seats(subject) && ample && is_smaller(subject, t->seats))
        t->seats = subject;
    if (has_seats(subject) && ample && subject->best[subject->at] && is_smaller(subject, t->best))
        t->best = subject;
    if (subject->shape->n_areas > 1 && is_smaller(subject, t->group))
        t->group = subject;
    if (!has_seats(subject) && subject->availability.special > 0 && !t->house)
        t->house = subject;
    if (ample && (!t->cheapest || subject->cheapest < t->cheapest->cheapest))
        t->cheapest = subject;
}

void self_test_pick(struct self_test *t)
{
    char price[32];
    for (size_t i = 0; i < t->n_subjects; i++) {
        if (t->subjects[i].ready)
            offer_roles(t, &t->subjects[i]);
    }
    const struct self_test_subject *subject = t->cheapest;
    if (!subject) {
        if (t->n_subjects > 0)
            self_test_say(t, SELF_TEST_PERFORMANCE, SELF_TEST_DIFFERS, "none",
                          "no performance on sale has places, prices and a plan that can be read");
        self_test_next(t);
        return;
    }
    const struct wall *start = &subject->starts[subject->at];
    money_print(price, sizeof(price), subject->cheapest, t->spec.config->shop.currency.decimals);
    self_test_say(t, SELF_TEST_PERFORMANCE, SELF_TEST_OK, subject->ids[subject->at],
                  "%s, %04d-%02d-%02d %02d:%02d, from %s: the cheapest of %zu kinds of "
                  "performances looked at",
                  plan_string(subject->shape, subject->shape->name), start->year, start->month,
                  start->day, start->hour, start->minute, price, t->n_subjects);
    self_test_next(t);
}
