import NIOCore

/// Counts the messages of a stream as their bytes arrive, whether or not anybody takes them.
///
/// Pure arithmetic on the five-byte prefixes (gRPC document "gRPC over HTTP2", Length-Prefixed-Message).
struct MessageMeter {
    /// Messages that are here from the first to the last byte.
    private(set) var messages = 0
    /// Bytes of the current prefix that are here.
    private var prefix = 0
    private var length = 0
    /// Bytes of the current message that are not.
    private var missing = 0

    /// Whether a message has begun and is not complete.
    var isInside: Bool { prefix > 0 }

    /// - Returns: How many messages became complete.
    mutating func took(_ part: ByteBuffer) -> Int {
        let before = messages
        var index = part.readerIndex
        while index < part.writerIndex {
            if prefix < MessageDeframer.prefixLength {
                takePrefix(part, &index)
            } else {
                let step = min(missing, part.writerIndex - index)
                missing -= step
                index += step
            }
            if prefix == MessageDeframer.prefixLength, missing == 0 {
                messages += 1
                (prefix, length) = (0, 0)
            }
        }
        return messages - before
    }

    private mutating func takePrefix(_ part: ByteBuffer, _ index: inout Int) {
        // The first byte is the flag, the other four are the length.
        if prefix > 0 { length = length << 8 | Int(part.getInteger(at: index, as: UInt8.self) ?? 0) }
        prefix += 1
        index += 1
        if prefix == MessageDeframer.prefixLength { missing = length }
    }
}

/// How many crumbs a client sent: chunks of a body that are small and complete no message. Messages and proper chunks make
/// up for them, so that any honest way of cutting messages stays near zero.
struct CrumbCount {
    static let smallChunk = 64
    private static let forgivenPerMessage = 8

    private(set) var crumbs = 0

    mutating func took(bytes: Int, messages: Int) {
        if messages == 0, bytes < Self.smallChunk {
            crumbs += 1
        } else {
            crumbs = max(0, crumbs - messages * Self.forgivenPerMessage - bytes / Self.smallChunk)
        }
    }
}
