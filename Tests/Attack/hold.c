// hold PORT ATTACK SECONDS COUNT: one attacker with COUNT connections that costs the server memory or patience, not bandwidth.
//
// Prints figures, one `name value` per line: connections that were made, refused by connect, cut, answered (the server ended their calls),
// and the ages of those that were cut in milliseconds.
#include "wire.h"

// What a server says to open a connection is less; a status for each of a hundred calls is more.
enum { ANSWERS = 2000 };

struct held {
    int fd;
    double since, ended;
    uint32_t step;
    size_t got;
    double next;
};

struct hold {
    const char *name;
    // What is sent at once.
    uint8_t *(*open)(uint8_t *);
    // What follows every `period` seconds, or NULL.
    uint8_t *(*drip)(struct held *, uint8_t *);
    double period;
    // 0: reads nothing; else so many bytes at a time.
    int reads;
};

static uint8_t *hello(uint8_t *p, uint32_t window, int acknowledges) {
    p = put_bytes(p, PREFACE, 24);
    uint8_t *payload = put_head(p, 6, SETTINGS, 0, 0);
    p = put32(put_bytes(payload, "\0\4", 2), window);
    return acknowledges ? put_head(p, 0, SETTINGS, ACK, 0) : p;
}

static uint8_t *request(uint8_t *p, uint32_t stream, const char *path, uint8_t flags) {
    uint8_t *start = p;
    p = put_request(p + 9, 0x00, path);
    put_head(start, p - start - 9, HEADERS, flags, stream);
    return p;
}

static uint8_t *nothing(uint8_t *p) { return p; }

static uint8_t *preface_drip(struct held *h, uint8_t *p) {
    *p = PREFACE[h->step++ % 24];
    return p + 1;
}

static uint8_t *half_headers(uint8_t *p) { return request(hello(p, 65535, 1), 1, "/grpc.testing.TestService/EmptyCall", END_STREAM); }

// A byte of a CONTINUATION that is announced as 8 kB.
static uint8_t *headers_drip(struct held *h, uint8_t *p) {
    if (h->step++ == 0) return put_head(p, 8000, CONTINUATION, 0, 1);
    *p = 0x82;
    return p + 1;
}

static uint8_t *half_request(uint8_t *p) {
    p = hello(p, 65535, 1);
    for (uint32_t stream = 1; stream < 200; stream += 2) {
        p = request(p, stream, "/grpc.testing.TestService/UnaryCall", END_HEADERS);
        p = put_frame(p, DATA, 0, stream, "\0\0\x3f\xff\xff\x1a", 6);
    }
    return p;
}

static uint8_t *request_drip(struct held *h, uint8_t *p) {
    return put_frame(p, DATA, 0, 1 + 2 * (h->step++ % 100), "\0", 1);
}

// Replies of 1 MB on every stream.
static uint8_t *ask_much(uint8_t *p) {
    for (uint32_t stream = 1; stream < 200; stream += 2) {
        p = request(p, stream, "/grpc.testing.TestService/UnaryCall", END_HEADERS);
        p = put_frame(p, DATA, END_STREAM, stream, "\0\0\0\0\4\x10\x80\x80\x40", 9);
    }
    return p;
}

static uint8_t *zero_window_open(uint8_t *p) { return ask_much(hello(p, 0, 1)); }
static uint8_t *slow_reader_open(uint8_t *p) {
    return ask_much(put_number_frame(hello(p, 0x7fffffff, 1), WINDOW_UPDATE, 0, 0x7fff0000));
}

static uint8_t *window_drip(struct held *h, uint8_t *p) {
    return put_number_frame(p, WINDOW_UPDATE, 1 + 2 * (h->step++ % 100), 1);
}

static uint8_t *no_acknowledgement(uint8_t *p) { return request(hello(p, 65535, 0), 1, "/grpc.testing.TestService/FullDuplexCall", END_HEADERS); }
static uint8_t *idle_open(uint8_t *p) { return hello(p, 65535, 1); }
static uint8_t *stream_open(uint8_t *p) { return request(hello(p, 65535, 1), 1, "/grpc.testing.TestService/FullDuplexCall", END_HEADERS); }

static const struct hold holds[] = {
    {"half_open", nothing, NULL, 0, 4096},          {"slow_preface", nothing, preface_drip, 0.5, 4096},
    {"slow_headers", half_headers, headers_drip, 0.5, 4096}, {"slow_request", half_request, request_drip, 0.2, 4096},
    {"zero_window", zero_window_open, NULL, 0, 4096},  {"window_drip", zero_window_open, window_drip, 0.2, 4096},
    {"slow_reader", slow_reader_open, NULL, 0.5, 1}, {"settings_unacknowledged", no_acknowledgement, NULL, 0, 4096},
    {"many_connections", idle_open, NULL, 0, 4096},  {"many_streams", stream_open, NULL, 0, 4096},
};

static int send_all(int fd, const uint8_t *bytes, size_t count) {
    for (size_t at = 0; at < count;) {
        ssize_t sent = write(fd, bytes + at, count - at);
        if (sent > 0) at += sent;
        else if (errno == EAGAIN) {
            struct pollfd waiting = {fd, POLLOUT, 0};
            if (poll(&waiting, 1, 200) <= 0) return 0;
        } else return -1;
    }
    return 0;
}

int main(int count, char **arguments) {
    if (count == 2 && !strcmp(arguments[1], "list")) {
        for (size_t n = 0; n < sizeof holds / sizeof *holds; n++) puts(holds[n].name);
        return 0;
    }
    if (count != 5) return fprintf(stderr, "usage: hold PORT ATTACK SECONDS COUNT\n"), 64;
    signal(SIGPIPE, SIG_IGN);
    const struct hold *attack = NULL;
    for (size_t n = 0; n < sizeof holds / sizeof *holds; n++)
        if (!strcmp(holds[n].name, arguments[2])) attack = &holds[n];
    if (!attack) return fprintf(stderr, "hold: no attack %s\n", arguments[2]), 64;
    int port = atoi(arguments[1]), size = atoi(arguments[4]), made = 0, refused = 0, cut = 0;
    double end = now() + atof(arguments[3]), least = 1e12, most = 0;
    struct held *all = calloc(size, sizeof *all);
    struct pollfd *waiting = calloc(size, sizeof *waiting);
    static uint8_t buffer[65536];
    for (int n = 0; n < size && now() < end; n++) {
        all[n].fd = dial("127.0.0.2", port, 0);
        waiting[n] = (struct pollfd){all[n].fd, POLLIN, 0};
        if (all[n].fd < 0) {
            refused++;
            continue;
        }
        all[n].since = now();
        made++;
        if (attack->reads == 1) {
            int little = 4096;
            setsockopt(all[n].fd, SOL_SOCKET, SO_RCVBUF, &little, sizeof little);
        }
        send_all(all[n].fd, buffer, attack->open(buffer) - buffer);
    }
    while (now() < end) {
        poll(waiting, size, attack->reads == 1 ? 0 : 50);
        if (attack->reads == 1) usleep(50000);
        double time = now();
        for (int n = 0; n < size; n++) {
            struct held *h = &all[n];
            if (waiting[n].fd < 0) continue;
            int dead = waiting[n].revents & (POLLERR | POLLHUP);
            if (!dead && waiting[n].revents & POLLIN && (attack->reads > 1 || time >= h->next)) {
                ssize_t got = read(h->fd, buffer, attack->reads);
                dead = got == 0 || (got < 0 && errno != EAGAIN);
                if (got > 0) h->got += got;
                if (attack->reads == 1) h->next = time + attack->period;
            }
            if (!dead && attack->drip && time >= h->next) {
                h->next = time + attack->period;
                dead = send_all(h->fd, buffer, attack->drip(h, buffer) - buffer) < 0;
            }
            if (!dead) continue;
            double age = (time - h->since) * 1000;
            close(h->fd);
            waiting[n].fd = -1;
            cut++;
            if (age < least) least = age;
            if (age > most) most = age;
        }
    }
    int answered = 0;
    for (int n = 0; n < size; n++) answered += all[n].got >= ANSWERS;
    printf("connections %d\nrefused %d\ncut %d\nheld %d\nanswered %d\nfirst_cut_ms %.0f\nlast_cut_ms %.0f\n", made, refused, cut, made - cut,
           answered, cut ? least : 0, most);
    return 0;
}
