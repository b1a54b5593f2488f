/* Notify: tells the service manager how the program is, over $NOTIFY_SOCKET (sd_notify(3)).
 *
 * One datagram a word, written here: the library would be linked for this alone. Without a manager
 * nothing is said. A word that is lost is logged; the manager, which then waits in vain, restarts us.
 * Threads: any.
 */
#pragma once

#include <stdint.h>

/* "READY=1", "WATCHDOG=1", "STOPPING=1", "STATUS=..." */
void notify_say(const char *word);

/* "RELOADING=1" with the time at which it began; READY=1 says that it is over. */
void notify_reloading(void);

/* How long the manager waits for a WATCHDOG=1 before it restarts us; 0: it waits for none.
 * $WATCHDOG_PID is not looked at: under a compositor that one is the manager's child, not we. */
int64_t notify_watchdog_ms(void);
