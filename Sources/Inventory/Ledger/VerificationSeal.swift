// The seal of a row, computed from its columns as they are stored. Written a second time on purpose: a verification that shared the code
// which seals rows would share its mistakes.

import Crypto
import Storage

/// One journal row and its postings while they are read.
struct SealedRow {
    private(set) var sequence: Int64 = 0
    private(set) var origin: Int64 = 0
    private(set) var epoch: Int64 = 0
    private(set) var originSequence: Int64 = 0
    private(set) var kind: Int64 = 0
    private(set) var actor: Int64 = 0
    private(set) var store: Int64 = 0
    private(set) var document: Int64 = 0
    private(set) var verdict: Int64 = 0
    private(set) var corrects: Int64 = 0
    private(set) var previousSeal: [UInt8] = []
    private(set) var seal: [UInt8] = []
    private(set) var postings: Int64 = 0
    private var bytes: [UInt8] = []
    private var postingBytes: [UInt8] = []

    /// Columns 0 to 19 of the walk's statement: the journal's, in the order of its table.
    mutating func begin(_ row: borrowing Row) {
        sequence = row.int(0)
        origin = row.int(1)
        epoch = row.int(2)
        originSequence = row.int(3)
        kind = row.int(4)
        actor = row.int(5)
        store = row.int(7)
        document = row.int(8)
        verdict = row.int(15)
        corrects = row.int(17)
        previousSeal = row.blob(18)
        seal = row.blob(19)
        postings = 0
        postingBytes.removeAll(keepingCapacity: true)

        bytes.removeAll(keepingCapacity: true)
        bytes += previousSeal
        for column in 0...11 { bytes.append(number: row.int(column)) }
        bytes.append(number: verdict)
        bytes.append(number: corrects)
        bytes.append(text: row.text(12).utf8)
        bytes.append(text: row.blob(13))
        bytes.append(text: row.blob(14))
        bytes.append(text: row.blob(16))
    }

    mutating func add(_ posting: PostingRow) {
        postings += 1
        postingBytes.append(number: posting.bucket.product)
        postingBytes.append(number: posting.bucket.lot)
        postingBytes.append(number: posting.bucket.location)
        postingBytes.append(number: posting.bucket.condition)
        postingBytes.append(number: posting.quantity)
        postingBytes.append(number: posting.value)
        postingBytes.append(number: posting.occurred)
    }

    /// Whether the row is what was sealed.
    mutating func fits() -> Bool {
        bytes.append(number: postings)
        bytes += postingBytes
        return SHA256.hash(data: bytes).elementsEqual(seal)
    }
}

/// A posting as it is stored; nothing of it is believed.
struct PostingRow {
    var line: Int64
    var bucket: BucketNumbers
    var quantity: Int64
    var value: Int64
    var occurred: Int64

    /// Columns 20 to 27; nil where the journal row has no posting.
    init?(_ row: borrowing Row) {
        guard let line = row.optionalInt(20) else { return nil }
        self.line = line
        bucket = BucketNumbers(product: row.int(21), lot: row.int(22), location: row.int(23), condition: row.int(24))
        quantity = row.int(25)
        value = row.int(26)
        occurred = row.int(27)
    }
}

/// A bucket by the numbers that are stored, whatever they are.
struct BucketNumbers: Hashable, CustomStringConvertible {
    var product: Int64
    var lot: Int64
    var location: Int64
    var condition: Int64

    var description: String { "product \(product), lot \(lot), location \(location), condition \(condition)" }
}

extension [UInt8] {
    /// Little-endian.
    fileprivate mutating func append(number: Int64) {
        var rest = UInt64(bitPattern: number)
        for _ in 0..<8 {
            append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    fileprivate mutating func append(text: some Collection<UInt8>) {
        append(number: Int64(text.count))
        self += text
    }
}
