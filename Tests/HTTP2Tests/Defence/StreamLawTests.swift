import NIOCore
import Testing

@testable import HTTP2

/// Rules of RFC 9113 that nghttp2 leaves to us, on a server's connection.
struct StreamLawTests {
    @Test func aStreamNumberMustGrow() throws {
        let server = try BareServer()
        let (error, code) = server.fault { try server.receive([.headers(5), .headers(3)]) }
        #expect(error?.code == .peer)
        #expect(code == .protocolError)
    }

    @Test(arguments: [RawFrame.data(1, [1]), .headers(1, [("a", "b")], end: true)])
    func aFrameAfterTheEndOfBothIsAConnectionError(frame: RawFrame) throws {
        let server = try BareServer()
        try server.receive([.headers(1, end: true)])
        server.connection.respond(StreamID(rawValue: 1), [HeaderField(":status", "200")], end: true)
        try server.sweep()
        let (error, code) = server.fault { try server.receive([frame]) }
        #expect(error != nil)
        #expect(code == .streamClosed)
    }

    @Test(arguments: [RawFrame.data(1, [1]), .headers(1, [("a", "b")], end: true)], [false, true])
    func aFrameAfterTheClientsResetIsAStreamError(frame: RawFrame, inOneRead: Bool) throws {
        let server = try BareServer()
        if inOneRead {
            try server.receive([.headers(1), .reset(1), frame])
        } else {
            try server.receive([.headers(1)])
            try server.receive([.reset(1)])
            try server.receive([frame])
        }
        #expect(server.sent.contains(.reset(1, 5)))
        try server.receive([.headers(3)])
        #expect(!server.sent.contains { $0.type == 7 }, "the connection goes on")
    }

    @Test func whatComesLateOnAStreamThatWeResetIsIgnored() throws {
        let server = try BareServer()
        try server.receive([.headers(1)])
        server.connection.reset(StreamID(rawValue: 1), .cancel)
        try server.sweep()
        try server.receive([.data(1, [1, 2, 3]), .headers(1, [("a", "b")], end: true)])
        #expect(server.sent.filter { $0.type == 3 || $0.type == 7 } == [.reset(1, 8)])
    }

    @Test func whatComesLateOnARefusedStreamIsIgnored() throws {
        let server = try BareServer(acknowledging: false) { $0.concurrentStreams = 1 }
        try server.receive([.headers(1), .headers(3), .data(3, [1]), .data(3, [1])])
        try server.receive([.data(3, [1], end: true)])
        #expect(server.sent.filter { $0.type == 3 || $0.type == 7 } == [.reset(3, 7)])
    }

    @Test func streamsOpenedAfterOurGoAwayAreIgnored() throws {
        let server = try BareServer()
        try server.receive([.headers(1)])
        server.connection.goAway(.noError)
        try server.sweep()
        try server.receive([.headers(3), .data(3, [1]), .headers(3, [("a", "b")], end: true), .data(1, [1])])
        #expect(server.sent.filter { $0.type == 7 }.count == 1)
        #expect(server.connection.takeEvents().contains { if case .body(StreamID(rawValue: 1), _) = $0 { true } else { false } })
    }

    @Test(arguments: [
        (RawFrame.priority(0), ErrorCode.protocolError), (.priority(1, length: 4), .frameSizeError),
        (.continuation(1, [UInt8](repeating: 0, count: 16_385)), .frameSizeError), (.settings([(4, 0x8000_0000)]), .flowControlError),
        (.settings([(4, 0x7fff_ffff)]), .flowControlError),
    ])
    func aBrokenFrameEndsTheConnectionWithItsCode(frame: RawFrame, code: ErrorCode) throws {
        let server = try BareServer()
        let isContinuation = frame.type == 9
        // Window beyond the initial one, so that a larger initial one overflows it (6.9.2).
        try server.receive([.headers(1, endHeaders: !isContinuation)] + (isContinuation ? [] : [.window(1, 1_000)]))
        #expect(server.fault { try server.receive([frame]) }.code == code)
    }

    @Test func theLastClosedStreamsAreRemembered() {
        var closed = ClosedStreams(capacity: 3)
        for stream: Int32 in [1, 3, 5] { closed.add(stream, .ended) }
        #expect([1, 3, 5].map { closed[$0] } == [.ended, .ended, .ended])
        closed.add(7, .resetByPeer)
        #expect(closed[1] == nil)
        #expect(closed[7] == .resetByPeer)
        closed.add(9, .resetByUs)
        closed.add(9, .ended)
        #expect(closed[9] == .resetByUs)
    }
}
