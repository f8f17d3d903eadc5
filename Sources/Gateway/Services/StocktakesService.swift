// Counting. Translation only.

import Inventory
import RPC
import Wire

struct StocktakesService: StocktakesProvider {
    let desk: CommandDesk

    func openStocktake(_ request: OpenStocktakeRequest, context: ServerContext) async throws -> OpenStocktakeReply {
        let command = OpenStocktake(
            store: request.storeID, zone: request.zone, isBlind: request.blind, products: request.productIDs)
        return try await desk.perform(command, said: request, context) { opened in
            OpenStocktakeReply(stocktakeID: opened.id.rawValue, number: opened.number)
        }
    }

    func getStocktake(_ request: GetStocktakeRequest, context: ServerContext) async throws -> GetStocktakeReply {
        let stocktake = try await desk.answer(context) { books, caller in
            try await books.stocktake(request.stocktakeID, for: caller)
        }
        return GetStocktakeReply(stocktake: Wire.Stocktake(stocktake))
    }

    func listStocktakes(_ request: ListStocktakesRequest, context: ServerContext) async throws -> ListStocktakesReply {
        let page = try await desk.answer(context) { books, caller in
            try await books.stocktakes(
                in: request.storeID, states: request.states.map(Inventory.StocktakeState.init), page: PageRequest(request.page),
                for: caller)
        }
        return ListStocktakesReply(stocktakes: page.items.map { Wire.Stocktake($0) }, nextToken: page.nextToken)
    }

    func getVariance(_ request: GetVarianceRequest, context: ServerContext) async throws -> GetVarianceReply {
        let report = try await desk.answer(context) { books, caller in
            try await books.variance(
                of: request.stocktakeID, differencesOnly: request.differencesOnly, page: PageRequest(request.page), for: caller)
        }
        return GetVarianceReply(
            lines: report.lines.map { Wire.VarianceLine($0) }, nextToken: report.nextToken, linesTotal: report.linesTotal,
            linesDifferent: report.linesDifferent, valueE4Total: report.value?.e4)
    }

    func submitStocktake(_ request: SubmitStocktakeRequest, context: ServerContext) async throws -> SubmitStocktakeReply {
        try await desk.perform(SubmitStocktake(stocktake: request.stocktakeID), said: request, context) { state in
            SubmitStocktakeReply(state: Wire.StocktakeState(state))
        }
    }

    func approveStocktake(_ request: ApproveStocktakeRequest, context: ServerContext) async throws -> ApproveStocktakeReply {
        let command = ApproveStocktake(stocktake: request.stocktakeID, version: request.version)
        return try await desk.perform(command, said: request, context) { posted in
            ApproveStocktakeReply(state: .posted, postedSequence: posted.sequence, linesPosted: posted.lines)
        }
    }

    func rejectStocktake(_ request: RejectStocktakeRequest, context: ServerContext) async throws -> RejectStocktakeReply {
        let command = RejectStocktake(stocktake: request.stocktakeID, note: request.note)
        return try await desk.perform(command, said: request, context) { state in
            RejectStocktakeReply(state: Wire.StocktakeState(state))
        }
    }
}
