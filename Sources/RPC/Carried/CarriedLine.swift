// Calls without a network: the client's end. What a call says travels as parcels, which somebody else carries, loses or keeps back.

import HTTP2
package import NIOCore

/// What an attempt of a call travels on: an HTTP/2 connection, or a simulation's line. Zone: the client's event loop.
protocol CallCarrier: StreamLink {
    var scheme: String { get }
    var authority: String { get }
    func open(_ stream: ClientStream, _ head: [HeaderField]) throws -> StreamID
    func reset(_ id: StreamID, _ code: ErrorCode)
}

/// What the two ends of a carried call tell each other, in order.
package enum Parcel: Sendable {
    /// The header list that opens a call, a reply, or ends one.
    package struct Head: Sendable {
        let fields: [HeaderField]
    }

    case head(Head)
    /// One message with its prefix (gRPC document "gRPC over HTTP2", Length-Prefixed-Message).
    case message(ByteBuffer)
    /// The status: the server's last.
    case trailers(Head)
    /// The client's last.
    case end
    /// Either side wants no more of it.
    case reset
}

/// The client's end of a line on which calls are carried.
///
/// Owner: a simulation. Zone: the thread of its event loop, which is what makes it Sendable.
package final class CarriedLine: CallCarrier, @unchecked Sendable {
    package let loop: any EventLoop
    let scheme = "http"
    let authority = "carried"
    private let post: (_ call: Int32, Parcel) -> Void
    private var streams: [StreamID: ClientStream] = [:]
    private var last = StreamID(rawValue: -1)

    /// - Parameter post: Takes what the client says; a call begins with its `head`.
    package init(loop: any EventLoop, post: @escaping (_ call: Int32, Parcel) -> Void) {
        self.loop = loop
        self.post = post
    }

    // MARK: From whoever carries

    package func arrived(_ parcel: Parcel, of call: Int32) {
        let id = StreamID(rawValue: call)
        guard let stream = streams[id] else { return }
        switch parcel {
        case .head(let head): stream.received(head.fields, isOversize: false)
        case .message(let bytes): stream.received(bytes)
        case .trailers(let head):
            streams[id] = nil
            stream.received(head.fields, isOversize: false)
        case .end, .reset:
            streams[id] = nil
            stream.closed(.cancel)
        }
    }

    /// The connection on which these calls travelled is gone.
    package func broke(_ calls: [Int32]) {
        for call in calls {
            let stream = streams.removeValue(forKey: StreamID(rawValue: call))
            stream?.connectionBroke(RPCError(.unavailable, "the connection to the server broke"), wasRefused: false)
        }
    }

    // MARK: From calls

    func open(_ stream: ClientStream, _ head: [HeaderField]) -> StreamID {
        last = StreamID(rawValue: last.rawValue + 2)
        streams[last] = stream
        post(last.rawValue, .head(Parcel.Head(fields: head)))
        return last
    }

    func reset(_ id: StreamID, _ code: ErrorCode) {
        if streams.removeValue(forKey: id) != nil { post(id.rawValue, .reset) }
    }

    func write(_ stream: StreamID, _ fill: (inout ByteBuffer) throws -> Void) throws {
        var bytes = ByteBuffer()
        try fill(&bytes)
        if bytes.readableBytes > 0, streams[stream] != nil { post(stream.rawValue, .message(bytes)) }
    }

    func finish(_ stream: StreamID, trailers: [HeaderField]?) {
        if streams[stream] != nil { post(stream.rawValue, .end) }
    }

    /// There is always room: what bounds a client are credits and `ClientLimits`, not this line.
    func hasRoom(_ stream: StreamID) -> Bool { true }
    func waitForRoom(_ stream: StreamID, _ pipe: MessagePipe) {}
    func credit(_ stream: StreamID, _ count: Int) {}
}
