// Small closed vocabularies that are stored as numbers. The numbers are frozen: they stand in files.

/// The state of goods within a bucket.
public enum Condition: Int64, Hashable, Sendable, CaseIterable {
    case sellable = 1
    case damaged = 2
    case quarantine = 3
}

/// What one base unit of a product is.
public enum Unit: Int64, Hashable, Sendable, CaseIterable {
    case each = 1
    case gram = 2
    case millilitre = 3
}

/// How finely a product's stock is followed.
public enum Tracking: Int64, Hashable, Sendable, CaseIterable {
    case none = 1
    case lot = 2
}

/// What a location is for. Goods at real places are the store's stock; the others are the world outside the shelf.
public enum LocationKind: Int64, Hashable, Sendable, CaseIterable {
    case shelf = 1
    case dock = 2
    case supplier = 11
    case customer = 12
    case loss = 13
    case gain = 14
    case transit = 15

    public var isStock: Bool { self == .shelf || self == .dock }
}

/// One pile of goods: what, which lot (nil = not followed by lot), where, in which state.
public struct Bucket: Hashable, Sendable {
    public var product: ProductID
    public var lot: LotID?
    public var location: LocationID
    public var condition: Condition

    public init(product: ProductID, lot: LotID?, location: LocationID, condition: Condition) {
        self.product = product
        self.lot = lot
        self.location = location
        self.condition = condition
    }

    /// As stored: 0 stands for "no lot".
    var lotNumber: Int64 { lot?.rawValue ?? 0 }
}

public enum Language: String, Hashable, Sendable, CaseIterable {
    case english = "en"
    case chinese = "zh"

    /// English for anything unknown; "zh-CN", "zh_Hans" and the like are Chinese.
    public init(tag: some StringProtocol) {
        self = tag.lowercased().hasPrefix("zh") ? .chinese : .english
    }
}
