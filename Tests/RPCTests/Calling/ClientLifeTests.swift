import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import RPC

struct ClientLifeTests {
    /// Waits, and says who was answered how.
    static func wait(_ life: inout ClientLife, _ number: Int, forever: Bool) -> [StatusCode] {
        codes(life.wait(number, forever: forever) { _ in })
    }

    static func codes(_ steps: ClientLife.Steps) -> [StatusCode] {
        steps.answered.map { _, result in
            if case .failure(let error) = result { error.code } else { .ok }
        }
    }

    @Test func onlySoManyCallsWait() {
        var life = ClientLife(waitingLimit: 2)
        life.change(to: .connecting)
        #expect(Self.wait(&life, 1, forever: false) == [])
        #expect(Self.wait(&life, 2, forever: true) == [])
        #expect(Self.wait(&life, 3, forever: true) == [.resourceExhausted])
        life.stopWaiting(1)
        #expect(Self.wait(&life, 4, forever: true) == [])
    }

    @Test func aFailureIsToldToThoseWhoDoNotWaitForIt() {
        var life = ClientLife(waitingLimit: 9)
        life.change(to: .connecting)
        for number in 1...4 { _ = Self.wait(&life, number, forever: number % 2 == 0) }
        #expect(Self.codes(life.fail(RPCError(.unavailable, "away"))) == [.unavailable, .unavailable])
        #expect(Self.wait(&life, 5, forever: false) == [.unavailable])
        #expect(Self.wait(&life, 6, forever: true) == [])
        #expect(life.lastFailure?.message == "away")
        #expect(Self.codes(life.shutdown()) == [.unavailable, .unavailable, .unavailable])
        #expect(Self.wait(&life, 7, forever: true) == [.unavailable])
    }

    @Test func aLostConnectionFailsNobodyWhoWaitsForTheNext() {
        var life = ClientLife(waitingLimit: 9)
        life.change(to: .connecting)
        #expect(Self.wait(&life, 1, forever: false) == [])
        #expect(Self.codes(life.lost(RPCError(.unavailable, "sent away"))) == [])
        #expect(life.state == .connecting)
        #expect(life.lastFailure?.message == "sent away")
        #expect(Self.wait(&life, 2, forever: false) == [])
        #expect(Self.codes(life.fail(RPCError(.unavailable, "away"))) == [.unavailable, .unavailable])
    }

    @Test(arguments: [(9, true), (10, true), (11, false)])
    func messagesHaveALimitBothWays(size: Int, fits: Bool) async throws {
        var configuration = Client.Configuration()
        configuration.limits.requestSize = 10
        let text = Text(String(repeating: "a", count: size))
        try await Loopback.with(configuration: configuration) { _, client in
            let reply: Text? = try? await client.unary(Echo.get, text)
            #expect(reply == (fits ? text : nil))
        }
        try await Loopback.with { _, client in
            do {
                let reply: Text = try await client.unary(Echo.get, text, options: CallOptions(replySize: 10))
                #expect(fits && reply == text)
            } catch let error as RPCError {
                #expect(!fits && error.code == .resourceExhausted)
            }
        }
    }

    @Test(.timeLimit(.minutes(5))) func aServerThatDoesNotGreetIsGivenUp() async throws {
        let silent = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { $0.eventLoop.makeSucceededVoidFuture() }
            .bind(host: "127.0.0.1", port: 0).get()
        var configuration = ReconnectTests.quick
        configuration.limits.connectTimeout = .milliseconds(100)
        let client = Client(host: "127.0.0.1", port: silent.localAddress?.port ?? 0, configuration: configuration)
        try await Loopback.withClient(client) {
            #expect(await eventually { client.lastFailure.map { "\($0)".contains("did not greet in time") } ?? false })
        }
        try await silent.close()
    }

    @Test(.timeLimit(.minutes(5))) func connectionsComeFromTheAddressThatIsAskedFor() async throws {
        let callers = Mutex<Set<String>>([])
        let silent = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                callers.withLock { _ = $0.insert(channel.remoteAddress?.ipAddress ?? "") }
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            .bind(host: "127.0.0.1", port: 0).get()
        var configuration = ReconnectTests.quick
        configuration.localAddress = try SocketAddress(ipAddress: "127.0.0.9", port: 0)
        let client = Client(host: "127.0.0.1", port: silent.localAddress?.port ?? 0, configuration: configuration)
        try await Loopback.withClient(client) {
            #expect(await eventually { callers.withLock { !$0.isEmpty } })
        }
        #expect(callers.withLock { $0 } == ["127.0.0.9"])
        try await silent.close()
    }
}

/// What a client over TLS makes of a server that just closes.
@Suite(.timeLimit(.minutes(5))) struct BrokenHandshakeTests {
    @Test func aServerThatClosesInTheHandshakeIsToldApart() async throws {
        let closing = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                // Nobody reads the client's hello, so it gets an end or a reset, as it happens.
                channel.eventLoop.execute { channel.close(promise: nil) }
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            .bind(host: "127.0.0.1", port: 0).get()
        var configuration = ReconnectTests.quick
        configuration.tls = ClientTLS()
        let client = Client(host: "127.0.0.1", port: closing.localAddress?.port ?? 0, configuration: configuration)
        try await Loopback.withClient(client) {
            #expect(await eventually { client.lastFailure?.cause is TLSFailure })
        }
        try await closing.close()
    }
}
