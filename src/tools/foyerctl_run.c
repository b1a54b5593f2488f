#include <stdio.h>

#include "backend/lock.h"
#include "tools/foyerctl.h"

enum { TICKET = 1, STEP_MS = 1000 };

static void free_reply(void *msg)
{
    reply_free(msg);
}

/* True when the final reply has come. */
static bool take(struct mailbox *replies, foyerctl_see_fn see, void *ctx, int *status)
{
    bool final = false;
    struct reply *reply = mailbox_take(replies);
    while (reply) {
        if (reply->ticket == TICKET && see)
            see(ctx, reply);
        if (reply->ticket == TICKET && reply->final) {
            final = true;
            *status = reply->fault.rc ? foyerctl_fail(&reply->fault) : FOYERCTL_OK;
        }
        reply_free(reply);
        reply = mailbox_take(replies);
    }
    return final;
}

static int run(struct foyerctl *ctl, const struct command *command, foyerctl_see_fn see, void *ctx)
{
    struct mailbox *replies =
        mailbox_new(&(struct mailbox_spec){.capacity = 64, .dispose = free_reply});
    const struct backend_spec spec = {.config = &ctl->config,
                                      .state_dir = ctl->state_dir,
                                      .clock = &ctl->clock,
                                      .replies = replies,
                                      .on_request_only = true};
    struct backend *backend = NULL;
    struct fault fault = {RC_OK, 0, ""};
    int status = FOYERCTL_FAILED;
    if (backend_new(&spec, &backend, &fault) || backend_post(backend, command)) {
        foyerctl_fail(&fault);
    } else {
        while (!take(replies, see, ctx, &status))
            backend_step(backend, STEP_MS);
    }
    backend_free(backend);
    mailbox_free(replies);
    return status;
}

int foyerctl_run(struct foyerctl *ctl, enum command_type type, foyerctl_see_fn see, void *ctx)
{
    struct fault fault = {RC_OK, 0, ""};
    int lock = -1;
    if (lock_take(ctl->state_dir, &lock, &fault)) {
        if (fault.rc == RC_BUSY)
            fputs("foyerctl: the kiosk runs; use its maintenance screen, or stop it first\n",
                  stderr);
        return foyerctl_fail(&fault);
    }
    const struct command command = {.type = type, .ticket = TICKET};
    const int status = run(ctl, &command, see, ctx);
    lock_release(lock);
    return status;
}
