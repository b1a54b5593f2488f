/* Self-test: finds out how this installation of the service behaves where the contract leaves it open
 * (contract section 15), without buying unless asked to, and says which settings fit.
 *
 * An asynchronous state machine over net/probe.h and net/api.h: self_test_start() begins, callbacks
 * inside api_pump() and timers_run() carry it on, `over` is told once. Every basket is journalled
 * before it is filled (R1) and given back at the end, also after a failure and after
 * self_test_stop(); one that could not be stays open in the journal, where the kiosk's next start
 * finds it. Nothing here is a customer's: the names sent are "Foyer" and "Self-test".
 * Threads: the one that pumps.
 */
#pragma once

#include "backend/timer.h"
#include "config/config.h"
#include "net/api.h"
#include "store/journal.h"

/* The name, and what was not asked when nothing else is said. */
#define SELF_TEST_QUESTIONS(X)                                                       \
    X(SIGNATURE, "signature", "not reached")                                         \
    X(CLOCK, "clock", "no answer told a time")                                       \
    X(CLOCK_TOLERANCE, "clock_tolerance",                                            \
      "not tried: wrong dates could lock the record out; 5 minutes are assumed")     \
    X(PERFORMANCE, "performance", "not reached")                                     \
    X(NEW_BASKET, "new_basket", "not reached")                                       \
    X(HASH, "hash", "no basket was read")                                            \
    X(FIRST_NAME, "first_name_member", "no basket could be changed")                 \
    X(LAST_NAME, "last_name_member", "no basket could be changed")                   \
    X(ADDRESS, "address_member", "no basket could be changed")                       \
    X(REFERENCE, "reference_member", "no basket could be changed")                   \
    X(DELIVERY, "delivery", "no basket could be changed")                            \
    X(DETAIL, "detail", "no performance with numbered seats was found")              \
    X(COUNTS, "counts", "no performance with numbered seats was found")              \
    X(CHILD_PLANS, "child_plans", "no performance with several areas was found")     \
    X(EXPAND_ITEMS, "expand_items", "no price list was read")                        \
    X(CUSTOM_ITEM, "custom_item", "no itemised commission was seen")                 \
    X(HOLD, "hold", "not reached")                                                   \
    X(SEAT_AS, "seat_as", "no seat could be held")                                   \
    X(TICKETS_ANSWER, "tickets_answer", "no second ticket could be held")            \
    X(TOTAL, "total", "no ticket with an agent's discount could be held")            \
    X(COMMISSION, "commission", "no ticket with a price could be held")              \
    X(ORDER_FEE, "order_fee", "no ticket with a price could be held")                \
    X(PATCH_TYPE, "patch_type", "no ticket could be held")                           \
    X(PARTIAL_ADD, "partial_add", "no ticket could be held")                         \
    X(PROMO, "unknown_promo", "no basket could be changed")                          \
    X(ONE_BASKET, "one_basket", "no ticket could be held")                           \
    X(BEST_BODY, "best_available_body", "no performance offers best available")      \
    X(BEST_TYPE, "best_available_type", "no performance offers best available")      \
    X(BEST_WISH, "best_available_wish", "no performance offers best available")      \
    X(ALLOCATION, "special_first", "no unreserved allocation of this record found")  \
    X(LIFE, "basket_life",                                                           \
      "nothing in a basket tells its life; with --wait it is measured (20 minutes)") \
    X(AFTER_EXPIRY, "get_after_expiry", "seen only with --wait")                     \
    X(CONFIRM, "confirm", "seen only with --buy")                                    \
    X(BARCODE, "barcode", "seen only with --buy")                                    \
    X(SECOND_CONFIRM, "second_confirm", "seen only with --buy")                      \
    X(AFTER_CONFIRM, "get_after_confirm", "seen only with --buy")                    \
    X(ORDERS, "orders", "seen only with --buy")                                      \
    X(GIVEN_BACK, "given_back", "nothing was taken")

#define X(question, name, missing) SELF_TEST_##question,
enum self_test_question { SELF_TEST_QUESTIONS(X) SELF_TEST_QUESTION_COUNT };
#undef X

/* DIFFERS: a setting is to be changed, or somebody has to act; `cure` says what to do. */
enum self_test_verdict { SELF_TEST_UNKNOWN, SELF_TEST_OK, SELF_TEST_DIFFERS };

struct self_test_finding {
    enum self_test_verdict verdict;
    char value[80];  /* one word for machines; "" when it is not known */
    char words[280]; /* for the operator */
    char cure[240];  /* "" when there is nothing to do */
};

enum { SELF_TEST_SETTINGS_MAX = 16 };

struct self_test_setting { /* one line of kiosk.ini that fits what was found */
    char section[32];
    const char *key;         /* static */
    char value[40], was[40]; /* equal where nothing is to be changed */
};

struct self_test_result {
    struct self_test_finding findings[SELF_TEST_QUESTION_COUNT];
    struct self_test_setting settings[SELF_TEST_SETTINGS_MAX];
    size_t n_settings;
    struct fault fault; /* why it could not run to its end; RC_CANCELLED when it was stopped */
};

struct self_test_spec {
    const struct config *config; /* all borrowed */
    const struct clock *clock;
    size_t profile;  /* the agent record that is tested */
    struct api *api; /* signs as that one */
    struct timers *timers;
    struct journal *journal;
    const char *instance_id; /* NULL: it chooses by itself */
    bool buy, wait;
    void (*over)(void *ctx);
    void *ctx;
};

struct self_test;

struct self_test *self_test_new(const struct self_test_spec *spec);
void self_test_free(struct self_test *test); /* NULL is allowed; it must be over, or never begun */
void self_test_start(struct self_test *test);
/* Asks nothing more, gives back what was taken, then it is over. */
void self_test_stop(struct self_test *test);
bool self_test_is_over(const struct self_test *test);
const struct self_test_result *self_test_result(const struct self_test *test);
const char *self_test_name(enum self_test_question question);
size_t self_test_differences(const struct self_test_result *result);
