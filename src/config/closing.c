#include "config/closing.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "config/secure_file.h"

enum { PATH_SIZE = 300, LINE_SIZE = CLOSING_WORDS_SIZE + 32 };

static bool path_of(const char *state_dir, char out[PATH_SIZE])
{
    struct text t = text_over(out, PATH_SIZE);
    text_addf(&t, "%s/closed", state_dir);
    return !t.cut;
}

enum rc closing_read(const char *state_dir, struct closing *ret, struct fault *fault)
{
    char path[PATH_SIZE], line[LINE_SIZE];
    *ret = (struct closing){.closed = false};
    *fault = fault_make(RC_CONFIG, 0, "%s: path too long", state_dir);
    if (!path_of(state_dir, path))
        return fault->rc;
    const enum rc rc = secure_file_read(path, line, sizeof(line), fault);
    if (rc == RC_NOT_FOUND)
        return RC_OK;
    if (rc)
        return rc;
    char *space = strchr(line, ' ');
    if (space)
        *space = '\0';
    if (!space || !text_to_int64(line, 0, INT64_MAX, &ret->until_utc_s) ||
        !text_copy(ret->words, sizeof(ret->words), space + 1)) {
        *fault = fault_make(RC_CONFIG, 0, "%s is damaged: remove it", path);
        return fault->rc;
    }
    ret->closed = true;
    return RC_OK;
}

enum rc closing_write(const char *state_dir, const struct closing *closing, struct fault *fault)
{
    char path[PATH_SIZE], line[LINE_SIZE];
    struct text t = TEXT_OF(line);
    *fault = fault_make(RC_CONFIG, 0, "%s: path too long", state_dir);
    if (!path_of(state_dir, path))
        return fault->rc;
    text_addf(&t, "%" PRId64 " %s\n", closing->until_utc_s, closing->words);
    if (closing->closed)
        return secure_file_write(path, line, fault);
    if (unlink(path) == 0 || errno == ENOENT)
        return RC_OK;
    *fault = fault_make(RC_CONFIG, errno, "%s: %s", path, strerror(errno));
    return fault->rc;
}
