import NIOCore

/// Our side of an open stream: the part of its body that is not sent yet.
struct OutboundBody {
    var bytes = ByteBuffer()
    var trailers: [HeaderField]?
    /// Nothing more will be appended.
    var hasEnded = false
    /// nghttp2 asked, there was nothing, and it must be told when there is.
    var isWaiting = false

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

/// How many frames of each kind arrived on a connection: what floods are recognised by.
public struct FrameCensus: Sendable, Hashable {
    public internal(set) var frames = 0
    public internal(set) var headers = 0
    public internal(set) var resets = 0
    public internal(set) var settings = 0
    public internal(set) var pings = 0
    public internal(set) var priorities = 0
    public internal(set) var windowUpdates = 0
    /// DATA frames without a byte.
    public internal(set) var emptyBodies = 0
    /// Kinds that RFC 9113 does not know.
    public internal(set) var unknown = 0
    /// Frames that had to be answered with an error.
    public internal(set) var invalid = 0

    mutating func count(type: UInt8, length: Int) {
        frames &+= 1
        switch type {
        case 0x0: if length == 0 { emptyBodies &+= 1 }
        case 0x1: headers &+= 1
        case 0x2, 0x10: priorities &+= 1
        case 0x3: resets &+= 1
        case 0x4: settings &+= 1
        case 0x6: pings &+= 1
        case 0x8: windowUpdates &+= 1
        case 0x5, 0x7, 0x9: break
        default: unknown &+= 1
        }
    }
}
