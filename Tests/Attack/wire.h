// HTTP/2 frames for the attackers and the honest clients: written into buffers as fast as memory allows. Nothing is checked.
#pragma once

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION };
enum { END_STREAM = 1, ACK = 1, END_HEADERS = 4, PADDED = 8 };

static const char PREFACE[] = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

static inline double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static inline uint8_t *put32(uint8_t *p, uint32_t value) {
    p[0] = value >> 24, p[1] = value >> 16, p[2] = value >> 8, p[3] = value;
    return p + 4;
}

static inline uint8_t *put_head(uint8_t *p, uint32_t length, uint8_t type, uint8_t flags, uint32_t stream) {
    p[0] = length >> 16, p[1] = length >> 8, p[2] = length, p[3] = type, p[4] = flags;
    return put32(p + 5, stream);
}

static inline uint8_t *put_bytes(uint8_t *p, const void *bytes, size_t count) {
    memcpy(p, bytes, count);
    return p + count;
}

static inline uint8_t *put_frame(uint8_t *p, uint8_t type, uint8_t flags, uint32_t stream, const void *bytes, size_t count) {
    return put_bytes(put_head(p, count, type, flags, stream), bytes, count);
}

static inline uint8_t *put_number_frame(uint8_t *p, uint8_t type, uint32_t stream, uint32_t number) {
    return put32(put_head(p, 4, type, 0, stream), number);
}

// A string literal without Huffman code (RFC 7541, 5.2), up to 126 bytes.
static inline uint8_t *put_text(uint8_t *p, const char *text) {
    size_t count = strlen(text);
    *p++ = count;
    return put_bytes(p, text, count);
}

// A literal with a new name, `form` 0x40 indexed or 0x00 not.
static inline uint8_t *put_field(uint8_t *p, uint8_t form, const char *name, const char *value) {
    *p++ = form;
    return put_text(put_text(p, name), value);
}

// A request's head. `form` 0x40 puts path, authority, type and te into the table, so that `put_known_request` can follow.
static inline uint8_t *put_request(uint8_t *p, uint8_t form, const char *path) {
    *p++ = 0x83;
    *p++ = 0x86;
    *p++ = form | 4;
    p = put_text(p, path);
    *p++ = form | 1;
    p = put_text(p, "attack.test");
    p = put_field(p, form, "content-type", "application/grpc");
    return put_field(p, form, "te", "trailers");
}

static inline uint8_t *put_known_request(uint8_t *p) { return put_bytes(p, "\x83\x86\xc1\xc0\xbf\xbe", 6); }

static inline int dial(const char *source, int port, int blocking) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0) return -1;
    int one = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    // Closing resets, so that fast reconnecting does not run out of ports.
    struct linger linger = {1, 0};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
    struct sockaddr_in from = {.sin_family = AF_INET}, to = {.sin_family = AF_INET, .sin_port = htons(port)};
    inet_pton(AF_INET, source, &from.sin_addr);
    inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    if (bind(fd, (struct sockaddr *)&from, sizeof from) || connect(fd, (struct sockaddr *)&to, sizeof to)) {
        close(fd);
        return -1;
    }
    if (!blocking) fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
    return fd;
}
