/* Profile rows: what the rules of the configuration look at in a row; private to src/store.
 *
 * A statement that wants to know names the table `instance` as i, has PROFILE_ROW_COLUMNS among its
 * columns and binds profile_row_bind() second and third, behind the present time.
 */
#pragma once

#include "model/trade.h"
#include "store/query.h"

/* Attributes of the performance and its event, and the bands of the main record's list: both are
 * read only where some rule asks for them. */
#define PROFILE_ROW_COLUMNS                                                              \
    " iif(?2, i.attributes || char(10) || coalesce((SELECT w.attributes FROM event AS w" \
    " WHERE w.id = i.event_id), ''), ''), iif(?3, coalesce((SELECT"                      \
    " group_concat(b.name, char(10)) FROM price_band AS b"                               \
    " WHERE b.list_id = i.price_list_id), ''), '')"

struct profile_row_columns {                 /* where they stand */
    int instance_id, event_id, start, first; /* first: of PROFILE_ROW_COLUMNS */
};

void profile_row_bind(struct query *q, const struct trade *trade);
/* Texts live until the query moves on. */
struct profile_subject profile_row_subject(const struct query *q,
                                           const struct profile_row_columns *at);
/* The agent record that sells it. */
size_t profile_row(const struct trade *trade, const struct profile_subject *subject);
