/* Configuration: kiosk.ini and conf.d/, strictly read. One table of keys with types, ranges, defaults.
 *
 * After kiosk.ini the files *.ini of the folder conf.d beside it are read in the order of their names;
 * of a key that several set, the last one counts. Paths in all of them are relative to the folder of
 * kiosk.ini. Unknown keys, bad values and duplicates are errors with file:line and the cure. The secret key is
 * never in the file: `credentials` names a file that only the service user may read (config_secret).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"
#include "base/rc.h"
#include "model/operator.h"
#include "model/shop.h"
#include "model/trade.h"

enum { CONFIG_HOSTS_MAX = 8, CONFIG_BY_HAND_MAX = 32 };

/* How one agent record signs; the main one's stands in struct config itself. */
struct agent {
    char label[64]; /* for the operator; "" to be called by its name */
    char login[80];
    char credentials_file[256];
    bool total_is_net;
};

struct config {
    struct shop shop;
    /* [service] */
    char base_url[160]; /* https://system.spektrix.com/<client>/api/v3/ */
    char login[80];
    char credentials_file[256]; /* holds the Base64 key; relative to the configuration's folder */
    char ca_file[256];
    char user_agent[120];
    char overlay_dir[256]; /* [venue]; what the service does not tell of plans: see overlay_files */
    char image_hosts[CONFIG_HOSTS_MAX][80]; /* allow-list for posters; with port when not 443 */
    size_t n_image_hosts;
    char first_name_member[32], last_name_member[32], address_member[32], reference_member[32];
    bool total_is_net;
    bool expand_items;           /* price lists with $expand=prices/customItems */
    char best_available_body[8]; /* "type", "plain": whether POST best-available names a type */
    char patch_ticket_body[8];   /* "object", "array": what PATCH of a ticket's type tries first */
    bool second_confirm_is_safe; /* the self-test has shown that it returns the same order */
    bool order_reads_empty;      /* or that a basket reads as empty once it is an order */
    bool paced;
    int requests_per_s;
    bool price_probe; /* every night a ticket of each list is put into a basket, see price_probe */
    int price_probe_hour; /* local */
    int basket_minutes;   /* 20; the hold shown ends one minute before */
    /* [catalogue] */
    int days_ahead;           /* instances are fetched up to so far, default 60 */
    int window_days;          /* days per instances request, default 7 */
    int full_sync_hour;       /* local hour of the nightly refresh */
    int light_sync_minutes;   /* events and instances while idle */
    char tag_attributes[160]; /* attribute names that become filter chips, comma separated */
    char age_attribute[40];
    char published_by_hand[CONFIG_BY_HAND_MAX][ID_SIZE]; /* instance ids */
    size_t n_published_by_hand;
    char fee_attribute[64]; /* of events and performances: the fee of each ticket; "" none */
    /* [display] */
    int width_mm;      /* of the panel's picture; 0: ask the display */
    char theme[32];    /* "house", "daylight" */
    char timezone[48]; /* "Europe/London" */
    /* [journal] */
    char journal_copy[256]; /* second copy of the event rows; "": none */
    /* [metrics] */
    char metrics_file[256]; /* for Prometheus; "": none */
    int metrics_interval_s;
    /* [maintenance] */
    char pin_file[256]; /* scrypt hash; see config_pin_check */
    /* [profile:NAME], from index 1 on; index 0 stays empty, see config_profiles() */
    struct profile profiles[PROFILES_MAX];
    struct agent agents[PROFILES_MAX];
    size_t n_profiles; /* with the main one; 0 counts as 1 */
    /* [publish:NAME], [offer:NAME] */
    struct publish_rule publish[PUBLISH_RULES_MAX];
    size_t n_publish;
    struct offer_rule offers[OFFER_RULES_MAX];
    size_t n_offers;
};

/* Fills `ret` with the defaults of the table. */
void config_defaults(struct config *ret);

/* Reads and checks it. RC_CONFIG with the first "file:line: what is wrong and what is allowed". */
RC_MUST_CHECK enum rc config_load(const char *path, struct config *ret, struct fault *fault);

struct config_report;
/* The same, and everything there is to tell about it: see config_report.h. */
RC_MUST_CHECK enum rc config_load_report(const char *path, struct config *ret,
                                         struct config_report *report, struct fault *fault);

/* Every key with its type, range, default and meaning, as a commented ini file (for the example). */
void config_print_table(char *out, size_t size);

/* All agent records, the main one ([service], [sale]) first. Returns how many. */
size_t config_profiles(const struct config *config, struct profile ret[PROFILES_MAX]);
/* The rules of trade, which point into both; `profiles` are those of config_profiles(). */
struct trade config_trade(const struct config *config, const struct profile *profiles);
/* How that record signs, the main one's made of [service]. */
struct agent config_agent(const struct config *config, size_t profile);

/* Where that record's key lies, without reading it. */
enum secret_kept config_secret_kept(const struct config *config, size_t profile);

/* And with what systemd encrypts it. */
enum secret_guard config_secret_guard(const struct config *config, size_t profile);

/* Reads that record's Base64 key into `out`. RC_CONFIG when the file is missing, readable by others,
 * empty or sealed elsewhere. The caller wipes `out`. */
RC_MUST_CHECK enum rc config_secret(const struct config *config, size_t profile, char *out,
                                    size_t size, struct fault *fault);
/* Seals it into the slot for the next key (mode 0600, by rename); it serves from config_secret_take()
 * on, which drops the one before. */
RC_MUST_CHECK enum rc config_secret_store(const struct config *config, size_t profile,
                                          const char *base64, struct fault *fault);
RC_MUST_CHECK enum rc config_secret_take(const struct config *config, size_t profile,
                                         struct fault *fault);
/* Forgets the next one, and with `all` the one that serves, too. */
RC_MUST_CHECK enum rc config_secret_remove(const struct config *config, size_t profile, bool all,
                                           struct fault *fault);
