import Storage
import Testing

@testable import Inventory

/// A proposal looks at few shelves first; it must be the one that a look at all of them gives.
@Suite struct PlacementSearchTests {
    private static let insertLot = SQL(
        """
        INSERT INTO lot (id, product, code, shown_code, production_date, shelf_life_days, expiry, status, created_sequence)
        VALUES ($1, $2, $3, $3, '', 0, '', 1, 1)
        """)

    @Test(arguments: 0..<30) func theFewShelvesGiveWhatAllWould(_ seed: UInt64) throws {
        var random = SeededRandom(seed)
        let shop = try Shop()
        let shelves = try Self.furnish(shop, &random)
        var grounds: Set<PlacementGround> = []
        for lot in [nil, LotID(trusted: 1), LotID(trusted: 2)] {
            for turnover in Turnover.allCases {
                let need = StorageNeed(storageClass: random.pick(["", "cold", "dry"]), turnover: turnover)
                let fixed = random.below(2) == 0 ? random.pick(shelves) : nil
                try shop.write { transaction in
                    try StorageNeeds.set(need, of: Shop.milk, in: transaction)
                    try PlaceRules.fix(Shop.milk, at: fixed, in: Shop.store, transaction)
                }
                for units in [1, 5, 20, 1_000] {
                    let ground = try Self.compare(shop, lot, Quantity(trusted: Int64(units)), "seed \(seed), \(need), \(units)")
                    if let ground { grounds.insert(ground) }
                }
            }
        }
        #expect(!grounds.isEmpty, "seed \(seed)")
    }

    /// Where nothing is empty and nothing is meant for the goods, the few do not decide.
    @Test func whereNothingIsEmptyAllAreLookedAt() throws {
        let shop = try Shop()
        for place in [Shop.a1, Shop.b1] { try shop.move(Shop.tea, 3, from: Shop.supplierPlace, to: place) }
        let likely = try shop.read { snapshot in
            let product = try #require(try Products.find(Shop.tea.rawValue, in: snapshot))
            let few = try Shelves.few(for: product, lot: nil, Quantity(trusted: 1), of: Shop.store, in: snapshot)
            return try PlacementFacts(product, lot: nil, lotCode: "", in: Shop.store, places: few, snapshot).likely(Quantity(trusted: 1))
        }
        #expect(likely == nil)
    }

    /// Shelves beyond the limit are those that are farthest from the dock.
    @Test func theNearestShelvesAreLookedAtFirst() throws {
        let shop = try Shop()
        try shop.write { transaction in try PlaceRules.size(Shop.a1, capacity: 0, distance: 9, in: transaction) }
        let order = try shop.read { snapshot in try Shelves.all(of: Shop.store, in: snapshot).map(\.place.id) }
        #expect(order == [Shop.b1, Shop.a1])
    }

    /// Forty shelves of three kinds, some bounded, most with something on them.
    private static func furnish(_ shop: Shop, _ random: inout SeededRandom) throws -> [LocationID] {
        var shelves: [LocationID] = []
        try shop.write { transaction in
            for lot in 1...2 { try transaction.run(insertLot, Int64(lot), Shop.milk.rawValue, "L\(lot)") }
        }
        let fullness = random.below(4)
        for number in 1...40 {
            let (zone, capacity, distance) = (random.pick(["", "cold", "dry"]), random.pick([0, 3, 10, 25] as [Int64]), Int64(random.below(12)))
            let shelf = try shop.write { transaction in
                let id = try Places.insert(Shop.store, .shelf, code: "S\(number)", name: "", zone: zone, in: transaction)
                try PlaceRules.size(id, capacity: capacity, distance: distance, in: transaction)
                return id
            }
            shelves.append(shelf)
            guard random.below(4) < fullness + (number % 2) else { continue }
            let lot: LotID? = random.below(6) == 0 ? LotID(trusted: 1) : nil
            try shop.move(
                lot == nil ? Shop.tea : Shop.milk, lot: lot, Int64(random.below(12) + 1), from: Shop.supplierPlace, to: shelf)
        }
        return shelves
    }

    /// Answers the ground that both give; nil where no place is found.
    private static func compare(_ shop: Shop, _ lot: LotID?, _ quantity: Quantity, _ comment: String) throws -> PlacementGround? {
        try shop.read { snapshot in
            let product = try #require(try Products.find(Shop.milk.rawValue, in: snapshot))
            let known = try lot.flatMap { try Lots.find($0, in: snapshot) }
            let shelves = try Shelves.few(for: product, lot: known, quantity, of: Shop.store, in: snapshot)
            let few = try PlacementFacts(product, lot: known, lotCode: "", in: Shop.store, places: shelves, snapshot).likely(quantity)
            // The list of what waits reads the empty shelves once for all its piles.
            let among = try Shelves.few(
                for: product, lot: known, quantity, of: Shop.store, among: Shelves.empty(of: Shop.store, in: snapshot), in: snapshot)
            #expect(among == shelves, "\(comment)")
            let every = try PlacementFacts(
                product, lot: known, lotCode: "", in: Shop.store, places: Shelves.all(of: Shop.store, in: snapshot), snapshot)
            let all = try? every.decide(quantity)
            guard let few else { return all?.ground }
            #expect(few == all, "\(comment)")
            return few.ground
        }
    }
}
