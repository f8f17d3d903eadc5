package import NIOCore

/// The protobuf wire format, as far as health and reflection need it (protobuf document "Encoding"). RPC knows no generated
/// messages.
package enum ProtobufWire {
    /// A field as it stands in a message.
    package enum Value: Equatable {
        case number(UInt64)
        case bytes([UInt8])

        package var text: String? {
            guard case .bytes(let bytes) = self else { return nil }
            return String(validating: bytes, as: UTF8.self)
        }

        package var bytes: [UInt8]? {
            guard case .bytes(let bytes) = self else { return nil }
            return bytes
        }

        package var int32: Int32? {
            guard case .number(let number) = self else { return nil }
            return Int32(truncatingIfNeeded: number)
        }
    }

    /// Largest question that health and reflection take: names of services and symbols are short, and anybody may ask.
    static let questionSize = 4 * 1024

    /// The fields of a question from anybody.
    ///
    /// - Throws: RESOURCE_EXHAUSTED beyond `questionSize`, before anything is made of it.
    static func question(_ message: ByteBuffer) throws(RPCError) -> [(number: Int, value: Value)] {
        guard message.readableBytes <= questionSize else {
            throw RPCError(.resourceExhausted, "a question of \(message.readableBytes) bytes is larger than the limit of \(questionSize)")
        }
        return try fields(message.readableBytesView)
    }

    /// The fields of a message, in order. Groups, which no message here has, are refused.
    package static func fields(_ message: some Sequence<UInt8>) throws(RPCError) -> [(number: Int, value: Value)] {
        var bytes = ArraySlice(Array(message))
        var fields: [(Int, Value)] = []
        while !bytes.isEmpty {
            let tag = try varint(&bytes)
            guard let number = Int(exactly: tag >> 3), (1..<1 << 29).contains(number) else { throw malformed }
            switch tag & 7 {
            case 0: fields.append((number, .number(try varint(&bytes))))
            case 1: fields.append((number, .number(try fixed(&bytes, 8))))
            case 2:
                guard let length = Int(exactly: try varint(&bytes)), length <= bytes.count else { throw malformed }
                fields.append((number, .bytes(Array(bytes.prefix(length)))))
                bytes = bytes.dropFirst(length)
            case 5: fields.append((number, .number(try fixed(&bytes, 4))))
            default: throw malformed
            }
        }
        return fields
    }

    private static let malformed = RPCError(.internalError, "the message is not protobuf")

    private static func varint(_ bytes: inout ArraySlice<UInt8>) throws(RPCError) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard let byte = bytes.popFirst() else { throw malformed }
            number |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return number }
        }
        throw malformed
    }

    private static func fixed(_ bytes: inout ArraySlice<UInt8>, _ count: Int) throws(RPCError) -> UInt64 {
        guard bytes.count >= count else { throw malformed }
        defer { bytes = bytes.dropFirst(count) }
        return bytes.prefix(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension ByteBuffer {
    package mutating func writeField(_ number: Int, _ value: UInt64) {
        writeVarint(UInt64(number) << 3)
        writeVarint(value)
    }

    package mutating func writeField(_ number: Int, _ bytes: some Collection<UInt8>) {
        writeVarint(UInt64(number) << 3 | 2)
        writeVarint(UInt64(bytes.count))
        writeBytes(bytes)
    }

    package mutating func writeField(_ number: Int, _ text: String) {
        if !text.isEmpty { writeField(number, text.utf8) }
    }

    /// A message inside the message.
    package mutating func writeField(_ number: Int, _ fill: (inout ByteBuffer) -> Void) {
        var inner = ByteBuffer()
        fill(&inner)
        writeField(number, inner.readableBytesView)
    }

    private mutating func writeVarint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            writeInteger(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        writeInteger(UInt8(rest))
    }
}
