/* The inside of the journal, shared by the journal*.c files alone. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"
#include "store/journal.h"
#include "store/query.h"

enum { JOURNAL_KEY_SIZE = 32, JOURNAL_MAC_SIZE = 32, JOURNAL_MAC_HEX_SIZE = 65 };

/* Kinds of events: a state's number, or one of these. */
enum { JOURNAL_EVENT_BASKET_ID = 101, JOURNAL_EVENT_ERASED = 102 };

struct journal {
    struct db *db;
    const struct clock *clock;
    char dir[400], kiosk_id[8], currency[4];
    char boot[40]; /* of the kernel: monotonic times compare only within one */
    bool read_only, has_key;
    bool has_failed; /* the disk: nothing is read or written any more, see journal_guard() */
    unsigned char key[JOURNAL_KEY_SIZE];
};

extern const char *const journal_migrations[];

/* RC_STORE once the disk has failed: after a failed fsync a second one may lie, so only a restart
 * shows what is really there (reliability, "fsyncgate"). */
RC_MUST_CHECK enum rc journal_guard(const struct journal *journal, struct fault *fault);
/* Notes a failure of the disk; returns what the caller should return. Broken rules of the database
 * (a trigger, a key) are RC_BUG: every rule is asked before. */
enum rc journal_failed(struct journal *journal, struct fault *fault);

/* journal_mac.c: the key, made when `may_create`; then keyed digests. */
RC_MUST_CHECK enum rc journal_key_load(struct journal *journal, bool may_create,
                                       struct fault *fault);
void journal_mac(const struct journal *journal, const void *bytes, size_t n,
                 unsigned char ret_mac[JOURNAL_MAC_SIZE]);
void journal_mac_hex(const unsigned char mac[JOURNAL_MAC_SIZE], char ret_hex[JOURNAL_MAC_HEX_SIZE]);

/* journal_event.c: appends the row of `reference` as it now stands to the chain. */
RC_MUST_CHECK enum rc journal_event_append(struct journal *journal, const char *reference, int kind,
                                           struct fault *fault);

/* journal_reference.c: a fresh one from random bytes. */
RC_MUST_CHECK enum rc journal_reference_make(const char *kiosk_id,
                                             char ret_reference[JOURNAL_REFERENCE_SIZE],
                                             struct fault *fault);

/* journal_lines.c: what is held as JSON, for people and for the box office; mem_free() it. */
char *journal_lines(const struct basket *basket);

/* journal_tickets.c: the tickets of a confirmed order. */
RC_MUST_CHECK enum rc journal_tickets_write(struct journal *journal, const char *reference,
                                            const struct order *order, struct fault *fault);
RC_MUST_CHECK enum rc journal_tickets_read(struct journal *journal, const char *reference,
                                           struct order *ret, struct fault *fault);
/* A keyed digest of all of them, as hex. */
RC_MUST_CHECK enum rc journal_tickets_digest(struct journal *journal, const char *reference,
                                             char ret_hex[JOURNAL_MAC_HEX_SIZE],
                                             struct fault *fault);

/* journal_change.c: one transaction: the change, its event, the commit. */
RC_MUST_CHECK enum rc journal_change_begin(struct journal *journal, struct fault *fault);
/* Appends the event and commits when `rc` is RC_OK; else rolls back and returns `rc`. */
RC_MUST_CHECK enum rc journal_change_end(struct journal *journal, const char *reference, int kind,
                                         enum rc rc, struct fault *fault);
