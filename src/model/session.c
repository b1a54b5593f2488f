#include "model/session.h"

#include "base/mem.h"

size_t party_count(const struct party *party)
{
    size_t n = 0;
    for (size_t i = 0; i < TICKET_TYPES_MAX; i++)
        n += party->n[i];
    return n;
}

void session_init(struct session *session, uint32_t number)
{
    *session = (struct session){
        .number = number,
        .date_filter = -1,
        .tag_filter = -1,
        .event = CATALOGUE_NONE,
        .instance = CATALOGUE_NONE,
    };
}

void session_set_plan(struct session *session, struct plan *plan, struct plan_overlay *overlay)
{
    plan_free(session->plan);
    plan_overlay_free(session->overlay);
    session->plan = plan;
    session->overlay = overlay || !plan ? overlay : plan_overlay_new(plan);
}

void session_close_instance(struct session *session)
{
    session_set_plan(session, NULL, NULL);
    seat_status_free(session->status);
    arena_free(session->prices_arena); /* the price list lies in it */
    session->status = NULL;
    session->prices = NULL;
    session->prices_arena = NULL;
    session->status_at_ms = 0;
    session->party = (struct party){0};
    session->n_offered = 0;
    session->area = 0;
    session->instance = CATALOGUE_NONE;
    session->instance_id[0] = '\0';
}

void session_wipe(struct session *session)
{
    const uint32_t number = session->number;
    session_close_instance(session);
    if (session->order)
        mem_wipe(session->order, sizeof(*session->order));
    mem_free(session->order);
    mem_wipe(session, sizeof(*session));
    session_init(session, number);
}
