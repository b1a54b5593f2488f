/* Environment: only the variables that the program is known to need stay set.
 *
 * libcurl and OpenSSL obey SSLKEYLOGFILE, proxies and more (reliability, finding 4). Called first in
 * main(), before any thread or library starts.
 */
#pragma once

#include <stddef.h>

void environment_keep_only_known(void);
/* No dumps of memory, nobody to attach, and new files are the user's alone. */
void environment_guard_memory(void);
/* "<folder of the program>/assets", where the build puts them, or "../share/foyer" from there, where
 * the package does. */
void environment_assets(char *out, size_t size);
