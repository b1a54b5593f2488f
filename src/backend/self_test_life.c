#include <inttypes.h>

#include "backend/self_test_run.h"
#include "base/text.h"

/* How long a basket lives, measured on two: one with a ticket is left alone, an empty one is changed
 * again and again. The first tells how long; whether the other outlives it tells from when. */

enum { LOOK_LEAST_MS = 500, LOOKS_PER_LIFE = 80, MINUTE_MS = 60000, GIVE_UP_MIN = 65 };

static void look_later(struct self_test *t);

static bool is_gone(const struct probe_answer *answer)
{
    return answer->fault.rc == RC_NOT_FOUND || answer->fault.rc == RC_EXPIRED;
}

static void fit_minutes(struct self_test *t, int64_t minutes)
{
    char fits[16], set[16];
    struct text a = TEXT_OF(fits), b = TEXT_OF(set);
    text_addf(&a, "%" PRId64, minutes);
    text_addf(&b, "%d", t->spec.config->basket_minutes);
    self_test_fit(t, &(struct self_test_fit){.question = SELF_TEST_LIFE,
                                             .section = "service",
                                             .key = "basket_minutes",
                                             .fits = fits,
                                             .set = set});
}

static void say_life(struct self_test *t, bool from_change)
{
    const int64_t life_ms = t->gone_ms - t->began_ms;
    const int64_t minutes =
        (life_ms + MINUTE_MS / 4) / MINUTE_MS; /* looks come late, never early */
    self_test_say(t, SELF_TEST_LIFE, SELF_TEST_OK, from_change ? "change" : "creation",
                  "a basket lives %" PRId64 " s, counted from its %s", life_ms / 1000,
                  from_change ? "last change" : "creation");
    if (minutes >= 3 && minutes <= 60) {
        fit_minutes(t, minutes);
    } else {
        t->result.findings[SELF_TEST_LIFE].verdict = SELF_TEST_DIFFERS;
        self_test_cure(t, SELF_TEST_LIFE, "too short or too long to sell with: ask Spektrix");
    }
    self_test_next(t);
}

static void on_moved(void *ctx, const struct probe_answer *answer)
{
    struct self_test *t = ctx;
    if (t->still_gone)
        say_life(t, answer->fault.rc == RC_OK);
    else
        look_later(t);
}

/* As a customer would: any change. */
static void touch(struct self_test *t)
{
    char path[ID_SIZE + 16];
    struct text text = TEXT_OF(path);
    text_addf(&text, "baskets/%s", t->moved_id);
    const struct probe probe = {
        .method = "PATCH", .path = path, .body = "{\"ticketDelivery\":{\"type\":1}}"};
    probe_ask(t->spec.api, &probe, on_moved, t);
}

static void note_gone(struct self_test *t, const struct probe_answer *answer)
{
    char value[24];
    struct text text = TEXT_OF(value);
    const bool empty = answer->fault.rc == RC_OK;
    t->still_gone = true;
    t->gone_ms = clock_mono_ms(t->spec.clock);
    if (empty)
        text_add(&text, "empty");
    else
        text_addf(&text, "%d", answer->status);
    self_test_say(t, SELF_TEST_AFTER_EXPIRY, SELF_TEST_OK, value,
                  empty ? "a basket that has run out is shown without tickets (%s)"
                        : "a basket that has run out is answered with HTTP %s",
                  value);
}

static void on_still(struct self_test *t, const struct probe_answer *answer)
{
    const bool emptied =
        answer->fault.rc == RC_OK && probe_count(probe_member(answer->root, "tickets")) == 0;
    if (emptied || is_gone(answer)) {
        note_gone(t, answer);
        touch(t);
    } else if (clock_mono_ms(t->spec.clock) - t->began_ms > (int64_t)GIVE_UP_MIN * MINUTE_MS) {
        self_test_say(t, SELF_TEST_LIFE, SELF_TEST_UNKNOWN, "",
                      "a basket lived more than %d minutes", GIVE_UP_MIN);
        self_test_next(t);
    } else {
        touch(t);
    }
}

static void look(void *ctx)
{
    struct self_test *t = ctx;
    self_test_read(t, on_still);
}

static void look_later(struct self_test *t)
{
    if (t->stopping) {
        self_test_next(t);
        return;
    }
    const int64_t now_ms = clock_mono_ms(t->spec.clock);
    int64_t pause_ms = (now_ms - t->began_ms) / LOOKS_PER_LIFE;
    if (pause_ms < LOOK_LEAST_MS)
        pause_ms = LOOK_LEAST_MS;
    timer_set(t->spec.timers, &t->timer, now_ms + pause_ms, look, t);
}

static void on_moved_made(void *ctx, const struct probe_answer *answer)
{
    struct self_test *t = ctx;
    const char *id = probe_id(answer->root);
    if (answer->fault.rc || !text_is_id(id) || !text_copy(t->moved_id, sizeof(t->moved_id), id))
        self_test_next(t);
    else
        look_later(t);
}

static void on_held(struct self_test *t, const struct probe_answer *answer)
{
    if (answer->fault.rc)
        self_test_next(t);
    else
        probe_ask(t->spec.api, &(struct probe){.method = "POST", .path = "baskets"}, on_moved_made,
                  t);
}

static void hold(struct self_test *t)
{
    const struct self_test_add add = {
        .instance_id = self_test_instance(t->cheapest), .wanted = &t->wanted, .n = 1};
    if (t->wanted.type_id[0])
        self_test_add(t, &add, on_held);
    else
        self_test_next(t);
}

static void on_still_made(struct self_test *t, const struct probe_answer *answer)
{
    if (answer->fault.rc || !t->basket_id[0])
        self_test_next(t);
    else
        self_test_place(t, t->cheapest, hold);
}

void self_test_life(struct self_test *t)
{
    if (!t->spec.wait || !t->cheapest) {
        self_test_next(t);
        return;
    }
    t->began_ms = clock_mono_ms(t->spec.clock);
    self_test_open(t, on_still_made);
}
