#include <string.h>

#include "backend/self_test_run.h"
#include "base/text.h"

/* Itemised commission in price lists (contract 7): is it asked for in a way that the service takes,
 * is it there without asking, and under which member name. */

static struct self_test_subject *at_work(struct self_test *t)
{
    return &t->subjects[t->subject];
}

static const struct probe_value *first_item(const struct probe_value *list)
{
    const struct probe_value *rows = probe_first(probe_member(list, "prices"));
    for (; rows; rows = probe_next(rows)) {
        const struct probe_value *item = probe_first(probe_member(rows, "customItems"));
        if (item)
            return item;
    }
    return NULL;
}

static void say_name(struct self_test *t, const struct probe_value *item)
{
    static const char *const known[] = {"amount", "price", "total", "value", NULL};
    const struct probe_value *member = probe_first(item);
    while (member && !probe_is_number(member))
        member = probe_next(member);
    const char *name = probe_name(member);
    bool read = false;
    for (size_t i = 0; known[i]; i++)
        read = read || strcmp(known[i], name) == 0;
    self_test_say(t, SELF_TEST_CUSTOM_ITEM, read ? SELF_TEST_OK : SELF_TEST_DIFFERS, name,
                  "an itemised commission's amount stands in \"%s\"", name);
    if (!read)
        self_test_cure(t, SELF_TEST_CUSTOM_ITEM,
                       "the kiosk reads amount, price, total and value only: set [sale] "
                       "fee_per_ticket until its maker has added this one");
}

static void fit_expand(struct self_test *t, bool fits)
{
    self_test_fit(t, &(struct self_test_fit){.question = SELF_TEST_EXPAND_ITEMS,
                                             .section = "service",
                                             .key = "expand_items",
                                             .fits = self_test_yes(fits),
                                             .set = self_test_yes(t->spec.config->expand_items)});
}

static void on_plain(struct self_test *t, const struct probe_answer *answer)
{
    const bool always = first_item(answer->root) != NULL;
    self_test_say(t, SELF_TEST_EXPAND_ITEMS, SELF_TEST_OK, always ? "always" : "needed",
                  always ? "price lists show the commission without being asked"
                         : "price lists show the commission when asked with $expand");
    fit_expand(t, true);
    self_test_next(t);
}

static void look(struct self_test *t);

static void on_expanded(struct self_test *t, const struct probe_answer *answer)
{
    const struct probe_value *item = first_item(answer->root);
    if (answer->fault.rc && answer->status >= 400 && answer->status < 500) {
        self_test_say(t, SELF_TEST_EXPAND_ITEMS, SELF_TEST_OK, "refused",
                      "price lists cannot be asked for the commission");
        fit_expand(t, false);
        self_test_next(t);
    } else if (item) {
        say_name(t, item);
        self_test_get(t, on_plain, "instances/%s/price-list", self_test_instance(at_work(t)));
    } else {
        t->subject++;
        look(t);
    }
}

static void look(struct self_test *t)
{
    while (t->subject < t->n_subjects && !at_work(t)->ready)
        t->subject++;
    if (t->subject < t->n_subjects) {
        self_test_get(t, on_expanded, "instances/%s/price-list?$expand=prices/customItems",
                      self_test_instance(at_work(t)));
        return;
    }
    self_test_say(t, SELF_TEST_EXPAND_ITEMS, SELF_TEST_UNKNOWN, "",
                  "no price list looked at itemises a commission");
    self_test_next(t);
}

void self_test_items(struct self_test *t)
{
    t->subject = 0;
    look(t);
}
