import NIOCore

/// Cuts the body of a stream into gRPC messages, and says how much window each step sets free.
///
/// A message travels as a flag (1 byte, 1 = compressed), a length (4 bytes, big endian) and that many bytes (gRPC
/// document "gRPC over HTTP2", Length-Prefixed-Message). The length is judged when the five bytes are there. Window is given back
/// for messages that were taken and, while one is being waited for, for the part of it that arrived: so what lies here is
/// never more than one stream window and one message.
struct MessageDeframer {
    /// Largest message, in bytes, that is taken.
    let limit: Int
    private var bytes = ByteBuffer()
    /// Of `bytes`, how many were given back to the window already.
    private var credited = 0
    private(set) var hasEnded = false

    static let prefixLength = 5

    init(limit: Int) { self.limit = limit }

    enum Step: Equatable {
        case message(ByteBuffer, isCompressed: Bool)
        /// Nothing whole is here, and more may come.
        case more
        /// The peer is done.
        case end
    }

    mutating func append(_ part: ByteBuffer) {
        guard bytes.readableBytes > 0 else {
            // A message is often one frame and is taken at once: share its memory, unless it would hold on to much more.
            bytes = part.readableBytes * 4 >= part.storageCapacity ? part : ByteBuffer(buffer: part)
            return
        }
        bytes.writeImmutableBuffer(part)
    }

    mutating func end() { hasEnded = true }

    /// Forgets everything that was not taken.
    mutating func clear() {
        bytes = ByteBuffer()
        credited = 0
    }

    /// Takes the next message.
    ///
    /// - Returns: The step, and how many bytes of window to give back.
    /// - Throws: RESOURCE_EXHAUSTED for a message over the limit; INTERNAL for a body cut off inside a message, or another
    ///   flag than 0 or 1.
    mutating func next() throws(RPCError) -> (step: Step, credit: Int) {
        guard let flag = bytes.getInteger(at: bytes.readerIndex, as: UInt8.self),
            let length = bytes.getInteger(at: bytes.readerIndex + 1, as: UInt32.self).map({ Int($0) })
        else { return try wait() }
        guard flag <= 1 else { throw RPCError(.internalError, "the flag before a message is \(flag), not 0 or 1") }
        guard length <= limit else {
            throw RPCError(.resourceExhausted, "a message of \(length) bytes is larger than the limit of \(limit)")
        }
        guard bytes.readableBytes >= Self.prefixLength + length else { return try wait() }
        bytes.moveReaderIndex(forwardBy: Self.prefixLength)
        guard let message = bytes.readSlice(length: length) else { return try wait() }
        let taken = Self.prefixLength + length
        let credit = max(0, taken - credited)
        credited = max(0, credited - taken)
        if bytes.readableBytes == 0 { bytes = ByteBuffer() }
        return (.message(message, isCompressed: flag == 1), credit)
    }

    private mutating func wait() throws(RPCError) -> (step: Step, credit: Int) {
        if hasEnded {
            guard bytes.readableBytes == 0 else {
                throw RPCError(.internalError, "the body ends inside a message")
            }
            return (.end, 0)
        }
        let credit = bytes.readableBytes - credited
        credited = bytes.readableBytes
        return (.more, credit)
    }
}
