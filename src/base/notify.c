#include "base/notify.h"

#include <errno.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"

/* A path, or "@name" in the abstract space, where the first byte is 0. Length 0: not an address. */
static socklen_t parse_address(const char *name, struct sockaddr_un *ret)
{
    *ret = (struct sockaddr_un){.sun_family = AF_UNIX};
    if ((name[0] != '/' && name[0] != '@') || !name[1])
        return 0;
    if (!text_copy(ret->sun_path, sizeof(ret->sun_path), name))
        return 0;
    if (name[0] == '@')
        ret->sun_path[0] = '\0';
    return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(name));
}

void notify_say(const char *word)
{
    const char *name = getenv("NOTIFY_SOCKET");
    struct sockaddr_un address;
    if (!name)
        return;
    const socklen_t length = parse_address(name, &address);
    if (length == 0) {
        log_warn("notify: NOTIFY_SOCKET is no address");
        return;
    }
    const int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0 ||
        sendto(fd, word, strlen(word), MSG_NOSIGNAL, (const struct sockaddr *)&address, length) < 0)
        log_warn("notify: %s is lost: %s", word, strerror(errno));
    if (fd >= 0)
        close(fd);
}

void notify_reloading(void)
{
    char words[64];
    struct text t = TEXT_OF(words);
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    text_addf(&t, "RELOADING=1\nMONOTONIC_USEC=%" PRId64,
              (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000);
    notify_say(words);
}

int64_t notify_watchdog_ms(void)
{
    const char *name = getenv("NOTIFY_SOCKET"), *period = getenv("WATCHDOG_USEC");
    int64_t us = 0;
    if (!name || !period)
        return 0;
    if (!text_to_int64(period, 1000, INT64_MAX, &us)) {
        log_warn("notify: WATCHDOG_USEC is no time");
        return 0;
    }
    return us / 1000;
}
