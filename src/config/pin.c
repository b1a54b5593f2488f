#include "config/pin.h"

#include <crypt.h>
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "config/secure_file.h"

enum { DIGITS_MIN = 6, DIGITS_MAX = 12, FREE_TRIES = 4, HASH_SIZE = 256 };

struct tries {
    int64_t failures;
    int64_t locked_until_ms; /* UTC */
    int64_t locked_at_ms;    /* a clock set back must not shorten or lengthen a lock */
};

static bool tries_path(const char *state_dir, char *out, size_t size)
{
    struct text t = text_over(out, size);
    text_addf(&t, "%s/pin-tries", state_dir);
    return !t.cut;
}

/* Three numbers. A file that is damaged counts as many failures: it is nobody's to edit. */
static enum rc read_tries(const char *path, struct tries *ret, struct fault *fault)
{
    char line[96];
    *ret = (struct tries){0};
    const enum rc rc = secure_file_read(path, line, sizeof(line), fault);
    if (rc == RC_NOT_FOUND)
        return RC_OK;
    if (rc)
        return rc;
    char *second = strchr(line, ' ');
    char *third = second ? strchr(second + 1, ' ') : NULL;
    if (third) {
        *second = *third = '\0';
        if (text_to_int64(line, 0, 1000000, &ret->failures) &&
            text_to_int64(second + 1, 0, INT64_MAX, &ret->locked_until_ms) &&
            text_to_int64(third + 1, 0, INT64_MAX, &ret->locked_at_ms))
            return RC_OK;
    }
    *fault = fault_make(RC_CONFIG, 0, "%s is damaged: remove it as root", path);
    return fault->rc;
}

static enum rc write_tries(const char *path, const struct tries *tries, struct fault *fault)
{
    char line[96];
    struct text t = TEXT_OF(line);
    text_addf(&t, "%" PRId64 " %" PRId64 " %" PRId64 "\n", tries->failures, tries->locked_until_ms,
              tries->locked_at_ms);
    return secure_file_write(path, line, fault);
}

static int64_t lock_ms(int64_t failures)
{
    static const int64_t minutes[] = {1, 5, 15, 60};
    if (failures < FREE_TRIES)
        return 0;
    const int64_t step = failures - FREE_TRIES;
    return minutes[step < 3 ? step : 3] * 60000;
}

/* 0: open. With a clock that was set back the whole lock counts again. */
static int64_t locked_for_ms(const struct tries *tries, int64_t now_ms)
{
    if (now_ms >= tries->locked_until_ms)
        return 0;
    if (now_ms < tries->locked_at_ms)
        return tries->locked_until_ms - tries->locked_at_ms;
    return tries->locked_until_ms - now_ms;
}

static bool same(const char *a, const char *b)
{
    const size_t n = strlen(a);
    unsigned char differ = 0;
    if (n != strlen(b))
        return false;
    for (size_t i = 0; i < n; i++) /* all of it, so that the time tells nothing */
        differ |= (unsigned char)(a[i] ^ b[i]);
    return differ == 0;
}

static bool matches(const char *pin, const char *hash)
{
    struct crypt_data *data = mem_zalloc(sizeof(*data));
    const char *made = crypt_r(pin, hash, data);
    const bool right = made && made[0] != '*' && same(made, hash);
    mem_wipe(data, sizeof(*data));
    mem_free(data);
    return right;
}

enum rc pin_check(const char *pin_file, const char *state_dir, const char *pin, int64_t now_utc_ms,
                  struct fault *fault)
{
    char hash[HASH_SIZE], path[300];
    struct tries tries;
    if (secure_file_read(pin_file, hash, sizeof(hash), fault)) {
        *fault = fault_make(RC_CONFIG, 0, "no code is set: foyerctl pin set");
        return fault->rc;
    }
    if (!tries_path(state_dir, path, sizeof(path)) || read_tries(path, &tries, fault)) {
        fault->rc = RC_CONFIG;
        return fault->rc;
    }
    const int64_t wait_ms = locked_for_ms(&tries, now_utc_ms);
    if (wait_ms > 0) {
        *fault = fault_make(RC_BUSY, (int)((wait_ms + 999) / 1000), "too many wrong codes");
        return fault->rc;
    }
    tries.failures++; /* counted before it is compared: pulling the plug gives nothing back */
    tries.locked_at_ms = now_utc_ms;
    tries.locked_until_ms = now_utc_ms + lock_ms(tries.failures);
    if (write_tries(path, &tries, fault))
        return fault->rc;
    if (!matches(pin, hash)) {
        *fault = fault_make(RC_REJECTED, 0, "wrong code");
        return fault->rc;
    }
    return write_tries(path, &(struct tries){0}, fault);
}

static bool is_allowed(const char *pin)
{
    const size_t n = strlen(pin);
    bool differ = false;
    for (size_t i = 0; i < n; i++) {
        if (!isdigit((unsigned char)pin[i]))
            return false;
        differ = differ || pin[i] != pin[0];
    }
    return n >= DIGITS_MIN && n <= DIGITS_MAX && differ;
}

enum rc pin_set(const char *pin_file, const char *pin, struct fault *fault)
{
    char setting[CRYPT_GENSALT_OUTPUT_SIZE];
    if (!is_allowed(pin)) {
        *fault = fault_make(RC_CONFIG, 0, "6 to 12 digits are needed, not all the same");
        return fault->rc;
    }
    struct crypt_data *data = mem_zalloc(sizeof(*data));
    const char *hash = crypt_gensalt_rn("$y$", 0, NULL, 0, setting, sizeof(setting))
                           ? crypt_r(pin, setting, data)
                           : NULL;
    enum rc rc = RC_CONFIG;
    if (hash && hash[0] != '*')
        rc = secure_file_write(pin_file, hash, fault);
    else
        *fault = fault_make(rc, errno, "the code could not be hashed");
    mem_wipe(data, sizeof(*data));
    mem_free(data);
    return rc;
}
