#include "store/journal.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/journal_internal.h"

static enum rc check_spec(const struct journal_spec *spec, struct journal *journal,
                          struct fault *fault)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const size_t n = strspn(spec->kiosk_id, allowed);
    if (!text_copy(journal->kiosk_id, sizeof(journal->kiosk_id), spec->kiosk_id) || n == 0 ||
        spec->kiosk_id[n] != '\0') {
        *fault = fault_make(RC_CONFIG, 0,
                            "journal: the kiosk's id must be 1 to 7 capital letters"
                            " and digits");
        return fault->rc;
    }
    if (!text_copy(journal->currency, sizeof(journal->currency), spec->currency) ||
        !text_copy(journal->dir, sizeof(journal->dir), spec->dir) ||
        !text_copy(journal->copy.path, sizeof(journal->copy.path), spec->copy ? spec->copy : "")) {
        *fault = fault_make(RC_CONFIG, 0, "journal: currency, folder or copy is too long");
        return fault->rc;
    }
    return RC_OK;
}

/* An event chain without its key cannot go on, and a new key would hide what happened before. */
static enum rc check_key(struct journal *journal, struct fault *fault)
{
    struct query q = query_of(journal->db, "SELECT count(*) FROM event");
    const bool has_events = query_next(&q) && query_column_int(&q, 0) > 0;
    const enum rc rc = query_end(&q, fault);
    return rc ? rc : journal_key_load(journal, !has_events, fault);
}

/* Who only looks cannot bring the file up to date. */
static enum rc check_version(struct journal *journal, struct fault *fault)
{
    struct query q = query_of(journal->db, "SELECT count(*) FROM pragma_table_info('attempt')"
                                           " WHERE name = 'profile'");
    const bool is_new = query_next(&q) && query_column_int(&q, 0) > 0;
    const enum rc rc = query_end(&q, fault);
    if (rc || is_new)
        return rc;
    *fault = fault_make(RC_STORE, 0, "journal: written by an older program; start the kiosk once");
    return fault->rc;
}

static enum rc open_files(struct journal *journal, struct fault *fault)
{
    char path[sizeof(journal->dir) + 32];
    snprintf(path, sizeof(path), "%s/journal.db", journal->dir);
    enum rc rc = journal->read_only ? db_open_read_only(path, &journal->db, fault)
                                    : db_open(path, journal_migrations, &journal->db, fault);
    if (rc)
        return rc;
    if (journal->read_only) /* looking needs no key; journal_verify() asks for it */
        return check_version(journal, fault);
    rc = db_check(journal->db, fault);
    if (!rc)
        rc = check_key(journal, fault);
    return rc ? rc : journal_copy_start(journal, fault);
}

enum rc journal_open(const struct journal_spec *spec, struct journal **ret, struct fault *fault)
{
    assert(spec->clock);
    struct journal *journal = mem_zalloc(sizeof(*journal));
    journal->clock = spec->clock;
    journal->read_only = spec->read_only;
    journal->copy = (struct journal_copy){.fd = -1, .told = spec->told, .told_ctx = spec->told_ctx};
    clock_boot_id(journal->boot);
    enum rc rc = check_spec(spec, journal, fault);
    if (!rc)
        rc = open_files(journal, fault);
    if (rc) {
        journal_close(journal);
        return rc;
    }
    *ret = journal;
    return RC_OK;
}

void journal_close(struct journal *journal)
{
    if (!journal)
        return;
    journal_copy_close(journal);
    db_close(journal->db);
    mem_wipe(journal->key, sizeof(journal->key));
    mem_free(journal);
}

enum rc journal_guard(const struct journal *journal, struct fault *fault)
{
    if (!journal->has_failed)
        return RC_OK;
    *fault = fault_make(RC_STORE, 0, "journal: its disk has failed; a restart reads what is there");
    return fault->rc;
}

enum rc journal_failed(struct journal *journal, struct fault *fault)
{
    switch (fault->detail & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        break; /* another program is writing; nothing is lost */
    case SQLITE_CONSTRAINT:
        fault->rc = RC_BUG;
        break;
    default:
        journal->has_failed = true;
    }
    return fault->rc;
}
