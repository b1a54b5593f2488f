/* Journal: what the kiosk did with money and seats, durable before it happens (design/orders.md).
 *
 * SQLite, WAL, synchronous=FULL, its own file: a row per attempt whose state moves along the listed
 * edges only (a trigger refuses others) and an append-only event table whose rows carry an HMAC
 * chained to the row before. Every function returns after the change is on disk. No names.
 * Threads: the backend thread; foyerctl opens it read-only.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/rc.h"
#include "model/basket.h"
#include "model/order_state.h"

struct journal;

struct journal_spec {
    const char *dir; /* state folder; the file is <dir>/journal.db, the MAC key <dir>/journal.key */
    const char *kiosk_id; /* "K3": first part of every reference */
    const char *currency;
    const struct clock *clock; /* borrowed */
    bool read_only;
};

enum { JOURNAL_REFERENCE_SIZE = 24 };

struct attempt { /* one row; a value */
    char reference[JOURNAL_REFERENCE_SIZE];
    enum order_state state;
    char basket_id[41];
    money_t total;
    int sends;
    int64_t created_utc_ms, changed_utc_ms, last_send_utc_ms;
    char order_id[65];
    char note[160];
    char *lines; /* JSON text, owned; NULL before HELD. journal_attempt_deinit() frees */
};

RC_MUST_CHECK enum rc journal_open(const struct journal_spec *spec, struct journal **ret,
                                   struct fault *fault);
void journal_close(struct journal *journal); /* NULL is allowed */

/* A new attempt in DRAFT with a fresh reference, "K3-7F2QX9-H" (Crockford base32, check symbol). */
RC_MUST_CHECK enum rc journal_begin(struct journal *journal,
                                    char ret_reference[JOURNAL_REFERENCE_SIZE],
                                    struct fault *fault);
RC_MUST_CHECK enum rc journal_basket_id(struct journal *journal, const char *reference,
                                        const char *basket_id, struct fault *fault);
/* HELD (from DRAFT, or again while HELD or TAGGED after a change): what is held and its total. */
RC_MUST_CHECK enum rc journal_held(struct journal *journal, const char *reference,
                                   const struct basket *basket, struct fault *fault);
/* Moves the state along an edge; `note` may be NULL. CONFIRM_INTENT counts one more send. */
RC_MUST_CHECK enum rc journal_move(struct journal *journal, const char *reference,
                                   enum order_state to, const char *note, struct fault *fault);
/* CONFIRM_INTENT or UNKNOWN or ESCALATED -> CONFIRMED with order id and barcodes. */
RC_MUST_CHECK enum rc journal_confirmed(struct journal *journal, const char *reference,
                                        const struct order *order, struct fault *fault);

RC_MUST_CHECK enum rc journal_find(struct journal *journal, const char *reference,
                                   struct attempt *ret, struct fault *fault);
void journal_attempt_deinit(struct attempt *attempt);

/* Calls fn for every attempt (newest first) that is not final, or for all of them. */
typedef void (*journal_each_fn)(void *ctx, const struct attempt *attempt,
                                const struct order *order);
RC_MUST_CHECK enum rc journal_each(struct journal *journal, bool open_only, journal_each_fn fn,
                                   void *ctx, struct fault *fault);

struct journal_day {
    uint32_t orders;
    money_t taken;
    uint32_t open; /* UNKNOWN or ESCALATED */
    char oldest_open[JOURNAL_REFERENCE_SIZE];
};
/* Figures of the venue's day that holds `utc_ms`. */
RC_MUST_CHECK enum rc journal_today(struct journal *journal, int64_t day_start_utc_ms,
                                    struct journal_day *ret, struct fault *fault);

/* Recomputes the chain. RC_STORE names the first row that does not fit. */
RC_MUST_CHECK enum rc journal_verify(struct journal *journal, struct fault *fault);
/* Erases barcodes 24 h after the performance. */
RC_MUST_CHECK enum rc journal_erase_barcodes(struct journal *journal, struct fault *fault);

/* Free of I/O, for tests: check symbol of a reference body; whether a typed reference is sound. */
bool journal_reference_is_sound(const char *reference);
