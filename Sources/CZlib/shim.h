#pragma once

// Door to zlib for Sources/RPC/Framing/Gzip.swift. deflateInit2 and inflateInit2 are macros, which Swift does not import.

#include <zlib.h>

/// deflateInit2 for a gzip stream (16 is added to the window bits).
static inline int czlib_gzip_init(z_stream *stream, int level, int window_bits, int memory_level) {
    return deflateInit2(stream, level, Z_DEFLATED, window_bits + 16, memory_level, Z_DEFAULT_STRATEGY);
}

/// inflateInit2 for a gzip stream with a window of any size.
static inline int czlib_gunzip_init(z_stream *stream) {
    return inflateInit2(stream, MAX_WBITS + 16);
}
