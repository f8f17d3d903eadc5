// What is where, and how it came there. Translation only.

import Inventory
import RPC
import Wire

struct StockLevelsService: StockLevelsProvider {
    let desk: CommandDesk
    let limits: GatewayLimits

    func listStock(_ request: ListStockRequest, context: ServerContext) async throws -> ListStockReply {
        let list = StockList(
            store: try Parsing.optional(request.storeID, "store_id", context),
            product: try Parsing.optional(request.productID, "product_id", context),
            location: try Parsing.optional(request.locationID, "location_id", context), page: Inventory.Page(request.page))
        let answer = try await desk.answer(list, context)
        return ListStockReply(
            buckets: answer.page.items.map { Wire.StockBucket($0) }, nextToken: answer.page.nextToken,
            asOfSequence: answer.asOfSequence)
    }

    func listMovements(_ request: ListMovementsRequest, context: ServerContext) async throws -> ListMovementsReply {
        let list = MovementList(
            store: try Parsing.optional(request.storeID, "store_id", context),
            product: try Parsing.optional(request.productID, "product_id", context),
            location: try Parsing.optional(request.locationID, "location_id", context), kind: try kind(request.kind, context),
            actor: try Parsing.optional(request.actorID, "actor_id", context),
            from: request.fromMs == 0 ? nil : Instant(milliseconds: request.fromMs),
            to: request.toMs == 0 ? nil : Instant(milliseconds: request.toMs), page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        return ListMovementsReply(movements: page.items.map { Wire.Movement($0) }, nextToken: page.nextToken)
    }

    private func kind(_ name: String, _ context: ServerContext) throws -> JournalKind? {
        if name.isEmpty { return nil }
        guard let found = JournalKind.allCases.first(where: { $0.name == name }) else {
            let problem = Rejection.malformed(field: "kind", problem: "is no kind of movement")
            throw RejectionStatus.error(Refusal(problem), Authentication.language(context.metadata))
        }
        return found
    }

    func listStockAsOf(_ request: ListStockAsOfRequest, context: ServerContext) async throws -> ListStockAsOfReply {
        let moment: StockAsOf.Moment
        switch request.moment {
        case .instantMs(let milliseconds)?: moment = .instant(Instant(milliseconds: milliseconds))
        case .sequence(let sequence)?: moment = .sequence(sequence)
        case nil:
            let problem = Rejection.malformed(field: "moment", problem: "is missing: give instant_ms or sequence")
            throw RejectionStatus.error(Refusal(problem), Authentication.language(context.metadata))
        }
        let query = StockAsOf(
            moment, in: try Parsing.identifier(request.storeID, "store_id", context),
            product: try Parsing.optional(request.productID, "product_id", context),
            location: try Parsing.optional(request.locationID, "location_id", context), page: Inventory.Page(request.page))
        let answer = try await desk.answer(query, context)
        let buckets = answer.page.items.map { pile in
            PastStock(
                productID: pile.bucket.product.rawValue, productName: pile.productName, lotCode: pile.lotCode,
                locationID: pile.bucket.location.rawValue, locationCode: pile.locationCode,
                condition: Wire.Condition(pile.bucket.condition), onHand: pile.onHand)
        }
        return ListStockAsOfReply(
            buckets: buckets, nextToken: answer.page.nextToken, onHandTotal: answer.onHandTotal, knownThrough: answer.knownThrough)
    }

    func moveStock(_ request: MoveStockRequest, context: ServerContext) async throws -> MoveStockReply {
        let lines = request.lines.map { line in
            let goods = StockLineDraft(line.goods)
            return Inventory.MoveLine(
                goods, toLocation: line.toLocationID == 0 ? goods.location : line.toLocationID,
                toCondition: line.toCondition.map(Inventory.Condition.init) ?? .sellable)
        }
        let command = MoveStock(
            store: try Parsing.identifier(request.storeID, "store_id", context), lines: lines, note: request.note)
        return try await desk.perform(command, said: request, context) { MoveStockReply(sequence: $0.sequence) }
    }

    func getStockPolicy(_ request: GetStockPolicyRequest, context: ServerContext) async throws -> GetStockPolicyReply {
        let policy = try await desk.answer(
            StockPolicyOfStore(try Parsing.identifier(request.storeID, "store_id", context)), context)
        return GetStockPolicyReply(policy: Wire.StockPolicy(policy))
    }

    func setStockPolicy(_ request: SetStockPolicyRequest, context: ServerContext) async throws -> SetStockPolicyReply {
        // Rules that were left out altogether are a mistake of the app, not the wish to have none.
        guard let said = request.policy else {
            let problem = Rejection.malformed(field: "policy", problem: "is missing")
            throw RejectionStatus.error(Refusal(problem), Authentication.language(context.metadata))
        }
        let policy = Inventory.StockPolicy(
            adjustmentLimit: Value(e4: said.adjustmentLimitE4), recountPermille: said.recountPermille,
            recountValue: Value(e4: said.recountValueE4), classRecounts: said.classRecounts.map { Inventory.ClassRecountRule($0) })
        let command = SetStockPolicy(policy, of: try Parsing.identifier(request.storeID, "store_id", context))
        return try await desk.perform(command, said: request, context) { SetStockPolicyReply(policy: Wire.StockPolicy($0)) }
    }
}

extension Wire.StockPolicy {
    init(_ policy: Inventory.StockPolicy) {
        self.init(
            adjustmentLimitE4: policy.adjustmentLimit.e4, recountPermille: policy.recount.permille,
            recountValueE4: policy.recount.value.e4,
            classRecounts: policy.classRecounts.map { one in
                ClassRecount(
                    salesClass: Wire.SalesClass(one.salesClass), always: one.rule.isAlways, recountPermille: one.rule.permille,
                    recountValueE4: one.rule.value.e4)
            })
    }
}

extension Inventory.ClassRecountRule {
    init(_ said: ClassRecount) {
        self.init(
            Inventory.SalesClass(said.salesClass),
            RecountRule(isAlways: said.always, permille: said.recountPermille, value: Value(e4: said.recountValueE4)))
    }
}

extension Wire.StockBucket {
    init(_ stock: Inventory.StockBucket) {
        self.init(
            productID: stock.bucket.product.rawValue, productName: stock.productName, lotCode: stock.lotCode,
            expiry: stock.expiry, locationID: stock.bucket.location.rawValue, locationCode: stock.locationCode,
            condition: Wire.Condition(stock.bucket.condition), onHand: stock.onHand, reserved: stock.reserved,
            available: stock.available)
    }
}

extension Wire.Movement {
    init(_ movement: Inventory.Movement) {
        self.init(
            sequence: movement.sequence, kind: movement.kind.name, productID: movement.bucket.product.rawValue,
            lotCode: movement.lotCode, locationID: movement.bucket.location.rawValue, locationCode: movement.locationCode,
            condition: Wire.Condition(movement.bucket.condition), quantity: movement.quantity,
            occurredMs: movement.occurred.milliseconds, receivedMs: movement.received.milliseconds,
            businessDate: movement.businessDate, actor: movement.actor, documentID: movement.document?.rawValue ?? 0)
    }
}
