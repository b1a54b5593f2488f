#include "fakes/fault_vfs.h"

#include <assert.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct shim_file {
    sqlite3_file base;
    sqlite3_file *real; /* behind this struct */
};

static struct {
    sqlite3_vfs vfs, *real;
    enum fault_kind kind;
    int at, count;
} shim;

/* SQLITE_OK, or what the call shall return instead of doing its work. */
static int strike(void)
{
    shim.count++;
    if (shim.at == 0 || shim.count < shim.at)
        return SQLITE_OK;
    if (shim.kind == FAULT_DIE)
        kill(getpid(), SIGKILL);
    if (shim.kind == FAULT_FULL)
        return shim.count == shim.at ? SQLITE_FULL : SQLITE_OK;
    return SQLITE_IOERR;
}

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct shim_file *)(void *)file)->real;
}

static int shim_write(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 offset)
{
    const int code = strike();
    return code ? code : real_of(file)->pMethods->xWrite(real_of(file), bytes, n, offset);
}

static int shim_sync(sqlite3_file *file, int flags)
{
    const int code = strike();
    return code ? code : real_of(file)->pMethods->xSync(real_of(file), flags);
}

static int shim_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    const int code = strike();
    return code ? code : real_of(file)->pMethods->xTruncate(real_of(file), size);
}

#define FORWARD(name, parameters, arguments)               \
    static int shim_##name parameters                      \
    {                                                      \
        return real_of(file)->pMethods->x##name arguments; \
    }
FORWARD(Close, (sqlite3_file * file), (real_of(file)))
FORWARD(Read, (sqlite3_file * file, void *to, int n, sqlite3_int64 at), (real_of(file), to, n, at))
FORWARD(FileSize, (sqlite3_file * file, sqlite3_int64 *size), (real_of(file), size))
FORWARD(Lock, (sqlite3_file * file, int level), (real_of(file), level))
FORWARD(Unlock, (sqlite3_file * file, int level), (real_of(file), level))
FORWARD(CheckReservedLock, (sqlite3_file * file, int *ret), (real_of(file), ret))
FORWARD(FileControl, (sqlite3_file * file, int op, void *arg), (real_of(file), op, arg))
FORWARD(SectorSize, (sqlite3_file * file), (real_of(file)))
FORWARD(DeviceCharacteristics, (sqlite3_file * file), (real_of(file)))
FORWARD(ShmMap, (sqlite3_file * file, int page, int size, int extend, void volatile **ret),
        (real_of(file), page, size, extend, ret))
FORWARD(ShmLock, (sqlite3_file * file, int offset, int n, int flags),
        (real_of(file), offset, n, flags))
FORWARD(ShmUnmap, (sqlite3_file * file, int delete_it), (real_of(file), delete_it))
#undef FORWARD

static void shim_ShmBarrier(sqlite3_file *file)
{
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = shim_Close,
    .xRead = shim_Read,
    .xWrite = shim_write,
    .xTruncate = shim_truncate,
    .xSync = shim_sync,
    .xFileSize = shim_FileSize,
    .xLock = shim_Lock,
    .xUnlock = shim_Unlock,
    .xCheckReservedLock = shim_CheckReservedLock,
    .xFileControl = shim_FileControl,
    .xSectorSize = shim_SectorSize,
    .xDeviceCharacteristics = shim_DeviceCharacteristics,
    .xShmMap = shim_ShmMap,
    .xShmLock = shim_ShmLock,
    .xShmBarrier = shim_ShmBarrier,
    .xShmUnmap = shim_ShmUnmap,
};

static int shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *ret)
{
    (void)vfs;
    struct shim_file *own = (struct shim_file *)(void *)file;
    own->real = (sqlite3_file *)(void *)(own + 1);
    memset(own->real, 0, (size_t)shim.real->szOsFile);
    const int code = shim.real->xOpen(shim.real, name, own->real, flags, ret);
    own->base.pMethods = own->real->pMethods ? &methods : NULL;
    return code;
}

static int shim_delete(sqlite3_vfs *vfs, const char *name, int sync_dir)
{
    (void)vfs;
    const int code = strike();
    return code ? code : shim.real->xDelete(shim.real, name, sync_dir);
}

void fault_vfs_install(enum fault_kind kind, int at)
{
    shim.real = sqlite3_vfs_find(NULL);
    assert(shim.real && shim.real != &shim.vfs);
    shim.vfs = *shim.real;
    shim.vfs.zName = "fault";
    shim.vfs.szOsFile = (int)sizeof(struct shim_file) + shim.real->szOsFile;
    shim.vfs.xOpen = shim_open;
    shim.vfs.xDelete = shim_delete;
    shim.kind = kind;
    shim.at = at;
    shim.count = 0;
    const int code = sqlite3_vfs_register(&shim.vfs, 1);
    assert(code == SQLITE_OK);
    (void)code;
}

void fault_vfs_remove(void)
{
    sqlite3_vfs_unregister(&shim.vfs);
    sqlite3_vfs_register(shim.real, 1);
}

int fault_vfs_count(void)
{
    return shim.count;
}
