/* Version: of all programs, as the package and the maintenance screen name it. */
#pragma once

#define PROGRAM_VERSION "1.0"
