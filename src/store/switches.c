#include "store/switches.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/when.h"

enum { PATH_SIZE = 320, LINE_SIZE = 100, STAMP_SIZE = 24 };

static void path_of(const char *state_dir, const char *suffix, char out[PATH_SIZE])
{
    struct text t = text_over(out, PATH_SIZE);
    text_addf(&t, "%s/published.txt%s", state_dir, suffix);
}

static bool read_line(char *line, struct publish_switch *ret)
{
    static const char publish[] = " publish ", hide[] = " hide ";
    const size_t stamp = strcspn(line, " ");
    *ret = (struct publish_switch){.shown = strncmp(line + stamp, publish, strlen(publish)) == 0};
    if (!ret->shown && strncmp(line + stamp, hide, strlen(hide)) != 0)
        return false;
    const char *id = line + stamp + strlen(ret->shown ? publish : hide);
    line[stamp] = '\0';
    return when_parse_utc(line, &ret->utc_s) && text_is_id(id) &&
           text_copy(ret->instance_id, sizeof(ret->instance_id), id);
}

enum rc switches_read(const char *state_dir, struct switches *ret, struct fault *fault)
{
    char path[PATH_SIZE], line[LINE_SIZE];
    path_of(state_dir, "", path);
    *ret = (struct switches){.n = 0};
    FILE *file = fopen(path, "re");
    if (!file && errno == ENOENT)
        return RC_OK;
    *fault = fault_make(file ? RC_OK : RC_STORE, errno, "%s: %s", path, strerror(errno));
    for (int n = 1; file && fgets(line, sizeof(line), file); n++) {
        line[strcspn(line, "\n")] = '\0';
        if (ret->n < PUBLISH_SWITCHES_MAX && read_line(line, &ret->list[ret->n]))
            ret->n++;
        else
            *fault = fault_make(RC_STORE, 0, "%s:%d: not understood", path, n);
    }
    if (file)
        fclose(file);
    return fault->rc;
}

static void print(const struct publish_switch *one, FILE *file)
{
    const struct wall utc = when_from_utc_s(one->utc_s);
    fprintf(file, "%04d-%02d-%02dT%02d:%02d:00Z %s %s\n", utc.year, utc.month, utc.day, utc.hour,
            utc.minute, one->shown ? "publish" : "hide", one->instance_id);
}

static enum rc write_all(const char *state_dir, const struct switches *switches,
                         struct fault *fault)
{
    char path[PATH_SIZE], beside[PATH_SIZE];
    path_of(state_dir, "", path);
    path_of(state_dir, ".new", beside);
    FILE *file = fopen(beside, "we");
    for (size_t i = 0; file && i < switches->n; i++)
        print(&switches->list[i], file);
    bool ok = file && fflush(file) == 0 && fsync(fileno(file)) == 0;
    if (file && fclose(file) != 0)
        ok = false;
    if (ok && rename(beside, path) == 0)
        return RC_OK;
    *fault = fault_make(RC_STORE, errno, "%s: %s", path, strerror(errno));
    return RC_STORE;
}

/* Only the last word on each performance is kept; `one` NULL: none. */
static enum rc replace(const char *state_dir, struct switches *switches, const char *instance_id,
                       const struct publish_switch *one, struct fault *fault)
{
    struct switches *next = mem_zalloc(sizeof(*next));
    for (size_t i = 0; i < switches->n; i++) {
        if (strcmp(switches->list[i].instance_id, instance_id) != 0)
            next->list[next->n++] = switches->list[i];
    }
    if (one && next->n == PUBLISH_SWITCHES_MAX) {
        memmove(next->list, next->list + 1, (next->n - 1) * sizeof(next->list[0]));
        next->n--;
    }
    if (one)
        next->list[next->n++] = *one;
    const enum rc rc = write_all(state_dir, next, fault);
    if (rc == RC_OK)
        *switches = *next;
    mem_free(next);
    return rc;
}

enum rc switches_set(const char *state_dir, struct switches *switches,
                     const struct publish_switch *one, struct fault *fault)
{
    return replace(state_dir, switches, one->instance_id, one, fault);
}

enum rc switches_forget(const char *state_dir, struct switches *switches, const char *instance_id,
                        struct fault *fault)
{
    return replace(state_dir, switches, instance_id, NULL, fault);
}
