#include "fakes/temp_dir.h"

#include <assert.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void temp_dir_make(char ret_path[TEMP_DIR_SIZE])
{
    const char *base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    snprintf(ret_path, TEMP_DIR_SIZE, "%s/foyer-test-XXXXXX", base);
    const char *made = mkdtemp(ret_path);
    assert(made);
    (void)made;
}

void temp_dir_path(const char *dir, const char *name, char ret_path[TEMP_PATH_SIZE])
{
    const int n = snprintf(ret_path, TEMP_PATH_SIZE, "%s/%s", dir, name);
    assert(n > 0 && n < TEMP_PATH_SIZE);
    (void)n;
}

void temp_dir_remove(const char *path)
{
    DIR *dir = opendir(path);
    assert(dir);
    for (const struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        if (unlinkat(dirfd(dir), e->d_name, 0) != 0)
            perror(e->d_name);
    }
    closedir(dir);
    if (rmdir(path) != 0)
        perror(path);
}
