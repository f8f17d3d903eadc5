import HTTP2
import NIOCore
import Testing

@testable import RPC

/// A server's answers as they travel, to a client that speaks frames.
@Suite(.timeLimit(.minutes(5))) struct CallWireTests {
    static func with<Result: Sendable>(
        limits: ServerLimits = ServerLimits(), client: ConnectionLimits = ConnectionLimits(), reads: Bool = true,
        _ body: @Sendable (ScriptedPeer, Loopback) async throws -> Result
    ) async throws -> Result {
        try await Loopback.withServer(limits: limits) { loopback in
            try await ScriptedPeer.with(port: loopback.port, limits: client, reads: reads) { try await body($0, loopback) }
        }
    }

    static let get = "/test.Echo/Get"

    /// The reply fills the window exactly: what is left to say is a header list.
    @Test(arguments: [true, false]) func aStatusNeedsNoWindow(endsWithMessage: Bool) async throws {
        var client = ConnectionLimits()
        client.streamWindow = 10
        try await Loopback.withServer { [client] loopback in
            try await ScriptedPeer.with(port: loopback.port, limits: client, reads: false) { peer in
                let id = try await peer.open(ScriptedPeer.head("/test.Echo/Update"))
                try await peer.send(id, ScriptedPeer.framed("12345"), end: endsWithMessage)
                #expect(await eventually { peer.record.replies[id]?.body.count == 10 })
                if !endsWithMessage { try await peer.send(id, [], end: true) }
                #expect(await peer.reply(id).status == "0")
            }
        }
    }

    @Test(arguments: [([], "12"), (["a", "b"], "12"), (["a"], "0")] as [([String], String)])
    func aCallOfOneRequestTakesExactlyOne(requests: [String], status: String) async throws {
        try await Self.with { peer, _ in
            let reply = try await peer.call(Self.get, requests.flatMap { ScriptedPeer.framed($0) })
            #expect(reply.status == status)
            #expect(reply.isTrailersOnly == (status != "0"))
        }
    }

    @Test func aForeignContentTypeIsAnsweredWithHTTP() async throws {
        try await Self.with { peer, _ in
            let fields = ScriptedPeer.head(Self.get).map { $0.name == "content-type" ? HeaderField($0.name, "application/json") : $0 }
            let reply = await peer.reply(try await peer.open(fields))
            #expect(reply[":status"] == "415")
            #expect(reply.status == nil)
        }
    }

    @Test func aStatusBeforeTheClientIsDoneIsFollowedByAResetWithoutError() async throws {
        try await Self.with { peer, _ in
            let id = try await peer.open(ScriptedPeer.head("/test.Echo/None"))
            // Our side is open: only a reset can close the stream.
            #expect(await eventually { peer.record.replies[id]?.isClosed == true })
            let reply = await peer.reply(id)
            #expect(reply.status == "12")
            #expect(reply.hasEnded)
            #expect(reply.reset == nil, "the reset says NO_ERROR")
            let after = try await peer.call(Self.get, ScriptedPeer.framed("still here"))
            #expect(after.status == "0")
        }
    }

    @Test func aDeadlineEndsTheCallWithItsStatusAndAReset() async throws {
        try await Self.with { peer, loopback in
            let id = try await peer.open(ScriptedPeer.head("/test.Echo/Collect", [("grpc-timeout", "50m")]))
            let reply = await peer.reply(id)
            #expect(reply.status == "4")
            #expect(await eventually { loopback.server.counters[.callsFailed] == 1 })
        }
    }

    @Test func aDeadlineThatFindsRepliesStuckResetsTheStream() async throws {
        try await Self.with(reads: false) { peer, loopback in
            let reply = try await peer.call("/test.Echo/Flood", [("grpc-timeout", "1500m")], ScriptedPeer.framed("1000"))
            #expect(reply.reset == .cancel)
            #expect(reply.status == nil)
            #expect(await loopback.seen.cancelled.reached())
        }
    }

    @Test(arguments: [("1", "13"), ("1x", "13"), ("123456789S", "13"), ("99999999H", "0"), ("10S", "0")])
    func aTimeoutIsReadOrRefused(text: String, status: String) async throws {
        try await Self.with { peer, _ in
            let reply = try await peer.call(Self.get, [("grpc-timeout", text)], ScriptedPeer.framed("x"))
            #expect(reply.status == status)
        }
    }

    @Test func binaryMetadataIsReadInEveryFormAndKeepsItsOrder() {
        var metadata = Metadata()
        metadata.fields = [
            HeaderField("k-bin", "AQ=="), HeaderField("k-bin", "Ag,AwQ= ,\tBQ=="), HeaderField("k-bin", ""), HeaderField("k-bin", "!"),
            HeaderField("k-bin", "Bg"),
        ]
        #expect(metadata.binaryValues("K-Bin") == [[1], [2], [3, 4], [5], [], [6]])
    }

    // MARK: Compression

    static let large = String(repeating: "shelf ", count: 1_000)

    static func packed(_ text: String) throws -> [UInt8] {
        Array(try Gzip.compress(ByteBuffer(string: text), at: 0, count: text.utf8.count).readableBytesView)
    }

    @Test func gzipTravelsBothWays() async throws {
        try await Self.with { peer, _ in
            let accept = [("grpc-encoding", "gzip"), ("grpc-accept-encoding", "identity,gzip")]
            let reply = try await peer.call(Self.get, accept, ScriptedPeer.framed(try Self.packed(Self.large), flag: 1))
            #expect(reply.status == "0")
            #expect(reply["grpc-encoding"] == "gzip")
            #expect(reply["grpc-accept-encoding"] == "identity,gzip")
            #expect(reply.body.first == 1)
            let message = try Gzip.decompress(ByteBuffer(bytes: reply.body.dropFirst(5)), limit: 10_000)
            #expect(String(buffer: message) == Self.large)
        }
    }

    @Test func nothingIsCompressedForWhoDoesNotReadIt() async throws {
        try await Self.with { peer, _ in
            for accept in [[], [("grpc-accept-encoding", "identity,deflate")]] {
                let reply = try await peer.call(Self.get, accept, ScriptedPeer.framed(Self.large))
                #expect(reply.body == ScriptedPeer.framed(Self.large))
                #expect(reply["grpc-encoding"] == nil)
            }
        }
    }

    @Test func aListenerMayKeepItsRepliesAsTheyAre() async throws {
        var limits = ServerLimits()
        limits.compressesReplies = false
        try await Self.with(limits: limits) { peer, _ in
            let reply = try await peer.call(Self.get, [("grpc-accept-encoding", "gzip")], ScriptedPeer.framed(Self.large))
            #expect(reply.body == ScriptedPeer.framed(Self.large))
        }
    }

    @Test(arguments: [([], "13"), ([("grpc-encoding", "identity")], "13"), ([("grpc-encoding", "gzip")], "13"), ([("grpc-encoding", "br")], "12")])
    func aCompressedMessageNeedsACompressionThatFits(fields: [(String, String)], status: String) async throws {
        try await Self.with { peer, _ in
            let reply = try await peer.call(Self.get, fields, ScriptedPeer.framed("not gzip", flag: 1))
            #expect(reply.status == status)
            #expect((reply["grpc-accept-encoding"] == "identity,gzip") == !fields.isEmpty)
        }
    }

    @Test(arguments: [(6_001, "0"), (6_000, "0"), (5_999, "8")])
    func aMessageIsJudgedAgainWhenItIsInflated(limit: Int, status: String) async throws {
        var limits = ServerLimits()
        limits.requestSize = limit
        try await Self.with(limits: limits) { peer, loopback in
            let reply = try await peer.call(Self.get, [("grpc-encoding", "gzip")], ScriptedPeer.framed(try Self.packed(Self.large), flag: 1))
            #expect(reply.status == status)
            #expect(loopback.server.counters[.bombs] == (status == "8" ? 1 : 0))
        }
    }

    @Test func aClientThatSendsBombsIsCut() async throws {
        var limits = ServerLimits()
        limits.requestSize = 1_000
        // Nothing is forgiven with time: the machine that runs this may be slow.
        (limits.connection.badFrames, limits.connection.badFramesPerSecond) = (20, 0)
        try await Self.with(limits: limits) { peer, loopback in
            let bomb = ScriptedPeer.framed(try Self.packed(Self.large), flag: 1)
            for _ in 0..<40 where !peer.record.isClosed { _ = try? await peer.call(Self.get, [("grpc-encoding", "gzip")], bomb) }
            #expect(await eventually { peer.record.isClosed })
            #expect(peer.record.goAways.contains(.enhanceYourCalm))
            #expect(await eventually { loopback.server.counters[.connectionsCut] == 1 })
        }
    }
}
