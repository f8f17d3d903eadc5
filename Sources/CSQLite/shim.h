#pragma once

// Door to libsqlite3 for Sources/Storage/SQLite. Only what Swift cannot import as it is: variadic calls get a fixed
// arity, and the destructor macros (a cast of 0 and of -1 to a function pointer) get a name per meaning.

#include <sqlite3.h>
#include <sys/types.h>

// glibc and musl declare it only for programs that say _GNU_SOURCE, which Swift's importer does not.
int sync_file_range(int descriptor, off_t offset, off_t count, unsigned int flags);

/// Waits until all that was written to the file so far is on the disk's side: WAIT_BEFORE, WRITE and WAIT_AFTER of sync_file_range(2), from 0 to the end.
static inline int csqlite_settle_file(int descriptor) {
    return sync_file_range(descriptor, 0, 0, 1 | 2 | 4);
}

/// sqlite3_db_config for the on/off switches; `now` receives the setting that is in force afterwards.
static inline int csqlite_db_config_switch(sqlite3 *db, int verb, int on, int *now) {
    return sqlite3_db_config(db, verb, on, now);
}

/// Binds text that the caller keeps unchanged until the statement is reset or bound again.
static inline int csqlite_bind_text_static(sqlite3_stmt *statement, int index, const char *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, index, bytes, count, SQLITE_STATIC, SQLITE_UTF8);
}

/// Binds text that SQLite copies before this returns.
static inline int csqlite_bind_text_copied(sqlite3_stmt *statement, int index, const char *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, index, bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// Binds bytes that the caller keeps unchanged until the statement is reset or bound again.
static inline int csqlite_bind_blob_static(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_STATIC);
}

/// Binds bytes that SQLite copies before this returns.
static inline int csqlite_bind_blob_copied(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}
