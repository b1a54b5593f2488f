#include "backend/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

enum rc lock_take(const char *dir, int *ret_fd, struct fault *fault)
{
    char path[300];
    struct text t = TEXT_OF(path);
    text_addf(&t, "%s/lock", dir);
    if (t.cut || (mkdir(dir, 0750) != 0 && errno != EEXIST)) {
        *fault = fault_make(RC_STORE, errno, "%s: %s", dir, strerror(errno));
        return fault->rc;
    }
    const int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (fd < 0) {
        *fault = fault_make(RC_STORE, errno, "%s: %s", path, strerror(errno));
        return fault->rc;
    }
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        *fault = fault_make(RC_BUSY, errno, "%s is in use by another process", dir);
        close(fd);
        return fault->rc;
    }
    *ret_fd = fd;
    return RC_OK;
}

void lock_release(int fd)
{
    if (fd >= 0)
        close(fd);
}
