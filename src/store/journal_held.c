/* Held: what an attempt that has no order is about, read from the lines kept with it. */
#include <string.h>

#include "base/text.h"
#include "store/journal_internal.h"

enum rc journal_held_lines(struct journal *journal, const char *reference, struct order *ret,
                           struct fault *fault)
{
    const enum rc rc = journal_guard(journal, fault);
    if (rc)
        return rc;
    struct query q = query_of(
        journal->db,
        "SELECT value ->> '$.event', value ->> '$.type', value ->> '$.area', value ->> "
        "'$.seat_name',"
        " value ->> '$.start', value ->> '$.total', attempt.total FROM attempt, json_each(lines)"
        " WHERE reference = ? AND lines <> '' ORDER BY key");
    query_text(&q, reference);
    memset(ret, 0, sizeof(*ret));
    text_copy(ret->reference, sizeof(ret->reference), reference);
    while (query_next(&q)) {
        if (ret->n_lines == BASKET_LINES_MAX)
            continue;
        struct basket_line *line = &ret->lines[ret->n_lines++];
        text_copy(line->event_name, sizeof(line->event_name), query_column_text(&q, 0));
        text_copy(line->type_name, sizeof(line->type_name), query_column_text(&q, 1));
        text_copy(line->area, sizeof(line->area), query_column_text(&q, 2));
        text_copy(line->seat_name, sizeof(line->seat_name), query_column_text(&q, 3));
        text_copy(line->seat_number, sizeof(line->seat_number), query_column_text(&q, 3));
        if (!when_parse(query_column_text(&q, 4), &line->start))
            line->start = (struct wall){0};
        line->total = query_column_int(&q, 5);
        ret->total = query_column_int(&q, 6);
    }
    return query_end(&q, fault);
}
