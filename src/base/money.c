#include "base/money.h"

#include <inttypes.h>
#include <stdio.h>

enum { NUMBER_BYTES_MAX = 400, EXPONENT_MAX = 100000 };

/* digits * 10^power. Zeros at the end are counted, not multiplied, so "1.00000...0" is exact too. */
struct number {
    int64_t digits;
    int power;
    bool negative;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* False when there are more digits that count than any amount has. */
static bool push_digit(struct number *num, int *zeros, char c)
{
    if (c == '0') {
        *zeros += num->digits != 0;
        return true;
    }
    for (; *zeros > 0; (*zeros)--) {
        if (__builtin_mul_overflow(num->digits, 10, &num->digits))
            return false;
    }
    return !__builtin_mul_overflow(num->digits, 10, &num->digits) &&
           !__builtin_add_overflow(num->digits, c - '0', &num->digits);
}

/* Digits up to the first other character; returns how many, 0 on error. */
static size_t read_digits(const char *s, size_t n, struct number *num, int *zeros)
{
    size_t i = 0;
    for (; i < n && is_digit(s[i]); i++) {
        if (!push_digit(num, zeros, s[i]))
            return 0;
    }
    return i;
}

/* The mantissa of a JSON number; returns bytes used, 0 on error. */
static size_t read_mantissa(const char *s, size_t n, struct number *num)
{
    int zeros = 0;
    size_t i = n > 0 && s[0] == '-';
    num->negative = i == 1;
    const size_t whole = read_digits(s + i, n - i, num, &zeros);
    if (whole == 0 || (whole > 1 && s[i] == '0'))
        return 0;
    i += whole;
    if (i < n && s[i] == '.') {
        const size_t behind = read_digits(s + i + 1, n - i - 1, num, &zeros);
        if (behind == 0)
            return 0;
        i += 1 + behind;
        num->power = -(int)behind;
    }
    num->power += zeros;
    return i;
}

static bool read_exponent(const char *s, size_t n, int *ret)
{
    size_t i = 0;
    const bool negative = i < n && s[i] == '-';
    if (i < n && (s[i] == '-' || s[i] == '+'))
        i++;
    int value = 0;
    const size_t first = i;
    for (; i < n && is_digit(s[i]); i++) {
        if (value < EXPONENT_MAX)
            value = value * 10 + (s[i] - '0');
    }
    *ret = negative ? -value : value;
    return i > first && i == n;
}

bool money_parse(const char *digits, size_t n, int decimals, money_t *ret)
{
    struct number num = {0};
    const size_t used = n <= NUMBER_BYTES_MAX ? read_mantissa(digits, n, &num) : 0;
    int exponent = 0;
    if (used == 0)
        return false;
    if (used < n && ((digits[used] | 0x20) != 'e' ||
                     !read_exponent(digits + used + 1, n - used - 1, &exponent)))
        return false;
    int64_t value = num.digits;
    const int shift = decimals + num.power + exponent;
    if (value != 0 && shift < 0)
        return false; /* the last digit is no zero, so it lies below a minor unit */
    for (int i = 0; i < shift && value != 0; i++) {
        if (__builtin_mul_overflow(value, 10, &value))
            return false;
    }
    if (value > MONEY_MAX)
        return false;
    *ret = num.negative ? -value : value;
    return true;
}

bool money_add(money_t *sum, money_t amount)
{
    money_t value = 0;
    if (__builtin_add_overflow(*sum, amount, &value) || value > MONEY_MAX || value < -MONEY_MAX)
        return false;
    *sum = value;
    return true;
}

char *money_print(char *out, size_t size, money_t amount, int decimals)
{
    uint64_t unit = 1;
    for (int i = 0; i < decimals; i++)
        unit *= 10;
    const uint64_t positive = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
    const char *sign = amount < 0 ? "-" : "";
    if (decimals == 0)
        snprintf(out, size, "%s%" PRIu64, sign, positive);
    else
        snprintf(out, size, "%s%" PRIu64 ".%0*" PRIu64, sign, positive / unit, decimals,
                 positive % unit);
    return out;
}
