// Where goods that arrived should stand. Translation only.

import Inventory
import RPC
import Wire

struct PlacementsService: PlacementsProvider {
    let desk: CommandDesk

    func proposePlacement(_ request: ProposePlacementRequest, context: ServerContext) async throws -> ProposePlacementReply {
        let language = Authentication.language(context.metadata)
        guard let given = request.goods else {
            throw RejectionStatus.error(Refusal(.malformed(field: "goods", problem: "is missing: give product_id or raw")), language)
        }
        let goods: Inventory.Entry.Goods =
            switch given {
            case .productID(let id): .product(id)
            case .raw(let raw): .code(raw: raw, symbology: request.symbology)
            }
        let query = ProposedPlacement(
            store: try Parsing.identifier(request.storeID, "store_id", context),
            Inventory.Entry.Item(goods, lotCode: request.lotCode), quantity: request.quantity)
        return ProposePlacementReply(placement: Wire.Placement(try await desk.answer(query, context), language))
    }

    func listGoodsToPlace(_ request: ListGoodsToPlaceRequest, context: ServerContext) async throws -> ListGoodsToPlaceReply {
        let language = Authentication.language(context.metadata)
        let query = GoodsToPlace(
            store: try Parsing.identifier(request.storeID, "store_id", context), page: Inventory.Page(request.page))
        let page = try await desk.answer(query, context)
        return ListGoodsToPlaceReply(piles: page.items.map { Wire.PileToPlace($0, language) }, nextToken: page.nextToken)
    }

    func setStorageNeed(_ request: SetStorageNeedRequest, context: ServerContext) async throws -> SetStorageNeedReply {
        let command = SetStorageNeed(
            try Parsing.identifier(request.productID, "product_id", context), storageClass: request.storageClass,
            turnover: Inventory.Turnover(request.turnover))
        return try await desk.perform(command, said: request, context) { _ in SetStorageNeedReply() }
    }

    func setFixedPlace(_ request: SetFixedPlaceRequest, context: ServerContext) async throws -> SetFixedPlaceReply {
        let command = SetFixedPlace(
            try Parsing.identifier(request.productID, "product_id", context),
            at: try Parsing.optional(request.locationID, "location_id", context),
            in: try Parsing.identifier(request.storeID, "store_id", context))
        return try await desk.perform(command, said: request, context) { _ in SetFixedPlaceReply() }
    }

    func setPlaceSize(_ request: SetPlaceSizeRequest, context: ServerContext) async throws -> SetPlaceSizeReply {
        let command = SetPlaceSize(
            try Parsing.identifier(request.locationID, "location_id", context), capacity: request.capacity, distance: request.distance)
        return try await desk.perform(command, said: request, context) { _ in SetPlaceSizeReply() }
    }
}

extension Wire.Placement {
    init(_ placement: Inventory.Placement, _ language: Language) {
        self.init(
            locationID: placement.place.id.rawValue, code: placement.place.code, name: placement.place.name, zone: placement.place.zone,
            ground: Wire.PlacementGround(placement.ground), explanation: placement.explanation(language),
            quantity: placement.quantity.units, productID: placement.product.rawValue, productName: placement.productName,
            lotCode: placement.lotCode)
    }
}

extension Wire.PileToPlace {
    init(_ pile: Inventory.PileToPlace, _ language: Language) {
        self.init(
            productID: pile.product.rawValue, productName: pile.productName, lotCode: pile.lotCode, expiry: pile.expiry,
            quantity: pile.quantity.units, placement: pile.placement.map { Wire.Placement($0, language) })
    }
}

extension Wire.PlacementGround {
    init(_ ground: Inventory.PlacementGround) {
        self =
            switch ground {
            case .sameLot: .sameLot
            case .fixedPlace: .fixedPlace
            case .nearForFast: .nearForFast
            case .farForSlow: .farForSlow
            case .nearestEmpty: .nearestEmpty
            case .mostRoom: .mostRoom
            }
    }
}

extension Inventory.Turnover {
    init(_ turnover: Wire.Turnover) {
        self =
            switch turnover {
            case .fast: .fast
            case .medium: .medium
            case .slow: .slow
            }
    }
}
