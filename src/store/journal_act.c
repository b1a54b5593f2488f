/* Acts: what operators did, as rows of the event chain that belong to no attempt (security T6). */
#include <assert.h>

#include "base/text.h"
#include "store/journal_internal.h"

/* Text that may stand in the row as it is: no quotes, no control characters, so that the row reads the
 * same as JSON and as a line of the copy. */
static void make_plain(char *s)
{
    for (; *s != '\0'; s++) {
        if (*s == '"' || *s == '\\' || (unsigned char)*s < 0x20)
            *s = '\'';
    }
}

enum rc journal_act(struct journal *journal, const struct journal_act *act, struct fault *fault)
{
    char person[32], what[32], about[160], data[256];
    assert(act->person[0] && act->act[0]);
    text_copy(person, sizeof(person), act->person);
    text_copy(what, sizeof(what), act->act);
    text_copy(about, sizeof(about), act->about ? act->about : "");
    make_plain(person);
    make_plain(what);
    make_plain(about);
    struct text t = TEXT_OF(data);
    text_addf(&t, "{\"person\":\"%s\",\"act\":\"%s\",\"about\":\"%s\"}", person, what, about);
    enum rc rc = journal_change_begin(journal, fault);
    if (rc)
        return rc;
    rc = journal_entry_append(
        journal, &(struct journal_row){.reference = "", .data = data, .kind = JOURNAL_EVENT_ACT},
        fault);
    if (!rc)
        rc = db_commit(journal->db, fault);
    if (!rc) {
        journal_copy_follow(journal);
        return RC_OK;
    }
    db_rollback(journal->db);
    return rc == RC_STORE ? journal_failed(journal, fault) : rc;
}

enum rc journal_acts(struct journal *journal, int most, journal_act_fn fn, void *ctx,
                     struct fault *fault)
{
    const enum rc rc = journal_guard(journal, fault);
    if (rc)
        return rc;
    struct query q =
        query_of(journal->db, "SELECT data ->> '$.person', data ->> '$.act', data ->> '$.about',"
                              " utc_ms FROM event WHERE kind = 103 ORDER BY seq DESC LIMIT ?");
    query_int(&q, most);
    while (query_next(&q)) {
        const struct journal_act act = {.person = query_column_text(&q, 0),
                                        .act = query_column_text(&q, 1),
                                        .about = query_column_text(&q, 2),
                                        .utc_ms = query_column_int(&q, 3)};
        fn(ctx, &act);
    }
    return query_end(&q, fault);
}
