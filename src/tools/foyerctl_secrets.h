/* Secrets as they are typed or piped in; never from the command line, which others see. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { FOYERCTL_SECRET_SIZE = 512 };

/* One line of standard input, from a terminal without echo. False when there is none. The caller
 * wipes `out`. */
bool foyerctl_read_secret(const char *prompt, char *out, size_t size);
