import Storage
import Testing

@testable import Inventory

/// Who gets a certificate, who must show it, and what ends it. The real one is signed in ServerTests; here a stamp stands for it.
@Suite("Terminals' certificates")
struct TerminalCertificateTests {
    /// Signs what begins with 0x30, as an ASN.1 sequence does.
    struct Stamp: TerminalAuthority {
        static let life: Int64 = 86_400_000

        func problem(with request: [UInt8]) -> String? { request.first == 0x30 ? nil : "is no request" }

        func certificate(
            for request: [UInt8], of holder: CertificateHolder, serial: [UInt8], at now: Instant
        ) throws -> TerminalCertificate {
            TerminalCertificate(
                bytes: Array("\(holder.name) \(Hexadecimal.text(serial)) \(request.count)".utf8),
                expires: Instant(milliseconds: now.milliseconds + Self.life))
        }
    }

    private struct Stage {
        let clock = TestClock()
        let books: Books
        let machine = Caller(.operatorAtMachine)

        init(signs: Bool = true) throws {
            var configuration = Database.Configuration()
            let clock = clock
            configuration.clock = { clock.milliseconds }
            books = try Books.openForSimulation(configuration: configuration, authority: signs ? Stamp() : nil)
            try books.database.writeSync { transaction in try ShopRows.lay(in: transaction) }
        }

        func enrol(again terminal: TerminalID? = nil, _ request: [UInt8] = []) async throws -> CommandOutcome<EnrolledTerminal> {
            try await books.enrolTerminal(code: code(terminal), model: "PDA", appVersion: "1", certificateRequest: request)
        }

        func code(_ terminal: TerminalID? = nil) async throws -> String {
            let wish = EnrolmentRequest(store: Shop.store, terminalName: "PDA 9", terminal: terminal)
            return try await books.createEnrolmentCode(wish, as: machine, payload: []).value().code
        }

        func enters(_ device: EnrolledTerminal, showing names: [String]?) async throws -> String {
            do {
                _ = try await books.authenticateTerminal(id: device.terminal.rawValue, credential: device.credential, proven: names)
                return "in"
            } catch let refusal as Refusal {
                return refusal.first.reason
            }
        }

        func renew(_ device: EnrolledTerminal, _ request: [UInt8] = [0x30, 1]) async throws -> CommandOutcome<TerminalCertificate> {
            try await books.renewCertificate(of: device.terminal, certificateRequest: request)
        }

        func trail(_ kinds: JournalKind...) throws -> [AuditRow] { try books.askSync(AuditTrail(kinds: Set(kinds)), as: machine).items }
    }

    private func name(_ device: EnrolledTerminal) -> String { CertificateHolder(terminal: device.terminal, epoch: device.epoch).name }

    @Test func whoHasACertificateMustShowItAndNoOther() async throws {
        let stage = try Stage()
        let device = try await stage.enrol([0x30]).value()
        #expect(name(device) == "urn:shelfwire:terminal:\(device.terminal):1")
        let certificate = try #require(device.certificate)
        #expect(String(decoding: certificate.bytes, as: UTF8.self).hasPrefix(name(device) + " "))
        #expect(certificate.expires.milliseconds == stage.clock.milliseconds + Stamp.life)
        #expect(try await stage.enters(device, showing: ["pda", name(device)]) == "in")
        #expect(try await stage.enters(device, showing: nil) == "CERTIFICATE_NEEDED")
        #expect(try await stage.enters(device, showing: ["urn:shelfwire:terminal:\(device.terminal):2"]) == "CERTIFICATE_NEEDED")
        #expect(try await stage.enters(device, showing: ["urn:shelfwire:terminal:1:1"]) == "CERTIFICATE_NEEDED")
        // A copied credential is worth writing down, once a minute.
        let rows = try stage.trail(.tokenMisused)
        #expect(rows.map(\.reason) == ["CERTIFICATE_NEEDED"] && rows[0].actor == nil)
        let listed = try stage.books.askSync(TerminalList(), as: stage.machine).items.first { $0.id == device.terminal }
        #expect(listed?.certificateExpires == certificate.expires)
    }

    @Test func whoAskedForNoneNeedsNone() async throws {
        let stage = try Stage()
        let device = try await stage.enrol().value()
        #expect(device.certificate == nil)
        #expect(try await stage.enters(device, showing: nil) == "in")
        #expect(try await stage.renew(device).reasons == ["WRONG_STATE"], "a copied credential makes no device")
    }

    @Test func aShopThatSignsNoneAnswersNoneAndAsksForNone() async throws {
        let stage = try Stage(signs: false)
        let device = try await stage.enrol([0x30]).value()
        #expect(device.certificate == nil)
        #expect(try await stage.enters(device, showing: nil) == "in")
        #expect(try await stage.renew(device).reasons == ["WRONG_STATE"])
    }

    @Test func anUnusableRequestIsSaidBeforeTheCodeIsUsed() async throws {
        let stage = try Stage()
        let code = try await stage.code()
        func enrol(_ request: [UInt8]) async throws -> CommandOutcome<EnrolledTerminal> {
            try await stage.books.enrolTerminal(code: code, model: "", appVersion: "", certificateRequest: request)
        }
        guard case .refused(let refusal) = try await enrol([1, 2, 3]) else { throw ScenarioStage.Misunderstood(description: "taken") }
        #expect(refusal.first == .malformed(field: "certificate_request", problem: "is no request"))
        #expect(try await enrol([0x30]).isDone)
    }

    @Test(arguments: [(4_095, true), (4_096, true), (4_097, false)]) func aRequestHasALargestSize(bytes: Int, isTaken: Bool) async throws {
        for signs in [true, false] {
            let outcome = try await Stage(signs: signs).enrol([UInt8](repeating: 0x30, count: bytes))
            #expect(outcome.reasons == (isTaken ? [] : ["TOO_MANY"]))
        }
    }

    @Test func renewingMovesTheEndAndStandsInTheJournalByNumber() async throws {
        let stage = try Stage()
        let device = try await stage.enrol([0x30]).value()
        stage.clock.advance(milliseconds: 1_000)
        let renewed = try await stage.renew(device).value()
        #expect(renewed.expires.milliseconds == stage.clock.milliseconds + Stamp.life)
        #expect(try await stage.renew(device, []).reasons == ["MALFORMED"])
        #expect(try await stage.renew(device, [7]).reasons == ["MALFORMED"])
        let rows = try stage.trail(.renewCertificate)
        #expect(rows.count == 1 && rows[0].store == Shop.store)
        let serial = try #require(String(decoding: renewed.bytes, as: UTF8.self).split(separator: " ").dropFirst().first)
        let told = try stage.books.database.readSync { try $0.first(Self.payload, rows[0].sequence) { row in row.blob(0) } }
        #expect(String(decoding: told ?? [], as: UTF8.self) == "\(device.terminal)\ncertificate \(serial)")
        #expect(try stage.books.verify().findings == [])
    }

    @Test func revocationAndANewEnrolmentEndIt() async throws {
        let stage = try Stage()
        let device = try await stage.enrol([0x30]).value()
        let again = try await stage.enrol(again: device.terminal, [0x30]).value()
        #expect(again.epoch == 2)
        #expect(try await stage.enters(again, showing: [name(device)]) == "CERTIFICATE_NEEDED")
        #expect(try await stage.enters(again, showing: [name(again)]) == "in")
        let identity = WriteIdentity(key: nil, method: "test", request: [])
        _ = try await stage.books.perform(RevokeTerminal(terminal: device.terminal, reason: "lost"), as: stage.machine, identity: identity).value()
        #expect(try await stage.enters(again, showing: [name(again)]) == "TERMINAL_REVOKED")
        #expect(try await stage.renew(again).reasons == ["TERMINAL_REVOKED"])
        // Enrolled without one it is a device that needs none.
        let plain = try await stage.enrol(again: device.terminal).value()
        #expect(try await stage.enters(plain, showing: nil) == "in")
    }

    private static let payload = SQL("SELECT payload FROM journal WHERE sequence = $1")
}
