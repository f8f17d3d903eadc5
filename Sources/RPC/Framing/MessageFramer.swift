import NIOCore

extension ByteBuffer {
    /// Appends `message` with its prefix.
    ///
    /// - Throws: What serializing throws, or RESOURCE_EXHAUSTED for a message over `limit`; then the buffer may end in a
    ///   part of the message, which the caller takes back.
    mutating func writeFramed(_ message: some Message, limit: Int) throws {
        let start = writerIndex
        writeInteger(UInt8(0))
        writeInteger(UInt32(0))
        try message.serialize(into: &self)
        let length = writerIndex - start - MessageDeframer.prefixLength
        guard length <= limit, let length32 = UInt32(exactly: length) else {
            throw RPCError(.resourceExhausted, "a message of \(length) bytes is larger than the limit of \(limit)")
        }
        setInteger(length32, at: start + 1)
    }

    /// Compresses the framed message that lies from `start` to the end, if that is chosen and worth it.
    mutating func compressFramed(from start: Int, _ compression: OutboundCompression, wish: Bool?) throws(RPCError) {
        let body = start + MessageDeframer.prefixLength
        let length = writerIndex - body
        let choice = compression.choice(length: length, wish: wish)
        guard choice != .asItIs else { return }
        var compressed = try Gzip.compress(self, at: body, count: length)
        guard choice == .compressed || compressed.readableBytes < length,
            let length32 = UInt32(exactly: compressed.readableBytes)
        else { return }
        setInteger(UInt8(1), at: start)
        setInteger(length32, at: start + 1)
        moveWriterIndex(to: body)
        writeBuffer(&compressed)
    }
}
