// Goods on a command line: `3x17@A1` is three of product 17 at place A1, `3x17@A1/L2041` of that lot.

public import ArgumentParser
public import Wire

/// Quantity, product, and where the goods are.
struct GoodsArgument: ExpressibleByArgument, Hashable {
    var quantity: Int64
    var product: Int64
    /// Empty where none was said.
    var place: String
    var lot: String

    static let form = "QUANTITYxPRODUCT[@PLACE[/LOT]]"

    init?(argument: String) {
        let halves = argument.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let goods = halves[0].split(separator: "x", maxSplits: 1, omittingEmptySubsequences: false)
        guard goods.count == 2, let quantity = Int64(goods[0]), let product = Int64(goods[1]) else { return nil }
        let place = halves.count > 1 ? halves[1].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false) : []
        guard halves.count == 1 || place.first?.isEmpty == false else { return nil }
        self.quantity = quantity
        self.product = product
        self.place = place.first.map(String.init) ?? ""
        lot = place.count > 1 ? String(place[1]) : ""
    }
}

extension Office {
    /// The places of a store by their code.
    func places(of store: Int64) async throws -> [String: Int64] {
        let places = try await pages { page in
            let reply = try await StoresClient(client).listLocations(ListLocationsRequest(storeID: store, page: page), options: reading)
            return (reply.locations, reply.nextToken)
        }
        return Dictionary(places.map { ($0.code, $0.locationID) }, uniquingKeysWith: { first, _ in first })
    }

    /// The goods as the protocol names them.
    func lines(_ goods: [GoodsArgument], in store: Int64, condition: Condition = .sellable) async throws -> [StockLine] {
        let places = try await places(of: store)
        return try goods.map { one in
            StockLine(
                productID: one.product, lotCode: one.lot, locationID: try Self.place(one.place, in: places), condition: condition,
                quantity: one.quantity)
        }
    }

    static func place(_ code: String, in places: [String: Int64]) throws -> Int64 {
        guard let id = places[code] else {
            let known = places.keys.sorted().prefix(20).joined(separator: ", ")
            throw Failure(.usage, "There is no place \(code) in this store. There are: \(known).")
        }
        return id
    }
}

extension Condition: ExpressibleByArgument {
    public init?(argument: String) {
        guard let found = Condition.allCases.first(where: { "\($0)" == argument }) else { return nil }
        self = found
    }
}

extension AdjustmentReason: ExpressibleByArgument {
    public init?(argument: String) {
        guard let found = AdjustmentReason.allCases.first(where: { "\($0)" == argument }) else { return nil }
        self = found
    }
}
