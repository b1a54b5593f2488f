#include "config/secure_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"

static enum rc failed(const char *path, const char *doing, struct fault *fault)
{
    *fault = fault_make(errno == ENOENT ? RC_NOT_FOUND : RC_CONFIG, errno, "%s: %s: %s", path,
                        doing, strerror(errno));
    return fault->rc;
}

static bool write_all(int fd, const char *text)
{
    size_t left = strlen(text);
    while (left > 0) {
        const ssize_t n = write(fd, text, left);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        text += n;
        left -= (size_t)n;
    }
    return fsync(fd) == 0;
}

enum rc secure_file_write(const char *path, const char *text, struct fault *fault)
{
    char part[300];
    struct text t = TEXT_OF(part);
    text_addf(&t, "%s.new", path);
    if (t.cut) {
        *fault = fault_make(RC_CONFIG, 0, "%s: path too long", path);
        return fault->rc;
    }
    if (unlink(part) != 0 && errno != ENOENT)
        return failed(part, "left over", fault);
    const int fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return failed(part, "cannot be written", fault);
    const bool written = write_all(fd, text);
    if (close(fd) != 0 || !written || rename(part, path) != 0) {
        const enum rc rc = failed(path, "cannot be written", fault);
        unlink(part);
        return rc;
    }
    return RC_OK;
}

static ssize_t read_all(int fd, char *out, size_t size)
{
    size_t n = 0;
    while (n < size) {
        const ssize_t got = read(fd, out + n, size - n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        n += (size_t)got;
    }
    return (ssize_t)n;
}

enum rc secure_file_read_all(const char *path, char *out, size_t size, struct fault *fault)
{
    out[0] = '\0';
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return failed(path, "cannot be read", fault);
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || (st.st_mode & 077) != 0) {
        close(fd);
        *fault = fault_make(RC_CONFIG, 0, "%s: others may read it: chmod 600", path);
        return fault->rc;
    }
    const ssize_t n = read_all(fd, out, size);
    close(fd);
    if (n <= 0 || (size_t)n == size) {
        mem_wipe(out, size);
        *fault = fault_make(RC_CONFIG, 0, "%s: %s", path, n == 0 ? "empty" : "not a small file");
        return fault->rc;
    }
    out[n] = '\0';
    return RC_OK;
}

enum rc secure_file_read(const char *path, char *out, size_t size, struct fault *fault)
{
    const enum rc rc = secure_file_read_all(path, out, size, fault);
    if (rc == RC_OK)
        out[strcspn(out, "\r\n")] = '\0';
    return rc;
}
