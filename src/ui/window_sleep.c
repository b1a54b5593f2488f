#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/window_backend.h"

enum { FDS_MAX = 34, WAKE = 0, NEWS = 1, DEVICES = 2, BLIND_MS = 40 };

#define INPUT_FOLDER "/dev/input"

struct window_sleep {
    struct pollfd fds[FDS_MAX]; /* WAKE, NEWS (devices that come and go), then the devices */
    nfds_t n;
    bool watch_devices;
};

/* Our own readers of the devices: SDL's are its secret, and a second reader takes nothing away. */
static void open_devices(struct window_sleep *s)
{
    while (s->n > DEVICES)
        close(s->fds[--s->n].fd);
    DIR *dir = opendir(INPUT_FOLDER);
    for (const struct dirent *d = dir ? readdir(dir) : NULL; d && s->n < FDS_MAX;
         d = readdir(dir)) {
        char path[300];
        struct text t = TEXT_OF(path);
        text_addf(&t, INPUT_FOLDER "/%s", d->d_name);
        if (strncmp(d->d_name, "event", 5) != 0 || t.cut)
            continue;
        const int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (fd >= 0)
            s->fds[s->n++] = (struct pollfd){.fd = fd, .events = POLLIN};
    }
    if (dir)
        closedir(dir);
    if (s->n == DEVICES)
        log_warn("window: no device in " INPUT_FOLDER " can be read; looking for touches often");
}

struct window_sleep *window_sleep_new(bool watch_devices)
{
    struct window_sleep *s = mem_zalloc(sizeof(*s));
    s->watch_devices = watch_devices;
    s->fds[WAKE] = (struct pollfd){.fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), .events = POLLIN};
    s->fds[NEWS] = (struct pollfd){.fd = -1};
    s->n = DEVICES;
    if (s->fds[WAKE].fd < 0) {
        log_error("window: eventfd: %s", strerror(errno));
        mem_free(s);
        return NULL;
    }
    if (watch_devices) {
        const int fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
        if (fd >= 0 && inotify_add_watch(fd, INPUT_FOLDER, IN_CREATE | IN_DELETE | IN_ATTRIB) < 0)
            log_warn("window: new devices will not be noticed: %s", strerror(errno));
        s->fds[NEWS] = (struct pollfd){.fd = fd, .events = POLLIN};
        open_devices(s);
    }
    return s;
}

void window_sleep_free(struct window_sleep *s)
{
    if (!s)
        return;
    for (nfds_t i = 0; i < s->n; i++) {
        if (s->fds[i].fd >= 0)
            close(s->fds[i].fd);
    }
    mem_free(s);
}

void window_sleep_wake(struct window_sleep *s)
{
    const uint64_t one = 1;
    /* A full counter is awake already. */
    if (write(s->fds[WAKE].fd, &one, sizeof(one)) < 0 && errno != EAGAIN)
        log_error("window: wake: %s", strerror(errno));
}

static bool drain(int fd)
{
    char bytes[1024];
    bool any = false;
    while (read(fd, bytes, sizeof(bytes)) > 0)
        any = true;
    return any;
}

/* A device that is gone reports an error for ever: leave it out. */
static void drain_devices(struct window_sleep *s)
{
    for (nfds_t i = DEVICES; i < s->n; i++) {
        if (s->fds[i].revents & POLLIN)
            drain(s->fds[i].fd);
        if (s->fds[i].revents & (POLLERR | POLLHUP | POLLNVAL)) {
            close(s->fds[i].fd);
            s->fds[i].fd = -1; /* poll() skips it */
        }
    }
}

bool window_sleep_is_blind(const struct window_sleep *s)
{
    return s->watch_devices && s->n == DEVICES;
}

static int timeout_of(const struct window_sleep *s, int64_t timeout_ms)
{
    if (window_sleep_is_blind(s) && (timeout_ms < 0 || timeout_ms > BLIND_MS))
        return BLIND_MS;
    if (timeout_ms < 0)
        return -1;
    return timeout_ms > INT32_MAX ? INT32_MAX : (int)timeout_ms;
}

bool window_sleep_wait(struct window_sleep *s, int64_t timeout_ms)
{
    if (poll(s->fds, s->n, timeout_of(s, timeout_ms)) <= 0)
        return false;
    if (s->fds[NEWS].fd >= 0 && s->fds[NEWS].revents & POLLIN && drain(s->fds[NEWS].fd))
        open_devices(s);
    else
        drain_devices(s);
    return s->fds[WAKE].revents & POLLIN && drain(s->fds[WAKE].fd);
}
