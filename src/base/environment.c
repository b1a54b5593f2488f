#include "base/environment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

extern char **environ;

/* Display, its cookie, the seat, the credentials folder and systemd's socket; sanitizers for tests. */
static const char *const known[] = {
    "PATH",
    "HOME",
    "DISPLAY",
    "XAUTHORITY",
    "WAYLAND_DISPLAY",
    "XDG_RUNTIME_DIR",
    "XDG_SEAT",
    "SDL_VIDEODRIVER",
    "NOTIFY_SOCKET",
    "JOURNAL_STREAM",
    "WATCHDOG_USEC",
    "WATCHDOG_PID",
    "CREDENTIALS_DIRECTORY",
    "ASAN_OPTIONS",
    "TSAN_OPTIONS",
    "UBSAN_OPTIONS",
    "LSAN_OPTIONS",
    NULL,
};

void environment_keep_only_known(void)
{
    char *kept[sizeof(known) / sizeof(known[0])] = {NULL};
    for (size_t i = 0; known[i]; i++)
        kept[i] = mem_strdup(getenv(known[i]));
    if (environ)
        environ[0] = NULL;
    for (size_t i = 0; known[i]; i++) {
        if (kept[i])
            setenv(known[i], kept[i], 1);
        mem_free(kept[i]);
    }
    setenv("LC_ALL", "C.UTF-8", 1);
}

void environment_guard_memory(void)
{
    const struct rlimit none = {0, 0};
    umask(077);
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

void environment_assets(char *out, size_t size)
{
    const ssize_t n = readlink("/proc/self/exe", out, size - sizeof("/../share/foyer"));
    out[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(out, '/');
    char *end = slash ? slash : out;
    const size_t room = size - (size_t)(end - out);
    snprintf(end, room, "/assets");
    if (access(out, X_OK) != 0)
        snprintf(end, room, "/../share/foyer");
}
