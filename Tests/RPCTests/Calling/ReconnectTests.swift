import NIOCore
import RPC
import Testing

@testable import struct RPC.Backoff

@Suite(.timeLimit(.minutes(5))) struct ReconnectTests {
    static var quick: Client.Configuration {
        var configuration = Client.Configuration()
        configuration.backoff = Backoff(first: .milliseconds(20), longest: .milliseconds(100))
        return configuration
    }

    /// Below the range from which the system takes ports for connections: other tests make many.
    static func unusedPort() -> Int { Int.random(in: 20_000..<32_000) }

    @Test func theClientComesBackWhenTheServerDoes() async throws {
        let port = Self.unusedPort()
        let client = Client(host: "127.0.0.1", port: port, configuration: Self.quick)
        try await Loopback.withClient(client) {
            #expect(await eventually { client.state == .transientFailure })
            let error = await #expect(throws: RPCError.self) {
                let _: Text = try await client.unary(Echo.get, Text("x"), options: CallOptions(timeout: .seconds(60)))
            }
            #expect(error?.code == .unavailable)
            let patient = CallOptions(timeout: .seconds(60), waitsForReady: true)
            let waiting = Task { () -> Text in try await client.unary(Echo.get, Text("patient"), options: patient) }
            try await Loopback.withServer(port: port) { _ in
                let reply = try await waiting.value
                #expect(reply == "patient")
                #expect(client.state == .ready)
            }
            #expect(await eventually { client.state != .ready })
            try await Loopback.withServer(port: port) { _ in
                let reply: Text = try await client.unary(Echo.get, Text("again"), options: patient)
                #expect(reply == "again")
            }
        }
        #expect(client.state == .shutdown)
    }

    @Test func aCallUnderWayFailsWhenTheConnectionBreaks() async throws {
        let port = Self.unusedPort()
        let client = Client(host: "127.0.0.1", port: port, configuration: Self.quick)
        try await Loopback.withClient(client) {
            let call = try await Loopback.withServer(port: port) { loopback in
                let call = Task { () -> Text in
                    try await client.unary(Echo.wait, Text(""), options: CallOptions(waitsForReady: true))
                }
                #expect(await loopback.seen.started.reached())
                return call
            }
            let error = await #expect(throws: RPCError.self) { _ = try await call.value }
            #expect(error?.code == .unavailable)
        }
    }

    @Test func waitingForReadyEndsWithTheDeadlineAndWithTheTask() async throws {
        let port = Self.unusedPort()
        let client = Client(host: "127.0.0.1", port: port, configuration: Self.quick)
        try await Loopback.withClient(client) {
            let late = await #expect(throws: RPCError.self) {
                let options = CallOptions(timeout: .milliseconds(100), waitsForReady: true)
                let _: Text = try await client.unary(Echo.get, Text(""), options: options)
            }
            #expect(late?.code == .deadlineExceeded)
            let call = Task { () -> Text in
                try await client.unary(Echo.get, Text(""), options: CallOptions(waitsForReady: true))
            }
            try await Task.sleep(for: .milliseconds(50))
            call.cancel()
            let cancelled = await #expect(throws: RPCError.self) { _ = try await call.value }
            #expect(cancelled?.code == .cancelled)
        }
    }

    @Test func drainingLetsCallsEndAndTakesNoNewOnes() async throws {
        let gate = Signal()
        struct Gated: ServiceProvider {
            let gate: Signal
            func register(in router: inout Router) {
                router.unary(Echo.method("Gated", .unary)) { (request: Text, _) in
                    gate.raise()
                    _ = await gate.reached(2)
                    return request
                }
            }
        }
        try await Loopback.with(configuration: Self.quick, providers: [Gated(gate: gate)]) { loopback, client in
            let under = Task { () -> Text in try await client.unary(Echo.method("Gated", .unary), Text("kept")) }
            #expect(await gate.reached())
            loopback.server.drain(grace: .seconds(60))
            #expect(await eventually { client.state != .ready })
            let refused = await #expect(throws: RPCError.self) {
                let _: Text = try await client.unary(Echo.get, Text("new"), options: CallOptions(timeout: .seconds(60)))
            }
            #expect(refused?.code == .unavailable)
            gate.raise()
            let kept = try await under.value
            #expect(kept == "kept")
            #expect(await eventually { loopback.server.counters.openConnections == 0 })
        }
    }

    @Test func graceEndsCallsThatDoNot() async throws {
        try await Loopback.with(configuration: Self.quick) { loopback, client in
            let call = Task { () -> Text in try await client.unary(Echo.wait, Text("")) }
            #expect(await loopback.seen.started.reached())
            loopback.server.drain(grace: .milliseconds(1_200))
            let error = await #expect(throws: RPCError.self) { _ = try await call.value }
            #expect(error?.code == .unavailable)
            #expect(await loopback.seen.cancelled.reached())
        }
    }

    @Test func shuttingTheClientDownLetsItsCallsEnd() async throws {
        try await Loopback.withServer { loopback in
            let client = Client(host: "127.0.0.1", port: loopback.port)
            async let life: Void = client.run()
            try await client.bidirectional(Echo.update) { (writer: RequestWriter<Text>, replies: ReplyStream<Text>) in
                var iterator = replies.makeAsyncIterator()
                try await writer.write("one")
                #expect(try await iterator.next() == "one")
                client.shutdown()
                try await writer.write("two")
                #expect(try await iterator.next() == "two")
                try await writer.finish()
                #expect(try await iterator.next() == nil)
            }
            await life
            let error = await #expect(throws: RPCError.self) {
                let _: Text = try await client.unary(Echo.get, Text(""))
            }
            #expect(error?.code == .unavailable)
        }
    }

    @Test func statesAreObserved() async throws {
        try await Loopback.withServer { loopback in
            let client = Client(host: "127.0.0.1", port: loopback.port)
            var seen: [Client.State] = []
            let states = client.states
            let life = Task { await client.run() }
            for await state in states {
                seen.append(state)
                if state == .ready { client.shutdown() }
            }
            await life.value
            #expect(seen == [.idle, .connecting, .ready, .shutdown])
        }
    }

    @Test(arguments: [(1, 1.0), (2, 1.6), (3, 2.56), (10, 68.7), (12, 120), (1_000_000, 120)])
    func waitsGrowUpToTheLongest(failures: Int, seconds: Double) {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<50 {
            let wait = Backoff().wait(afterFailures: failures, using: &generator)
            #expect(wait >= .seconds(seconds * 0.799) && wait <= .seconds(seconds * 1.201))
        }
    }
}
