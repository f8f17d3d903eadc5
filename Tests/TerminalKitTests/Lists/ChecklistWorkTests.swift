import RPC
import SystemPackage
import Testing
import Wire

@testable import TerminalKit

/// A checklist on the device, from the server's list to one command.
@Suite struct ChecklistWorkTests {
    private static let milk = Array("4006381333931".utf8)
    private static let cheese = Array("CHEESE".utf8)
    private static let transfer = Wire.Transfer(
        transferID: 40, number: "T-4", state: .approved, fromStoreID: 1, toStoreID: 2,
        requested: [
            TransferRequestLine(productID: 1, productName: "Milk", requested: 10),
            TransferRequestLine(productID: 2, productName: "Cheese", requested: 3),
        ])
    private static var arriving: Wire.Transfer {
        var one = transfer
        (one.transferID, one.number, one.state, one.fromStoreID, one.toStoreID) = (41, "T-5", .shipped, 2, 1)
        one.goods = [
            TransferGoods(productID: 1, productName: "Milk", condition: .sellable, shipped: 10, received: 4, inTransit: 6),
            TransferGoods(productID: 2, productName: "Cheese", lotCode: "L1", condition: .sellable, shipped: 3, received: 3),
        ]
        return one
    }
    private static let reservation = Wire.Reservation(
        reservationID: 50, number: "RS-1", state: .active, storeID: 1, reference: "Mrs Ho",
        lines: [ReservationLine(productID: 2, productName: "Cheese", lotCode: "L1", expiry: "2027-01-01", locationID: 31, locationCode: "D1", quantity: 2, open: 2)])

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let master = try ProductMaster(path: DeviceFolder(creating: folder.path).catalog, terminal: 7, epoch: 2)
        var cheese = ProductMasterTests.product(2, "Cheese", codes: [("CHEESE", 1)])
        if case .product(var product)? = cheese.item {
            product.tracking = .lot
            cheese.item = .product(product)
        }
        let places = [31, 32].map { CatalogItem(item: .location(CatalogLocation(locationID: Int64($0), storeID: 1, code: "D\($0 - 30)", name: "Dry"))) }
        try master.apply(
            ProductMasterTests.chunk(from: "", to: "1", [ProductMasterTests.product(1, "Milk", codes: [("4006381333931", 1)]), cheese] + places))
    }

    /// A device with anna signed in.
    private func working(
        _ prepare: (inout ScriptedServer.State) -> Void, _ body: (ScriptedServer, Terminal) async throws -> Void
    ) async throws {
        try await ScriptedServer.serving(prepare) { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await terminal.signIn(user: "anna", secret: "1234")
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

    @Test func whatIsOpenIsListedByItsDirectionOverAllPages() async throws {
        let transfers = (0 ..< 5).map { number in
            var one = number == 3 ? Self.arriving : Self.transfer
            (one.transferID, one.number) = (Int64(number + 1), "T-\(number)")
            return one
        }
        var done = Self.reservation
        (done.number, done.state) = ("RS-2", .picked)
        try await working({ state in
            state.transfers = transfers
            state.reservations = [Self.reservation, done]
        }) { _, terminal in
            #expect(try await terminal.openDocuments(.shipping).map(\.number) == ["T-0", "T-1", "T-2", "T-4"])
            let arrivals = try await terminal.openDocuments(.arrival)
            #expect(arrivals.map(\.number) == ["T-3"] && arrivals.map(\.title) == ["Hilltop"])
            #expect(try await terminal.openDocuments(.picking).map(\.title) == ["Mrs Ho"])
        }
    }

    @Test(arguments: [(2, 2), (3, 3), (4, 4), (5, 4)])
    func listsAreBounded(there: Int, shown: Int) async throws {
        try await ScriptedServer.serving { $0.transfers = Array(repeating: Self.transfer, count: there) } _: { _, port in
            try await TestTerminal.running(port: port, in: folder, { $0.limits.listRows = 4 }) { terminal in
                let documents = try await terminal.openDocuments(.shipping)
                #expect(documents.count == shown)
            }
        }
    }

    @Test func aTransferIsScannedAndShippedAsOneCommand() async throws {
        try await working({ $0.transfers = [Self.transfer] }) { server, terminal in
            try await terminal.takeChecklist(.shipping, number: "T-4")
            #expect(try await terminal.check(Array("D1".utf8)) == .place(WorkPlace(locationID: 31, code: "D1", name: "Dry")))
            guard case .taken(let reading) = try await terminal.check(Self.milk, times: 4) else {
                Issue.record("not taken")
                return
            }
            #expect(reading.total == 4 && reading.expected == 10 && reading.productName == "Milk")
            _ = try await terminal.check(quantity: 2)
            #expect(try await terminal.takeBackChecked().quantity == -2)
            // Cheese is followed by lot.
            #expect(try await terminal.check(Self.cheese) == .asksLot(productName: "Cheese", due: ""))
            guard case .taken = try await terminal.check(Self.cheese, lot: "L7") else {
                Issue.record("not taken")
                return
            }
            let sent = try await terminal.sendChecklist()
            #expect(sent.openLines.map(\.missing) == [6, 2])
            #expect(server.look { $0.shipped } == [
                ShipTransferRequest(transferID: 40, lines: [
                    StockLine(productID: 1, locationID: 31, condition: .sellable, quantity: 4),
                    StockLine(productID: 2, lotCode: "L7", locationID: 31, condition: .sellable, quantity: 1),
                ])
            ])
            #expect(await terminal.status.checklist == nil)
        }
    }

    @Test func whatArrivesIsComparedWithWhatWasSent() async throws {
        try await working({ $0.transfers = [Self.arriving] }) { server, terminal in
            let list = try await terminal.takeChecklist(.arrival, number: "T-5")
            #expect(list.lines.map(\.wanted) == [6])
            #expect(try await Self.code { _ = try await terminal.check(Self.milk, times: 7) } == .moreThanListed)
            #expect(try await Self.code { _ = try await terminal.check(Self.cheese, lot: "L1") } == .notOnList)
            #expect(try await Self.code { _ = try await terminal.check(Array("5901234123457".utf8)) } == .notOnList)
            #expect(try await Self.code { _ = try await terminal.checkedIsDamaged() } == .nothingScanned)
            _ = try await terminal.check(Self.milk, times: 5)
            _ = try await terminal.check(Self.milk)
            for quantity in [0, 7, -1] as [Int64] {
                #expect(try await Self.code { _ = try await terminal.checkedIsDamaged(quantity) } == .badQuantity)
            }
            // Nobody said how many: the last scan.
            #expect(try await terminal.checkedIsDamaged().quantity == 1)
            #expect(await terminal.status.checklist?.undamaged == 5)
            try await terminal.sendChecklist()
            #expect(server.look { $0.received.map(\.lines) } == [[
                ArrivalLine(productID: 1, condition: .sellable, quantity: 5, toCondition: .sellable),
                ArrivalLine(productID: 1, condition: .sellable, quantity: 1, toCondition: .damaged),
            ]])
        }
    }

    @Test func aTremblingHandCountsOnceAndARefusedReadIsNone() async throws {
        try await ScriptedServer.serving { $0.transfers = [Self.arriving] } _: { _, port in
            try await TestTerminal.running(port: port, in: folder, { $0.limits.doubleReadMilliseconds = 3_600_000 }) { terminal in
                try await terminal.takeChecklist(.arrival, number: "T-5")
                #expect(try await Self.code { _ = try await terminal.check(Self.milk, times: 7) } == .moreThanListed)
                guard case .taken = try await terminal.check(Self.milk) else {
                    Issue.record("not taken")
                    return
                }
                #expect(try await terminal.check(Self.milk) == .doubleRead)
                #expect(await terminal.status.checklist?.open == [5])
            }
        }
    }

    @Test func aPickOfAnotherLotSaysWhy() async throws {
        try await working({ $0.reservations = [Self.reservation] }) { server, terminal in
            try await terminal.takeChecklist(.picking, number: "RS-1")
            #expect(try await terminal.check(Self.cheese) == .asksLot(productName: "Cheese", due: "L1"))
            guard case .asksReason(let error) = try await terminal.check(Self.cheese, lot: "L2") else {
                Issue.record("not asked")
                return
            }
            #expect(error.code == .notDue && error.message.contains("L1") && error.message.contains("D1"))
            try await terminal.setChecklistPlace(code: "D2")
            _ = try await terminal.check(Self.cheese, lot: "L2", because: "torn bag")
            try await terminal.setChecklistPlace(code: "")
            _ = try await terminal.check(Self.cheese, lot: "L1")
            try await terminal.sendChecklist()
            // The promised goods come first.
            #expect(server.look { $0.picked } == [
                PickStockRequest(
                    reservationID: 50,
                    lines: [
                        StockLine(productID: 2, lotCode: "L1", locationID: 31, condition: .sellable, quantity: 1),
                        StockLine(productID: 2, lotCode: "L2", locationID: 32, condition: .sellable, quantity: 1),
                    ], overrideNote: "torn bag")
            ])
        }
    }

    @Test func withoutTheServerGoodsAreScannedAndKeptAndNothingIsSent() async throws {
        try await working({ $0.transfers = [Self.arriving] }) { _, terminal in
            try await terminal.takeChecklist(.arrival, number: "T-5")
            try await terminal.goOffline()
            #expect(try await Self.code { _ = try await terminal.openDocuments(.arrival) } == .needsServer)
            _ = try await terminal.check(Self.milk, times: 2)
            #expect(try await Self.code { try await terminal.sendChecklist() } == .needsServer)
        }
        // Switched off and on: the goods are still in hand, and may be taken back.
        let again = try TestTerminal.open(port: 9, in: folder)
        #expect(await again.status.checklist?.open == [4])
        #expect(try await again.takeBackChecked().total == 0)
        try await again.leaveChecklist()
        #expect(await again.status.checklist == nil)
    }

    @Test func aLostAnswerIsAskedForAgainUnderTheSameKeyAndBooksOnce() async throws {
        try await working({ state in
            state.transfers = [Self.arriving]
            state.refusalOfList = { $0 == 0 ? RPCError(.unavailable, "cut") : nil }
        }) { server, terminal in
            try await terminal.takeChecklist(.arrival, number: "T-5")
            _ = try await terminal.check(Self.milk, times: 6)
            #expect(try await Self.code { try await terminal.sendChecklist() } == .unavailable)
            // Nothing is changed until the answer is known.
            for step in [
                { _ = try await terminal.check(Self.milk) }, { _ = try await terminal.takeBackChecked() },
                { _ = try await terminal.takeChecklist(.arrival, number: "T-5") },
            ] as [() async throws -> Void] {
                let code = try await Self.code(step)
                #expect(code == .checklistSent || code == .checklistAtHand)
            }
            try await terminal.sendChecklist()
            server.look { state in
                #expect(state.received.count == 1)
                #expect(state.listKeys.count == 2 && Set(state.listKeys).count == 1)
            }
            #expect(await terminal.status.checklist == nil)
        }
    }

    @Test func theKeyOutlivesARestartAndIsItsPersonsOwn() async throws {
        try await working({ state in
            state.transfers = [Self.arriving]
            state.refusalOfList = { $0 == 0 ? RPCError(.unavailable, "cut") : nil }
        }) { server, terminal in
            try await terminal.takeChecklist(.arrival, number: "T-5")
            _ = try await terminal.check(Self.milk, times: 6)
            #expect(try await Self.code { try await terminal.sendChecklist() } == .unavailable)
            let key = await terminal.checklist?.sending?.key
            #expect(try Self.kept(DeviceFolder(creating: folder.path).checklist, of: terminal.identity)?.sending?.key == key)
            try await terminal.signOut()
            #expect(try await Self.code { try await terminal.sendChecklist() } == .refused)
            try await terminal.signIn(user: "ben", secret: "1234")
            #expect(try await Self.code { try await terminal.sendChecklist() } == .checklistSent)
            try await terminal.signIn(user: "anna", secret: "1234")
            try await terminal.sendChecklist()
            #expect(server.look { Set($0.listKeys) } == [key ?? "none"])
        }
    }

    @Test func aRefusalIsMendedAndSentUnderANewKey() async throws {
        try await working({ state in
            state.transfers = [Self.arriving]
            state.refusalOfList = { $0 == 0 ? RPCError(.failedPrecondition, "More than was agreed.") : nil }
        }) { server, terminal in
            try await terminal.takeChecklist(.arrival, number: "T-5")
            #expect(try await Self.code { try await terminal.sendChecklist() } == .nothingScanned)
            _ = try await terminal.check(Self.milk, times: 6)
            #expect(try await Self.code { try await terminal.sendChecklist() } == .refused)
            _ = try await terminal.takeBackChecked()
            _ = try await terminal.check(Self.milk, times: 5)
            try await terminal.sendChecklist()
            server.look { state in
                #expect(state.received.map { $0.lines.map(\.quantity) } == [[5]])
                #expect(Set(state.listKeys).count == 2)
            }
        }
    }

    @Test func goodsInHandBelongToTheirListUntilItIsFinishedOrLeft() async throws {
        try await working({ $0.transfers = [Self.arriving] }) { server, terminal in
            try await terminal.takeChecklist(.arrival, number: "T-5")
            _ = try await terminal.check(Self.milk)
            let place = CountPlace(stocktakeID: 800, number: "ST-1", locationID: 31, code: "D1", holder: .nobody, isDone: false)
            for step in [
                { try await terminal.startReceipt(order: "PO-1") }, { try await terminal.startReceipt(supplier: 3, deliveryNote: "DN") },
                { try await terminal.startCount(stocktake: "ST-1") }, { try await terminal.joinReceipt(number: "R-1") },
                { try await terminal.takeCountPlace(place) },
            ] as [() async throws -> WorkTask] {
                #expect(try await Self.code { _ = try await step() } == .checklistAtHand)
            }
            #expect(await terminal.status.lastSequence == 0)
            #expect(server.look { $0.takenTasks.isEmpty && $0.opened.isEmpty })
            // Without goods it is put down by whatever is begun.
            _ = try await terminal.takeBackChecked()
            try await terminal.startCount(stocktake: "ST-1")
            #expect(await terminal.status.checklist == nil)
        }
    }

    private static func kept(_ path: FilePath, of identity: TerminalIdentity) throws -> Checklist? {
        if case .kept(let list) = try Checklist.load(path, of: identity) { list } else { nil }
    }

    private static func identity(_ epoch: Int64) throws -> TerminalIdentity {
        let address = try #require(ServerAddress("127.0.0.1:9"))
        return TerminalIdentity(terminalID: 7, epoch: epoch, credential: [1], storeID: 1, storeName: "North", terminalName: "PDA 3", server: address)
    }

    private static func listAtHand() throws -> Checklist {
        var list = Checklist(kind: .arrival, documentID: 1, number: "T-1", title: "", lines: [Checklist.Line(productID: 1, productName: "Milk", wanted: 5)])
        try list.take(Checklist.Wish(productID: 1, quantity: 2), limits: .init())
        return list
    }

    @Test func anotherEnrolmentsListIsNotTaken() throws {
        let path = try DeviceFolder(creating: folder.path).checklist
        #expect(try Checklist.load(path, of: Self.identity(2)) == .none)
        try Checklist.save(Self.listAtHand(), path, of: Self.identity(2))
        #expect(try Checklist.load(path, of: Self.identity(2)) == .kept(Self.listAtHand()))
        #expect(try Checklist.load(path, of: Self.identity(3)) == .another)
        #expect(try Disk.read(path) != nil)
    }

    /// Nothing of it is taken for true, and nothing of it is lost: each one is kept aside, the last of too many gives way.
    @Test func aDamagedListIsKeptAside() throws {
        let path = try DeviceFolder(creating: folder.path).checklist
        try Checklist.save(Self.listAtHand(), path, of: Self.identity(2))
        let text = String(decoding: try #require(try Disk.read(path)), as: UTF8.self)
        let damages = [
            text.replacing("\"wanted\":5", with: "\"wanted\":9223372036854775807"),
            text.replacing("\"quantity\":2", with: "\"quantity\":-9223372036854775808"), text.replacing("\"line\":0", with: "\"line\":7"),
            String(text.dropLast(9)), "",
        ]
        let most = Limits().damagedFiles
        for (index, damage) in (damages + [String](repeating: "{", count: most)).enumerated() {
            #expect(damage != text)
            try Disk.replace(path, with: Array(damage.utf8))
            let aside = path.appendingSuffix(".damaged-\(min(index + 1, most))")
            #expect(try Checklist.load(path, of: Self.identity(2)) == .setAside(aside))
            #expect(try Disk.read(aside) == Array(damage.utf8))
            #expect(try Disk.read(path) == nil)
            #expect(try Checklist.load(path, of: Self.identity(2)) == .none)
        }
    }

    /// The device starts all the same and says what happened, until the next list is at hand.
    @Test func theDeviceSaysThatItsListCouldNotBeRead() async throws {
        try await ScriptedServer.serving { $0.transfers = [Self.arriving] } _: { _, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                #expect(await terminal.status.checklistSetAside.isEmpty)
                try await terminal.takeChecklist(.arrival, number: "T-5")
            }
            try Disk.replace(try DeviceFolder(creating: folder.path).checklist, with: Array("{".utf8))
            try await TestTerminal.running(port: port, in: folder) { terminal in
                #expect(await terminal.status.checklist == nil)
                #expect(await terminal.status.checklistSetAside == "checklist.json.damaged-1")
                try await terminal.takeChecklist(.arrival, number: "T-5")
                #expect(await terminal.status.checklistSetAside.isEmpty)
            }
        }
    }
}
