import HTTP2
import NIOCore
import RPC
import Synchronization
import Testing

@testable import struct RPC.TLSFailure

/// What a client makes of what servers say, right or wrong.
@Suite(.timeLimit(.minutes(5))) struct ClientReplyTests {
    @Test(arguments: [
        (.raw([], [0, 0, 0, 0, 1, 0xff]), .internalError, "the reply cannot be read"),
        (.raw([], []), .unimplemented, "returns one reply, and none came"),
        (.raw([], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), .unimplemented, "returns one reply, and more came"),
        (.raw([], [0, 0, 0]), .internalError, "the body ends inside a message"),
        (.raw([], [2, 0, 0, 0, 0]), .internalError, "the flag before a message is 2"),
        (.raw([], [1, 0, 0, 0, 0]), .internalError, "announced no compression"),
        (.raw([HeaderField("grpc-encoding", "snappy")], []), .internalError, "compression snappy was not asked for"),
        (.raw([], [0, 0xff, 0, 0, 0]), .resourceExhausted, "larger than the limit"),
        (.fields([HeaderField(":status", "502")]), .unavailable, "HTTP status 502"),
        (.reset(.enhanceYourCalm), .resourceExhausted, "ENHANCE_YOUR_CALM"),
    ] as [(ScriptedServer.Answer, StatusCode, String)])
    func aBrokenReplyIsToldByItsFault(answer: ScriptedServer.Answer, code: StatusCode, message: String) async throws {
        try await RetryTests.with([answer]) { _, client in
            let error = await #expect(throws: RPCError.self) { _ = try await RetryTests.get(client) }
            #expect(error?.code == code)
            #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
        }
    }

    @Test func theHeadSaysWhatTheClientReadsAndWrites() async throws {
        try await RetryTests.with([.reply("a"), .reply("b")]) { server, client in
            _ = try await RetryTests.get(client)
            let large = Text(String(repeating: "z", count: 5_000))
            _ = try await RetryTests.get(client, large, CallOptions(timeout: .seconds(60), compression: .gzip))
            let (plain, packed) = (server.requests[0], server.requests[1])
            #expect(plain["grpc-accept-encoding"] == "identity,gzip")
            #expect(plain["grpc-encoding"] == nil)
            #expect(packed["grpc-encoding"] == "gzip")
            #expect(packed.body[0] == 1 && packed.body.count < 200)
            #expect(plain[":scheme"] == "http" && plain["te"] == "trailers")
            #expect(packed["grpc-timeout"] != nil)
        }
    }

    @Test func largeMessagesTravelCompressedBothWays() async throws {
        try await Loopback.with { _, client in
            let flags = Mutex<[Bool]>([])
            var options = CallOptions(compression: .gzip)
            options.tookReply = { flag in flags.withLock { $0.append(flag) } }
            for size in [10, 100_000] {
                let sent = Text(String(repeating: "q", count: size))
                let reply: Text = try await client.unary(Echo.get, sent, options: options)
                #expect(reply == sent)
            }
            #expect(flags.withLock { $0 } == [false, true])
        }
    }

    @Test func aServerMayAnswerBeforeItHasReadAll() async throws {
        struct Hasty: ServiceProvider {
            func register(in router: inout Router) {
                router.clientStreaming(Echo.method("Hasty", .clientStreaming)) { (requests: RequestStream<Text>, _) in
                    var iterator = requests.makeAsyncIterator()
                    return try await iterator.next() ?? ""
                }
            }
        }
        try await Loopback.with(providers: [Hasty()]) { _, client in
            let reply: Text = try await client.clientStreaming(Echo.method("Hasty", .clientStreaming)) {
                (writer: RequestWriter<Text>) in
                while true { try await writer.write("first") }
            }
            #expect(reply == "first")
        }
    }

    @Test func anErrorOfTheCallersOwnEndsTheCall() async throws {
        try await Loopback.with { _, client in
            let error = await #expect(throws: RPCError.self) {
                let _: Text = try await client.clientStreaming(Echo.collect) { (_: RequestWriter<Text>) in
                    throw RPCError(.dataLoss, "my own")
                }
            }
            #expect(error?.message == "my own")
        }
    }

    @Test(arguments: [
        ("sslError([Error: 268435581 error:1000007d:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED])", .untrustedServer),
        ("error:1000045c:SSL routines:OPENSSL_internal:TLSV1_ALERT_CERTIFICATE_REQUIRED", .refusedClient),
        ("error:10000418:SSL routines:OPENSSL_internal:TLSV1_ALERT_UNKNOWN_CA", .refusedClient),
        ("error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER", .noTLS),
        ("error:10000460:SSL routines:OPENSSL_internal:TLSV1_ALERT_NO_APPLICATION_PROTOCOL", .noHTTP2),
        ("error:1000042e:SSL routines:OPENSSL_internal:TLSV1_ALERT_PROTOCOL_VERSION", .handshake),
    ] as [(String, TLSFailure.Code)])
    func troubleWithTLSIsToldApart(text: String, code: TLSFailure.Code) {
        #expect(TLSFailure(text: text).code == code)
    }

    @Test func filesThatCannotBeReadAreNamed() throws {
        let failure = #expect(throws: TLSFailure.self) { try ClientTLS(roots: .file("/no/such/file.pem")).check() }
        #expect(failure?.code == .unreadableFile)
        #expect(failure?.message == "/no/such/file.pem cannot be read as PEM with certificates to trust")
        #expect(throws: TLSFailure.self) {
            try ClientTLS(identity: .init(certificateFile: "/no/such/certificate.pem", keyFile: "/no/such/key.pem")).check()
        }
    }

    @Test func whyThereIsNoConnectionIsTold() async throws {
        var configuration = ReconnectTests.quick
        configuration.tls = ClientTLS(roots: .file("/no/such/file.pem"))
        let client = Client(host: "127.0.0.1", port: 1, configuration: configuration)
        try await Loopback.withClient(client) {
            #expect(await eventually { (client.lastFailure?.cause as? TLSFailure)?.code == .unreadableFile })
            let error = await #expect(throws: RPCError.self) {
                let options = CallOptions(timeout: .milliseconds(100), waitsForReady: true)
                let _: Text = try await client.unary(Echo.get, Text(""), options: options)
            }
            #expect(error?.message.contains("/no/such/file.pem") == true)
        }
    }
}
