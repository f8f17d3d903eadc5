import Foundation
import ArgumentParser
import Histogram
import Testing
import Wire

@testable import Fleet

@Suite("What is sent, and when")
struct LoadTests {
    private static func workload(_ scenario: Scenario, terminal: Int64 = 1, lines: [SoldLine] = []) -> Workload {
        Workload(
            scenario: scenario, seed: 1, terminal: EnrolledTerminal(id: terminal, epoch: 1, credential: "", session: 4, sessionEndsMs: 0),
            products: (0..<50).map { ScannedProduct(id: $0, code: "40063813339\(10 + $0)") }, places: [7], stocktake: 5, receipt: 6,
            wantsFeedback: false, lines: lines)
    }

    @Test func theSameEntryIsTheSameEachTime() {
        let workload = Self.workload(.mixed)
        #expect((Int64(1)...100).map(workload.draft) == (Int64(1)...100).map(workload.draft))
        #expect((Int64(1)...100).map(workload.draft) != (Int64(1)...100).map(Self.workload(.mixed, terminal: 2).draft))
    }

    @Test func aDayHoldsSomeOfEverything() {
        let kinds = (Int64(1)...5_000).map { Self.workload(.mixed).draft($0).kind }
        let unknown = kinds.count { $0 == .unknown }
        #expect((20...90).contains(unknown))
        #expect((1_200...1_700).contains(kinds.count { $0 == .received }))
    }

    @Test func anEntryNamesItsTaskAndPlace() {
        let counted = Self.workload(.count).entry(1, wallMs: 10, monotonicMs: 20, boot: 3)
        #expect(counted.task == .documentID(5) && counted.sessionID == 4)
        guard case .scan(let scan)? = counted.body else {
            Issue.record("no scan")
            return
        }
        #expect(scan.locationID == 7 && scan.times == 1)
        #expect(Self.workload(.receive).entry(1, wallMs: 10, monotonicMs: 20, boot: 3).task == .documentID(6))
    }

    @Test func theUnknownCodeIsARightCode() {
        let digits = Workload.unknownCode.utf8.map { Int($0) - 48 }
        let sum = digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) }
        #expect(digits.count == 13 && sum % 10 == 0)
    }

    @Test func anOpenLoopKeepsItsInstants() {
        let pace = Pace(rate: 1_000, batch: 10, terminals: 5, number: 2)
        // 100 batches a second over five terminals: one each 50 ms, the third terminal two fifths of that later.
        #expect(pace.due(0) == 20_000_000)
        #expect(pace.due(3) == 170_000_000)
        #expect(Pace(rate: nil, batch: 10, terminals: 5, number: 2).due(3) == nil)
    }

    @Test func timeSpentWaitingForTheServerCounts() {
        let tally = Tally()
        // Due at 0, sent late because the server held the window, answered after 2 s: a closed look would say otherwise.
        tally.answered([Flight.Batch(last: 2, count: 2, intendedNanoseconds: 0)], [.accepted, .accepted], atNanoseconds: 2_000_000_000)
        let answers = tally.now.answers
        #expect(answers.totalCount == 2 && (1_990_000...2_010_000).contains(answers.valueAtPercentile(50)))
    }

    @Test func soldLinesNameProductsInTheFilesOrderAndLeaveReturnsOut() throws {
        let text = """
            invoice,product_code,description,quantity
            1,A,"LIGHT, WHITE",6
            C2,B,RETURN,-1
            3,C,X,0
            4,D,Y,12
            5,E,Z,20000
            6,A,"LIGHT, WHITE",1
            7,D
            8,F,Z,2
            """
        let lines = try SoldLine.parse(text, "sales.csv")
        #expect(lines == [(0, 6), (1, 12), (0, 1), (2, 2)].map { SoldLine(product: $0.0, pieces: $0.1) })
    }

    @Test(arguments: ["product_code,b\nA,2\n", "a,quantity\nA,2\n", "product_code,quantity\nA,-1\n", ""])
    func aFileWithoutSalesIsRefused(text: String) {
        #expect(throws: FleetError.self) { try SoldLine.parse(text, "sales.csv") }
    }

    @Test func soldLinesSayWhatIsScannedAndHowManyOfIt() {
        let lines = [SoldLine(product: 1, pieces: 4), SoldLine(product: 4, pieces: 7), SoldLine(product: 1, pieces: 2)]
        let drafts = (Int64(1)...3_000).map(Self.workload(.mixed, lines: lines).draft)
        #expect(Set(drafts.map { "\($0.product) \($0.pieces)" }) == ["1 4", "4 7", "1 2"])
    }

    @Test func aFileWithMoreProductsThanTheShopBeginsAnewWithTheFirst() {
        let draft = Self.workload(.count, lines: [SoldLine(product: 52, pieces: 9)]).draft(1)
        #expect(draft.product == 2 && draft.pieces == 9)
    }

    @Test(arguments: [("127.0.0.1:80", true), ("127.9.9.9:80", true), ("shop.example:80", false), ("10.0.0.1:80", false), ("127.shop:80", false)])
    func onlyALoopbackServerIsSeenFromSeveralAddresses(server: String, isSeen: Bool) throws {
        let state = FleetState(
            server: server, trust: nil, store: 1, supplier: 1, manager: FleetPerson(name: "", password: "", pin: ""),
            approver: FleetPerson(name: "", password: "", pin: ""), worker: FleetPerson(name: "", password: "", pin: ""), places: [], products: [],
            terminals: [])
        var plan = RunPlan.streams(0, seconds: 1)
        plan.addresses = 3
        #expect(((try? FleetRun(state, plan)) != nil) == isSeen)
        plan.addresses = 1
        #expect((try? FleetRun(state, plan)) != nil)
    }

    @Test(arguments: [("127.0.0.1:80", true), ("shop.example:65535", true), ("127.0.0.1", false), (":80", false), ("a:0", false), ("a:65536", false)])
    func anAddressIsHostAndPort(text: String, isGood: Bool) {
        #expect((ServerEndpoint(text) != nil) == isGood)
    }
}

@Suite("State and figures")
struct StateTests {
    @Test func theStateFileComesBackAsItWasAndIsNobodyElses() throws {
        let person = FleetPerson(name: "n", password: "p", pin: "1")
        let state = FleetState(
            server: "h:1", store: 1, supplier: 2, manager: person, approver: person, worker: person, places: [3], products: [ScannedProduct(id: 4, code: "5")],
            terminals: [EnrolledTerminal(id: 6, epoch: 7, credential: "ab", session: 8, sessionEndsMs: 9)])
        let path = FileManager.default.temporaryDirectory.appending(path: "fleet-\(UUID().uuidString).json").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try FleetState.loadIfThere(path) == nil)
        try state.save(path)
        #expect(try FleetState.load(path) == state)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }

    @Test(arguments: ["", "{}", "[1"])
    func aDamagedStateFileIsRefused(text: String) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "fleet-\(UUID().uuidString).json").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: FleetError.self) { try FleetState.load(path) }
    }

    @Test func aBrokenPromiseFailsTheRun() {
        let tally = Tally()
        #expect(Report(outcome: RunOutcome(figures: tally.now, seconds: 1)).isSound)
        #expect(!Report(outcome: RunOutcome(figures: tally.now, seconds: 1, settlement: ["x"])).isSound)
        tally.broken([Flight.Breach(text: "y")], by: 1)
        let report = Report(outcome: RunOutcome(figures: tally.now, seconds: 1))
        #expect(!report.isSound && report.entryLines.contains("promises_broken 1 promises") && report.complaints == ["terminal 1: y"])
    }

    @Test func figuresAreNameValueUnit() {
        let tally = Tally()
        tally.answered([Flight.Batch(last: 1, count: 1, intendedNanoseconds: 0)], [.parked], atNanoseconds: 1_500_000)
        let lines = Report(outcome: RunOutcome(figures: tally.now, seconds: 0.5)).entryLines
        #expect(lines.allSatisfy { $0.split(separator: " ").count == 3 })
        #expect(lines.contains("rate 2 entries/s") && lines.contains("verdict_parked 1 entries") && lines.contains("answer_p50 1.500 ms"))
    }

    @Test(arguments: [(0.0, "0.000"), (1.2345, "1.235"), (12, "12.000"), (0.05, "0.050")])
    func decimalsHaveThreePlaces(value: Double, text: String) {
        #expect(Report.decimal(value) == text)
    }

    @Test(arguments: [(0, false), (1, true), (1_000, true), (1_001, false)])
    func batchesAreBounded(batch: Int, isGood: Bool) throws {
        var options = try EntryOptions.parse([])
        options.batch = batch
        if isGood { #expect(try options.plan(1).batch == batch) } else { #expect(throws: FleetError.self) { try options.plan(1) } }
    }

    @Test(arguments: [(0, false), (1, true), (64, true), (65, false)])
    func windowsAreBounded(window: Int, isGood: Bool) throws {
        var options = try EntryOptions.parse([])
        options.window = window
        if isGood { #expect(try options.plan(1).window == window) } else { #expect(throws: FleetError.self) { try options.plan(1) } }
    }
}
