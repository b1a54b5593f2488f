/* Environment: only the variables that the program is known to need stay set.
 *
 * libcurl and OpenSSL obey SSLKEYLOGFILE, proxies and more (reliability, finding 4). Called first in
 * main(), before any thread or library starts.
 */
#pragma once

void environment_keep_only_known(void);
