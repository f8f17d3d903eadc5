#pragma once

// The inside of a disk, shared by its two halves: disk.c keeps the bytes, vfs.c speaks with SQLite.

#include "CFaultDisk.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stddef.h>

enum { SHM_LOCKS = 8, SHM_REGIONS = 256 };

/// Bytes that grow.
struct image {
    uint8_t *bytes;
    int64_t size, room;
};

/// What was done to a file since its last synchronisation.
struct change {
    int64_t offset;
    /// Of the bytes; for a truncation (`bytes` NULL) the new size.
    int64_t size;
    uint8_t *bytes;
};

struct node {
    struct node *next;
    /// NULL for a temporary file.
    char *name;
    struct image seen, kept;
    /// Whether the name survives a power cut.
    bool is_kept;
    /// Gone for programs; until the folder is synchronised it may come back.
    bool is_deleted;
    struct change *changes;
    int count, room;
    int opens;

    // Locks of the file (https://www.sqlite.org/c3ref/io_methods.html).
    int shared;
    const void *reserved, *pending, *exclusive;
    // Shared memory of the write-ahead log: lost with the program.
    void *regions[SHM_REGIONS];
    int region_size;
    int shm_shared[SHM_LOCKS];
    const void *shm_exclusive[SHM_LOCKS];
};

struct fault {
    int64_t nth;
    bool for_ever;
};

struct fault_disk {
    sqlite3_vfs vfs;
    char name[32];
    int number;
    pthread_mutex_t mutex;
    struct node *nodes;
    uint64_t random;
    int64_t end_at, end_at_sync;
    bool is_ended, lies;
    int64_t limit;
    struct fault faults[FAULT_DISK_KINDS];
    int64_t changes, syncs, hits;
    sqlite3 *connection;
};

struct fault_disk *disk_at(int number);
void disk_register_vfs(struct fault_disk *disk);

uint64_t disk_random(struct fault_disk *disk);
/// Whether the call must fail because it was told to. Counts it.
bool disk_strikes(struct fault_disk *disk, int kind);
/// Whether power or program end with this change. Counts it.
bool disk_ends_here(struct fault_disk *disk, bool is_sync);
int64_t disk_used(const struct fault_disk *disk);

struct node *node_find(struct fault_disk *disk, const char *name);
struct node *node_make(struct fault_disk *disk, const char *name);
void node_write(struct node *node, const void *bytes, int64_t size, int64_t offset);
void node_truncate(struct node *node, int64_t size);
/// All changes are on the disk now, and so is the name.
void node_keep(struct fault_disk *disk, struct node *node);
/// A failed synchronisation: some sectors are on the disk, the others never will be.
void node_lose(struct fault_disk *disk, struct node *node);
void node_delete(struct fault_disk *disk, struct node *node, bool folder_is_synchronised);
void node_release(struct fault_disk *disk, struct node *node);
