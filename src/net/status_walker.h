/* Status walker: reads status/detail, whose encoding is not public, in any plausible form (contract
 * 8.3): JSON grouped by band and letter, a JSON list of seats, lines of text.
 *
 * It follows the words in force: a band's id sets the band, a lone letter of ABUWXI the state, a
 * number that is a seat of the plan gets both. One letter per seat in the order of the plan, without
 * seat ids, is not read: no count could tell that the order is another. Private to net. Pure.
 */
#pragma once

#include "net/status_table.h"

/* Whether it was understood is for status_table_agrees() to say. */
void status_walker_read(struct status_table *table, const char *body, size_t n);
