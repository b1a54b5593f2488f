/* House: who sits where at one instance. Seats and unreserved places are free, held by a basket
 * (ours or another buyer's), or sold; locks stay what the plan says.
 *
 * Threads: none of its own; guarded by the service's lock.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sandbox/venue.h"

#define HOUSE_NO_SEAT SIZE_MAX

/* One place: a seat of an area, or (seat == HOUSE_NO_SEAT) a place of an unreserved area. */
struct house_at {
    size_t area, seat;
    bool special; /* unreserved: out of the agent's allocation */
};

/* The numbers of `status`; capacity is the sum of the others (contract section 8.1). */
struct house_counts {
    int64_t available, wheelchair, special, in_basket, unavailable;
    int64_t info;    /* of the available: with information */
    int64_t friends; /* of the special: of the second allocation */
};

struct house;

/* `fill` seats are sold already, in clumps, as a function of the seed alone. The plan is borrowed. */
struct house *house_new(const struct sb_plan *plan, enum sb_fill fill, uint32_t seed);
void house_free(struct house *house);

/* Who looks and buys from now on: the agent whose allocation the locked places are (as at first), or
 * another one, to whom they are unavailable. */
void house_see_as(struct house *house, bool owner);

/* The status letter of a seat (section 8.3): A B U W X I. */
char house_letter(const struct house *house, size_t area, size_t seat);
/* What the letter would be if nobody had taken the seat. */
bool house_is_free(const struct house *house, const struct house_at *at);

/* False when no such seat is in the plan. */
bool house_find_seat(const struct house *house, uint32_t seat_id, struct house_at *ret);
/* An area's index; the plan's own id stands for its only area. False when there is none. */
bool house_find_area(const struct house *house, const char *id, size_t *ret);

/* Free to held; false when it is not free to an agent. */
bool house_hold(struct house *house, const struct house_at *at);
/* Holds any place of an unreserved area, out of the allocation first when `special_first`. */
bool house_hold_place(struct house *house, size_t area, bool special_first, struct house_at *ret);
void house_release(struct house *house, const struct house_at *at); /* held to free */
void house_sell(struct house *house, const struct house_at *at);    /* held to sold */

void house_count(const struct house *house, size_t area, struct house_counts *ret);
void house_count_all(const struct house *house, struct house_counts *ret);

struct house_wish {
    size_t n;           /* seats wanted */
    const bool *bands;  /* by band index; NULL: any */
    const bool *areas;  /* by area index; NULL: any */
    bool ordinary_only; /* letter A; otherwise also I */
};
enum { HOUSE_BEST_MAX = 50 };

/* The best free seats: together in one row if possible, else in as few groups as a row allows;
 * near the front and the middle. False when fewer than n are free. Nothing is held. */
bool house_best(const struct house *house, const struct house_wish *wish, struct house_at *ret);

const struct sb_plan *house_plan(const struct house *house);
