#pragma once

#include <nghttp2/nghttp2.h>
#include <stdlib.h>
#include <sys/mman.h>

// The memory of a session (nghttp2_mem). All of it is the C library's own but for one piece: the buffer of 16 KB in which the session builds frames,
// made with it and kept as long as it lives. On pages of its own it can be given back while nothing is sent: its bytes mean nothing then.

struct cnghttp2_memory {
    void *frames;
    size_t size;
};

enum { cnghttp2_page = 4096, cnghttp2_frames = 16384 };

static inline void *cnghttp2_malloc(size_t size, void *user_data) {
    struct cnghttp2_memory *memory = (struct cnghttp2_memory *)user_data;
    if (size < cnghttp2_frames || size > 2 * cnghttp2_frames || memory->frames) return malloc(size);
    size_t whole = (size + cnghttp2_page - 1) / cnghttp2_page * cnghttp2_page;
    if (posix_memalign(&memory->frames, cnghttp2_page, whole) != 0) return memory->frames = NULL;
    memory->size = whole;
    return memory->frames;
}

static inline void cnghttp2_free(void *bytes, void *user_data) {
    struct cnghttp2_memory *memory = (struct cnghttp2_memory *)user_data;
    if (bytes && bytes == memory->frames) memory->frames = NULL;
    free(bytes);
}

static inline void *cnghttp2_calloc(size_t count, size_t size, void *user_data) {
    (void)user_data;
    return calloc(count, size);
}

static inline void *cnghttp2_realloc(void *bytes, size_t size, void *user_data) {
    struct cnghttp2_memory *memory = (struct cnghttp2_memory *)user_data;
    // How the library makes its buffers.
    if (!bytes) return cnghttp2_malloc(size, user_data);
    void *moved = realloc(bytes, size);
    if (moved && bytes == memory->frames) memory->frames = NULL;
    return moved;
}

/// nghttp2_session_server_new3 or nghttp2_session_client_new3; `memory`, all zeros, must outlive the session.
static inline int cnghttp2_session_new(
    nghttp2_session **session, int is_server, const nghttp2_session_callbacks *callbacks, const nghttp2_option *option,
    struct cnghttp2_memory *memory) {
    // The library copies it.
    nghttp2_mem functions = {memory, cnghttp2_malloc, cnghttp2_free, cnghttp2_calloc, cnghttp2_realloc};
    return is_server ? nghttp2_session_server_new3(session, callbacks, NULL, option, &functions)
                     : nghttp2_session_client_new3(session, callbacks, NULL, option, &functions);
}

/// Gives the frame buffer's pages back to the system; they come again, as zeros, when they are written. Only while no frame is being built.
static inline void cnghttp2_memory_rest(struct cnghttp2_memory *memory) {
    if (memory->frames) madvise(memory->frames, memory->size, MADV_DONTNEED);
}
