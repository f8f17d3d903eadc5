// Orders that the device has learnt: chosen by number, delivery note, or any product, without the server.

import SystemPackage
import Testing
import Wire

@testable import TerminalKit

@Suite struct KnownOrderTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private static let milk = "4006381333931"

    private static func order(_ id: Int64, _ number: String, milk: Int64, due: String, note: String = "", version: Int64 = 1) -> PurchaseOrder {
        PurchaseOrder(
            purchaseOrderID: id, number: number, state: .sent, storeID: 1, supplierID: 3, supplierName: "Dairy", expectedDate: due,
            lines: [PurchaseOrderLine(line: 1, productID: 1, ordered: milk), PurchaseOrderLine(line: 2, productID: 2, ordered: 5)],
            version: version, deliveryNotes: note.isEmpty ? [] : [note])
    }

    private func learn(_ orders: [PurchaseOrder], limit: Int = 50_000) async throws -> [KnownTask] {
        do {
            let master = try ProductMaster(path: DeviceFolder(creating: folder.path).catalog, terminal: 7, epoch: 2)
            if master.productCount == 0 {
                try master.apply(
                    ProductMasterTests.chunk(from: "", to: "1", [ProductMasterTests.product(1, "Milk", codes: [(Self.milk, 1)])]))
            }
        }
        return try await ScriptedServer.serving { $0.orders = orders } _: { _, port in
            try await TestTerminal.running(port: port, in: folder, { $0.limits.orderLines = limit }) { terminal in
                try await terminal.signIn(user: "anna", secret: "1234")
                return await terminal.status.knownTasks.filter { $0.kind == .purchaseOrder }
            }
        }
    }

    private func offline() async throws -> Terminal {
        let terminal = try TestTerminal.open(port: 9, in: folder)
        try await terminal.goOffline()
        return terminal
    }

    @Test(arguments: [
        (Self.milk, Int64(41)), ("PO-40", 40), ("dn 77", 42), ("PO-43", 43),
    ])
    func anOrderIsFoundWithoutTheServer(clue: String, order: Int64) async throws {
        // Of those that still expect milk the one that is due first.
        _ = try await learn([
            Self.order(40, "PO-40", milk: 9, due: "2026-07-02"), Self.order(41, "PO-41", milk: 9, due: "2026-07-01"),
            Self.order(42, "PO-42", milk: 9, due: "", note: "DN-77"), Self.order(43, "PO-43", milk: 0, due: "2026-06-01"),
        ])
        let terminal = try await offline()
        let task = try await terminal.startReceipt(order: clue)
        let entry = try Entry(bytes: try #require(await terminal.queuedBytes.first))
        #expect(entry.body == .start(StartEntry(receipt: StartReceipt(purchaseOrderID: order))))
        #expect(task.expected[2] == 5)
    }

    @Test func aProductThatNoOrderExpectsFindsNone() async throws {
        _ = try await learn([Self.order(43, "PO-43", milk: 0, due: "")])
        let terminal = try await offline()
        await #expect { try await terminal.startReceipt(order: Self.milk) } throws: { ($0 as? TerminalError)?.code == .unknownTask }
        #expect(await terminal.queuedBytes.isEmpty)
    }

    @Test func anOrderIsFetchedAgainOnlyWhereItChanged() async throws {
        #expect(try await learn([Self.order(40, "PO-40", milk: 9, due: "")]).map(\.expected) == [[1: 9, 2: 5]])
        // The same version says the same; the device does not ask.
        #expect(try await learn([Self.order(40, "PO-40", milk: 3, due: "")]).map(\.expected) == [[1: 9, 2: 5]])
        #expect(try await learn([Self.order(40, "PO-40", milk: 3, due: "", version: 2)]).map(\.expected) == [[1: 3, 2: 5]])
    }

    @Test(arguments: [(3, 1), (4, 2), (5, 2)])
    func theLinesThatAreKeptAreBounded(limit: Int, learnt: Int) async throws {
        let known = try await learn([Self.order(40, "PO-40", milk: 9, due: ""), Self.order(41, "PO-41", milk: 9, due: "")], limit: limit)
        #expect(known.count == 2)
        #expect(known.filter { $0.expected != nil }.count == learnt)
    }
}
