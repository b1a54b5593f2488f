#include <ctype.h>
#include <string.h>

#include "backend/self_test_run.h"
#include "base/mem.h"
#include "base/text.h"

/* One ticket is really bought, by the same journal steps as a customer's (design/orders.md). */

static void on_order(struct self_test *t, const struct probe_answer *answer)
{
    char value[24];
    struct text text = TEXT_OF(value);
    const bool shown = answer->fault.rc == RC_OK;
    if (shown)
        text_add(&text, "shown");
    else
        text_addf(&text, "%d", answer->status);
    self_test_say(t, SELF_TEST_ORDERS, SELF_TEST_OK, value,
                  shown ? "an order can be read again by its number (%s)"
                        : "an order cannot be read by this record (HTTP %s)",
                  value);
    self_test_next(t);
}

/* Three ways to show a basket that became an order, besides not showing it at all. */
static const char *after_confirm(const struct self_test *t, const struct probe_answer *answer)
{
    if (answer->fault.rc)
        return NULL;
    if (probe_count(probe_member(answer->root, "tickets")) == 0)
        return "empty";
    if (strcmp(probe_id(answer->root), t->order_id) == 0)
        return "order";
    return "basket";
}

static void on_basket(struct self_test *t, const struct probe_answer *answer)
{
    char status[24];
    const char *shown = after_confirm(t, answer);
    struct text text = TEXT_OF(status);
    text_addf(&text, "%d", answer->status);
    self_test_say(t, SELF_TEST_AFTER_CONFIRM, SELF_TEST_OK, shown ? shown : status,
                  "after the purchase the basket is answered with: %s", shown ? shown : status);
    self_test_get(t, on_order, "orders/%s", t->order_id);
}

static void fit_safe(struct self_test *t, bool safe)
{
    const bool set = t->spec.config->second_confirm_is_safe;
    self_test_fit(t, &(struct self_test_fit){.question = SELF_TEST_SECOND_CONFIRM,
                                             .section = "service",
                                             .key = "second_confirm_is_safe",
                                             .fits = self_test_yes(safe),
                                             .set = self_test_yes(set)});
}

static void on_second(struct self_test *t, const struct probe_answer *answer)
{
    char value[24];
    struct text text = TEXT_OF(value);
    const char *id = probe_id(answer->root);
    const bool accepted = answer->fault.rc == RC_OK && *id;
    const bool same = accepted && strcmp(id, t->order_id) == 0;
    if (accepted)
        text_add(&text, same ? "same_order" : "another_order");
    else
        text_addf(&text, "%d", answer->status);
    self_test_say(t, SELF_TEST_SECOND_CONFIRM, SELF_TEST_OK, value,
                  accepted ? "confirming the same basket again gives: %s"
                           : "confirming the same basket again is refused (HTTP %s)",
                  value);
    fit_safe(t, same);
    if (accepted && !same) {
        t->result.findings[SELF_TEST_SECOND_CONFIRM].verdict = SELF_TEST_DIFFERS;
        self_test_cure(t, SELF_TEST_SECOND_CONFIRM,
                       "a second order was made: have the box office refund it, and never set "
                       "second_confirm_is_safe");
    }
    self_test_read(t, on_basket);
}

static void judge_barcode(struct self_test *t, const struct order *order)
{
    const char *code = order->lines[0].barcode;
    bool digits = *code != '\0';
    for (const char *c = code; *c; c++)
        digits = digits && isdigit((unsigned char)*c);
    self_test_say(t, SELF_TEST_BARCODE, *code ? SELF_TEST_OK : SELF_TEST_DIFFERS,
                  *code ? (digits ? "digits" : "text") : "absent",
                  *code ? "the ticket has a barcode of %zu characters%s"
                        : "the ticket has no barcode (%zu characters)%s",
                  strlen(code), *code && digits ? ", digits only" : "");
    if (*code == '\0')
        self_test_cure(t, SELF_TEST_BARCODE,
                       "customers collect at the box office; ask Spektrix to switch barcodes on");
}

static void bought(struct self_test *t, const struct order *order)
{
    struct fault fault = {RC_OK, 0, ""};
    char total[32];
    text_copy(t->order_id, sizeof(t->order_id), order->id);
    money_print(total, sizeof(total), order->total, t->spec.config->shop.currency.decimals);
    self_test_say(t, SELF_TEST_CONFIRM, SELF_TEST_OK, order->id,
                  "one ticket was bought as order %s for %s (reference %s); the box office can "
                  "refund it",
                  order->id, total, t->reference);
    judge_barcode(t, order);
    if (journal_confirmed(t->spec.journal, t->reference, order, &fault) ||
        journal_move(t->spec.journal, t->reference, ORDER_DONE, "self-test", &fault)) {
        self_test_fail(t, fault);
        return;
    }
    const struct self_test_change again = {
        .method = "POST", .tail = "/confirm", .body = "{\"sendConfirmationEmail\":false}"};
    if (text_is_id(t->order_id))
        self_test_change(t, &again, on_second);
    else
        self_test_next(t);
}

static void on_confirmed(struct self_test *t, struct api_answer *answer)
{
    struct fault fault = {RC_OK, 0, ""};
    t->must_hear = false;
    if (answer->fault.rc == RC_OK && answer->order) {
        bought(t, answer->order);
        return;
    }
    const bool unsent = !answer->sent && answer->status == 0; /* R11 */
    self_test_say(t, SELF_TEST_CONFIRM, SELF_TEST_DIFFERS, unsent ? "unsent" : "unknown",
                  "the purchase %s: %.150s", unsent ? "was not sent" : "has no certain outcome",
                  answer->fault.what);
    t->sold = !unsent;
    if (!unsent)
        self_test_cure(t, SELF_TEST_CONFIRM,
                       "foyerctl status names the reference; the kiosk asks about it at its next "
                       "start");
    if (journal_move(t->spec.journal, t->reference, unsent ? ORDER_TAGGED : ORDER_UNKNOWN,
                     answer->fault.what, &fault))
        self_test_fail(t, fault);
    else
        self_test_next(t);
}

static void confirm(struct self_test *t)
{
    struct fault fault = {RC_OK, 0, ""};
    if (journal_move(t->spec.journal, t->reference, ORDER_TAGGED, NULL, &fault) ||
        journal_move(t->spec.journal, t->reference, ORDER_CONFIRM_INTENT, NULL, &fault)) {
        self_test_fail(t, fault);
        return;
    }
    t->sold = true; /* from here on only the service's answer tells */
    t->must_hear = true;
    self_test_expect(t, on_confirmed);
    api_confirm(t->spec.api, t->basket_id, self_test_on_typed, t);
}

static void on_held(struct self_test *t, struct api_answer *answer)
{
    struct fault fault = {RC_OK, 0, ""};
    if (answer->fault.rc || !answer->basket || answer->basket->n_lines != 1) {
        self_test_say(t, SELF_TEST_CONFIRM, SELF_TEST_DIFFERS, "not_bought",
                      "not bought: the basket does not hold exactly one ticket");
        self_test_next(t);
    } else if (journal_held(t->spec.journal, t->reference, answer->basket, &fault)) {
        self_test_fail(t, fault);
    } else {
        confirm(t);
    }
}

static void on_patched(struct self_test *t, struct api_answer *answer)
{
    (void)answer; /* the basket, read again, tells what is in it */
    self_test_expect(t, on_held);
    api_basket_get(t->spec.api, t->basket_id, self_test_on_typed, t);
}

static void on_added(struct self_test *t, const struct probe_answer *answer)
{
    struct details details = {.first_name = "Foyer", .last_name = "Self-test", .address = "Kiosk"};
    const struct api_patch patch = {
        .delivery_type = 3, .details = &details, .reference = t->reference};
    if (answer->fault.rc) {
        self_test_say(t, SELF_TEST_CONFIRM, SELF_TEST_DIFFERS, "not_bought",
                      "not bought, no ticket could be held: %.150s", answer->fault.what);
        self_test_next(t);
        return;
    }
    self_test_expect(t, on_patched);
    api_basket_patch(t->spec.api, t->basket_id, &patch, self_test_on_typed, t);
}

static void add(struct self_test *t)
{
    const struct self_test_add one = {
        .instance_id = self_test_instance(t->cheapest), .wanted = &t->wanted, .n = 1};
    if (t->wanted.type_id[0])
        self_test_add(t, &one, on_added);
    else
        self_test_next(t);
}

static void on_opened(struct self_test *t, const struct probe_answer *answer)
{
    if (answer->fault.rc || !t->basket_id[0])
        self_test_next(t);
    else
        self_test_place(t, t->cheapest, add);
}

void self_test_buy(struct self_test *t)
{
    if (t->spec.buy && t->cheapest)
        self_test_open(t, on_opened);
    else
        self_test_next(t);
}
