/* Shop: what the screens need to know of the installation, from the configuration. Values only. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"

enum { SHOP_LANGUAGES_MAX = 8 };

struct shop {
    char venue_name[64];    /* "The Lantern" */
    char seller[128];       /* "The Lantern Theatre Trust" */
    char contact[128];      /* box office telephone or place */
    char kiosk_id[8];       /* "K3" */
    char still_picture[64]; /* picture key shown above the low-reach layout, "" for none */
    struct currency currency;
    int ticket_limit; /* tickets per order */
    bool ask_first_name, ask_last_name, ask_address,
        ask_reference; /* details the venue insists on */
    bool promo_codes;
    bool has_printer;
    money_t fee_per_ticket, fee_per_order; /* shown where the service does not itemise them */
    char languages[SHOP_LANGUAGES_MAX][8]; /* "en_GB", "de" */
    size_t n_languages;
    char keyboard[8];           /* "qwerty", "qwertz", "azerty" */
    int idle_s, idle_warning_s; /* K-27 */
    int tickets_shown_s;
    int status_poll_s; /* seat plan refresh */
    bool sell_allocation_only;
    double select_pitch_mm; /* seats are chosen from this pitch on; 12, floor 9 (K-10) */
    bool maintenance_pin_set;
};
