/* Faults: what shall go wrong, with which requests, and how often.
 *
 * A rule is written `[METHOD] PATH-PATTERN ACTION [ARGUMENT] [retry_after S] [after N] [xCOUNT]`, for
 * example `POST baskets/X/confirm drop_after x1` with an asterisk for X; the first N requests pass. The
 * pattern is matched with the path below /api/v3/ (posters: files/NAME); an asterisk stands for any
 * characters, slashes included.
 *
 *   delay MS, delay_after MS          wait before, or after, the request is processed
 *   drop_before, drop_after           close without an answer, nothing done or everything done
 *   reset                             the same as drop_before, with a TCP reset
 *   truncate, drip BYTES_PER_S        half of the answer; the answer at that speed
 *   status N, status_after N          that status and a short body, not processed or processed
 *   html N, html_after N              the same with a content network's page
 *   unauthorised, redirect URL        401; 302
 *   not_on_sale                       error 1, as of a performance that is not on sale (contract 3.1)
 *   wrong_content, garbage, bom       processed, then another document, noise, a byte order mark
 *   huge MB, deep                     processed, then a very large or very deeply nested answer
 *   seat_stolen, basket_taken, price_changed PENCE    the world moves just before the request
 *   allocation_gone                the allocation of the instance in the path is sold just before it
 *   total_off PENCE                   the basket says that much more than it comes to
 *   clock_off S                       the service's clock is that far ahead
 *
 * Threads: none of its own; guarded by the service's lock.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"

enum faults_action {
    FAULT_DELAY,
    FAULT_DELAY_AFTER,
    FAULT_DROP_BEFORE,
    FAULT_DROP_AFTER,
    FAULT_RESET,
    FAULT_TRUNCATE,
    FAULT_DRIP,
    FAULT_STATUS,
    FAULT_STATUS_AFTER,
    FAULT_HTML,
    FAULT_HTML_AFTER,
    FAULT_UNAUTHORISED,
    FAULT_REDIRECT,
    FAULT_NOT_ON_SALE,
    FAULT_WRONG_CONTENT,
    FAULT_GARBAGE,
    FAULT_BOM,
    FAULT_HUGE,
    FAULT_DEEP,
    FAULT_SEAT_STOLEN,
    FAULT_ALLOCATION_GONE,
    FAULT_BASKET_TAKEN,
    FAULT_PRICE_CHANGED,
    FAULT_TOTAL_OFF,
    FAULT_CLOCK_OFF
};

enum { FAULTS_MAX = 32, FAULTS_SPEC_SIZE = 400 };

struct faults_rule {
    enum faults_action action;
    char method[8]; /* "" matches every method */
    char pattern[200];
    int64_t argument;
    char url[200];         /* redirect */
    int64_t retry_after_s; /* -1: none */
    int64_t pass;          /* requests that pass before it strikes */
    int64_t left;          /* times it will still strike; -1: always */
};

struct faults {
    struct faults_rule rules[FAULTS_MAX];
    size_t n;
};

/* Adds one rule, or several separated by ';' or newlines. RC_CONFIG with words in *fault when one
 * does not parse, RC_FULL beyond FAULTS_MAX; rules before the bad one stay. */
RC_MUST_CHECK enum rc faults_add(struct faults *faults, const char *spec, struct fault *fault);
void faults_clear(struct faults *faults);

/* Copies every rule that strikes this request into ret[FAULTS_MAX] and counts it down. */
size_t faults_take(struct faults *faults, const char *method, const char *path,
                   struct faults_rule *ret);
/* The sum of all clock_off rules, seconds; they are not counted down. */
int64_t faults_clock_off_s(const struct faults *faults);

bool faults_match(const char *pattern, const char *path);
