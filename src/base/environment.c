#include "base/environment.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

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
