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
enum { JOURNAL_EVENT_BASKET_ID = 101, JOURNAL_EVENT_ERASED = 102, JOURNAL_EVENT_ACT = 103 };

/* The second copy of the event rows, see journal_copy.c. */
struct journal_copy {
    char path[256]; /* "": none */
    int fd;         /* behind its last sound line; -1: not open */
    int64_t seq;    /* of that line; 0: none */
    bool has_failed;
    journal_told_fn told;
    void *told_ctx;
};

struct journal {
    struct db *db;
    struct journal_copy copy;
    const struct clock *clock;
    char dir[400], kiosk_id[8], currency[4];
    char boot[CLOCK_BOOT_SIZE];
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
/* Makes names in it durable. */
bool journal_sync_folder(const char *dir);
void journal_mac_hex(const unsigned char mac[JOURNAL_MAC_SIZE], char ret_hex[JOURNAL_MAC_HEX_SIZE]);

/* journal_event.c: a row of the event table, or a line of its copy. */
struct journal_entry {
    int64_t seq, mono_ms, utc_ms, kind;
    const char *reference, *boot, *data;
    unsigned char previous[JOURNAL_MAC_SIZE]; /* zeros for the first */
};
void journal_entry_mac(const struct journal *journal, const struct journal_entry *entry,
                       unsigned char ret_mac[JOURNAL_MAC_SIZE]);
/* The current row of a query for JOURNAL_ENTRY_COLUMNS; `previous` stays zeros. */
#define JOURNAL_ENTRY_COLUMNS "seq, reference, boot, mono_ms, utc_ms, kind, data, mac"
struct journal_entry journal_entry_of(const struct query *q);
/* Appends a row to the chain, inside a transaction. */
struct journal_row {
    const char *reference, *data;
    int kind;
};
RC_MUST_CHECK enum rc journal_entry_append(struct journal *journal, const struct journal_row *row,
                                           struct fault *fault);
/* The same with the attempt of `reference` as it now stands. */
RC_MUST_CHECK enum rc journal_event_append(struct journal *journal, const char *reference, int kind,
                                           struct fault *fault);
/* The reference of an attempt whose row is not what its last event says, "" when there is none. */
RC_MUST_CHECK enum rc journal_verify_rows(struct journal *journal, char ret[JOURNAL_REFERENCE_SIZE],
                                          struct fault *fault);

/* journal_copy.c. Brings the copy up to what is committed; a failure is told, nothing else. */
void journal_copy_follow(struct journal *journal);
/* Opens it for the first time. RC_STORE when it knows more than the journal, which then is an old
 * one (F63); whatever else is wrong with it is told. */
RC_MUST_CHECK enum rc journal_copy_start(struct journal *journal, struct fault *fault);
void journal_copy_close(struct journal *journal);

/* journal_copy_line.c: a line without its end: seq, reference, boot, mono_ms, utc_ms, kind, mac as hex
 * and data, parted by tabs, which JSON has none of. */
enum { JOURNAL_LINE_MAX = 512 * 1024 };
/* Of the event `seq`; *ret is NULL when there is none. mem_free() it. */
RC_MUST_CHECK enum rc journal_line_of(struct journal *journal, int64_t seq, char **ret,
                                      struct fault *fault);
/* Takes `line` apart, in place. */
bool journal_line_parse(char *line, struct journal_entry *ret, const char **ret_mac_hex);

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
enum { JOURNAL_START_SIZE = 40 };
/* As it is stored: "2026-11-18T19:30", "" when it is not known. */
void journal_print_start(const struct wall *w, char out[JOURNAL_START_SIZE]);
/* A keyed digest of all of them, as hex. */
RC_MUST_CHECK enum rc journal_tickets_digest(struct journal *journal, const char *reference,
                                             char ret_hex[JOURNAL_MAC_HEX_SIZE],
                                             struct fault *fault);

/* journal_change.c: one transaction: the change, its event, the commit. */
RC_MUST_CHECK enum rc journal_change_begin(struct journal *journal, struct fault *fault);
/* Appends the event and commits when `rc` is RC_OK; else rolls back and returns `rc`. */
RC_MUST_CHECK enum rc journal_change_end(struct journal *journal, const char *reference, int kind,
                                         enum rc rc, struct fault *fault);
