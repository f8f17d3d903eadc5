// Counting what is there while trade goes on. A count is an observation: this bucket held this much at this instant.

/// How far a stocktake is.
///
///     counting -> submitted -> (posting ->) posted    (posting: approved, and so large that it is posted in parts)
///        ^  \          ^ |
///        |   recounting  |    (lines that differ too much are counted again, twice at most)
///        \---------------/    (rejected, with a note)
public enum StocktakeState: Int64, Hashable, Sendable, CaseIterable {
    case counting = 1
    case submitted = 2
    case posted = 3
    case recounting = 4
    case posting = 5

    /// Whether terminals may count.
    var takesCounts: Bool { self == .counting || self == .recounting }
}

extension StocktakeState: DocumentState {
    static var kind: DocumentKind { .stocktake }
}

/// A stocktake as told to a caller; never with an expected quantity.
public struct Stocktake: Hashable, Sendable {
    public var id: DocumentID
    public var number: String
    public var state: StocktakeState
    public var store: StoreID
    /// Empty = the whole store.
    public var zone: String
    public var isBlind: Bool
    public var openedAt: Instant
    public var version: Int64
    public var linesCounted: Int64
    public var openedBy: String
    public var approvedBy: String
    public var postedSequence: Int64
    public var note: String
}

/// What a stocktake has beside its header.
struct StocktakeHeader: Hashable {
    var zone: String
    var isBlind: Bool
    var openedAt: Instant
    /// Buckets that were ever counted on it.
    var lines: Int64
    /// Limited to a list of products.
    var hasProducts: Bool
    var round: RecountRound
}

/// Which buckets a stocktake speaks of.
struct StocktakeScope: Hashable {
    var store: StoreID
    /// Empty = every zone.
    var zone: String
    /// Nil = every product.
    var products: Set<ProductID>?

    func covers(_ place: Place) -> Bool {
        place.store == store && place.kind.isStock && (zone.isEmpty || place.zone == zone)
    }

    func covers(_ product: ProductID) -> Bool {
        products?.contains(product) ?? true
    }
}

/// The passes of a count; each recount is a pass of its own.
enum CountPass {
    static let first: Int64 = 1
}
