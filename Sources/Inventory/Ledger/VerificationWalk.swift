// One pass over journal and postings, in order: each row against its seal and the row before it, each row's movements against each
// other; and the sums that the projections have to agree with.

import Storage

/// Reads the journal from its first row to its last. What it gathers is what the other checks compare with.
struct JournalWalk {
    let expectedHead: JournalHead?
    let progress: @Sendable (VerificationProgress) -> Void

    /// The last row was reached; false after a row that could not be read.
    private(set) var isWhole = false
    /// Postings that belong to a journal row.
    private(set) var postings = 0
    private(set) var buckets: [BucketNumbers: BucketSum] = [:]
    /// Per block of journal rows the latest instant of its postings.
    private(set) var fences: [Int64: Int64] = [:]
    /// The last entry of each terminal and epoch.
    private(set) var lastEntries: [TerminalEpoch: Int64] = [:]
    /// Rows that correct others: which, and by which.
    private(set) var corrections: [(row: Int64, kind: Int64, corrected: Int64)] = []
    /// The row that posted each document.
    private(set) var postedBy: [Int64: Int64] = [:]
    /// What rows refer to, and the first that does.
    private(set) var documents: [Int64: Int64] = [:]
    private(set) var stores: [Int64: Int64] = [:]
    private(set) var actors: [Int64: Int64] = [:]

    private var rows = 0
    private var total: Int64 = 0
    private var row = SealedRow()
    private var head = Journal.Head.start
    private var moved: [Goods: Sum] = [:]

    struct TerminalEpoch: Hashable {
        var terminal: Int64
        var epoch: Int64
    }

    private struct Goods: Hashable {
        var product: Int64
        var lot: Int64
    }

    private struct Sum {
        var quantity: Int64 = 0
        var value: Int64 = 0

        mutating func add(_ posting: PostingRow) {
            quantity &+= posting.quantity
            value &+= posting.value
        }
    }

    /// What the postings say of a bucket.
    struct BucketSum: Hashable {
        var quantity: Int64 = 0
        var value: Int64 = 0
        var firstSequence: Int64
        var lastSequence: Int64
    }

    init(expectedHead: JournalHead?, progress: @escaping @Sendable (VerificationProgress) -> Void) {
        self.expectedHead = expectedHead
        self.progress = progress
    }

    mutating func run(in source: borrowing some Reading & ~Copyable, _ report: inout VerificationReport) throws {
        total = try source.first(Self.lastSequence) { row in row.int(0) } ?? 0
        progress(VerificationProgress(stage: .journal, done: 0, total: total))
        defer {
            report.count("journal_rows", rows)
            report.count("postings", postings)
            report.head = JournalHead(head)
        }
        do {
            try source.forEach(Self.everything) { columns in
                if rows == 0 || columns.int(0) != row.sequence {
                    finishRow(&report)
                    row.begin(columns)
                    rows += 1
                    beginRow(&report)
                }
                if let posting = PostingRow(columns) { take(posting, &report) }
                return true
            }
        } catch let error as StorageError where error.meansUnreadable {
            report.find(.unreadable, row.place, error.message)
            return
        }
        finishRow(&report)
        isWhole = true
        if let expectedHead, expectedHead.sequence > head.sequence {
            report.find(
                .headMissing, "journal row \(expectedHead.sequence)",
                "The journal ends with row \(head.sequence); rows up to \(expectedHead.sequence) were there before.")
        }
    }

    // MARK: a row

    private mutating func beginRow(_ report: inout VerificationReport) {
        if rows & 0xFFFF == 0 { progress(VerificationProgress(stage: .journal, done: Int64(rows), total: total)) }
        checkPlace(&report)
        checkOrigin(&report)
        if row.corrects != 0 { corrections.append((row.sequence, row.kind, row.corrects)) }
        if row.document != 0 {
            if documents[row.document] == nil { documents[row.document] = row.sequence }
        }
        if row.store != 0 && stores[row.store] == nil { stores[row.store] = row.sequence }
        if row.actor != 0 && actors[row.actor] == nil { actors[row.actor] = row.sequence }
    }

    /// Every row follows the one before it, by number and by seal.
    private func checkPlace(_ report: inout VerificationReport) {
        let (expected, _) = head.sequence.addingReportingOverflow(1)
        if row.sequence != expected {
            let missing = row.sequence == expected &+ 1 ? "Row \(expected) is" : "Rows \(expected) to \(row.sequence &- 1) are"
            report.find(.rowMissing, "journal row \(expected)", "\(missing) missing.")
        } else if row.previousSeal != head.hash {
            report.find(.chainBroken, row.place, "The row does not follow the one before it: it names another seal.")
        }
    }

    /// A terminal's entries are all there, each once; commands are numbered like their rows.
    private mutating func checkOrigin(_ report: inout VerificationReport) {
        if row.origin == 0 {
            if row.epoch != 0 || row.originSequence != row.sequence {
                report.find(.entryMissing, row.place, "A command's row is numbered \(row.epoch)/\(row.originSequence).")
            }
            return
        }
        let key = TerminalEpoch(terminal: row.origin, epoch: row.epoch)
        let last = lastEntries.updateValue(row.originSequence, forKey: key) ?? 0
        if row.originSequence != last &+ 1 {
            report.find(
                .entryMissing, row.place,
                "Entry \(row.originSequence) of terminal \(row.origin), epoch \(row.epoch), follows entry \(last).")
        }
    }

    private mutating func finishRow(_ report: inout VerificationReport) {
        guard rows > 0 else { return }
        if row.document != 0, row.postsDocument { postedBy[row.document] = row.sequence }
        if !row.fits() {
            report.find(.sealBroken, row.place, "The row, or one of its \(row.postings) postings, is not what was sealed.")
        }
        checkConservation(&report)
        head = Journal.Head(sequence: row.sequence, hash: row.seal)
        if let expectedHead, expectedHead.sequence == row.sequence, expectedHead.seal != row.seal {
            report.find(.headDiffers, row.place, "The row has another seal than the head that was kept.")
        }
    }

    /// What moved in the row moved from somewhere to somewhere. Most rows move nothing; after a large one its room is given up, because
    /// looking through it for each row behind would take longer than all else.
    private mutating func checkConservation(_ report: inout VerificationReport) {
        if moved.isEmpty { return }
        for (goods, sum) in moved where sum.quantity != 0 || sum.value != 0 {
            report.find(
                .notConserved, row.place,
                "Product \(goods.product), lot \(goods.lot): the postings sum to \(sum.quantity) units and \(sum.value) of value.")
        }
        moved.removeAll(keepingCapacity: moved.count <= Self.goodsKeptRoomFor)
    }

    private static let goodsKeptRoomFor = 64

    // MARK: a posting

    private mutating func take(_ posting: PostingRow, _ report: inout VerificationReport) {
        postings += 1
        row.add(posting)
        if posting.line != row.postings {
            report.find(
                .postingMisplaced, "posting \(row.sequence)/\(posting.line)", "It stands at place \(row.postings) of its row.")
        }
        // Wrapping sums: a sum that is wrong by 2^64 in one place is wrong in its balance too, and sums of honest quantities cannot be.
        moved[Goods(product: posting.bucket.product, lot: posting.bucket.lot), default: Sum()].add(posting)
        buckets[posting.bucket, default: BucketSum(firstSequence: row.sequence, lastSequence: 0)].add(posting, row.sequence)
        let block = row.sequence >> Ledger.blockBits
        fences[block] = max(fences[block] ?? .min, posting.occurred)
    }

    private static let lastSequence = SQL("SELECT coalesce(max(sequence), 0) FROM journal")
    private static let everything = SQL(
        """
        SELECT sequence, origin, epoch, origin_sequence, kind, actor, session, store, document, captured_ms, journal.occurred_ms,
            received_ms, business_date, payload, request_hash, verdict, reply, corrects, prev_hash, hash,
            line, product, lot, location, condition, quantity, value_e4, posting.occurred_ms
        FROM journal LEFT JOIN posting ON posting.journal_sequence = journal.sequence
        ORDER BY sequence, line
        """)
}

extension SealedRow {
    var place: String { "journal row \(sequence)" }

    /// Whether it is the row that brought its document's goods into the books.
    fileprivate var postsDocument: Bool {
        guard verdict == Verdict.accepted.rawValue || verdict == Verdict.acceptedWithException.rawValue else { return false }
        return switch JournalKind(rawValue: kind) {
        case .postReceipt, .approveStocktake, .approveAdjustment: true
        // Posts only what is within the store's limit.
        case .createAdjustment, .writeOffEntry, .applyReview: postings > 0
        default: false
        }
    }
}

extension JournalWalk.BucketSum {
    fileprivate mutating func add(_ posting: PostingRow, _ sequence: Int64) {
        quantity &+= posting.quantity
        value &+= posting.value
        lastSequence = sequence
    }
}
