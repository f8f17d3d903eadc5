import RPC
import SystemPackage
import Testing
import Wire

@testable import TerminalKit

@Suite struct CatalogPullTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func theProductsComeAfterWelcomeAndAgainWhenTheyChange() async throws {
        try await ScriptedServer.serving { state in
            state.catalog = { request in
                request.cursor.isEmpty
                    ? [ProductMasterTests.chunk(from: "", to: "1", [ProductMasterTests.product(1, "Milk", codes: [("4006381333931", 1)])])]
                    : [ProductMasterTests.chunk(from: "1", to: "2", [ProductMasterTests.product(2, "Bread")])]
            }
        } _: { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await eventually { await terminal.status.products == 1 }
                _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN")
                guard case .saved(let reading) = try await terminal.scan(Array("4006381333931".utf8)) else {
                    Issue.record("not saved")
                    return
                }
                #expect(reading.productName == "Milk" && reading.total == 1)
                try await server.send(.push(Push(position: 1, body: .catalog(CatalogChanged()))))
                try await eventually { await terminal.status.products == 2 }
                #expect(server.look { $0.pulls } == [[], Array("1".utf8)])
            }
        }
    }

    @Test func aDamagedChunkIsAskedForAgain() async throws {
        try await ScriptedServer.serving { state in
            state.catalog = { _ in
                var chunk = ProductMasterTests.chunk(from: "", to: "1", [ProductMasterTests.product(1, "Milk")])
                chunk.checksum &+= 1
                return [chunk]
            }
        } _: { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await eventually { server.look { $0.pulls.count } > 2 }
                #expect(await terminal.status.products == 0)
                server.look { state in
                    state.catalog = { _ in [ProductMasterTests.chunk(from: "", to: "1", [ProductMasterTests.product(1, "Milk")])] }
                }
                try await eventually { await terminal.status.products == 1 }
            }
        }
    }
}
