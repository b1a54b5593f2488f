#include "fakes/config_kit.h"

#include <assert.h>
#include <stdio.h>

#include "fakes/temp_dir.h"

enum rc config_kit_load(const char *dir, const char *text, struct config *ret, struct fault *fault)
{
    char path[TEMP_PATH_SIZE];
    temp_dir_path(dir, "kiosk.ini", path);
    FILE *file = fopen(path, "w");
    assert(file);
    fputs(text, file);
    fclose(file);
    return config_load(path, ret, fault);
}
