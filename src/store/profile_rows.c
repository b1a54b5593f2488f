#include "store/profile_rows.h"

void profile_row_bind(struct query *q, const struct trade *trade)
{
    query_int(q, trade_asks_attributes(trade));
    query_int(q, profile_asks_bands(trade->profiles, trade->n_profiles));
}

struct profile_subject profile_row_subject(const struct query *q,
                                           const struct profile_row_columns *at)
{
    struct profile_subject subject = {.event_id = query_column_text(q, at->event_id),
                                      .instance_id = query_column_text(q, at->instance_id),
                                      .attributes = query_column_text(q, at->first),
                                      .bands = query_column_text(q, at->first + 1)};
    if (!when_parse(query_column_text(q, at->start), &subject.start))
        subject.start = (struct wall){0}; /* no date: a rule that has dates does not fit */
    return subject;
}

size_t profile_row(const struct trade *trade, const struct profile_subject *subject)
{
    return trade->n_profiles <= 1 ? PROFILE_MAIN
                                  : profile_of(trade->profiles, trade->n_profiles, subject);
}
