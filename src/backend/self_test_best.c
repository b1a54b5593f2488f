#include <stdio.h>
#include <string.h>

#include "backend/self_test_run.h"
#include "base/text.h"

/* POST best-available: its body is not public (contract 9.7, unknown 3). */

enum { BODY_SIZE = 400 };

static void post(struct self_test *t, const char *body, self_test_then then)
{
    const struct self_test_change change = {
        .method = "POST", .tail = "/tickets/best-available", .body = body};
    self_test_change(t, &change, then);
}

/* A type that costs something and is not the one that comes by itself, so that it shows whether the
 * wish counted. */
static void choose_type(struct self_test *t)
{
    const struct price_list *list = t->best->prices;
    text_copy(t->best_type, sizeof(t->best_type), t->best->type_id);
    for (size_t i = 0; i < list->n_prices; i++) {
        const struct price *price = &list->prices[i];
        const char *id = list->types[price->type].id;
        if (!price->band_default && price->amount > 0 && strcmp(id, t->best->type_id) != 0) {
            text_copy(t->best_type, sizeof(t->best_type), id);
            return;
        }
    }
}

static void say_body(struct self_test *t, const char *value)
{
    const bool typed = strcmp(value, "type") == 0;
    self_test_say(t, SELF_TEST_BEST_BODY, SELF_TEST_OK, value,
                  typed ? "best available is asked for with instance, quantity and ticket type"
                        : "best available is asked for with instance and quantity; the type is "
                          "changed afterwards");
    self_test_fit(t, &(struct self_test_fit){.question = SELF_TEST_BEST_BODY,
                                             .section = "service",
                                             .key = "best_available_body",
                                             .fits = value,
                                             .set = t->spec.config->best_available_body});
}

static const char *band_id(const struct self_test *t)
{
    const struct price_list *list = t->best->prices;
    for (size_t i = 0; i < list->n_prices; i++) {
        const struct price *price = &list->prices[i];
        const char *id = list->bands[price->band].id;
        if (price->band_default && strcmp(id, t->ticket_band) != 0)
            return id;
    }
    return list->n_bands > 0 ? list->bands[0].id : "";
}

static void on_wish_shown(struct self_test *t, const struct probe_answer *answer)
{
    self_test_note_basket(t, answer);
    const bool kept = strcmp(t->ticket_band, t->best_band) == 0;
    self_test_say(t, SELF_TEST_BEST_WISH, kept ? SELF_TEST_OK : SELF_TEST_DIFFERS,
                  kept ? "honoured" : "ignored",
                  kept ? "a wish for a price band is honoured"
                       : "a wish for a price band is ignored");
    if (!kept)
        self_test_cure(t, SELF_TEST_BEST_WISH,
                       "customers who want a certain price choose on the plan instead");
    self_test_next(t);
}

static void on_wished(struct self_test *t, const struct probe_answer *answer)
{
    char words[160];
    if (answer->fault.rc == RC_OK) {
        self_test_read(t, on_wish_shown);
        return;
    }
    self_test_print_fault(answer, words, sizeof(words));
    self_test_say(t, SELF_TEST_BEST_WISH, SELF_TEST_UNKNOWN, "",
                  "one place of a certain band was refused: %s", words);
    self_test_next(t);
}

static void wish(struct self_test *t)
{
    char body[BODY_SIZE];
    const char *type = t->best_plain ? "" : ",\"type\":\"", *end = t->best_plain ? "" : "\"";
    text_copy(t->best_band, sizeof(t->best_band), band_id(t));
    snprintf(body, sizeof(body), "{\"instance\":\"%s\",\"quantity\":1%s%s%s,\"bands\":[\"%s\"]}",
             self_test_instance(t->best), type, t->best_plain ? "" : t->best->type_id, end,
             t->best_band);
    post(t, body, on_wished);
}

static void on_typed_shown(struct self_test *t, const struct probe_answer *answer)
{
    self_test_note_basket(t, answer);
    const bool kept = strcmp(t->ticket_type, t->best_type) == 0;
    if (strcmp(t->best_type, t->best->type_id) == 0)
        self_test_say(t, SELF_TEST_BEST_TYPE, SELF_TEST_UNKNOWN, "",
                      "there is only one ticket type to wish for");
    else
        self_test_say(t, SELF_TEST_BEST_TYPE, SELF_TEST_OK, kept ? "honoured" : "ignored",
                      kept ? "the ticket type asked for is the one that comes"
                           : "the ticket type asked for is ignored; the kiosk changes it");
    wish(t);
}

static void on_plain_shown(struct self_test *t, const struct probe_answer *answer)
{
    self_test_note_basket(t, answer);
    self_test_say(t, SELF_TEST_BEST_TYPE, SELF_TEST_OK, "default",
                  "no type can be asked for; the band's own comes");
    wish(t);
}

static void on_plain(struct self_test *t, const struct probe_answer *answer)
{
    char words[160];
    if (answer->fault.rc == RC_OK) {
        say_body(t, "plain");
        t->best_plain = true;
        self_test_read(t, on_plain_shown);
        return;
    }
    self_test_print_fault(answer, words, sizeof(words));
    self_test_say(t, SELF_TEST_BEST_BODY, SELF_TEST_DIFFERS, "refused",
                  "best available is refused in both forms: %s", words);
    self_test_cure(
        t, SELF_TEST_BEST_BODY,
        "the kiosk looks for seats by itself; read POST best-available at Help?mode=Agent");
    self_test_next(t);
}

static void on_full(struct self_test *t, const struct probe_answer *answer)
{
    char body[BODY_SIZE];
    if (answer->fault.rc == RC_OK) {
        say_body(t, "type");
        self_test_read(t, on_typed_shown);
        return;
    }
    snprintf(body, sizeof(body), "{\"instance\":\"%s\",\"quantity\":1}",
             self_test_instance(t->best));
    post(t, body, on_plain);
}

void self_test_best(struct self_test *t)
{
    char body[BODY_SIZE];
    if (!t->best) {
        self_test_next(t);
        return;
    }
    choose_type(t);
    snprintf(body, sizeof(body), "{\"instance\":\"%s\",\"quantity\":1,\"type\":\"%s\"}",
             self_test_instance(t->best), t->best_type);
    post(t, body, on_full);
}
