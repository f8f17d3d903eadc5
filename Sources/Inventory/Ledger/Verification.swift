// The books, added up again from nothing but what was said: is every row as it was sealed, and does every figure that people
// work with follow from the rows?

import Dispatch
import Storage
import Synchronization

/// The last row of the journal, by number and seal. Kept with each backup and printed for safe keeping: a chain that was cut or
/// written anew no longer leads to it.
public struct JournalHead: Hashable, Sendable, CustomStringConvertible {
    /// 0 = the journal has no row yet.
    public let sequence: Int64
    /// 32 bytes.
    public let seal: [UInt8]

    init(_ head: Journal.Head) {
        sequence = head.sequence
        seal = head.hash
    }

    /// `<sequence>:<64 hexadecimal digits>`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, let sequence = Int64(String(decoding: parts[0], as: UTF8.self)), sequence >= 0 else { return nil }
        let digits = parts[1].compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard parts[1].count == 64, digits.count == 64 else { return nil }
        self.sequence = sequence
        seal = stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        let hex = seal.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "\(sequence):" + String(decoding: hex, as: UTF8.self)
    }
}

/// What a verification found.
public struct VerificationReport: Hashable, Sendable {
    /// How much was read, by name, in the order in which it was read.
    public internal(set) var counts: [Count] = []
    /// The first `Limits.verificationFindings` of what is wrong.
    public internal(set) var findings: [Finding] = []
    /// All of what is wrong.
    public internal(set) var findingsTotal = 0
    /// The last row of the journal that was verified.
    public internal(set) var head = JournalHead(.start)

    public var isSound: Bool { findingsTotal == 0 }

    public struct Count: Hashable, Sendable {
        public let name: String
        public let value: Int64
    }

    public struct Finding: Hashable, Sendable {
        public let code: VerificationCode
        /// The row it is about: "journal row 17", "balance of product 3, lot 0, location 2, condition 1".
        public let place: String
        public let sentence: String
    }

    mutating func count(_ name: String, _ value: Int) {
        counts.append(Count(name: name, value: Int64(value)))
    }

    /// What was found elsewhere goes behind what was found here.
    mutating func add(_ other: VerificationReport) {
        counts += other.counts
        findings = Array((findings + other.findings).prefix(Limits.verificationFindings))
        findingsTotal += other.findingsTotal
        head = other.head
    }

    mutating func find(_ code: VerificationCode, _ place: String, _ sentence: String) {
        findingsTotal += 1
        if findings.count < Limits.verificationFindings {
            findings.append(Finding(code: code, place: place, sentence: sentence))
        }
    }
}

/// What can be wrong with the books. The raw value is stable.
public enum VerificationCode: String, Hashable, Sendable, CaseIterable {
    /// The engine says that the file's structure is damaged.
    case structure = "STRUCTURE"
    /// A row holds another kind of value than it should and stopped the reading of its table.
    case unreadable = "UNREADABLE"
    case rowMissing = "ROW_MISSING"
    case sealBroken = "SEAL_BROKEN"
    case chainBroken = "CHAIN_BROKEN"
    /// The journal does not lead to the head that was kept elsewhere.
    case headMissing = "HEAD_MISSING"
    case headDiffers = "HEAD_DIFFERS"
    /// What moved in one row does not sum to zero.
    case notConserved = "NOT_CONSERVED"
    case postingMisplaced = "POSTING_MISPLACED"
    case balanceDiffers = "BALANCE_DIFFERS"
    case valuationDiffers = "VALUATION_DIFFERS"
    /// No goods, but a value.
    case valueWithoutGoods = "VALUE_WITHOUT_GOODS"
    case fenceDiffers = "FENCE_DIFFERS"
    case referenceMissing = "REFERENCE_MISSING"
    /// Entries of a terminal are missing, or it stands elsewhere than its rows say.
    case entryMissing = "ENTRY_MISSING"
    case terminalDiffers = "TERMINAL_DIFFERS"
    case documentDiffers = "DOCUMENT_DIFFERS"
    case reversalDiffers = "REVERSAL_DIFFERS"
}

/// How far a verification is.
public struct VerificationProgress: Hashable, Sendable {
    public enum Stage: String, Hashable, Sendable, CaseIterable {
        case structure, journal, balances, references
    }

    public let stage: Stage
    /// Journal rows, in that stage; else 0 of 0.
    public let done: Int64
    public let total: Int64
}

extension Books {
    /// Verifies everything, while the shop goes on: what the books say from one snapshot, beside it the structure of the file. Blocks; for
    /// tools, never on an event loop or in a task.
    ///
    /// Reads the journal once, in order, row by row; memory grows with the number of buckets and documents, not with the journal. While it
    /// runs the write-ahead log cannot start over. Throws only when the file cannot be read at all.
    ///
    /// - Parameters:
    ///   - expectedHead: a head that was kept outside; the journal must contain that row.
    ///   - progress: told at the start of each stage and every 65,536 rows, on the reader's thread.
    public func verify(
        expectedHead: JournalHead? = nil, progress: @escaping @Sendable (VerificationProgress) -> Void = { _ in }
    ) throws -> VerificationReport {
        progress(VerificationProgress(stage: .structure, done: 0, total: 0))
        // On a reader of its own: both read every page of the file, and neither needs the other's answer.
        let structure = Answer<[String]>()
        database.submitRead({ snapshot in try snapshot.integrityProblems() }, completion: structure.give)
        let content = Result { () throws -> VerificationReport in
            try database.readSync { snapshot in try Verification(expectedHead: expectedHead, progress: progress).run(in: snapshot) }
        }
        // Told first of all: nothing else can be trusted in a damaged file.
        var report = VerificationReport()
        for problem in try structure.wait() { report.find(.structure, "file", problem) }
        report.add(try content.get())
        return report
    }

    /// The last row of the journal now.
    public func journalHead() async throws -> JournalHead {
        try await database.read { snapshot in JournalHead(try Journal.head(snapshot)) }
    }
}

/// Something that another thread answers once.
private final class Answer<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    func give(_ answer: Result<Value, any Error>) {
        result.withLock { $0 = answer }
        isThere.signal()
    }

    /// Blocks; once.
    func wait() throws -> Value {
        isThere.wait()
        guard let result = result.withLock({ $0 }) else { throw BooksError(description: "A reader ended without an answer.") }
        return try result.get()
    }
}

/// One verification of what the books say: its stages in their order.
struct Verification {
    let expectedHead: JournalHead?
    let progress: @Sendable (VerificationProgress) -> Void

    func run(in snapshot: borrowing Snapshot) throws -> VerificationReport {
        var report = VerificationReport()
        var walk = JournalWalk(expectedHead: expectedHead, progress: progress)
        try walk.run(in: snapshot, &report)
        tell(.balances)
        try reading("posting", &report) { report in try OrphanedPostings.check(walk.postings, in: snapshot, &report) }
        // A walk that was cut short knows too little to be compared with.
        guard walk.isWhole else { return report }
        let projections = try ProjectionCheck(walk, in: snapshot)
        try reading("balance", &report) { report in try projections.checkBalances(in: snapshot, &report) }
        try reading("valuation", &report) { report in try projections.checkValuation(in: snapshot, &report) }
        try reading("posting_block", &report) { report in try projections.checkFences(in: snapshot, &report) }
        tell(.references)
        let references = ReferenceCheck(walk: walk)
        try reading("lot", &report) { report in try references.checkNames(in: snapshot, &report) }
        try reading("terminal", &report) { report in try references.checkTerminals(in: snapshot, &report) }
        try reading("document", &report) { report in try references.checkDocuments(in: snapshot, &report) }
        try reading("posting", &report) { report in try references.checkCorrections(in: snapshot, &report) }
        return report
    }

    private func tell(_ stage: VerificationProgress.Stage) {
        progress(VerificationProgress(stage: stage, done: 0, total: 0))
    }

    /// Reads a table; a row that does not hold what it should ends that with a finding, and not the verification.
    private func reading(
        _ table: String, _ report: inout VerificationReport, _ check: (inout VerificationReport) throws -> Void
    ) throws {
        do {
            try check(&report)
        } catch let error as StorageError where error.meansUnreadable {
            report.find(.unreadable, table, error.message)
        }
    }
}

extension StorageError {
    /// A value of another kind than its column's, or a page that is damaged: about the file, not about the machine.
    var meansUnreadable: Bool { code == .unexpectedValue || code == .corrupt }
}
