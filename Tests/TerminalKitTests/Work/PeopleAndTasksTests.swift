import RPC
import SystemPackage
import Testing
import Wire

@testable import Handheld
@testable import TerminalKit

@Suite struct PeopleAndTasksTests {
    private let folder: TemporaryFolder
    private static let order = PurchaseOrder(
        purchaseOrderID: 40, number: "PO-1", state: .sent, storeID: 1, supplierID: 3, supplierName: "Dairy",
        lines: [PurchaseOrderLine(line: 1, productID: 1, ordered: 24, received: 4, cancelled: 2)])

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func thePersonsSessionGoesIntoTheEntriesAndOutlivesARestart() async throws {
        try await ScriptedServer.serving { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                await #expect { try await terminal.signIn(user: "anna", secret: "0000") } throws: { ($0 as? TerminalError)?.code == .refused }
                let person = try await terminal.signIn(user: "anna", secret: "1234")
                #expect(person.displayName == "Anna")
            }
            try await TestTerminal.running(port: port, in: folder) { terminal in
                #expect(await terminal.status.person?.userName == "anna")
                _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN")
                #expect(await terminal.waitSynced(milliseconds: 30_000))
                #expect(server.look { $0.applied.map(\.sessionID) } == [99])
                try await terminal.signOut()
                #expect(await terminal.status.person == nil)
            }
        }
    }

    @Test func aReceiptAgainstAnOrderKnowsWhatIsStillExpected() async throws {
        try await ScriptedServer.serving { $0.orders = [Self.order] } _: { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await terminal.signIn(user: "anna", secret: "1234")
                let task = try await terminal.startReceipt(order: "PO-1", deliveryNote: "DN-9")
                #expect(task.reference == .document(500))
                #expect(task.expected == [1: 18])
                #expect(server.look { $0.opened } == [OpenReceiptRequest(storeID: 1, purchaseOrderID: 40, deliveryNote: "DN-9")])
                server.look { state in
                    #expect(state.metadata["x-session-token"] == "010203")
                    #expect(state.metadata["idempotency-key"]?.count == 32)
                }
                await #expect { try await terminal.startReceipt(order: "PO-2") } throws: { ($0 as? TerminalError)?.code == .refused }
            }
        }
    }

    @Test func anOrderIsFoundByAnyProductOnIt() async throws {
        try await ScriptedServer.serving { $0.orders = [Self.order] } _: { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await terminal.signIn(user: "anna", secret: "1234")
                let task = try await terminal.startReceipt(order: "5901234123457")
                #expect(task.title == "PO-1")
                #expect(server.look { $0.opened } == [OpenReceiptRequest(storeID: 1, purchaseOrderID: 40)])
                await #expect { try await terminal.startReceipt(order: "7612345678900") } throws: { ($0 as? TerminalError)?.code == .refused }
            }
        }
    }

    @Test func anOrderHeardOfBeforeIsReceivedWithoutTheServer() async throws {
        try await ScriptedServer.serving { $0.orders = [Self.order] } _: { server, port in
            _ = try await TestTerminal.running(port: port, in: folder) { try await $0.signIn(user: "anna", secret: "1234") }
        }
        let terminal = try TestTerminal.open(port: 9, in: folder)
        try await terminal.goOffline()
        let task = try await terminal.startReceipt(order: "PO-1")
        #expect(task.reference == .startedBy(1))
        let entry = try Entry(bytes: try #require(await terminal.queuedBytes.first))
        #expect(entry.body == .start(StartEntry(receipt: StartReceipt(purchaseOrderID: 40))))
        #expect(entry.sessionID == 99)
        await #expect { try await terminal.startReceipt(order: "PO-7") } throws: { ($0 as? TerminalError)?.code == .unknownTask }
    }

    @Test func aStocktakeIsJoinedByItsNumberAndTakesZero() async throws {
        try await ScriptedServer.serving { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                #expect(try await terminal.startCount(stocktake: "ST-1").reference == .document(800))
                #expect(try await terminal.add(quantity: 0, of: Array("CODE-1".utf8)).total == 0)
                try await terminal.locationCounted(33)
                #expect(await terminal.waitSynced(milliseconds: 30_000))
                #expect(server.look { $0.applied.map(\.body) } == [
                    .count(CountEntry(goods: .raw(Array("CODE-1".utf8)), quantity: 0)),
                    .locationCounted(LocationCountedEntry(locationID: 33)),
                ])
                await #expect { try await terminal.startCount(stocktake: "ST-2") } throws: { ($0 as? TerminalError)?.code == .unknownTask }
            }
        }
    }

    @Test func tasksThatTheServerTellsOfAreKnownAndLeaveWhenDone() async throws {
        try await ScriptedServer.serving { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await eventually { await terminal.status.connection == .connected }
                let task = TaskChanged(documentID: 9, kind: "stocktake", number: "ST-9", state: "counting", title: "Dairy")
                try await server.send(.push(Push(position: 1, body: .task(task))))
                try await eventually { await terminal.status.knownTasks.map(\.number) == ["ST-9"] }
                var done = task
                done.state = "posted"
                try await server.send(.push(Push(position: 2, body: .task(done))))
                try await eventually { await terminal.status.knownTasks.isEmpty }
            }
        }
    }

    @Test(arguments: [(9, 9), (10, 10), (11, 10)])
    func theListOfTasksIsBounded(heard: Int, known: Int) async throws {
        try await ScriptedServer.serving { _ in } _: { server, port in
            try await TestTerminal.running(port: port, in: folder, { $0.limits.knownTasks = 10 }) { terminal in
                try await eventually { await terminal.status.connection == .connected }
                for number in 1 ... heard {
                    let task = TaskChanged(documentID: Int64(number), kind: "stocktake", number: "ST-\(number)", state: "counting", title: "")
                    try await server.send(.push(Push(position: Int64(number), body: .task(task))))
                }
                try await eventually { await terminal.status.knownTasks.first?.number == "ST-\(heard)" }
                #expect(await terminal.status.knownTasks.count == known)
            }
        }
    }

    // MARK: Enrolment

    private func enrol(_ port: Int, code: String = "GOODCODE", isSettingAside: Bool = false) async throws -> Enrolment.Outcome {
        try await Enrolment.enrol(
            server: try #require(ServerAddress("127.0.0.1:\(port)")), code: code, model: "test", appVersion: "1", folder: folder.path,
            isSettingAside: isSettingAside)
    }

    @Test func aCodeMakesTheFolderADevice() async throws {
        try await ScriptedServer.serving { server, port in
            await #expect { try await enrol(port, code: "BAD") } throws: { ($0 as? TerminalError)?.code == .refused }
            let outcome = try await enrol(port)
            #expect(outcome.identity.terminalName == "PDA 3")
            #expect(try TerminalIdentity.load(DeviceFolder(creating: folder.path).identity) == outcome.identity)
            let mode = try folder.path.appending("identity.json").stat().permissions
            #expect(mode == .ownerReadWrite)
        }
    }

    @Test func anEnrolmentKeepsHowTheServerIsTrusted() async throws {
        let security = ServerSecurity(authorityFile: "/etc/shop/ca.pem", certificateFile: "/etc/shop/pda.pem", keyFile: "/etc/shop/pda.key")
        let path = try DeviceFolder(creating: folder.path).identity
        for kept in [security, ServerSecurity(), nil] {
            try TerminalIdentity(
                terminalID: 7, epoch: 2, credential: [1], storeID: 1, storeName: "North", terminalName: "PDA 3",
                server: try #require(ServerAddress("shop:7443")), security: kept
            ).save(path)
            #expect(try TerminalIdentity.load(path)?.security == kept)
        }
    }

    @Test func aServerWithoutTLSIsNotTalkedToByADeviceWithIt() async throws {
        try await ScriptedServer.serving { server, port in
            await #expect {
                _ = try await Enrolment.enrol(
                    server: try #require(ServerAddress("127.0.0.1:\(port)")), code: "GOODCODE", model: "test", appVersion: "1",
                    folder: folder.path, isSettingAside: false, security: ServerSecurity())
            } throws: { ($0 as? TerminalError)?.code == .notSecure && ($0 as? TerminalError)?.reason == "TLS_FAILED" }
            let terminal = try TestTerminal.open(port: port, in: folder) { $0.security = ServerSecurity() }
            let life = Task { await terminal.run() }
            for await event in terminal.events {
                guard case .notice(let remark) = event else { continue }
                #expect(remark.reason == "TLS_FAILED" && remark.message.contains("Scans are kept"))
                break
            }
            #expect(server.look { $0.hellos.isEmpty })
            await terminal.stop()
            await life.value
        }
    }

    @Test(arguments: TLSFailure.Code.allCases)
    func troubleWithTLSHasItsSentenceInBothLanguages(code: TLSFailure.Code) {
        let remark = TLSFailure(code, "details").remark
        #expect(Language.english.sentence(for: remark) == remark.message)
        #expect(remark.message.utf8.count <= 108, "three lines of the screen")
        #expect(Language.chinese.sentence(for: remark) != remark.message)
        #expect(Language.chinese.sentence(for: TerminalError(TLSFailure(code, "details"))) == Language.chinese.sentence(for: remark))
    }

    @Test func filesThatCannotBeReadAreNamed() {
        #expect { try ServerSecurity(authorityFile: "/no/such.pem").check() } throws: {
            ($0 as? TerminalError)?.reason == "TLS_FILE" && "\($0)".contains("/no/such.pem")
        }
    }

    @Test func unsentEntriesAreNeverMixedIntoANewEnrolment() async throws {
        try await ScriptedServer.serving { server, port in
            _ = try await enrol(port)
            do {
                let terminal = try Terminal(folder: folder.path)
                try await terminal.goOffline()
                _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN")
            }
            await #expect { try await enrol(port) } throws: { ($0 as? TerminalError)?.code == .unsentEntries }
            let outcome = try await enrol(port, isSettingAside: true)
            let aside = try #require(outcome.oldQueue)
            #expect(try EntryQueue(path: aside, terminal: 7, epoch: 2).depth == 1)
        }
    }

    @Test(arguments: [("localhost:7443", "localhost", 7443), ("[::1]:80", "::1", 80), ("10.0.0.1:1", "10.0.0.1", 1)])
    func addressesAreReadAndWritten(text: String, host: String, port: Int) throws {
        let address = try #require(ServerAddress(text))
        #expect(address.host == host && address.port == port && address.description == text)
    }

    @Test(arguments: ["", "host", ":80", "host:", "host:0", "host:65536", "host:x", "::1:80", "[]:80"])
    func wrongAddressesAreRefused(text: String) {
        #expect(ServerAddress(text) == nil)
    }
}
