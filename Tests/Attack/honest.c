// honest PORT UNARY STREAMS WINDOW: clients that behave, each with one message under way at a time, for as long as standard input is open.
//
// UNARY connections make calls; STREAMS connections keep one stream, send a message when the last was answered, give window back for each answer
// and measure with a PING now and then, as grpc's own clients do. Every WINDOW seconds prints `end calls p50 p99 worst failed`, microseconds.
#include "wire.h"

#define MOST 64
#define SAMPLES 400000

struct client {
    int fd, is_stream, waits_for_ping;
    uint32_t stream;
    uint64_t turns;
    double asked;
    uint8_t in[65536];
    size_t filled;
};

static struct client clients[MOST];
static double samples[SAMPLES];
static int sample_count, failed, port;

static void hang_up(struct client *c) {
    if (c->fd >= 0) close(c->fd);
    c->fd = -1;
    failed++;
}

static void say(struct client *c, const uint8_t *bytes, size_t count) {
    if (c->fd >= 0 && write(c->fd, bytes, count) != (ssize_t)count) hang_up(c);
}

static void ask(struct client *c) {
    static uint8_t out[512];
    uint8_t *p = out;
    c->asked = now();
    c->turns++;
    if (!c->is_stream) {
        uint8_t *start = p;
        p = c->turns == 1 ? put_request(p + 9, 0x40, "/grpc.testing.TestService/EmptyCall") : put_known_request(p + 9);
        put_head(start, p - start - 9, HEADERS, END_HEADERS, c->stream);
        p = put_frame(p, DATA, END_STREAM, c->stream, "\0\0\0\0\0", 5);
    } else {
        if (c->turns == 1) {
            uint8_t *start = p;
            p = put_request(p + 9, 0x40, "/grpc.testing.TestService/FullDuplexCall");
            put_head(start, p - start - 9, HEADERS, END_HEADERS, c->stream);
        }
        // StreamingOutputCallRequest { response_parameters { size: 60 } payload { 40 bytes } }
        uint8_t message[53] = {0, 0, 0, 0, 48, 0x12, 2, 8, 60, 0x1a, 42, 0x12, 40};
        p = put_frame(p, DATA, 0, c->stream, message, sizeof message);
        if (c->turns % 1000 == 0 && !c->waits_for_ping) p = put_frame(p, PING, 0, 0, "bdpprobe", 8), c->waits_for_ping = 1;
    }
    say(c, out, p - out);
}

static void dial_in(struct client *c) {
    static uint8_t out[128];
    c->fd = dial("127.0.0.1", port, 0);
    c->filled = c->turns = c->waits_for_ping = 0;
    c->stream = 1;
    if (c->fd < 0) {
        failed++;
        return;
    }
    uint8_t *p = put_bytes(out, PREFACE, 24);
    p = put_head(p, 0, SETTINGS, 0, 0);
    say(c, out, p - out);
    ask(c);
}

static void answered(struct client *c) {
    static uint8_t out[64];
    if (sample_count < SAMPLES) samples[sample_count++] = (now() - c->asked) * 1e6;
    if (!c->is_stream) {
        c->stream += 2;
        if (c->turns % 1000 == 0) say(c, out, put_number_frame(out, WINDOW_UPDATE, 0, 5000) - out);
        if (c->stream > 0x70000000) {
            close(c->fd);
            dial_in(c);
            return;
        }
    }
    ask(c);
}

static void take(struct client *c, const uint8_t *frame, uint32_t length) {
    static uint8_t out[64];
    uint8_t type = frame[3], flags = frame[4];
    uint32_t stream = (frame[5] & 0x7fu) << 24 | frame[6] << 16 | frame[7] << 8 | frame[8];
    if (type == SETTINGS && !(flags & ACK)) say(c, out, put_head(out, 0, SETTINGS, ACK, 0) - out);
    else if (type == PING && (flags & ACK)) c->waits_for_ping = 0;
    else if (type == PING) say(c, out, put_frame(out, PING, ACK, 0, frame + 9, 8) - out);
    else if (type == GOAWAY || (type == RST_STREAM && stream == c->stream)) hang_up(c);
    else if (stream == c->stream && c->is_stream && type == DATA) {
        uint8_t *p = put_number_frame(out, WINDOW_UPDATE, 0, length);
        p = put_number_frame(p, WINDOW_UPDATE, stream, length);
        say(c, out, p - out);
        answered(c);
    } else if (stream == c->stream && (flags & END_STREAM) && (type == DATA || type == HEADERS)) {
        if (c->is_stream) hang_up(c);
        else answered(c);
    }
}

static void hear(struct client *c) {
    ssize_t got = read(c->fd, c->in + c->filled, sizeof c->in - c->filled);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) return hang_up(c);
    c->filled += got;
    size_t at = 0;
    while (c->fd >= 0 && c->filled - at >= 9) {
        const uint8_t *frame = c->in + at;
        uint32_t length = frame[0] << 16 | frame[1] << 8 | frame[2];
        if (c->filled - at < 9 + length) break;
        take(c, frame, length);
        at += 9 + length;
    }
    if (c->fd < 0 || at > c->filled) return;
    memmove(c->in, c->in + at, c->filled - at);
    c->filled -= at;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

int main(int count, char **arguments) {
    if (count != 5) return fprintf(stderr, "usage: honest PORT UNARY STREAMS WINDOW\n"), 64;
    signal(SIGPIPE, SIG_IGN);
    port = atoi(arguments[1]);
    int unary = atoi(arguments[2]), all = unary + atoi(arguments[3]);
    double window = atof(arguments[4]), end = now() + window;
    if (all > MOST - 1) return fprintf(stderr, "honest: at most %d clients\n", MOST - 1), 64;
    for (int n = 0; n < all; n++) {
        clients[n].is_stream = n >= unary;
        dial_in(&clients[n]);
    }
    while (1) {
        struct pollfd waiting[MOST];
        for (int n = 0; n < all; n++) {
            if (clients[n].fd < 0) dial_in(&clients[n]);
            waiting[n] = (struct pollfd){clients[n].fd, POLLIN, 0};
        }
        waiting[all] = (struct pollfd){0, POLLIN, 0};
        poll(waiting, all + 1, 50);
        if (waiting[all].revents) return 0;
        for (int n = 0; n < all; n++)
            if (waiting[n].revents && clients[n].fd >= 0) hear(&clients[n]);
        if (now() < end) continue;
        // A question without an answer counts with the time it has waited so far.
        for (int n = 0; n < all; n++)
            if (now() - clients[n].asked > window && sample_count < SAMPLES) samples[sample_count++] = (now() - clients[n].asked) * 1e6;
        qsort(samples, sample_count, sizeof *samples, by_size);
        if (sample_count)
            printf("%.3f %d %.0f %.0f %.0f %d\n", now(), sample_count, samples[sample_count / 2], samples[sample_count * 99 / 100],
                   samples[sample_count - 1], failed);
        fflush(stdout);
        sample_count = failed = 0;
        end = now() + window;
    }
}
