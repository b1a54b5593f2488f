/* Status table: the states of a plan's seats while an answer of status/detail is read, and the check
 * whether it was understood (contract 8.3). Private to net. Pure.
 */
#pragma once

#include "model/catalogue.h"
#include "model/plan.h"
#include "net/status_json.h"
#include "net/status_locks.h"

struct status_table;

struct status_words { /* what is in force for the seats that come */
    char letter;      /* one of ABUWXI; 0: none */
    uint8_t band;     /* index into the price list's bands, BAND_NONE: unknown */
    uint8_t lock;     /* 1 + index of the lock that holds them, 0: none is told */
};

/* `plan` and `prices` (may be NULL) are borrowed. */
struct status_table *status_table_new(const struct plan *plan, const struct price_list *prices);
void status_table_free(struct status_table *table);

bool status_table_is_letter(char c);
bool status_table_has_seat(const struct status_table *table, uint32_t seat_id);
/* Index of the band with this id, BAND_NONE when the price list has none. */
uint8_t status_table_band(const struct status_table *table, const char *id, size_t n);

/* Locks whose ids may stand in the answer; borrowed. Without them no lock is told. */
void status_table_know_locks(struct status_table *table, const struct status_locks *locks);
/* 1 + index of the lock with this id, 0 when none is known by it. */
uint8_t status_table_lock(const struct status_table *table, const char *id, size_t n);

/* One seat gets the words in force. A number that is no seat of the plan, while a letter is in
 * force, and a seat that gets two states, make the table untrue for good. */
void status_table_set(struct status_table *table, uint32_t seat_id, struct status_words words);
void status_table_spoil(struct status_table *table); /* the answer cannot be what it seems */
/* Something contradicted itself, or no seat was heard of: no other count would make it agree. */
bool status_table_is_spoilt(const struct status_table *table);

/* Whether something was read, without contradictions, and the letters counted agree with /status,
 * but for the few seats that other buyers took or gave back in between. `counts` is of the reserved
 * areas alone. Decides, too, whether letter I is sellable. */
bool status_table_agrees(struct status_table *table, const struct status_counts *counts);
/* States and bands by seat index, and the counts of reserved areas; after status_table_agrees(). */
void status_table_fill(const struct status_table *table, struct seat_status *status);
