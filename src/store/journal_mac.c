#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "store/journal_internal.h"

enum { PATH_SIZE = sizeof(((struct journal *)0)->dir) + 32 };

static enum rc key_fault(struct fault *fault, const char *what, int error)
{
    *fault = fault_make(RC_STORE, error, "journal key: %s%s%s", what, error ? ": " : "",
                        error ? strerror(error) : "");
    return fault->rc;
}

static bool write_all(int fd, const unsigned char *bytes, size_t n)
{
    while (n > 0) {
        const ssize_t done = write(fd, bytes, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes += done;
        n -= (size_t)done;
    }
    return fsync(fd) == 0;
}

bool journal_sync_folder(const char *dir)
{
    const int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool ok = fsync(fd) == 0;
    close(fd);
    return ok;
}

/* Under another name first: after a power cut the key is whole or not there. */
static enum rc create(struct journal *journal, const char *path, struct fault *fault)
{
    char draft[PATH_SIZE];
    snprintf(draft, sizeof(draft), "%s/journal.key.new", journal->dir);
    if (getrandom(journal->key, sizeof(journal->key), 0) != (ssize_t)sizeof(journal->key))
        return key_fault(fault, "no random bytes", errno);
    const int fd = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return key_fault(fault, "cannot create", errno);
    const bool written = write_all(fd, journal->key, sizeof(journal->key));
    const int error = errno;
    close(fd);
    if (!written)
        return key_fault(fault, "cannot write", error);
    if (rename(draft, path) != 0 || !journal_sync_folder(journal->dir))
        return key_fault(fault, "cannot put in place", errno);
    journal->has_key = true;
    return RC_OK;
}

static enum rc read_key(struct journal *journal, int fd, struct fault *fault)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return key_fault(fault, "cannot look at", errno);
    if (!S_ISREG(st.st_mode) || st.st_size != JOURNAL_KEY_SIZE)
        return key_fault(fault, "damaged", 0);
    if ((st.st_mode & 077) != 0)
        return key_fault(fault, "others may read it; it must have mode 0600", 0);
    size_t have = 0;
    while (have < sizeof(journal->key)) {
        const ssize_t n = read(fd, journal->key + have, sizeof(journal->key) - have);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return key_fault(fault, "cannot read", n < 0 ? errno : 0);
        have += (size_t)n;
    }
    journal->has_key = true;
    return RC_OK;
}

enum rc journal_key_load(struct journal *journal, bool may_create, struct fault *fault)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof(path), "%s/journal.key", journal->dir);
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return errno == ENOENT && may_create ? create(journal, path, fault)
                                             : key_fault(fault, "cannot open", errno);
    const enum rc rc = read_key(journal, fd, fault);
    close(fd);
    return rc;
}

void journal_mac(const struct journal *journal, const void *bytes, size_t n,
                 unsigned char ret_mac[JOURNAL_MAC_SIZE])
{
    unsigned length = 0;
    const unsigned char *done =
        HMAC(EVP_sha256(), journal->key, sizeof(journal->key), bytes, n, ret_mac, &length);
    assert(done && length == JOURNAL_MAC_SIZE);
    (void)done;
}

void journal_mac_hex(const unsigned char mac[JOURNAL_MAC_SIZE], char ret_hex[JOURNAL_MAC_HEX_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < JOURNAL_MAC_SIZE; i++) {
        ret_hex[2 * i] = digits[mac[i] >> 4];
        ret_hex[2 * i + 1] = digits[mac[i] & 15];
    }
    ret_hex[JOURNAL_MAC_HEX_SIZE - 1] = '\0';
}
