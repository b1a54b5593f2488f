/* Configuration table: every key of kiosk.ini; private to src/config. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "config/config.h"
#include "config/config_report.h"

enum config_type {
    CONFIG_TEXT,
    CONFIG_PATH, /* relative to the file's folder */
    CONFIG_INT,
    CONFIG_BOOL,  /* yes, no */
    CONFIG_MONEY, /* major units, "1.50"; read when the currency is known */
    CONFIG_REAL,
    CONFIG_DATE, /* 2026-11-21 */
    CONFIG_LIST, /* comma separated; may go on in indented lines */
    CONFIG_WORD, /* an int (or enum): the place of the word among those allowed */
};

/* What a reload does with a key that has changed. */
enum config_when {
    CONFIG_LIVE,    /* used as soon as nobody is served */
    CONFIG_RESTART, /* kept as it is, and told */
    CONFIG_UNUSED,  /* the key has no meaning any more: allowed, ignored, told by a check */
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
    size_t stride;       /* from one [profile:NAME] to the next; 0 elsewhere */
    const char *unit;    /* INT, REAL */
    enum config_when when;
};

extern const struct config_key config_table[];
extern const size_t config_table_n;

/* Sections that there may be several of, "[profile:NAME]"; offsets are those of index 0. */
struct config_named {
    const char *prefix, *about;
    const struct config_key *keys;
    size_t n_keys;
    size_t offset, size; /* of the array in struct config; an element begins with its name */
    size_t count_offset;
    size_t first, most;   /* least index, and how many */
    const char *reserved; /* a name that is taken */
};
extern const struct config_named config_named[CONFIG_KINDS];
