#include "backend/self_test_run.h"
#include "base/text.h"

/* Unreserved allocation: which count goes down when a ticket is taken (contract 11). */
static void print_locks(const struct probe_value *status, char *out, size_t size)
{
    struct text text = text_over(out, size);
    const struct probe_value *lock = probe_first(probe_member(status, "lockInfoSpecialAvailable"));
    for (; lock; lock = probe_next(lock)) {
        const char *name = probe_text(probe_member(probe_member(lock, "lockType"), "name"));
        if (*name)
            text_addf(&text, "%s%s", text.len ? ", " : "", name);
    }
}

static void on_status_after(struct self_test *t, const struct probe_answer *answer)
{
    char locks[120];
    const int64_t special = probe_int(probe_member(answer->root, "specialAvailable"));
    const int64_t available = probe_int(probe_member(answer->root, "available"));
    print_locks(answer->root, locks, sizeof(locks));
    if (special < t->special_before) {
        self_test_say(t, SELF_TEST_ALLOCATION, SELF_TEST_OK, "yes",
                      "unreserved tickets come out of the allocation first (%s)",
                      locks[0] ? locks : "its locks are not named");
    } else if (available < t->available_before) {
        const bool only = t->record.terms.sell_allocation_only;
        self_test_say(t, SELF_TEST_ALLOCATION, only ? SELF_TEST_DIFFERS : SELF_TEST_OK, "no",
                      "unreserved tickets come out of the general places first; allocation: %s",
                      locks[0] ? locks : "not named");
        if (only)
            self_test_cure(t, SELF_TEST_ALLOCATION,
                           "ask the client to tick \"In unreserved areas, sell eligible customers "
                           "these seats before the general allocation\"");
    } else {
        self_test_say(t, SELF_TEST_ALLOCATION, SELF_TEST_UNKNOWN, "",
                      "neither count went down; somebody else may have bought or returned");
    }
    self_test_next(t);
}

static void on_taken(struct self_test *t, const struct probe_answer *answer)
{
    if (answer->fault.rc)
        self_test_next(t);
    else
        self_test_get(t, on_status_after,
                      "instances/%s/status?includeLockInformation=true&includeChildPlans=true",
                      self_test_instance(t->house));
}

static void take(struct self_test *t)
{
    const struct self_test_add add = {
        .instance_id = self_test_instance(t->house), .wanted = &t->wanted, .n = 1};
    self_test_add(t, &add, on_taken);
}

static void on_status_before(struct self_test *t, const struct probe_answer *answer)
{
    t->special_before = (int)probe_int(probe_member(answer->root, "specialAvailable"));
    t->available_before = (int)probe_int(probe_member(answer->root, "available"));
    if (answer->fault.rc || t->special_before == 0)
        self_test_next(t);
    else
        self_test_place(t, t->house, take);
}

void self_test_allocation(struct self_test *t)
{
    if (t->house)
        self_test_get(t, on_status_before,
                      "instances/%s/status?includeLockInformation=true&includeChildPlans=true",
                      self_test_instance(t->house));
    else
        self_test_next(t);
}
