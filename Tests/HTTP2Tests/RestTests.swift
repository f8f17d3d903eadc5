import CNghttp2
import Glibc
import NIOCore
import Testing

@testable import HTTP2

/// A connection that is quiet gives memory back, and nobody can tell.
struct RestTests {
    private static let stream = StreamID(rawValue: 1)

    /// Every way in which frames wait: for the peer's window, for the next sweep, behind a header list of several frames.
    private static func conversation(restsAfterEachStep: Bool) throws -> [UInt8] {
        let server = try BareServer { $0.sweep = 20_000 }
        var said: [UInt8] = []
        func step(_ frames: [RawFrame] = [], _ work: () -> Void = {}) throws {
            try server.connection.receive(ByteBuffer(bytes: frames.flatMap(\.bytes)), now: server.now)
            work()
            var more = true
            while more {
                if restsAfterEachStep { server.connection.rest() }
                let (bytes, rest) = try server.connection.sweep()
                said += Array(bytes.readableBytesView)
                more = rest
            }
            if restsAfterEachStep { server.connection.rest() }
        }
        try step([.settings([(4, 1_000)]), .headers(1)])
        try step { server.connection.respond(stream, [HeaderField(":status", "200"), HeaderField("x-long", String(repeating: "w", count: 30_000))]) }
        try step { server.connection.write(stream) { $0.writeBytes((0..<50_000).map { UInt8(truncatingIfNeeded: $0 / 3) }) } }
        try step([.window(1, 500)])
        try step([.ping()])
        try step([.window(1, 100_000)])
        try step { server.connection.write(stream) { $0.writeBytes((0..<40_000).map { UInt8(truncatingIfNeeded: $0 / 7) }) } }
        try step([.window(1, 100_000), .window(0, 100_000)])
        try step { server.connection.finish(stream, trailers: [HeaderField("grpc-status", "0")]) }
        try step { server.connection.ping(7) }
        return said
    }

    @Test func whatIsSaidIsTheSame() throws {
        let plain = try Self.conversation(restsAfterEachStep: false)
        #expect(plain.count > 110_000)
        #expect(try Self.conversation(restsAfterEachStep: true) == plain)
    }

    /// - Returns: Which pages of the frame buffer are in memory (mincore(2)).
    private static func pages(_ connection: Connection) throws -> [Bool] {
        let memory = unsafe connection.raw.memory.pointee
        let start = try #require(unsafe memory.frames)
        var pages = [UInt8](repeating: 0, count: memory.size / 4_096)
        #expect(unsafe mincore(start, memory.size, &pages) == 0)
        return pages.map { $0 & 1 == 1 }
    }

    @Test func theFrameBufferIsInMemoryOnlyWhileItIsUsed() throws {
        let server = try BareServer()
        try server.sweep()
        #expect(try Self.pages(server.connection).first == true)
        server.connection.rest()
        #expect(try Self.pages(server.connection).allSatisfy { !$0 })
        try server.receive([.ping()])
        #expect(server.sent.last == .ping(ack: true))
        #expect(try Self.pages(server.connection).first == true)
    }

    /// A frame that waits is built already, or will be: nothing is given back.
    @Test func whileFramesWaitNothingIsGivenBack() throws {
        let server = try BareServer()
        try server.sweep()
        server.connection.ping(9)
        server.connection.rest()
        #expect(try Self.pages(server.connection).first == true)
        try server.sweep()
        server.connection.rest()
        #expect(try Self.pages(server.connection).first == false)
    }
}
