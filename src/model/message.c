#include "model/message.h"

#include "base/mem.h"

struct reply *reply_new(uint32_t ticket, uint32_t session, enum command_type type)
{
    struct reply *reply = mem_zalloc(sizeof(*reply));
    reply->ticket = ticket;
    reply->session = session;
    reply->type = type;
    return reply;
}

void reply_free(struct reply *reply)
{
    if (!reply)
        return;
    plan_free(reply->plan);
    plan_overlay_free(reply->overlay);
    seat_status_free(reply->status);
    if (reply->order)
        mem_wipe(reply->order, sizeof(*reply->order));
    mem_free(reply->order);
    catalogue_free(reply->catalogue);
    mem_free(reply->report);
    mem_free(reply->setup);
    mem_free(reply->settings);
    mem_free(reply->changes);
    arena_free(reply->arena); /* and with it the price list */
    mem_wipe(reply, sizeof(*reply));
    mem_free(reply);
}
