import Barcodes
import SystemPackage
import Testing
import Wire

@testable import TerminalKit

/// Goods moved and lost outside any task, on a device without a server.
@Suite struct FloorTests {
    private static let milk = Array("4006381333931".utf8)
    private static let shelf = WorkPlace(locationID: 31, code: "D1", name: "Dry shelf 1")
    private static let other = WorkPlace(locationID: 32, code: "D2", name: "Dry shelf 2")

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func device() async throws -> Terminal {
        do {
            let master = try ProductMaster(path: DeviceFolder(creating: folder.path).catalog, terminal: 7, epoch: 2)
            try master.apply(
                ProductMasterTests.chunk(from: "", to: "1", [ProductMasterTests.product(1, "Milk", codes: [("4006381333931", 1)])]))
        }
        let terminal = try TestTerminal.open(port: 9, in: folder)
        try await terminal.goOffline()
        return terminal
    }

    private func entries(_ terminal: Terminal) async throws -> [Entry] {
        let bytes = await terminal.queuedBytes
        return try bytes.map { try Entry(bytes: $0) }
    }

    @Test func aMoveNeedsNoTaskAndIsStoredWithItsPlaces() async throws {
        let terminal = try await device()
        let reading = try await terminal.move(Self.milk, quantity: 3, from: Self.shelf, to: Self.other, as: .quarantine)
        #expect(reading.kind == .move && reading.quantity == 3 && reading.productName == "Milk" && reading.place == Self.other)
        let stored = try await entries(terminal)
        #expect(stored.map(\.task) == [nil])
        #expect(stored.map(\.body) == [
            .move(
                MoveEntry(
                    goods: .raw(Self.milk), quantity: 3, locationID: 31, condition: .sellable, toLocationID: 32, toCondition: .quarantine))
        ])
    }

    @Test func aLossKeepsItsReasonItsLotAndItsEvidence() async throws {
        let terminal = try await device()
        try await terminal.setLot("L7", expiry: "")
        let evidence = [UInt8](repeating: 5, count: 32)
        let reading = try await terminal.writeOff(
            Self.milk, quantity: 2, at: Self.shelf, in: .damaged, because: .ownUse, evidence: evidence)
        #expect(reading.kind == .writeOff && reading.lot == "L7")
        #expect(try await entries(terminal).map(\.body) == [
            .writeOff(
                WriteOffEntry(
                    goods: .raw(Self.milk), quantity: 2, locationID: 31, lotCode: "L7", condition: .damaged, reason: .ownUse,
                    evidenceSha256: evidence))
        ])
    }

    @Test(arguments: [0, -1, 1_000_000_000_001]) func aQuantityIsAWholeNumberOfGoods(quantity: Int64) async throws {
        let terminal = try await device()
        await #expect { try await terminal.move(Self.milk, quantity: quantity, from: Self.shelf, to: Self.other) } throws: {
            ($0 as? TerminalError)?.code == .badQuantity
        }
        #expect(try await entries(terminal) == [])
    }

    @Test func goodsAreNotCarriedToWhereTheyAre() async throws {
        let terminal = try await device()
        await #expect { try await terminal.move(Self.milk, quantity: 1, from: Self.shelf, to: Self.shelf) } throws: {
            ($0 as? TerminalError)?.code == .unknownPlace
        }
        _ = try await terminal.move(Self.milk, quantity: 1, from: Self.shelf, to: Self.shelf, as: .damaged)
        #expect(try await entries(terminal).count == 1)
    }
}
