// Where goods that arrived should stand. Facts in, one place and its ground out; the person may always choose another.

/// Why a place is proposed, the strongest first. The numbers are frozen.
public enum PlacementGround: Int64, Hashable, Sendable, CaseIterable {
    /// The same lot stands there.
    case sameLot = 1
    /// The store gave the product this place.
    case fixedPlace = 2
    /// The nearest empty one, because the goods leave fast.
    case nearForFast = 3
    /// The farthest empty one, because the goods leave slowly.
    case farForSlow = 4
    case nearestEmpty = 5
    /// No place holds all of it; this one holds most.
    case mostRoom = 6
}

/// A place for goods.
public struct Placement: Hashable, Sendable {
    public var product: ProductID
    public var productName: String
    /// As printed; empty = none.
    public var lotCode: String
    public var place: Place
    public var ground: PlacementGround
    /// Base units that should go there.
    public var quantity: Quantity
    /// Base units that were to be placed.
    public var wanted: Quantity
}

/// All that the rules know when goods are to be placed.
struct PlacementFacts {
    struct Candidate: Hashable {
        var place: Place
        /// 0 = not bounded.
        var capacity: Int64
        var distance: Int64
        /// What stands there, in the capacity's measure.
        var occupied: Int64
        var holdsLot: Bool

        /// Nil = not bounded.
        var room: Int64? { capacity == 0 ? nil : max(0, capacity - occupied) }

        func holds(_ size: Int64) -> Bool { room.map { $0 >= size } ?? true }

        /// From the dock; of equally near ones the older.
        static func isNearer(_ left: Candidate, _ right: Candidate) -> Bool {
            (left.distance, left.place.id.rawValue) < (right.distance, right.place.id.rawValue)
        }
    }

    var product: ProductFacts
    var lotCode: String
    var need: StorageNeed
    var fixedPlace: LocationID?
    /// Shelves of the store, in the order of `isNearer`.
    var places: [Candidate]

    /// - Throws: `Refusal` where no place of the kind has any room.
    func decide(_ quantity: Quantity) throws(Refusal) -> Placement {
        if let (found, ground) = best(of: roomy(for: quantity)) { return placement(found, ground, quantity, of: quantity) }
        let fitting = places.filter(isOfClass)
        guard let most = fitting.max(by: { ($0.room ?? 0, -$0.distance) < ($1.room ?? 0, -$1.distance) }), let room = most.room, room > 0
        else { throw Refusal(.noPlaceFor(product: product.name, storageClass: need.storageClass)) }
        let units = room * Self.unitsPerSize(product.unit)
        return placement(most, .mostRoom, Quantity(trusted: min(units, quantity.units)), of: quantity)
    }

    /// The proposal, where `places` are the few shelves that are empty or meant for these goods (`Shelves.few`) and one of them has room; nil
    /// where none has, and every shelf has to be looked at.
    func likely(_ quantity: Quantity) -> Placement? {
        guard let (found, ground) = best(of: roomy(for: quantity)) else { return nil }
        return placement(found, ground, quantity, of: quantity)
    }

    private func isOfClass(_ candidate: Candidate) -> Bool {
        need.storageClass.isEmpty || candidate.place.zone == need.storageClass
    }

    private func roomy(for quantity: Quantity) -> [Candidate] {
        let size = Self.size(quantity.units, of: product.unit)
        return places.filter { isOfClass($0) && $0.holds(size) }
    }

    private func best(of roomy: [Candidate]) -> (Candidate, PlacementGround)? {
        if let same = roomy.first(where: \.holdsLot) { return (same, .sameLot) }
        if let fixed = roomy.first(where: { $0.place.id == fixedPlace }) { return (fixed, .fixedPlace) }
        let empty = roomy.filter { $0.occupied == 0 }
        switch need.turnover {
        case .fast: return (empty.first ?? roomy.first).map { ($0, .nearForFast) }
        case .slow: return (empty.last ?? roomy.last).map { ($0, .farForSlow) }
        case .medium:
            if let nearest = empty.first { return (nearest, .nearestEmpty) }
            // Nothing is empty: where most room is left.
            return roomy.max { ($0.room ?? .max, -$0.distance) < ($1.room ?? .max, -$1.distance) }.map { ($0, .mostRoom) }
        }
    }

    private func placement(_ found: Candidate, _ ground: PlacementGround, _ quantity: Quantity, of wanted: Quantity) -> Placement {
        Placement(
            product: product.id, productName: product.name, lotCode: lotCode, place: found.place, ground: ground, quantity: quantity,
            wanted: wanted)
    }

    /// How much of a place goods take: pieces, or begun kilograms and litres.
    static func size(_ units: Int64, of unit: Unit) -> Int64 {
        let per = unitsPerSize(unit)
        return units / per + (units % per == 0 ? 0 : 1)
    }

    private static func unitsPerSize(_ unit: Unit) -> Int64 { unit == .each ? 1 : 1_000 }
}
