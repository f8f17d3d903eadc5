// The journal: one row for everything that was said, in the order the books took it, each row sealed with the hash of the
// one before it. Its sequence is the only order there is.

import Crypto
import Storage

/// Appends rows within one transaction body. Reads the head once and carries it, so that a batch costs one read.
struct Journal {
    private(set) var head: Head

    struct Head: Hashable, Sendable {
        var sequence: Int64
        var hash: [UInt8]

        /// Before the first row.
        static let start = Head(sequence: 0, hash: [UInt8](repeating: 0, count: 32))
    }

    init(_ transaction: borrowing Transaction) throws {
        head = try Self.head(transaction)
    }

    /// The last row's sequence and hash.
    static func head(_ source: borrowing some Reading & ~Copyable) throws -> Head {
        try source.first(headStatement) { row in Head(sequence: row.int(0), hash: row.blob(1)) } ?? .start
    }

    var nextSequence: Int64 { head.sequence + 1 }

    /// Writes `draft` as the next row. Its postings must have been written under the same sequence.
    mutating func append(
        _ draft: JournalDraft, verdict: Verdict, reply: [UInt8], in transaction: borrowing Transaction
    ) throws {
        precondition(draft.sequence == nextSequence, "a draft is appended in the turn it was drawn")
        let hash = Seal.hash(draft, verdict: verdict, reply: reply, after: head.hash)
        try transaction.run(
            Self.insert, draft.sequence, draft.origin.terminal, draft.origin.epoch, draft.origin.sequence,
            draft.kind.rawValue, draft.actor?.rawValue ?? 0, draft.session?.rawValue ?? 0, draft.store?.rawValue ?? 0,
            draft.document?.rawValue ?? 0, draft.captured.milliseconds, draft.occurred.milliseconds,
            draft.received.milliseconds, draft.businessDate, draft.payload, draft.requestHash, verdict.rawValue, reply,
            draft.corrects, head.hash, hash)
        head = Head(sequence: draft.sequence, hash: hash)
    }

    private static let headStatement = SQL("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1")
    private static let insert = SQL(
        """
        INSERT INTO journal (sequence, origin, epoch, origin_sequence, kind, actor, session, store, document, captured_ms,
            occurred_ms, received_ms, business_date, payload, request_hash, verdict, reply, corrects, prev_hash, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        """)
}

/// The seal of a row: SHA-256 over the hash before it, every column, and every posting, each in a fixed layout.
enum Seal {
    static func hash(_ draft: JournalDraft, verdict: Verdict, reply: [UInt8], after previous: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256 + draft.payload.count + reply.count + draft.postings.count * 56)
        bytes += previous
        for number in [
            draft.sequence, draft.origin.terminal, draft.origin.epoch, draft.origin.sequence, draft.kind.rawValue,
            draft.actor?.rawValue ?? 0, draft.session?.rawValue ?? 0, draft.store?.rawValue ?? 0,
            draft.document?.rawValue ?? 0, draft.captured.milliseconds, draft.occurred.milliseconds,
            draft.received.milliseconds, verdict.rawValue, draft.corrects,
        ] {
            append(number, to: &bytes)
        }
        append(Array(draft.businessDate.utf8), to: &bytes)
        append(draft.payload, to: &bytes)
        append(draft.requestHash, to: &bytes)
        append(reply, to: &bytes)
        append(Int64(draft.postings.count), to: &bytes)
        for posting in draft.postings {
            append(posting.bucket.product.rawValue, to: &bytes)
            append(posting.bucket.lotNumber, to: &bytes)
            append(posting.bucket.location.rawValue, to: &bytes)
            append(posting.bucket.condition.rawValue, to: &bytes)
            append(posting.quantity.units, to: &bytes)
            append(posting.value.e4, to: &bytes)
            append((posting.occurred ?? draft.occurred).milliseconds, to: &bytes)
        }
        return Array(SHA256.hash(data: bytes))
    }

    private static func append(_ number: Int64, to bytes: inout [UInt8]) {
        var rest = UInt64(bitPattern: number)
        for _ in 0..<8 {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    private static func append(_ text: [UInt8], to bytes: inout [UInt8]) {
        append(Int64(text.count), to: &bytes)
        bytes += text
    }
}
