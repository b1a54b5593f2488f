/* Messages between the UI thread and the backend thread: the only thing both know.
 *
 * A command is a value, copied by the mailbox's sender; a reply is one heap message that moves and
 * owns everything it points to until a receiver takes a pointer out and sets it to NULL. Exactly one
 * final reply per command (progress replies may come before it); news carries ticket 0.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"
#include "model/basket.h"
#include "model/catalogue.h"
#include "model/catalogue_changes.h"
#include "model/operator.h"
#include "model/plan.h"
#include "model/plan_overlay.h"
#include "model/setup.h"
#include "model/shop.h"

enum command_type {
    COMMAND_NONE,
    COMMAND_OPEN_INSTANCE, /* -> prices, plan, status; refreshed as the guide advises */
    COMMAND_STATUS,        /* -> status of one instance (seat plan polling) */
    COMMAND_HOLD,          /* wanted[] into the basket -> basket; GONE lists lost seats, the others
                                stay held */
    COMMAND_BEST,          /* best available for wanted[] (types only) -> basket with new lines */
    COMMAND_BEST_OTHERS,   /* another offer instead of the last one -> basket */
    COMMAND_REMOVE,        /* one ticket -> basket */
    COMMAND_REMOVE_INSTANCE, /* gives back what HOLD/BEST of `instance_id` took last -> basket */
    COMMAND_BASKET,          /* re-read -> basket */
    COMMAND_PROMO,           /* -> basket; NOT_POSSIBLE when nothing changed */
    COMMAND_CONFIRM,         /* details, agreed total -> progress..., order */
    COMMAND_SHOWN,           /* the tickets of `reference` were shown: DONE */
    COMMAND_ABANDON,         /* the session ended: clear the basket; no reply is shown */
    COMMAND_SYNC,            /* operator: full refresh -> progress..., health */
    COMMAND_CHECK,           /* operator: connection test -> check lines */
    COMMAND_SALES,           /* operator: today's figures and open attempts */
    COMMAND_PIN,             /* operator: check `pin`: RC_OK, RC_REJECTED, RC_BUSY (detail: s) */
    COMMAND_PUBLISH,         /* operator: sell `instance_id` although it is not on sale, or not */
    COMMAND_OPERATOR,        /* an act of the maintenance screen -> report */
    COMMAND_SETUP,           /* an act of the first-run assistant -> setup */
    COMMAND_RELOAD,          /* the configuration is read again -> settings, which wait for ADOPT */
    COMMAND_ADOPT,           /* nobody is served, and the screens use those settings from now on */
    COMMAND_COUNT,
};

struct wanted {
    char type_id[ID_SIZE];
    char seat_id[16];      /* reserved */
    char area_id[ID_SIZE]; /* unreserved: the leaf area (or the plan) */
};

enum { BEST_BANDS_MAX = 8 };

struct best_filter { /* what best available is to keep to; all zero: nothing in particular */
    char band_ids[BEST_BANDS_MAX][ID_SIZE];
    size_t n_bands;        /* 0: any */
    char area_id[ID_SIZE]; /* "": any */
    size_t n_spaces;       /* of the wanted, so many are wheelchair spaces */
};

struct details { /* what the customer typed; wiped with mem_wipe() at the end of the session */
    char first_name[64], last_name[64], address[96], reference[40];
    bool collect; /* at the box office (delivery 1) instead of on this screen (3) */
};

struct command {
    enum command_type type;
    uint32_t ticket;  /* set by the sender's runtime, never 0 */
    uint32_t session; /* number of the customer's session */
    char instance_id[ID_SIZE];
    char ticket_id[ID_SIZE];
    char promo_code[40];
    struct wanted wanted[BASKET_LINES_MAX];
    size_t n_wanted;
    bool replaces; /* HOLD, BEST: what HOLD or BEST took last of this instance goes back, but for
                      wanted seats, and only when the new is held */
    struct best_filter filter; /* BEST, BEST_OTHERS */
    struct details details;
    money_t agreed_total; /* what stood in the button (K-41) */
    bool publish;         /* COMMAND_PUBLISH */
    char pin[16];         /* COMMAND_PIN; the backend wipes its copy */
    char reference[24];
    struct operator_errand errand; /* COMMAND_OPERATOR */
    struct setup_errand setup;     /* COMMAND_SETUP */
};

/* Steps of a booking, for the progress screen. */
enum booking_step { BOOKING_HELD, BOOKING_ASKING, BOOKING_SLOW, BOOKING_MAKING_CODES };

/* Nothing new is begun; what is held may be bought. */
enum pause { PAUSE_NONE, PAUSE_NIGHT, PAUSE_ORDERS, PAUSE_STAFF };

enum selling_state {
    SELLING_STARTING, /* nothing known yet */
    SELLING_YES,
    SELLING_OFFLINE, /* browse from the cache, sell nothing */
    SELLING_STOPPED, /* only staff can clear it: credentials, journal, too many unknowns */
};

struct health { /* a value; news whenever it changes */
    enum selling_state selling;
    enum pause pause;
    int64_t pause_ends_utc_s;              /* 0: not known */
    char closed_words[CLOSING_WORDS_SIZE]; /* PAUSE_STAFF: for customers; "" none */
    char reason[160];                      /* for the operator */
    char notice[160]; /* for the operator too: what stops no sale, the last one; "" none */
    int64_t last_answer_utc_s;
    int64_t last_latency_ms;
    int64_t clock_offset_ms; /* service minus ours, from verified answers */
    int64_t synced_utc_s;
    bool syncing;
    uint32_t sync_done, sync_total; /* requests; total grows as work is found */
    char sync_what[48];
    uint32_t n_events, n_instances;
    uint32_t orders_today;
    money_t taken_today;
    uint32_t open_attempts;  /* UNKNOWN or ESCALATED */
    char open_reference[24]; /* the oldest of them */
    bool key_present;
    uint32_t profiles_stopped; /* bit by index: that agent record cannot sell just now */
};

struct check_line { /* one line of the operator's connection test */
    char what[48];
    bool ok;
    char words[120];
};

struct settings { /* what the screens use of a configuration that was read again */
    struct shop shop;
    char theme[32];
};

struct reply {
    uint32_t ticket; /* of the command; 0 for news */
    uint32_t session;
    enum command_type type; /* of the command; COMMAND_NONE for news */
    bool final;             /* false: progress, more will follow */
    struct fault fault;

    bool has_basket;
    struct basket basket;
    uint32_t lost_seats[BASKET_LINES_MAX]; /* service seat ids refused, with RC_GONE */
    size_t n_lost;

    struct plan *plan;            /* owned */
    struct plan_overlay *overlay; /* owned; with `plan` */
    struct seat_status *status;   /* owned */
    int64_t wait_ms;           /* STATUS refused: not to be asked again for so long, 0: not said */
    struct price_list *prices; /* lies in `arena`, strings and all */
    struct order *order;       /* owned */
    enum booking_step step;
    char reference[24];

    struct catalogue *catalogue; /* owned; news */
    bool has_health;
    struct health health; /* news, SYNC, SALES */
    struct check_line checks[24];
    size_t n_checks;
    struct operator_report *report; /* owned; OPERATOR */
    struct setup_report *setup;     /* owned; SETUP */
    struct settings *settings;      /* owned; RELOAD, news */

    struct catalogue_changes *changes; /* owned; SYNC, at its end */

    struct arena *arena; /* owned; NULL when nothing hangs from it */
};

struct reply *reply_new(uint32_t ticket, uint32_t session, enum command_type type);
void reply_free(struct reply *reply); /* NULL is allowed; wipes barcodes */
