#include "fakes/fake_kiosk.h"

#include <assert.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "fakes/temp_dir.h"

static void free_reply(void *msg)
{
    reply_free(msg);
}

void fake_kiosk_start(struct fake_kiosk *kiosk)
{
    struct fault fault = {RC_OK, 0, ""};
    kiosk->transport = fake_transport_new();
    fake_transport_serve(kiosk->transport, fake_service_serve, &kiosk->service);
    kiosk->service.n_hung = 0;
    kiosk->replies = mailbox_new(&(struct mailbox_spec){.capacity = 64, .dispose = free_reply});
    const struct backend_spec spec = {.config = &kiosk->config,
                                      .config_path = kiosk->config_path,
                                      .state_dir = kiosk->dir,
                                      .clock = &kiosk->clock,
                                      .transport = fake_transport_base(kiosk->transport),
                                      .secret = "dGhpcyBpcyBhIHRlc3Qga2V5IDAxMjM0NTY3ODk=",
                                      .first_run = kiosk->first_run,
                                      .replies = kiosk->replies};
    const enum rc rc = backend_new(&spec, &kiosk->backend, &fault);
    assert(rc == RC_OK);
    (void)rc;
}

static void take_news(struct fake_kiosk *kiosk, struct reply *reply)
{
    if (reply->catalogue) {
        catalogue_free(kiosk->catalogue);
        kiosk->catalogue = reply->catalogue;
        reply->catalogue = NULL;
    }
    if (reply->has_health)
        kiosk->health = reply->health;
}

/* The final reply with this ticket, if it is among what came. */
static struct reply *take(struct fake_kiosk *kiosk, uint32_t ticket)
{
    struct reply *found = NULL;
    struct reply *reply = mailbox_take(kiosk->replies);
    while (reply) {
        take_news(kiosk, reply);
        if (ticket != 0 && reply->ticket == ticket && !reply->final)
            kiosk->n_progress++;
        if (ticket != 0 && reply->ticket == ticket && reply->final)
            found = reply;
        else
            reply_free(reply);
        reply = mailbox_take(kiosk->replies);
    }
    return found;
}

/* One moment: everything that can happen now, happens. */
static struct reply *settle(struct fake_kiosk *kiosk, uint32_t ticket)
{
    struct reply *found = NULL;
    for (int quiet = 0; quiet < 3;) {
        const int before = kiosk->service.n_requests;
        backend_step(kiosk->backend, 0);
        struct reply *reply = take(kiosk, ticket);
        found = reply ? reply : found;
        quiet = before == kiosk->service.n_requests ? quiet + 1 : 0;
    }
    return found;
}

void fake_kiosk_pass(struct fake_kiosk *kiosk, int64_t ms)
{
    enum { MOMENT_MS = 500 };
    for (int64_t passed = 0; passed < ms; passed += MOMENT_MS) {
        reply_free(settle(kiosk, 0));
        clock_advance(&kiosk->clock, MOMENT_MS);
    }
    reply_free(settle(kiosk, 0));
}

struct reply *fake_kiosk_do(struct fake_kiosk *kiosk, const struct command *command,
                            int64_t most_ms)
{
    struct command copy = *command;
    copy.ticket = ++kiosk->next_ticket;
    if (copy.session == 0)
        copy.session = kiosk->session;
    kiosk->n_progress = 0;
    const enum rc rc = backend_post(kiosk->backend, &copy);
    assert(rc == RC_OK);
    (void)rc;
    struct reply *reply = settle(kiosk, copy.ticket);
    for (int64_t passed = 0; !reply && passed < most_ms; passed += 500) {
        clock_advance(&kiosk->clock, 500);
        reply = settle(kiosk, copy.ticket);
    }
    return reply;
}

static void stop(struct fake_kiosk *kiosk)
{
    backend_free(kiosk->backend);
    mailbox_free(kiosk->replies);
    fake_transport_free(kiosk->transport);
    kiosk->backend = NULL;
}

void fake_kiosk_pull_plug(struct fake_kiosk *kiosk)
{
    stop(kiosk);
    clock_advance(&kiosk->clock, 5000);
    fake_kiosk_start(kiosk);
    kiosk->session++;
}

void fake_kiosk_init(struct fake_kiosk *kiosk)
{
    memset(kiosk, 0, sizeof(*kiosk));
    temp_dir_make(kiosk->dir);
    temp_dir_path(kiosk->dir, "kiosk.ini", kiosk->config_path);
    log_set_level((enum log_level)0);                         /* the faults are meant */
    clock_init_manual(&kiosk->clock, INT64_C(1792567680000)); /* 21 October 2026, 07:28 */
    fake_service_init(&kiosk->service, &kiosk->clock);
    config_defaults(&kiosk->config);
    text_copy(kiosk->config.base_url, sizeof(kiosk->config.base_url),
              "https://system.spektrix.com/test/api/v3/");
    text_copy(kiosk->config.login, sizeof(kiosk->config.login), "kiosk");
    kiosk->config.paced = false;
    kiosk->config.days_ahead = 14;
    kiosk->session = 1;
    fake_kiosk_start(kiosk);
    fake_kiosk_pass(kiosk, 1000);
    assert(kiosk->catalogue && kiosk->catalogue->n_instances == 2);
}

void fake_kiosk_deinit(struct fake_kiosk *kiosk)
{
    stop(kiosk);
    catalogue_free(kiosk->catalogue);
    fake_service_deinit(&kiosk->service);
    temp_dir_remove(kiosk->dir);
    log_set_level(LOG_LEVEL_INFO);
}
