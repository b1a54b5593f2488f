#include <stddef.h>

#include "store/catalogue_store_internal.h"

/* Ids are text; BINARY order equals strcmp(), which the snapshot relies on. `hash` is of what the
 * service sent and of the version of the cleaning (catalogue_store_put.c). */
static const char version_1[] =
    "CREATE TABLE event(id TEXT PRIMARY KEY, hash INTEGER NOT NULL, name TEXT NOT NULL,"
    " description TEXT NOT NULL, image_url TEXT NOT NULL, alt TEXT NOT NULL, tags TEXT NOT NULL,"
    " age TEXT NOT NULL, duration_min INTEGER NOT NULL, on_sale INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE instance(id TEXT PRIMARY KEY, hash INTEGER NOT NULL, event_id TEXT NOT NULL,"
    " plan_id TEXT NOT NULL, price_list_id TEXT NOT NULL, start TEXT NOT NULL,"
    " start_utc_s INTEGER NOT NULL, sell_from_utc_s INTEGER NOT NULL,"
    " sell_until_utc_s INTEGER NOT NULL, on_sale INTEGER NOT NULL, by_hand INTEGER NOT NULL,"
    " cancelled INTEGER NOT NULL, best_available INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX instance_by_event ON instance(event_id, start_utc_s, id);"
    "CREATE TABLE availability(instance_id TEXT PRIMARY KEY, available INTEGER NOT NULL,"
    " wheelchair INTEGER NOT NULL, special INTEGER NOT NULL, capacity INTEGER NOT NULL,"
    " as_of_utc_s INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE price_list(id TEXT PRIMARY KEY, hash INTEGER NOT NULL,"
    " fetched_utc_s INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE price_type(list_id TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL,"
    " name TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY(list_id, position)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE price_band(list_id TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL,"
    " name TEXT NOT NULL, PRIMARY KEY(list_id, position)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE price(list_id TEXT NOT NULL, position INTEGER NOT NULL, type INTEGER NOT NULL,"
    " band INTEGER NOT NULL, band_default INTEGER NOT NULL, amount INTEGER NOT NULL,"
    " fee INTEGER NOT NULL, PRIMARY KEY(list_id, position)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE plan(id TEXT PRIMARY KEY, hash INTEGER NOT NULL, fetched_utc_s INTEGER NOT NULL,"
    " name TEXT NOT NULL, venue_id TEXT NOT NULL, kind INTEGER NOT NULL, packed BLOB NOT NULL"
    ") STRICT;"
    "CREATE TABLE plan_area(plan_id TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL,"
    " name TEXT NOT NULL, capacity INTEGER NOT NULL, reserved INTEGER NOT NULL,"
    " PRIMARY KEY(plan_id, position)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE venue(id TEXT PRIMARY KEY, name TEXT NOT NULL, address TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE image(url TEXT PRIMARY KEY, key TEXT NOT NULL, fetched_utc_s INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE moment(name TEXT PRIMARY KEY, utc_s INTEGER NOT NULL) STRICT, WITHOUT ROWID;";

/* Several agent records. Without their hashes events and instances are written anew by the next
 * refresh, with their attributes. */
static const char version_2[] =
    "ALTER TABLE event ADD COLUMN attributes TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE instance ADD COLUMN attributes TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE availability ADD COLUMN profile TEXT NOT NULL DEFAULT 'main';"
    "UPDATE event SET hash = 0; UPDATE instance SET hash = 0;";

/* What is published by hand is decided when the snapshot is made. */
static const char version_3[] = "ALTER TABLE instance DROP COLUMN by_hand;";

const char *const catalogue_store_migrations[] = {version_1, version_2, version_3, NULL};
