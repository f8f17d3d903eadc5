import HTTP2
import NIOCore
import Testing

@testable import RPC

/// A server against clients that are slow on purpose, greedy or rude. Limits are shortened; each test shows the one it hits by its
/// counter.
@Suite(.timeLimit(.minutes(5))) struct ServerDefenceTests {
    static func with<Result: Sendable>(
        _ change: (inout ServerLimits) -> Void, _ body: @Sendable (Loopback) async throws -> Result
    ) async throws -> Result {
        var limits = ServerLimits()
        change(&limits)
        return try await Loopback.withServer(limits: limits, body)
    }

    /// A client of bytes that ends up cut, by `limit`.
    static func expectCut(
        _ limit: ServerCounters.Limit, code: ErrorCode?, _ change: (inout ServerLimits) -> Void,
        _ body: @Sendable (RawPeer) async throws -> Void
    ) async throws {
        try await with(change) { loopback in
            try await RawPeer.with(port: loopback.port) { peer in
                try await body(peer)
                #expect(await eventually { peer.isClosed })
                #expect(loopback.server.counters[limit] == 1)
                #expect(loopback.server.counters[.connectionsCut] == 1)
                #expect(peer.goAways.last == code?.rawValue)
            }
        }
    }

    @Test func whoSaysNothingIsCut() async throws {
        try await Self.expectCut(.prefaceTimeout, code: nil, { $0.prefaceTimeout = .seconds(1) }) { _ in }
    }

    @Test func whoDoesNotAcknowledgeSettingsIsCut() async throws {
        try await Self.expectCut(.settingsTimeout, code: .settingsTimeout, { $0.settingsTimeout = .seconds(1) }) {
            try? await $0.introduce(acknowledging: false)
        }
    }

    @Test func whoDoesNotFinishAHeaderListIsCut() async throws {
        try await Self.expectCut(.headersTimeout, code: .enhanceYourCalm, { $0.headersTimeout = .milliseconds(100) }) {
            try await $0.introduce()
            try await $0.send(RawPeer.request(1, "/test.Echo/Get", flags: 0))
        }
    }

    @Test func whoDoesNotAnswerAPingIsCut() async throws {
        try await Self.expectCut(
            .keepaliveTimeout, code: nil, { ($0.keepalive, $0.keepaliveTimeout) = (.milliseconds(50), .milliseconds(50)) }
        ) {
            try await $0.introduce()
            try await $0.send(RawPeer.request(1, "/test.Echo/Collect"))
        }
    }

    @Test func whoPingsTooOftenIsCut() async throws {
        try await Self.expectCut(.pingStrikes, code: .enhanceYourCalm, { $0.pingStrikes = 2 }) {
            try await $0.introduce()
            try await $0.send(Array(repeating: [0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8], count: 4).flatMap { $0 })
        }
    }

    @Test(arguments: [(20, false), (21, true)]) func crumbsOfAMessageAreCounted(count: Int, isCut: Bool) async throws {
        try await Self.with({ $0.crumbs = 20 }) { loopback in
            try await RawPeer.with(port: loopback.port) { peer in
                try await peer.introduce()
                try await peer.send(RawPeer.request(1, "/test.Echo/Collect"))
                for byte in ScriptedPeer.framed(String(repeating: "a", count: 200)).prefix(count) {
                    try await peer.send([0, 0, 1, 0, 0, 0, 0, 0, 1, byte])
                }
                if isCut {
                    #expect(await eventually { peer.isClosed })
                    #expect(peer.goAways == [ErrorCode.enhanceYourCalm.rawValue])
                } else {
                    try await peer.send([0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8])
                    #expect(await eventually { peer.frames.contains { $0.type == 6 } })
                    #expect(peer.goAways.isEmpty)
                }
                #expect(loopback.server.counters[.dribble] == (isCut ? 1 : 0))
            }
        }
    }

    /// How a rule can be broken with calls open. The library punishes the second kind by itself, without an error of ours; of the third
    /// kind no call is ever seen.
    enum Breach: CaseIterable { case strayFrame, oneCallTooMany, badHeads }

    @Test(arguments: [2, 3, 4], Breach.allCases) func rulesBrokenWithManyCallsOpenAreAFlood(calls: Int, breach: Breach) async throws {
        // What breaks the rule is charged as well: once as a frame, and once more where it is a call of its own.
        let (lost, atOnce) = breach == .oneCallTooMany ? (5, calls) : (4, 100)
        try await Self.with({ ($0.lostCalls, $0.connection.concurrentStreams) = (lost, atOnce) }) { loopback in
            try await RawPeer.with(port: loopback.port) { peer in
                try await peer.introduce()
                for call in 0..<calls {
                    try await peer.send(RawPeer.request(UInt8(1 + 2 * call), breach == .badHeads ? "" : "/test.Echo/Collect"))
                }
                try await peer.send(breach == .oneCallTooMany ? RawPeer.request(99, "/test.Echo/Collect") : [0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
                #expect(await eventually { peer.isClosed })
                #expect(peer.goAways.last == ErrorCode.protocolError.rawValue)
                #expect(await eventually { loopback.server.counters.openConnections == 0 })
                #expect(loopback.server.counters[.lostCalls] == (calls > 3 ? 1 : 0))
                #expect(loopback.server.counters[.connectionsCut] == (calls > 3 ? 1 : 0))
            }
        }
    }

    @Test(arguments: ["/test.Echo/Get", "/test.Echo/Collect", "/test.Echo/Update"])
    func aRequestThatDoesNotComeEndsTheCall(path: String) async throws {
        try await Self.with({ $0.firstMessageTimeout = .milliseconds(100) }) { loopback in
            try await ScriptedPeer.with(port: loopback.port) { peer in
                let id = try await peer.open(ScriptedPeer.head(path))
                try await peer.send(id, [0, 0])
                let reply = await peer.reply(id)
                #expect(reply.status == "4")
                #expect(loopback.server.counters[.firstMessageTimeout] == 1)
            }
        }
    }

    @Test func aMessageThatStopsHalfwayEndsTheCall() async throws {
        try await Self.with({ $0.messageTimeout = .milliseconds(100) }) { loopback in
            try await ScriptedPeer.with(port: loopback.port) { peer in
                let id = try await peer.open(ScriptedPeer.head("/test.Echo/Update"))
                try await peer.send(id, ScriptedPeer.framed("one") + [0, 0, 0])
                let reply = await peer.reply(id)
                #expect(reply.body == ScriptedPeer.framed("one"))
                #expect(reply.status == "4")
                #expect(loopback.server.counters[.messageTimeout] == 1)
            }
        }
    }

    @Test func aStreamMayBeSilentBetweenMessages() async throws {
        try await Self.with({ ($0.messageTimeout, $0.firstMessageTimeout) = (.seconds(2), .seconds(2)) }) { loopback in
            try await ScriptedPeer.with(port: loopback.port) { peer in
                let id = try await peer.open(ScriptedPeer.head("/test.Echo/Update"), ScriptedPeer.framed("one"))
                try await Task.sleep(for: .milliseconds(4_500))
                try await peer.send(id, ScriptedPeer.framed("two"), end: true)
                let reply = await peer.reply(id)
                #expect(reply.body == ScriptedPeer.framed("one") + ScriptedPeer.framed("two"))
                #expect(reply.status == "0")
            }
        }
    }

    @Test func whoTakesNoRepliesIsCut() async throws {
        try await Self.with({ $0.writeTimeout = .milliseconds(200) }) { loopback in
            try await ScriptedPeer.with(port: loopback.port, reads: false) { peer in
                _ = try? await peer.call("/test.Echo/Flood", ScriptedPeer.framed("1000"))
                #expect(loopback.server.counters[.writeTimeout] >= 1)
                #expect(await loopback.seen.cancelled.reached())
            }
        }
    }

    /// With the largest windows, so that what stops the server is the socket.
    @Test func whoDoesNotReadFromTheSocketIsCutAndHearsOfIt() async throws {
        try await Self.with({ $0.writeTimeout = .milliseconds(500) }) { loopback in
            try await RawPeer.with(port: loopback.port, reads: false) { peer in
                try await peer.introduce()
                try await peer.send([0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 4, 0x7f, 0xff, 0xff, 0xff])
                try await peer.send([0, 0, 4, 8, 0, 0, 0, 0, 0, 0x7f, 0xff, 0, 0])
                try await peer.send(RawPeer.request(1, "/test.Echo/Flood"))
                let request = ScriptedPeer.framed("100000")
                try await peer.send([0, 0, UInt8(request.count), 0, 1, 0, 0, 0, 1] + request)
                #expect(await eventually { loopback.server.counters[.writeTimeout] >= 1 })
                // What waits for it in the system would keep the end from it, if it were not thrown away.
                #expect(await eventually { peer.isClosed })
            }
        }
    }

    @Test func strangersWaitWhileTheListenerIsFull() async throws {
        try await Self.with({ ($0.listenerQueue, $0.pressurePatience) = (1, .hours(1)) }) { loopback in
            try await ScriptedPeer.with(port: loopback.port, reads: false) { greedy in
                let flood = try await greedy.open(ScriptedPeer.head("/test.Echo/Flood"))
                try await greedy.send(flood, ScriptedPeer.framed("1000"), end: true)
                #expect(await loopback.seen.started.reached(5))
                _ = try await greedy.call("/test.Echo/None", [])
                try await ScriptedPeer.with(port: loopback.port) { stranger in
                    let id = try await stranger.open(ScriptedPeer.head("/test.Echo/Get"))
                    try await stranger.send(id, ScriptedPeer.framed("x"), end: true)
                    // One that needs no room has been answered: so the first was looked at.
                    _ = try await stranger.call("/test.Echo/None", [])
                    #expect(stranger.record.replies[id] == nil)
                    try await greedy.reset(flood)
                    #expect(await stranger.reply(id).status == "0")
                }
            }
        }
    }

    @Test(arguments: [(1_000_000_000, false), (1, true)]) func underPressureWhoTakesNothingIsCutSooner(queue: Int, isCut: Bool) async throws {
        try await Self.with({ ($0.listenerQueue, $0.pressurePatience) = (queue, .milliseconds(100)) }) { loopback in
            try await ScriptedPeer.with(port: loopback.port, reads: false) { peer in
                let id = try await peer.open(ScriptedPeer.head("/test.Echo/Flood"))
                try await peer.send(id, ScriptedPeer.framed("1000"), end: true)
                #expect(await loopback.seen.started.reached(5))
                if isCut {
                    #expect(await eventually { peer.record.isClosed })
                } else {
                    try await Task.sleep(for: .milliseconds(300))
                    #expect(!peer.record.isClosed)
                }
                #expect(loopback.server.counters[.listenerQueue] == (isCut ? 1 : 0))
            }
        }
    }

    @Test func noReplyIsMadeForAClosedWindow() async throws {
        var client = ConnectionLimits()
        client.streamWindow = 0
        try await Loopback.withServer { [client] loopback in
            try await ScriptedPeer.with(port: loopback.port, limits: client) { peer in
                // The server has read the settings when it has answered a call that needs no window.
                _ = try await peer.call("/test.Echo/None", ScriptedPeer.framed(""))
                let id = try await peer.open(ScriptedPeer.head("/test.Echo/Flood"))
                try await peer.send(id, ScriptedPeer.framed("1"), end: true)
                _ = try await peer.call("/test.Echo/None", ScriptedPeer.framed(""))
                #expect(loopback.seen.started.count == 0)
                try await peer.credit(id, 100_000)
                #expect(await loopback.seen.started.reached())
            }
        }
    }

    @Test func whoOpensNoWindowForItsRepliesIsCut() async throws {
        try await Self.expectCut(.writeTimeout, code: nil, { $0.writeTimeout = .milliseconds(500) }) { peer in
            try await peer.introduce()
            try await peer.send([0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0])
            for stream: UInt8 in [1, 3] {
                try await peer.send(RawPeer.request(stream, "/test.Echo/Get") + [0, 0, 5, 0, 1, 0, 0, 0, stream, 0, 0, 0, 0, 0])
            }
        }
    }

    @Test(arguments: [(1, false), (2, false), (3, true)]) func handlersOfAConnectionAreCounted(calls: Int, isRefused: Bool) async throws {
        try await Self.with({ $0.handlers = 2 }) { loopback in
            try await ScriptedPeer.with(port: loopback.port) { peer in
                var last = StreamID(rawValue: 0)
                for number in 1...calls {
                    last = try await peer.open(ScriptedPeer.head("/test.Echo/Wait"))
                    try await peer.send(last, ScriptedPeer.framed("x"), end: true)
                    if number <= 2 { #expect(await loopback.seen.started.reached(number)) }
                }
                if isRefused {
                    #expect(await peer.reply(last).reset == .refusedStream)
                } else {
                    #expect(peer.record.replies[last]?.reset == nil)
                }
                #expect(loopback.server.counters[.handlers] == (isRefused ? 1 : 0))
            }
        }
    }

    @Test(arguments: [(1, false), (2, false), (3, true)]) func streamsAtOnceAreCounted(calls: Int, isRefused: Bool) async throws {
        try await Self.with({ $0.connection.concurrentStreams = 2 }) { loopback in
            try await RawPeer.with(port: loopback.port) { peer in
                try await peer.introduce(acknowledging: false)
                try await peer.send((0..<calls).flatMap { RawPeer.request(UInt8($0 * 2 + 1), "/test.Echo/Collect") })
                try await peer.send([0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8])
                #expect(await eventually { peer.frames.contains { $0.type == 6 } })
                let resets = peer.frames.filter { $0.type == 3 }.map(\.stream)
                #expect(resets == (isRefused ? [5] : []))
            }
        }
    }

    @Test(arguments: [(2, false), (3, true), (4, true)]) func streamNumbersEndInTime(calls: Int, isLeaving: Bool) async throws {
        try await Self.with({ $0.streamNumbers = 5 }) { loopback in
            try await ScriptedPeer.with(port: loopback.port) { peer in
                for _ in 0..<calls {
                    guard let reply = try? await peer.call("/test.Echo/Get", ScriptedPeer.framed("x")), reply.status != nil else { break }
                }
                #expect(loopback.server.counters[.streamNumbers] == (isLeaving ? 1 : 0))
                if isLeaving {
                    #expect(await eventually { peer.record.goAways.contains(.noError) })
                    #expect(await eventually { peer.record.isClosed })
                }
            }
        }
    }

    @Test func idleAndOldConnectionsAreAskedToLeave() async throws {
        for (limit, change) in [
            (ServerCounters.Limit.idle, { (limits: inout ServerLimits) in limits.idle = .milliseconds(50) }),
            (.age, { (limits: inout ServerLimits) in limits.age = .milliseconds(50) }),
        ] {
            try await Self.with(change) { loopback in
                try await ScriptedPeer.with(port: loopback.port) { peer in
                    #expect(await eventually { peer.record.isClosed })
                    // The second may find the client gone: it has nothing open.
                    #expect(Set(peer.record.goAways) == [.noError])
                    #expect(loopback.server.counters[limit] == 1)
                    #expect(loopback.server.counters[.connectionsCut] == 0)
                }
            }
        }
    }

    @Test func callsThatOutliveTheGraceAreCut() async throws {
        try await Self.with({ ($0.age, $0.ageGrace) = (.seconds(5), .milliseconds(50)) }) { loopback in
            try await ScriptedPeer.with(port: loopback.port) { peer in
                let id = try await peer.open(ScriptedPeer.head("/test.Echo/Wait"))
                try await peer.send(id, ScriptedPeer.framed("x"), end: true)
                #expect(await eventually { peer.record.isClosed })
                #expect(loopback.server.counters[.ageGrace] == 1)
                #expect(await loopback.seen.cancelled.reached())
            }
        }
    }

    @Test func theRoundTripIsKnownFromTheSettings() async throws {
        struct Asking: ServiceProvider {
            let known: Signal
            func register(in router: inout Router) {
                router.unary(Echo.method("Ask", .unary)) { (request: Text, context: ServerContext) in
                    if let time = context.roundTrip, time > .zero, time < .seconds(5) { known.raise() }
                    return request
                }
            }
        }
        let known = Signal()
        try await Loopback.withServer(providers: [Asking(known: known)]) { loopback in
            try await ScriptedPeer.with(port: loopback.port) { peer in
                _ = try await peer.call("/test.Echo/Get", ScriptedPeer.framed(""))
                _ = try await peer.call("/test.Echo/Ask", ScriptedPeer.framed(""))
                #expect(known.count == 1)
            }
        }
    }
}
