/* Configuration: kiosk.ini, strictly read. One table of keys with types, ranges and defaults.
 *
 * Unknown keys, bad values and duplicates are errors with file:line and the cure. The secret key is
 * never in the file: `credentials` names a file that only the service user may read (config_secret).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"
#include "base/rc.h"
#include "model/shop.h"

enum { CONFIG_HOSTS_MAX = 8, CONFIG_BY_HAND_MAX = 32 };

struct config {
    struct shop shop;
    /* [service] */
    char base_url[160]; /* https://system.spektrix.com/<client>/api/v3/ */
    char login[80];
    char credentials_file[256]; /* holds the Base64 key; relative to the configuration's folder */
    char ca_file[256];
    char user_agent[120];
    char image_hosts[CONFIG_HOSTS_MAX][80]; /* allow-list for posters; with port when not 443 */
    size_t n_image_hosts;
    char first_name_member[32], last_name_member[32], address_member[32], reference_member[32];
    bool total_is_net;
    bool expand_items;           /* price lists with $expand=prices/customItems */
    bool second_confirm_is_safe; /* the self-test has shown that it returns the same order */
    bool paced;
    int requests_per_s;
    int basket_minutes; /* 20; the hold shown ends one minute before */
    /* [catalogue] */
    int days_ahead;           /* instances are fetched up to so far, default 60 */
    int window_days;          /* days per instances request, default 7 */
    int full_sync_hour;       /* local hour of the nightly refresh */
    int light_sync_minutes;   /* events and instances while idle */
    char tag_attributes[160]; /* attribute names that become filter chips, comma separated */
    char age_attribute[40], note_attribute[40];
    char published_by_hand[CONFIG_BY_HAND_MAX][48]; /* instance ids */
    size_t n_published_by_hand;
    /* [display] */
    int width_mm;      /* of the panel's picture; 0: ask the display */
    char theme[32];    /* "house", "daylight" */
    char timezone[48]; /* "Europe/London" */
    /* [maintenance] */
    char pin_file[256]; /* scrypt hash; see config_pin_check */
};

/* Fills `ret` with the defaults of the table. */
void config_defaults(struct config *ret);

/* Reads and checks a file. RC_CONFIG with "file:line: what is wrong and what is allowed". */
RC_MUST_CHECK enum rc config_load(const char *path, struct config *ret, struct fault *fault);

/* Every key with its type, range, default and meaning, as a commented ini file (for the example). */
void config_print_table(char *out, size_t size);

/* Reads the Base64 key into `out`. RC_CONFIG when the file is missing, readable by others, or empty.
 * The caller wipes `out`. */
RC_MUST_CHECK enum rc config_secret(const struct config *config, char *out, size_t size,
                                    struct fault *fault);
/* Writes it (mode 0600, by rename). For `foyerctl credentials set`. */
RC_MUST_CHECK enum rc config_secret_store(const struct config *config, const char *base64,
                                          struct fault *fault);
