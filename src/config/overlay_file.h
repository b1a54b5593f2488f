/* Overlay file: one file of venue.d; private to src/config. */
#pragma once

#include "config/overlay_files.h"

/* Adds the file's plans, or its complaints. `path` lives in files->arena. */
void overlay_file_read(struct overlay_files *files, const char *path);
