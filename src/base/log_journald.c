#include "base/log_journald.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

enum { DATAGRAM_BYTES = 4096 };

/* $JOURNAL_STREAM says device and inode; a program that was given another stderr goes on with that. */
bool log_journald_listens(void)
{
    const char *stream = getenv("JOURNAL_STREAM");
    char ours[48];
    struct stat st;
    if (!stream || fstat(STDERR_FILENO, &st) != 0)
        return false;
    snprintf(ours, sizeof(ours), "%" PRIuMAX ":%" PRIuMAX, (uintmax_t)st.st_dev,
             (uintmax_t)st.st_ino);
    return strcmp(stream, ours) == 0;
}

bool log_journald_open(struct log_journald *journald, const char *path)
{
    assert(!journald->is_open);
    struct sockaddr_un *address = &journald->address;
    *address = (struct sockaddr_un){.sun_family = AF_UNIX};
    if (!text_copy(address->sun_path, sizeof(address->sun_path), path) || access(path, F_OK) != 0)
        return false;
    journald->length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(path) + 1);
    journald->fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    journald->is_open = journald->fd >= 0;
    return journald->is_open;
}

void log_journald_close(struct log_journald *journald)
{
    if (journald->is_open)
        close(journald->fd);
    journald->is_open = false;
}

bool log_journald_send(const struct log_journald *journald, const struct log_field *fields,
                       size_t n)
{
    char bytes[DATAGRAM_BYTES];
    struct text datagram = TEXT_OF(bytes);
    for (size_t i = 0; i < n; i++) {
        assert(!fields[i].value || !strchr(fields[i].value, '\n'));
        if (fields[i].value)
            text_addf(&datagram, "%s=%s\n", fields[i].name, fields[i].value);
    }
    return !datagram.cut && sendto(journald->fd, bytes, datagram.len, MSG_NOSIGNAL | MSG_DONTWAIT,
                                   (const struct sockaddr *)&journald->address,
                                   journald->length) == (ssize_t)datagram.len;
}
