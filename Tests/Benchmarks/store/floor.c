/* The floor under the stream of scans: the rows that the server wrote for a run of counting, written again by bare C on the same
 * schema, with the fewest statements that leave the same tables behind. No network, no threads, no rules, no hashing: what each
 * row holds is read from the server's own books before the clock starts. What is left is SQLite, and the disk.
 *
 *     floor BOOKS AGAIN ENTRIES_PER_BATCH BATCHES_PER_COMMIT
 *
 * BOOKS  the server's books after the run (closed)
 * AGAIN  a copy of its books from before the run; it is written to
 *
 * Prints `name value unit`. floor.py checks that AGAIN ends with the same tables as BOOKS.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { KIND_SCAN = 1, NUMBERS = 13, CACHE_KIB = 65536, CHECKPOINT_PAGES = 4000 };

struct entry {
    int64_t number[NUMBERS]; /* sequence, origin, epoch, origin_sequence, kind, actor, session, store, document, captured, occurred, received, verdict */
    char date[11];
    unsigned char *payload, *reply;
    int payload_length, reply_length;
    unsigned char request_hash[32], previous[32], hash[32];
    int64_t gtin, product, lot, location, condition, quantity;
};

static void fail(sqlite3 *db, const char *doing)
{
    fprintf(stderr, "floor: %s: %s\n", doing, db ? sqlite3_errmsg(db) : "failed");
    exit(1);
}

static void run(sqlite3 *db, const char *text)
{
    if (sqlite3_exec(db, text, NULL, NULL, NULL) != SQLITE_OK) fail(db, text);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *text)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v3(db, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) fail(db, text);
    return statement;
}

static void finish(sqlite3 *db, sqlite3_stmt *statement)
{
    if (sqlite3_step(statement) != SQLITE_DONE) fail(db, sqlite3_sql(statement));
    sqlite3_reset(statement);
}

static int64_t little_endian(const unsigned char *bytes)
{
    uint64_t value = 0;
    for (int i = 7; i >= 0; i--) value = value << 8 | bytes[i];
    return (int64_t)value;
}

static unsigned char *copy(sqlite3_stmt *row, int column, int *length)
{
    *length = sqlite3_column_bytes(row, column);
    unsigned char *bytes = malloc((size_t)*length + 1);
    if (!bytes) fail(NULL, "memory");
    memcpy(bytes, sqlite3_column_blob(row, column), (size_t)*length);
    return bytes;
}

static void hash(sqlite3_stmt *row, int column, unsigned char into[32])
{
    if (sqlite3_column_bytes(row, column) != 32) fail(NULL, "a hash that has not 32 bytes");
    memcpy(into, sqlite3_column_blob(row, column), 32);
}

/* The entries behind `after`, as the server wrote them. The kept reply says which bucket an entry went to (Inventory, EntryRecord). */
static struct entry *read_entries(sqlite3 *db, int64_t after, int *count)
{
    sqlite3_stmt *row = prepare(db,
        "SELECT sequence, origin, epoch, origin_sequence, kind, actor, session, store, document, captured_ms, occurred_ms, received_ms,"
        " verdict, business_date, payload, request_hash, reply, prev_hash, hash FROM journal WHERE sequence > ?1 ORDER BY sequence");
    sqlite3_stmt *code = prepare(db, "SELECT gtin FROM gtin WHERE product = ?1 AND quantity = 1 LIMIT 1");
    int room = 0;
    struct entry *entries = NULL;
    *count = 0;
    sqlite3_bind_int64(row, 1, after);
    while (sqlite3_step(row) == SQLITE_ROW) {
        if (*count == room && !(entries = realloc(entries, sizeof *entries * (size_t)(room = room ? room * 2 : 4096))))
            fail(NULL, "memory");
        struct entry *entry = &entries[(*count)++];
        for (int i = 0; i < NUMBERS; i++) entry->number[i] = sqlite3_column_int64(row, i);
        if (entry->number[4] != KIND_SCAN || entry->number[12] != 1) fail(NULL, "the run holds more than accepted scans");
        snprintf(entry->date, sizeof entry->date, "%s", (const char *)sqlite3_column_text(row, 13));
        entry->payload = copy(row, 14, &entry->payload_length);
        hash(row, 15, entry->request_hash);
        entry->reply = copy(row, 16, &entry->reply_length);
        if (entry->reply_length < 49 || entry->reply[0] != 1) fail(NULL, "a kept reply of an unknown layout");
        hash(row, 17, entry->previous);
        hash(row, 18, entry->hash);
        int64_t *fields[] = { &entry->product, &entry->lot, &entry->location, &entry->condition, &entry->quantity };
        for (int i = 0; i < 5; i++) *fields[i] = little_endian(entry->reply + 1 + 8 * i);
        sqlite3_bind_int64(code, 1, entry->product);
        if (sqlite3_step(code) != SQLITE_ROW) fail(db, "a product without a code");
        entry->gtin = sqlite3_column_int64(code, 0);
        sqlite3_reset(code);
    }
    sqlite3_finalize(row);
    sqlite3_finalize(code);
    return entries;
}

struct statements {
    sqlite3_stmt *begin, *commit, *terminal, *find, *line, *count, *journal, *document, *part, *advance;
};

static struct statements prepare_all(sqlite3 *db)
{
    return (struct statements){
        .begin = prepare(db, "BEGIN IMMEDIATE"),
        .commit = prepare(db, "COMMIT"),
        .terminal = prepare(db, "SELECT applied_through FROM terminal WHERE id = ?1 AND epoch = ?2 AND revoked = 0"),
        .find = prepare(db,
            "SELECT product.id, quantity, name, unit, tracking FROM gtin JOIN product ON product.id = gtin.product WHERE gtin = ?1"),
        .line = prepare(db,
            "INSERT INTO count_line (document, pass, product, location, lot, condition, counted, first_ms, last_ms, entries, counter)"
            " VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, 1, ?8)"
            " ON CONFLICT (document, pass, product, location, lot, condition) DO UPDATE SET counted = counted + excluded.counted,"
            " first_ms = min(first_ms, excluded.first_ms), last_ms = max(last_ms, excluded.last_ms), entries = entries + 1,"
            " counter = excluded.counter"
            " RETURNING counted, entries"),
        .count = prepare(db, "UPDATE stocktake SET lines = lines + ?2 WHERE document = ?1"),
        .journal = prepare(db,
            "INSERT INTO journal (sequence, origin, epoch, origin_sequence, kind, actor, session, store, document, captured_ms,"
            " occurred_ms, received_ms, verdict, business_date, payload, request_hash, reply, corrects, prev_hash, hash)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, 0, ?18, ?19)"),
        .document = prepare(db, "UPDATE document SET version = version + ?2 WHERE id = ?1"),
        .part = prepare(db,
            "INSERT INTO document_part (document, actor, part, first_sequence) VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT (document, actor, part) DO NOTHING"),
        .advance = prepare(db, "UPDATE terminal SET applied_through = ?2, last_seen_ms = ?3 WHERE id = ?1"),
    };
}

/* One entry; answers whether its line is new. */
static int write_entry(sqlite3 *db, const struct statements *s, const struct entry *entry)
{
    sqlite3_bind_int64(s->find, 1, entry->gtin);
    if (sqlite3_step(s->find) != SQLITE_ROW || sqlite3_column_int64(s->find, 0) != entry->product) fail(db, "an unknown code");
    sqlite3_reset(s->find);
    int64_t line[] = { entry->number[8], entry->product, entry->location, entry->lot, entry->condition, entry->quantity, entry->number[10], entry->number[5] };
    for (int i = 0; i < 8; i++) sqlite3_bind_int64(s->line, i + 1, line[i]);
    if (sqlite3_step(s->line) != SQLITE_ROW) fail(db, "count_line");
    int is_new = sqlite3_column_int64(s->line, 1) == 1;
    sqlite3_reset(s->line);
    for (int i = 0; i < NUMBERS; i++) sqlite3_bind_int64(s->journal, i + 1, entry->number[i]);
    sqlite3_bind_text(s->journal, 14, entry->date, -1, SQLITE_STATIC);
    sqlite3_bind_blob(s->journal, 15, entry->payload, entry->payload_length, SQLITE_STATIC);
    sqlite3_bind_blob(s->journal, 16, entry->request_hash, 32, SQLITE_STATIC);
    sqlite3_bind_blob(s->journal, 17, entry->reply, entry->reply_length, SQLITE_STATIC);
    sqlite3_bind_blob(s->journal, 18, entry->previous, 32, SQLITE_STATIC);
    sqlite3_bind_blob(s->journal, 19, entry->hash, 32, SQLITE_STATIC);
    finish(db, s->journal);
    return is_new;
}

/* The entries of one batch: one terminal, one instant, one document. */
static void write_batch(sqlite3 *db, const struct statements *s, const struct entry *entries, int count, int part)
{
    const int64_t *first = entries[0].number, *last = entries[count - 1].number;
    sqlite3_bind_int64(s->terminal, 1, first[1]);
    sqlite3_bind_int64(s->terminal, 2, first[2]);
    if (sqlite3_step(s->terminal) != SQLITE_ROW || sqlite3_column_int64(s->terminal, 0) != first[3] - 1) fail(db, "a gap");
    sqlite3_reset(s->terminal);
    int new_lines = 0;
    for (int i = 0; i < count; i++) new_lines += write_entry(db, s, &entries[i]);
    if (new_lines) {
        sqlite3_bind_int64(s->count, 1, first[8]);
        sqlite3_bind_int64(s->count, 2, new_lines);
        finish(db, s->count);
    }
    sqlite3_bind_int64(s->document, 1, first[8]);
    sqlite3_bind_int64(s->document, 2, count);
    finish(db, s->document);
    int64_t noted[] = { first[8], first[5], part, first[0] };
    for (int i = 0; i < 4; i++) sqlite3_bind_int64(s->part, i + 1, noted[i]);
    finish(db, s->part);
    sqlite3_bind_int64(s->advance, 1, first[1]);
    sqlite3_bind_int64(s->advance, 2, last[3]);
    sqlite3_bind_int64(s->advance, 3, last[11]);
    finish(db, s->advance);
}

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int64_t one(sqlite3 *db, const char *text)
{
    sqlite3_stmt *statement = prepare(db, text);
    int64_t value = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    return value;
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static void rest(int milliseconds)
{
    struct timespec time = { .tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000L };
    while (nanosleep(&time, &time) == -1 && errno == EINTR) {}
}

int main(int count, char **words)
{
    if (count != 5 && count != 6) {
        fprintf(stderr, "usage: floor BOOKS AGAIN ENTRIES_PER_BATCH BATCHES_PER_COMMIT [PAUSE_MS]\n");
        return 64;
    }
    sqlite3 *books, *again;
    int per_batch = atoi(words[3]), per_commit = atoi(words[4]), pause = count == 6 ? atoi(words[5]) : 0, entries_count;
    if (per_batch < 1 || per_commit < 1 || pause < 0) return 64;
    if (sqlite3_open_v2(words[1], &books, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) fail(books, words[1]);
    if (sqlite3_open_v2(words[2], &again, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) fail(again, words[2]);
    char text[80];
    snprintf(text, sizeof text, "PRAGMA cache_size = -%d; PRAGMA wal_autocheckpoint = %d", CACHE_KIB, CHECKPOINT_PAGES);
    run(again, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    run(again, text);
    struct entry *entries = read_entries(books, one(again, "SELECT max(sequence) FROM journal"), &entries_count);
    int part = (int)one(books, "SELECT part FROM document_part WHERE document = (SELECT max(id) FROM document) AND part <> 1");
    struct statements s = prepare_all(again);
    if (entries_count == 0) fail(NULL, "the run holds no entry");

    double *taken = malloc(sizeof *taken * (size_t)entries_count), began = 0;
    if (!taken) fail(NULL, "no memory");
    double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    int batches = 0, commits = 0;
    for (int next = 0; next < entries_count;) {
        const struct entry *first = &entries[next];
        int end = next + 1;
        while (end < entries_count && end - next < per_batch && entries[end].number[1] == first->number[1]
            && entries[end].number[11] == first->number[11] && entries[end].number[8] == first->number[8])
            end++;
        if (batches % per_commit == 0) {
            if (pause) rest(pause);
            began = seconds(CLOCK_MONOTONIC);
            finish(again, s.begin);
        }
        write_batch(again, &s, first, end - next, part);
        if (++batches % per_commit == 0 || end == entries_count) {
            finish(again, s.commit);
            taken[commits++] = seconds(CLOCK_MONOTONIC) - began;
        }
        next = end;
    }
    wall = seconds(CLOCK_MONOTONIC) - wall;
    cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    sqlite3_stmt *all[] = { s.begin, s.commit, s.terminal, s.find, s.line, s.count, s.journal, s.document, s.part, s.advance };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) sqlite3_finalize(all[i]);
    if (sqlite3_close(again) != SQLITE_OK || sqlite3_close(books) != SQLITE_OK) fail(again, "closing");
    printf("floor_entries %d entries\n", entries_count);
    printf("floor_batches %d batches\n", batches);
    printf("floor_commits %d commits\n", commits);
    printf("floor_rate %.0f entries/s\n", entries_count / wall);
    printf("floor_cpu %.2f us/entry\n", cpu / entries_count * 1e6);
    qsort(taken, (size_t)commits, sizeof *taken, ascending);
    printf("floor_commit_p50 %.3f ms\n", taken[commits / 2] * 1e3);
    printf("floor_commit_p99 %.3f ms\n", taken[commits * 99 / 100] * 1e3);
    free(taken);
    return 0;
}
