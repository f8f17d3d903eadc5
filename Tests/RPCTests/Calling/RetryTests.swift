import HTTP2
import NIOCore
import RPC
import Testing

/// Calls that are made again, against a server that follows a script.
@Suite(.timeLimit(.minutes(5))) struct RetryTests {
    static let policy = RetryPolicy(
        attempts: 3, backoff: Backoff(first: .milliseconds(1), longest: .milliseconds(2)), codes: [.unavailable])

    static func with<Result: Sendable>(
        _ answers: [ScriptedServer.Answer], policy: RetryPolicy? = nil, throttle: RetryThrottle? = nil,
        replayBuffer: Int = 1 << 20, pause: Duration = .milliseconds(10), _ body: (ScriptedServer, Client) async throws -> Result
    ) async throws -> Result {
        try await ScriptedServer.with(answers) { server, port in
            var configuration = Client.Configuration()
            configuration.backoff = Backoff(first: pause, longest: max(pause, .milliseconds(50)))
            configuration.retry = policy
            configuration.retryThrottle = throttle
            configuration.limits.replayBuffer = replayBuffer
            let client = Client(host: "127.0.0.1", port: port, configuration: configuration)
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await client.run() }
                defer { group.cancelAll() }
                return try await body(server, client)
            }
        }
    }

    static func get(_ client: Client, _ text: Text = "x", _ options: CallOptions = CallOptions(timeout: .seconds(60))) async throws -> Text {
        try await client.unary(Echo.get, text, options: options)
    }

    @Test func aRefusedStreamIsOpenedAgainOnce() async throws {
        try await Self.with([.reset(.refusedStream), .reply("second")]) { server, client in
            let reply = try await Self.get(client, "hello")
            #expect(reply == "second")
            #expect(server.requests.count == 2)
            #expect(server.requests[1].body == [0, 0, 0, 0, 5] + Array("hello".utf8))
            #expect(server.requests[1]["grpc-previous-rpc-attempts"] == nil)
        }
        try await Self.with([.reset(.refusedStream), .reset(.refusedStream), .reply("third")]) { server, client in
            let error = await #expect(throws: RPCError.self) { _ = try await Self.get(client) }
            #expect(error?.code == .unavailable)
            #expect(server.requests.count == 2)
        }
    }

    @Test func aCallAboveTheLastStreamOfAGoAwayIsMadeOnTheNextConnection() async throws {
        try await Self.with([.goAway(.noError, "restart"), .reply("next")]) { server, client in
            let reply = try await Self.get(client)
            #expect(reply == "next")
            #expect(server.requests.map(\.connection) == [1, 2])
        }
    }

    @Test func aCallThatWasSentAwayWaitsThroughThePauseBeforeTheNextConnection() async throws {
        try await Self.with([.goAway(.noError, "restart"), .reply("next")], pause: .seconds(2)) { server, client in
            let reply = try await Self.get(client)
            #expect(reply == "next")
        }
    }

    @Test(arguments: [ScriptedServer.Answer.drop, .reset(.internalError), .reset(.cancel), .status(14)])
    func whatTheServerMayHaveSeenIsNotMadeAgainWithoutAPolicy(answer: ScriptedServer.Answer) async throws {
        try await Self.with([answer, .reply("no")]) { server, client in
            await #expect(throws: RPCError.self) { _ = try await Self.get(client) }
            #expect(server.requests.count == 1)
        }
    }

    @Test(arguments: [ScriptedServer.Answer.drop, .status(14), .fields([HeaderField(":status", "503")])])
    func aPolicyMakesItAgainAndSaysSo(answer: ScriptedServer.Answer) async throws {
        try await Self.with([answer, answer, .reply("third")], policy: Self.policy) { server, client in
            let options = CallOptions(timeout: .seconds(60), waitsForReady: true)
            let reply = try await Self.get(client, "x", options)
            #expect(reply == "third")
            #expect(server.requests.map { $0["grpc-previous-rpc-attempts"] } == [nil, "1", "2"])
        }
    }

    @Test func aPolicyEndsWithItsAttemptsAndTheLastErrorIsTold() async throws {
        let answers: [ScriptedServer.Answer] = (1...4).map { .status(14, [HeaderField("grpc-message", "try \($0)")]) }
        try await Self.with(answers, policy: Self.policy) { server, client in
            let error = await #expect(throws: RPCError.self) { _ = try await Self.get(client) }
            #expect(error?.message == "try 3")
            #expect(server.requests.count == 3)
        }
    }

    @Test func aCallMayForbidWhatTheClientWouldDo() async throws {
        try await Self.with([.status(14), .reply("no")], policy: Self.policy) { server, client in
            await #expect(throws: RPCError.self) { _ = try await Self.get(client, "x", CallOptions(retry: .never)) }
            #expect(server.requests.count == 1)
        }
    }

    @Test func aServerMayForbidIt() async throws {
        let answer = ScriptedServer.Answer.status(14, [HeaderField("grpc-retry-pushback-ms", "-1")])
        try await Self.with([answer, .reply("no")], policy: Self.policy) { server, client in
            await #expect(throws: RPCError.self) { _ = try await Self.get(client) }
            #expect(server.requests.count == 1)
        }
    }

    @Test func anAnswerThatHasBegunIsFinal() async throws {
        try await Self.with([.headThenStatus(14), .reply("no")], policy: Self.policy) { server, client in
            await #expect(throws: RPCError.self) { _ = try await Self.get(client) }
            #expect(server.requests.count == 1)
        }
    }

    @Test func failuresEmptyTheBucketForAllCalls() async throws {
        let answers = Array(repeating: ScriptedServer.Answer.status(14), count: 4)
        try await Self.with(answers, policy: Self.policy, throttle: RetryThrottle(tokens: 4, ratio: 0.1)) { server, client in
            // Four tokens: after two failures two are left, which is not more than half.
            await #expect(throws: RPCError.self) { _ = try await Self.get(client) }
            #expect(server.requests.count == 2)
            await #expect(throws: RPCError.self) { _ = try await Self.get(client) }
            #expect(server.requests.count == 3)
        }
    }

    @Test func aStreamOfRequestsIsSentAgainInOrder() async throws {
        // The answer comes when the requests have ended, so all three are on their way when the first attempt is refused.
        try await Self.with([.goAway(.noError, ""), .reply("all")]) { server, client in
            let reply: Text = try await client.clientStreaming(Echo.collect) { (writer: RequestWriter<Text>) in
                for word in ["a", "b", "c"] { try await writer.write(Text(word)) }
            }
            #expect(reply == "all")
            #expect(server.requests[1].body == ["a", "b", "c"].flatMap { [0, 0, 0, 0, 1] + Array($0.utf8) })
        }
    }

    @Test func aWriterGoesOnWritingWhileTheCallIsMadeAgain() async throws {
        try await Self.with([.reset(.refusedStream), .reply("all")]) { server, client in
            let reply: Text = try await client.clientStreaming(Echo.collect) { (writer: RequestWriter<Text>) in
                try await writer.write("a")
                #expect(await server.asked.reached(2))
                try await writer.write("b")
            }
            #expect(reply == "all")
            #expect(server.requests[1].body == ["a", "b"].flatMap { [0, 0, 0, 0, 1] + Array($0.utf8) })
        }
    }

    @Test(arguments: [(6, 2), (5, 1)])
    func moreThanTheBufferIsNotSentAgain(buffer: Int, attempts: Int) async throws {
        // One message of one byte and its prefix: six bytes.
        try await Self.with([.goAway(.noError, ""), .reply("again")], replayBuffer: buffer) { server, client in
            let result: Text? = try? await client.clientStreaming(Echo.collect) { (writer: RequestWriter<Text>) in
                try await writer.write("a")
                #expect(await server.asked.reached())
            }
            #expect(result == (attempts == 2 ? "again" : nil))
            #expect(server.requests.count == attempts)
        }
    }

    @Test func aServerStreamIsBegunAgain() async throws {
        try await Self.with([.status(14), .reply("one")], policy: Self.policy) { server, client in
            let all = try await client.serverStreaming(Echo.expand, Text("x")) { (replies: ReplyStream<Text>) in
                let head = try await replies.initialMetadata
                #expect(head.isEmpty)
                return try await replies.reduce(into: []) { $0.append($1) }
            }
            #expect(all == ["one"])
            #expect(server.requests.count == 2)
        }
    }

    @Test func theDeadlineHoldsOverAllAttempts() async throws {
        var policy = Self.policy
        policy.backoff = Backoff(first: .seconds(100))
        try await Self.with([.status(14, [HeaderField("grpc-message", "tired")])], policy: policy) { server, client in
            let error = await #expect(throws: RPCError.self) { _ = try await Self.get(client) }
            // The next attempt would come too late: what went wrong is told at once.
            #expect(error?.message == "tired")
        }
        try await Self.with([.status(14), .silence], policy: Self.policy) { server, client in
            let error = await #expect(throws: RPCError.self) {
                _ = try await Self.get(client, "x", CallOptions(timeout: .seconds(5)))
            }
            #expect(error?.code == .deadlineExceeded)
            #expect(server.requests.count == 2)
        }
    }

    @Test func cancellingEndsTheWaitBetweenAttempts() async throws {
        var policy = Self.policy
        policy.backoff = Backoff(first: .seconds(300))
        try await Self.with([.status(14)], policy: policy) { server, client in
            let call = Task { try await Self.get(client, "x", .defaults) }
            #expect(await server.asked.reached())
            call.cancel()
            let error = await #expect(throws: RPCError.self) { _ = try await call.value }
            #expect(error?.code == .cancelled)
        }
    }
}
