import HTTP2
import NIOCore

/// One connection without its socket, used as RPC uses it: heads are answered, bodies echoed, window is given back, everything is swept.
struct ConnectionDrill {
    private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
    private let role: Connection.Role
    private let limits: ConnectionLimits

    init(_ role: Connection.Role) {
        self.role = role
        var limits = ConnectionLimits()
        limits.concurrentStreams = 8
        limits.headerListSize = 2_048
        self.limits = limits
    }

    /// The first byte says in what pieces the rest arrives; a server is greeted properly first if its lowest bit is set.
    func check(_ bytes: [UInt8]) -> String? {
        guard let shape = bytes.first else { return nil }
        guard let connection = try? Connection(role: role, limits: limits) else { return "a connection cannot be made" }
        let drill = Conversation(connection: connection, limits: limits, role: role)
        var input = bytes[1...]
        if role == .server, shape & 1 == 1 { input = (Self.preface + [0, 0, 0, 4, 0, 0, 0, 0, 0])[...] + input }
        if role == .client { drill.ask() }
        let piece = [1, 3, 9, 64, 1_000, 20_000, 100_000, 7][Int(shape >> 1 & 7)]
        while !input.isEmpty, drill.isAlive {
            drill.receive(ByteBuffer(bytes: input.prefix(piece)))
            input = input.dropFirst(piece)
        }
        drill.end(by: shape >> 4)
        return drill.complaint
    }
}

/// What happens on the connection, and what must hold all the time.
private final class Conversation {
    let connection: Connection
    let limits: ConnectionLimits
    let role: Connection.Role
    private(set) var complaint: String?
    private(set) var isAlive = true
    private var open: Set<StreamID> = []
    /// Bytes that were given to `write`, and so the most that can wait.
    private var written = 0

    init(connection: Connection, limits: ConnectionLimits, role: Connection.Role) {
        self.connection = connection
        self.limits = limits
        self.role = role
    }

    func ask() {
        for number in 0..<3 {
            guard let stream = try? connection.request([
                HeaderField(":method", "POST"), HeaderField(":scheme", "http"), HeaderField(":path", "/a.B/C"), HeaderField("te", "trailers"),
            ]) else { return }
            open.insert(stream)
            connection.write(stream) { $0.writeRepeatingByte(7, count: 50 * number) }
            written += 50 * number
            if number == 1 { connection.finish(stream) }
        }
        sweep()
    }

    func receive(_ bytes: ByteBuffer) {
        do {
            try connection.receive(bytes)
        } catch {
            isAlive = false
        }
        for event in connection.takeEvents() { answer(event) }
        sweep()
        if connection.isFinished { isAlive = false }
    }

    private func answer(_ event: ConnectionEvent) {
        switch event {
        case .headers(let stream, let fields, let kind):
            headersArrived(stream, fields, kind)
        case .body(let stream, let part):
            expect(open.contains(stream), "a body on \(stream), which is not open")
            connection.credit(stream, part.readableBytes)
            guard role == .server else { return }
            if connection.write(stream, { $0.writeImmutableBuffer(part) }) { written += part.readableBytes }
        case .end(let stream):
            expect(open.contains(stream), "an end of \(stream), which is not open")
            connection.finish(stream, trailers: [HeaderField("grpc-status", "0")])
        case .closed(let stream, _): open.remove(stream)
        case .ping, .pingAnswered, .settings, .settingsAcknowledged, .goAway, .invalidFrame: return
        }
    }

    private func headersArrived(_ stream: StreamID, _ fields: [HeaderField], _ kind: ConnectionEvent.HeaderKind) {
        let size = fields.reduce(0) { $0 + $1.size }
        expect(size <= limits.headerListSize, "a header list of \(size) bytes was taken")
        guard role == .server, kind != .trailers else { return }
        expect(open.insert(stream).inserted || kind == .oversize, "two heads on \(stream)")
        if fields.count % 3 == 0 {
            connection.respond(stream, [HeaderField(":status", "200")])
        } else if fields.count % 3 == 1 {
            connection.respond(stream, [HeaderField(":status", "415")], end: true)
            connection.resetAfterEnd(stream)
        } else {
            connection.respond(stream, [HeaderField(":status", "200")])
            if fields.count % 2 == 0 { connection.reset(stream, .cancel) }
        }
    }

    private func sweep() {
        for _ in 0..<50 {
            guard let (bytes, more) = try? connection.sweep() else {
                isAlive = false
                break
            }
            let most = limits.sweep + limits.frameSize + 1_024
            expect(bytes.readableBytes <= most, "a sweep of \(bytes.readableBytes) bytes")
            for event in connection.takeEvents() { answer(event) }
            if !more { break }
        }
        expect(connection.queuedBytes >= 0 && connection.queuedBytes <= written, "\(connection.queuedBytes) bytes wait of \(written)")
        expect(open.count <= limits.concurrentStreams + 1, "\(open.count) streams are open")
    }

    /// The ways in which an owner lets go.
    func end(by way: UInt8) {
        guard isAlive else { return }
        switch way & 3 {
        case 0: connection.announceShutdown()
        case 1: connection.goAway(.noError)
        case 2: for stream in open { connection.reset(stream, .cancel) }
        default: for stream in open { connection.finish(stream, trailers: [HeaderField("grpc-status", "14")]) }
        }
        sweep()
    }

    private func expect(_ condition: Bool, _ sentence: @autoclosure () -> String) {
        if !condition { complaint = complaint ?? sentence() }
    }
}

/// Turns any bytes into frames, so that what is random lies inside them: kind, flags, stream and content, and now and then a wrong length.
enum FrameScript {
    static func bytes(_ script: [UInt8]) -> [UInt8] {
        guard let shape = script.first else { return [] }
        var rest = script[1...]
        var output: [UInt8] = [shape | 1]
        while rest.count >= 4 {
            let (kind, flags, place, size) = (rest.removeFirst(), rest.removeFirst(), rest.removeFirst(), rest.removeFirst())
            let payload = content(kind, rest.prefix(Int(size)))
            rest = rest.dropFirst(Int(size))
            let length = place & 0xc0 == 0xc0 ? payload.count ^ 1 : payload.count
            let stream = kind % 12 == 4 || kind % 12 == 6 || kind % 12 == 7 ? place >> 5 & 1 : place & 0x3f
            output += [0, UInt8(truncatingIfNeeded: length >> 8), UInt8(truncatingIfNeeded: length), kind % 12, flags, 0, 0, 0, stream] + payload
        }
        return output
    }

    /// HEADERS begin with a good request more often than chance would have it.
    private static func content(_ kind: UInt8, _ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let good: [UInt8] = [0x83, 0x86, 0x04, 0x06] + Array("/a.B/C".utf8) + [0x01, 0x01, 0x61]
        return kind % 12 == 1 && kind & 0x80 == 0 ? good + bytes : Array(bytes)
    }
}
