/* Journal: what the kiosk did with money and seats, durable before it happens (design/orders.md).
 *
 * SQLite, WAL, synchronous=FULL, its own file: a row per attempt whose state moves along the listed
 * edges only (a trigger refuses others) and an append-only event table whose rows carry an HMAC
 * chained to the row before. Every function returns after the change is on disk. No names.
 * Where a second path is given, the event rows are appended there as well, one line each (see
 * journal_copy.c). That copy may fail: it is told, and the journal goes on.
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
#include "model/profile.h"

struct journal;

/* What the operator should know of the second copy: it has failed, or is complete again. */
typedef void (*journal_told_fn)(void *ctx, const char *words);

struct journal_spec {
    const char *dir; /* state folder; the file is <dir>/journal.db, the MAC key <dir>/journal.key */
    const char *copy;     /* of the event rows: a file on another medium; NULL or "": none */
    journal_told_fn told; /* NULL: only logged; on the journal's thread */
    void *told_ctx;
    const char *kiosk_id; /* "K3": first part of every reference */
    const char *currency;
    const struct clock *clock; /* borrowed */
    bool read_only;
};

enum { JOURNAL_REFERENCE_SIZE = 24 };

struct attempt { /* one row; a value */
    char reference[JOURNAL_REFERENCE_SIZE];
    enum order_state state;
    char profile[PROFILE_NAME_SIZE]; /* the agent record whose basket it is */
    char basket_id[41];
    money_t total;
    int sends;
    int64_t created_utc_ms, changed_utc_ms, last_send_utc_ms;
    int64_t confirmed_utc_ms; /* 0: not yet */
    money_t order_total;      /* the service's, of the order */
    char order_id[65];
    char note[160];
    char *lines; /* JSON text, owned; NULL before HELD. journal_attempt_deinit() frees */
};

RC_MUST_CHECK enum rc journal_open(const struct journal_spec *spec, struct journal **ret,
                                   struct fault *fault);
void journal_close(struct journal *journal); /* NULL is allowed */

/* A new attempt in DRAFT with a fresh reference, "K3-7F2QX9-H" (Crockford base32, check symbol). Of
 * each agent record one may be live at a time, and only one of all past HELD (R2). */
RC_MUST_CHECK enum rc journal_begin(struct journal *journal, const char *profile,
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

/* What an attempt without an order is about: events, seats and sums of what is or was held. */
RC_MUST_CHECK enum rc journal_held_lines(struct journal *journal, const char *reference,
                                         struct order *ret, struct fault *fault);

struct journal_day {
    uint32_t orders;
    money_t taken;
    uint32_t open; /* UNKNOWN or ESCALATED */
    char oldest_open[JOURNAL_REFERENCE_SIZE];
};
/* Figures of the venue's day that holds `utc_ms`. */
RC_MUST_CHECK enum rc journal_today(struct journal *journal, int64_t day_start_utc_ms,
                                    struct journal_day *ret, struct fault *fault);

/* How many orders were made since then, and when the first of them was (0: none). */
RC_MUST_CHECK enum rc journal_orders_since(struct journal *journal, int64_t since_utc_ms,
                                           uint32_t *ret_n, int64_t *ret_first_utc_ms,
                                           struct fault *fault);

/* What all of the journal comes to, for those who watch from afar. */
struct journal_counts {
    int64_t last_seq;                    /* the event that it was counted at */
    uint64_t came_to[ORDER_STATE_COUNT]; /* attempts that ever came to that state */
    uint64_t orders, tickets;
    int64_t last_order_utc_ms; /* 0: none */
};
/* Counts anew when an event has come since `counts`, which is all zero at first. */
RC_MUST_CHECK enum rc journal_count(struct journal *journal, struct journal_counts *counts,
                                    struct fault *fault);

/* How an attempt came to where it is, oldest first. */
struct journal_event {
    int64_t seq, utc_ms;
    const char *what; /* a state's name, "BASKET_ID", "ERASED" */
};
typedef void (*journal_event_fn)(void *ctx, const struct journal_event *event);
RC_MUST_CHECK enum rc journal_events(struct journal *journal, const char *reference,
                                     journal_event_fn fn, void *ctx, struct fault *fault);

/* How long ago confirm was last sent for it, by the monotonic clock, which nobody can move; -1 when that
 * was in another boot of the machine, or never. */
RC_MUST_CHECK enum rc journal_sent_ago(struct journal *journal, const char *reference,
                                       int64_t *ret_ms, struct fault *fault);

/* What an operator did at this kiosk, in the same chain and the same copy. `act` is a word of ours,
 * `about` names what it was done to (a reference, an agent record; never a secret); both are short. */
struct journal_act {
    const char *person, *act, *about;
    int64_t utc_ms; /* read only */
};
RC_MUST_CHECK enum rc journal_act(struct journal *journal, const struct journal_act *act,
                                  struct fault *fault);
/* The last `most` of them, newest first. */
typedef void (*journal_act_fn)(void *ctx, const struct journal_act *act);
RC_MUST_CHECK enum rc journal_acts(struct journal *journal, int most, journal_act_fn fn, void *ctx,
                                   struct fault *fault);

struct journal_proof {
    int64_t n_events; /* that fit */
    int64_t n_copied; /* lines of the copy that fit; 0 without a copy */
};
/* Recomputes the chain of events, then compares every row with its last event. RC_STORE names the
 * first event or attempt that does not fit. */
RC_MUST_CHECK enum rc journal_verify(struct journal *journal, struct fault *fault);
/* The same for the second copy by itself, and that it says what the journal says. RC_STORE names the
 * first line that does not; RC_OK without a copy. */
RC_MUST_CHECK enum rc journal_verify_copy(struct journal *journal, struct journal_proof *ret,
                                          struct fault *fault);
/* Erases barcodes 24 h after the performance. Tickets that nobody said were seen count as seen then:
 * their attempt becomes DONE first (R10). */
RC_MUST_CHECK enum rc journal_erase_barcodes(struct journal *journal, struct fault *fault);
/* RC_STORE with words below 16 MiB free on its disk: no attempt may begin (F05). */
RC_MUST_CHECK enum rc journal_check_room(const struct journal *journal, struct fault *fault);

/* Free of I/O, for tests: check symbol of a reference body; whether a typed reference is sound. */
bool journal_reference_is_sound(const char *reference);
