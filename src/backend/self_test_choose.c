#include <string.h>

#include "backend/self_test_run.h"
#include "base/text.h"

enum { WINDOW_DAYS = 7, WINDOWS_MAX = 4, SOON_S = 1800 };

static int64_t now_s(const struct self_test *t)
{
    return clock_utc_ms(t->spec.clock) / 1000;
}

static bool by_hand(const struct self_test *t, const char *instance_id)
{
    const struct config *config = t->spec.config;
    for (size_t i = 0; i < config->n_published_by_hand; i++) {
        if (strcmp(config->published_by_hand[i], instance_id) == 0)
            return true;
    }
    return false;
}

static bool is_sellable(const struct self_test *t, const struct api_instance *instance)
{
    const int64_t now = now_s(t);
    return !instance->cancelled && (instance->on_sale || by_hand(t, instance->id)) &&
           instance->start_utc_s > now + SOON_S &&
           (instance->sell_until_utc_s == 0 || instance->sell_until_utc_s > now + SOON_S);
}

static struct self_test_subject *subject_of(struct self_test *t,
                                            const struct api_instance *instance)
{
    for (size_t i = 0; i < t->n_subjects; i++) {
        struct self_test_subject *subject = &t->subjects[i];
        if (strcmp(subject->plan_id, instance->plan_id) == 0 &&
            strcmp(subject->price_list_id, instance->price_list_id) == 0)
            return subject;
    }
    if (t->n_subjects == SELF_TEST_SUBJECTS_MAX)
        return NULL;
    struct self_test_subject *subject = &t->subjects[t->n_subjects];
    if (!text_copy(subject->plan_id, sizeof(subject->plan_id), instance->plan_id) ||
        !text_copy(subject->price_list_id, sizeof(subject->price_list_id), instance->price_list_id))
        return NULL;
    t->n_subjects++;
    return subject;
}

static void consider(struct self_test *t, const struct api_instance *instance)
{
    struct self_test_subject *subject = subject_of(t, instance);
    if (!subject || subject->n_ids == SELF_TEST_TRIES_MAX)
        return;
    const size_t i = subject->n_ids;
    if (!text_copy(subject->ids[i], sizeof(subject->ids[i]), instance->id))
        return;
    subject->starts[i] = instance->start;
    subject->best[i] = instance->best_available;
    subject->n_ids++;
}

static void nothing_on_sale(struct self_test *t)
{
    self_test_say(t, SELF_TEST_PERFORMANCE, SELF_TEST_DIFFERS, "none",
                  "nothing is on sale to this record in the next %d days",
                  WINDOWS_MAX * WINDOW_DAYS);
    self_test_cure(t, SELF_TEST_PERFORMANCE,
                   "in Spektrix tick \"Visible\" and \"On Sale\" next to Agent for a performance, "
                   "or name one: --instance ID");
}

static void ask_window(struct self_test *t);

static void on_window(struct self_test *t, struct api_answer *answer)
{
    if (answer->fault.rc) {
        self_test_fail(t, answer->fault);
        return;
    }
    for (size_t i = 0; i < answer->n_instances; i++) {
        if (is_sellable(t, &answer->instances[i]))
            consider(t, &answer->instances[i]);
    }
    t->windows++;
    if (t->windows < WINDOWS_MAX && t->n_subjects < SELF_TEST_SUBJECTS_MAX / 2) {
        ask_window(t);
        return;
    }
    if (t->n_subjects == 0)
        nothing_on_sale(t);
    self_test_next(t);
}

static void ask_window(struct self_test *t)
{
    char from[16], to[16];
    const struct wall today = when_local(now_s(t));
    const struct wall first = when_add_days(&today, t->windows * WINDOW_DAYS);
    const struct wall last = when_add_days(&first, WINDOW_DAYS);
    when_print_date(&first, from, sizeof(from));
    when_print_date(&last, to, sizeof(to));
    self_test_expect(t, on_window);
    api_instances(t->spec.api, from, to, self_test_on_typed, t);
}

static void on_named(struct self_test *t, struct api_answer *answer)
{
    if (answer->fault.rc) {
        self_test_say(t, SELF_TEST_PERFORMANCE, SELF_TEST_DIFFERS, "none", "%s",
                      answer->fault.what);
        self_test_cure(t, SELF_TEST_PERFORMANCE, "foyerctl instances EVENT lists their ids");
        self_test_fail(t, answer->fault);
        return;
    }
    consider(t, &answer->instances[0]);
    self_test_next(t);
}

void self_test_choose(struct self_test *t)
{
    if (!t->spec.instance_id) {
        ask_window(t);
        return;
    }
    self_test_expect(t, on_named);
    api_instance(t->spec.api, t->spec.instance_id, self_test_on_typed, t);
}
