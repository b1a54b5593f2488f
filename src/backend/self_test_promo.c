#include <stdio.h>
#include <string.h>

#include "backend/self_test_run.h"
#include "base/text.h"

#define NO_SUCH_CODE "FOYERSELFTEST"

static void on_shown(struct self_test *t, const struct probe_answer *answer)
{
    const struct probe_value *code = probe_member(answer->root, "promoCode");
    const char *text =
        probe_is_object(code) ? probe_text(probe_member(code, "name")) : probe_text(code);
    const bool kept = strcmp(text, NO_SUCH_CODE) == 0;
    const char *hash = probe_text(probe_member(answer->root, "hash"));
    self_test_note_basket(t, answer);
    if (t->hash[0] && *hash && strcmp(hash, t->hash) == 0) {
        self_test_say(t, SELF_TEST_HASH, SELF_TEST_DIFFERS, "still",
                      "the basket's hash stays the same though the basket changed");
        self_test_cure(t, SELF_TEST_HASH, "tell the kiosk's maker; tickets are compared meanwhile");
    }
    self_test_say(t, SELF_TEST_PROMO, SELF_TEST_OK, kept ? "silent" : "dropped",
                  kept ? "an unknown code is kept without a word; the kiosk sees that nothing "
                         "became cheaper"
                       : "an unknown code is dropped without a word");
    self_test_next(t);
}

static void on_sent(struct self_test *t, const struct probe_answer *answer)
{
    char words[160];
    if (answer->fault.rc == RC_OK) {
        self_test_read(t, on_shown);
        return;
    }
    self_test_print_fault(answer, words, sizeof(words));
    self_test_say(t, SELF_TEST_PROMO, SELF_TEST_OK, "refused", "an unknown code is refused: %s",
                  words);
    self_test_next(t);
}

void self_test_promo(struct self_test *t)
{
    const struct self_test_change change = {.method = "PATCH",
                                            .body = "{\"promoCode\":\"" NO_SUCH_CODE "\"}"};
    self_test_change(t, &change, on_sent);
}

/* Contract 0, 11: a record that may have one basket only would block the other kiosks. An empty
 * basket holds nothing, so it needs no giving back. */
static void on_second(void *ctx, const struct probe_answer *answer)
{
    struct self_test *t = ctx;
    const bool refused = answer->fault.rc != RC_OK;
    self_test_say(t, SELF_TEST_ONE_BASKET, refused ? SELF_TEST_DIFFERS : SELF_TEST_OK,
                  self_test_yes(refused),
                  refused ? "while one basket holds tickets no other can be made"
                          : "several baskets of this record may be open at a time");
    if (refused)
        self_test_cure(t, SELF_TEST_ONE_BASKET,
                       "give each kiosk an agent record (and e-mail address) of its own");
    self_test_next(t);
}

void self_test_second(struct self_test *t)
{
    if (t->n_tickets > 0)
        probe_ask(t->spec.api, &(struct probe){.method = "POST", .path = "baskets"}, on_second, t);
    else
        self_test_next(t);
}
