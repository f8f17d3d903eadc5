import NIOCore

@testable import HTTP2

/// One frame as bytes, for tests that say exactly what a peer sends.
struct RawFrame: Hashable, CustomStringConvertible {
    var type: UInt8
    var flags: UInt8 = 0
    var stream: Int32 = 0
    var payload: [UInt8] = []

    var bytes: [UInt8] {
        let length = payload.count
        let header: [UInt8] = [UInt8(length >> 16 & 0xff), UInt8(length >> 8 & 0xff), UInt8(length & 0xff), type, flags]
        return header + Self.big(UInt32(bitPattern: stream)) + payload
    }

    var description: String { "type \(type) flags \(flags) stream \(stream) \(payload.count) bytes" }

    static func big(_ number: UInt32) -> [UInt8] {
        [UInt8(number >> 24), UInt8(number >> 16 & 0xff), UInt8(number >> 8 & 0xff), UInt8(number & 0xff)]
    }

    static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + settings().bytes

    static func settings(_ entries: [(UInt16, UInt32)] = [], ack: Bool = false) -> RawFrame {
        RawFrame(type: 4, flags: ack ? 1 : 0, payload: entries.flatMap { id, value in
            [UInt8(id >> 8), UInt8(id & 0xff)] + big(value)
        })
    }

    static func data(_ stream: Int32, _ bytes: [UInt8] = [], end: Bool = false) -> RawFrame {
        RawFrame(type: 0, flags: end ? 1 : 0, stream: stream, payload: bytes)
    }

    /// HEADERS with literal fields that nobody remembers (RFC 7541, 6.2.2).
    static func headers(
        _ stream: Int32, _ fields: [(String, String)] = request, end: Bool = false, endHeaders: Bool = true
    ) -> RawFrame {
        RawFrame(type: 1, flags: (end ? 1 : 0) | (endHeaders ? 4 : 0), stream: stream, payload: block(fields))
    }

    static let request = [
        (":method", "POST"), (":scheme", "http"), (":path", "/a/b"), (":authority", "h"), ("content-type", "application/grpc"),
    ]

    static func block(_ fields: [(String, String)]) -> [UInt8] {
        fields.flatMap { [0x00] + text($0.0) + text($0.1) }
    }

    /// A string literal with a seven-bit length prefix (RFC 7541, 5.1 and 5.2).
    private static func text(_ text: String) -> [UInt8] {
        let count = text.utf8.count
        guard count >= 127 else { return [UInt8(count)] + Array(text.utf8) }
        var length: [UInt8] = [127]
        var rest = count - 127
        while rest >= 128 {
            length.append(UInt8(rest & 127 | 128))
            rest >>= 7
        }
        return length + [UInt8(rest)] + Array(text.utf8)
    }

    static func reset(_ stream: Int32, _ code: UInt32 = 8) -> RawFrame { RawFrame(type: 3, stream: stream, payload: big(code)) }
    static func ping(ack: Bool = false) -> RawFrame { RawFrame(type: 6, flags: ack ? 1 : 0, payload: Array(1...8)) }
    static func window(_ stream: Int32, _ size: UInt32) -> RawFrame { RawFrame(type: 8, stream: stream, payload: big(size)) }
    static func priority(_ stream: Int32, length: Int = 5) -> RawFrame {
        RawFrame(type: 2, stream: stream, payload: [UInt8](repeating: 0, count: length))
    }
    static func continuation(_ stream: Int32, _ block: [UInt8] = [], endHeaders: Bool = true) -> RawFrame {
        RawFrame(type: 9, flags: endHeaders ? 4 : 0, stream: stream, payload: block)
    }
    static func goAway() -> RawFrame { RawFrame(type: 7, payload: big(0) + big(0)) }

    /// The frames in `bytes`, which end with one.
    static func parse(_ bytes: [UInt8]) -> [RawFrame] {
        var frames: [RawFrame] = []
        var rest = bytes[...]
        while rest.count >= 9 {
            let head = Array(rest.prefix(9))
            let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
            let stream = head[5...8].reduce(Int32(0)) { $0 << 8 | Int32($1) }
            frames.append(RawFrame(type: head[3], flags: head[4], stream: stream, payload: Array(rest.dropFirst(9).prefix(length))))
            rest = rest.dropFirst(9 + length)
        }
        return frames
    }
}

/// A server's connection without a socket, at a clock that stands still unless told.
final class BareServer {
    let connection: Connection
    var now = NIODeadline.uptimeNanoseconds(1_000_000_000)
    private(set) var sent: [RawFrame] = []

    init(acknowledging: Bool = true, _ change: (inout ConnectionLimits) -> Void = { _ in }) throws {
        var limits = ConnectionLimits()
        change(&limits)
        connection = try Connection(role: .server, limits: limits, now: now)
        try receive(RawFrame.preface)
        if acknowledging { try receive([.settings(ack: true)]) }
    }

    func receive(_ frames: [RawFrame]) throws { try receive(frames.flatMap(\.bytes)) }

    func receive(_ bytes: [UInt8]) throws {
        try connection.receive(ByteBuffer(bytes: bytes), now: now)
        try sweep()
    }

    func sweep() throws {
        sent += RawFrame.parse(Array(try connection.sweep().bytes.readableBytesView))
    }

    /// What `body` ends the connection with, and the code of the GOAWAY that goes out with it.
    func fault(_ body: () throws -> Void) -> (error: HTTP2Error?, code: ErrorCode?) {
        var found: HTTP2Error?
        do { try body() } catch { found = error as? HTTP2Error }
        try? sweep()
        let goAway = sent.last { $0.type == 7 }
        return (found, goAway.map { ErrorCode(rawValue: $0.payload[4..<8].reduce(0) { $0 << 8 | UInt32($1) }) })
    }
}
