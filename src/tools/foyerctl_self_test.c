#include <stdio.h>
#include <string.h>

#include "backend/connect.h"
#include "backend/lock.h"
#include "base/text.h"
#include "store/journal.h"
#include "tools/foyerctl.h"

/* Contract 9.5, unknown 2: which names does the service give back? One empty basket, cleared. */
struct self_test {
    struct foyerctl *ctl;
    struct connection connection;
    struct journal *journal;
    char reference[JOURNAL_REFERENCE_SIZE];
    char basket_id[ID_SIZE], echoed[40];
    struct fault fault;
    bool done;
};

static void wait(struct self_test *test)
{
    test->done = false;
    while (!test->done)
        api_pump(test->connection.api, 1000);
}

static void on_answer(void *ctx, struct api_answer *answer)
{
    struct self_test *test = ctx;
    test->done = true;
    test->fault = answer->fault;
    if (answer->basket && answer->basket->id[0])
        text_copy(test->basket_id, sizeof(test->basket_id), answer->basket->id);
    if (answer->basket)
        text_copy(test->echoed, sizeof(test->echoed), answer->basket->agent_reference);
}

static void say(const struct self_test *test, const char *what, bool ok, const char *words)
{
    if (!test->ctl->json) {
        printf("%-4s %-28s %s\n", ok ? "ok" : "FAIL", what, words);
        return;
    }
    fputs("{\"what\": ", stdout);
    foyerctl_print_json(what);
    printf(", \"ok\": %s, \"words\": ", ok ? "true" : "false");
    foyerctl_print_json(words);
    puts("}");
}

static bool step(struct self_test *test, const char *what)
{
    wait(test);
    const bool ok = test->fault.rc == RC_OK;
    say(test, what, ok, ok ? "yes" : test->fault.what);
    return ok;
}

static bool run(struct self_test *test)
{
    struct api *api = test->connection.api;
    const struct details details = {.first_name = "Self", .last_name = "Test", .address = "Kiosk"};
    const struct api_patch patch = {
        .delivery_type = 3, .details = &details, .reference = test->reference};
    api_basket_create(api, on_answer, test);
    if (!step(test, "basket made"))
        return false;
    if (journal_basket_id(test->journal, test->reference, test->basket_id, &test->fault))
        return false;
    api_basket_patch(api, test->basket_id, &patch, on_answer, test);
    bool ok = step(test, "details accepted");
    api_basket_get(api, test->basket_id, on_answer, test);
    ok = step(test, "basket read") && ok;
    const bool same = strcmp(test->echoed, test->reference) == 0;
    say(test, "reference given back", same || !test->echoed[0],
        same ? "yes: reference_member is right"
             : (test->echoed[0] ? test->echoed : "not shown: ask Spektrix for the member names"));
    api_basket_clear(api, test->basket_id, on_answer, test);
    return step(test, "basket cleared") && ok;
}

static enum rc prepare(struct self_test *test, struct fault *fault)
{
    struct foyerctl *ctl = test->ctl;
    const struct connection_spec connection = {.config = &ctl->config, .clock = &ctl->clock};
    const struct journal_spec spec = {.dir = ctl->state_dir,
                                      .kiosk_id = ctl->config.shop.kiosk_id,
                                      .currency = ctl->config.shop.currency.code,
                                      .clock = &ctl->clock};
    enum rc rc = connection_open(&connection, &test->connection, fault);
    if (rc == RC_OK)
        rc = journal_open(&spec, &test->journal, fault);
    if (rc == RC_OK)
        rc = journal_begin(test->journal, test->reference, fault);
    return rc;
}

int foyerctl_self_test(struct foyerctl *ctl)
{
    struct self_test test = {.ctl = ctl};
    struct fault fault = {RC_OK, 0, ""};
    int lock = -1;
    if (lock_take(ctl->state_dir, &lock, &fault))
        return foyerctl_fail(&fault);
    int status = FOYERCTL_FAILED;
    if (prepare(&test, &fault)) {
        foyerctl_fail(&fault);
    } else {
        status = run(&test) ? FOYERCTL_OK : FOYERCTL_FAILED;
        if (journal_move(test.journal, test.reference, ORDER_ABANDONED, "self-test", &fault))
            status = foyerctl_fail(&fault);
    }
    connection_close(&test.connection);
    journal_close(test.journal);
    lock_release(lock);
    return status;
}
