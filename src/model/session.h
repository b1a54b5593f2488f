/* Session: everything one customer chose, typed and holds. A value owned by the app.
 *
 * Wiped (mem_wipe) whenever attract is entered; nothing personal is kept anywhere else.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/basket.h"
#include "model/catalogue.h"
#include "model/message.h"
#include "model/plan.h"
#include "model/plan_overlay.h"
#include "model/refusal.h"

enum { SESSION_SEARCH_SIZE = 64 };

struct party { /* how many tickets of each type, by index in the open price list */
    uint8_t n[TICKET_TYPES_MAX];
    uint8_t wheelchair; /* of these, how many need a wheelchair space */
};

size_t party_count(const struct party *party);

struct session {
    uint32_t number; /* counts up; a reply of an older session is dropped */
    /* browse */
    int date_filter; /* days from today, -1: all dates */
    int tag_filter;  /* index into catalogue.tags, -1: all */
    uint32_t browse_page;
    char search[SESSION_SEARCH_SIZE];
    /* the instance being bought; ids, so that they survive a new snapshot */
    uint32_t event, instance; /* indices into the catalogue; CATALOGUE_NONE: none */
    char instance_id[ID_SIZE];
    struct party party;
    uint32_t area;                /* unreserved: index into plan_brief.areas */
    struct price_list *prices;    /* of the open instance; lies in prices_arena, strings and all */
    struct arena *prices_arena;   /* owned */
    struct plan *plan;            /* owned; of the open instance */
    struct plan_overlay *overlay; /* owned; there whenever the plan is */
    struct seat_status *status;   /* owned */
    int64_t status_at_ms;         /* monotonic time of `status` */
    bool seats_as_list;           /* how seats are chosen, for the whole visit */
    /* what is held and booked */
    struct basket basket;
    char offered[BASKET_LINES_MAX][ID_SIZE]; /* of its tickets, those held on trial: see offer.h */
    size_t n_offered;
    struct details details;
    enum refusal refusal; /* why the last command was refused by the kiosk itself, if it was */
    struct {              /* what the basket screen showed last, to say what has changed since */
        char ticket_id[ID_SIZE];
        money_t total;
    } seen[BASKET_LINES_MAX];
    size_t n_seen;
    struct order *order; /* owned */
    char reference[24];  /* shown while booking and when the outcome is unknown */
};

void session_init(struct session *session, uint32_t number);
/* Frees what is owned and overwrites everything; `number` stays. */
void session_wipe(struct session *session);
/* Takes both over; without an overlay (NULL) the plan gets one that adds nothing. */
void session_set_plan(struct session *session, struct plan *plan, struct plan_overlay *overlay);
/* Forgets the open instance (plan, status, prices, party), keeps basket and details. */
void session_close_instance(struct session *session);
