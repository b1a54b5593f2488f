/* Kill at: ends the process at its n-th change of a file below one folder, before it is made, after
 * it, or (a write) in the middle of it. Loaded by LD_PRELOAD.
 *
 * KILL_FOLDER: the folder. KILL_AT: n; 0 or none: only counts. KILL_WHEN: before, after, half.
 * KILL_COUNT: file that gets the number of changes when the process ends by itself.
 */
/* NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): libc has names of its own */
#define _GNU_SOURCE /* RTLD_NEXT, off64_t */ /* NOLINT(bugprone-reserved-identifier) */
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { KILLED = 99, PATH_SIZE = 512 };

enum moment { BEFORE, HALF, AFTER };

static struct {
    char folder[PATH_SIZE], count_file[PATH_SIZE];
    size_t n_folder;
    long at;
    enum moment moment;
    atomic_long count;
} shim;

static void copy_variable(const char *name, char to[PATH_SIZE])
{
    const char *value = getenv(name);
    if (value && strlen(value) < PATH_SIZE)
        memcpy(to, value, strlen(value) + 1);
}

__attribute__((constructor)) static void read_environment(void)
{
    char at[PATH_SIZE] = "0", when[PATH_SIZE] = "before";
    copy_variable("KILL_FOLDER", shim.folder);
    copy_variable("KILL_COUNT", shim.count_file);
    copy_variable("KILL_AT", at);
    copy_variable("KILL_WHEN", when);
    shim.n_folder = strlen(shim.folder);
    shim.at = strtol(at, NULL, 10);
    shim.moment = strcmp(when, "after") == 0 ? AFTER : strcmp(when, "half") == 0 ? HALF : BEFORE;
}

static void *next(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

__attribute__((destructor)) static void write_count(void)
{
    if (!shim.count_file[0])
        return;
    FILE *file = fopen(shim.count_file, "we");
    if (!file)
        return;
    const long n = atomic_load(&shim.count);
    shim.n_folder = 0; /* not this one */
    fprintf(file, "%ld\n", n);
    fclose(file);
}

static int is_below(const char *path)
{
    return shim.n_folder > 0 && strncmp(path, shim.folder, shim.n_folder) == 0;
}

static int is_ours(int fd)
{
    char entry[64], target[PATH_SIZE];
    if (shim.n_folder == 0)
        return 0;
    snprintf(entry, sizeof(entry), "/proc/self/fd/%d", fd);
    const ssize_t n = readlink(entry, target, sizeof(target) - 1);
    target[n > 0 ? n : 0] = '\0';
    return is_below(target);
}

/* True when this is the change that is not to come to its end. */
static int strikes(int ours)
{
    if (!ours || atomic_fetch_add(&shim.count, 1) + 1 != shim.at)
        return 0;
    if (shim.moment == BEFORE)
        _exit(KILLED);
    return 1;
}

/* A function pointer out of what dlsym() says. */
#define FIND(real, name)                       \
    do {                                       \
        void *found = next(name);              \
        memcpy(&(real), &found, sizeof(real)); \
    } while (0)

ssize_t write(int fd, const void *bytes, size_t n)
{
    ssize_t (*real)(int, const void *, size_t) = NULL;
    FIND(real, "write");
    const int last = strikes(is_ours(fd));
    const ssize_t done = real(fd, bytes, last && shim.moment == HALF ? n / 2 : n);
    if (last)
        _exit(KILLED);
    return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at)
{
    ssize_t (*real)(int, const void *, size_t, off64_t) = NULL;
    FIND(real, "pwrite64");
    const int last = strikes(is_ours(fd));
    const ssize_t done = real(fd, bytes, last && shim.moment == HALF ? n / 2 : n, at);
    if (last)
        _exit(KILLED);
    return done;
}

static int end_of(int done, int last)
{
    if (last)
        _exit(KILLED);
    return done;
}

int fsync(int fd)
{
    int (*real)(int) = NULL;
    FIND(real, "fsync");
    const int last = strikes(is_ours(fd));
    return end_of(real(fd), last);
}

int fdatasync(int fd)
{
    int (*real)(int) = NULL;
    FIND(real, "fdatasync");
    const int last = strikes(is_ours(fd));
    return end_of(real(fd), last);
}

int ftruncate64(int fd, off64_t size)
{
    int (*real)(int, off64_t) = NULL;
    FIND(real, "ftruncate64");
    const int last = strikes(is_ours(fd));
    return end_of(real(fd, size), last);
}

int unlink(const char *path)
{
    int (*real)(const char *) = NULL;
    FIND(real, "unlink");
    const int last = strikes(is_below(path));
    return end_of(real(path), last);
}

int rename(const char *from, const char *to)
{
    int (*real)(const char *, const char *) = NULL;
    FIND(real, "rename");
    const int last = strikes(is_below(to));
    return end_of(real(from, to), last);
}
/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */
