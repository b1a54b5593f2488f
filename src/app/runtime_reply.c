#include <string.h>

#include "app/runtime_state.h"
#include "base/log.h"
#include "base/mem.h"
#include "ui/i18n.h"

/* Where a command is noted until its final reply. When the backend has been silent for so long that
 * the list is full, the oldest is given up: nobody waits for it any more. */
static struct pending *note_pending(struct runtime *rt)
{
    if (rt->n_pending == PENDING_MAX) {
        log_error("%s", "too many commands without a reply");
        memmove(rt->pending, rt->pending + 1, (PENDING_MAX - 1) * sizeof(rt->pending[0]));
        rt->n_pending--;
    }
    return &rt->pending[rt->n_pending++];
}

uint32_t runtime_send(struct runtime *rt, const struct command *cmd)
{
    struct command copy = *cmd;
    copy.ticket = ++rt->next_ticket ? rt->next_ticket : ++rt->next_ticket;
    copy.session = rt->session.number;
    *note_pending(rt) = (struct pending){
        .ticket = copy.ticket,
        .epoch = rt->epoch,
        .session = copy.session,
        .type = copy.type,
        .unsent = rt->link.post ? rt->link.post(rt->link.ctx, &copy) : RC_OFFLINE,
    };
    const uint32_t ticket = copy.ticket;
    mem_wipe(&copy.details, sizeof(copy.details));
    mem_wipe(copy.pin, sizeof(copy.pin));
    mem_wipe(&copy.errand, sizeof(copy.errand));
    mem_wipe(&copy.setup, sizeof(copy.setup));
    return ticket;
}

static struct pending *find_pending(struct runtime *rt, uint32_t ticket)
{
    for (size_t i = 0; i < rt->n_pending; i++) {
        if (rt->pending[i].ticket == ticket)
            return &rt->pending[i];
    }
    return NULL;
}

/* Connection lost while somebody is buying: say so over the screen; take it away when it is back. */
static void watch_connection(struct runtime *rt, enum selling_state before)
{
    const bool buying = rt->scene_id >= SCENE_tickets && rt->scene_id <= SCENE_details;
    if (rt->health.selling == SELLING_OFFLINE && before == SELLING_YES && buying &&
        rt->overlay.id == OVERLAY_none)
        overlay_open(rt, OVERLAY_lost_connection);
    if (rt->health.selling == SELLING_YES && rt->overlay.id == OVERLAY_lost_connection)
        overlay_close(rt);
}

static void take_news(struct runtime *rt, struct reply *reply)
{
    if (reply->has_health) {
        const enum selling_state before = rt->health.selling;
        rt->health = reply->health;
        watch_connection(rt, before);
        rt->dirty = true;
    }
    if (reply->settings)
        runtime_reload_keep(rt, reply->settings);
    reply->settings = NULL;
    if (!reply->catalogue)
        return;
    catalogue_free(rt->next_catalogue);
    rt->next_catalogue = reply->catalogue;
    reply->catalogue = NULL;
    pictures_forget_missing(rt->pictures);
    if (rt->scene_id == SCENE_attract || rt->scene_id == SCENE_maintenance || !rt->catalogue) {
        catalogue_free(rt->catalogue);
        rt->catalogue = rt->next_catalogue;
        rt->next_catalogue = NULL;
        rt->ctx.catalogue = rt->catalogue;
        runtime_dispatch(rt, &(struct event_in){.type = EVENT_PREFS});
    }
}

/* What a reply means whatever scene is on screen: baskets and orders belong to the session. */
static void keep_for_session(struct runtime *rt, const struct reply *reply)
{
    if (reply->session != rt->session.number)
        return;
    if (reply->final)
        rt->session.refusal = refusal_of(reply->fault.rc, reply->fault.detail);
    if (reply->has_basket)
        rt->session.basket = reply->basket;
    else if (reply->fault.rc == RC_EXPIRED)
        memset(&rt->session.basket, 0, sizeof(rt->session.basket));
}

static void take_reply(struct runtime *rt, struct reply *reply)
{
    struct pending *pending = find_pending(rt, reply->ticket);
    if (!pending) {
        log_warn("a reply without a command: ticket %u", reply->ticket);
        return;
    }
    const struct pending p = *pending;
    if (reply->final) {
        const size_t behind = (size_t)(rt->pending + rt->n_pending - pending) - 1;
        memmove(pending, pending + 1, behind * sizeof(*pending));
        rt->n_pending--;
    }
    if (p.type == COMMAND_RELOAD || p.type == COMMAND_ADOPT) {
        runtime_reload_answer(rt, reply);
        return; /* no business of the visit's */
    }
    if (reply->has_health)
        rt->health = reply->health;
    keep_for_session(rt, reply);
    if (p.type == COMMAND_PIN)
        overlay_pin_answer(rt, p.ticket, &reply->fault);
    else if (p.epoch == rt->epoch)
        runtime_dispatch(rt, &(struct event_in){.type = EVENT_REPLY, .reply = reply});
    rt->dirty = true;
}

static void handle(struct runtime *rt, struct reply *reply)
{
    if (reply->ticket == 0)
        take_news(rt, reply);
    else
        take_reply(rt, reply);
    reply_free(reply);
    runtime_settle(rt);
}

bool runtime_has_unsent(const struct runtime *rt)
{
    for (size_t i = 0; i < rt->n_pending; i++) {
        if (rt->pending[i].unsent)
            return true;
    }
    return false;
}

/* The reply that we owe ourselves for a command that could not be sent. */
static struct reply *answer_unsent(const struct runtime *rt)
{
    for (size_t i = 0; i < rt->n_pending; i++) {
        const struct pending *p = &rt->pending[i];
        if (!p->unsent)
            continue;
        struct reply *reply = reply_new(p->ticket, p->session, p->type);
        reply->final = true;
        reply->fault = fault_make(p->unsent, 0, "the command could not be sent");
        return reply;
    }
    return NULL;
}

void runtime_drain(struct runtime *rt)
{
    struct reply *reply = NULL;
    for (reply = mailbox_take(rt->replies); reply; reply = mailbox_take(rt->replies))
        handle(rt, reply);
    /* One round: a scene that asks again at once is answered in the next turn. */
    for (size_t left = rt->n_pending; left > 0; left--) {
        reply = answer_unsent(rt);
        if (reply)
            handle(rt, reply);
    }
}

struct runtime_pulse runtime_pulse_now(const struct runtime *rt)
{
    return rt->link.pulse ? rt->link.pulse(rt->link.ctx) : (struct runtime_pulse){0};
}

bool runtime_is_waiting(const struct runtime *rt)
{
    for (size_t i = 0; i < rt->n_pending; i++) {
        const struct pending *p = &rt->pending[i];
        if (p->session == rt->session.number && p->type != COMMAND_ABANDON &&
            p->type != COMMAND_SHOWN)
            return true;
    }
    return false;
}

bool runtime_is_booking(const struct runtime *rt)
{
    for (size_t i = 0; i < rt->n_pending; i++) {
        if (rt->pending[i].type == COMMAND_CONFIRM && rt->pending[i].session == rt->session.number)
            return true;
    }
    return false;
}
