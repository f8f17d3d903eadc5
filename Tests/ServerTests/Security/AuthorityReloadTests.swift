import Foundation
import Logging
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

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The shop changes its authority for terminals while the server runs: the whole server, its files, SIGHUP, and real devices.
@Suite("Changing the authority for terminals", .serialized, .timeLimit(.minutes(5)))
struct AuthorityReloadTests {
    /// What the server says, line by line.
    private final class Lines: Sendable {
        private let lines = Mutex<[String]>([])

        func count(_ text: String) -> Int { lines.withLock { $0.count { $0.hasPrefix(text) } } }
        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    private struct Listening: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .notice

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { lines.add("\(event.message)") }
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

    /// A running server, and codes for three devices.
    private struct Stage: Sendable {
        let made: TestAuthority
        let lines: Lines
        let address: ServerAddress
        let codes: [String]

        /// Runs `body` with a server, and `afterwards` with the books that it left.
        static func with(
            _ body: @Sendable (Stage) async throws -> Void, afterwards: (Books) async throws -> Void
        ) async throws {
            let made = try TestAuthority()
            let codes = try await prepare(made.path("books"))
            let lines = Lines()
            let settings = try SettingsTests.settings(flags: [
                "data": made.path("books"), "listen": "127.0.0.1:0", "tls.certificate": made.path("server.pem"), "tls.key": made.path("server.key"),
                "tls.terminal-ca": made.files.certificate, "tls.terminal-ca-key": made.files.key,
            ])
            let (ports, port) = AsyncStream<Int>.makeStream()
            let server = StockServer(settings: settings, logger: Logger(label: "test") { _ in Listening(lines: lines) }) { endpoint in
                port.yield(endpoint.port)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { port.finish() }
                    do { try await server.run() } catch is CancellationError {}
                }
                defer { group.cancelAll() }
                var bound: Int?
                for await number in ports {
                    bound = number
                    break
                }
                let number = try #require(bound, "the server did not start")
                let address = try #require(ServerAddress("127.0.0.1:\(number)"))
                try await body(Stage(made: made, lines: lines, address: address, codes: codes))
            }
            let books = try Books.open(directory: made.path("books"))
            defer { books.database.close() }
            try await afterwards(books)
        }

        /// Books with a store, and a code for each device.
        private static func prepare(_ folder: String) async throws -> [String] {
            let books = try Books.open(directory: folder)
            defer { books.database.close() }
            let atMachine = Caller(.operatorAtMachine)
            let store = CreateStore(code: "01", name: "North", timeZone: "Europe/Berlin", currency: "EUR")
            _ = try await books.openBooks()
            _ = try await books.perform(store, as: atMachine, identity: WriteIdentity(key: nil, method: "test", request: []))
            var codes: [String] = []
            for name in ["A", "B", "C"] {
                let wish = EnrolmentRequest(store: StoreID(trusted: 1), terminalName: name)
                guard case .done(let code, _, _) = try await books.createEnrolmentCode(wish, as: atMachine, payload: []) else { throw BooksError.damaged("no code") }
                codes.append(code.code)
            }
            return codes
        }

        func folder(_ name: String) -> FilePath { FilePath(made.path(name)) }

        func enrol(_ device: Int) async throws {
            _ = try await Enrolment.enrol(
                server: address, code: codes[device], model: "test", appVersion: "1", folder: folder("device-\(device)"), isSettingAside: false,
                security: ServerSecurity(authorityFile: made.path("roots.pem")), timeoutMilliseconds: 30_000)
        }

        /// Whether the device's certificate is of the authority in the file.
        func isSigned(_ device: Int, by authority: String) throws -> Bool {
            let file = folder("device-\(device)").appending("certificate.pem").string
            let certificate = try Certificate(pemEncoded: String(contentsOfFile: file, encoding: .utf8))
            let root = try Certificate(pemEncoded: authority)
            return root.publicKey.isValidSignature(certificate.signature, for: certificate)
        }

        /// Runs the device until it is connected, or is told that TLS keeps it out.
        func comesIn(_ device: Int) async throws -> Bool {
            var configuration = TerminalKit.Terminal.Configuration()
            configuration.limits.backoffFirstMilliseconds = 5
            configuration.limits.backoffLongestMilliseconds = 50
            configuration.limits.callTimeoutMilliseconds = 30_000
            let terminal = try TerminalKit.Terminal(folder: folder("device-\(device)"), configuration: configuration)
            let told = Lines()
            let listening = Task {
                for await case .notice(let remark) in terminal.events { told.add(remark.reason) }
            }
            defer { listening.cancel() }
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await terminal.run() }
                var isIn = false
                let isDecided = try await patiently {
                    isIn = await terminal.status.connection == .connected
                    return isIn || told.count("TLS_") > 0
                }
                #expect(isDecided, "the device is neither in nor kept out")
                await terminal.stop()
                try await group.waitForAll()
                return isIn
            }
        }

        /// Puts the authority's files in place and has the server read them.
        func change(to certificates: [String], key: String, expecting line: String) async throws {
            try made.write(certificates.joined(), "terminals.pem")
            try made.write(key, "terminals.key", mode: 0o600)
            let before = lines.count(line)
            #expect(kill(getpid(), SIGHUP) == 0)
            let isTold = try await patiently { lines.count(line) > before }
            #expect(isTold, "\(line)")
        }
    }

    @Test func aNewAuthorityIsTakenAndTheOldOneStaysGoodUntilItIsTakenOut() async throws {
        try await Stage.with { stage in
            let (taken, kept) = ("the certificates were read again", "the certificates in use stay")
            let old = try String(contentsOfFile: stage.made.files.certificate, encoding: .utf8)
            let oldKey = try String(contentsOfFile: stage.made.files.key, encoding: .utf8)
            let new = try ShopAuthority.make(named: "New terminals")
            try await stage.enrol(0)
            #expect(try stage.isSigned(0, by: old))
            // Files that do not belong together change nothing.
            try await stage.change(to: [new.certificate, old], key: oldKey, expecting: kept)
            #expect(try await stage.comesIn(0))
            // The new one signs, both are good.
            try await stage.change(to: [new.certificate, old], key: new.key, expecting: taken)
            try await stage.enrol(1)
            #expect(try stage.isSigned(1, by: new.certificate))
            #expect(try await stage.comesIn(1))
            #expect(try await stage.comesIn(0))
            // The old one is out.
            try await stage.change(to: [new.certificate], key: new.key, expecting: taken)
            #expect(try await !stage.comesIn(0))
            #expect(try await stage.comesIn(1))
            // Nor does a broken server certificate change anything of the authority.
            let server = try String(contentsOfFile: stage.made.path("server.pem"), encoding: .utf8)
            try stage.made.write("nothing", "server.pem")
            try await stage.change(to: [old], key: oldKey, expecting: kept)
            try stage.made.write(server, "server.pem")
            try await stage.enrol(2)
            #expect(try stage.isSigned(2, by: new.certificate))
            #expect(try await stage.comesIn(2))
        } afterwards: { books in
            // The start, and the one time that another authority signed from then on.
            let rows = try await books.ask(AuditTrail(kinds: [.changeSettings]), as: Caller(.operatorAtMachine)).items
            #expect(rows.count == 2)
        }
    }
}
