#include "proof/memory_vfs.h"

#include <assert.h>
#include <sqlite3.h>
#include <string.h>

#include "base/mem.h"

enum { SHM_REGIONS = 16, SECTOR_TOLD = 4096 };

struct memory_file {
    sqlite3_file base;
    size_t place;
    bool names_unsynced; /* SQLite syncs the folder with the first sync of a new journal */
};

static struct {
    sqlite3_vfs vfs, *real;
    struct disk disk;
    struct disk_trace *trace;
    void *shm[DISK_FILES][SHM_REGIONS];
    int at, calls;
    bool for_ever;
} memory;

static bool strikes(void)
{
    memory.calls++;
    return memory.at > 0 &&
           (memory.for_ever ? memory.calls >= memory.at : memory.calls == memory.at);
}

static struct memory_file *own(sqlite3_file *file)
{
    return (struct memory_file *)(void *)file;
}

static struct disk_file *of(sqlite3_file *file)
{
    return &memory.disk.files[own(file)->place];
}

static void change(const struct disk_op *op)
{
    disk_apply(&memory.disk, op, UINT64_MAX);
    if (memory.trace)
        disk_trace_add(memory.trace, &memory.disk, op);
}

static int memory_close(sqlite3_file *file)
{
    (void)file;
    return SQLITE_OK;
}

static int memory_read(sqlite3_file *file, void *to, int n, sqlite3_int64 at)
{
    if (strikes())
        return SQLITE_IOERR_READ;
    const struct disk_file *f = of(file);
    const size_t from = (size_t)at, wanted = (size_t)n;
    const size_t have = from < f->size ? f->size - from : 0;
    const size_t got = have < wanted ? have : wanted;
    if (got > 0)
        memcpy(to, f->bytes + from, got);
    memset((unsigned char *)to + got, 0, wanted - got);
    return got == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int memory_write(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
    if (strikes())
        return SQLITE_IOERR_WRITE;
    unsigned char *copy = mem_zalloc((size_t)n);
    memcpy(copy, bytes, (size_t)n);
    change(&(struct disk_op){.kind = DISK_WRITE,
                             .file = own(file)->place,
                             .offset = (size_t)at,
                             .n = (size_t)n,
                             .bytes = copy});
    mem_free(copy);
    return SQLITE_OK;
}

static int memory_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    if (strikes())
        return SQLITE_IOERR_TRUNCATE;
    change(&(struct disk_op){.kind = DISK_TRUNCATE, .file = own(file)->place, .n = (size_t)size});
    return SQLITE_OK;
}

static int memory_sync(sqlite3_file *file, int flags)
{
    (void)flags;
    if (strikes())
        return SQLITE_IOERR_FSYNC;
    change(&(struct disk_op){.kind = DISK_SYNC, .file = own(file)->place});
    if (own(file)->names_unsynced)
        change(&(struct disk_op){.kind = DISK_SYNC_FOLDER});
    own(file)->names_unsynced = false;
    return SQLITE_OK;
}

static int memory_size(sqlite3_file *file, sqlite3_int64 *ret)
{
    if (strikes())
        return SQLITE_IOERR_FSTAT;
    *ret = (sqlite3_int64)of(file)->size;
    return SQLITE_OK;
}

static int memory_lock(sqlite3_file *file, int level)
{
    (void)file;
    (void)level;
    return SQLITE_OK;
}

static int memory_reserved(sqlite3_file *file, int *ret)
{
    (void)file;
    *ret = 0;
    return SQLITE_OK;
}

static int memory_control(sqlite3_file *file, int op, void *arg)
{
    (void)file;
    (void)op;
    (void)arg;
    return SQLITE_NOTFOUND;
}

static int memory_sector(sqlite3_file *file)
{
    (void)file;
    return SECTOR_TOLD;
}

static int memory_device(sqlite3_file *file)
{
    (void)file;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int memory_shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **ret)
{
    *ret = NULL;
    if (strikes())
        return SQLITE_IOERR_SHMMAP;
    assert(region < SHM_REGIONS);
    void **at = &memory.shm[own(file)->place][region];
    if (!*at && extend)
        *at = mem_zalloc((size_t)size);
    *ret = *at;
    return SQLITE_OK;
}

static int memory_shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
    (void)file;
    (void)offset;
    (void)n;
    (void)flags;
    return SQLITE_OK;
}

static void memory_shm_barrier(sqlite3_file *file)
{
    (void)file;
}

static void forget_shm(size_t place)
{
    for (size_t i = 0; i < SHM_REGIONS; i++) {
        mem_free(memory.shm[place][i]);
        memory.shm[place][i] = NULL;
    }
}

static int memory_shm_unmap(sqlite3_file *file, int delete_it)
{
    (void)delete_it; /* the only connection has gone either way */
    forget_shm(own(file)->place);
    return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = memory_close,
    .xRead = memory_read,
    .xWrite = memory_write,
    .xTruncate = memory_truncate,
    .xSync = memory_sync,
    .xFileSize = memory_size,
    .xLock = memory_lock,
    .xUnlock = memory_lock,
    .xCheckReservedLock = memory_reserved,
    .xFileControl = memory_control,
    .xSectorSize = memory_sector,
    .xDeviceCharacteristics = memory_device,
    .xShmMap = memory_shm_map,
    .xShmLock = memory_shm_lock,
    .xShmBarrier = memory_shm_barrier,
    .xShmUnmap = memory_shm_unmap,
};

static int memory_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *ret)
{
    (void)vfs;
    file->pMethods = NULL;
    if (!name || strikes())
        return SQLITE_CANTOPEN;
    size_t place = disk_find(&memory.disk, name);
    const bool is_new = place == DISK_FILES;
    if (is_new && !(flags & SQLITE_OPEN_CREATE))
        return SQLITE_CANTOPEN;
    if (is_new) {
        place = disk_reserve(&memory.disk, name);
        change(&(struct disk_op){.kind = DISK_CREATE, .file = place});
    }
    const int journals = SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL;
    *own(file) = (struct memory_file){
        .base.pMethods = &methods, .place = place, .names_unsynced = is_new && (flags & journals)};
    if (ret)
        *ret = flags;
    return SQLITE_OK;
}

static int memory_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    (void)vfs;
    if (strikes())
        return SQLITE_IOERR_DELETE;
    const size_t place = disk_find(&memory.disk, name);
    if (place == DISK_FILES)
        return SQLITE_IOERR_DELETE_NOENT;
    change(&(struct disk_op){.kind = DISK_DELETE, .file = place});
    if (sync_folder)
        change(&(struct disk_op){.kind = DISK_SYNC_FOLDER});
    return SQLITE_OK;
}

static int memory_access(sqlite3_vfs *vfs, const char *name, int flags, int *ret)
{
    (void)vfs;
    (void)flags;
    if (strikes())
        return SQLITE_IOERR_ACCESS;
    *ret = disk_find(&memory.disk, name) < DISK_FILES;
    return SQLITE_OK;
}

void memory_vfs_install(void)
{
    memory.real = sqlite3_vfs_find(NULL);
    assert(memory.real && memory.real != &memory.vfs);
    memory.vfs = *memory.real;
    memory.vfs.zName = "memory";
    memory.vfs.szOsFile = (int)sizeof(struct memory_file);
    memory.vfs.xOpen = memory_open;
    memory.vfs.xDelete = memory_delete;
    memory.vfs.xAccess = memory_access;
    memory_vfs_fail(0, false);
    const int code = sqlite3_vfs_register(&memory.vfs, 1);
    assert(code == SQLITE_OK);
    (void)code;
}

void memory_vfs_remove(void)
{
    for (size_t i = 0; i < DISK_FILES; i++)
        forget_shm(i);
    disk_clear(&memory.disk);
    memory.trace = NULL;
    sqlite3_vfs_unregister(&memory.vfs);
    sqlite3_vfs_register(memory.real, 1);
}

struct disk *memory_vfs_disk(void)
{
    return &memory.disk;
}

void memory_vfs_record(struct disk_trace *trace)
{
    memory.trace = trace;
}

void memory_vfs_mark(void)
{
    change(&(struct disk_op){.kind = DISK_MARK});
}

void memory_vfs_fail(int at, bool for_ever)
{
    memory.at = at;
    memory.for_ever = for_ever;
    memory.calls = 0;
}

int memory_vfs_calls(void)
{
    return memory.calls;
}
