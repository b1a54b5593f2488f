/* Disk: a few files in memory, and what was done to them one call after the other, so that the files
 * can be built as a power cut might leave them. Zeroed is empty. One thread. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DISK_FILES = 48, DISK_NAME_SIZE = 64, DISK_SECTOR = 512 };

/* One that was ever there: a file that is deleted and made again has two places. */
struct disk_file {
    char name[DISK_NAME_SIZE]; /* without folders; "" is a free place */
    bool exists;
    unsigned char *bytes; /* owned */
    size_t size, room;
};

struct disk {
    struct disk_file files[DISK_FILES];
};

void disk_clear(struct disk *disk);
void disk_copy(struct disk *to, const struct disk *from);
/* The place of the file that has this name now, DISK_FILES when there is none. */
size_t disk_find(const struct disk *disk, const char *path);
/* A free place with this name, for DISK_CREATE. */
size_t disk_reserve(struct disk *disk, const char *path);
uint64_t disk_digest(const struct disk *disk);

enum disk_op_kind {
    DISK_CREATE,
    DISK_WRITE,
    DISK_TRUNCATE,
    DISK_DELETE,
    DISK_SYNC,        /* a file's bytes and size are durable */
    DISK_SYNC_FOLDER, /* what was created and deleted is */
    DISK_MARK,        /* nothing was done: here the caller was told */
};

struct disk_op {
    enum disk_op_kind kind;
    size_t file, offset, n;
    unsigned char *bytes; /* owned */
};

/* Does it. Of a write only the sectors whose bit is set in `sectors` (the first is bit 0, those from
 * bit 63 on share it). */
void disk_apply(struct disk *disk, const struct disk_op *op, uint64_t sectors);

struct disk_trace {
    char names[DISK_FILES][DISK_NAME_SIZE]; /* by place */
    struct disk_op *ops;                    /* owned */
    size_t n, room;
};

/* Copies its bytes; `disk` is where it was done. */
void disk_trace_add(struct disk_trace *trace, const struct disk *disk, const struct disk_op *op);
/* The disk as it was before the trace. */
void disk_trace_begin(const struct disk_trace *trace, struct disk *ret);
void disk_trace_clear(struct disk_trace *trace);
