#include "config/ini_folder.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool is_ini(const char *name)
{
    const char *dot = strrchr(name, '.');
    return name[0] != '.' && dot && strcmp(dot, ".ini") == 0;
}

static int by_name(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

struct ini_folder ini_folder_list(const char *dir, size_t most, struct arena *arena)
{
    assert(most <= INI_FOLDER_MAX);
    struct ini_folder found = {.n = 0};
    DIR *folder = opendir(dir);
    if (!folder) {
        found.error = errno == ENOENT ? 0 : errno;
        return found;
    }
    found.is_there = true;
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (!is_ini(entry->d_name))
            continue;
        if (found.n == most) {
            found.has_more = true;
            break;
        }
        found.paths[found.n++] = arena_printf(arena, "%s/%s", dir, entry->d_name);
    }
    closedir(folder);
    qsort(found.paths, found.n, sizeof(found.paths[0]), by_name);
    return found;
}
