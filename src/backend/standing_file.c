#include "backend/standing_file.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"

enum { PATH_SIZE = 320, LINE_SIZE = 256, SILENT_MAX_S = 180 };

static const char *const selling_names[] = {
    [SELLING_STARTING] = "starting",
    [SELLING_YES] = "yes",
    [SELLING_OFFLINE] = "offline",
    [SELLING_STOPPED] = "stopped",
};
static const char *const pause_names[] = {
    [PAUSE_NONE] = "none",
    [PAUSE_NIGHT] = "night",
    [PAUSE_ORDERS] = "orders",
    [PAUSE_STAFF] = "staff",
};
static const char *const kept_names[] = {
    [SECRET_MISSING] = "missing",
    [SECRET_PLAIN] = "plain",
    [SECRET_SEALED] = "sealed",
    [SECRET_BY_SYSTEMD] = "systemd",
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const char *standing_selling_name(enum selling_state selling)
{
    return selling_names[selling];
}

const char *standing_pause_name(enum pause pause)
{
    return pause_names[pause];
}

const char *standing_kept_name(enum secret_kept kept)
{
    return kept_names[kept];
}

static void path_of(const char *state_dir, const char *suffix, char out[PATH_SIZE])
{
    struct text t = text_over(out, PATH_SIZE);
    text_addf(&t, "%s/standing%s", state_dir, suffix);
}

/* The place of the word among the names, or -1. */
static int place_of(const char *word, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(names[i], word) == 0)
            return (int)i;
    }
    return -1;
}

static bool read_number(const char *words, int64_t *ret)
{
    return text_to_int64(words, INT64_MIN, INT64_MAX, ret);
}

/* "main sealed serves" */
static bool read_record(char *words, struct standing *ret)
{
    char *kept = strchr(words, ' ');
    char *serves = kept ? strchr(kept + 1, ' ') : NULL;
    if (!serves || ret->n_records == PROFILES_MAX)
        return false;
    *kept++ = '\0';
    *serves++ = '\0';
    const int place = place_of(kept, kept_names, COUNT(kept_names));
    if (place < 0)
        return false;
    const size_t i = ret->n_records++;
    ret->records[i].kept = (enum secret_kept)place;
    ret->records[i].serves = strcmp(serves, "serves") == 0;
    return text_copy(ret->records[i].name, sizeof(ret->records[i].name), words);
}

static bool read_state(const char *name, const char *words, struct standing *ret)
{
    const bool sells = strcmp(name, "selling") == 0;
    const int place = sells ? place_of(words, selling_names, COUNT(selling_names))
                            : place_of(words, pause_names, COUNT(pause_names));
    if (place < 0)
        return false;
    if (sells)
        ret->selling = (enum selling_state)place;
    else
        ret->pause = (enum pause)place;
    return true;
}

/* A name that is not known comes from another version, and is passed over. */
static bool read_line(const char *name, char *words, struct standing *ret)
{
    const struct {
        const char *name;
        int64_t *to;
    } numbers[] = {
        {"pid", &ret->pid},
        {"starts", &ret->starts},
        {"started", &ret->started_utc_s},
        {"written", &ret->written_utc_s},
        {"pause_ends", &ret->pause_ends_utc_s},
        {"last_answer", &ret->last_answer_utc_s},
        {"clock_offset_ms", &ret->clock_offset_ms},
    };
    for (size_t i = 0; i < COUNT(numbers); i++) {
        if (strcmp(numbers[i].name, name) == 0)
            return read_number(words, numbers[i].to);
    }
    if (strcmp(name, "selling") == 0 || strcmp(name, "pause") == 0)
        return read_state(name, words, ret);
    if (strcmp(name, "record") == 0)
        return read_record(words, ret);
    if (strcmp(name, "version") == 0)
        return text_copy(ret->version, sizeof(ret->version), words);
    if (strcmp(name, "reason") == 0)
        text_copy(ret->reason, sizeof(ret->reason), words);
    else if (strcmp(name, "notice") == 0)
        text_copy(ret->notice, sizeof(ret->notice), words);
    else if (strcmp(name, "ended") == 0)
        ret->ended = strcmp(words, "yes") == 0;
    return true;
}

enum rc standing_read(const char *state_dir, struct standing *ret, struct fault *fault)
{
    char path[PATH_SIZE], line[LINE_SIZE];
    struct stat st;
    path_of(state_dir, "", path);
    *ret = (struct standing){.pid = 0};
    FILE *file = fopen(path, "re");
    if (!file || fstat(fileno(file), &st) != 0) {
        *fault = fault_make(errno == ENOENT ? RC_NOT_FOUND : RC_STORE, errno, "%s: %s", path,
                            strerror(errno));
        if (file)
            fclose(file);
        return fault->rc;
    }
    bool ok = true;
    while (ok && fgets(line, sizeof(line), file)) {
        line[strcspn(line, "\n")] = '\0';
        char *words = strchr(line, ' ');
        if (words)
            *words++ = '\0';
        ok = words && read_line(line, words, ret);
    }
    ok = ok && !ferror(file) && ret->pid > 0;
    fclose(file);
    ret->silent_s = (int64_t)time(NULL) - (int64_t)st.st_mtime;
    if (ok)
        return RC_OK;
    *fault = fault_make(RC_STORE, 0, "%s cannot be understood", path);
    return fault->rc;
}

/* Words of the service may hold anything; here they stay on their line. */
static void print_words(FILE *file, const char *name, const char *words)
{
    fprintf(file, "%s ", name);
    for (; *words; words++)
        fputc((unsigned char)*words < 0x20 ? ' ' : *words, file);
    fputc('\n', file);
}

static void print(FILE *file, const struct standing *s)
{
    print_words(file, "version", s->version);
    fprintf(file, "pid %" PRId64 "\nstarts %" PRId64 "\n", s->pid, s->starts);
    fprintf(file, "started %" PRId64 "\nwritten %" PRId64 "\n", s->started_utc_s, s->written_utc_s);
    fprintf(file, "ended %s\nselling %s\n", s->ended ? "yes" : "no", selling_names[s->selling]);
    fprintf(file, "pause %s\npause_ends %" PRId64 "\n", pause_names[s->pause], s->pause_ends_utc_s);
    print_words(file, "reason", s->reason);
    print_words(file, "notice", s->notice);
    fprintf(file, "last_answer %" PRId64 "\nclock_offset_ms %" PRId64 "\n", s->last_answer_utc_s,
            s->clock_offset_ms);
    for (size_t i = 0; i < s->n_records; i++)
        fprintf(file, "record %s %s %s\n", s->records[i].name, kept_names[s->records[i].kept],
                s->records[i].serves ? "serves" : "stopped");
}

enum rc standing_write(const char *state_dir, const struct standing *standing, struct fault *fault)
{
    char path[PATH_SIZE], beside[PATH_SIZE];
    path_of(state_dir, "", path);
    path_of(state_dir, ".new", beside);
    FILE *file = fopen(beside, "we");
    if (file)
        print(file, standing);
    bool ok = file && !ferror(file);
    if (file && fclose(file) != 0)
        ok = false;
    if (ok && rename(beside, path) == 0)
        return RC_OK;
    *fault = fault_make(RC_STORE, errno, "%s: %s", path, strerror(errno));
    return fault->rc;
}

bool standing_is_alive(const struct standing *standing)
{
    if (standing->ended || standing->silent_s > SILENT_MAX_S)
        return false;
    return kill((pid_t)standing->pid, 0) == 0 || errno == EPERM;
}
