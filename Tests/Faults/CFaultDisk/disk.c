#include "disk.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

enum { DISKS = 1024 };

static struct fault_disk *disks[DISKS];
static pthread_mutex_t registry = PTHREAD_MUTEX_INITIALIZER;

// MARK: bytes

static void image_reserve(struct image *image, int64_t size) {
    if (size <= image->room) return;
    int64_t room = size + size / 2 + 4096;
    uint8_t *bytes = realloc(image->bytes, (size_t)room);
    if (!bytes) abort();
    image->bytes = bytes;
    image->room = room;
}

/// A hole reads as zeros.
static void image_resize(struct image *image, int64_t size) {
    image_reserve(image, size);
    if (size > image->size) memset(image->bytes + image->size, 0, (size_t)(size - image->size));
    image->size = size;
}

static void image_write(struct image *image, const uint8_t *bytes, int64_t size, int64_t offset) {
    if (size <= 0) return;
    if (offset + size > image->size) image_resize(image, offset + size);
    memcpy(image->bytes + offset, bytes, (size_t)size);
}

static void image_copy(struct image *image, const struct image *source) {
    image_reserve(image, source->size);
    if (source->size) memcpy(image->bytes, source->bytes, (size_t)source->size);
    image->size = source->size;
}

static void image_free(struct image *image) {
    free(image->bytes);
    memset(image, 0, sizeof *image);
}

// MARK: randomness and counting

/// SplitMix64.
uint64_t disk_random(struct fault_disk *disk) {
    uint64_t word = (disk->random += 0x9E3779B97F4A7C15u);
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9u;
    word = (word ^ (word >> 27)) * 0x94D049BB133111EBu;
    return word ^ (word >> 31);
}

static bool coin(struct fault_disk *disk) { return disk_random(disk) & 1; }

bool disk_strikes(struct fault_disk *disk, int kind) {
    struct fault *fault = &disk->faults[kind];
    if (fault->nth == 0) return false;
    if (fault->nth > 1) {
        fault->nth--;
        return false;
    }
    if (!fault->for_ever) fault->nth = 0;
    disk->hits++;
    return true;
}

bool disk_ends_here(struct fault_disk *disk, bool is_sync) {
    disk->changes++;
    bool is_last = disk->end_at > 0 && --disk->end_at == 0;
    if (is_sync && disk->end_at_sync > 0 && --disk->end_at_sync == 0) is_last = true;
    if (!is_last) return false;
    disk->is_ended = true;
    return true;
}

int64_t disk_used(const struct fault_disk *disk) {
    int64_t used = 0;
    for (const struct node *node = disk->nodes; node; node = node->next) used += node->is_deleted ? 0 : node->seen.size;
    return used;
}

// MARK: files

struct node *node_find(struct fault_disk *disk, const char *name) {
    for (struct node *node = disk->nodes; node; node = node->next)
        if (node->name && !node->is_deleted && strcmp(node->name, name) == 0) return node;
    return NULL;
}

struct node *node_make(struct fault_disk *disk, const char *name) {
    struct node *node = calloc(1, sizeof *node);
    if (!node) abort();
    if (name && !(node->name = strdup(name))) abort();
    node->next = disk->nodes;
    disk->nodes = node;
    return node;
}

static void node_forget_changes(struct node *node) {
    for (int i = 0; i < node->count; i++) free(node->changes[i].bytes);
    node->count = 0;
}

static void node_note(struct node *node, struct change change) {
    if (!node->name) {
        free(change.bytes);
        return;
    }
    if (node->count == node->room) {
        node->room = node->room * 2 + 16;
        struct change *changes = realloc(node->changes, (size_t)node->room * sizeof *changes);
        if (!changes) abort();
        node->changes = changes;
    }
    node->changes[node->count++] = change;
}

void node_write(struct node *node, const void *bytes, int64_t size, int64_t offset) {
    if (size <= 0) return;
    image_write(&node->seen, bytes, size, offset);
    uint8_t *copy = malloc((size_t)size);
    if (!copy) abort();
    memcpy(copy, bytes, (size_t)size);
    node_note(node, (struct change){.offset = offset, .size = size, .bytes = copy});
}

void node_truncate(struct node *node, int64_t size) {
    image_resize(&node->seen, size);
    node_note(node, (struct change){.size = size});
}

static void change_apply(const struct change *change, struct image *image) {
    if (change->bytes) image_write(image, change->bytes, change->size, change->offset);
    else image_resize(image, change->size);
}

static void node_unlink(struct fault_disk *disk, struct node *node);

/// The folder knows the new file of this name: deleted ones of the same name cannot come back.
static void namesakes_forget(struct fault_disk *disk, const struct node *node) {
    for (struct node *other = disk->nodes, *next; other; other = next) {
        next = other->next;
        if (other == node || !other->is_deleted || !other->name || !node->name || strcmp(other->name, node->name) != 0) continue;
        other->is_kept = false;
        if (other->opens == 0) node_unlink(disk, other);
    }
}

void node_keep(struct fault_disk *disk, struct node *node) {
    for (int i = 0; i < node->count; i++) change_apply(&node->changes[i], &node->kept);
    node_forget_changes(node);
    // As os_unix.c: the first synchronisation of a new log or journal synchronises its folder too (UNIXFILE_DIRSYNC).
    if (!node->is_kept) namesakes_forget(disk, node);
    node->is_kept = true;
}

/// Sectors of one write, each by chance; they are cut where the disk's sectors end, not where the write begins.
static void change_scatter(struct fault_disk *disk, const struct change *change, struct image *image) {
    if (!change->bytes) {
        if (coin(disk)) change_apply(change, image);
        return;
    }
    int64_t done = 0;
    while (done < change->size) {
        int64_t offset = change->offset + done;
        int64_t size = FAULT_DISK_SECTOR - offset % FAULT_DISK_SECTOR;
        if (size > change->size - done) size = change->size - done;
        if (coin(disk)) image_write(image, change->bytes + done, size, offset);
        done += size;
    }
}

void node_lose(struct fault_disk *disk, struct node *node) {
    for (int i = 0; i < node->count; i++) change_scatter(disk, &node->changes[i], &node->kept);
    node_forget_changes(node);
    node->is_kept = true;
}

static void node_free(struct node *node) {
    node_forget_changes(node);
    free(node->changes);
    for (int i = 0; i < SHM_REGIONS; i++) free(node->regions[i]);
    image_free(&node->seen);
    image_free(&node->kept);
    free(node->name);
    free(node);
}

/// Locks and shared memory end with the last program that has the file open.
static void forget_locks(struct node *node) {
    node->shared = 0;
    node->reserved = node->pending = node->exclusive = NULL;
    for (int i = 0; i < SHM_REGIONS; i++) {
        free(node->regions[i]);
        node->regions[i] = NULL;
    }
    memset(node->shm_shared, 0, sizeof node->shm_shared);
    memset(node->shm_exclusive, 0, sizeof node->shm_exclusive);
}

static void node_unlink(struct fault_disk *disk, struct node *node) {
    for (struct node **link = &disk->nodes; *link; link = &(*link)->next) {
        if (*link == node) {
            *link = node->next;
            node_free(node);
            return;
        }
    }
}

void node_delete(struct fault_disk *disk, struct node *node, bool folder_is_synchronised) {
    node->is_deleted = true;
    if (folder_is_synchronised) node->is_kept = false;
    if (node->opens == 0 && !node->is_kept) node_unlink(disk, node);
}

void node_release(struct fault_disk *disk, struct node *node) {
    if (--node->opens > 0) return;
    forget_locks(node);
    if (!node->name || (node->is_deleted && !node->is_kept)) node_unlink(disk, node);
}

// MARK: power

/// What a cut leaves of one file.
static void node_cut(struct fault_disk *disk, struct node *node, int manner) {
    int whole = manner == FAULT_DISK_KEPT ? node->count : 0;
    if (manner == FAULT_DISK_TORN && node->count) whole = (int)(disk_random(disk) % (uint64_t)(node->count + 1));
    if (manner == FAULT_DISK_SHUFFLED) {
        // Any order among writes that nothing ordered: each pass lets other sectors through, so that old ones come to lie over new ones.
        for (int pass = 0; pass < 2; pass++)
            for (int i = 0; i < node->count; i++)
                if (disk_random(disk) % 4) change_scatter(disk, &node->changes[i], &node->kept);
    } else {
        for (int i = 0; i < whole; i++) change_apply(&node->changes[i], &node->kept);
        if (manner == FAULT_DISK_TORN && whole < node->count) change_scatter(disk, &node->changes[whole], &node->kept);
    }
    node_forget_changes(node);
    image_copy(&node->seen, &node->kept);
    node->is_kept = true;
}

/// Whether a file that nobody synchronised the folder for is there after the cut.
static bool name_survives(struct fault_disk *disk, const struct node *node, int manner) {
    if (node->is_deleted) return node->is_kept && !node_find(disk, node->name) && manner != FAULT_DISK_KEPT && coin(disk);
    return node->is_kept || manner == FAULT_DISK_KEPT || (manner != FAULT_DISK_DROPPED && coin(disk));
}

void fault_disk_return(int number, int manner) {
    struct fault_disk *disk = disk_at(number);
    pthread_mutex_lock(&disk->mutex);
    for (struct node *node = disk->nodes, *next; node; node = next) {
        next = node->next;
        if (node->opens > 0) {
            fprintf(stderr, "fault disk: %s is still open\n", node->name ? node->name : "a temporary file");
            abort();
        }
        forget_locks(node);
        if (manner == FAULT_DISK_KILLED) continue;
        if (!node->name || !name_survives(disk, node, manner)) {
            node_unlink(disk, node);
            continue;
        }
        node->is_deleted = false;
        node_cut(disk, node, manner);
    }
    disk->is_ended = false;
    disk->end_at = disk->end_at_sync = 0;
    disk->limit = 0;
    disk->connection = NULL;
    memset(disk->faults, 0, sizeof disk->faults);
    pthread_mutex_unlock(&disk->mutex);
}

// MARK: disks by number

struct fault_disk *disk_at(int number) {
    struct fault_disk *disk = number >= 0 && number < DISKS ? disks[number] : NULL;
    if (!disk) abort();
    return disk;
}

int fault_disk_make(uint64_t seed) {
    struct fault_disk *disk = calloc(1, sizeof *disk);
    if (!disk) return -1;
    pthread_mutex_init(&disk->mutex, NULL);
    disk->random = seed;
    pthread_mutex_lock(&registry);
    int number = 0;
    while (number < DISKS && disks[number]) number++;
    if (number < DISKS) disks[number] = disk;
    pthread_mutex_unlock(&registry);
    if (number == DISKS) {
        free(disk);
        return -1;
    }
    disk->number = number;
    snprintf(disk->name, sizeof disk->name, "fault-%d", number);
    disk_register_vfs(disk);
    return number;
}

void fault_disk_end(int number) {
    struct fault_disk *disk = disk_at(number);
    sqlite3_vfs_unregister(&disk->vfs);
    while (disk->nodes) node_unlink(disk, disk->nodes);
    pthread_mutex_destroy(&disk->mutex);
    pthread_mutex_lock(&registry);
    disks[number] = NULL;
    pthread_mutex_unlock(&registry);
    free(disk);
}

void fault_disk_copy(int source, int number) {
    struct fault_disk *from = disk_at(source), *disk = disk_at(number);
    while (disk->nodes) node_unlink(disk, disk->nodes);
    for (const struct node *node = from->nodes; node; node = node->next) {
        if (!node->name || node->is_deleted) continue;
        struct node *copy = node_make(disk, node->name);
        image_copy(&copy->seen, &node->seen);
        image_copy(&copy->kept, &node->seen);
        copy->is_kept = true;
    }
    disk->is_ended = disk->lies = false;
    disk->end_at = disk->end_at_sync = disk->limit = 0;
    memset(disk->faults, 0, sizeof disk->faults);
}

// MARK: what tests say

void fault_disk_reseed(int disk, uint64_t seed) { disk_at(disk)->random = seed; }

void fault_disk_end_at_change(int disk, int64_t changes) { disk_at(disk)->end_at = changes; }

void fault_disk_end_at_sync(int disk, int64_t syncs) { disk_at(disk)->end_at_sync = syncs; }

void fault_disk_end_now(int disk) { disk_at(disk)->is_ended = true; }

bool fault_disk_is_ended(int disk) { return disk_at(disk)->is_ended; }

void fault_disk_fail(int disk, int kind, int64_t nth, bool for_ever) {
    if (kind < 0 || kind >= FAULT_DISK_KINDS) abort();
    disk_at(disk)->faults[kind] = (struct fault){.nth = nth, .for_ever = for_ever};
}

void fault_disk_limit(int disk, int64_t bytes) { disk_at(disk)->limit = bytes; }

void fault_disk_lie(int disk, bool lies) { disk_at(disk)->lies = lies; }

bool fault_disk_weaken(int number, int level) {
    struct fault_disk *disk = disk_at(number);
    sqlite3_stmt *statement = NULL;
    int now = -1;
    if (!disk->connection) return false;
    sqlite3_exec(disk->connection, level == 1 ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = OFF", NULL, NULL, NULL);
    if (sqlite3_prepare_v2(disk->connection, "PRAGMA synchronous", -1, &statement, NULL) == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW)
        now = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return now == level;
}

int64_t fault_disk_changes(int disk) { return disk_at(disk)->changes; }

int64_t fault_disk_syncs(int disk) { return disk_at(disk)->syncs; }

int64_t fault_disk_faults(int disk) { return disk_at(disk)->hits; }

int64_t fault_disk_bytes(int disk) { return disk_used(disk_at(disk)); }
