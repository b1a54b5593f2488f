/* foyerctl check, its parts: what is printed, line by line; private to src/tools. */
#pragma once

#include "config/config_report.h"
#include "tools/foyerctl.h"

enum check_sign { CHECK_OK, CHECK_NOTE, CHECK_FAIL }; /* NOTE: unusual, and may be meant */

struct check_print {
    bool json;
    size_t n;
    bool failed;
};

void foyerctl_check_say(struct check_print *print, enum check_sign sign, const char *what,
                        const char *words);

/* What can be known of the configuration without the ticket service. */
void foyerctl_check_config(const struct config *config, const struct config_report *report,
                           struct check_print *print);
/* Every key with the value that counts, and where it is set. */
void foyerctl_check_list(const struct config *config, const struct config_report *report,
                         bool json);
