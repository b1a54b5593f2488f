/* Refresh script: a catalogue in memory is refreshed from one version to the next, and afterwards it is
 * wholly one of the two. */
#pragma once

#include "base/rc.h"

/* A new catalogue of version 1 on the disk; must succeed. */
enum rc refresh_script_first(const char *dir, struct fault *fault);
/* Opens it, brings version 2 and reads it. */
enum rc refresh_script_second(const char *dir, struct fault *fault);
/* The version that is there, 0 when it is a mixture of both or cannot be read. */
int refresh_script_version(const char *dir);
