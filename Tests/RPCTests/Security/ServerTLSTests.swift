import Foundation
import NIOCore
import RPC
import Synchronization
import Testing

/// A server behind TLS, against our client and against openssl.
@Suite(.timeLimit(.minutes(5))) struct ServerTLSTests {
    /// Answers with what it knows of its caller.
    struct WhoAmI: ServiceProvider {
        static let method = Echo.method("WhoAmI", .unary)
        func register(in router: inout Router) {
            router.unary(Self.method) { (_: Text, context: ServerContext) -> Text in
                guard let identity = context.peer.identity else { return "nobody" }
                return Text("\(identity.commonName ?? "-") \(identity.alternativeNames) \(identity.certificate.first ?? 0)")
            }
        }
    }

    /// Runs `body` with a server of `files`.
    static func with<Result: Sendable>(
        _ tls: ServerTLS, limits: ServerLimits = ServerLimits(), _ body: @Sendable (Server, _ port: Int) async throws -> Result
    ) async throws -> Result {
        let server = Server()
        server.register(WhoAmI())
        let address = try await server.bind(Listener(host: "127.0.0.1", port: 0, limits: limits, tls: tls))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try? await server.run() }
            defer { group.cancelAll() }
            return try await body(server, address.port ?? 0)
        }
    }

    static func ask(_ port: Int, _ certificates: TestCertificates, identity: String? = nil) async throws -> String {
        let identity = identity.map {
            ClientTLS.Identity(certificateFile: certificates.path("\($0).pem"), keyFile: certificates.path("\($0).key"))
        }
        var configuration = Client.Configuration()
        configuration.tls = ClientTLS(roots: .file(certificates.path("authority.pem")), identity: identity)
        let client = Client(host: "127.0.0.1", port: port, configuration: configuration)
        return try await Loopback.withClient(client) {
            let reply: Text = try await client.unary(WhoAmI.method, Text("x"), options: CallOptions(timeout: .seconds(60)))
            return reply.text
        }
    }

    static func files(_ certificates: TestCertificates, authorities: String? = nil) -> ServerTLS.Files {
        ServerTLS.Files(
            certificate: certificates.path("server.pem"), key: certificates.path("server.key"),
            clientAuthorities: authorities.map { certificates.path($0) })
    }

    @Test func aCallTravelsOverTLS() async throws {
        let certificates = try TestCertificates()
        let answer = try await Self.with(try ServerTLS(Self.files(certificates))) { [certificates = Unchecked(certificates)] _, port in
            try await Self.ask(port, certificates.value)
        }
        #expect(answer == "nobody")
    }

    @Test func aHandlerIsToldWhoTheClientProvedToBe() async throws {
        let certificates = try TestCertificates()
        try certificates.issue("device", "/O=Shop/CN=pda-1", "subjectAltName=DNS:pda-1.shop,URI:urn:terminal:7")
        let tls = try ServerTLS(Self.files(certificates, authorities: "authority.pem"))
        let answer = try await Self.with(tls) { [certificates = Unchecked(certificates)] _, port in
            try await Self.ask(port, certificates.value, identity: "device")
        }
        #expect(answer == #"pda-1 ["pda-1.shop", "urn:terminal:7"] 48"#)
    }

    @Test(arguments: [nil, "stranger"]) func withoutATrustedCertificateNobodyComesIn(identity: String?) async throws {
        let certificates = try TestCertificates()
        try certificates.authority("other")
        try certificates.issue("stranger", "/CN=pda-1", "subjectAltName=DNS:pda-1", by: "other")
        let tls = try ServerTLS(Self.files(certificates, authorities: "authority.pem"))
        try await Self.with(tls) { [certificates = Unchecked(certificates)] server, port in
            let error = await #expect(throws: RPCError.self) { try await Self.ask(port, certificates.value, identity: identity) }
            #expect(error?.code == .unavailable)
            #expect(await eventually { server.counters[.handshakesFailed] >= 1 })
            #expect(server.counters[.connectionsOpened] == 0)
        }
    }

    @Test(arguments: [(["-tls1_1"], false), (["-tls1_2"], true), (["-tls1_3"], true)]) func oldVersionsAreRefused(arguments: [String], isTaken: Bool) async throws {
        let certificates = try TestCertificates()
        try await Self.with(try ServerTLS(Self.files(certificates))) { [certificates = Unchecked(certificates)] _, port in
            let arguments = ["s_client", "-connect", "127.0.0.1:\(port)", "-alpn", "h2", "-CAfile", "authority.pem"] + arguments
            let output = try? certificates.value.openssl(arguments)
            #expect((output?.contains("ALPN protocol: h2") == true) == isTaken)
            #expect(output?.contains("Early data was accepted") != true)
        }
    }

    /// RFC 9113, 9.2.2 and appendix A: no suite without ephemeral keys and authenticated encryption.
    @Test(arguments: [
        ("ECDHE-ECDSA-AES128-GCM-SHA256", true), ("ECDHE-ECDSA-CHACHA20-POLY1305", true), ("ECDHE-ECDSA-AES128-SHA", false), ("ECDHE-ECDSA-AES256-SHA", false),
    ])
    func oldSuitesAreRefused(suite: String, isTaken: Bool) async throws {
        let certificates = try TestCertificates()
        try await Self.with(try ServerTLS(Self.files(certificates))) { [certificates = Unchecked(certificates)] _, port in
            let arguments = ["s_client", "-connect", "127.0.0.1:\(port)", "-alpn", "h2", "-CAfile", "authority.pem", "-tls1_2", "-cipher", suite]
            let output = try? certificates.value.openssl(arguments)
            #expect((output?.contains("ALPN protocol: h2") == true) == isTaken)
        }
    }

    @Test func withoutHTTP2ByALPNTheConnectionIsClosed() async throws {
        let certificates = try TestCertificates()
        try await Self.with(try ServerTLS(Self.files(certificates))) { [certificates = Unchecked(certificates)] server, port in
            _ = try? certificates.value.openssl(["s_client", "-connect", "127.0.0.1:\(port)", "-CAfile", "authority.pem"])
            #expect(await eventually { server.counters[.handshakesFailed] == 1 })
            #expect(server.counters[.connectionsOpened] == 0)
        }
    }

    @Test func whoDoesNotShakeHandsIsCutAndForgotten() async throws {
        let certificates = try TestCertificates()
        var limits = ServerLimits()
        limits.handshakeTimeout = .seconds(2)
        limits.connections = 1
        try await Self.with(try ServerTLS(Self.files(certificates)), limits: limits) { [certificates = Unchecked(certificates)] server, port in
            try await RawPeer.with(port: port) { peer in
                #expect(await eventually { peer.isClosed })
                #expect(server.counters[.handshakeTimeout] == 1)
            }
            #expect(try await Self.ask(port, certificates.value) == "nobody", "its place is free again")
        }
    }

    @Test func aRenewedCertificateIsUsedByTheNextConnection() async throws {
        let certificates = try TestCertificates()
        let tls = try ServerTLS(Self.files(certificates))
        try await Self.with(tls) { [certificates = Unchecked(certificates)] _, port in
            _ = try await Self.ask(port, certificates.value)
            try certificates.value.authority("authority")
            try certificates.value.issue("server", "/CN=localhost", "subjectAltName=IP:127.0.0.1")
            await #expect(throws: RPCError.self, "the old certificate, and new roots") { try await Self.ask(port, certificates.value) }
            try tls.reload()
            #expect(try await Self.ask(port, certificates.value) == "nobody")
            try Data("spoilt".utf8).write(to: certificates.value.folder.appending(path: "server.pem"))
            #expect(throws: TLSProblem.self) { try tls.reload() }
            #expect(try await Self.ask(port, certificates.value) == "nobody", "the certificate in use stays")
        }
    }

    /// Whoever shows a certificate must show a good one; whoever shows none comes in and is nobody.
    @Test(arguments: [(nil, "nobody"), ("device", #"pda-1 ["urn:terminal:7"] 48"#), ("stranger", nil)] as [(String?, String?)])
    func aCertificateMayBeLeftOutButNotBeFalse(identity: String?, expected: String?) async throws {
        let certificates = try TestCertificates()
        try certificates.issue("device", "/O=Shop/CN=pda-1", "subjectAltName=URI:urn:terminal:7")
        try certificates.authority("other")
        try certificates.issue("stranger", "/CN=pda-1", "subjectAltName=URI:urn:terminal:7", by: "other")
        var files = Self.files(certificates, authorities: "authority.pem")
        files.clientsMayComeWithout = true
        let answer = try await Self.with(try ServerTLS(files)) { [certificates = Unchecked(certificates)] _, port in
            try? await Self.ask(port, certificates.value, identity: identity)
        }
        #expect(answer == expected)
    }

    @Test(arguments: [(0o600, true), (0o400, true), (0o640, false), (0o604, false)]) func aKeyIsItsOwnersOnly(mode: Int, isTaken: Bool) throws {
        let certificates = try TestCertificates()
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: certificates.path("server.key"))
        if isTaken {
            _ = try ServerTLS(Self.files(certificates))
        } else {
            let problem = #expect(throws: TLSProblem.self) { try ServerTLS(Self.files(certificates)) }
            #expect(problem?.description.hasSuffix("chmod 600 \(certificates.path("server.key"))") == true)
        }
    }

    @Test func filesThatCannotBeUsedAreNamed() throws {
        let certificates = try TestCertificates()
        let (certificate, key) = (certificates.path("server.pem"), certificates.path("server.key"))
        for (files, sentence) in [
            (ServerTLS.Files(certificate: "/none.pem", key: key), "/none.pem cannot be read."),
            (ServerTLS.Files(certificate: key, key: key), "\(key) holds no certificate in PEM form"),
            (ServerTLS.Files(certificate: certificate, key: certificate), "\(certificate)"),
            (ServerTLS.Files(certificate: certificates.path("authority.pem"), key: key), "The certificate \(certificates.path("authority.pem"))"),
            (ServerTLS.Files(certificate: certificate, key: key, clientAuthorities: "/none.pem"), "/none.pem cannot be read."),
        ] {
            let problem = #expect(throws: TLSProblem.self) { try ServerTLS(files) }
            #expect(problem.map { $0.description.contains(sentence) } == true, "\(problem?.description ?? "")")
        }
    }
}

/// Used by one task at a time: the test's.
private struct Unchecked<Value>: @unchecked Sendable {
    // The guard is the test, which waits for `body` before it goes on.
    let value: Value
    init(_ value: Value) { self.value = value }
}
