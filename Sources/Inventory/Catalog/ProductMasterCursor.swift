// Where a terminal stands in the change list, as bytes that only the books read.

import Crypto
import Storage

/// How far a terminal has applied its store's changes, and of which history.
struct CatalogCursor: Hashable {
    var store: StoreID
    /// Changes up to here are applied.
    var position: Int64
    /// Every deletion until this instant (milliseconds) is applied, or was never told to the terminal. Within a pull: when it began.
    var knownUntil: Int64
    /// More pages of the same pull follow.
    var isInsidePull: Bool
    /// The journal's last row when the cursor was given out: sequence and the first bytes of its seal.
    var headSequence: Int64
    var headSeal: [UInt8]

    private static let layout: UInt8 = 1
    private static let sealBytes = 8
    private static let checksumBytes = 8
    /// Layout, inside, four numbers, seal, checksum.
    private static let length = 2 + 4 * 8 + sealBytes + checksumBytes

    init(store: StoreID, position: Int64, knownUntil: Int64, isInsidePull: Bool, head: Journal.Head) {
        self.store = store
        self.position = position
        self.knownUntil = knownUntil
        self.isInsidePull = isInsidePull
        headSequence = head.sequence
        headSeal = Array(head.hash.prefix(Self.sealBytes))
    }

    /// Layout 1: layout, inside a pull (0 or 1), store, position, known until, head sequence as little-endian 64-bit numbers, 8 bytes
    /// of the head's seal, 8 bytes of SHA-256 over all that.
    var bytes: [UInt8] {
        var bytes: [UInt8] = [Self.layout, isInsidePull ? 1 : 0]
        for number in [store.rawValue, position, knownUntil, headSequence] {
            bytes += (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
        }
        bytes += headSeal
        return bytes + Self.checksum(of: bytes)
    }

    /// Nil for bytes that are no cursor of this layout.
    init?(parsing bytes: [UInt8]) {
        guard bytes.count == Self.length, bytes[0] == Self.layout, bytes[1] <= 1 else { return nil }
        let body = Array(bytes.dropLast(Self.checksumBytes))
        guard Array(bytes.suffix(Self.checksumBytes)) == Self.checksum(of: body) else { return nil }
        let numbers = (0..<4).map { index -> Int64 in
            let start = 2 + index * 8
            return Int64(bitPattern: body[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        }
        guard let store = StoreID(numbers[0]), numbers[1] >= 0, numbers[3] >= 0 else { return nil }
        self.store = store
        position = numbers[1]
        knownUntil = numbers[2]
        isInsidePull = bytes[1] == 1
        headSequence = numbers[3]
        headSeal = Array(body.suffix(Self.sealBytes))
    }

    /// Whether the journal still has the row that it ended with when the cursor was given out.
    func isOfThisHistory(in source: borrowing some Reading & ~Copyable) throws -> Bool {
        if headSequence == 0 { return headSeal == Array(Journal.Head.start.hash.prefix(Self.sealBytes)) }
        let seal = try source.first(Self.sealOf, headSequence) { row in row.blob(0) }
        return seal.map { Array($0.prefix(Self.sealBytes)) } == headSeal
    }

    private static func checksum(of body: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: body).prefix(checksumBytes))
    }

    private static let sealOf = SQL("SELECT hash FROM journal WHERE sequence = $1")
}
