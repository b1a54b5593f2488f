/* Configuration table: every key of kiosk.ini; private to src/config. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "config/config.h"

enum config_type {
    CONFIG_TEXT,
    CONFIG_PATH, /* relative to the file's folder */
    CONFIG_INT,
    CONFIG_BOOL,  /* yes, no */
    CONFIG_MONEY, /* major units, "1.50"; read when the currency is known */
    CONFIG_REAL,
    CONFIG_LIST, /* comma separated; may go on in indented lines */
};

struct config_key {
    const char *section, *name;
    enum config_type type;
    size_t offset;       /* in struct config */
    size_t size;         /* TEXT, PATH, LIST: bytes of (one) string with terminator */
    size_t count_offset; /* LIST: where its number stands */
    int64_t min, max;    /* INT, REAL: range; TEXT, PATH: least length; LIST: max elements */
    const char *preset;  /* as it would be written in the file; "" is empty or 0 */
    const char *meaning;
    const char *allowed; /* NULL, or words separated by '|' */
};

extern const struct config_key config_table[];
extern const size_t config_table_n;
