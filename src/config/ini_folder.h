/* Ini folder: the *.ini of a folder in the order of their names; private to src/config. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"

enum { INI_FOLDER_MAX = 64 };

struct ini_folder {
    const char *paths[INI_FOLDER_MAX]; /* in the arena */
    size_t n;
    bool is_there;
    bool has_more; /* than were asked for: which ones are left out is the folder's choice */
    int error;     /* errno; 0: read, or not there */
};

/* At most `most` of them; hidden files do not count. */
struct ini_folder ini_folder_list(const char *dir, size_t most, struct arena *arena);
