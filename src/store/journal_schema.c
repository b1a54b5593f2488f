#include <stddef.h>

#include "store/journal_internal.h"

/* The triggers repeat the rules of model/order_state.c for every other program that may ever open
 * the file; tests/unit/test_journal_rules.c holds the two together. States are numbered there. */
#define RULE(name, when, words) \
    "CREATE TRIGGER " name " " when " BEGIN SELECT RAISE(ABORT, '" words "'); END;"

/* clang-format off */
static const char version_1[] =
    "CREATE TABLE attempt(reference TEXT PRIMARY KEY, state INTEGER NOT NULL,"
    " basket_id TEXT NOT NULL DEFAULT '', lines TEXT NOT NULL DEFAULT '',"
    " total INTEGER NOT NULL DEFAULT 0, currency TEXT NOT NULL, sends INTEGER NOT NULL"
    " DEFAULT 0,"
    " first_send_utc_ms INTEGER NOT NULL DEFAULT 0, last_send_utc_ms INTEGER NOT NULL"
    " DEFAULT 0,"
    " order_id TEXT NOT NULL DEFAULT '', order_total INTEGER NOT NULL DEFAULT 0,"
    " tickets_mac TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',"
    " created_utc_ms INTEGER NOT NULL, changed_utc_ms INTEGER NOT NULL,"
    " confirmed_utc_ms INTEGER NOT NULL DEFAULT 0) STRICT;"
    "CREATE INDEX attempt_by_time ON attempt(created_utc_ms);"
    /* R2: one live attempt per kiosk, as long as nothing has been sent */
    "CREATE UNIQUE INDEX attempt_one_live ON attempt((1)) WHERE state BETWEEN 1 AND 5;"

    "CREATE TABLE ticket(reference TEXT NOT NULL, position INTEGER NOT NULL,"
    " ticket_id TEXT NOT NULL, instance_id TEXT NOT NULL, type_id TEXT NOT NULL,"
    " event_name TEXT NOT NULL, type_name TEXT NOT NULL, area TEXT NOT NULL,"
    " seat_id TEXT NOT NULL, row TEXT NOT NULL, seat_name TEXT NOT NULL,"
    " seat_number TEXT NOT NULL, venue TEXT NOT NULL, start TEXT NOT NULL,"
    " price INTEGER NOT NULL, discount INTEGER NOT NULL, agent_discount INTEGER NOT NULL,"
    " fees INTEGER NOT NULL, total INTEGER NOT NULL, barcode TEXT NOT NULL,"
    " PRIMARY KEY(reference, position)) STRICT;"

    "CREATE TABLE event(seq INTEGER PRIMARY KEY, reference TEXT NOT NULL, boot TEXT NOT"
    " NULL,"
    " mono_ms INTEGER NOT NULL, utc_ms INTEGER NOT NULL, kind INTEGER NOT NULL,"
    " data TEXT NOT NULL, mac BLOB NOT NULL) STRICT;"
    "CREATE INDEX event_by_reference ON event(reference, seq);"

    RULE("attempt_begins", "BEFORE INSERT ON attempt WHEN NEW.state <> 1", "an attempt begins as DRAFT")
    RULE("attempt_stays", "BEFORE DELETE ON attempt", "attempts are kept")
    RULE("attempt_is_named", "BEFORE UPDATE ON attempt WHEN NEW.reference <> OLD.reference"
         " OR NEW.created_utc_ms <> OLD.created_utc_ms", "an attempt keeps its reference")
    RULE("attempt_moves", "BEFORE UPDATE ON attempt WHEN NEW.state <> OLD.state AND NOT ("
         " (OLD.state = 1 AND NEW.state IN (2, 12))"
         " OR (OLD.state = 2 AND NEW.state IN (3, 12))"
         " OR (OLD.state = 3 AND NEW.state IN (2, 4, 6, 12))"
         " OR (OLD.state = 4 AND NEW.state IN (5, 12))"
         " OR (OLD.state = 5 AND NEW.state IN (6, 11))"
         " OR (OLD.state = 6 AND NEW.state IN (3, 5, 7, 8))"
         " OR (OLD.state = 7 AND NEW.state IN (6, 8, 11, 13))"
         " OR (OLD.state = 8 AND NEW.state IN (9, 10))"
         " OR (OLD.state = 9 AND NEW.state = 10)"
         " OR (OLD.state = 13 AND NEW.state IN (8, 11, 14)))", "no such move")
    RULE("attempt_sends_twice", "BEFORE UPDATE ON attempt WHEN OLD.state = 7 AND NEW.state = 6"
         " AND OLD.sends >= 2", "confirm goes out twice at most")
    RULE("attempt_has_order", "BEFORE UPDATE ON attempt WHEN NEW.state IN (8, 9, 10)"
         " AND NEW.order_id = ''", "a confirmed attempt has an order")
    RULE("ticket_stays", "BEFORE DELETE ON ticket", "tickets are kept")
    RULE("ticket_is_fixed", "BEFORE UPDATE ON ticket WHEN NEW.barcode <> ''",
         "of a ticket only the barcode may be erased")
    RULE("event_stays", "BEFORE DELETE ON event", "events are kept")
    RULE("event_is_fixed", "BEFORE UPDATE ON event", "events are kept");
/* clang-format on */

/* Several agent records: each may hold seats of the same visit, but only one attempt of all is being
 * booked (R2). */
static const char version_2[] =
    "ALTER TABLE attempt ADD COLUMN profile TEXT NOT NULL DEFAULT 'main';"
    "DROP INDEX attempt_one_live;"
    "CREATE UNIQUE INDEX attempt_one_live ON attempt(profile) WHERE state BETWEEN 1 AND 5;"
    "CREATE UNIQUE INDEX attempt_one_booked ON attempt((1)) WHERE state BETWEEN 3 AND 5;"
    "CREATE TRIGGER attempt_keeps_profile BEFORE UPDATE ON attempt"
    " WHEN NEW.profile <> OLD.profile BEGIN"
    " SELECT RAISE(ABORT, 'an attempt keeps its agent record'); END;";

const char *const journal_migrations[] = {version_1, version_2, NULL};
