/* Configuration reading: the lines of one file into the configuration; private to src/config. */
#pragma once

#include <stdio.h>

#include "config/config_table.h"

enum { CONFIG_MONEY_KEYS_MAX = 40, CONFIG_SECTION_SIZE = 50 };

struct config_later { /* money waits until the currency is known */
    const struct config_key *key;
    size_t index;
    char text[24];
    struct config_origin at;
};

struct config_reader {
    struct config *config;
    struct config_report *report;
    const char *folder; /* of kiosk.ini, whichever file is read */
    struct config_later later[CONFIG_MONEY_KEYS_MAX];
    size_t n_later;
    bool is_odd[CONFIG_KINDS][CONFIG_NAMED_MAX]; /* something in that section is wrong */
    /* of the file that is being read */
    FILE *file;
    struct config_origin at;
    bool continued;   /* the line began with white space */
    bool is_open;     /* the line is to be a key and its value, and was not seen as one yet */
    bool section_odd; /* it was complained of: its keys are not looked at */
    const struct config_key *last;
};

/* Reads that file on top of what was read before. Whatever is wrong is in the report; errno of a file
 * that cannot be opened, else 0. */
int config_read_file(struct config_reader *reader, const char *path);
/* Once all files have been read. */
void config_read_money(struct config_reader *reader);
