#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/pictures_parts.h"

enum { MAGIC = 0x31585046, FILES_MAX = 600 };

#define BYTES_KEPT (INT64_C(256) * 1024 * 1024)
#define SUFFIX     ".raw"

struct header {
    uint32_t magic;
    int32_t w, h;
    uint32_t check; /* of the pixels */
};

static uint64_t hash_text(const char *s)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (; *s; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    return h;
}

static uint64_t hash_number(uint64_t h, int64_t number)
{
    h = (h ^ (uint64_t)number) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 32;
}

/* Guards against a torn file after a power cut, not against malice. */
static uint32_t check_of(const uint32_t *pixels, size_t n)
{
    uint32_t a = 1, b = 0;
    for (size_t i = 0; i < n; i++) {
        a += pixels[i];
        b += a;
    }
    return a ^ (b << 7 | b >> 25);
}

static bool path_of(struct text *t, const char *folder, const struct picture_source *source,
                    const struct picture_want *want)
{
    uint64_t h = hash_text(source->path);
    h = hash_number(hash_number(h, source->bytes), source->changed_ns);
    h = hash_number(hash_number(h, want->w), want->h);
    h = hash_number(h, (int64_t)(want->focal_y * 1000));
    text_addf(t, "%s/%016llx" SUFFIX, folder, (unsigned long long)h);
    return !t->cut;
}

uint32_t *picture_disk_read(const char *folder, const struct picture_source *source,
                            const struct picture_want *want)
{
    char path[600];
    struct text t = TEXT_OF(path);
    FILE *file = path_of(&t, folder, source, want) ? fopen(path, "rbe") : NULL;
    if (!file)
        return NULL;
    struct header header;
    const size_t n = (size_t)want->w * (size_t)want->h;
    uint32_t *pixels = NULL;
    if (fread(&header, sizeof(header), 1, file) == 1 && header.magic == MAGIC &&
        header.w == want->w && header.h == want->h) {
        pixels = mem_zalloc_array(n, sizeof(pixels[0]));
        if (fread(pixels, sizeof(pixels[0]), n, file) != n || check_of(pixels, n) != header.check) {
            mem_free(pixels);
            pixels = NULL;
        }
    }
    fclose(file);
    return pixels;
}

static bool write_file(const char *path, const struct header *header, const uint32_t *pixels)
{
    FILE *file = fopen(path, "wbe");
    if (!file)
        return false;
    const size_t n = (size_t)header->w * (size_t)header->h;
    const bool written = fwrite(header, sizeof(*header), 1, file) == 1 &&
                         fwrite(pixels, sizeof(pixels[0]), n, file) == n;
    return fclose(file) == 0 && written;
}

void picture_disk_write(const char *folder, const struct picture_source *source,
                        const struct picture_want *want, const uint32_t *pixels)
{
    char path[600], part[640];
    struct text t = TEXT_OF(path), p = TEXT_OF(part);
    if (!path_of(&t, folder, source, want))
        return;
    text_addf(&p, "%s.part", path);
    const size_t n = (size_t)want->w * (size_t)want->h;
    const struct header header = {MAGIC, want->w, want->h, check_of(pixels, n)};
    if (mkdir(folder, 0700) && errno != EEXIST)
        log_warn("picture cache: cannot make %s: %s", folder, strerror(errno));
    else if (!write_file(part, &header, pixels) || rename(part, path)) {
        log_warn("picture cache: cannot write %s: %s", path, strerror(errno));
        unlink(part);
    }
}

struct kept {
    char name[24]; /* 16 digits and the suffix */
    int64_t bytes, changed;
};

static int older_last(const void *a, const void *b)
{
    const struct kept *x = a, *y = b;
    return x->changed < y->changed ? 1 : x->changed > y->changed ? -1 : 0;
}

static size_t list(DIR *dir, struct kept **ret)
{
    size_t n = 0, room = 0;
    for (const struct dirent *d = readdir(dir); d; d = readdir(dir)) {
        struct stat st;
        const size_t len = strlen(d->d_name);
        if (len != 16 + sizeof(SUFFIX) - 1 || strcmp(d->d_name + 16, SUFFIX) != 0 ||
            fstatat(dirfd(dir), d->d_name, &st, AT_SYMLINK_NOFOLLOW))
            continue;
        if (n == room) {
            room = room > 0 ? room * 2 : 64;
            *ret = mem_regrow(*ret, room, sizeof(**ret));
        }
        struct kept *k = &(*ret)[n++];
        text_copy(k->name, sizeof(k->name), d->d_name);
        k->bytes = st.st_size;
        k->changed = (int64_t)st.st_mtim.tv_sec;
    }
    return n;
}

void picture_disk_prune(const char *folder)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return; /* nothing was ever kept */
    struct kept *all = NULL;
    const size_t n = list(dir, &all);
    if (n > 0)
        qsort(all, n, sizeof(all[0]), older_last);
    int64_t bytes = 0;
    for (size_t i = 0; i < n; i++) {
        bytes += all[i].bytes;
        if ((i >= FILES_MAX || bytes > BYTES_KEPT) && unlinkat(dirfd(dir), all[i].name, 0))
            log_warn("picture cache: cannot remove %s: %s", all[i].name, strerror(errno));
    }
    mem_free(all);
    closedir(dir);
}
