/* Temp dir: a folder of its own for a test, on the RAM disk where there is one. */
#pragma once

#include <stddef.h>

enum { TEMP_DIR_SIZE = 64, TEMP_PATH_SIZE = 128 };

void temp_dir_make(char ret_path[TEMP_DIR_SIZE]);
/* Removes the files in it (no folders) and the folder. */
void temp_dir_remove(const char *path);
/* "<dir>/<name>" */
void temp_dir_path(const char *dir, const char *name, char ret_path[TEMP_PATH_SIZE]);
