// Counting. Translation only.

import Inventory
import RPC
import Wire

struct StocktakesService: StocktakesProvider {
    let desk: CommandDesk

    func proposeStocktake(_ request: ProposeStocktakeRequest, context: ServerContext) async throws -> ProposeStocktakeReply {
        let query = StocktakeProposal(
            store: try Parsing.identifier(request.storeID, "store_id", context),
            classes: Set(request.classes.map { Inventory.SalesClass($0) }), uncountedDays: request.uncountedDays,
            hasNegative: request.negative, isEmpty: request.empty, salesDays: request.salesDays == 0 ? 90 : request.salesDays,
            category: request.category, page: Inventory.Page(request.page))
        let page = try await desk.answer(query, context)
        let products = page.items.map { line in
            ProposedProduct(
                productID: line.product.rawValue, productName: line.productName, salesClass: Wire.SalesClass(line.salesClass),
                lastCountedMs: line.lastCounted?.milliseconds ?? 0, onHand: line.onHand, negative: line.isNegative)
        }
        return ProposeStocktakeReply(products: products, nextToken: page.nextToken)
    }

    func openStocktake(_ request: OpenStocktakeRequest, context: ServerContext) async throws -> OpenStocktakeReply {
        let command = OpenStocktake(
            store: try Parsing.identifier(request.storeID, "store_id", context), zone: request.zone, isBlind: request.blind,
            products: request.productIDs, categories: request.categories)
        return try await desk.perform(command, said: request, context) { opened in
            OpenStocktakeReply(stocktakeID: opened.id.rawValue, number: opened.number)
        }
    }

    func getStocktake(_ request: GetStocktakeRequest, context: ServerContext) async throws -> GetStocktakeReply {
        let stocktake = try await desk.answer(StocktakeInBrief(try id(request.stocktakeID, context)), context)
        return GetStocktakeReply(stocktake: Wire.Stocktake(stocktake))
    }

    func listStocktakes(_ request: ListStocktakesRequest, context: ServerContext) async throws -> ListStocktakesReply {
        let list = StocktakeList(
            store: try Parsing.optional(request.storeID, "store_id", context),
            states: Set(request.states.map { Inventory.StocktakeState($0) }), page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        return ListStocktakesReply(stocktakes: page.items.map { Wire.Stocktake($0) }, nextToken: page.nextToken)
    }

    func getVariance(_ request: GetVarianceRequest, context: ServerContext) async throws -> GetVarianceReply {
        let query = VarianceReport(
            try id(request.stocktakeID, context), differencesOnly: request.differencesOnly, page: Inventory.Page(request.page))
        let report = try await desk.answer(desk.books.remembering(query), context)
        return GetVarianceReply(
            lines: report.page.items.map { VarianceLine($0) }, nextToken: report.page.nextToken,
            linesTotal: report.linesTotal, linesDifferent: report.linesDifferent, valueE4Total: report.valueTotal?.e4)
    }

    func summarizeVariance(_ request: SummarizeVarianceRequest, context: ServerContext) async throws -> SummarizeVarianceReply {
        let grouping: VarianceSummary.Grouping =
            switch request.grouping {
            case .product: .product
            case .location: .location
            case .counter: .counter
            }
        let rows = try await desk.answer(VarianceSummary(try id(request.stocktakeID, context), by: grouping), context)
        return SummarizeVarianceReply(
            groups: rows.map { row in
                VarianceGroup(
                    id: row.id, name: row.name, lines: row.lines, linesDifferent: row.linesDifferent, surplus: row.surplus,
                    shortage: row.shortage, valueE4: row.value?.e4)
            })
    }

    func explainVariance(_ request: ExplainVarianceRequest, context: ServerContext) async throws -> ExplainVarianceReply {
        let lines = request.lines.map { line in
            ExplainVariance.Line(StockLineDraft(line.goods), reason: Inventory.AdjustmentReason(line.reason))
        }
        let command = ExplainVariance(try id(request.stocktakeID, context), lines: lines)
        let caller = try await desk.authentication.person(context)
        let outcome = try await desk.books.explain(command, as: caller, identity: try desk.identity(of: request, caller, context)) { lines in
            try CommandDesk.bytes(ExplainVarianceReply(lines: Int64(lines)))
        }
        return try desk.reply(outcome, caller.language) { ExplainVarianceReply(lines: Int64($0)) }
    }

    func listRecountLines(_ request: ListRecountLinesRequest, context: ServerContext) async throws -> ListRecountLinesReply {
        let lines = try await desk.answer(RecountList(try id(request.stocktakeID, context)), context)
        return ListRecountLinesReply(
            lines: lines.map { line in
                RecountLine(
                    productID: line.product.rawValue, productName: line.productName, lotCode: line.lotCode,
                    locationID: line.location.rawValue, locationCode: line.locationCode, condition: Wire.Condition(line.condition),
                    counted: line.isCounted, forOthers: line.isForOthers)
            })
    }

    func submitStocktake(_ request: SubmitStocktakeRequest, context: ServerContext) async throws -> SubmitStocktakeReply {
        let command = SubmitStocktake(try id(request.stocktakeID, context))
        let caller = try await desk.authentication.person(context)
        let outcome = try await desk.books.submit(command, as: caller, identity: try desk.identity(of: request, caller, context)) { state in
            try CommandDesk.bytes(SubmitStocktakeReply(state: Wire.StocktakeState(state)))
        }
        return try desk.reply(outcome, caller.language) { SubmitStocktakeReply(state: Wire.StocktakeState($0)) }
    }

    func approveStocktake(_ request: ApproveStocktakeRequest, context: ServerContext) async throws -> ApproveStocktakeReply {
        let command = ApproveStocktake(try id(request.stocktakeID, context), version: request.version)
        let caller = try await desk.authentication.person(context)
        let outcome = try await desk.books.approve(command, as: caller, identity: try desk.identity(of: request, caller, context)) { approved in
            try CommandDesk.bytes(ApproveStocktakeReply(approved))
        }
        let reply: ApproveStocktakeReply = try desk.reply(outcome, caller.language) { ApproveStocktakeReply($0) }
        guard reply.state == .posting, let posted = try await desk.books.finishPosting(command.stocktake) else { return reply }
        return ApproveStocktakeReply(posted)
    }

    func rejectStocktake(_ request: RejectStocktakeRequest, context: ServerContext) async throws -> RejectStocktakeReply {
        let command = RejectStocktake(try id(request.stocktakeID, context), note: request.note)
        return try await desk.perform(command, said: request, context) { state in
            RejectStocktakeReply(state: Wire.StocktakeState(state))
        }
    }

    func id(_ raw: Int64, _ context: ServerContext) throws -> DocumentID {
        try Parsing.identifier(raw, "stocktake_id", context)
    }
}

extension Wire.Stocktake {
    init(_ stocktake: Inventory.Stocktake) {
        self.init(
            stocktakeID: stocktake.id.rawValue, number: stocktake.number, state: Wire.StocktakeState(stocktake.state),
            storeID: stocktake.store.rawValue, zone: stocktake.zone, blind: stocktake.isBlind,
            openedMs: stocktake.openedAt.milliseconds, version: stocktake.version, linesCounted: stocktake.linesCounted,
            openedBy: stocktake.openedBy, approvedBy: stocktake.approvedBy, postedSequence: stocktake.postedSequence,
            note: stocktake.note)
    }
}

extension ApproveStocktakeReply {
    init(_ approved: ApproveStocktake.Approved) {
        self.init(state: Wire.StocktakeState(approved.state), postedSequence: approved.sequence, linesPosted: approved.linesPosted)
    }
}

extension VarianceLine {
    init(_ line: VarianceReport.Line) {
        self.init(
            productID: line.product.rawValue, productName: line.productName, lotCode: line.lotCode,
            locationID: line.location.rawValue, locationCode: line.locationCode, condition: Wire.Condition(line.condition),
            counted: line.counted, expected: line.expected, variance: line.difference, valueE4: line.value?.e4,
            countedMs: line.countedAt.milliseconds, movedDuringCount: line.movedDuringCount, unseen: line.isUnseen,
            reason: line.reason.map(Wire.AdjustmentReason.init), counter: line.counter)
    }
}

extension Wire.StocktakeState {
    init(_ state: Inventory.StocktakeState) {
        self =
            switch state {
            case .counting: .counting
            case .submitted: .submitted
            case .posted: .posted
            case .recounting: .recounting
            case .posting: .posting
            }
    }
}

extension Inventory.StocktakeState {
    init(_ state: Wire.StocktakeState) {
        self =
            switch state {
            case .counting: .counting
            case .submitted: .submitted
            case .posted: .posted
            case .recounting: .recounting
            case .posting: .posting
            }
    }
}

extension Wire.SalesClass {
    init(_ salesClass: Inventory.SalesClass) {
        self =
            switch salesClass {
            case .a: .a
            case .b: .b
            case .c: .c
            }
    }
}

extension Inventory.SalesClass {
    init(_ salesClass: Wire.SalesClass) {
        self =
            switch salesClass {
            case .a: .a
            case .b: .b
            case .c: .c
            }
    }
}
