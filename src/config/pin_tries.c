#include "config/pin_tries.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "config/secure_file.h"

enum { FREE_TRIES = 4, PATH_SIZE = 300, LINE_SIZE = 128, MINUTE_MS = 60000 };

struct tries {
    int64_t failures;
    int64_t locked_at_ms; /* monotonic, of `boot` */
    char boot[CLOCK_BOOT_SIZE];
};

static enum rc path_of(const struct pin_tries_of *of, char out[PATH_SIZE], struct fault *fault)
{
    struct text t = text_over(out, PATH_SIZE);
    text_addf(&t, "%s/pin-tries", of->state_dir);
    if (!t.cut)
        return RC_OK;
    *fault = fault_make(RC_CONFIG, 0, "%s: path too long", of->state_dir);
    return fault->rc;
}

/* A file that is damaged opens nothing: it is nobody's to edit. */
static enum rc read_tries(const char *path, struct tries *ret, struct fault *fault)
{
    char line[LINE_SIZE];
    *ret = (struct tries){0};
    const enum rc rc = secure_file_read(path, line, sizeof(line), fault);
    if (rc == RC_NOT_FOUND)
        return RC_OK;
    if (rc) {
        fault->rc = RC_CONFIG;
        return fault->rc;
    }
    char *second = strchr(line, ' ');
    char *third = second ? strchr(second + 1, ' ') : NULL;
    if (third) {
        *second = *third = '\0';
        if (text_to_int64(line, 0, 1000000, &ret->failures) &&
            text_to_int64(second + 1, 0, INT64_MAX, &ret->locked_at_ms) &&
            text_copy(ret->boot, sizeof(ret->boot), third + 1))
            return RC_OK;
    }
    *fault = fault_make(RC_CONFIG, 0, "%s is damaged: remove it as root", path);
    return fault->rc;
}

static enum rc write_tries(const char *path, const struct tries *tries, struct fault *fault)
{
    char line[LINE_SIZE];
    struct text t = TEXT_OF(line);
    text_addf(&t, "%" PRId64 " %" PRId64 " %s\n", tries->failures, tries->locked_at_ms,
              tries->boot);
    return secure_file_write(path, line, fault);
}

static int64_t lock_ms(int64_t failures)
{
    static const int64_t minutes[] = {1, 5, 15, 60};
    if (failures < FREE_TRIES)
        return 0;
    const int64_t step = failures - FREE_TRIES;
    return minutes[step < 3 ? step : 3] * MINUTE_MS;
}

enum rc pin_tries_count(const struct pin_tries_of *of, struct fault *fault)
{
    char path[PATH_SIZE], boot[CLOCK_BOOT_SIZE];
    struct tries tries;
    clock_boot_id(boot);
    const int64_t now_ms = clock_mono_ms(of->clock);
    if (path_of(of, path, fault) || read_tries(path, &tries, fault))
        return fault->rc;
    const bool same_boot = strcmp(boot, tries.boot) == 0 && now_ms >= tries.locked_at_ms;
    const int64_t passed_ms = same_boot ? now_ms - tries.locked_at_ms : 0;
    const int64_t left_ms = lock_ms(tries.failures) - passed_ms;
    const bool locked = tries.failures >= FREE_TRIES && left_ms > 0;
    tries.failures += locked ? 0 : 1;
    text_copy(tries.boot, sizeof(tries.boot), boot);
    tries.locked_at_ms = now_ms - (locked ? passed_ms : 0);
    if ((!locked || !same_boot) && write_tries(path, &tries, fault))
        return fault->rc;
    if (!locked)
        return RC_OK;
    *fault = fault_make(RC_BUSY, (int)((left_ms + 999) / 1000), "too many wrong codes");
    return fault->rc;
}

enum rc pin_tries_forget(const struct pin_tries_of *of, struct fault *fault)
{
    char path[PATH_SIZE];
    const struct tries none = {0};
    if (path_of(of, path, fault))
        return fault->rc;
    return write_tries(path, &none, fault);
}
