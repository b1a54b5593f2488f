/* Status line: reads one line of status/detail as words between signs (contract 8.3, the walker).
 *
 * A letter before the seats is in force for them ("A: 12,13"); where a seat comes first, seats wait
 * for the letter that follows ("12;A 13;B"). A letter glued to a number is that seat's alone.
 * Private to net. Pure.
 */
#pragma once

#include "net/status_table.h"

/* `words`: in force before; after it, in force for what follows. */
void status_line_read(struct status_table *table, const char *line, size_t n,
                      struct status_words *words);
/* The whole number in s, 1..2^32-2; 0 when it is none. */
uint32_t status_line_number(const char *s, size_t n);
