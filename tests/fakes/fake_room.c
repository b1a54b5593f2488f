#define _GNU_SOURCE /* RTLD_NEXT */ /* NOLINT(bugprone-reserved-identifier) */
#include "fakes/fake_room.h"

#include <dlfcn.h>
#include <string.h>
#include <sys/statvfs.h>

static uint64_t room = FAKE_ROOM_REAL;

void fake_room_set(uint64_t free_bytes)
{
    room = free_bytes;
}

/* NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name) */
int statvfs(const char *restrict path, struct statvfs *restrict ret)
{
    int (*real)(const char *restrict, struct statvfs *restrict) = NULL;
    void *found = dlsym(RTLD_NEXT, "statvfs");
    memcpy(&real, &found, sizeof(real));
    const int failed = real(path, ret);
    if (failed == 0 && room != FAKE_ROOM_REAL)
        ret->f_bavail = room / ret->f_frsize;
    return failed;
}
