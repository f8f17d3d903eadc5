// RFID tags pack numbers at bit boundaries, most significant bit first.

/// Takes whole numbers off the front of some bits.
struct BitReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next `count` bits as a number, count 0 to 63; nil when there are not so many left.
    mutating func read(_ count: Int) -> Int64? {
        guard (0...63).contains(count), bytes.count * 8 - position >= count else { return nil }
        var value: Int64 = 0
        for bit in position..<(position + count) {
            value = value << 1 | Int64(bytes[bit >> 3] >> UInt8(7 - bit & 7) & 1)
        }
        position += count
        return value
    }
}

/// Appends whole numbers as bits.
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var count = 0

    mutating func write(_ value: Int64, bits: Int) {
        for bit in stride(from: bits - 1, through: 0, by: -1) {
            if count & 7 == 0 { bytes.append(0) }
            bytes[count >> 3] |= UInt8(value >> Int64(bit) & 1) << UInt8(7 - count & 7)
            count += 1
        }
    }
}
