#include <inttypes.h>

#include "backend/self_test_run.h"
#include "base/text.h"

enum { DRIFT_ALARM_MS = 30000, DRIFT_REFUSED_MS = 240000 };

static int64_t size_of(int64_t ms)
{
    return ms < 0 ? -ms : ms;
}

static void judge_clock(struct self_test *t, const struct probe_answer *answer)
{
    char value[24];
    struct text text = TEXT_OF(value);
    const int64_t off_ms = answer->clock_offset_ms;
    if (!answer->has_offset)
        return;
    text_addf(&text, "%" PRId64, off_ms);
    const bool good = size_of(off_ms) < DRIFT_ALARM_MS;
    self_test_say(t, SELF_TEST_CLOCK, good ? SELF_TEST_OK : SELF_TEST_DIFFERS, value,
                  "the service's clock minus this one's is %" PRId64 " ms", off_ms);
    if (!good)
        self_test_cure(t, SELF_TEST_CLOCK,
                       "switch network time on (timedatectl set-ntp true); requests are signed "
                       "with the service's time meanwhile");
}

/* What an answer without a signature tells: whether the address itself is right. */
static void on_unsigned(void *ctx, const struct fault *fault, const void *bytes, size_t n)
{
    struct self_test *t = ctx;
    (void)bytes;
    (void)n;
    self_test_cure(t, SELF_TEST_SIGNATURE,
                   fault->rc == RC_OK
                       ? "the address answers without a signature, so the login or the key is "
                         "wrong: compare [service] login, then foyerctl credentials set"
                       : "compare [service] base_url (host, client name) and login letter by "
                         "letter; then store the key again: foyerctl credentials set");
    self_test_fail(t, fault_make(RC_AUTH, 401, "the signature is refused"));
}

static void explain_401(struct self_test *t, const struct probe_answer *answer)
{
    char url[sizeof(t->spec.config->base_url) + 8];
    struct text text = TEXT_OF(url);
    const bool clock_off =
        answer->has_offset && size_of(answer->clock_offset_ms) > DRIFT_REFUSED_MS;
    self_test_say(t, SELF_TEST_SIGNATURE, SELF_TEST_DIFFERS, "refused",
                  "the service refuses the signature (HTTP 401)%s",
                  clock_off ? "; this computer's clock is minutes off" : "; the clock is right");
    text_addf(&text, "%svenues", t->spec.config->base_url);
    api_file(t->spec.api, url, on_unsigned, t);
}

static void on_venues(struct self_test *t, const struct probe_answer *answer)
{
    judge_clock(t, answer);
    if (answer->fault.rc == RC_OK) {
        self_test_say(t, SELF_TEST_SIGNATURE, SELF_TEST_OK, "accepted",
                      "the service accepts the signature of %s", t->agent.login);
        self_test_next(t);
        return;
    }
    if (answer->status == 401) {
        explain_401(t, answer);
        return;
    }
    const char *value = answer->status ? "not_asked" : "unreached";
    self_test_say(t, SELF_TEST_SIGNATURE, SELF_TEST_DIFFERS, value, "%s", answer->fault.what);
    if (answer->status == 404)
        self_test_cure(t, SELF_TEST_SIGNATURE,
                       "the client name in [service] base_url is not known to the service");
    else if (answer->status == 403)
        self_test_cure(t, SELF_TEST_SIGNATURE,
                       "something in front of the service turns the kiosk away: give [service] "
                       "user_agent a name of your own with a contact");
    else if (answer->status == 0)
        self_test_cure(t, SELF_TEST_SIGNATURE, "check the network, [service] base_url and ca_file");
    self_test_fail(t, answer->fault);
}

void self_test_connect(struct self_test *t)
{
    self_test_get(t, on_venues, "venues");
}

static void say_refused(struct self_test *t, const struct probe_answer *answer)
{
    char words[160], value[32];
    struct text text = TEXT_OF(value);
    const bool queue = probe_text(probe_member(answer->root, "joinQueue"))[0] != '\0';
    self_test_print_fault(answer, words, sizeof(words));
    if (queue)
        text_add(&text, "queue");
    else if (answer->error_code == 12)
        text_addf(&text, "error_12_%d", answer->status);
    else
        text_addf(&text, "refused_%d", answer->status);
    self_test_say(t, SELF_TEST_NEW_BASKET, SELF_TEST_DIFFERS, value, "no basket can be made: %s",
                  words);
    if (queue)
        self_test_cure(t, SELF_TEST_NEW_BASKET,
                       "the service has a queue in front of baskets; ask Spektrix to leave the "
                       "agent record out of it");
    else if (answer->error_code == 12)
        self_test_cure(t, SELF_TEST_NEW_BASKET,
                       "the record is not set up as an agent: in Spektrix tick \"Allowed access "
                       "to agent API\" on it, and sign with that record's own login and key");
    else if (answer->status == 401)
        self_test_cure(t, SELF_TEST_NEW_BASKET,
                       "reading is allowed but writing is not: the record may lack the Agency API");
    else
        self_test_cure(t, SELF_TEST_NEW_BASKET,
                       "another basket of this record may be open; one record for each kiosk");
}

static void on_basket(struct self_test *t, const struct probe_answer *answer)
{
    if (answer->fault.rc || !t->basket_id[0]) {
        say_refused(t, answer);
        self_test_fail(t, answer->fault.rc
                              ? answer->fault
                              : fault_make(RC_SCHEMA, answer->status, "a basket without an id"));
        return;
    }
    self_test_say(t, SELF_TEST_NEW_BASKET, SELF_TEST_OK, "made",
                  "a basket is made without naming a customer");
    const char *hash = probe_text(probe_member(answer->root, "hash"));
    text_copy(t->hash, sizeof(t->hash), hash);
    self_test_say(t, SELF_TEST_HASH, SELF_TEST_OK, self_test_yes(*hash != '\0'),
                  *hash ? "baskets carry a hash that tells whether they changed"
                        : "baskets carry no hash; the tickets themselves are compared");
    self_test_next(t);
}

void self_test_basket(struct self_test *t)
{
    self_test_open(t, on_basket);
}
