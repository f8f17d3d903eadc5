import Foundation
import Gateway
import Logging
import NIOCore
import RPC
import Storage
import SwiftASN1
import Synchronization
import SystemPackage
import TerminalKit
import Testing
import X509

@testable import Inventory
@testable import Server

/// Devices that prove themselves by a certificate: a real server behind TLS, the real device, from enrolment to revocation.
@Suite("Terminals' certificates over TLS", .serialized, .timeLimit(.minutes(5)))
struct TerminalCertificateTests {
    /// A server on the loopback, whose books have a clock that can be moved.
    final class Stage: Sendable {
        let made: TestAuthority
        let books: Books
        let address: ServerAddress
        let clockOffset: Clock

        final class Clock: Sendable {
            private let offset = Mutex<Int64>(0)
            var milliseconds: Int64 { Int64(Date().timeIntervalSince1970 * 1_000) + offset.withLock { $0 } }
            func set(days: Int64) { offset.withLock { $0 = days * 86_400_000 } }
        }

        private init(_ made: TestAuthority, _ books: Books, _ address: ServerAddress, _ clock: Clock) {
            (self.made, self.books, self.address, clockOffset) = (made, books, address, clock)
        }

        static func with(_ body: @Sendable (Stage) async throws -> Void) async throws {
            let made = try TestAuthority()
            let clock = Clock()
            var configuration = Database.Configuration()
            configuration.clock = { clock.milliseconds }
            let books = Books(
                database: try Database.open(directory: made.path("books"), migrations: Schema.migrations, configuration: configuration),
                secrets: SecretHasher(cost: .trivial), authority: try ShopAuthority(made.files))
            defer { books.database.close() }
            let identity = WriteIdentity(key: nil, method: "test", request: [])
            _ = try await books.openBooks()
            _ = try await books.perform(
                CreateStore(code: "01", name: "North", timeZone: "Europe/Berlin", currency: "EUR"), as: Caller(.operatorAtMachine), identity: identity)
            let gateway = GatewayServices(books: books, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let server = RPC.Server { _, _, _ in }
            for provider in gateway.providers { server.register(provider) }
            let tls = try ServerTLS(
                ServerTLS.Files(
                    certificate: made.path("server.pem"), key: made.path("server.key"), clientAuthorities: made.files.certificate,
                    clientsMayComeWithout: true))
            let bound = try await server.bind(Listener(host: "127.0.0.1", port: 0, tls: tls))
            let address = try #require(ServerAddress("127.0.0.1:\(bound.port ?? 0)"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try? await server.run() }
                group.addTask { await gateway.run() }
                defer { group.cancelAll() }
                try await body(Stage(made, books, address, clock))
            }
        }

        func folder(_ name: String) -> FilePath { FilePath(made.path(name)) }

        var security: ServerSecurity { ServerSecurity(authorityFile: made.path("roots.pem")) }

        func enrol(in name: String, again terminal: Int64 = 0, security: ServerSecurity? = nil) async throws -> TerminalIdentity {
            let store = try #require(StoreID(1))
            let wish = EnrolmentRequest(store: store, terminalName: "PDA 3", terminal: TerminalID(terminal))
            guard case .done(let code, _, _) = try await books.createEnrolmentCode(wish, as: Caller(.operatorAtMachine), payload: []) else {
                throw BooksError.damaged("no code")
            }
            return try await Enrolment.enrol(
                server: address, code: code.code, model: "test", appVersion: "1", folder: folder(name), isSettingAside: true,
                security: security ?? self.security, timeoutMilliseconds: 30_000
            ).identity
        }

        /// Runs the device of a folder while `body` looks at it.
        func running(_ name: String, _ body: (TerminalKit.Terminal) async throws -> Void) async throws {
            var configuration = TerminalKit.Terminal.Configuration()
            configuration.limits.backoffFirstMilliseconds = 5
            configuration.limits.backoffLongestMilliseconds = 50
            configuration.limits.callTimeoutMilliseconds = 30_000
            let terminal = try TerminalKit.Terminal(folder: folder(name), configuration: configuration)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await terminal.run() }
                try await body(terminal)
                await terminal.stop()
                try await group.waitForAll()
            }
        }

        func reaches(_ state: ConnectionState, _ terminal: TerminalKit.Terminal, sourceLocation: SourceLocation = #_sourceLocation) async throws {
            let isReached = try await patiently { await terminal.status.connection == state }
            let now = await terminal.status.connection
            #expect(isReached, "it is \(now)", sourceLocation: sourceLocation)
        }

        func certificate(_ name: String) throws -> Certificate {
            try Certificate(pemEncoded: String(contentsOfFile: folder(name).appending("certificate.pem").string, encoding: .utf8))
        }

        func kinds(_ kinds: JournalKind...) async throws -> Int {
            try await books.ask(AuditTrail(kinds: Set(kinds)), as: Caller(.operatorAtMachine)).items.count
        }
    }

    /// Looks again until it holds, for as long as a busy machine may need.
    private static func patiently(_ condition: () async throws -> Bool) async throws -> Bool {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            if try await condition() { return true }
            try await Task.sleep(for: .milliseconds(5))
        }
        return false
    }

    @Test func aDeviceGetsOneForItsOwnKeyAndWorksWithIt() async throws {
        try await Stage.with { stage in
            let identity = try await stage.enrol(in: "device")
            let certificate = try stage.certificate("device")
            #expect(try certificate.extensions.subjectAlternativeNames.map { Array($0) } == [
                .uniformResourceIdentifier("urn:shelfwire:terminal:\(identity.terminalID):1"),
            ])
            for name in ["key.pem", "certificate.pem", "identity.json"] {
                let mode = try FileManager.default.attributesOfItem(atPath: stage.folder("device").appending(name).string)[.posixPermissions]
                #expect((mode as? NSNumber)?.intValue == 0o600, "\(name)")
            }
            try await stage.running("device") { terminal in try await stage.reaches(.connected, terminal) }
            #expect(try await stage.kinds(.renewCertificate) == 0, "it is new")
        }
    }

    /// Whoever copies the credential has not got the key.
    @Test func aCopiedCredentialOpensNothingAndIsWrittenDown() async throws {
        try await Stage.with { stage in
            _ = try await stage.enrol(in: "device")
            try FileManager.default.createDirectory(atPath: stage.folder("thief").string, withIntermediateDirectories: true)
            let identity = stage.folder("device").appending("identity.json").string
            try FileManager.default.copyItem(atPath: identity, toPath: stage.folder("thief").appending("identity.json").string)
            try await stage.running("thief") { terminal in try await stage.reaches(.stopped(.notRecognised), terminal) }
            #expect(try await stage.kinds(.tokenMisused) == 1)
            // Another device's certificate of the same authority is no better.
            _ = try await stage.enrol(in: "other")
            for name in ["certificate.pem", "key.pem"] {
                try FileManager.default.copyItem(
                    atPath: stage.folder("other").appending(name).string, toPath: stage.folder("thief").appending(name).string)
            }
            try await stage.running("thief") { terminal in try await stage.reaches(.stopped(.notRecognised), terminal) }
            try await stage.running("device") { terminal in try await stage.reaches(.connected, terminal) }
        }
    }

    @Test func itIsRenewedBeforeItEndsAndTheOldOneStaysGood() async throws {
        try await Stage.with { stage in
            stage.clockOffset.set(days: -130)
            _ = try await stage.enrol(in: "device")
            let old = try stage.certificate("device")
            stage.clockOffset.set(days: 0)
            let key = try String(contentsOfFile: stage.folder("device").appending("key.pem").string, encoding: .utf8)
            try await stage.running("device") { terminal in
                let isRenewed = try await Self.patiently { try stage.certificate("device") != old }
                #expect(isRenewed)
            }
            let new = try stage.certificate("device")
            #expect(new.publicKey == old.publicKey)
            #expect(new.notValidAfter > old.notValidAfter.addingTimeInterval(100 * 86_400))
            #expect(try String(contentsOfFile: stage.folder("device").appending("key.pem").string, encoding: .utf8) == key)
            #expect(try await stage.kinds(.renewCertificate) == 1)
            try await stage.running("device") { terminal in try await stage.reaches(.connected, terminal) }
            // A reply that had been lost would have left the device with this one.
            try Data((old.serializeAsPEM().pemString + "\n").utf8).write(to: URL(filePath: stage.folder("device").appending("certificate.pem").string))
            try await stage.running("device") { terminal in try await stage.reaches(.connected, terminal) }
        }
    }

    @Test func revocationEndsItAndANewEnrolmentHasAnother() async throws {
        try await Stage.with { stage in
            let identity = try await stage.enrol(in: "device")
            let terminal = try #require(TerminalID(identity.terminalID))
            let revoke = WriteIdentity(key: nil, method: "test", request: [])
            try await stage.running("device") { device in
                try await stage.reaches(.connected, device)
                _ = try await stage.books.perform(RevokeTerminal(terminal: terminal, reason: "lost"), as: Caller(.operatorAtMachine), identity: revoke)
                try await stage.reaches(.stopped(.revoked), device)
            }
            try await stage.running("device") { device in try await stage.reaches(.stopped(.revoked), device) }
            let old = try stage.certificate("device")
            let again = try await stage.enrol(in: "device", again: identity.terminalID)
            #expect(again.epoch == 2)
            #expect(try stage.certificate("device").publicKey != old.publicKey, "a new key")
            try await stage.running("device") { device in try await stage.reaches(.connected, device) }
        }
    }

    @Test func anExpiredCertificateIsRefusedInTheHandshake() async throws {
        try await Stage.with { stage in
            stage.clockOffset.set(days: -181)
            _ = try await stage.enrol(in: "device")
            stage.clockOffset.set(days: 0)
            try await stage.running("device") { terminal in
                var isTold = false
                for await event in terminal.events {
                    if case .notice(let remark) = event, remark.reason.hasPrefix("TLS_") {
                        isTold = true
                        break
                    }
                }
                #expect(isTold)
                let connection = await terminal.status.connection
                #expect(connection != .connected)
            }
        }
    }
}
