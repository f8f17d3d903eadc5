// How goods are kept: what kind of place they need, and how fast they leave it again. The same in every store.

public import Storage

/// How fast goods leave the shelf. The numbers are frozen.
public enum Turnover: Int64, Hashable, Sendable, CaseIterable {
    /// Kept near the dock.
    case fast = 1
    case medium = 2
    /// Kept far from it, so that the near places stay free.
    case slow = 3
}

/// What a product asks of its place.
struct StorageNeed: Hashable {
    /// The zone that it has to be in ("cold", "dry"); empty = any.
    var storageClass = ""
    var turnover = Turnover.medium
}

enum StorageNeeds {
    static func need(of product: ProductID, in source: borrowing some Reading & ~Copyable) throws -> StorageNeed {
        try source.first(find, product.rawValue) { row in
            StorageNeed(storageClass: row.text(0), turnover: Turnover(rawValue: row.int(1)) ?? .medium)
        } ?? StorageNeed()
    }

    static func set(_ need: StorageNeed, of product: ProductID, in transaction: borrowing Transaction) throws {
        try transaction.run(upsert, product.rawValue, need.storageClass, need.turnover.rawValue)
    }

    private static let find = SQL("SELECT storage_class, turnover FROM storage_need WHERE product = $1")
    private static let upsert = SQL(
        """
        INSERT INTO storage_need (product, storage_class, turnover) VALUES ($1, $2, $3)
        ON CONFLICT (product) DO UPDATE SET storage_class = excluded.storage_class, turnover = excluded.turnover
        """)
}

/// Says how a product is kept, in every store.
public struct SetStorageNeed: Command {
    public static let kind = JournalKind.setStorageNeed
    public var product: ProductID
    /// As the zones of locations are called; empty = any.
    public var storageClass: String
    public var turnover: Turnover

    public init(_ product: ProductID, storageClass: String, turnover: Turnover) {
        self.product = product
        self.storageClass = storageClass
        self.turnover = turnover
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Bool {
        try Products.find(product.rawValue, in: transaction) != nil
    }

    public func permission(_ isKnown: Bool) -> Permission { Permission(.change, .product, .everywhere) }

    public func decide(_ isKnown: Bool, _ circumstances: Circumstances) throws(Refusal) {
        var problems: [Rejection] = []
        if !isKnown { problems.append(.unknown(subject: .product, reference: "\(product)")) }
        if !storageClass.isEmpty, let problem = NameRules.problem(with: storageClass, field: "storage_class", limit: Limits.codeLength) {
            problems.append(problem)
        }
        try Refusal.check(problems)
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        try StorageNeeds.set(StorageNeed(storageClass: storageClass, turnover: turnover), of: product, in: transaction)
    }
}
