import NIOCore
import RPC
import Synchronization
import Testing

/// Our client against our server, over a socket.
@Suite(.timeLimit(.minutes(5))) struct CallTests {
    @Test func aUnaryCallIsAnswered() async throws {
        try await Loopback.with { _, client in
            let reply: Text = try await client.unary(Echo.get, Text("hello"))
            #expect(reply == "hello")
        }
    }

    /// Long enough for the server to have given the connection's memory back (`ServerConnection.restAfter`).
    @Test func afterASilenceCallsGoOn() async throws {
        try await Loopback.with { _, client in
            for size in [10, 100_000, 20_000] {
                let reply: Text = try await client.unary(Echo.get, Text(String(repeating: "a", count: size)))
                #expect(reply.text.utf8.count == size)
                try await Task.sleep(for: .milliseconds(3_200))
            }
        }
    }

    @Test(arguments: [0, 1, 16_383, 16_384, 65_535, 65_536, 1_000_000])
    func aMessageOfAnySizeSurvivesBothWays(size: Int) async throws {
        try await Loopback.with { _, client in
            let sent = Text(String(repeating: "a", count: size))
            let reply: Text = try await client.unary(Echo.get, sent)
            #expect(reply.text.utf8.count == size)
        }
    }

    @Test func aStreamOfRequestsIsCollected() async throws {
        try await Loopback.with { _, client in
            let reply: Text = try await client.clientStreaming(Echo.collect) { (writer: RequestWriter<Text>) in
                for number in 0..<100 { try await writer.write(Text("\(number)")) }
            }
            #expect(reply.text == (0..<100).map { "\($0)" }.joined(separator: ","))
        }
    }

    @Test func aStreamOfRepliesArrivesInOrder() async throws {
        try await Loopback.with { _, client in
            let replies = try await client.serverStreaming(Echo.expand, Text("a,b,c")) { (replies: ReplyStream<Text>) in
                var all: [Text] = []
                for try await reply in replies { all.append(reply) }
                return all
            }
            #expect(replies == ["a", "b", "c"])
        }
    }

    @Test func twoStreamsAlternate() async throws {
        try await Loopback.with { _, client in
            try await client.bidirectional(Echo.update) { (writer: RequestWriter<Text>, replies: ReplyStream<Text>) in
                var iterator = replies.makeAsyncIterator()
                for number in 0..<200 {
                    try await writer.write(Text("\(number)"))
                    #expect(try await iterator.next() == Text("\(number)"))
                }
                try await writer.finish()
                #expect(try await iterator.next() == nil)
            }
        }
    }

    @Test func aHundredCallsAtOnceAreAllAnswered() async throws {
        try await Loopback.with { _, client in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<1_000 {
                    group.addTask {
                        let reply: Text = try await client.unary(Echo.get, Text("\(number)"))
                        return reply.text == "\(number)"
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
        }
    }

    @Test func metadataTravelsBothWays() async throws {
        try await Loopback.with { _, client in
            let ends = Mutex<(Metadata, Metadata)?>(nil)
            var options = CallOptions(metadata: ["question": "why", "many": "1"], timeout: .seconds(60))
            options.metadata.add(name: "many", value: "2")
            options.onEnd = { initial, trailing in ends.withLock { $0 = (initial, trailing) } }
            let reply: Text = try await client.unary(Echo.headers, Text(""), options: options)
            #expect(reply == "1|2")
            let (initial, trailing) = try #require(ends.withLock { $0 })
            #expect(initial["initial"] == "why")
            #expect(trailing["trailing"] == "true")
        }
    }

    @Test func aRefusalKeepsCodeMessageDetailsAndMetadata() async throws {
        try await Loopback.with { loopback, client in
            let error = try #require(await #expect(throws: RPCError.self) {
                let _: Text = try await client.unary(Echo.fail, Text("nö\n100 %"))
            })
            #expect(error.code == .failedPrecondition)
            #expect(error.message == "nö\n100 %")
            #expect(error.details == [1, 2, 3])
            #expect(error.metadata["failed-because"] == "test")
            #expect(error.metadata.binaryValues("failed-bin") == [[0, 255]])
            #expect(loopback.unexpected.count == 0)
        }
    }

    @Test func anUnexpectedErrorIsToldToTheHookOnly() async throws {
        try await Loopback.with { loopback, client in
            let error = try #require(await #expect(throws: RPCError.self) {
                let _: Text = try await client.unary(Echo.fail, Text("strange"))
            })
            #expect(error.code == .unknown)
            #expect(error.message.hasPrefix("internal error "))
            #expect(!error.message.contains("Strange"))
            #expect(loopback.unexpected.count == 1)
        }
    }

    @Test(arguments: ["/test.Echo/None", "/no.Service/Get"])
    func aMethodNobodyServesIsUnimplemented(path: String) async throws {
        try await Loopback.with { _, client in
            let parts = path.split(separator: "/").map(String.init)
            let method = MethodDescriptor(service: parts[0], name: parts[1], kind: .unary)
            let error = await #expect(throws: RPCError.self) {
                let _: Text = try await client.unary(method, Text(""))
            }
            #expect(error?.code == .unimplemented)
        }
    }

    @Test func aDeadlineEndsTheCallOnBothSides() async throws {
        try await Loopback.with { loopback, client in
            let _: Text = try await client.unary(Echo.get, Text("connected"))
            let error = await #expect(throws: RPCError.self) {
                // Long enough to reach the handler first.
                let options = CallOptions(timeout: .seconds(2))
                let _: Text = try await client.unary(Echo.wait, Text(""), options: options)
            }
            #expect(error?.code == .deadlineExceeded)
            #expect(await loopback.seen.cancelled.reached())
        }
    }

    @Test func cancellingTheTaskReachesTheHandler() async throws {
        try await Loopback.with { loopback, client in
            let call = Task { () -> Text in try await client.unary(Echo.wait, Text("")) }
            #expect(await loopback.seen.started.reached())
            call.cancel()
            let error = await #expect(throws: RPCError.self) { _ = try await call.value }
            #expect(error?.code == .cancelled)
            #expect(await loopback.seen.cancelled.reached())
        }
    }

    @Test func leavingAStreamEarlyCancelsIt() async throws {
        try await Loopback.with { loopback, client in
            try await client.serverStreaming(Echo.flood, Text("100000")) { (replies: ReplyStream<Text>) in
                for try await _ in replies { break }
            }
            #expect(await loopback.seen.cancelled.reached())
        }
    }

    @Test func aReaderWhoDoesNotReadStopsTheWriter() async throws {
        try await Loopback.with { loopback, client in
            try await client.serverStreaming(Echo.flood, Text("1000")) { (replies: ReplyStream<Text>) in
                var iterator = replies.makeAsyncIterator()
                _ = try await iterator.next()
                try await Task.sleep(for: .milliseconds(300))
                // One window of 64 KiB at the client, one queue of 64 KiB at the server, of messages of 10 kB.
                #expect(loopback.seen.started.count < 20)
                var count = 1
                while try await iterator.next() != nil { count += 1 }
                #expect(count == 1_000)
            }
        }
    }

    @Test func aHandlerWhoDoesNotReadStopsTheClient() async throws {
        let gate = Signal()
        struct Slow: ServiceProvider {
            let gate: Signal
            func register(in router: inout Router) {
                router.clientStreaming(Echo.method("Slow", .clientStreaming)) { (requests: RequestStream<Text>, _) in
                    _ = await gate.reached()
                    var count = 0
                    for try await _ in requests { count += 1 }
                    return Text("\(count)")
                }
            }
        }
        try await Loopback.with(providers: [Slow(gate: gate)]) { _, client in
            let written = Signal()
            let reply: Text = try await client.clientStreaming(Echo.method("Slow", .clientStreaming)) {
                (writer: RequestWriter<Text>) in
                async let opening: Void = {
                    try? await Task.sleep(for: .milliseconds(300))
                    #expect(written.count < 20)
                    gate.raise()
                }()
                let chunk = Text(String(repeating: "y", count: 10_000))
                for _ in 0..<500 {
                    try await writer.write(chunk)
                    written.raise()
                }
                await opening
            }
            #expect(reply == "500")
        }
    }

    @Test(arguments: [(0, true), (1, false)])
    func aMessageOverTheLimitIsRefused(excess: Int, isTaken: Bool) async throws {
        var limits = ServerLimits()
        limits.requestSize = 1_000
        try await Loopback.with(limits: limits) { _, client in
            let request = Text(String(repeating: "b", count: 1_000 + excess))
            if isTaken {
                let reply: Text = try await client.unary(Echo.get, request)
                #expect(reply == request)
            } else {
                let error = await #expect(throws: RPCError.self) {
                    let _: Text = try await client.unary(Echo.get, request)
                }
                #expect(error?.code == .resourceExhausted)
            }
        }
    }

    @Test(arguments: [(999, true), (1_000, true), (1_001, false)])
    func aReplyOverTheLimitIsNotSent(size: Int, isSent: Bool) async throws {
        var limits = ServerLimits()
        limits.replySize = 1_000
        try await Loopback.with(limits: limits) { _, client in
            let request = Text(String(repeating: "b", count: size))
            if isSent {
                let reply: Text = try await client.unary(Echo.get, request)
                #expect(reply == request)
            } else {
                let error = await #expect(throws: RPCError.self) {
                    let _: Text = try await client.unary(Echo.get, request)
                }
                #expect(error?.code == .resourceExhausted)
            }
        }
    }

    @Test func anInterceptorMayRefuseAndSeesTheEnd() async throws {
        struct Guard: ServerInterceptor {
            let ended: Signal
            func intercept(_ context: ServerContext, _ proceed: @Sendable () async throws -> Void) async throws {
                guard context.metadata["key"] == "right" else { throw RPCError(.unauthenticated, "no key") }
                try await proceed()
                ended.raise()
            }
        }
        let ended = Signal()
        try await Loopback.with(interceptors: [Guard(ended: ended)]) { _, client in
            let error = await #expect(throws: RPCError.self) {
                let _: Text = try await client.unary(Echo.get, Text("x"))
            }
            #expect(error?.code == .unauthenticated)
            #expect(ended.count == 0)
            let _: Text = try await client.unary(Echo.get, Text("x"), options: CallOptions(metadata: ["key": "right"]))
            #expect(ended.count == 1)
        }
    }
}
