/* Log journald: hands a line over to journald with its fields, in the native protocol; private to log*.c.
 *
 * One datagram a line, written here: the library would be linked for this alone. Source: "Native Journal
 * Protocol" of systemd. Threads: one at a time (log.c's lock).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/un.h>

struct log_field {
    const char *name, *value; /* no newline in it; NULL: left out */
};

struct log_journald {
    bool is_open; /* all zero: not open */
    int fd;
    struct sockaddr_un address;
    socklen_t length;
};

/* Standard error is journald's own stream: the kiosk runs as a service. */
bool log_journald_listens(void);
/* False when there is no such socket. */
bool log_journald_open(struct log_journald *journald, const char *path);
void log_journald_close(struct log_journald *journald);
/* False when it could not be handed over; it never waits. */
bool log_journald_send(const struct log_journald *journald, const struct log_field *fields,
                       size_t n);
