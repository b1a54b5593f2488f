"""Journal: the attempts of a kiosk, read from its database as it lies on the disk."""
import os
import sqlite3

STATES = ["", "DRAFT", "HELD", "TAGGED", "PAY_INTENT", "PAID", "CONFIRM_INTENT", "UNKNOWN",
          "CONFIRMED", "CAPTURED", "DONE", "VOIDED", "ABANDONED", "ESCALATED", "RESOLVED_BY_STAFF"]


def acts(stage):
    """What operators did, oldest first, as (person, act, about)."""
    database = sqlite3.connect("file:%s?mode=ro" % stage.path("state", "journal.db"), uri=True)
    try:
        return database.execute("SELECT data ->> '$.person', data ->> '$.act', data ->> '$.about'"
                                " FROM event WHERE data ->> '$.person' IS NOT NULL"
                                " ORDER BY seq").fetchall()
    finally:
        database.close()


def attempts(stage):
    """(reference, state, sends, order number) of every attempt, oldest first."""
    if not os.path.exists(stage.path("state", "journal.db")):
        return []
    database = sqlite3.connect("file:%s?mode=ro" % stage.path("state", "journal.db"), uri=True)
    try:
        rows = database.execute("SELECT reference, state, sends, order_id FROM attempt"
                                " ORDER BY created_utc_ms, rowid").fetchall()
    finally:
        database.close()
    return [(reference, STATES[state], sends, order) for reference, state, sends, order in rows]
