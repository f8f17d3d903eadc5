// Somebody of the fleet's at a desk: opens documents, hands out codes, reads what the books hold at the end.

import Foundation
import RPC
import Wire

struct Desk: Sendable {
    let client: Client
    private let token: String

    init(_ client: Client, name: String, password: String) async throws {
        self.client = client
        do {
            let request = SignInRequest(userName: name, secret: password)
            let reply = try await SessionsClient(client).signIn(request, options: CallOptions(timeout: .seconds(60)))
            token = Hexadecimal.text(reply.token)
        } catch {
            throw FleetError(error, doing: "signing in as \(name)")
        }
    }

    /// For one call; a write gets a key of its own.
    var options: CallOptions {
        var options = CallOptions(timeout: .seconds(120))
        options.metadata.add(name: "authorization", value: "Bearer \(token)")
        options.metadata.add(name: "idempotency-key", value: UUID().uuidString)
        return options
    }

    /// Makes `body`'s call; its failure says what was being done.
    func asking<Reply>(_ doing: String, _ body: (CallOptions) async throws -> Reply) async throws -> Reply {
        do {
            return try await body(options)
        } catch {
            throw FleetError(error, doing: doing)
        }
    }

    func openStocktake(store: Int64) async throws -> Int64 {
        try await asking("opening a stocktake") { options in
            try await StocktakesClient(client).openStocktake(OpenStocktakeRequest(storeID: store), options: options).stocktakeID
        }
    }

    func openReceipt(store: Int64, supplier: Int64) async throws -> Int64 {
        let request = OpenReceiptRequest(storeID: store, supplierID: supplier, deliveryNote: "fleet \(UUID().uuidString)")
        return try await asking("opening a receipt") { options in
            try await ReceiptsClient(client).openReceipt(request, options: options).receiptID
        }
    }

    /// Times `body`'s call in milliseconds.
    func timing<Reply>(_ doing: String, _ body: (CallOptions) async throws -> Reply) async throws -> Double {
        let start = Rehearsal.nanoseconds
        _ = try await asking(doing, body)
        return Double(Rehearsal.nanoseconds - start) / 1e6
    }

    /// What the lines of a stocktake add up to.
    func counted(on stocktake: Int64) async throws -> Int64 {
        var total: Int64 = 0
        var token: [UInt8] = []
        repeat {
            let request = GetVarianceRequest(stocktakeID: stocktake, page: Page(size: 1_000, token: token))
            let reply = try await asking("reading a stocktake") { options in
                try await StocktakesClient(client).getVariance(request, options: options)
            }
            total += reply.lines.reduce(0) { $0 + $1.counted }
            token = reply.nextToken
        } while !token.isEmpty
        return total
    }

    /// What the lines of a receipt add up to.
    func received(on receipt: Int64) async throws -> Int64 {
        let reply = try await asking("reading a receipt") { options in
            try await ReceiptsClient(client).getReceipt(GetReceiptRequest(receiptID: receipt), options: options)
        }
        return reply.receipt?.lines.reduce(0) { $0 + $1.quantity } ?? 0
    }

    /// How far the server says each terminal of the store has come.
    func appliedThrough(store: Int64) async throws -> [Int64: Int64] {
        var applied: [Int64: Int64] = [:]
        var token: [UInt8] = []
        repeat {
            let request = ListTerminalsRequest(storeID: store, page: Page(size: 1_000, token: token))
            let reply = try await asking("listing terminals") { options in
                try await TerminalsClient(client).listTerminals(request, options: options)
            }
            for terminal in reply.terminals { applied[terminal.terminalID] = terminal.appliedThrough }
            token = reply.nextToken
        } while !token.isEmpty
        return applied
    }
}

enum Hexadecimal {
    static func text(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
