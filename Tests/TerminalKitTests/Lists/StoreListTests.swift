import RPC
import SystemPackage
import Testing
import Wire

@testable import Handheld
@testable import TerminalKit

/// Places to count, stopped lots and alerts on the device.
@Suite struct StoreListTests {
    private static let milk = Array("4006381333931".utf8)
    private static let lot = StoppedLot(productID: 1, productName: "Milk", lot: "L1", isRecalled: true, note: "glass")
    private static let shelf = WorkPlace(locationID: 31, code: "D1", name: "Dry shelf 1")
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let master = try ProductMaster(path: DeviceFolder(creating: folder.path).catalog, terminal: 7, epoch: 2)
        let place = CatalogItem(item: .location(CatalogLocation(locationID: 31, storeID: 1, code: "D1", name: "Dry shelf 1")))
        let products = [ProductMasterTests.product(1, "Milk", codes: [("4006381333931", 1)]), ProductMasterTests.product(2, "Tea", codes: [("TEA", 1)])]
        try master.apply(ProductMasterTests.chunk(from: "", to: "1", products + [place]))
    }

    private func working(
        _ prepare: (inout ScriptedServer.State) -> Void, _ body: (ScriptedServer, Terminal) async throws -> Void
    ) async throws {
        try await ScriptedServer.serving(prepare) { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await body(server, terminal)
            }
        }
    }

    private static func code(_ body: () async throws -> Void) async throws -> TerminalError.Code? {
        do {
            try await body()
            return nil
        } catch let error as TerminalError {
            return error.code
        }
    }

    // MARK: places to count

    private static let tasks = [
        CountTask(locationID: 33, locationCode: "D3", terminalID: 9, terminalName: "PDA 9"), CountTask(locationID: 32, locationCode: "D2"),
        CountTask(locationID: 34, locationCode: "D4", completed: true), CountTask(locationID: 31, locationCode: "D1", terminalID: 7),
    ]

    @Test func ownPlacesComeFirstAndCountedOnesLast() async throws {
        try await working({ $0.countTasks = Self.tasks }) { _, terminal in
            let places = try await terminal.countPlaces()
            #expect(places.map(\.code) == ["D1", "D2", "D3", "D4"])
            #expect(places.map(\.holder) == [.thisDevice, .nobody, .other("PDA 9"), .nobody])
        }
    }

    @Test func aPlaceIsTakenAndIsWhereThePersonCounts() async throws {
        try await working({ $0.countTasks = Self.tasks }) { server, terminal in
            let places = try await terminal.countPlaces()
            let task = try await terminal.takeCountPlace(places[0])
            #expect(task.reference == .document(800) && task.kind == .stocktake && task.place == Self.shelf)
            #expect(server.look { $0.takenTasks } == [TakeCountTaskRequest(stocktakeID: 800, locationID: 31)])
        }
    }

    @Test func whatAnotherDeviceHasIsTakenOverOnPurposeOnly() async throws {
        try await working({ $0.countTasks = Self.tasks }) { server, terminal in
            let held = try await terminal.countPlaces()[2]
            #expect(try await Self.code { try await terminal.takeCountPlace(held) } == .heldElsewhere)
            #expect(server.look { $0.takenTasks.isEmpty })
            try await terminal.takeCountPlace(held, isTakingOver: true)
            #expect(server.look { $0.takenTasks.map(\.locationID) } == [33])
        }
    }

    @Test func onlyWhatThisDeviceHasIsGivenBack() async throws {
        try await working({ $0.countTasks = Self.tasks }) { server, terminal in
            let places = try await terminal.countPlaces()
            for place in places.dropFirst() { #expect(try await Self.code { try await terminal.giveBackCountPlace(place) } == .heldElsewhere) }
            try await terminal.takeCountPlace(places[0])
            try await terminal.giveBackCountPlace(places[0])
            #expect(server.look { $0.givenBack } == [HandOutCountTaskRequest(stocktakeID: 800, locationID: 31)])
            // The task goes on; the place is nobody's.
            let task = await terminal.status.task
            #expect(task?.title == "ST-1" && task?.place == nil)
        }
    }

    // MARK: stopped lots

    @Test func recalledLotsComeFirst() async throws {
        let lots = [
            BlockedLot(productID: 2, productName: "Tea", lotCode: "L2", status: .hold, note: "smell"),
            BlockedLot(productID: 1, productName: "Milk", lotCode: "L1", status: .recalled, note: "glass"),
        ]
        try await working({ $0.lots = lots }) { _, terminal in
            let found = try await terminal.stoppedLots()
            #expect(found == [
                Self.lot, StoppedLot(productID: 2, productName: "Tea", lot: "L2", isRecalled: false, note: "smell"),
            ])
        }
    }

    @Test func onlyPlacesOfThisStoreThatSomebodyCanWalkToAreShown() async throws {
        let places = [
            LotPlace(storeID: 1, locationID: 31, locationCode: "D1", condition: .quarantine, onHand: 1),
            LotPlace(storeID: 1, locationID: 31, locationCode: "D1", condition: .sellable, onHand: 5),
            LotPlace(storeID: 1, locationID: 99, locationCode: "TRANSIT", condition: .sellable, onHand: 5),
            LotPlace(storeID: 2, locationID: 31, locationCode: "D1", condition: .sellable, onHand: 5),
            LotPlace(storeID: 1, locationID: 31, locationCode: "D1", condition: .damaged, onHand: -2),
        ]
        try await working({ $0.lotPlaces = places }) { _, terminal in
            let found = try await terminal.standings(of: Self.lot)
            #expect(found == [
                LotStanding(place: Self.shelf, condition: .sellable, quantity: 5), LotStanding(place: Self.shelf, condition: .quarantine, quantity: 1),
            ])
        }
    }

    @Test func goodsAreSetAsideByScanningThemAndNoOthers() async throws {
        let terminal = try TestTerminal.open(port: 9, in: folder)
        // An entry like any other: it needs no server.
        try await terminal.goOffline()
        let standing = LotStanding(place: Self.shelf, condition: .sellable, quantity: 5)
        #expect(try await Self.code { try await terminal.quarantine(Array("TEA".utf8), of: Self.lot, at: standing) } == .notOnList)
        let otherLot = Array("010400638133393110L2".utf8)
        #expect(try await Self.code { try await terminal.quarantine(otherLot, of: Self.lot, at: standing) } == .notOnList)
        #expect(await terminal.queuedBytes.isEmpty)
        try await terminal.quarantine(Self.milk, of: Self.lot, at: standing)
        try await terminal.quarantine(Self.milk, of: Self.lot, at: standing, quantity: 2)
        let entries = try await terminal.queuedBytes.map { try Entry(bytes: $0) }
        #expect(entries.map(\.body) == [5, 2].map { quantity in
            .move(
                MoveEntry(
                    goods: .raw(Self.milk), quantity: quantity, locationID: 31, lotCode: "L1", condition: .sellable, toLocationID: 31,
                    toCondition: .quarantine))
        })
    }

    @Test(arguments: [
        (LotStatus.recalled, "LOT_RECALLED", "RECALL, set it aside (.m 5): Milk, L1: glass", "召回,请隔离(.m 5): Milk, L1: glass"),
        (.hold, "LOT_HOLD", "Do not sell (.m 5): Milk, L1: glass", "停止销售(.m 5): Milk, L1: glass"),
        (.ok, "LOT_OK", "May be sold again: Milk, L1: glass", "可以恢复销售: Milk, L1: glass"),
    ])
    func aRecallIsToldWhenItHappens(status: LotStatus, reason: String, english: String, chinese: String) async throws {
        try await working({ _ in }) { server, terminal in
            try await eventually { await terminal.status.connection == .connected }
            try await server.send(.push(Push(position: 1, body: .lot(LotStatusChanged(productID: 1, lotCode: "L1", status: status, note: "glass")))))
            for await event in terminal.events {
                guard case .notice(let remark) = event else { continue }
                #expect(remark.reason == reason)
                #expect(Language.english.sentence(for: remark) == english)
                #expect(Language.chinese.sentence(for: remark) == chinese)
                break
            }
        }
    }

    // MARK: alerts

    @Test func whatNobodySeesToComesFirst() async throws {
        let alerts = [
            Alert(alertID: 1, kind: .expired, state: .acknowledged, productName: "Tea", owner: "Ben", message: "gone"),
            Alert(alertID: 2, kind: .lowStock, state: .open, productName: "Milk", message: "few", nextStep: "order"),
        ]
        try await working({ $0.alerts = alerts }) { _, terminal in
            let found = try await terminal.storeAlerts()
            #expect(found.map(\.alertID) == [2, 1])
            #expect(found.map(\.kind) == [.lowStock, .expired] && found.map(\.owner) == ["", "Ben"])
        }
    }

    @Test func anAlertIsTakenInHandOrPutOff() async throws {
        try await working({ _ in }) { server, terminal in
            let states = [try await terminal.acknowledge(alert: 4, note: "on it"), try await terminal.snooze(alert: 5, days: 7)]
            #expect(states == [.acknowledged, .snoozed])
            server.look { state in
                #expect(state.acknowledged == [AcknowledgeAlertRequest(alertID: 4, note: "on it")])
                #expect(state.snoozed.map(\.alertID) == [5])
            }
        }
    }

    @Test(arguments: [(0, false), (1, true), (30, true), (31, false), (Int64.max, false)])
    func anAlertIsPutOffForThirtyDaysAtMost(days: Int64, isTaken: Bool) async throws {
        try await working({ _ in }) { server, terminal in
            let code = try await Self.code { try await terminal.snooze(alert: 5, days: days) }
            #expect(code == (isTaken ? nil : .badQuantity))
            #expect(server.look { $0.snoozed.count } == (isTaken ? 1 : 0))
        }
    }

    @Test func withoutTheServerListsSayThatTheyNeedIt() async throws {
        let terminal = try TestTerminal.open(port: 9, in: folder)
        try await terminal.goOffline()
        for kind in ShownList.menu { #expect(try await Self.code { _ = try await terminal.items(kind) } == .needsServer) }
        #expect(try await Self.code { try await terminal.acknowledge(alert: 1) } == .needsServer)
    }
}
