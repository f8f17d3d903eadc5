// What the person does with the goods, on a device without a server.

import Barcodes
import SystemPackage
import Testing
import Wire

@testable import TerminalKit

@Suite struct WorkTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private static let milk = "4006381333931"
    private static let milkCase = "14006381333938"

    /// An offline device that knows milk (piece and case of 12) and cheese (by lot, with expiry).
    private func device(_ change: (inout Terminal.Configuration) -> Void = { _ in }) async throws -> Terminal {
        do {
            let master = try ProductMaster(path: DeviceFolder(creating: folder.path).catalog, terminal: 7, epoch: 2)
            let cheese = CatalogItem(item: .product(CatalogProduct(
                productID: 2, sku: "C", name: "Cheese", unit: .each, tracking: .lot, expiryRequired: true,
                barcodes: [CatalogBarcode(code: "CHEESE", quantity: 1, level: "each")])))
            try master.apply(ProductMasterTests.chunk(from: "", to: "1", [
                ProductMasterTests.product(1, "Milk", codes: [(Self.milk, 1), (Self.milkCase, 12)]), cheese,
                Self.shelf(31, "D1", "Dry shelf 1"), Self.shelf(32, "CHEESE", "Cheese counter"),
            ]))
        }
        let terminal = try TestTerminal.open(port: 9, in: folder, change)
        try await terminal.goOffline()
        return terminal
    }

    private static func shelf(_ id: Int64, _ code: String, _ name: String) -> CatalogItem {
        CatalogItem(item: .location(CatalogLocation(locationID: id, storeID: 1, code: code, name: name, zone: "dry")))
    }

    private func scan(_ code: String, times: Int64 = 1, on terminal: Terminal) async throws -> Reading {
        guard case .saved(let reading) = try await terminal.scan(Array(code.utf8), times: times) else {
            throw TerminalError(.unreadableScan, "not saved")
        }
        return reading
    }

    private func entries(_ terminal: Terminal) async throws -> [Entry] {
        let bytes = await terminal.queuedBytes
        return try bytes.map { try Entry(bytes: $0) }
    }

    @Test func aPlaceGoesWithEveryEntryUntilAllOfItIsCounted() async throws {
        let terminal = try await device()
        try await terminal.take(WorkTask(kind: .stocktake, reference: .document(800), title: "ST-1"))
        #expect(try await scan(Self.milk, on: terminal).total == 1)
        let shelf = WorkPlace(locationID: 31, code: "D1", name: "Dry shelf 1")
        #expect(try await terminal.scan(Array("D1".utf8)) == .place(shelf))
        // Another place is another line: the total begins anew.
        let reading = try await scan(Self.milk, times: 2, on: terminal)
        #expect(reading.total == 2)
        #expect(reading.place == shelf)
        #expect(try await terminal.add(quantity: 5).total == 7)
        #expect(try await terminal.placeCounted().kind == .locationCounted)
        #expect(await terminal.status.task?.place == nil)
        #expect(try await scan(Self.milk, on: terminal).total == 2)
        let bodies = try await entries(terminal).map(\.body)
        #expect(bodies == [
            .scan(ScanEntry(raw: Array(Self.milk.utf8))),
            .scan(ScanEntry(raw: Array(Self.milk.utf8), times: 2, locationID: 31)),
            .count(CountEntry(goods: .raw(Array(Self.milk.utf8)), quantity: 5, locationID: 31)),
            .locationCounted(LocationCountedEntry(locationID: 31)),
            .scan(ScanEntry(raw: Array(Self.milk.utf8))),
        ])
    }

    @Test func aPlaceSurvivesSwitchingOffAndIsCheckedAgainstTheMaster() async throws {
        do {
            let terminal = try await device()
            try await terminal.take(WorkTask(kind: .stocktake, reference: .document(800), title: "ST-1"))
            await #expect { try await terminal.setPlace("D9") } throws: { ($0 as? TerminalError)?.code == .unknownPlace }
            await #expect { try await terminal.placeCounted() } throws: { ($0 as? TerminalError)?.code == .noPlace }
            #expect(try await terminal.setPlace("D1")?.locationID == 31)
            _ = try await scan(Self.milk, times: 3, on: terminal)
        }
        let terminal = try TestTerminal.open(port: 9, in: folder)
        #expect(await terminal.status.task?.place?.code == "D1")
        #expect(try await scan(Self.milk, on: terminal).total == 4)
        #expect(try await terminal.setPlace("") == nil)
        #expect(try await scan(Self.milk, on: terminal).total == 1)
    }

    @Test func aProductsCodeWinsOverAPlaceAndOutsideAStocktakeALabelSetsNone() async throws {
        let terminal = try await device()
        _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
        #expect(try await scan("D1", on: terminal).productID == 0)
        try await terminal.take(WorkTask(kind: .stocktake, reference: .document(800), title: "ST-1"))
        #expect(try await scan("CHEESE", on: terminal).productID == 2)
    }

    @Test func totalsAddUpOverPiecesCasesAndTypedQuantities() async throws {
        let terminal = try await device()
        _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
        #expect(try await scan(Self.milk, on: terminal).total == 1)
        #expect(try await scan(Self.milkCase, times: 2, on: terminal).total == 25)
        #expect(try await terminal.add(quantity: 5).total == 30)
        #expect(try await terminal.undo().total == 25)
        #expect(try await terminal.undo().total == 1)
        #expect(try await terminal.undo().total == 0)
        await #expect(throws: TerminalError.self) { try await terminal.undo() }
        let bodies = try await entries(terminal).map(\.body)
        #expect(bodies[0] == .start(StartEntry(receipt: StartReceipt(supplierID: 3, deliveryNote: "DN-1"))))
        #expect(bodies[2] == .scan(ScanEntry(raw: Array(Self.milkCase.utf8), times: 2)))
        #expect(bodies[3] == .receive(ReceiveEntry(goods: .raw(Array(Self.milkCase.utf8)), quantity: 5)))
        #expect(bodies[4] == .undo(UndoEntry(sequence: 4)))
        #expect(bodies[5] == .undo(UndoEntry(sequence: 3)))
    }

    @Test func aScaleLabelIsKnownWithoutTheServer() async throws {
        do {
            let master = try ProductMaster(path: DeviceFolder(creating: folder.path).catalog, terminal: 7, epoch: 2)
            let template = CatalogItem(item: .scaleTemplate(CatalogScaleTemplate(templateID: 1, pattern: "21IIIIIWWWWWC", decimals: 3)))
            let gouda = ProductMasterTests.weighed(5, "Gouda", items: [CatalogScaleItem(item: 101)])
            try master.apply(ProductMasterTests.chunk(from: "", to: "1", [template, gouda]))
        }
        let terminal = try TestTerminal.open(port: 9, in: folder)
        try await terminal.goOffline()
        _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
        let reading = try await scan("2100101012501", on: terminal)
        #expect(reading.productName == "Gouda" && reading.unit == .gram)
        #expect(reading.quantity == 1_250 && reading.total == 1_250)
        // The next piece has another weight, and is the same line.
        #expect(try await scan("2100101000805", on: terminal).total == 1_330)
        let unknown = try await scan("2100999012508", on: terminal)
        #expect(unknown.remarks.map(\.reason).contains("UNKNOWN_PRODUCT"))
    }

    @Test func aLotLabelSaysItsOwnLotAndExpiry() async throws {
        let terminal = try await device()
        _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
        let reading = try await scan("]C10104006381333931172701311" + "0L77", on: terminal)
        #expect(reading.productName == "Milk" && reading.lot == "L77" && reading.expiry == "2027-01-31")
        // Another lot is another line.
        #expect(try await scan(Self.milk, on: terminal).total == 1)
    }

    @Test func aLotIsAskedForOnceAndStaysWithItsProduct() async throws {
        let terminal = try await device()
        _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
        let cheese = Array("CHEESE".utf8)
        #expect(try await terminal.scan(cheese, asking: .all) == .asksLot(productName: "Cheese", expiryToo: true))
        #expect(await terminal.status.unsent == 1)
        try await terminal.setLot("L1", expiry: "2027-01-31")
        #expect(try await scan("CHEESE", on: terminal).lot == "L1")
        #expect(try await scan("CHEESE", on: terminal).total == 2)
        #expect(try await scan(Self.milk, on: terminal).lot == "")
        // The typed lot left with the cheese.
        #expect(try await terminal.scan(cheese, asking: .all) == .asksLot(productName: "Cheese", expiryToo: true))
        let scans = try await entries(terminal).compactMap { entry -> ScanEntry? in
            if case .scan(let scan)? = entry.body { scan } else { nil }
        }
        #expect(scans.map(\.lotCode) == ["L1", "L1", ""])
        #expect(scans.map(\.expiry) == ["2027-01-31", "2027-01-31", ""])
    }

    @Test func aTremblingHandCountsOnce() async throws {
        let terminal = try await device { $0.limits.doubleReadMilliseconds = 60_000 }
        _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
        let code = Array(Self.milk.utf8)
        _ = try await scan(Self.milk, on: terminal)
        #expect(try await terminal.scan(code) == .doubleRead)
        try await terminal.undo()
        guard case .saved = try await terminal.scan(code) else {
            Issue.record("after an undo the same label counts")
            return
        }
    }

    @Test func unknownProductsAreSavedAndSaidSo() async throws {
        let terminal = try await device()
        _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
        let reading = try await scan("5901234123457", on: terminal)
        #expect(reading.remarks.map(\.reason) == ["UNKNOWN_PRODUCT", "NOT_SIGNED_IN"])
        #expect(await terminal.status.unsent == 2)
    }

    @Test(arguments: ["4006381333930", ""])
    func anUnreadableScanIsRefusedAndNotSaved(code: String) async throws {
        let terminal = try await device()
        _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
        await #expect { try await terminal.scan(Array(code.utf8)) } throws: { ($0 as? TerminalError)?.code == .unreadableScan }
        #expect(await terminal.status.unsent == 1)
    }

    @Test(arguments: [(511, true), (512, true), (513, false)])
    func aScanIsBounded(bytes: Int, fits: Bool) async throws {
        let terminal = try await device()
        _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
        let code = String(repeating: "A", count: bytes)
        if fits {
            _ = try await scan(code, on: terminal)
        } else {
            await #expect(throws: TerminalError.self) { try await terminal.scan(Array(code.utf8)) }
        }
    }

    @Test(arguments: [(Int64(0), false), (1, true), (Terminal.largestQuantity, true), (Terminal.largestQuantity + 1, false)])
    func quantitiesAreBounded(times: Int64, fits: Bool) async throws {
        let terminal = try await device()
        _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
        if fits {
            #expect(try await scan(Self.milk, times: times, on: terminal).total == times)
        } else {
            await #expect { try await terminal.scan(Array(Self.milk.utf8), times: times) } throws: { ($0 as? TerminalError)?.code == .badQuantity }
        }
    }

    @Test func withoutATaskNothingIsBooked() async throws {
        let terminal = try await device()
        await #expect { try await terminal.scan(Array(Self.milk.utf8)) } throws: { ($0 as? TerminalError)?.code == .noTask }
        _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
        try await terminal.finish()
        #expect(await terminal.status.task == nil)
        await #expect { try await terminal.add(quantity: 1) } throws: { ($0 as? TerminalError)?.code == .nothingScanned }
    }

    @Test func aFullQueueSaysSoAndTakesAgainWhenThereIsRoom() async throws {
        let terminal = try await device { $0.limits.queuedEntries = 2 }
        _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
        _ = try await scan(Self.milk, on: terminal)
        await #expect { try await terminal.scan(Array(Self.milk.utf8)) } throws: { ($0 as? TerminalError)?.code == .queueFull }
    }

    @Test func manyHandsAtOnceGetTheirOwnNumbers() async throws {
        let terminal = try await device()
        _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
        let sequences = try await withThrowingTaskGroup(of: Int64.self) { group in
            for number in 1 ... 50 { group.addTask { try await self.scan("CODE-\(number)", on: terminal).sequence } }
            return try await group.reduce(into: [Int64]()) { $0.append($1) }
        }
        #expect(sequences.sorted() == (2 ... 51).map { Int64($0) })
    }

    @Test func afterARestartTheTotalsGoOnAndEarlierScansCanBeTakenBack() async throws {
        do {
            let terminal = try await device()
            _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
            _ = try await scan(Self.milk, on: terminal)
            _ = try await scan(Self.milkCase, times: 2, on: terminal)
            _ = try await scan(Self.milk, on: terminal)
            try await terminal.undo()
        }
        let terminal = try TestTerminal.open(port: 9, in: folder)
        #expect(try await scan(Self.milk, on: terminal).total == 26)
        #expect(try await terminal.undo().total == 25)
        #expect(try await terminal.undo().quantity == -24)
        #expect(try await terminal.undo().total == 0)
        await #expect { try await terminal.undo() } throws: { ($0 as? TerminalError)?.code == .nothingToUndo }
    }

    @Test func twoProgramsOnOneFolderAreRefused() async throws {
        let terminal = try await device()
        #expect { _ = try TestTerminal.open(port: 9, in: folder) } throws: { ($0 as? TerminalError)?.reason == "IN_USE" }
        #expect(await terminal.status.unsent == 0)
    }
}
