// load PORT KIND CONNECTIONS DEPTH SECONDS: the one load generator for every server that is measured; one thread.
//
// KIND is unary (each connection keeps DEPTH calls under way), stream (one stream per connection, DEPTH messages under way, each in its own
// frame), batched (the same, messages that are due share a frame), or idle (a stream per connection, one message each, then silence until
// standard input ends; says `ready` on standard error). Messages are 60 bytes in a protobuf field, echoed. Prints `name value` lines.
#include "../../Attack/wire.h"

#include <math.h>
#include <sys/epoll.h>
#include <sys/resource.h>

enum { MESSAGE = 5 + 2 + 60, SLOTS = 1024, PER_ADDRESS = 1000, BUCKETS = 200000 };

enum kind { UNARY, STREAM, BATCHED, IDLE };

struct client {
    int fd, is_closed;
    uint32_t stream;
    long window, stream_window, due;
    uint64_t received;
    double since[SLOTS];
    uint32_t asked, answered;
    // Bytes of replies that belong to no whole message yet.
    uint32_t partial;
    uint8_t *in;
    size_t filled;
    uint8_t *out;
    size_t waiting, room;
};

static enum kind kind;
static int port, depth;
static struct client *clients;
static uint64_t messages, bytes, failed;
static uint32_t histogram[BUCKETS + 1];
static int counting;
static long initial_window = 65535;

static void fail(struct client *c, const char *why) {
    if (!c->is_closed) failed++;
    if (failed < 5) fprintf(stderr, "load: %s\n", why);
    c->is_closed = 1;
}

static uint8_t *reserve(struct client *c, size_t count) {
    if (c->waiting + count > c->room) {
        c->room = 2 * (c->waiting + count);
        c->out = realloc(c->out, c->room);
    }
    return c->out + c->waiting;
}

static void flush(struct client *c) {
    while (c->waiting && !c->is_closed) {
        ssize_t sent = write(c->fd, c->out, c->waiting);
        if (sent < 0 && errno == EAGAIN) {
            struct pollfd p = {c->fd, POLLOUT, 0};
            poll(&p, 1, 100);
        } else if (sent < 0) {
            return fail(c, "the server hung up");
        } else {
            memmove(c->out, c->out + sent, c->waiting - sent);
            c->waiting -= sent;
        }
    }
}

static void open_head(struct client *c, const char *path) {
    uint8_t *start = reserve(c, 256), *p = start + 9;
    p = c->asked == 0 ? put_request(p, 0x40, path) : put_known_request(p);
    put_head(start, p - start - 9, HEADERS, END_HEADERS, c->stream);
    c->waiting += p - start;
}

static uint8_t *put_message(uint8_t *p) {
    p = put_bytes(p, "\0\0\0\0\x3e\x0a\x3c", 7);
    memset(p, 'm', 60);
    return p + 60;
}

static void ask_unary(struct client *c) {
    open_head(c, "/bench.Echo/Unary");
    uint8_t *start = reserve(c, 128), *p = put_message(put_head(start, MESSAGE, DATA, END_STREAM, c->stream));
    c->waiting += p - start;
    c->since[(c->stream >> 1) % SLOTS] = now();
    c->window -= MESSAGE;
    c->asked++;
    c->stream += 2;
    c->due--;
}

static void ask_stream(struct client *c) {
    long count = c->due, room = (c->window < c->stream_window ? c->window : c->stream_window) / MESSAGE;
    if (count > room) count = room;
    if (count <= 0) return;
    if (c->asked == 0) open_head(c, "/bench.Echo/Stream");
    uint8_t *start = reserve(c, (MESSAGE + 9) * count), *p = start;
    double time = now();
    for (long n = 0; n < count; n++) {
        if (kind != BATCHED || n % 200 == 0) {
            long share = kind == BATCHED ? (count - n < 200 ? count - n : 200) : 1;
            p = put_head(p, MESSAGE * share, DATA, 0, 1);
        }
        p = put_message(p);
        c->since[c->asked++ % SLOTS] = time;
    }
    c->waiting += p - start;
    c->window -= MESSAGE * count;
    c->stream_window -= MESSAGE * count;
    c->due -= count;
}

static void ask(struct client *c) {
    if (kind != UNARY) ask_stream(c);
    else while (c->due > 0 && c->window >= MESSAGE) ask_unary(c);
}

static void note(double since) {
    messages++;
    if (!counting) return;
    double micros = (now() - since) * 1e6;
    histogram[micros < BUCKETS ? (int)micros : BUCKETS]++;
}

static void took_body(struct client *c, uint32_t length) {
    bytes += length;
    c->received += length;
    if (c->received > 1u << 30) {
        uint8_t *start = reserve(c, 32), *p = put_number_frame(start, WINDOW_UPDATE, 0, c->received);
        if (kind != UNARY) p = put_number_frame(p, WINDOW_UPDATE, 1, c->received);
        c->waiting += p - start;
        c->received = 0;
    }
    if (kind == UNARY) return;
    c->partial += length;
    for (; c->partial >= MESSAGE; c->partial -= MESSAGE) {
        note(c->since[c->answered++ % SLOTS]);
        if (kind != IDLE) c->due++;
    }
}

static void took_settings(struct client *c, const uint8_t *p, uint32_t length) {
    for (uint32_t at = 0; at + 6 <= length; at += 6) {
        if (p[at] == 0 && p[at + 1] == 4) {
            initial_window = (long)p[at + 2] << 24 | p[at + 3] << 16 | p[at + 4] << 8 | p[at + 5];
            c->stream_window += initial_window - 65535;
        }
    }
    put_head(reserve(c, 16), 0, SETTINGS, ACK, 0);
    c->waiting += 9;
}

static void take(struct client *c, const uint8_t *frame, uint32_t length) {
    uint8_t type = frame[3], flags = frame[4];
    uint32_t stream = (frame[5] & 0x7fu) << 24 | frame[6] << 16 | frame[7] << 8 | frame[8];
    const uint8_t *p = frame + 9;
    if (type == DATA) took_body(c, length);
    else if (type == SETTINGS && !(flags & ACK)) took_settings(c, p, length);
    else if (type == PING && !(flags & ACK)) put_frame(reserve(c, 32), PING, ACK, 0, p, 8), c->waiting += 17;
    else if (type == WINDOW_UPDATE) *(stream ? &c->stream_window : &c->window) += (long)p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
    else if (type == GOAWAY) return fail(c, "GOAWAY");
    else if (type == RST_STREAM && p[3] != 0) return fail(c, "RST_STREAM");
    if ((type == DATA || type == HEADERS) && flags & END_STREAM) {
        if (kind != UNARY) return fail(c, "the stream ended");
        note(c->since[(stream >> 1) % SLOTS]);
        c->due++;
    }
}

static void hear(struct client *c) {
    ssize_t got = read(c->fd, c->in + c->filled, 65536 - c->filled);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) return fail(c, "the server hung up");
    c->filled += got;
    size_t at = 0;
    while (c->filled - at >= 9 && !c->is_closed) {
        uint32_t length = c->in[at] << 16 | c->in[at + 1] << 8 | c->in[at + 2];
        if (c->filled - at < 9 + length) break;
        take(c, c->in + at, length);
        at += 9 + length;
    }
    memmove(c->in, c->in + at, c->filled - at);
    c->filled -= at;
    ask(c);
    flush(c);
}

static int begin(struct client *c, int number, int poller) {
    char address[32];
    snprintf(address, sizeof address, "127.0.1.%d", 1 + number / PER_ADDRESS);
    c->fd = dial(address, port, 0);
    if (c->fd < 0) return perror("load: connect"), -1;
    c->in = malloc(65536);
    c->stream = 1;
    c->window = 65535;
    c->stream_window = initial_window = 65535;
    c->due = depth;
    uint8_t *start = reserve(c, 128), *p = put_bytes(start, PREFACE, 24);
    p = put32(put_bytes(put_head(p, 6, SETTINGS, 0, 0), "\0\4", 2), 0x7fffffff);
    p = put_number_frame(p, WINDOW_UPDATE, 0, 0x7fffffff - 65535);
    c->waiting += p - start;
    ask(c);
    flush(c);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    return epoll_ctl(poller, EPOLL_CTL_ADD, c->fd, &event);
}

static void turn(int poller, int patience) {
    struct epoll_event events[256];
    int count = epoll_wait(poller, events, 256, patience);
    for (int n = 0; n < count; n++) {
        struct client *c = events[n].data.ptr;
        if (!c->is_closed) hear(c);
        else epoll_ctl(poller, EPOLL_CTL_DEL, c->fd, NULL);
    }
}

static double quantile(double share) {
    uint64_t all = 0, seen = 0;
    for (int n = 0; n <= BUCKETS; n++) all += histogram[n];
    for (int n = 0; n <= BUCKETS; n++)
        if ((seen += histogram[n]) >= share * all) return n;
    return BUCKETS;
}

int main(int count, char **arguments) {
    if (count != 6) return fprintf(stderr, "usage: load PORT unary|stream|batched|idle CONNECTIONS DEPTH SECONDS\n"), 64;
    signal(SIGPIPE, SIG_IGN);
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    const char *kinds[] = {"unary", "stream", "batched", "idle"};
    while (kind <= IDLE && strcmp(kinds[kind], arguments[2])) kind++;
    if (kind > IDLE) return fprintf(stderr, "load: no kind %s\n", arguments[2]), 64;
    port = atoi(arguments[1]), depth = kind == IDLE ? 1 : atoi(arguments[4]);
    if (depth > SLOTS / 2) return fprintf(stderr, "load: at most %d under way\n", SLOTS / 2), 64;
    int size = atoi(arguments[3]), poller = epoll_create1(0);
    double seconds = atof(arguments[5]);
    clients = calloc(size, sizeof *clients);
    for (int n = 0; n < size; n++) {
        if (begin(&clients[n], n, poller)) return 1;
        if (n % 20 == 0) turn(poller, 0);
    }
    if (kind == IDLE) {
        while (messages < (uint64_t)size && failed == 0) turn(poller, 100);
        fprintf(stderr, "ready\n");
        for (struct pollfd input = {0, POLLIN, 0}; poll(&input, 1, 0) == 0;) turn(poller, 50);
        printf("connections %d\nfailed %lu\n", size, failed);
        return failed > 0;
    }
    double warm = now() + 0.2 * seconds;
    while (now() < warm) turn(poller, 10);
    uint64_t before = messages;
    double start = now(), end = start + seconds;
    counting = 1;
    printf("start\n");
    fflush(stdout);
    while (now() < end) turn(poller, 10);
    double time = now() - start;
    printf("end\nmessages %lu\nper_second %.0f\np50_us %.0f\np99_us %.0f\nfailed %lu\n", messages - before, (messages - before) / time,
           quantile(0.5), quantile(0.99), failed);
    // Calls that failed have no body: then bytes are missing, more than those under way can explain.
    int is_short = fabs((double)bytes / MESSAGE - (double)messages) > (double)size * depth;
    if (is_short) fprintf(stderr, "load: the replies hold %.0f messages instead of %lu\n", (double)bytes / MESSAGE, messages);
    return failed > 0 || is_short || messages == before;
}
