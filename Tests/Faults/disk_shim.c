// Breaks a process's disk at a named call: preloaded into the real program (LD_PRELOAD), which has no hook for it.
//
//     DISK_SHIM="sync -wal 3 fail"  DISK_SHIM_ARM=/run/arm  LD_PRELOAD=./disk_shim.so  shelfwire serve ...
//
// From the moment the file of DISK_SHIM_ARM exists, the n-th call of a kind (write, sync, truncate) on a file whose name ends so is
//     kill-before   not done, and the process is killed
//     kill-after    done, and the process is killed before it knows
//     fail          refused with EIO, this one and no other
//     full          refused with ENOSPC, this one and all that follow, while the arming file exists
//     read-only     refused with EROFS, likewise, and the file system says that it is mounted read-only
//     slow          done after n milliseconds, every one
// The end of the name may be several, divided by bars: "-wal|shelfwire.db".
// What happened is written to DISK_SHIM_ARM + ".fired" as the clock's nanoseconds (CLOCK_REALTIME).

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

static char kind[16], suffix[64], action[16], arm[512], fired[544];
static long nth;
static atomic_long calls;

__attribute__((constructor)) static void read_rule(void) {
    const char *rule = getenv("DISK_SHIM"), *file = getenv("DISK_SHIM_ARM");
    if (!rule || !file) return;
    if (sscanf(rule, "%15s %63s %ld %15s", kind, suffix, &nth, action) != 4) {
        fprintf(stderr, "disk shim: '%s' is no rule\n", rule);
        _exit(99);
    }
    snprintf(arm, sizeof arm, "%s", file);
    snprintf(fired, sizeof fired, "%s.fired", file);
}

static int is_ours(int descriptor) {
    char link[64], path[1024];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t size = readlink(link, path, sizeof path - 1);
    for (const char *end = suffix; *end;) {
        size_t wanted = strcspn(end, "|");
        if (size >= (ssize_t)wanted && strncmp(path + size - wanted, end, wanted) == 0) return 1;
        end += wanted + (end[wanted] == '|');
    }
    return 0;
}

static void tell(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    char text[64];
    int size = snprintf(text, sizeof text, "%lld\n", (long long)now.tv_sec * 1000000000LL + now.tv_nsec);
    int file = open(fired, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return;
    if (write(file, text, (size_t)size) != size) unlink(fired);
    close(file);
}

enum verdict { PASS, REFUSE, KILL_AFTER };

/// What becomes of a call before it is done.
static enum verdict judge(const char *call, int descriptor) {
    if (strcmp(call, kind) != 0 || !is_ours(descriptor) || access(arm, F_OK) != 0) return PASS;
    long number = atomic_fetch_add(&calls, 1) + 1;
    if (strcmp(action, "slow") == 0) {
        struct timespec pause = {nth / 1000, nth % 1000 * 1000000};
        nanosleep(&pause, NULL);
        return PASS;
    }
    int is_full = strcmp(action, "full") == 0, is_read_only = strcmp(action, "read-only") == 0;
    if (number < nth || (number > nth && !is_full && !is_read_only)) return PASS;
    if (number == nth) tell();
    if (strcmp(action, "kill-before") == 0) kill(getpid(), SIGKILL);
    if (strcmp(action, "kill-after") == 0) return KILL_AFTER;
    errno = is_full ? ENOSPC : is_read_only ? EROFS : EIO;
    return REFUSE;
}

#define SHIM(call, answer, name, declared, given)                                                                                \
    answer name declared {                                                                                                     \
        static answer(*real) declared;                                                                                         \
        if (!real) real = (answer(*) declared)dlsym(RTLD_NEXT, #name);                                                          \
        enum verdict verdict = judge(call, file);                                                                              \
        if (verdict == REFUSE) return -1;                                                                                      \
        answer result = real given;                                                                                            \
        if (verdict == KILL_AFTER) kill(getpid(), SIGKILL);                                                                     \
        return result;                                                                                                         \
    }

SHIM("write", ssize_t, pwrite64, (int file, const void *bytes, size_t count, off64_t offset), (file, bytes, count, offset))
SHIM("write", ssize_t, pwrite, (int file, const void *bytes, size_t count, off_t offset), (file, bytes, count, offset))
SHIM("truncate", int, ftruncate64, (int file, off64_t size), (file, size))
SHIM("sync", int, fdatasync, (int file), (file))
SHIM("sync", int, fsync, (int file), (file))

/// What Linux says of a file system that it has made read-only.
int statvfs64(const char *path, struct statvfs64 *system) {
    static int (*real)(const char *, struct statvfs64 *);
    if (!real) real = (int (*)(const char *, struct statvfs64 *))dlsym(RTLD_NEXT, "statvfs64");
    int result = real(path, system);
    if (result == 0 && strcmp(action, "read-only") == 0 && access(arm, F_OK) == 0) system->f_flag |= ST_RDONLY;
    return result;
}

int statvfs(const char *path, struct statvfs *system) {
    static int (*real)(const char *, struct statvfs *);
    if (!real) real = (int (*)(const char *, struct statvfs *))dlsym(RTLD_NEXT, "statvfs");
    int result = real(path, system);
    if (result == 0 && strcmp(action, "read-only") == 0 && access(arm, F_OK) == 0) system->f_flag |= ST_RDONLY;
    return result;
}
