#pragma once

// A disk in memory that forgets, fails and fills up, behind a SQLite VFS of its own (https://www.sqlite.org/vfs.html).
//
// Every disk is registered as a VFS called "fault-<number>" and has its own files, faults and randomness, so that tests with different
// disks can run side by side and a seed repeats a run. What is written is seen by everybody at once, as with the page cache of a real
// system, and is on the disk only after a synchronisation. Calls are safe from any thread; files must be closed before power returns.

#include <stdbool.h>
#include <stdint.h>

/// What a disk can be told to fail at.
enum {
    FAULT_DISK_READ = 0,
    FAULT_DISK_WRITE = 1,
    /// A failed synchronisation loses what it was to keep, for ever: the system shows it and never writes it again, as Linux does.
    FAULT_DISK_SYNC = 2,
    FAULT_DISK_TRUNCATE = 3,
    /// A write that finds no room.
    FAULT_DISK_FULL = 4,
    FAULT_DISK_KINDS = 5
};

/// What is there when the machine or the program comes back.
enum {
    /// Only the program was killed: all that was written is there, and still not on the disk.
    FAULT_DISK_KILLED = 0,
    /// Power was cut, nothing that was not synchronised is there.
    FAULT_DISK_DROPPED = 1,
    /// Power was cut, all happened to be written.
    FAULT_DISK_KEPT = 2,
    /// Power was cut in the middle of a write: whole ones before it, part of one, none after.
    FAULT_DISK_TORN = 3,
    /// Power was cut, any sectors of 512 bytes of any writes since the last synchronisation are there, old ones over new ones too.
    FAULT_DISK_SHUFFLED = 4,
    FAULT_DISK_MANNERS = 5
};

enum { FAULT_DISK_SECTOR = 512 };

/// A new, empty disk; its number is also its VFS's: "fault-<number>". -1 when there is no memory.
int fault_disk_make(uint64_t seed);
/// Ends a disk whose files are all closed.
void fault_disk_end(int disk);
/// Makes `disk` hold what `source` holds; both without open files. Everything counts as synchronised.
void fault_disk_copy(int source, int disk);
/// Starts the disk's randomness anew.
void fault_disk_reseed(int disk, uint64_t seed);

/// Power or program ends at the n-th change from now (1 = the next): writes, synchronisations, truncations, deletions. That one may
/// happen in part; afterwards every call fails. 0 = never.
void fault_disk_end_at_change(int disk, int64_t changes);
/// The same at the n-th synchronisation from now, which may have done its work or not.
void fault_disk_end_at_sync(int disk, int64_t syncs);
/// Ends it now.
void fault_disk_end_now(int disk);
bool fault_disk_is_ended(int disk);
/// Everything works again on what is left. All files must be closed. Faults are taken off.
void fault_disk_return(int disk, int manner);

/// The n-th call of a kind from now fails, and with `for_ever` all that follow.
void fault_disk_fail(int disk, int kind, int64_t nth, bool for_ever);
/// Bytes that all files together may hold; 0 = no limit.
void fault_disk_limit(int disk, int64_t bytes);
/// Synchronisations answer well and do nothing: a drive that lies.
void fault_disk_lie(int disk, bool lies);
/// Changes the connection that opened the database last to `PRAGMA synchronous = NORMAL` (1) or OFF (0); true when that is in force.
bool fault_disk_weaken(int disk, int level);

/// Since the disk was made.
int64_t fault_disk_changes(int disk);
int64_t fault_disk_syncs(int disk);
/// Calls that failed because they were told to.
int64_t fault_disk_faults(int disk);
int64_t fault_disk_bytes(int disk);
