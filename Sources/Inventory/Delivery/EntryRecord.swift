// What the journal keeps as the reply to an entry: enough to repeat the verdict for ever and to undo the effect by its opposite.

/// The effect of one entry on one bucket of one document, and why the verdict was what it was.
struct EntryRecord: Hashable, Sendable {
    /// Nil for entries that book no goods.
    var bucket: Bucket?
    /// The place of an entry that speaks of a place and no goods.
    var place: LocationID?
    var quantity: Quantity = .zero
    var lineQuantity: Quantity = .zero
    /// The pass of a count; elsewhere 1.
    var pass: Int64 = CountPass.first
    /// Stable code of the rejection or the first exception; empty when plainly accepted.
    var reason = ""

    init(
        bucket: Bucket? = nil, place: LocationID? = nil, quantity: Quantity = .zero, lineQuantity: Quantity = .zero,
        pass: Int64 = CountPass.first, reason: String = ""
    ) {
        self.bucket = bucket
        self.place = place
        self.quantity = quantity
        self.lineQuantity = lineQuantity
        self.pass = pass
        self.reason = reason
    }

    private static let layout: UInt8 = 1

    /// Layout 1: a byte of version, seven little-endian 64-bit numbers, the reason in UTF-8.
    var bytes: [UInt8] {
        var bytes: [UInt8] = [Self.layout]
        bytes.reserveCapacity(57 + reason.utf8.count)
        let numbers: [Int64] = [
            bucket?.product.rawValue ?? 0, bucket?.lotNumber ?? 0, (bucket?.location ?? place)?.rawValue ?? 0,
            bucket?.condition.rawValue ?? 0, quantity.units, lineQuantity.units, pass,
        ]
        for number in numbers {
            var rest = UInt64(bitPattern: number)
            for _ in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: rest))
                rest >>= 8
            }
        }
        bytes += reason.utf8
        return bytes
    }

    init(parsing bytes: [UInt8]) throws {
        guard bytes.count >= 57, bytes[0] == Self.layout else { throw BooksError.damaged("an entry's kept reply has an unknown layout") }
        let numbers = (0..<7).map { index -> Int64 in
            let start = 1 + index * 8
            return Int64(bitPattern: bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        }
        if let product = ProductID(numbers[0]), let location = LocationID(numbers[2]), let condition = Condition(rawValue: numbers[3]) {
            bucket = Bucket(product: product, lot: LotID(numbers[1]), location: location, condition: condition)
        } else {
            place = LocationID(numbers[2])
        }
        quantity = Quantity(trusted: numbers[4])
        lineQuantity = Quantity(trusted: numbers[5])
        pass = numbers[6]
        reason = String(decoding: bytes[57...], as: UTF8.self)
    }
}
