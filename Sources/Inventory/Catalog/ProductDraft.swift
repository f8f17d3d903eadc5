// A product as somebody wants it to be.

/// One code of a product.
public struct BarcodeDraft: Hashable, Sendable {
    /// As printed.
    public var code: String
    /// Base units one scan stands for.
    public var quantity: Int64
    /// "each", "inner", "case", "pallet".
    public var level: String

    public init(_ code: String, quantity: Int64 = 1, level: String = "each") {
        self.code = code
        self.quantity = quantity
        self.level = level
    }
}

/// The number under which the scales of a store (nil: of all stores) print the product.
public struct ScaleItemDraft: Hashable, Sendable {
    public var store: StoreID?
    public var item: Int64

    public init(store: StoreID? = nil, item: Int64) {
        self.store = store
        self.item = item
    }
}

/// A new product, or a known one (by its SKU) as it shall be from now on. Codes are added, never taken away.
public struct ProductDraft: Hashable, Sendable {
    public var sku: String
    public var name: String
    public var unit: Unit
    public var tracking: Tracking
    public var expiryRequired: Bool
    /// 0 = unknown.
    public var shelfLifeDays: Int64
    /// What must be left of the shelf life at receipt; 0 = no rule.
    public var minimumLifeDays: Int64
    public var isActive: Bool
    public var barcodes: [BarcodeDraft]
    public var scaleItems: [ScaleItemDraft]

    public init(
        sku: String, name: String, unit: Unit = .each, tracking: Tracking = .none, expiryRequired: Bool = false,
        shelfLifeDays: Int64 = 0, minimumLifeDays: Int64 = 0, isActive: Bool = true, barcodes: [BarcodeDraft] = [],
        scaleItems: [ScaleItemDraft] = []
    ) {
        self.sku = sku
        self.name = name
        self.unit = unit
        self.tracking = tracking
        self.expiryRequired = expiryRequired
        self.shelfLifeDays = shelfLifeDays
        self.minimumLifeDays = minimumLifeDays
        self.isActive = isActive
        self.barcodes = barcodes
        self.scaleItems = scaleItems
    }
}

extension ProductDraft {
    static let levels: Set<String> = ["each", "inner", "case", "pallet"]
    /// Codes of one product, of one kind.
    static let codeLimit = 100
    static let longestLifeDays: Int64 = 36_500

    /// All that is wrong with it by itself; fields are named below `path`.
    func problems(at path: String) -> [Rejection] {
        var problems = [
            NameRules.problem(with: sku, field: "\(path).sku", limit: Limits.codeLength),
            NameRules.problem(with: name, field: "\(path).name", limit: Limits.nameLength),
        ].compactMap(\.self)
        for (days, field) in [(shelfLifeDays, "shelf_life_days"), (minimumLifeDays, "minimum_life_days")]
        where !(0...Self.longestLifeDays).contains(days) {
            problems.append(.malformed(field: "\(path).\(field)", problem: "is not 0 to \(Self.longestLifeDays) days"))
        }
        if barcodes.count > Self.codeLimit { problems.append(.tooMany(field: "\(path).barcodes", limit: Self.codeLimit)) }
        if scaleItems.count > Self.codeLimit { problems.append(.tooMany(field: "\(path).scale_items", limit: Self.codeLimit)) }
        for (index, barcode) in barcodes.prefix(Self.codeLimit).enumerated() {
            let field = "\(path).barcodes[\(index)]"
            if StoredCode(barcode.code) == nil {
                problems.append(.malformed(field: "\(field).code", problem: "needs 1 to \(Limits.codeLength) plain characters"))
            }
            if !(1...Quantity.limit).contains(barcode.quantity) { problems.append(.quantityOutOfRange(field: "\(field).quantity")) }
            if !Self.levels.contains(barcode.level) {
                problems.append(.malformed(field: "\(field).level", problem: "is none of \(Self.levels.sorted().joined(separator: ", "))"))
            }
        }
        for (index, item) in scaleItems.prefix(Self.codeLimit).enumerated() where !(0...9_999_999_999).contains(item.item) {
            problems.append(.malformed(field: "\(path).scale_items[\(index)].item", problem: "does not fit a scale label"))
        }
        return problems
    }
}
