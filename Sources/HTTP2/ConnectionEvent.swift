public import NIOCore

/// The number of a stream on its connection (RFC 9113, 5.1.1).
public struct StreamID: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    public var rawValue: Int32

    public init(rawValue: Int32) { self.rawValue = rawValue }

    public static func < (left: StreamID, right: StreamID) -> Bool { left.rawValue < right.rawValue }

    public var description: String { String(rawValue) }
}

/// One line of a header list. Names are lower case; pseudo-header fields keep their colon.
///
/// A value that is not UTF-8 has a question mark for each byte beyond ASCII: it cannot be one that gRPC allows.
public struct HeaderField: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// What the field counts for in a header list (RFC 9113, 6.5.2): name, value and 32.
    public var size: Int { name.utf8.count + value.utf8.count + 32 }
}

/// What the peer did, in the order it did it.
public enum ConnectionEvent: Sendable {
    /// A header list is complete. A list larger than `ConnectionLimits.headerListSize` arrives as `oversize`, cut short.
    case headers(StreamID, [HeaderField], kind: HeaderKind)
    /// Bytes of a body. They stay charged to the stream's window until `Connection.credit` gives them back.
    case body(StreamID, ByteBuffer)
    /// The peer will send nothing more on this stream.
    case end(StreamID)
    /// The stream is gone; after a reset by either side, with the code of it. Nothing can be sent on it any more.
    case closed(StreamID, ErrorCode)
    /// The peer answered our PING.
    case pingAnswered(UInt64)
    /// The peer sent a PING (it has been answered).
    case ping
    /// The peer's settings arrived, the first ones or a change.
    case settings
    /// The peer acknowledged ours.
    case settingsAcknowledged
    /// The peer accepts no streams after `last`.
    case goAway(last: StreamID, ErrorCode, message: String)
    /// A frame that had to be answered with an error.
    case invalidFrame(StreamID)

    public enum HeaderKind: Sendable, Hashable {
        /// The list that opens a stream, or the final head of a reply.
        case head
        /// A list after the head.
        case trailers
        /// A list that grew past the limit.
        case oversize
    }
}
