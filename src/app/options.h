/* Options: foyer's command line. */
#pragma once

#include <stdbool.h>

struct options { /* borrowed from argv; NULL: not given */
    const char *config, *state_dir, *assets, *script, *shots;
    int w, h;
    bool windowed, headless, notice;
};

/* False when it cannot be understood; then options_usage() says what can. Sets the log's level. */
bool options_parse(int argc, char **argv, struct options *o);
const char *options_usage(void);
