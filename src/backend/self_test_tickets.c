#include <stdio.h>
#include <string.h>

#include "backend/self_test_run.h"
#include "base/text.h"

enum { LISTS_MAX = 6 };

static void place_area(struct self_test *t, const struct self_test_subject *subject)
{
    for (uint32_t i = 0; i < subject->shape->n_areas && !t->wanted.area_id[0]; i++) {
        if (!subject->shape->areas[i].reserved)
            text_copy(t->wanted.area_id, sizeof(t->wanted.area_id), subject->shape->areas[i].id);
    }
}

static void on_offered(struct self_test *t, struct api_answer *answer)
{
    if (answer->fault.rc == RC_OK && answer->n_offered > 0)
        text_copy(t->wanted.seat_id, sizeof(t->wanted.seat_id), answer->offered[0].seat_id);
    else
        t->wanted.type_id[0] = '\0';
    t->placed(t);
}

void self_test_place(struct self_test *t, const struct self_test_subject *subject,
                     self_test_step then)
{
    t->placed = then;
    t->wanted = (struct wanted){.type_id = ""};
    text_copy(t->wanted.type_id, sizeof(t->wanted.type_id), subject->type_id);
    place_area(t, subject);
    if (t->wanted.area_id[0]) {
        then(t);
    } else if (subject == t->seats && t->n_free > 0) {
        t->wanted = t->free_seats[--t->n_free];
        then(t);
    } else {
        self_test_expect(t, on_offered);
        api_best_seats(t->spec.api, self_test_instance(subject), 1, self_test_on_typed, t);
    }
}

/* One ticket of every price list, to see each kind of commission once. */
static void hold_next(struct self_test *t);

static void judge_answer(struct self_test *t, const struct probe_answer *answer)
{
    const size_t n = probe_count(answer->root);
    if (t->n_tickets == 0 || !probe_is_list(answer->root))
        return;
    const bool all = n == t->n_tickets + 1;
    self_test_say(t, SELF_TEST_TICKETS_ANSWER, SELF_TEST_OK, all ? "all" : "new",
                  all ? "adding a ticket is answered with the whole basket's"
                      : "adding a ticket is answered with the new ones");
}

static void on_held(struct self_test *t, const struct probe_answer *answer)
{
    if (answer->fault.rc == RC_OK) {
        judge_answer(t, answer);
        t->n_tickets++;
    } else {
        self_test_print_fault(answer, t->refusal, sizeof(t->refusal));
    }
    t->subject++;
    hold_next(t);
}

static void say_hold(struct self_test *t, size_t n_taken)
{
    char value[24];
    struct text text = TEXT_OF(value);
    text_addf(&text, "%zu", t->n_tickets);
    if (t->n_tickets > 0 && n_taken == t->n_tickets) {
        self_test_say(t, SELF_TEST_HOLD, SELF_TEST_OK, value,
                      "%s tickets were held, one of each price list that has places", value);
        return;
    }
    self_test_say(t, SELF_TEST_HOLD, SELF_TEST_DIFFERS, value,
                  "%zu tickets were taken, the basket shows %s: %s", n_taken, value,
                  t->refusal[0] ? t->refusal : "no reason was given");
    self_test_cure(t, SELF_TEST_HOLD,
                   "compare with what the box office sells to this record; --instance ID tries "
                   "another performance");
}

static void on_basket(struct self_test *t, const struct probe_answer *answer)
{
    const size_t n_taken = t->n_tickets;
    self_test_note_basket(t, answer);
    say_hold(t, n_taken);
    self_test_say_money(t);
    self_test_next(t);
}

static void hold(struct self_test *t)
{
    const struct self_test_subject *subject = &t->subjects[t->subject];
    if (t->wanted.type_id[0] == '\0') {
        t->subject++;
        hold_next(t);
        return;
    }
    const struct self_test_add add = {
        .instance_id = self_test_instance(subject), .wanted = &t->wanted, .n = 1};
    self_test_add(t, &add, on_held);
}

static void hold_next(struct self_test *t)
{
    while (t->subject < t->n_subjects && !t->subjects[t->subject].ready)
        t->subject++;
    if (t->subject < t->n_subjects && t->n_tickets < LISTS_MAX)
        self_test_place(t, &t->subjects[t->subject], hold);
    else
        self_test_read(t, on_basket);
}

void self_test_tickets(struct self_test *t)
{
    t->subject = 0;
    hold_next(t);
}

/* A change to the type that the ticket has already: nothing changes, but the form is judged. */
static void on_array(struct self_test *t, const struct probe_answer *answer)
{
    const bool array = answer->fault.rc == RC_OK;
    const char *set = t->spec.config->patch_ticket_body;
    const char *value = t->object_ok ? (array ? "both" : "object") : (array ? "array" : "refused");
    if (!t->object_ok && !array) {
        self_test_say(t, SELF_TEST_PATCH_TYPE, SELF_TEST_DIFFERS, value,
                      "a ticket's type cannot be changed: %s", answer->fault.what);
        self_test_cure(
            t, SELF_TEST_PATCH_TYPE,
            "customers choose again instead; ask Spektrix for the body of PATCH tickets");
        self_test_next(t);
        return;
    }
    self_test_say(t, SELF_TEST_PATCH_TYPE, SELF_TEST_OK, value, "a ticket's type is changed by %s",
                  t->object_ok ? (array ? "an object or an array" : "an object") : "an array");
    self_test_fit(t, &(struct self_test_fit){.question = SELF_TEST_PATCH_TYPE,
                                             .section = "service",
                                             .key = "patch_ticket_body",
                                             .fits = t->object_ok && array ? set : value,
                                             .set = set});
    self_test_next(t);
}

static void patch_type(struct self_test *t, bool in_array, self_test_then then)
{
    char body[96], tail[64];
    snprintf(body, sizeof(body), in_array ? "[{\"type\":\"%s\"}]" : "{\"type\":\"%s\"}",
             t->ticket_type);
    snprintf(tail, sizeof(tail), "/tickets/%s", t->ticket_id);
    const struct self_test_change change = {.method = "PATCH", .tail = tail, .body = body};
    self_test_change(t, &change, then);
}

static void on_object(struct self_test *t, const struct probe_answer *answer)
{
    t->object_ok = answer->fault.rc == RC_OK;
    patch_type(t, true, on_array);
}

void self_test_retype(struct self_test *t)
{
    if (t->n_tickets > 0 && text_is_id(t->ticket_id) && text_is_id(t->ticket_type))
        patch_type(t, false, on_object);
    else
        self_test_next(t);
}

static void on_after_partial(struct self_test *t, const struct probe_answer *answer)
{
    const size_t before = t->n_tickets;
    self_test_note_basket(t, answer);
    if (answer->fault.rc)
        self_test_say(t, SELF_TEST_PARTIAL_ADD, SELF_TEST_UNKNOWN, "",
                      "the basket could not be read afterwards");
    else
        self_test_say(t, SELF_TEST_PARTIAL_ADD, SELF_TEST_OK, self_test_yes(t->n_tickets > before),
                      t->n_tickets > before
                          ? "of two tickets of which one is taken the other is held all the same"
                          : "of two tickets of which one is taken none is held");
    self_test_next(t);
}

static void on_partial(struct self_test *t, const struct probe_answer *answer)
{
    (void)answer; /* the basket decides, whatever the answer says */
    self_test_read(t, on_after_partial);
}

/* One place that is free and one that cannot be had. */
static void add_both(struct self_test *t)
{
    const struct self_test_subject *subject = t->seats ? t->seats : t->cheapest;
    struct wanted both[2] = {t->wanted, t->wanted};
    if (t->wanted.type_id[0] == '\0') {
        self_test_next(t);
        return;
    }
    both[1].area_id[0] = '\0';
    text_copy(both[1].seat_id, sizeof(both[1].seat_id), t->taken_seat[0] ? t->taken_seat : "1");
    const struct self_test_add add = {
        .instance_id = self_test_instance(subject), .wanted = both, .n = 2};
    self_test_add(t, &add, on_partial);
}

void self_test_partial(struct self_test *t)
{
    const struct self_test_subject *subject = t->seats ? t->seats : t->cheapest;
    if (t->n_tickets > 0 && subject)
        self_test_place(t, subject, add_both);
    else
        self_test_next(t);
}
