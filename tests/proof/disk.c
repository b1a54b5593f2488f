#include "proof/disk.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

static void reserve(struct disk_file *file, size_t size)
{
    if (size <= file->room)
        return;
    file->room = size * 2;
    file->bytes = mem_regrow(file->bytes, file->room, 1);
}

static void resize(struct disk_file *file, size_t size)
{
    reserve(file, size);
    if (size > file->size)
        memset(file->bytes + file->size, 0, size - file->size);
    file->size = size;
}

void disk_clear(struct disk *disk)
{
    for (size_t i = 0; i < DISK_FILES; i++)
        mem_free(disk->files[i].bytes);
    *disk = (struct disk){.files = {{.exists = false}}};
}

void disk_copy(struct disk *to, const struct disk *from)
{
    for (size_t i = 0; i < DISK_FILES; i++) {
        const struct disk_file *source = &from->files[i];
        struct disk_file *file = &to->files[i];
        if (!source->name[0] && !file->name[0])
            continue;
        memcpy(file->name, source->name, sizeof(file->name));
        file->exists = source->exists;
        reserve(file, source->size);
        if (source->size > 0)
            memcpy(file->bytes, source->bytes, source->size);
        file->size = source->size;
    }
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

size_t disk_find(const struct disk *disk, const char *path)
{
    const char *name = name_of(path);
    size_t i = 0;
    while (i < DISK_FILES && !(disk->files[i].exists && strcmp(disk->files[i].name, name) == 0))
        i++;
    return i;
}

size_t disk_reserve(struct disk *disk, const char *path)
{
    size_t i = 0;
    while (i < DISK_FILES && disk->files[i].name[0])
        i++;
    assert(i < DISK_FILES);
    text_copy(disk->files[i].name, sizeof(disk->files[i].name), name_of(path));
    return i;
}

static uint64_t digest(uint64_t h, const void *bytes, size_t n)
{
    const unsigned char *at = bytes;
    while (n > 0) {
        uint64_t word = 0;
        const size_t size = n < sizeof(word) ? n : sizeof(word);
        memcpy(&word, at, size);
        h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        h ^= h >> 29;
        at += size;
        n -= size;
    }
    return h;
}

uint64_t disk_digest(const struct disk *disk)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < DISK_FILES; i++) {
        const struct disk_file *file = &disk->files[i];
        h = digest(h, &file->exists, sizeof(file->exists));
        h = digest(h, &file->size, sizeof(file->size));
        if (file->exists)
            h = digest(h, file->bytes, file->size);
    }
    return h;
}

static void write_sectors(struct disk_file *file, const struct disk_op *op, uint64_t sectors)
{
    size_t done = 0;
    for (unsigned sector = 0; done < op->n; sector++) {
        const size_t at = op->offset + done;
        size_t n = DISK_SECTOR - at % DISK_SECTOR;
        n = n < op->n - done ? n : op->n - done;
        if (sectors >> (sector < 63 ? sector : 63) & 1) {
            if (at + n > file->size)
                resize(file, at + n);
            memcpy(file->bytes + at, op->bytes + done, n);
        }
        done += n;
    }
}

/* A folder has a name once: the file that was there before has lost it. */
static void take_name(struct disk *disk, const char *name)
{
    for (size_t i = 0; i < DISK_FILES; i++) {
        if (strcmp(disk->files[i].name, name) == 0)
            disk->files[i].exists = false;
    }
}

void disk_apply(struct disk *disk, const struct disk_op *op, uint64_t sectors)
{
    struct disk_file *file = &disk->files[op->file];
    switch (op->kind) {
    case DISK_CREATE:
        take_name(disk, file->name);
        file->exists = true;
        break;
    case DISK_DELETE:
        file->exists = false;
        file->size = 0; /* it never comes back: a new one has a place of its own */
        break;
    case DISK_TRUNCATE:
        resize(file, op->n);
        break;
    case DISK_WRITE:
        write_sectors(file, op, sectors);
        break;
    case DISK_SYNC:
    case DISK_SYNC_FOLDER:
    case DISK_MARK:
        break;
    }
}

void disk_trace_begin(const struct disk_trace *trace, struct disk *ret)
{
    disk_clear(ret);
    for (size_t i = 0; i < DISK_FILES; i++)
        memcpy(ret->files[i].name, trace->names[i], sizeof(ret->files[i].name));
}

void disk_trace_add(struct disk_trace *trace, const struct disk *disk, const struct disk_op *op)
{
    if (trace->n == trace->room) {
        trace->room = trace->room ? trace->room * 2 : 256;
        trace->ops = mem_regrow(trace->ops, trace->room, sizeof(*trace->ops));
    }
    struct disk_op *copy = &trace->ops[trace->n++];
    *copy = *op;
    memcpy(trace->names[op->file], disk->files[op->file].name, sizeof(trace->names[0]));
    if (!op->bytes)
        return;
    copy->bytes = mem_zalloc(op->n);
    memcpy(copy->bytes, op->bytes, op->n);
}

void disk_trace_clear(struct disk_trace *trace)
{
    for (size_t i = 0; i < trace->n; i++)
        mem_free(trace->ops[i].bytes);
    mem_free(trace->ops);
    *trace = (struct disk_trace){.ops = NULL};
}
