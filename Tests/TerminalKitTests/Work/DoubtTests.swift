// What the device wonders about before goods are booked in, without a server.

import Barcodes
import SystemPackage
import Testing
import Wire

@testable import TerminalKit

@Suite struct DoubtTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private static let milk = "4006381333931"
    private static let milkCase = "14006381333938"

    /// An offline device on a receipt that expects 20 milk and no tea; the device's day is 2026-06-15.
    private func device(expected: [Int64: Int64] = [1: 20]) async throws -> Terminal {
        do {
            let master = try ProductMaster(path: DeviceFolder(creating: folder.path).catalog, terminal: 7, epoch: 2)
            let cheese = CatalogItem(item: .product(CatalogProduct(
                productID: 2, sku: "C", name: "Cheese", unit: .each, tracking: .lot, expiryRequired: true,
                barcodes: [CatalogBarcode(code: "CHEESE", quantity: 1, level: "each")], minimumLifeDays: 10)))
            try master.apply(ProductMasterTests.chunk(from: "", to: "1", [
                ProductMasterTests.product(1, "Milk", codes: [(Self.milk, 1), (Self.milkCase, 12)]), cheese,
                ProductMasterTests.product(3, "Tea", codes: [("TEA", 1)]),
            ]))
        }
        let terminal = try TestTerminal.open(port: 9, in: folder) { configuration in
            configuration.clock.wallMilliseconds = { 1_781_510_765_000 }
        }
        try await terminal.goOffline()
        try await terminal.take(WorkTask(kind: .receipt, reference: .document(500), title: "PO-1", expected: expected))
        return terminal
    }

    private func doubts(_ code: String, times: Int64 = 1, on terminal: Terminal) async throws -> [String] {
        switch try await terminal.scan(Array(code.utf8), times: times, asking: .doubts) {
        case .doubts(_, let doubts): doubts.map(\.reason)
        case .saved: ["saved"]
        default: ["other"]
        }
    }

    @Test func goodsThatNobodyOrderedAreAskedAboutAndSavedOnlyWithAnAnswer() async throws {
        let terminal = try await device()
        #expect(try await doubts("TEA", on: terminal) == ["NOT_ON_ORDER"])
        #expect(await terminal.queuedBytes.isEmpty)
        let confirmed = [Doubt.notOnOrder(product: "Tea")]
        guard case .saved(let reading) = try await terminal.scan(Array("TEA".utf8), asking: .doubts, confirmed: confirmed) else {
            Issue.record("not saved")
            return
        }
        #expect(reading.confirmed == ["NOT_ON_ORDER"])
        let entry = try Entry(bytes: try #require(await terminal.queuedBytes.first))
        #expect(entry.body == .scan(ScanEntry(raw: Array("TEA".utf8), confirmed: ["NOT_ON_ORDER"])))
    }

    @Test func theOrdersQuantityIsWonderedAtFromTheFirstPieceBeyondIt() async throws {
        let terminal = try await device()
        #expect(try await doubts(Self.milkCase, on: terminal) == ["saved"])
        #expect(try await doubts(Self.milk, times: 8, on: terminal) == ["saved"])
        #expect(try await doubts(Self.milk, on: terminal) == ["MORE_THAN_ORDERED"])
        #expect(try await terminal.doubtsOnAdding(1) == [.moreThanOrdered(product: "Milk", ordered: 20, received: 21)])
        try await terminal.undo()
        #expect(try await doubts(Self.milk, times: 8, on: terminal) == ["saved"])
    }

    @Test func withoutAnOrderNothingIsExpected() async throws {
        let terminal = try await device(expected: [:])
        #expect(try await doubts("TEA", times: 999, on: terminal) == ["saved"])
    }

    @Test(arguments: [
        ("2026-06-14", ["EXPIRED"]), ("2026-06-15", ["SHORT_DATED"]), ("2026-06-24", ["SHORT_DATED"]), ("2026-06-25", ["saved"]),
    ])
    func datesAreComparedWithTheDevicesOwnDay(expiry: String, found: [String]) async throws {
        let terminal = try await device(expected: [2: 9])
        try await terminal.setLot("L1", expiry: expiry)
        #expect(try await doubts("CHEESE", on: terminal) == found)
    }

    @Test func aLotKeepsTheExpiryThatItCameWith() async throws {
        let terminal = try await device(expected: [2: 9])
        try await terminal.setLot("L1", expiry: "2026-12-01")
        #expect(try await doubts("CHEESE", on: terminal) == ["saved"])
        try await terminal.setLot("l1", expiry: "2026-12-02")
        #expect(try await doubts("CHEESE", on: terminal) == ["LOT_HAS_ANOTHER_EXPIRY"])
        try await terminal.setLot("L2", expiry: "2026-12-02")
        #expect(try await doubts("CHEESE", on: terminal) == ["saved"])
    }

    @Test func aWeightOnGoodsByThePieceIsWonderedAt() async throws {
        let terminal = try await device()
        #expect(try await doubts("01040063813339313103000250", on: terminal) == ["UNIT_DIFFERS"])
    }

    @Test func inAStocktakeNothingIsAsked() async throws {
        let terminal = try await device()
        try await terminal.take(WorkTask(kind: .stocktake, reference: .document(800), title: "ST-1"))
        #expect(try await doubts("TEA", on: terminal) == ["saved"])
    }

    @Test(arguments: [(2, 2), (3, 3), (4, 3)])
    func theLotsThatAreRememberedAreBounded(said: Int, known: Int) {
        var lots = KnownLots(limit: 3)
        for number in 0 ..< said { lots.learn("L\(number)", expiry: "2026-12-01", product: 1, isCertain: true) }
        #expect(lots.count == known)
        lots.learn("L0", expiry: "2026-12-05", product: 1, isCertain: false)
        #expect(lots.expiry(of: "l0", product: 1) == "2026-12-01")
        lots.learn("L0", expiry: "2026-12-05", product: 1, isCertain: true)
        #expect(lots.expiry(of: "L0", product: 1) == "2026-12-05")
    }

    @Test func whatIsWrongIsNotedOnTheLineOfTheGoodsAndTakenBack() async throws {
        let terminal = try await device(expected: [2: 9])
        await #expect { try await terminal.note(.damaged, .refuse, quantity: 1) } throws: { ($0 as? TerminalError)?.code == .nothingScanned }
        try await terminal.setLot("L1", expiry: "2026-12-01")
        _ = try await terminal.scan(Array("CHEESE".utf8), times: 5)
        let note = try await terminal.note(.damaged, .refuse, quantity: 2, reason: "crushed")
        #expect(note.kind == .discrepancy && note.lot == "L1")
        await #expect { try await terminal.note(.short, .refuse, quantity: 1) } throws: { ($0 as? TerminalError)?.code == .notForThisTask }
        await #expect { try await terminal.note(.damaged, .accept, quantity: 0) } throws: { ($0 as? TerminalError)?.code == .badQuantity }
        let entry = try Entry(bytes: try #require(await terminal.queuedBytes.last))
        #expect(entry.body == .discrepancy(DiscrepancyEntry(
            goods: .raw(Array("CHEESE".utf8)), lotCode: "L1", kind: .damaged, action: .refuse, quantity: 2, reason: "crushed")))
        #expect(try await terminal.undo().quantity == -2)
        // The line itself kept its five.
        #expect(try await terminal.add(quantity: 1).total == 6)
    }

    @Test func theEntryThatIsMeantIsTakenBack() async throws {
        let terminal = try await device()
        _ = try await terminal.scan(Array(Self.milk.utf8), times: 5)
        _ = try await terminal.scan(Array("TEA".utf8))
        #expect(try await terminal.undo(1).quantity == -5)
        await #expect { try await terminal.undo(1) } throws: { ($0 as? TerminalError)?.code == .nothingToUndo }
    }

    @Test func aProductsTotalIsOverAllItsLots() async throws {
        let terminal = try await device(expected: [2: 9])
        for lot in ["L1", "L2"] {
            try await terminal.setLot(lot, expiry: "2026-12-01")
            guard case .saved(let reading) = try await terminal.scan(Array("CHEESE".utf8), times: 4) else { continue }
            #expect(reading.total == 4)
            #expect(reading.received == (lot == "L1" ? 4 : 8))
        }
    }
}
