/* Money: whole minor units (pence, cents) in 64 bits, never a float.
 *
 * The service sends JSON numbers in major units and no currency (contract section 4); the number of
 * decimals and the currency come from the configuration.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int64_t money_t; /* minor units */

#define MONEY_MAX INT64_C(100000000000) /* |amount| above this is refused as nonsense (F19) */

struct currency {
    char code[4];     /* ISO 4217, "GBP" */
    char symbol[8];   /* UTF-8, "£" */
    int decimals;     /* 0..3 */
    bool symbol_last; /* "12,00 €"; set by language, not by currency */
};

/* Parses the digits of a JSON number exactly: "45.85" with 2 decimals is 4585, also "4.585e1".
 * False when it is not a number as JSON writes them (no "+1", no "007", at most 400 bytes), has
 * non-zero digits below a minor unit, or exceeds MONEY_MAX. */
bool money_parse(const char *digits, size_t n, int decimals, money_t *ret);

/* Adds with overflow and MONEY_MAX checked; false leaves *sum untouched. */
bool money_add(money_t *sum, money_t amount);

/* 4585 as "45.85": plain, for logs, JSON and the wire. Returns `out`. */
char *money_print(char *out, size_t size, money_t amount, int decimals);
