#include <assert.h>
#include <stdio.h>

#include "base/text.h"
#include "fakes/fake_kiosk.h"
#include "store/journal.h"

enum { PATIENCE_MS = 90000 };

struct reply *fake_kiosk_open(struct fake_kiosk *kiosk, const char *instance_id)
{
    struct command command = {.type = COMMAND_OPEN_INSTANCE};
    text_copy(command.instance_id, ID_SIZE, instance_id);
    return fake_kiosk_do(kiosk, &command, PATIENCE_MS);
}

struct reply *fake_kiosk_hold(struct fake_kiosk *kiosk, int first, int n)
{
    struct command command = {.type = COMMAND_HOLD, .n_wanted = (size_t)n};
    text_copy(command.instance_id, ID_SIZE, "IR");
    for (int i = 0; i < n; i++) {
        text_copy(command.wanted[i].type_id, ID_SIZE, "TF");
        snprintf(command.wanted[i].seat_id, sizeof(command.wanted[i].seat_id), "%d",
                 SERVICE_FIRST_SEAT + first + i);
    }
    return fake_kiosk_do(kiosk, &command, PATIENCE_MS);
}

struct reply *fake_kiosk_best(struct fake_kiosk *kiosk, int n_full, int n_child)
{
    struct command command = {.type = COMMAND_BEST, .n_wanted = (size_t)(n_full + n_child)};
    text_copy(command.instance_id, ID_SIZE, "IR");
    for (int i = 0; i < n_full + n_child; i++)
        text_copy(command.wanted[i].type_id, ID_SIZE, i < n_full ? "TF" : "TC");
    return fake_kiosk_do(kiosk, &command, PATIENCE_MS);
}

struct reply *fake_kiosk_confirm(struct fake_kiosk *kiosk, money_t agreed)
{
    struct command command = {.type = COMMAND_CONFIRM, .agreed_total = agreed};
    text_copy(command.details.first_name, sizeof(command.details.first_name), "Ada");
    return fake_kiosk_do(kiosk, &command, PATIENCE_MS);
}

struct reply *fake_kiosk_simple(struct fake_kiosk *kiosk, enum command_type type)
{
    const struct command command = {.type = type};
    return fake_kiosk_do(kiosk, &command, PATIENCE_MS);
}

static void keep_first(void *ctx, const struct attempt *attempt, const struct order *order)
{
    enum order_state *state = ctx;
    (void)order;
    if (*state == ORDER_NONE)
        *state = attempt->state;
}

enum order_state fake_kiosk_newest_state(struct fake_kiosk *kiosk)
{
    const struct journal_spec spec = {.dir = kiosk->dir,
                                      .kiosk_id = kiosk->config.shop.kiosk_id,
                                      .currency = "GBP",
                                      .clock = &kiosk->clock,
                                      .read_only = true};
    struct journal *journal = NULL;
    struct fault fault = {RC_OK, 0, ""};
    enum order_state state = ORDER_NONE;
    enum rc rc = journal_open(&spec, &journal, &fault);
    if (rc == RC_OK)
        rc = journal_each(journal, false, keep_first, &state, &fault);
    assert(rc == RC_OK);
    (void)rc;
    journal_close(journal);
    return state;
}
