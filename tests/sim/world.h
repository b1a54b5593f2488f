/* World: one kiosk (the real backend, real databases), one service, one wire, one stream of customers;
 * virtual time, one seed. Faults come at every seam; in the end they stop and everything has to settle.
 */
#pragma once

#include <stdint.h>

#include "backend/backend.h"
#include "fakes/temp_dir.h"
#include "sim/dice.h"
#include "sim/wire.h"

enum { WORLD_SHOWN_MAX = 4096 };

struct world_counts { /* of one world, or summed over many */
    uint64_t sessions, held, agreed, shown, told_no, told_unknown, given_back, walked_away;
    uint64_t crashes, disk_errors, clock_jumps, take_overs, thefts, faults, requests;
    uint64_t orders, confirmed, escalated, abandoned, voided, empty_orders;
    uint64_t staff_visits, too_early_refused, nobody_refused, found_booked, found_not_booked;
    /* what must not be */
    uint64_t lost;    /* an order that the journal does not have and staff are not told */
    uint64_t doubled; /* two orders of one sale */
    uint64_t shown_before_durable; /* codes on the screen that the journal did not have */
    uint64_t unexplained;          /* any other difference between screen, journal and ledger */
    uint64_t unsettled;            /* 15 minutes after the last fault */
    uint64_t staff_wrongly;        /* decided before R8's time, or by nobody */
};

struct shown { /* what a customer saw */
    char reference[24], order_id[65];
    int64_t total;
    size_t n_codes;
    uint64_t codes;
    bool was_durable;
};

struct world {
    struct dice dice;
    struct clock kiosk_clock, service_clock;
    struct config config;
    struct door *door;
    struct wire *wire;
    struct mailbox *replies;
    struct backend *backend;
    struct catalogue *catalogue; /* the last news; NULL before */
    struct health health;
    char dir[TEMP_DIR_SIZE];
    uint32_t ticket, session;
    bool disk_may_fail, disk_failed, disk_is_shimmed, is_calm;
    bool died; /* the kiosk was restarted while a reply was awaited */
    struct shown *shown;
    size_t n_shown;
    uint64_t trace; /* hash over everything that happened */
    bool loud;
    struct world_counts counts;
};

struct world_spec {
    uint64_t seed;
    uint32_t sessions;
    bool loud; /* prints the trace */
};

/* Runs it from the first session to the last check; `ret` and the trace's hash are the result. */
uint64_t world_run(const struct world_spec *spec, struct world_counts *ret);

/* Shared by the world's files. */
void world_note(void *ctx, const char *what, const char *detail);
void world_pass(struct world *w, int64_t ms);
void world_set_code(struct world *w); /* staff.c: the operator's code */
/* Posts the command and lets time pass until its final reply; NULL when the kiosk died or none came
 * in two minutes. The caller frees it. */
struct reply *world_do(struct world *w, struct command *command);
void world_customer(struct world *w); /* customer.c: one session */
/* staff.c. A visit to the kiosk: what is open is decided as the box office finds it, or tried too early. */
void world_staff(struct world *w);
/* The same by foyerctl, while the kiosk is off. */
void world_staff_at_the_shell(struct world *w);
/* check.c. A quarter of an hour after the last fault; and in the end: screen, journal and ledger. */
void world_check_settled(struct world *w);
void world_check(struct world *w);
void world_complain(struct world *w, uint64_t *count, const char *what, const char *about);
/* Whether the journal on disk says CONFIRMED or DONE for it. */
bool world_is_durable(const struct world *w, const char *reference);
