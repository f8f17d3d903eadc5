import NIOCore
import RPC
import Synchronization
import Testing

/// A handler that ends while its client says nothing, and is woken by requests and by news of its own.
@Suite(.timeLimit(.minutes(5))) struct RestingTests {
    private static let method = Echo.method("Listen", .bidirectional)

    /// Answers each request, and says when it was nudged.
    private final class Listening: ServiceProvider {
        struct State {
            /// The requests of the call under way, for whoever wants to nudge.
            var open: RequestStream<Text>?
            /// Bodies of the handler that run now.
            var running = 0
            /// Rests that are over.
            var woken = 0
            /// With what the last rest ended, if it was an error.
            var failure: RPCError?
            var wasCancelled = false
        }

        let state = Mutex(State())
        /// Nudges that come before the handler rests for the first time.
        let early: Int

        init(early: Int = 0) { self.early = early }

        func register(in router: inout Router) {
            router.bidirectional(RestingTests.method) { [self] (requests: RequestStream<Text>, replies: ReplyWriter<Text>, _) in
                state.withLock { $0.running += 1 }
                defer { state.withLock { $0.running -= 1 } }
                for _ in 0..<early { requests.nudge() }
                state.withLock { $0.open = requests }
                try await replies.write("ready")
                listen(requests, replies)
            }
        }

        private func listen(_ requests: RequestStream<Text>, _ replies: ReplyWriter<Text>) {
            requests.rest { [self] woken in
                state.withLock { state in
                    state.running += 1
                    state.woken += 1
                    if case .failure(let error) = woken { (state.failure, state.wasCancelled) = (error as? RPCError, Task.isCancelled) }
                }
                defer { state.withLock { $0.running -= 1 } }
                var step: RequestStream<Text>.Step? = try woken.get()
                while let here = step {
                    switch here {
                    case .request("fail"): throw RPCError(.failedPrecondition, "as asked")
                    case .request(let text):
                        try await replies.write(text)
                        // Somewhere else for a while: requests gather.
                        try await Task.sleep(for: .milliseconds(1))
                    case .nudged: try await replies.write("nudged")
                    case .end: return
                    }
                    step = try requests.nextIfHere()
                }
                listen(requests, replies)
            }
        }

        func nudge() { state.withLock { $0.open }?.nudge() }
        var isResting: Bool { state.withLock { $0.open != nil && $0.running == 0 } }
    }

    @Test func aNudgeEndsARestAndRequestsGoOn() async throws {
        let service = Listening()
        try await Loopback.with(providers: [service]) { loopback, client in
            try await client.bidirectional(Self.method) { (writer: RequestWriter<Text>, replies: ReplyStream<Text>) in
                var heard = replies.makeAsyncIterator()
                #expect(try await heard.next() == "ready")
                for round in 1...50 {
                    service.nudge()
                    #expect(try await heard.next() == "nudged")
                    try await writer.write(Text("\(round)"))
                    #expect(try await heard.next() == Text("\(round)"))
                }
                // The call is open, and nothing of its handler runs.
                #expect(await eventually { service.isResting })
                #expect(loopback.server.counters.openCalls == 1)
                try await writer.finish()
                #expect(try await heard.next() == nil)
            }
        }
    }

    @Test func requestsThatCameTogetherAreHandedOverInOrderAndOnce() async throws {
        let service = Listening()
        try await Loopback.with(providers: [service]) { _, client in
            try await client.bidirectional(Self.method) { (writer: RequestWriter<Text>, replies: ReplyStream<Text>) in
                var heard = replies.makeAsyncIterator()
                #expect(try await heard.next() == "ready")
                for number in 0..<300 { try await writer.write(Text("\(number)")) }
                try await writer.finish()
                for number in 0..<300 { #expect(try await heard.next() == Text("\(number)")) }
                #expect(try await heard.next() == nil)
            }
        }
        #expect(service.state.withLock { $0.woken } < 300, "requests that are here need no rest")
    }

    @Test func nudgesThatFindNobodyRestingEndTheNextRestOnce() async throws {
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

    @Test func whatIsThrownAfterARestIsTheStatus() async throws {
        let service = Listening()
        try await Loopback.with(providers: [service]) { loopback, client in
            let failure = await #expect(throws: RPCError.self) {
                try await client.bidirectional(Self.method) { (writer: RequestWriter<Text>, replies: ReplyStream<Text>) in
                    try await writer.write("fail")
                    for try await _ in replies {}
                }
            }
            #expect(failure?.code == .failedPrecondition)
            #expect(failure?.message == "as asked")
            #expect(loopback.server.counters.openCalls == 0)
        }
    }

    @Test func aHandlerThatThrowsDoesNotRest() async throws {
        struct Leaving: ServiceProvider {
            let woken: Signal
            func register(in router: inout Router) {
                router.bidirectional(RestingTests.method) { (requests: RequestStream<Text>, _: ReplyWriter<Text>, _) in
                    requests.rest { [woken] _ in woken.raise() }
                    throw RPCError(.aborted, "left")
                }
            }
        }
        let woken = Signal()
        try await Loopback.with(providers: [Leaving(woken: woken)]) { _, client in
            let failure = await #expect(throws: RPCError.self) {
                try await client.bidirectional(Self.method) { (writer: RequestWriter<Text>, replies: ReplyStream<Text>) in
                    for try await _ in replies {}
                }
            }
            #expect(failure?.code == .aborted)
        }
        #expect(woken.count == 0)
    }

    @Test func theEndOfTheCallEndsARest() async throws {
        let service = Listening()
        try await Loopback.with(providers: [service]) { loopback, client in
            let call = Task {
                try await client.bidirectional(Self.method) { (_: RequestWriter<Text>, replies: ReplyStream<Text>) in
                    for try await _ in replies {}
                }
            }
            #expect(await eventually { service.isResting })
            call.cancel()
            _ = await call.result
            #expect(await eventually { loopback.server.counters.openCalls == 0 })
            #expect(await eventually { service.state.withLock { $0.failure?.code == .cancelled && $0.wasCancelled } })
            // Nobody is there any more to hear it.
            service.nudge()
            #expect(service.state.withLock { $0.woken } == 1)
        }
    }

    @Test func theDeadlineEndsARest() async throws {
        let service = Listening()
        try await Loopback.with(providers: [service]) { loopback, client in
            let failure = await #expect(throws: RPCError.self) {
                try await client.bidirectional(Self.method, options: CallOptions(timeout: .seconds(1))) {
                    (_: RequestWriter<Text>, replies: ReplyStream<Text>) in
                    for try await _ in replies {}
                }
            }
            #expect(failure?.code == .deadlineExceeded)
            #expect(await eventually { service.state.withLock { $0.failure != nil && $0.wasCancelled && $0.running == 0 } })
            #expect(await eventually { loopback.server.counters.openCalls == 0 })
        }
    }

    @Test func aPartThatBeginsAfterTheEndIsCancelledFromItsBeginning() async throws {
        struct Late: ServiceProvider {
            let begun = Signal()
            let ended = Signal()
            let cancelled = Signal()
            func register(in router: inout Router) {
                router.bidirectional(RestingTests.method) { [self] (requests: RequestStream<Text>, _: ReplyWriter<Text>, context) in
                    begun.raise()
                    #expect(await eventually { context.isCancelled })
                    requests.rest { woken in
                        if Task.isCancelled, case .failure = woken { cancelled.raise() }
                        ended.raise()
                    }
                }
            }
        }
        let service = Late()
        try await Loopback.with(providers: [service]) { loopback, client in
            let call = Task {
                try await client.bidirectional(Self.method) { (_: RequestWriter<Text>, replies: ReplyStream<Text>) in
                    for try await _ in replies {}
                }
            }
            #expect(await service.begun.reached())
            call.cancel()
            _ = await call.result
            #expect(await service.ended.reached())
            #expect(service.cancelled.count == 1)
            #expect(await eventually { loopback.server.counters.openCalls == 0 })
        }
    }

    @Test func interceptorsAreAroundEachPart() async throws {
        struct Parts: ContextKey { typealias Value = Int }
        final class Around: ServerInterceptor {
            let ends = Mutex<[String]>([])
            func intercept(_ context: ServerContext, _ proceed: @Sendable () async throws -> Void) async throws {
                let part = (context[Parts.self] ?? 0) + 1
                context[Parts.self] = part
                do {
                    try await proceed()
                    ends.withLock { $0.append("\(part) returned") }
                } catch let error as RPCError {
                    ends.withLock { $0.append("\(part) threw") }
                    throw RPCError(.dataLoss, "was \(error.code)")
                }
            }
        }
        let (service, around) = (Listening(), Around())
        try await Loopback.with(interceptors: [around], providers: [service]) { _, client in
            try await client.bidirectional(Self.method) { (writer: RequestWriter<Text>, replies: ReplyStream<Text>) in
                var heard = replies.makeAsyncIterator()
                #expect(try await heard.next() == "ready")
                #expect(await eventually { around.ends.withLock { $0 } == ["1 returned"] })
                service.nudge()
                #expect(try await heard.next() == "nudged")
                #expect(await eventually { around.ends.withLock { $0 } == ["1 returned", "2 returned"] })
                try await writer.finish()
                #expect(try await heard.next() == nil)
            }
            #expect(around.ends.withLock { $0 } == ["1 returned", "2 returned", "3 returned"])
            around.ends.withLock { $0 = [] }
            let failure = await #expect(throws: RPCError.self) {
                try await client.bidirectional(Self.method) { (writer: RequestWriter<Text>, replies: ReplyStream<Text>) in
                    var heard = replies.makeAsyncIterator()
                    #expect(try await heard.next() == "ready")
                    #expect(await eventually { around.ends.withLock { $0 } == ["1 returned"] })
                    try await writer.write("fail")
                    _ = try await heard.next()
                }
            }
            #expect(failure?.code == .dataLoss)
            #expect(around.ends.withLock { $0 } == ["1 returned", "2 threw"])
        }
    }
}
