import NIOCore

/// The nine bytes before the payload of a frame (RFC 9113, 4.1).
struct FrameHeader: Hashable {
    var length: Int
    var type: UInt8
    var flags: UInt8
    var stream: Int32

    enum Kind {
        static let data: UInt8 = 0x0
        static let headers: UInt8 = 0x1
        static let priority: UInt8 = 0x2
        static let reset: UInt8 = 0x3
        static let settings: UInt8 = 0x4
        static let pushPromise: UInt8 = 0x5
        static let ping: UInt8 = 0x6
        static let goAway: UInt8 = 0x7
        static let windowUpdate: UInt8 = 0x8
        static let continuation: UInt8 = 0x9
        /// RFC 9218, 7.1.
        static let priorityUpdate: UInt8 = 0x10
    }

    static let size = 9

    /// END_STREAM of DATA and HEADERS, ACK of SETTINGS and PING: the same bit.
    var endsOrAcknowledges: Bool { flags & 0x1 != 0 }
    var endsHeaders: Bool { flags & 0x4 != 0 }
    var isPadded: Bool { flags & 0x8 != 0 }

    /// Part of a header list.
    var carriesFields: Bool { type == Kind.headers || type == Kind.continuation }
}

/// Finds where frames begin in the bytes of a connection, without looking into them.
///
/// nghttp2 keeps CONTINUATION, unknown kinds and what it ignores to itself: floods are counted here, before it is fed.
struct FrameScanner {
    /// Bytes until the next header: of the client's preface, or of a payload.
    private var skip: Int
    /// The part of a header that came with earlier bytes.
    private var begun: [UInt8] = []
    private var current: FrameHeader?
    private var isHeaderListOpen = false

    /// - Parameter preface: Bytes before the first frame: 24 at a server (RFC 9113, 3.4), none at a client.
    init(preface: Int) { skip = preface }

    static let clientPreface = 24

    /// Whether the peer has begun a header list and owes the rest of it.
    var isInsideHeaders: Bool {
        isHeaderListOpen || skip > 0 && current?.carriesFields == true
    }

    /// The next header that is whole, searched from `index`, which is left behind it; nil at the end of the bytes.
    mutating func next(in bytes: ByteBuffer, from index: inout Int) -> FrameHeader? {
        let end = bytes.writerIndex
        let step = min(skip, end - index)
        skip -= step
        index += step
        guard skip == 0, index < end else { return nil }
        let header: FrameHeader?
        if begun.isEmpty, end - index >= FrameHeader.size {
            header = Self.header(in: bytes, at: index)
            index += FrameHeader.size
        } else {
            let taken = min(FrameHeader.size - begun.count, end - index)
            begun += bytes.getBytes(at: index, length: taken) ?? []
            index += taken
            guard begun.count == FrameHeader.size else { return nil }
            header = Self.header(in: ByteBuffer(bytes: begun), at: 0)
            begun = []
        }
        guard let header else { return nil }
        skip = header.length
        current = header
        if header.carriesFields { isHeaderListOpen = !header.endsHeaders }
        return header
    }

    private static func header(in bytes: ByteBuffer, at index: Int) -> FrameHeader? {
        guard let first = bytes.getInteger(at: index, as: UInt32.self),
            let flags = bytes.getInteger(at: index + 4, as: UInt8.self),
            let stream = bytes.getInteger(at: index + 5, as: UInt32.self)
        else { return nil }
        return FrameHeader(
            length: Int(first >> 8), type: UInt8(truncatingIfNeeded: first), flags: flags,
            stream: Int32(truncatingIfNeeded: stream & 0x7fff_ffff))
    }
}
