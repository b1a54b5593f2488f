/* Configuration slips: what somebody may have meant whose section or key is not known; private to
 * src/config. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "config/config_table.h"

/* Room for the words below. */
enum { CONFIG_SLIP_SIZE = 160 };

/* "sale", "profile:friends" */
bool config_slip_is_section(const char *section);
/* NULL when that section has no such key. */
const struct config_key *config_slip_find(const char *section, const char *name);

/* "there is no such section; did you mean [sale]?" */
void config_slip_of_section(const char *section, char out[CONFIG_SLIP_SIZE]);
/* "there is no such key in [sale]; did you mean ticket_limit?" */
void config_slip_of_key(const char *section, const char *name, char out[CONFIG_SLIP_SIZE]);
