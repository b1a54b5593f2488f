/* The second copy of the events: a plain file on another medium, one chained line for each, appended
 * and synced after the commit. So it never knows more than the journal; when it does, the journal is
 * an older one (F63). A torn last line is what a power cut leaves: it is written again. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/journal_internal.h"

enum { TAIL_SIZE = 2 * JOURNAL_LINE_MAX }; /* holds the last two lines, however long */

static void tell(const struct journal_copy *copy, const char *words)
{
    log_warn("%s", words);
    if (copy->told)
        copy->told(copy->told_ctx, words);
}

static enum rc copy_fault(struct fault *fault, const char *what, int error)
{
    *fault = fault_make(RC_STORE, error, "%s%s%s", what, error ? ": " : "",
                        error ? strerror(error) : "");
    return fault->rc;
}

struct tail {
    char *text; /* owned */
    size_t n;
    off_t from; /* of the file */
};

static enum rc read_tail(int fd, struct tail *ret, struct fault *fault)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return copy_fault(fault, "cannot be looked at", errno);
    ret->from = st.st_size > TAIL_SIZE ? st.st_size - TAIL_SIZE : 0;
    ret->text = mem_zalloc(TAIL_SIZE + 1);
    while (ret->n < TAIL_SIZE) {
        const ssize_t n =
            pread(fd, ret->text + ret->n, TAIL_SIZE - ret->n, ret->from + (off_t)ret->n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return copy_fault(fault, "cannot be read", errno);
        if (n == 0)
            break;
        ret->n += (size_t)n;
    }
    return RC_OK;
}

/* Bytes of the tail up to the end of its last whole line before `n`. */
static size_t line_end(const struct tail *tail, size_t n)
{
    while (n > 0 && tail->text[n - 1] != '\n')
        n--;
    return n;
}

enum verdict { OURS, TORN, AHEAD };

static enum rc judge(struct journal *journal, char *line, int64_t *ret_seq, enum verdict *ret,
                     struct fault *fault)
{
    char *ours = NULL, *copy = mem_strdup(line);
    const char *hex = "";
    struct journal_entry e = {0};
    const bool parsed = journal_line_parse(copy, &e, &hex);
    const bool sound = parsed && strlen(hex) == JOURNAL_MAC_HEX_SIZE - 1;
    enum rc rc = RC_OK;
    *ret = TORN;
    if (sound)
        rc = journal_line_of(journal, e.seq, &ours, fault);
    if (!rc && sound)
        *ret = !ours ? AHEAD : strcmp(ours, line) == 0 ? OURS : TORN;
    *ret_seq = e.seq;
    mem_free(ours);
    mem_free(copy);
    return rc;
}

/* Where the last line ends that is the journal's own; at most one torn line may stand behind it. */
static enum rc find_end(struct journal *journal, struct tail *tail, off_t *ret_end,
                        struct fault *fault)
{
    size_t end = line_end(tail, tail->n);
    for (int tries = 0; tries < 2 && end > 0; tries++) {
        const size_t begin = line_end(tail, end - 1);
        enum verdict verdict = TORN;
        int64_t seq = 0;
        tail->text[end - 1] = '\0';
        const enum rc rc = judge(journal, tail->text + begin, &seq, &verdict, fault);
        if (rc)
            return rc;
        if (verdict == AHEAD) {
            *fault = fault_make(RC_BUG, 0,
                                "journal: its second copy knows event %lld, it does not:"
                                " an old disk image? Find out, then move the copy away",
                                (long long)seq);
            return fault->rc;
        }
        if (verdict == OURS) {
            journal->copy.seq = seq;
            *ret_end = tail->from + (off_t)end;
            return RC_OK;
        }
        end = begin;
    }
    if (end > 0 || tail->from > 0)
        return copy_fault(fault, "is not this journal's", 0);
    journal->copy.seq = 0;
    *ret_end = 0;
    return RC_OK;
}

static bool sync_folder_of(const char *path)
{
    char folder[sizeof(((struct journal_copy *)0)->path)] = ".";
    const char *slash = strrchr(path, '/');
    if (slash) {
        struct text t = TEXT_OF(folder);
        text_add_n(&t, path, (size_t)(slash - path) + 1);
    }
    return journal_sync_folder(folder);
}

/* RC_BUG: it knows more than the journal. */
static enum rc open_copy(struct journal *journal, struct fault *fault)
{
    struct journal_copy *copy = &journal->copy;
    const int fd = open(copy->path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0)
        return copy_fault(fault, "cannot be opened", errno);
    struct tail tail = {.text = NULL};
    off_t end = 0;
    enum rc rc = read_tail(fd, &tail, fault);
    if (!rc)
        rc = find_end(journal, &tail, &end, fault);
    mem_free(tail.text);
    if (!rc && (ftruncate(fd, end) != 0 || fsync(fd) != 0 || !sync_folder_of(copy->path)))
        rc = copy_fault(fault, "cannot be put in order", errno);
    if (rc)
        close(fd);
    else
        copy->fd = fd;
    return rc;
}

static bool write_all(int fd, const char *bytes, size_t n)
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
    return true;
}

/* RC_NOT_FOUND: there is no such event yet. */
static enum rc append(struct journal *journal, int64_t seq, struct fault *fault)
{
    char *line = NULL;
    enum rc rc = journal_line_of(journal, seq, &line, fault);
    if (!rc && !line)
        return RC_NOT_FOUND;
    if (rc)
        return rc;
    const size_t n = strlen(line);
    line[n] = '\n'; /* in the place of the terminator */
    if (!write_all(journal->copy.fd, line, n + 1))
        rc = copy_fault(fault, "cannot be written", errno);
    mem_free(line);
    return rc;
}

static enum rc append_missing(struct journal *journal, struct fault *fault)
{
    struct journal_copy *copy = &journal->copy;
    const int64_t before = copy->seq;
    enum rc rc = append(journal, copy->seq + 1, fault);
    while (!rc) {
        copy->seq++;
        rc = append(journal, copy->seq + 1, fault);
    }
    if (rc != RC_NOT_FOUND)
        return rc;
    if (copy->seq > before && fsync(copy->fd) != 0)
        return copy_fault(fault, "cannot be synced", errno);
    return RC_OK;
}

static enum rc follow(struct journal *journal, struct fault *fault)
{
    struct journal_copy *copy = &journal->copy;
    enum rc rc = copy->fd < 0 ? open_copy(journal, fault) : RC_OK;
    if (!rc)
        rc = append_missing(journal, fault);
    if (rc && copy->fd >= 0) /* what is there is read again before more is written */
        journal_copy_close(journal);
    return rc;
}

static void tell_change(struct journal *journal, const struct fault *fault)
{
    struct journal_copy *copy = &journal->copy;
    char words[160];
    struct text t = TEXT_OF(words);
    if ((fault->rc != RC_OK) == copy->has_failed)
        return;
    copy->has_failed = fault->rc != RC_OK;
    if (copy->has_failed)
        text_addf(&t, "the journal's second copy %s; selling goes on: look at [journal] copy",
                  fault->what);
    else
        text_add(&t, "the journal's second copy is complete again");
    tell(copy, words);
}

void journal_copy_follow(struct journal *journal)
{
    struct fault fault = {RC_OK, 0, ""};
    if (!journal->copy.path[0] || journal->read_only)
        return;
    fault.rc = follow(journal, &fault);
    tell_change(journal, &fault);
}

enum rc journal_copy_start(struct journal *journal, struct fault *fault)
{
    struct fault failure = {RC_OK, 0, ""};
    if (!journal->copy.path[0] || journal->read_only)
        return RC_OK;
    failure.rc = follow(journal, &failure);
    if (failure.rc == RC_BUG) {
        *fault = failure;
        fault->rc = RC_STORE;
        return fault->rc;
    }
    tell_change(journal, &failure);
    return RC_OK;
}

void journal_copy_close(struct journal *journal)
{
    if (journal->copy.fd >= 0)
        close(journal->copy.fd);
    journal->copy.fd = -1;
}
