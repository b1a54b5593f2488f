#include "fakes/config_kit.h"

#include <assert.h>
#include <stdio.h>

#include "fakes/temp_dir.h"

bool config_kit_write(const char *dir, const char *name, const char *text)
{
    char path[TEMP_PATH_SIZE];
    temp_dir_path(dir, name, path);
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    fputs(text, file);
    return fclose(file) == 0;
}

enum rc config_kit_load(const char *dir, const char *text, struct config *ret, struct fault *fault)
{
    char path[TEMP_PATH_SIZE];
    const bool written = config_kit_write(dir, "kiosk.ini", text);
    assert(written);
    (void)written;
    temp_dir_path(dir, "kiosk.ini", path);
    return config_load(path, ret, fault);
}
