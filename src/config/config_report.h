/* Configuration report: what reading a configuration found: its files, where each key is set, and all
 * that is wrong.
 *
 * Bounded: what is beyond the last complaint is counted. A value of some 30 KiB: keep it on the heap.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "model/profile.h"

enum { CONFIG_FILES_MAX = 33, CONFIG_PATH_SIZE = 300 };
enum { CONFIG_COMPLAINTS_MAX = 24, CONFIG_COMPLAINT_SIZE = 400 };
enum config_kind { CONFIG_PROFILE, CONFIG_PUBLISH, CONFIG_OFFER, CONFIG_KINDS };
enum { CONFIG_KEYS_MAX = 96, CONFIG_NAMED_MAX = PROFILES_MAX, CONFIG_NAMED_KEYS_MAX = 20 };
enum { CONFIG_ORIGINS = CONFIG_KEYS_MAX + CONFIG_KINDS * CONFIG_NAMED_MAX * CONFIG_NAMED_KEYS_MAX };

struct config_origin {
    int line; /* 0: not set */
    int file; /* index into files[] */
};

struct config_report {
    char files[CONFIG_FILES_MAX][CONFIG_PATH_SIZE]; /* in the order in which they were read */
    size_t n_files;
    char complaints[CONFIG_COMPLAINTS_MAX][CONFIG_COMPLAINT_SIZE]; /* "file:line: key: what" */
    size_t n_complaints, n_more;
    bool missing;    /* there is no such file */
    bool incomplete; /* it is missing, or nothing is wrong but that base_url or login is not set */
    struct config_origin origins[CONFIG_ORIGINS]; /* see config_named_place() */
};

/* One more thing that is wrong there; line 0: of the whole file. */
void config_report_add(struct config_report *report, const struct config_origin *at,
                       const char *what, const char *why);
