#include "disk.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/// One open file. SQLite allocates it.
struct file {
    sqlite3_file base;
    struct fault_disk *disk;
    struct node *node;
    int lock;
    uint16_t shm_shared, shm_exclusive;
};

static struct fault_disk *enter(struct file *file) {
    pthread_mutex_lock(&file->disk->mutex);
    return file->disk;
}

static int leave(struct fault_disk *disk, int code) {
    pthread_mutex_unlock(&disk->mutex);
    return code;
}

// MARK: bytes

static int file_read(sqlite3_file *handle, void *bytes, int count, sqlite3_int64 offset) {
    struct file *file = (struct file *)handle;
    struct fault_disk *disk = enter(file);
    if (disk->is_ended || disk_strikes(disk, FAULT_DISK_READ)) return leave(disk, SQLITE_IOERR_READ);
    const struct image *seen = &file->node->seen;
    int64_t there = seen->size - offset;
    if (there < 0) there = 0;
    if (there > count) there = count;
    if (there) memcpy(bytes, seen->bytes + offset, (size_t)there);
    if (there == count) return leave(disk, SQLITE_OK);
    memset((uint8_t *)bytes + there, 0, (size_t)(count - there));
    return leave(disk, SQLITE_IOERR_SHORT_READ);
}

/// The part of a write that is done when it ends in the middle: some whole sectors.
static int part(struct fault_disk *disk, int count) {
    int sectors = count / FAULT_DISK_SECTOR;
    return sectors ? (int)(disk_random(disk) % (uint64_t)(sectors + 1)) * FAULT_DISK_SECTOR : 0;
}

static int file_write(sqlite3_file *handle, const void *bytes, int count, sqlite3_int64 offset) {
    struct file *file = (struct file *)handle;
    struct fault_disk *disk = enter(file);
    if (disk->is_ended) return leave(disk, SQLITE_IOERR_WRITE);
    if (disk_ends_here(disk, false)) {
        node_write(file->node, bytes, part(disk, count), offset);
        return leave(disk, SQLITE_IOERR_WRITE);
    }
    if (disk_strikes(disk, FAULT_DISK_WRITE)) {
        node_write(file->node, bytes, part(disk, count), offset);
        return leave(disk, SQLITE_IOERR_WRITE);
    }
    // As os_unix.c: its seekAndWriteFd cannot write more at once, and what is missing counts as a full disk.
    if (count > 0x1FFFF) return leave(disk, SQLITE_FULL);
    int64_t growth = offset + count - file->node->seen.size;
    bool is_full = disk->limit && growth > 0 && disk_used(disk) + growth > disk->limit;
    if (is_full || disk_strikes(disk, FAULT_DISK_FULL)) return leave(disk, SQLITE_FULL);
    node_write(file->node, bytes, count, offset);
    return leave(disk, SQLITE_OK);
}

static int file_truncate(sqlite3_file *handle, sqlite3_int64 size) {
    struct file *file = (struct file *)handle;
    struct fault_disk *disk = enter(file);
    if (disk->is_ended) return leave(disk, SQLITE_IOERR_TRUNCATE);
    bool ends = disk_ends_here(disk, false);
    if (ends && disk_random(disk) & 1) return leave(disk, SQLITE_IOERR_TRUNCATE);
    if (disk_strikes(disk, FAULT_DISK_TRUNCATE)) return leave(disk, SQLITE_IOERR_TRUNCATE);
    node_truncate(file->node, size);
    return leave(disk, ends ? SQLITE_IOERR_TRUNCATE : SQLITE_OK);
}

static int file_sync(sqlite3_file *handle, int flags) {
    (void)flags;
    struct file *file = (struct file *)handle;
    struct fault_disk *disk = enter(file);
    if (disk->is_ended) return leave(disk, SQLITE_IOERR_FSYNC);
    disk->syncs++;
    bool ends = disk_ends_here(disk, true);
    if (ends && disk_random(disk) & 1) return leave(disk, SQLITE_IOERR_FSYNC);
    if (disk_strikes(disk, FAULT_DISK_SYNC)) {
        node_lose(disk, file->node);
        return leave(disk, SQLITE_IOERR_FSYNC);
    }
    if (!disk->lies) node_keep(disk, file->node);
    return leave(disk, ends ? SQLITE_IOERR_FSYNC : SQLITE_OK);
}

static int file_size(sqlite3_file *handle, sqlite3_int64 *size) {
    struct file *file = (struct file *)handle;
    struct fault_disk *disk = enter(file);
    *size = file->node->seen.size;
    return leave(disk, disk->is_ended ? SQLITE_IOERR_FSTAT : SQLITE_OK);
}

// MARK: locks, by the rules of https://www.sqlite.org/lockingv3.html

static int file_lock(sqlite3_file *handle, int wanted) {
    struct file *file = (struct file *)handle;
    struct fault_disk *disk = enter(file);
    struct node *node = file->node;
    if (wanted <= file->lock) return leave(disk, SQLITE_OK);
    const void *others = node->pending ? node->pending : node->exclusive;
    if (wanted == SQLITE_LOCK_SHARED) {
        if (others && others != file) return leave(disk, SQLITE_BUSY);
        node->shared++;
    } else {
        if (node->reserved && node->reserved != file) return leave(disk, SQLITE_BUSY);
        if (others && others != file) return leave(disk, SQLITE_BUSY);
        node->reserved = file;
        if (wanted == SQLITE_LOCK_EXCLUSIVE) {
            node->pending = file;
            if (node->shared > 1) {
                file->lock = SQLITE_LOCK_PENDING;
                return leave(disk, SQLITE_BUSY);
            }
            node->exclusive = file;
        }
    }
    file->lock = wanted;
    return leave(disk, SQLITE_OK);
}

static int file_unlock(sqlite3_file *handle, int wanted) {
    struct file *file = (struct file *)handle;
    struct fault_disk *disk = enter(file);
    struct node *node = file->node;
    if (file->lock > SQLITE_LOCK_SHARED) {
        if (node->reserved == file) node->reserved = NULL;
        if (node->pending == file) node->pending = NULL;
        if (node->exclusive == file) node->exclusive = NULL;
    }
    if (wanted == SQLITE_LOCK_NONE && file->lock >= SQLITE_LOCK_SHARED) node->shared--;
    if (wanted < file->lock) file->lock = wanted;
    return leave(disk, SQLITE_OK);
}

static int file_check_reserved(sqlite3_file *handle, int *is_reserved) {
    struct file *file = (struct file *)handle;
    struct fault_disk *disk = enter(file);
    *is_reserved = file->node->reserved != NULL;
    return leave(disk, SQLITE_OK);
}

// MARK: shared memory of the write-ahead log

static int file_shm_map(sqlite3_file *handle, int page, int size, int extend, void volatile **region) {
    struct file *file = (struct file *)handle;
    struct fault_disk *disk = enter(file);
    *region = NULL;
    if (disk->is_ended || page >= SHM_REGIONS) return leave(disk, SQLITE_IOERR_SHMMAP);
    struct node *node = file->node;
    if (!node->regions[page] && extend) node->regions[page] = calloc(1, (size_t)size);
    *region = node->regions[page];
    return leave(disk, SQLITE_OK);
}

static int file_shm_lock(sqlite3_file *handle, int offset, int count, int flags) {
    struct file *file = (struct file *)handle;
    struct fault_disk *disk = enter(file);
    struct node *node = file->node;
    for (int i = offset; i < offset + count; i++) {
        if (flags & SQLITE_SHM_UNLOCK) continue;
        if (node->shm_exclusive[i] && node->shm_exclusive[i] != file) return leave(disk, SQLITE_BUSY);
        int mine = file->shm_shared >> i & 1;
        if (flags & SQLITE_SHM_EXCLUSIVE && node->shm_shared[i] > mine) return leave(disk, SQLITE_BUSY);
    }
    for (int i = offset; i < offset + count; i++) {
        uint16_t bit = (uint16_t)(1u << i);
        if (flags & SQLITE_SHM_UNLOCK) {
            if (file->shm_shared & bit) node->shm_shared[i]--;
            if (file->shm_exclusive & bit) node->shm_exclusive[i] = NULL;
            file->shm_shared &= (uint16_t)~bit;
            file->shm_exclusive &= (uint16_t)~bit;
        } else if (flags & SQLITE_SHM_EXCLUSIVE) {
            node->shm_exclusive[i] = file;
            file->shm_exclusive |= bit;
        } else if (!(file->shm_shared & bit)) {
            node->shm_shared[i]++;
            file->shm_shared |= bit;
        }
    }
    return leave(disk, SQLITE_OK);
}

static void file_shm_barrier(sqlite3_file *handle) {
    (void)handle;
    __sync_synchronize();
}

static int file_shm_unmap(sqlite3_file *handle, int deletes) {
    struct file *file = (struct file *)handle;
    struct fault_disk *disk = enter(file);
    struct node *node = file->node;
    for (int i = 0; deletes && i < SHM_REGIONS; i++) {
        free(node->regions[i]);
        node->regions[i] = NULL;
    }
    return leave(disk, SQLITE_OK);
}

// MARK: the rest of a file

static int file_close(sqlite3_file *handle) {
    struct file *file = (struct file *)handle;
    file_shm_lock(handle, 0, SHM_LOCKS, SQLITE_SHM_UNLOCK);
    file_unlock(handle, SQLITE_LOCK_NONE);
    struct fault_disk *disk = enter(file);
    node_release(disk, file->node);
    return leave(disk, SQLITE_OK);
}

static int file_control(sqlite3_file *handle, int verb, void *argument) {
    struct file *file = (struct file *)handle;
    if (verb == SQLITE_FCNTL_PDB) file->disk->connection = *(sqlite3 **)argument;
    return SQLITE_NOTFOUND;
}

static int file_sector_size(sqlite3_file *handle) {
    (void)handle;
    return FAULT_DISK_SECTOR;
}

/// As the unix VFS says of every disk: bytes beside a write stay as they are when it is torn.
static int file_characteristics(sqlite3_file *handle) {
    (void)handle;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static const sqlite3_io_methods methods = {
    2, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock, file_unlock, file_check_reserved,
    file_control, file_sector_size, file_characteristics, file_shm_map, file_shm_lock, file_shm_barrier, file_shm_unmap, NULL, NULL,
};

// MARK: the file system

/// A disk has one folder, whatever its path is called: what was made under one path can be copied to a disk under another.
static const char *base(const char *path) {
    const char *slash = path ? strrchr(path, '/') : NULL;
    return slash ? slash + 1 : path;
}

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *handle, int flags, int *given) {
    struct fault_disk *disk = vfs->pAppData;
    struct file *file = (struct file *)handle;
    memset(file, 0, sizeof *file);
    pthread_mutex_lock(&disk->mutex);
    if (disk->is_ended) return leave(disk, SQLITE_CANTOPEN);
    struct node *node = name ? node_find(disk, base(name)) : NULL;
    if (node && flags & SQLITE_OPEN_CREATE && flags & SQLITE_OPEN_EXCLUSIVE) return leave(disk, SQLITE_CANTOPEN);
    if (!node && !(flags & SQLITE_OPEN_CREATE)) return leave(disk, SQLITE_CANTOPEN);
    if (!node) node = node_make(disk, flags & SQLITE_OPEN_DELETEONCLOSE ? NULL : base(name));
    node->opens++;
    file->base.pMethods = &methods;
    file->disk = disk;
    file->node = node;
    if (given) *given = flags;
    return leave(disk, SQLITE_OK);
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int synchronises_folder) {
    struct fault_disk *disk = vfs->pAppData;
    pthread_mutex_lock(&disk->mutex);
    if (disk->is_ended) return leave(disk, SQLITE_IOERR_DELETE);
    struct node *node = node_find(disk, base(name));
    if (!node) return leave(disk, SQLITE_IOERR_DELETE_NOENT);
    bool ends = disk_ends_here(disk, false);
    if (ends && disk_random(disk) & 1) return leave(disk, SQLITE_IOERR_DELETE);
    node_delete(disk, node, synchronises_folder && !ends);
    return leave(disk, ends ? SQLITE_IOERR_DELETE : SQLITE_OK);
}

static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *answer) {
    (void)flags;
    struct fault_disk *disk = vfs->pAppData;
    pthread_mutex_lock(&disk->mutex);
    const struct node *node = node_find(disk, base(name));
    // SQLite asks of the log whether it exists and is not empty (os_unix.c, unixAccess).
    *answer = node && (!(flags == SQLITE_ACCESS_EXISTS) || node->seen.size > 0);
    return leave(disk, disk->is_ended ? SQLITE_IOERR_ACCESS : SQLITE_OK);
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *name, int room, char *path) {
    (void)vfs;
    if ((int)strlen(name) >= room) return SQLITE_CANTOPEN;
    strcpy(path, name);
    return SQLITE_OK;
}

static int vfs_randomness(sqlite3_vfs *vfs, int count, char *bytes) {
    struct fault_disk *disk = vfs->pAppData;
    pthread_mutex_lock(&disk->mutex);
    for (int i = 0; i < count; i++) bytes[i] = (char)disk_random(disk);
    return leave(disk, count);
}

static int vfs_sleep(sqlite3_vfs *vfs, int microseconds) {
    (void)vfs;
    usleep((useconds_t)microseconds);
    return microseconds;
}

/// Always the same instant: the books bring their own clock.
static int vfs_current_time(sqlite3_vfs *vfs, double *days) {
    (void)vfs;
    *days = 2461200.5;
    return SQLITE_OK;
}

static int vfs_last_error(sqlite3_vfs *vfs, int room, char *text) {
    (void)vfs;
    if (room > 0) text[0] = 0;
    return 0;
}

void disk_register_vfs(struct fault_disk *disk) {
    disk->vfs = (sqlite3_vfs){
        .iVersion = 1, .szOsFile = sizeof(struct file), .mxPathname = 1024, .zName = disk->name, .pAppData = disk, .xOpen = vfs_open,
        .xDelete = vfs_delete, .xAccess = vfs_access, .xFullPathname = vfs_full_path, .xRandomness = vfs_randomness,
        .xSleep = vfs_sleep, .xCurrentTime = vfs_current_time, .xGetLastError = vfs_last_error,
    };
    if (sqlite3_vfs_register(&disk->vfs, 0) != SQLITE_OK) abort();
}
