// CRC-32C: guards the records of the terminal's files and the chunks of the product master.

/// The Castagnoli cyclic redundancy check (polynomial 0x1EDC6F41, reflected; RFC 3720 appendix B.4).
public struct CRC32C: Sendable {
    private var state: UInt32 = ~0

    public init() {}

    public mutating func update(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { update(byte) }
    }

    public mutating func update(_ bytes: [UInt8]) {
        update(bytes[...])
    }

    /// Eight bytes a step, by eight tables.
    public mutating func update(_ bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex
        let tables = Self.tables
        while bytes.endIndex - index >= 8 {
            let low = state ^ (UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8
                | UInt32(bytes[index + 2]) << 16 | UInt32(bytes[index + 3]) << 24)
            state = tables[7 * 256 + Int(low & 0xFF)] ^ tables[6 * 256 + Int(low >> 8 & 0xFF)]
                ^ tables[5 * 256 + Int(low >> 16 & 0xFF)] ^ tables[4 * 256 + Int(low >> 24)]
                ^ tables[3 * 256 + Int(bytes[index + 4])] ^ tables[2 * 256 + Int(bytes[index + 5])]
                ^ tables[1 * 256 + Int(bytes[index + 6])] ^ tables[Int(bytes[index + 7])]
            index += 8
        }
        while index < bytes.endIndex {
            update(bytes[index])
            index += 1
        }
    }

    private mutating func update(_ byte: UInt8) {
        state = Self.tables[Int((state ^ UInt32(byte)) & 0xFF)] ^ (state >> 8)
    }

    public var value: UInt32 { ~state }

    public static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc = CRC32C()
        crc.update(bytes)
        return crc.value
    }

    /// Table k, at 256 * k: the effect of a byte that k more bytes follow.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0 ..< 256 {
            var value = UInt32(byte)
            for _ in 0 ..< 8 { value = value & 1 == 1 ? 0x82F6_3B78 ^ (value >> 1) : value >> 1 }
            tables[byte] = value
        }
        for index in 256 ..< 8 * 256 {
            let previous = tables[index - 256]
            tables[index] = tables[Int(previous & 0xFF)] ^ (previous >> 8)
        }
        return tables
    }()
}
