#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "backend/self_test_run.h"
#include "base/text.h"

const char *self_test_instance(const struct self_test_subject *subject)
{
    return subject->ids[subject->at];
}

/* The type that the seat's band offers by itself; NULL when the band is not known. */
static const char *type_of_band(const struct price_list *list, uint8_t band)
{
    for (size_t i = 0; i < list->n_prices; i++) {
        if (list->prices[i].band == band && list->prices[i].band_default)
            return list->types[list->prices[i].type].id;
    }
    return NULL;
}

static void note_free(struct self_test *t, uint32_t seat, const struct seat_status *status)
{
    const char *type = type_of_band(t->seats->prices, status->band[seat]);
    if (t->n_free == SELF_TEST_FREE_MAX)
        return;
    struct wanted *wanted = &t->free_seats[t->n_free++];
    snprintf(wanted->seat_id, sizeof(wanted->seat_id), "%" PRIu32, t->seats->shape->seats[seat].id);
    text_copy(wanted->type_id, sizeof(wanted->type_id), type ? type : t->seats->type_id);
}

static void note_seats(struct self_test *t, const struct seat_status *status)
{
    for (uint32_t i = 0; i < status->n_seats; i++) {
        if (status->state[i] == SEAT_AVAILABLE)
            note_free(t, i, status);
        else if (status->state[i] == SEAT_UNAVAILABLE && t->taken_seat[0] == '\0')
            snprintf(t->taken_seat, sizeof(t->taken_seat), "%" PRIu32,
                     t->seats->shape->seats[i].id);
    }
}

static void judge_detail(struct self_test *t, const struct seat_status *status)
{
    struct self_test_finding *finding = &t->result.findings[SELF_TEST_DETAIL];
    const struct availability *whole = &status->whole;
    if (status->seats_known) {
        finding->verdict = SELF_TEST_OK;
        self_test_say(t, SELF_TEST_COUNTS, SELF_TEST_OK, "agree",
                      "the seats counted agree with status: %d free, %d wheelchair, %d allocated "
                      "of %d",
                      whole->available, whole->wheelchair, whole->special, whole->capacity);
        note_seats(t, status);
        return;
    }
    finding->verdict = SELF_TEST_DIFFERS;
    text_copy(finding->value, sizeof(finding->value), "unknown");
    self_test_cure(t, SELF_TEST_DETAIL,
                   "the kiosk does not offer the plan there and sells by best available; send the "
                   "answer's beginning (in the log) to the kiosk's maker");
    self_test_say(t, SELF_TEST_COUNTS, SELF_TEST_DIFFERS, "disagree",
                  "what was read of the seats does not agree with status");
}

static void on_seat_status(struct self_test *t, struct api_answer *answer)
{
    if (answer->fault.rc == RC_OK && answer->seat_status)
        judge_detail(t, answer->seat_status);
    self_test_next(t);
}

static void on_detail(struct self_test *t, const struct probe_answer *answer)
{
    const char *at = answer->body + strspn(answer->body, " \t\r\n");
    const char *value = *at == '{' ? "json" : (*at == '[' ? "list" : "text");
    if (answer->fault.rc) {
        self_test_say(t, SELF_TEST_DETAIL, SELF_TEST_DIFFERS, "refused", "%s", answer->fault.what);
        self_test_next(t);
        return;
    }
    self_test_say(t, SELF_TEST_DETAIL, SELF_TEST_UNKNOWN, value,
                  "status/detail of %s comes as %s, %zu bytes", self_test_instance(t->seats),
                  *at == '{' ? "a JSON object" : (*at == '[' ? "a JSON list" : "text"),
                  answer->n_body);
    self_test_expect(t, on_seat_status);
    api_seat_status(t->spec.api, self_test_instance(t->seats), t->seats->shape, t->seats->prices,
                    self_test_on_typed, t);
}

void self_test_detail(struct self_test *t)
{
    if (t->seats)
        self_test_get(t, on_detail,
                      "instances/%s/status/detail?includeLockInformation=true&includeChildPlans="
                      "true",
                      self_test_instance(t->seats));
    else
        self_test_next(t);
}

static void on_with_children(struct self_test *t, const struct probe_answer *answer)
{
    const bool folded = probe_int(probe_member(answer->root, "capacity")) > 0;
    const bool apart = probe_is_list(probe_member(answer->root, "areas"));
    const bool read = t->group->availability.capacity > 0;
    if (!folded && !apart) {
        self_test_say(t, SELF_TEST_CHILD_PLANS, SELF_TEST_UNKNOWN, "", "no places are told for %s",
                      self_test_instance(t->group));
    } else {
        self_test_say(t, SELF_TEST_CHILD_PLANS, read ? SELF_TEST_OK : SELF_TEST_DIFFERS,
                      folded ? "asked" : "areas",
                      folded ? "places of several areas are told when includeChildPlans asks for "
                               "them, as the kiosk does"
                             : "places of several areas are told area by area");
        if (!read)
            self_test_cure(t, SELF_TEST_CHILD_PLANS, "the kiosk cannot add them up");
    }
    self_test_next(t);
}

static void on_bare(struct self_test *t, const struct probe_answer *answer)
{
    if (probe_int(probe_member(answer->root, "capacity")) > 0) {
        self_test_say(t, SELF_TEST_CHILD_PLANS, SELF_TEST_OK, "always",
                      "places of several areas are told without includeChildPlans, too");
        self_test_next(t);
        return;
    }
    self_test_get(t, on_with_children, "instances/%s/status?includeChildPlans=true",
                  self_test_instance(t->group));
}

void self_test_children(struct self_test *t)
{
    if (t->group)
        self_test_get(t, on_bare, "instances/%s/status", self_test_instance(t->group));
    else
        self_test_next(t);
}
