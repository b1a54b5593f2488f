/* Configuration list: every key with the value that counts, and where it comes from. */
#pragma once

#include <stdbool.h>

#include "config/config.h"
#include "config/config_report.h"

/* Strings live as long as the call. */
struct config_shown {
    const char *section, *name, *value, *unit; /* "profile:friends" */
    const char *file;                          /* NULL: the default */
    int line;
    bool inherited; /* not set for this agent record: as for the main one */
    bool restart;   /* a change needs one */
    bool unused;    /* it is set and means nothing any more */
};

typedef void (*config_list_fn)(void *ctx, const struct config_shown *shown);

/* All of them, in the order of the table. No secret is among them: the configuration holds none. */
void config_list(const struct config *config, const struct config_report *report, config_list_fn fn,
                 void *ctx);
