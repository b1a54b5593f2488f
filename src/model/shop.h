/* Shop: what the screens need to know of the installation, from the configuration. Values only. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"
#include "model/profile.h"

enum { SHOP_LANGUAGES_MAX = 8 };

enum shop_ask { ASK_NO, ASK_REQUIRED, ASK_OPTIONAL };
/* How customers get their tickets: as they choose, or one way for all (contract 9.5). */
enum shop_delivery { DELIVERY_OFFERED, DELIVERY_SCREEN, DELIVERY_DESK };

struct shop {
    char venue_name[64];    /* "The Lantern" */
    char seller[128];       /* "The Lantern Theatre Trust" */
    char contact[128];      /* box office telephone or place */
    char kiosk_id[8];       /* "K3" */
    char still_picture[64]; /* picture key shown above the low-reach layout, "" for none */
    struct currency currency;
    int ticket_limit;                        /* tickets per order */
    int instance_limit;                      /* of them for one performance; 0: as many */
    int orders_per_hour;                     /* of this kiosk; 0: no limit */
    int closed_from_hour, closed_until_hour; /* local; nothing new is sold between; equal: never */
    int sell_until_minutes;                  /* after the start; negative: before it */
    money_t order_value;                     /* most that one order may cost; 0: no limit */
    enum shop_ask ask_first_name, ask_last_name, ask_address, ask_reference;
    enum shop_delivery delivery;
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
    bool orphan_rule;        /* a choice leaves no single seat where there is another way */
    bool orphan_keep_anyway; /* but may, after being told */
    bool orphan_aisle_ok;    /* single seats at an aisle or the end of a row do not count */
    bool companions_alone;   /* companions' seats are sold without their wheelchair space */
    double select_pitch_mm;  /* seats are chosen from this pitch on; 12, floor 9 (K-10) */
    struct terms terms[PROFILES_MAX]; /* of the other agent records, from index 1 on */
    size_t n_profiles;                /* with the main one; 0 counts as 1 */
};

/* On what terms that record sells; the members above are the main one's. */
struct terms shop_terms(const struct shop *shop, size_t profile);
