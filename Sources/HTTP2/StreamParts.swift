import NIOCore

/// Our side of an open stream: the part of its body that is not sent yet. An object, because every frame of a call asks for it: what is
/// looked up is not copied.
final class OutboundBody {
    var bytes = ByteBuffer()
    /// Bytes that went out, and `emptied` for each time that nothing was left.
    var progress = 0
    static let emptied = 1 << 20
    var trailers: [HeaderField]?
    /// Nothing more will be appended.
    var hasEnded = false
    /// nghttp2 asked, there was nothing, and it must be told when there is.
    var isWaiting = false
    /// A reset of it was submitted, by us.
    var isReset = false

    init(hasEnded: Bool = false) { self.hasEnded = hasEnded }

    func next(limit: Int) -> BodyPortion {
        let count = min(limit, bytes.readableBytes)
        guard count > 0 || hasEnded else { return .later }
        let isLast = hasEnded && count == bytes.readableBytes
        return .bytes(count, last: isLast, trailers: isLast ? trailers : nil)
    }
}

/// A header list under construction. HTTP/2 lets only one arrive at a time (RFC 9113, 4.3).
struct ArrivingHeaders {
    var isHead = false
    /// As RFC 9113, 6.5.2 counts it, fields that were dropped included.
    var size = 0
    var fields: [HeaderField] = []

    init(isHead: Bool = false) {
        self.isHead = isHead
        if isHead { fields.reserveCapacity(10) }
    }
}
