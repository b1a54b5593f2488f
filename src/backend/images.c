#include "backend/images.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backend/picture_head.h"
#include "base/log.h"
#include "base/text.h"

enum { BYTES_MAX = 2 * 1024 * 1024, PIXELS_MAX = 4000000 };

bool images_is_allowed(const struct config *config, const char *url)
{
    static const char https[] = "https://";
    if (strncmp(url, https, sizeof(https) - 1) != 0)
        return false;
    const char *host = url + sizeof(https) - 1;
    const size_t n = strcspn(host, "/?#");
    if (memchr(host, '@', n) || memchr(host, '\\', n))
        return false;
    for (size_t i = 0; i < config->n_image_hosts; i++) {
        if (strlen(config->image_hosts[i]) == n && strncmp(config->image_hosts[i], host, n) == 0)
            return true;
    }
    return false;
}

#define FNV_START UINT64_C(14695981039346656037)

static uint64_t fnv1a(const char *s, uint64_t hash)
{
    for (; *s; s++)
        hash = (hash ^ (unsigned char)*s) * UINT64_C(1099511628211);
    return hash;
}

void images_key(const char *url, const char *ending, char *out, size_t size)
{
    struct text t = text_over(out, size);
    text_addf(&t, "%016llx%016llx%s", (unsigned long long)fnv1a(url, FNV_START),
              (unsigned long long)fnv1a(url, UINT64_C(0x6c62272e07bb0142)), ending);
}

static bool write_all(int fd, const char *bytes, size_t n)
{
    while (n > 0) {
        const ssize_t written = write(fd, bytes, n);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        n -= (size_t)written;
    }
    return true;
}

/* By rename, so that the screen never meets half a picture, not even after a power cut. */
static enum rc store(const struct engine *engine, const char *key, const void *bytes, size_t n)
{
    char path[400], part[408];
    struct text t = TEXT_OF(path);
    text_addf(&t, "%s/pictures", engine->state_dir);
    if (mkdir(path, 0750) != 0 && errno != EEXIST)
        return RC_STORE;
    text_addf(&t, "/%s", key);
    struct text p = TEXT_OF(part);
    text_addf(&p, "%s.part", path);
    if (t.cut || p.cut)
        return RC_STORE;
    const int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
    if (fd < 0)
        return RC_STORE;
    const bool written = write_all(fd, bytes, n) && fsync(fd) == 0;
    if (close(fd) != 0 || !written || rename(part, path) != 0) {
        unlink(part);
        return RC_STORE;
    }
    return RC_OK;
}

static enum rc remember(struct engine *engine, const char *url, const char *key,
                        struct fault *fault)
{
    return catalogue_store_put_image(engine->store, url, key, engine_utc_s(engine), fault);
}

static const char *check(const void *bytes, size_t n, struct fault *fault)
{
    struct picture_head head;
    if (n > BYTES_MAX || !picture_head_read(bytes, n, &head)) {
        *fault = fault_make(RC_SCHEMA, 0, "not a PNG or JPEG of at most 2 MiB");
        return NULL;
    }
    if ((int64_t)head.w * head.h > PIXELS_MAX) {
        *fault = fault_make(RC_SCHEMA, 0, "picture of %d x %d is too large", head.w, head.h);
        return NULL;
    }
    return head.is_png ? ".png" : ".jpg";
}

bool images_is_missing(const struct sync *sync, const char *url)
{
    const uint64_t hash = fnv1a(url, FNV_START);
    for (size_t i = 0; i < sync->n_missing; i++) {
        if (sync->missing[i] == hash)
            return true;
    }
    return false;
}

/* Its host has none today; a drawn stand-in takes its place, and the night asks again. */
static void note_missing(struct sync_flight *flight, const struct fault *why)
{
    struct sync *sync = flight->sync;
    log_warn("poster left out: %s", why->what);
    if (sync->n_missing < SYNC_MISSING_MAX)
        sync->missing[sync->n_missing++] = fnv1a(flight->unit.url, FNV_START);
    sync_unit_over(flight, &(struct fault){RC_OK, 0, ""});
}

/* A picture that cannot be used is remembered for good: the same address brings the same bytes. */
static void refuse(struct sync_flight *flight, const struct fault *why)
{
    struct fault fault = {RC_OK, 0, ""};
    log_warn("poster refused: %s", why->what);
    fault.rc = remember(flight->sync->engine, flight->unit.url, "", &fault);
    sync_unit_over(flight, &fault);
}

static void on_file(void *ctx, const struct fault *answered, const void *bytes, size_t n)
{
    struct sync_flight *flight = ctx;
    struct engine *engine = flight->sync->engine;
    struct fault fault = *answered;
    if (fault.rc) {
        note_missing(flight, &fault);
        return;
    }
    const char *ending = check(bytes, n, &fault);
    if (!ending) {
        refuse(flight, &fault);
        return;
    }
    char key[48];
    images_key(flight->unit.url, ending, key, sizeof(key));
    if (store(engine, key, bytes, n))
        fault = fault_make(RC_STORE, errno, "poster not stored: %s", strerror(errno));
    else
        fault.rc = remember(engine, flight->unit.url, key, &fault);
    sync_unit_over(flight, &fault);
}

void images_fetch(struct sync_flight *flight)
{
    const struct engine *engine = flight->sync->engine;
    assert(images_is_allowed(engine->config, flight->unit.url));
    api_file(engine->api, flight->unit.url, on_file, flight);
}
