import NIOCore
import RPC
import Synchronization
import Testing

/// A handler that waits for requests and for news of its own in one task.
@Suite(.timeLimit(.minutes(5))) struct NudgeTests {
    private static let method = Echo.method("Listen", .bidirectional)

    /// Answers each request, and says when it was nudged.
    private final class Listening: ServiceProvider {
        /// The requests of the call under way, for whoever wants to nudge.
        let open = Mutex<RequestStream<Text>?>(nil)
        /// Nudges that come before the handler waits for the first time.
        let early: Int

        init(early: Int = 0) { self.early = early }

        func register(in router: inout Router) {
            router.bidirectional(NudgeTests.method) { [self] (requests: RequestStream<Text>, replies: ReplyWriter<Text>, _) in
                for _ in 0..<early { requests.nudge() }
                open.withLock { $0 = requests }
                try await replies.write("ready")
                while true {
                    switch try await requests.nextOrNudge() {
                    case .request(let text): try await replies.write(text)
                    case .nudged: try await replies.write("nudged")
                    case .end: return
                    }
                }
            }
        }

        func nudge() { open.withLock { $0 }?.nudge() }
    }

    @Test func aNudgeEndsAWaitAndRequestsGoOn() async throws {
        let service = Listening()
        try await Loopback.with(providers: [service]) { _, client in
            try await client.bidirectional(Self.method) { (writer: RequestWriter<Text>, replies: ReplyStream<Text>) in
                var heard = replies.makeAsyncIterator()
                #expect(try await heard.next() == "ready")
                for round in 1...50 {
                    service.nudge()
                    #expect(try await heard.next() == "nudged")
                    try await writer.write(Text("\(round)"))
                    #expect(try await heard.next() == Text("\(round)"))
                }
                try await writer.finish()
                #expect(try await heard.next() == nil)
            }
        }
    }

    @Test func nudgesThatFindNobodyWaitingEndTheNextWaitOnce() async throws {
        let service = Listening(early: 3)
        try await Loopback.with(providers: [service]) { _, client in
            try await client.bidirectional(Self.method) { (writer: RequestWriter<Text>, replies: ReplyStream<Text>) in
                var heard = replies.makeAsyncIterator()
                #expect(try await heard.next() == "ready")
                #expect(try await heard.next() == "nudged")
                try await writer.write("one")
                #expect(try await heard.next() == "one", "three nudges at once are one")
                try await writer.finish()
                #expect(try await heard.next() == nil)
            }
        }
    }

    @Test func aReaderOfPlainRequestsIsNotDisturbed() async throws {
        struct Counting: ServiceProvider {
            func register(in router: inout Router) {
                router.clientStreaming(Echo.method("Count", .clientStreaming)) { (requests: RequestStream<Text>, _) in
                    var count = 0
                    requests.nudge()
                    for try await _ in requests {
                        count += 1
                        requests.nudge()
                    }
                    return Text("\(count)")
                }
            }
        }
        try await Loopback.with(providers: [Counting()]) { _, client in
            let reply: Text = try await client.clientStreaming(Echo.method("Count", .clientStreaming)) { (writer: RequestWriter<Text>) in
                for number in 0..<100 { try await writer.write(Text("\(number)")) }
            }
            #expect(reply == "100")
        }
    }

    @Test func theEndOfTheCallEndsAWaitThatCouldBeNudged() async throws {
        let service = Listening()
        try await Loopback.with(providers: [service]) { loopback, client in
            let call = Task {
                try await client.bidirectional(Self.method) { (_: RequestWriter<Text>, replies: ReplyStream<Text>) in
                    for try await _ in replies {}
                }
            }
            #expect(await eventually { service.open.withLock { $0 != nil } })
            call.cancel()
            _ = await call.result
            #expect(await eventually { loopback.server.counters.openCalls == 0 })
            // Nobody is there any more to hear it.
            service.nudge()
        }
    }
}
